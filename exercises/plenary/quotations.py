"""Quotations: which of its own words a table lets be quoted, credited to the area only (F28).

Each table goes through what it wrote during the day and ticks; whatever is not ticked is not quoted. A tick is kept in the
table's sheet of the plenary under a name made from the note, and says which text it means: once the note reads otherwise, the
tick means nothing any more.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from exercises.plenary.answer import name_of
from workshop.day import Day
from workshop.everyone import Everyone
from workshop.writing import Note

NOT_FOR_QUOTING = frozenset({"step_role", "step_when"})


@dataclass(frozen=True, slots=True)
class Wording:
    """Something that a table wrote: in which activity, in which field, about what, and the names that a tick goes by."""

    table: int
    activity: str
    field: str
    about: str | None
    text: str
    key: str
    state: str


def own_words(day: Day, said: Mapping[str, Everyone], table: int) -> list[Wording]:
    """All that a table wrote in the activities of the day that were opened, in the order of the programme."""
    return [
        wording
        for activity in day.setup.activities
        if activity.id in said
        for round, note in _notes(day, activity.id, said[activity.id], table)
        if (wording := _wording(table, activity.id, round, note)).text and note.field not in NOT_FOR_QUOTING
    ]


def _notes(day: Day, activity: str, said: Everyone, table: int) -> Iterator[tuple[int, Note]]:
    """The notes of a table in an activity, those of the round before first, each with its round."""
    now = day.round(activity)
    for round, tables in ((now - 1, said.earlier), (now, said.tables)):
        for note in getattr(tables.get(table), "notes", ()):
            yield round, note


def _wording(table: int, activity: str, round: int, note: Note) -> Wording:
    text = note.text.strip()
    key = name_of("words", activity, round, table, note.id)
    return Wording(table, activity, note.field, note.card, text, key, name_of("text", text))


def permitted(day: Day, said: Mapping[str, Everyone]) -> list[Wording]:
    """All that may be quoted: ticked by the table that wrote it, and reading now as it read then."""
    tables = [table.id for table in day.setup.tables]
    return [wording for table in tables for wording in own_words(day, said, table)
            if wording.state in _ticks(day, said, wording)]  # fmt: skip


def _ticks(day: Day, said: Mapping[str, Everyone], wording: Wording) -> set[str]:
    plenaries = [said[one.id] for one in day.setup.activities if one.kind == "plenary" and one.id in said]
    ticks = (plenary.tables[wording.table].choices.get(wording.key) for plenary in plenaries)
    return {tick for tick in ticks if tick}


def quotable(day: Day, said: Mapping[str, Everyone]) -> list[tuple[int, str, str]]:
    """What may be quoted, credited to the area only, as (table, activity, text). `said` is everyone, by activity."""
    return [(wording.table, wording.activity, wording.text) for wording in permitted(day, said)]
