"""Definitions in the report's appendices: each table's own, first and revised, with its readers' marks; and how it ran."""

from collections.abc import Iterable

from exercises.definitions import CHANGE, KEEP, MARKS, from_paper
from exercises.definitions.findings import Findings, aside
from exercises.definitions.sentences import forms
from exercises.definitions.wording import Word
from exercises.held import held
from workshop.report.blocks import Block, Bullets, Heading, Paragraph, Quote, Sentence, Table
from workshop.words import Words

ANSWERS, MARKED = "answers", "marked"


def table_by_table(found: Findings, words: Words) -> list[Block]:
    """Each table's first definition, its readers' marks and questions, and what it wrote then; at the end, words that many marked."""
    blocks: list[Block] = []
    for table in found.first:
        blocks += [Heading(found.names[table], 3, id=f"table-{table}"), *_definition(found, table, words)]
    return [*blocks, *marked_words(found, words)]


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
    if not found.was_read:
        return []
    if not found.readers(table):
        return [Paragraph(words("definitions.report.unread"), rests_on=(ANSWERS,))]
    of, spoke = how_many(len(found.readers(table)), words), words.number(len(found.spoke(table)))
    rows = tuple(
        (words(f"definitions.report.{mark}_column"), said)
        for mark in MARKS
        if (said := _phrases(found, table, mark, words))
    )
    columns = tuple(words(f"definitions.report.column_{name}") for name in ("mark", "marked"))
    caption = words("definitions.report.marks_caption", table=found.names[table])
    asked = words("definitions.report.would_ask")
    return [
        Paragraph(words("definitions.report.readers", of=of, spoke=spoke), rests_on=(ANSWERS,)),
        *([Table(caption, columns, rows, id=f"marks-{table}")] if rows else []),
        *(Quote(text, asked, reader) for reader, text in found.asked_by(table)),
    ]


def _phrases(found: Findings, table: int, mark: str, words: Words) -> str:
    """What readers marked so in one definition, in its order: "“fair” (two tables), “to all” (one table)"."""
    said = found.marked(table, mark)
    return ", ".join(words("definitions.report.phrase", words=phrase, tables=how_many(n, words)) for phrase, n in said)


def how_many(tables: int, words: Words) -> str:
    """ "one table", "three tables" """
    if tables == 1:
        return words("definitions.report.tables_one")
    return words("definitions.report.tables_many", n=words.number(tables))


def marked_words(found: Findings, words: Words) -> list[Block]:
    """Words that two tables or more would keep or change; nothing where there are none."""
    without = aside(words)
    keep, change = ({word.stem: word for word in found.most_marked(mark, without)} for mark in (KEEP, CHANGE))
    either = {**change, **{one: word.joined(change.get(one, word)) for one, word in keep.items()}}
    many = sorted(
        (one for one in either if len(either[one].tables) > 1), key=lambda one: (-len(either[one].tables), one)
    )
    rows = tuple((forms(either[one]), _count(keep, one, words), _count(change, one, words)) for one in many)
    columns = tuple(words(f"definitions.report.{name}") for name in ("word", "keep_column", "change_column"))
    heading = Heading(words("definitions.report.marked"), 3, id="marked")
    lead = Paragraph(words("definitions.report.marked_lead"))
    return [heading, lead, Table(words("definitions.report.marked_caption"), columns, rows, id=MARKED)] if rows else []


def _count(marked: dict[str, Word], stem: str, words: Words) -> str:
    return how_many(len(marked[stem].tables), words) if stem in marked else "–"


def how_it_ran(found: Findings, words: Words) -> list[Block]:
    """What tables were told, whether they read each other's, whether it was revealed, and what is missing."""
    say = "definitions.report."
    told = [words(say + ("how" if found.was_read else "not_read"))]
    if found.first:
        told.append(words(say + ("revealed" if found.revealed else "not_revealed")))
    missing = list(_missing(found, words)) or [words(say + "none_missing")]
    return [
        *held(found.activity, words, *told),
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
            str(len(found.readers(table))),
            str(len(found.spoke(table))),
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
