"""The report's chapter on first impressions: themes, which tables marked them, and some of what was written under each.

Notes are words in a voice, so they are quotations. All notes of a table, and how it ran, stand in appendices (`by_table`).
"""

from collections.abc import Iterable, Iterator

from exercises.impressions.answer import FIELDS
from exercises.impressions.by_table import ANSWERS, KINDS, how_it_ran, table_by_table
from exercises.impressions.findings import Findings, share
from exercises.impressions.gathering import Noted, Theme
from workshop.report.blocks import Block, Bullets, Heading, Paragraph, Passage, Quote, Sentence, Table
from workshop.report.data import DataTable, table_of
from workshop.words import Words

__all__ = ["HEADINGS", "how_it_ran", "section", "statements", "table_by_table", "tables"]
HEADINGS = dict(zip(FIELDS, ("opportunities", "challenges"), strict=True))
THEMES = "themes"
MOST_QUOTED = 2  # notes of a kind under one theme


def section(found: Findings, words: Words) -> list[Block]:
    """What was asked and how many answered; themes with the tables that marked them; some notes of each."""
    return [
        Heading(found.activity.heading),
        Passage((Sentence(words("impressions.question")), *opening(found, words)), words("report.question")),
        *(by_theme(found, words) if found.themes else []),
        *some_notes(found, words),
    ]


def opening(found: Findings, words: Words) -> Iterator[Sentence]:
    """How many tables wrote how many notes, what became of these, and how many tables marked a theme."""
    say, chose = "impressions.report.", sum(map(bool, found.marked.values()))
    if not found.notes:
        yield Sentence(words(say + "nobody_wrote"), (ANSWERS,))
        return
    yield Sentence(_wrote(found, words), (ANSWERS, KINDS))
    if not found.themes:
        yield Sentence(words(say + "no_themes"))
        return
    key = "grouped_one" if len(found.themes) == 1 else "grouped"
    yield Sentence(words(say + key, themes=words.number(len(found.themes))), (THEMES,))
    tables = words.share(chose, len(found.names))
    yield Sentence(words.sentence(say + ("chose" if chose else "nobody_chose"), tables=tables), (ANSWERS,))


def _wrote(found: Findings, words: Words) -> str:
    """ "Four of five tables wrote ten notes, seven of opportunities and three of challenges." """
    fields = [note.field for note in found.notes]
    return words.sentence(
        f"impressions.report.{'wrote_one' if len(fields) == 1 else 'wrote'}",
        tables=words.share(len(found.names) - len(found.silent()), len(found.names)),
        notes=words.number(len(fields)),
        **{name: words.number(fields.count(field)) for field, name in HEADINGS.items()},
    )


def by_theme(found: Findings, words: Words) -> list[Block]:
    """A sentence for each theme in the order in which they were made, since nothing is ranked; then the themes."""
    return [
        Heading(words("impressions.report.themes"), 2, id="themes"),
        Bullets(tuple(Sentence(one, (THEMES,)) for one in _of_themes(found, words))),
        themes(found, words),
    ]


def _of_themes(found: Findings, words: Words) -> Iterator[str]:
    for theme in found.themes if found.taking_part() else ():
        key = "marked" if found.marked_by(theme) else "marked_nobody"
        yield words.sentence(f"impressions.report.{key}", tables=share(found, theme, words), theme=theme.name)
    for theme in found.themes:
        if only := found.only(theme):
            yield words(f"impressions.report.only_{only}", theme=theme.name)


def themes(found: Findings, words: Words) -> Table:
    """Each theme with its notes by kind and the tables that marked it; at the end, notes in none."""
    rows = [(theme.name, *_counts(found, theme), _marked_by(found, theme)) for theme in found.themes]
    if found.within(None, found.notes):
        rows.append((words("impressions.report.unsorted"), *_counts(found, None), "–"))
    columns = tuple(words(f"impressions.report.column_{one}") for one in ("theme", *HEADINGS.values(), "marked"))
    caption = words("impressions.report.themes_caption", themes=len(found.themes), of=len(found.taking_part()))
    return Table(caption, columns, tuple(rows), id=THEMES)


def _counts(found: Findings, theme: Theme | None) -> tuple[str, str]:
    fields = [note.field for note in found.within(theme, found.notes)]
    one, other = (str(fields.count(field)) for field in FIELDS)
    return one, other


def _marked_by(found: Findings, theme: Theme) -> str:
    return ", ".join(found.names[table] for table in found.marked_by(theme)) or "–"


def some_notes(found: Findings, words: Words) -> list[Block]:
    """The first notes that were released, of each kind under each theme; where there are no themes, of all notes."""
    told = [(theme.name, theme.id, found.within(theme, found.shown)) for theme in found.themes]
    if not found.themes:
        quotes = list(_first(found, found.shown, words))
        lead = Paragraph(words("impressions.report.notes_lead_unsorted"))
        return [_notes_heading(words), lead, *quotes] if quotes else []
    blocks: list[Block] = []
    for name, id, these in told:
        if quotes := list(_first(found, these, words)):
            blocks += [Heading(name, 3, id=f"theme-{id}"), *quotes]
    return [_notes_heading(words), Paragraph(words("impressions.report.notes_lead")), *blocks] if blocks else []


def _notes_heading(words: Words) -> Heading:
    return Heading(words("impressions.report.notes"), 2, id="notes")


def _first(found: Findings, these: Iterable[Noted], words: Words) -> Iterator[Quote]:
    notes = list({note.text: note for note in reversed(list(these))}.values())[::-1]  # the same words once
    for field in FIELDS:
        for note in [note for note in notes if note.field == field][:MOST_QUOTED]:
            credit = words(f"impressions.report.credit_{field}", table=found.names[note.table])
            yield Quote(note.text, credit, note.table)


def statements(found: Findings, words: Words) -> list[str]:
    """Sentences that the plenary may check: themes that more than one table marked."""
    return [
        words.sentence("impressions.offered", tables=share(found, theme, words), theme=theme.name)
        for theme in found.themes
        if len(found.marked_by(theme)) > 1
    ]


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
