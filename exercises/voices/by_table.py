"""Expert voices in the report's appendices: what each table made of what it heard, and how it ran. Who asked is told nowhere."""

from collections.abc import Sequence

from exercises.held import held
from exercises.voices.findings import Asked, Findings, Said
from workshop.report.blocks import Block, Bullets, Heading, Paragraph, Quote, Sentence, Table
from workshop.words import Words

ANSWERS, RELEASED = "answers", "released"


def told_of(found: Findings) -> list[Asked]:
    """Questions that the report tells: all but those taken back to which nothing was released."""
    return [one for one in found.questions if one.text or one.released]


def table_by_table(found: Findings, words: Words) -> list[Block]:
    """What each table heard that changes what it thinks, as quotations that it may withhold."""
    blocks: list[Block] = []
    for table, said in found.heard.items():
        quotes = [Quote(text, table=table) for text in said]
        blocks += [Heading(found.names[table], 3, id=f"table-{table}"), *quotes] if quotes else []
    return [Paragraph(words("voices_report.own")), *blocks] if blocks else []


def how_it_ran(found: Findings, words: Words) -> list[Block]:
    """Whether it had its own time, what tables were told, how much of what experts wrote is not here, and who wrote nothing."""
    not_opened = [Paragraph(words("voices_report.not_opened"))]
    lead = held(found.activity, words, words("voices_report.how")) if found.opened else not_opened
    return [*lead, Bullets(tuple(_counted(found, words))), released(found, words), answers(found, words)]


def _counted(found: Findings, words: Words) -> list[Sentence]:
    experts, back = len(found.experts), found.unreleased
    key = {0: "none", 1: "one"}.get(experts, "many")
    said = [Sentence(words.sentence(f"voices_report.experts_{key}", n=words.number(experts)), (RELEASED,))]
    if back:
        key = "one" if back == 1 else "many"
        said.append(Sentence(words.sentence(f"voices_report.unreleased_{key}", n=words.number(back)), (RELEASED,)))
    if silent := [found.names[table] for table, heard in found.heard.items() if not heard]:
        said.append(Sentence(words("voices_report.silent", tables=", ".join(silent)), (ANSWERS,)))
    return said


def released(found: Findings, words: Words) -> Table:
    """How much was asked and written, and how much of it the lead did not release."""
    answers = [said for asked in found.questions for said in asked.answers]
    rows = (
        (words("voices_report.row_questions"), str(len(told_of(found))), "–"),
        _row("answers", answers, words),
        _row("clarifications", found.clarifications, words),
        _row("parts", list(found.parts.values()), words),
    )
    columns = tuple(words(f"voices_report.column_{name}") for name in ("what", "number", "unreleased"))
    return Table(words("voices_report.released_caption", n=len(found.experts)), columns, rows, id=RELEASED)


def _row(name: str, these: Sequence[Said], words: Words) -> tuple[str, str, str]:
    unreleased = sum(said.state != "released" for said in these)
    return words(f"voices_report.row_{name}"), str(len(these)), str(unreleased)


def answers(found: Findings, words: Words) -> Table:
    """A row a table: how many things it wrote on what it heard."""
    rows = tuple((found.names[table], str(len(said))) for table, said in found.heard.items())
    columns = (words("report.column_table"), words("voices_report.column_heard"))
    return Table(words("voices_report.answers_caption"), columns, rows, id=ANSWERS)
