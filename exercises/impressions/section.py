"""The report's section on first impressions: themes with their notes and which tables marked them. What is missing is named."""

from collections.abc import Iterable

from exercises.impressions.answer import FIELDS
from exercises.impressions.findings import Findings, count_of_notes, how_many
from exercises.impressions.gathering import Noted, Theme
from workshop.report.blocks import Block, Bullets, Heading, Paragraph
from workshop.report.data import DataTable, table_of
from workshop.words import Words

HEADINGS = dict(zip(FIELDS, ("opportunities", "challenges"), strict=True))


def section(found: Findings, words: Words) -> list[Block]:
    """First impressions in the area report, for a reader who was not there."""
    return [
        Heading(found.activity.heading, 1),
        *how_it_was_run(found, words),
        *by_theme(found, words),
        *unsorted(found, words),
        *missing(found, words),
    ]


def how_it_was_run(found: Findings, words: Words) -> list[Block]:
    count = count_of_notes(found, words) if found.notes else words("impressions.report.nobody_wrote")
    return [
        Heading(words("report.how_run"), 2),
        Paragraph(words("impressions.report.ran", count=count, minutes=found.activity.minutes)),
        Paragraph(found.activity.instruction, words("report.asked")),
        Paragraph(words("impressions.report.grouped" if found.themes else "impressions.report.no_themes")),
    ]


def by_theme(found: Findings, words: Words) -> list[Block]:
    """Each theme: who marked it, and its notes with the tables that wrote them, in the order in which themes were made."""
    if not found.themes:
        return []
    blocks: list[Block] = [Heading(words("impressions.report.themes"), 2)]
    for theme in found.themes:
        these = found.within(theme, found.quoted)
        blocks += [Heading(theme.name, 3), _marked(found, theme, words)]
        blocks += quoted(found, these, words) or [Paragraph(words("impressions.report.no_notes"))]
    return blocks


def _marked(found: Findings, theme: Theme, words: Words) -> Block:
    by = [found.names[table] for table in found.marked_by(theme)]
    said = words("impressions.report.marked_tables", count=how_many(found, theme, words), tables=", ".join(by))
    strong = words("impressions.report.marked")
    return Paragraph(said if by else words("impressions.report.marked_nobody"), strong)


def quoted(found: Findings, these: Iterable[Noted], words: Words) -> list[Block]:
    """Notes as they were written, opportunities apart from challenges."""
    blocks: list[Block] = []
    for field in FIELDS:
        if said := tuple(_credited(found, note, words) for note in these if note.field == field):
            blocks += [Paragraph("", words(f"impressions.{HEADINGS[field]}")), Bullets(said)]
    return blocks


def _credited(found: Findings, note: Noted, words: Words) -> str:
    key = "credit" if note.state == "released" else "credit_unshown"
    return words(f"impressions.report.{key}", text=note.text, table=found.names[note.table])


def unsorted(found: Findings, words: Words) -> list[Block]:
    these = found.within(None, found.quoted)
    heading = Heading(words("impressions.report.unsorted"), 2)
    return [heading, *quoted(found, these, words)] if these else []


def missing(found: Findings, words: Words) -> list[Block]:
    """What was not quoted, who did not write or mark, and what the room did not see."""
    revealed = found.day.progress[found.activity.id].revealed_at is not None
    unmarked = [table for table, marks in found.marked.items() if not marks]
    said = [
        *_kept_back(found, words),
        *_tables(found, found.silent(), "silent", words),
        *(_tables(found, unmarked, "unmarked", words) if found.themes else []),
        *_tables(found, found.unfinished(), "unfinished", words),
        *([words("impressions.report.not_revealed")] if found.themes and not revealed else []),
    ]
    nothing = Paragraph(words("impressions.report.nothing_missing"))
    return [Heading(words("report.missing"), 2), Bullets(tuple(said)) if said else nothing]


def _kept_back(found: Findings, words: Words) -> list[str]:
    if not found.kept_back:
        return []
    key = "kept_back_one" if found.kept_back == 1 else "kept_back"
    return [words(f"impressions.report.{key}", count=found.kept_back, of=len(found.notes))]


def _tables(found: Findings, tables: list[int], key: str, words: Words) -> list[str]:
    names = ", ".join(found.names[table] for table in tables)
    return [words(f"impressions.report.{key}", tables=names)] if tables else []


def statements(found: Findings, words: Words) -> list[str]:
    """Sentences that the plenary may check: themes that more than one table marked."""
    of = words.number(len(found.taking_part()))
    return [
        words("impressions.offered", tables=words.number(len(marked)), of=of, theme=theme.name).capitalize()
        for theme in found.themes if len(marked := found.marked_by(theme)) > 1
    ]  # fmt: skip


def tables(found: Findings, words: Words) -> list[DataTable]:
    """Notes that may be quoted, with their themes, and which tables marked which theme."""
    notes = [
        (found.names[note.table], note.field, note.text, theme.name if (theme := found.theme(note.theme)) else "",
         "yes" if note.state == "released" else "no")
        for note in found.quoted
    ]  # fmt: skip
    marks = [(theme.name, found.names[table]) for theme in found.themes for table in found.marked_by(theme)]
    return [
        table_of("impressions", "notes", "table kind note theme shown", notes, words),
        table_of("impressions", "marks", "theme table", marks, words),
    ]
