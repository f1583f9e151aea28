"""First impressions in the report's appendices: each table's notes and the themes that it marked; and how it ran."""

from collections.abc import Iterable

from exercises.held import held
from exercises.impressions.answer import FIELDS
from exercises.impressions.findings import Findings
from exercises.impressions.gathering import Noted
from workshop.report.blocks import Block, Bullets, Heading, Paragraph, Quote, Sentence, Table
from workshop.words import Words

ANSWERS, KINDS = "answers", "kinds"


def table_by_table(found: Findings, words: Words) -> list[Block]:
    """What each table marked, and its notes that may be quoted, opportunities first."""
    blocks: list[Block] = []
    for table, name in found.names.items():
        marked = ", ".join(f"“{theme.name}”" for theme in found.themes if theme.id in found.marked[table])
        own: list[Block] = []
        if marked:
            own.append(Paragraph(marked, words("impressions.report.own_marked"), said=True))
        own += [_quote(found, note, words) for field in FIELDS for note in _notes(found, table, field)]
        blocks += [Heading(name, 3, id=f"table-{table}"), *own] if own else []
    return blocks


def _notes(found: Findings, table: int, field: str) -> list[Noted]:
    return [note for note in found.quoted if note.table == table and note.field == field]


def _quote(found: Findings, note: Noted, words: Words) -> Quote:
    credit, theme = words(f"impressions.report.own_{note.field}"), found.theme(note.theme)
    if theme:
        credit = words("impressions.report.own_theme", field=credit, theme=theme.name)
    if note.state != "released":
        credit = words("impressions.report.own_unshown", credit=credit)
    return Quote(note.text, credit, note.table)


def how_it_ran(found: Findings, words: Words) -> list[Block]:
    """What tables were told, whether it was revealed, what each table did, and what is missing or was not quoted."""
    say = "impressions.report."
    told = [words(say + ("how" if found.themes else "how_no_themes"))]
    if found.themes:
        told.append(words(say + ("revealed" if found.revealed else "not_revealed")))
    missing = list(_missing(found, words)) or [Sentence(words(say + "nothing_missing"), (ANSWERS, KINDS))]
    return [
        *held(found.activity, words, *told),
        Bullets(tuple(missing)),
        answers(found, words),
        kinds(found, words),
    ]


def answers(found: Findings, words: Words) -> Table:
    """A row a table: how many notes it wrote, how many themes it marked, and whether it had finished marking."""
    rows = tuple(
        (
            name,
            str(sum(note.table == table for note in found.notes)),
            str(len(found.marked[table])),
            words("report.finished" if table in found.finished else "report.unfinished"),
        )
        for table, name in found.names.items()
    )
    named = (words(f"impressions.report.column_{one}") for one in ("notes", "marks"))
    columns = (words("report.column_table"), *named, words("report.column_state"))
    return Table(words("impressions.report.answers_caption"), columns, rows, id=ANSWERS)


def kinds(found: Findings, words: Words) -> Table:
    """Opportunities and challenges: how many were written, and how many of them are not quoted."""
    back = [note for note in found.notes if note not in found.quoted]
    rows = tuple(
        (
            words(f"impressions.report.own_{field}"),
            str(sum(note.field == field for note in found.notes)),
            str(sum(note.field == field for note in back)),
        )
        for field in FIELDS
    )
    columns = tuple(words(f"impressions.report.column_{one}") for one in ("kind", "notes", "kept_back"))
    return Table(words("impressions.report.kinds_caption"), columns, rows, id=KINDS)


def _missing(found: Findings, words: Words) -> Iterable[Sentence]:
    """What was not quoted, and who did not write, mark or finish."""
    say, back, of = "impressions.report.", found.kept_back, len(found.notes)
    if back:
        key = "kept_back" if back > 1 else "kept_back_one" if of > 1 else "kept_back_only"
        told = words.sentence(say + key, count=words.number(back), of=words.number(of))
        yield Sentence(told, (KINDS,))
    unmarked = [table for table, marks in found.marked.items() if not marks] if found.themes else []
    for key, tables in (("silent", found.silent()), ("unmarked", unmarked), ("unfinished", found.unfinished())):
        if tables:
            names = ", ".join(found.names[table] for table in tables)
            yield Sentence(words(say + key, tables=names), (ANSWERS,))
