"""The report's chapter on the plenary: statements beside what the room said of them, and what tables take away and will do.

A statement stands with the words that tables answered; where its words were changed, those before stand below with their own
answers. What tables wrote is theirs to let be quoted. What each table answered, and who did not, stands in appendices (`by_table`).
"""

from collections.abc import Iterable, Iterator

from exercises.plenary.answer import Statement, Version
from exercises.plenary.by_table import BY_TABLE, how_it_ran, number_of, said_of, shown, table_by_table
from exercises.plenary.findings import Findings, answered
from exercises.plenary.slip import FEWEST_PEOPLE
from workshop.report.blocks import Block, Heading, Paragraph, Quote, Table
from workshop.report.data import DataTable, table_of
from workshop.words import Words

__all__ = ["how_it_ran", "section", "table_by_table", "tables"]
STATEMENTS, NEXT_STEPS, SLIP = "statements", "next-steps", "slip"
IN_WORDS = ("insight", "take_away", "still_open")


def section(found: Findings, words: Words) -> list[Block]:
    """What was asked, statements with their answers, next steps, what tables took from the day, parked notes, the exit slip."""
    return [
        Heading(found.activity.heading),
        *asked(found, words),
        *checked(found, words),
        *next_steps(found, words),
        *in_words(found, words),
        *parked(found, words),
        *exit_slip(found, words),
    ]


def asked(found: Findings, words: Words) -> list[Block]:
    """The questions, and how many tables answered to statements."""
    questions = " ".join(words(f"plenary.{name}") for name in ("insights", "statements", "next_steps"))
    blocks: list[Block] = [Paragraph(questions, words("plenary_report.questions"))]
    if not found.statements:
        return [*blocks, Paragraph(words("plenary_report.none_shown"))]
    answered = {table for _, _, one in shown(found) for table in found.answers(one.id).tables}
    who = words.share(len(answered), len(found.names))
    return [*blocks, Paragraph(words("plenary_report.statements_put", who=who), rests_on=(BY_TABLE,))]


def checked(found: Findings, words: Words) -> list[Block]:
    """Every statement that was shown, with its answers (F24), all of them counted in one table; and what tables missed."""
    if not found.statements:
        return []
    blocks: list[Block] = [Heading(words("plenary_report.statements"), 2, id=STATEMENTS)]
    blocks.append(Paragraph(words("plenary_report.statements_lead")))
    for number, statement in enumerate(found.statements, 1):
        blocks += _statement(found, number, statement, words)
    blocks.append(statements_table(found, words))
    if left_out := _quotes(found, "left_out"):
        blocks += [Heading(words("plenary_report.left_out"), 3, id="left-out"), *left_out]
    return blocks


def _statement(found: Findings, number: int, statement: Statement, words: Words) -> list[Block]:
    """A statement as it was shown last, then the words before it, newest first, each with its own answers."""
    latest = statement.latest
    rest = [words("plenary_report.rests_on", heading=found.heading(statement.rests_on))] if statement.rests_on else []
    rest += [] if statement.on else [words("plenary_report.taken_off")]
    blocks: list[Block] = [Paragraph(latest.text, words("plenary_report.statement", number=number), said=True)]
    blocks += _answers(found, latest, words, " ".join(rest))
    for version in reversed([one for one in statement.versions if one != latest]):
        blocks += [Paragraph(version.text, words("plenary_report.before"), said=True), *_answers(found, version, words)]
    return blocks


def _answers(found: Findings, version: Version, words: Words, rest: str = "") -> list[Block]:
    """How the room answered these words, and what tables wrote beside their answers."""
    answers = found.answers(version.id)
    told = f"{answered(answers, words)} {rest}".strip()
    quotes = [
        Quote(
            text, words("plenary_report.credit", table=found.names[table], answer=said_of(answers, table, words)), table
        )
        for table, text in answers.in_words.items()
    ]
    return [Paragraph(told, rests_on=(STATEMENTS,)), *quotes]


def statements_table(found: Findings, words: Words) -> Table:
    """One row for each wording that was shown, with how many tables gave which answer."""
    columns = (
        words("plenary_report.column_statement"), *(words(f"plenary.answers.{one}") for one in ("right", "not_quite", "missing")),
        words("plenary_report.column_silent"), words("plenary_report.column_tables"),
    )  # fmt: skip
    rows = []
    for one in shown(found):
        version = one[2]
        answers = found.answers(version.id)
        counts = [*map(len, answers.by_answer.values()), len(answers.silent), len(found.names)]
        text = words("plenary_report.statement_row", number=number_of(*one, words), text=version.text)
        rows.append((text, *map(str, counts)))
    return Table(words("plenary_report.statements_caption"), columns, tuple(rows), id=STATEMENTS)


def next_steps(found: Findings, words: Words) -> list[Block]:
    """What tables will do, with role and date; nothing is filled in."""
    if not found.names:
        return []
    steps, unsaid = found.next_steps(), words("common.not_stated")
    who = words.share(len(steps), len(found.names))
    said = Paragraph(words.sentence("plenary_report.steps_named", who=who), rests_on=(BY_TABLE,))
    blocks: list[Block] = [Heading(words("plenary_report.next_steps"), 2, id=NEXT_STEPS), said]
    rows = [(found.names[table], *(one or unsaid for one in step)) for table, own in steps.items() for step in own]
    columns = tuple(words(f"plenary_report.{name}") for name in ("table", "what", "role", "when"))
    table = Table(words("plenary_report.next_steps_caption"), columns, tuple(rows), id=NEXT_STEPS)
    return [*blocks, table] if rows else blocks


