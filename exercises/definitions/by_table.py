"""Definitions in the report's appendices: each table's own, first and revised, with its readers' marks; and how it ran."""

from collections.abc import Iterable

from exercises.definitions import MARKS, from_paper
from exercises.definitions.findings import Findings
from workshop.report.blocks import Block, Bullets, Heading, Paragraph, Quote, Sentence, Table
from workshop.words import Words

ANSWERS = "answers"


def table_by_table(found: Findings, words: Words) -> list[Block]:
    """Each table's first definition, its readers' marks and questions, and what it wrote then."""
    blocks: list[Block] = []
    for table in found.first:
        blocks += [Heading(found.names[table], 3, id=f"table-{table}"), *_definition(found, table, words)]
    return blocks


def _definition(found: Findings, table: int, words: Words) -> Iterable[Block]:
    """Definitions are the table's answer, so they stand; what a reader asked is that reader's to let be quoted."""
    revised, taken_out = found.revised(table), table not in found.last
    yield Quote(found.first[table], words(f"definitions.report.{'first' if revised or taken_out else 'only'}"))
    yield from _readers(found, table, words)
    if revised:
        yield Quote(found.last[table], words("definitions.report.last"))
    if later := found.since(table):
        yield Quote(later, words("definitions.report.since"))


def _readers(found: Findings, table: int, words: Words) -> list[Block]:
    if not found.texts:
        return []
    if not found.readers(table):
        return [Paragraph(words("definitions.report.unread"), rests_on=(ANSWERS,))]
    of, spoke = how_many(len(found.readers(table)), words), words.number(len(found.spoke(table)))
    rows = tuple(
        (said, words(f"definitions.report.{mark}"), how_many(many, words))
        for mark in MARKS for said, many in found.marked(table, mark)
    )  # fmt: skip
    columns = tuple(words(f"definitions.report.column_{name}") for name in ("marked", "mark", "readers"))
    caption = words("definitions.report.marks_caption", table=found.names[table])
    asked = words("definitions.report.would_ask")
    return [
        Paragraph(words("definitions.report.readers", of=of, spoke=spoke), rests_on=(ANSWERS,)),
        *([Table(caption, columns, rows, id=f"marks-{table}")] if rows else []),
        *(Quote(text, asked, reader) for reader, text in found.asked_by(table)),
    ]


def how_many(tables: int, words: Words) -> str:
    """ "one table", "three tables" """
    if tables == 1:
        return words("definitions.report.tables_one")
    return words("definitions.report.tables_many", n=words.number(tables))


def how_it_ran(found: Findings, words: Words) -> list[Block]:
    """What tables were told, whether they read each other's, whether it was revealed, and what is missing."""
    say = "definitions.report."
    told = (
        words("report.minutes", minutes=found.activity.minutes),
        words(say + ("how" if found.texts else "not_read")),
        words(say + ("revealed" if found.revealed else "not_revealed")),
    )
    missing = list(_missing(found, words)) or [words(say + "none_missing")]
    return [
        Paragraph(" ".join(told)),
        Paragraph(found.activity.instruction, words("report.asked")),
        Bullets(tuple(Sentence(one, (ANSWERS,)) for one in missing)),
        answers(found, words),
    ]


def answers(found: Findings, words: Words) -> Table:
    """A row a table: whether it wrote a definition, who read and marked that, and whether it had finished."""
    say = "definitions.report."
    rows = tuple(
        (
            name,
            _wrote(found, table, words),
            words.number(len(found.readers(table))),
            words.number(len(found.spoke(table))),
            words("report.finished" if found.finished(table) else "report.unfinished"),
        )
        for table, name in found.names.items()
    )
    named = (words(f"{say}column_{one}") for one in ("wrote", "read_by", "spoke"))
    columns = (words("report.column_table"), *named, words("report.column_state"))
    return Table(words(say + "answers_caption"), columns, rows, id=ANSWERS)


def _wrote(found: Findings, table: int, words: Words) -> str:
    if table not in found.first:
        return "–"
    return words(f"definitions.report.{'from_paper' if from_paper(found.sheets[table]) else 'written'}")


def _missing(found: Findings, words: Words) -> Iterable[str]:
    """Tables without a definition, and those of the others that had not finished."""
    silent = [name for table, name in found.names.items() if table not in found.first]
    late = [found.names[table] for table in found.first if not found.finished(table)]
    for key, names in (("silent", silent), ("not_finished", late)):
        if names:
            yield words(f"definitions.report.{key}", tables=", ".join(names))
