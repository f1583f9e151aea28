"""The report's chapter on the framing: what was shown, the terms that the report uses, and what tables want to come back to."""

from exercises.framing.findings import Findings
from exercises.held import held
from workshop.briefing import BRIEFING
from workshop.lists import HARMS, IDENTIFIABILITY
from workshop.report.blocks import Block, Heading, Paragraph, Quote, Table
from workshop.words import Words

SHOWN, ANSWERS = "shown", "answers"


def section(found: Findings, words: Words) -> list[Block]:
    """What the room was shown, in a sentence each, and how many tables wrote down what they want to come back to."""
    parts = words.share(len(found.shown), len(BRIEFING), "parts")
    return [
        Heading(found.activity.heading),
        Paragraph(words("framing.report.opened", parts=parts), rests_on=(SHOWN,)),
        *parked(found, words),
        shown(found, words),
        *([terms(words)] if found.was_shown("spectrum") else []),
    ]


def parked(found: Findings, words: Words) -> list[Block]:
    """How many tables want to come back to something; nothing where none does."""
    wrote = sum(map(bool, found.parked.values()))
    tables = words.share(wrote, len(found.parked))
    return [Paragraph(words.sentence("framing.report.parked", tables=tables), rests_on=(ANSWERS,))] if wrote else []


def shown(found: Findings, words: Words) -> Table:
    """Every part of the framing with what stood on the wall, and whether the lead turned to it."""
    rows = tuple(
        (one.heading, one.sentence, words(f"framing.report.{'shown' if found.was_shown(one.id) else 'not_shown'}"))
        for one in BRIEFING
    )
    columns = tuple(words(f"framing.report.column_{name}") for name in ("part", "sentence", "shown"))
    return Table(words("framing.report.shown_caption"), columns, rows, id=SHOWN)


def terms(words: Words) -> Table:
    columns = (words("framing.column_term"), words("framing.column_meaning"))
    rows = tuple((term.name, term.meaning) for term in IDENTIFIABILITY)
    return Table(words("framing.terms_caption"), columns, rows, id="terms")


def table_by_table(found: Findings, words: Words) -> list[Block]:
    """What each table wants to come back to, as quotations that it may withhold."""
    blocks: list[Block] = []
    for table, said in found.parked.items():
        quotes = [Quote(text, table=table) for text in said]
        blocks += [Heading(found.names[table], 3, id=f"table-{table}"), *quotes] if quotes else []
    return [Paragraph(words("framing.report.own")), *blocks] if blocks else []


def how_it_ran(found: Findings, words: Words) -> list[Block]:
    """What tables were told and had to read, and how much each wrote."""
    rows = tuple((found.names[table], str(len(said))) for table, said in found.parked.items())
    columns = (words("report.column_table"), words("framing.report.column_parked"))
    return [
        *held(found.activity, words, words("framing.report.how")),
        *(
            [Table(words("framing.report.answers_caption"), columns, rows, id=ANSWERS)]
            if any(found.parked.values())
            else []
        ),
        *([harms(words)] if found.was_shown("privacy") else []),
    ]


def harms(words: Words) -> Table:
    columns = tuple(words(f"framing.column_{name}") for name in ("harm", "when", "meaning"))
    rows = tuple((one.name, group.name, one.meaning) for group in HARMS for one in group.dimensions)
    return Table(words("framing.harms_caption"), columns, rows, id="harms")
