"""What expert voices give the area report: what was asked, what experts said, and apart from it what tables made of it.

Questions stand without the table that asked, and of what experts wrote only what tables could read; the rest is counted.
"""

from collections.abc import Iterator

from exercises.voices.findings import Asked, Findings, Said
from workshop.report.blocks import Block, Bullets, Heading, Paragraph, Quote
from workshop.report.data import DataTable, table_of
from workshop.words import Words


def section(found: Findings, words: Words) -> list[Block]:
    """The part of the report on expert voices."""
    return [
        Heading(found.activity.heading),
        *_role(found, words),
        Heading(words("voices_report.questions"), 2),
        *_questions(found, words),
        *_clarifications(found, words),
        Heading(words("voices_report.heard"), 2),
        *_heard(found, words),
    ]


def _role(found: Findings, words: Words) -> list[Block]:
    """What experts were there for, who wrote, and how much of it is not here."""
    blocks: list[Block] = [Paragraph(words("voices_report.role"))]
    if not found.opened:
        blocks.append(Paragraph(words("voices_report.not_opened")))
    blocks.append(Paragraph(words("voices_report.experts", n=len(found.experts))))
    if parts := tuple(part for part in map(found.part, found.experts) if part):
        blocks += [Paragraph(words("voices_report.parts")), Bullets(parts)]
    if found.unreleased:
        blocks.append(Paragraph(words("voices_report.unreleased", n=found.unreleased)))
    return blocks


def _questions(found: Findings, words: Words) -> list[Block]:
    told = [asked for asked in found.questions if asked.text or asked.released]
    if not told:
        return [Paragraph(words("voices_report.no_questions"))]
    answered = (block for asked in told for block in _question(found, asked, words))
    return [Paragraph(words("voices_report.questions_lead")), *answered]


def _question(found: Findings, asked: Asked, words: Words) -> list[Block]:
    """One question with its answers, or why there is none."""
    text = asked.text or words("voices_report.question_gone")
    blocks: list[Block] = [Paragraph(text, words("voices_report.question"))]
    blocks += [Quote(said.text, _credit(found, said, words)) for said in asked.released]
    if asked.aloud:
        blocks.append(Paragraph(words("voices_report.also_aloud" if asked.released else "voices_report.aloud")))
    elif not asked.released:
        blocks.append(Paragraph(words("voices_report.no_answer")))
    return blocks


def _clarifications(found: Findings, words: Words) -> list[Block]:
    """What was made clear card by card, then for the day; no heading over nothing."""
    blocks: list[Block] = []
    for said in (said for said in found.clarifications if said.state == "released"):
        dealt = found.deck.get(said.about or "")
        about = words("voices_report.whole_day")
        if dealt:
            about = words("voices_report.about_card", card=f"{dealt.letter}, {dealt.card.title}")
        blocks += [Paragraph(about), Quote(said.text, _credit(found, said, words))]
    return [Heading(words("voices_report.clarifications"), 2), *blocks] if blocks else []


def _heard(found: Findings, words: Words) -> list[Block]:
    """What tables took from it, in their own words, and which of them wrote nothing."""
    wrote = {table: said for table, said in found.heard.items() if said}
    if not wrote:
        return [Paragraph(words("voices_report.none_heard"))]
    blocks: list[Block] = [Paragraph(words("voices_report.heard_lead"))]
    for table, said in wrote.items():
        blocks += [Paragraph(words("voices_report.heard_table", table=found.names[table])), Bullets(said)]
    if silent := [name for table, name in found.names.items() if table not in wrote]:
        blocks.append(Paragraph(words("voices_report.heard_nothing", tables=", ".join(silent))))
    return blocks


def _credit(found: Findings, said: Said, words: Words) -> str:
    part = found.part(said.expert)
    return words("voices_report.credit_part", part=part) if part else words("voices_report.credit")


def tables(found: Findings, words: Words) -> list[DataTable]:
    """Questions without the table that asked, of what experts wrote what tables could read, and what tables took from it."""
    made_clear = [
        (dealt.card.title if (dealt := found.deck.get(said.about or "")) else "", said.text, found.part(said.expert))
        for said in found.clarifications if said.state == "released"
    ]  # fmt: skip
    heard = [(found.names[table], text) for table, said in found.heard.items() for text in said]
    return [
        table_of("voices", "questions", "question aloud answer part", _rows_of_questions(found), words),
        table_of("voices", "clarifications", "card clarification part", made_clear, words),
        table_of("voices", "heard", "table heard", heard, words),
    ]


def _rows_of_questions(found: Findings) -> Iterator[tuple[str, ...]]:
    """A row for each released answer, and one for a question that has none."""
    for asked in found.questions:
        aloud = "yes" if asked.aloud else "no"
        for said in asked.released:
            yield asked.text, aloud, said.text, found.part(said.expert)
        if asked.text and not asked.released:
            yield asked.text, aloud, "", ""