def in_words(found: Findings, words: Words) -> list[Block]:
    """What struck tables, what they take away and what is open, in their words; nothing where they wrote nothing."""
    said = {field: _quotes(found, field) for field in IN_WORDS}
    blocks: list[Block] = [Heading(words("plenary_report.in_words"), 2, id="in-words")] if any(said.values()) else []
    for field, quotes in said.items():
        blocks += [Heading(words(f"plenary_report.{field}"), 3, id=field), *quotes] if quotes else []
    return blocks


def _quotes(found: Findings, field: str) -> list[Block]:
    return [Quote(text, found.names[table], table) for table, texts in found.written(field).items() for text in texts]


def parked(found: Findings, words: Words) -> list[Block]:
    """What tables parked during the day, with where."""
    names = {table.id: table.name for table in found.day.setup.tables}
    quotes = [
        Quote(
            one.text,
            words("plenary_report.parked_credit", table=names[one.table], heading=found.heading(one.activity)),
            one.table,
        )
        for one in found.parked
    ]
    return [Heading(words("plenary_report.parked"), 2, id="parked"), *quotes] if quotes else []


def exit_slip(found: Findings, words: Words) -> list[Block]:
    """Counts over the whole room, once no more can come, from so many people up."""
    heading, counted = Heading(words("plenary_report.slip"), 2, id=SLIP), found.counted
    least = max(FEWEST_PEOPLE, found.day.setup.minimum_count)
    if counted is None:
        return [heading, Paragraph(words("plenary_report.slip_open"))]
    if counted.people is None:
        return [heading, Paragraph(words("plenary_report.slip_few", least=least))]
    withheld = words("plenary_report.slip_withheld", least=least)
    rows = tuple((words(f"slip.{one}"), counts(told, words) or withheld) for one, told in counted.by_question.items())
    columns = (words("plenary_report.slip_question"), words("plenary_report.slip_said"))
    caption = words("plenary_report.slip_caption", people=counted.people)
    paper = ["slip_paper"] if found.on_paper else []
    lead = " ".join(words(f"plenary_report.{one}", least=least) for one in ("slip_lead", *paper, "slip_joined"))
    return [heading, Paragraph(lead), Table(caption, columns, rows, id=SLIP)]


def counts(told: Iterable[tuple[tuple[str, ...], int]], words: Words) -> str:
    """ "Yes: 15; partly or no: 10", "" where nothing may be told. Steps that nobody chose are left out."""
    either = words("plenary_report.slip_or")
    joined = [
        (either.join(words(f"slip.{step}") for step in steps).capitalize(), count) for steps, count in told if count
    ]
    return "; ".join(words("plenary_report.slip_step", count=count, steps=steps) for steps, count in joined)


def tables(found: Findings, words: Words) -> list[DataTable]:
    """Statements with their answers, what tables wrote, next steps, what may be quoted, and the slip's counts as released."""
    names = found.names
    wrote = [
        (names[table], field, text)
        for field in ("insight", "take_away", "still_open", "left_out")
        for table, texts in found.written(field).items() for text in texts
    ]  # fmt: skip
    steps = [(names[table], *step) for table, steps in found.next_steps().items() for step in steps]
    quoted = [(one.text, found.day.setup.area) for one in found.permitted]
    parked_notes = [(names[one.table], found.heading(one.activity), one.text) for one in found.parked]
    return [
        table_of("plenary", "statements", "statement text shown rests_on right not_quite missing silent",
                 _rows_of_statements(found), words),
        table_of("plenary", "remarks", "statement text table answer remark", _rows_of_remarks(found, words), words),
        table_of("plenary", "in-words", "table about text", wrote, words),
        table_of("plenary", "next-steps", "table what role when", steps, words),
        table_of("plenary", "quotations", "text credit", quoted, words),
        table_of("plenary", "parked", "table parked_in text", parked_notes, words),
        table_of("plenary", "exit-slip", "slip_statement answers people", _rows_of_slips(found, words), words),
    ]  # fmt: skip


def _rows_of_statements(found: Findings) -> Iterator[tuple[str | int, ...]]:
    for number, statement, version in shown(found):
        answers = found.answers(version.id)
        on = "yes" if version == statement.on else "no"
        counts = [len(answers.by_answer[one]) for one in ("right", "not_quite", "missing")]
        yield number, version.text, on, found.heading(statement.rests_on), *counts, len(answers.silent)


def _rows_of_remarks(found: Findings, words: Words) -> Iterator[tuple[str | int, ...]]:
    for number, _, version in shown(found):
        answers = found.answers(version.id)
        for table, text in answers.in_words.items():
            yield number, version.text, found.names[table], said_of(answers, table, words), text


def _rows_of_slips(found: Findings, words: Words) -> Iterator[tuple[str | int | None, ...]]:
    """As in the section: nothing while slips can come or where they are few, steps joined, and no count that may not be told."""
    if found.counted is None or found.counted.people is None:
        return
    either = words("plenary_report.slip_or")
    for question, told in found.counted.by_question.items():
        for steps, count in told:
            if count:
                yield words(f"slip.{question}"), either.join(words(f"slip.{step}") for step in steps), count
        if not any(count for _, count in told):
            yield words(f"slip.{question}"), "", None
