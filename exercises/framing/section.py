"""The report's section on the framing: what was shown, and the terms that the report uses."""

from exercises.framing.findings import Findings
from workshop.lists import HARMS, IDENTIFIABILITY
from workshop.report.blocks import Block, Bullets, Heading, Paragraph, Table
from workshop.words import Words


def section(found: Findings, words: Words) -> list[Block]:
    blocks: list[Block] = [
        Heading(found.activity.heading),
        Paragraph(words("framing.how_run", minutes=found.activity.minutes, shown="; ".join(found.shown))),
        terms(words),
        harms(words),
    ]
    if found.parked:
        blocks += [
            Paragraph(words("framing.gone_into")),
            Bullets(tuple(f"{table}: {text}" for table, text in found.parked)),
        ]
    return blocks


def terms(words: Words) -> Table:
    columns = (words("framing.column_term"), words("framing.column_meaning"))
    return Table(words("framing.terms_caption"), columns, tuple((term.name, term.meaning) for term in IDENTIFIABILITY))


def harms(words: Words) -> Table:
    columns = tuple(words(f"framing.column_{name}") for name in ("harm", "when", "meaning"))
    rows = tuple((one.name, group.name, one.meaning) for group in HARMS for one in group.dimensions)
    return Table(words("framing.harms_caption"), columns, rows)
