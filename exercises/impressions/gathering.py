"""The notes of all tables with what lead and helpers made of them: what was released, and to which theme each belongs.

The room's sheet holds three things. A theme is a note of the field `theme`. A note of a table is in a theme by a choice: question
the note's key, choice the theme. And it is released by the choice `release-KEY`: `yes-STAMP`, or `held`. The stamp is of the
words that were read at the desk, so a note that is changed afterwards is hidden again until its new words are released.
`report-KEY` with `yes-STAMP` lets a note that was not released stand in the report. `merged-THEME` says which theme
another was merged into: whoever looks for the one finds the other.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Literal

from exercises.impressions.answer import CHOOSE, FIELDS
from workshop.day import Day
from workshop.everyone import Everyone
from workshop.naming import signs
from workshop.setup import Activity, Setup
from workshop.sheet import Sheet

LONGEST_ID = 40
State = Literal["waiting", "released", "changed", "held"]


@dataclass(frozen=True, slots=True)
class Noted:
    """One note of a table. `state` is what was done with it: `changed` is written anew since it was released. `quoted`: it
    may stand in the report. `theme` is None where it is not sorted."""

    key: str
    table: int
    field: str
    text: str
    state: State
    quoted: bool
    theme: str | None

    @property
    def stamp(self) -> str:
        return stamp(self.text)


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme; `was` are those that were merged into it, which tables may have marked."""

    id: str
    name: str
    was: tuple[str, ...] = ()


def note_key(table: int, note: str) -> str:
    """What a table's note is called over all tables. A long name, which a browser may give, is shortened to a hash."""
    return f"t{table}-{note if len(note) <= LONGEST_ID else sha256(note.encode()).hexdigest()[:24]}"


def stamp(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:16]


def themes(room: Sheet) -> list[Theme]:
    """The themes in the order in which they were made."""
    there = room.written("theme")
    gone = {question.removeprefix("merged-") for question in room.choices if question.startswith("merged-")}
    into = {one: theme_of(one, room) for one in gone}
    return [
        Theme(note.id, note.text.strip(), tuple(sorted(one for one in gone if into[one] == note.id != one)))
        for note in there
    ]


def theme_of(theme: str | None, room: Sheet) -> str | None:
    """The theme that a name stands for now: itself, or what it was merged into; None where that was removed."""
    there, seen = {note.id for note in room.written("theme")}, set()
    while theme is not None and theme not in there and theme not in seen:
        seen.add(theme)
        theme = room.choices.get(f"merged-{theme}")
    return theme if theme in there else None


def notes(tables: Mapping[int, Sheet], room: Sheet) -> list[Noted]:
    """Every note that holds text: by table, opportunities first."""
    return [
        _noted(note_key(table, note.id), table, field, note.text.strip(), room)
        for table, sheet in tables.items()
        for field in FIELDS
        for note in sheet.written(field)
    ]


def _noted(key: str, table: int, field: str, text: str, room: Sheet) -> Noted:
    said, yes = room.choices.get(f"release-{key}", ""), f"yes-{stamp(text)}"
    state: State = "released" if said == yes else "held" if said == "held" else "changed" if said else "waiting"
    quoted = state == "released" or room.choices.get(f"report-{key}") == yes
    return Noted(key, table, field, text, state, quoted, theme_of(room.choices.get(key), room))


def released(all_notes: Iterable[Noted], room: Sheet) -> list[Noted]:
    """Those that the room may see, in the order in which they were released, which says nothing of the tables."""
    order = {question: at for at, question in enumerate(room.choices)}
    those = (note for note in all_notes if note.state == "released")
    return sorted(those, key=lambda note: order[f"release-{note.key}"])


def of_field(these: Iterable[Noted], field: str) -> list[str]:
    return [note.text for note in these if note.field == field]


def offered(day: Day, activity: Activity, said: Everyone, table: int) -> dict[str, Any]:
    """What tables are sent while they choose: themes by name with their released notes, and no word of which table's."""
    at = day.progress.get(activity.id)
    if at is None or at.part < CHOOSE:
        return {}
    shown = released(notes(said.tables, said.room), said.room)
    return {
        "themes": [_offered(theme, [note for note in shown if note.theme == theme.id]) for theme in themes(said.room)]
    }


def _offered(theme: Theme, these: list[Noted]) -> dict[str, Any]:
    return {"id": theme.id, "name": theme.name, "was": list(theme.was), **{one: of_field(these, one) for one in FIELDS}}


def desk(day: Day, activity: Activity, said: Everyone) -> dict[str, Any]:
    """What lead and helpers work on: every note with its table, and what in it looks as if it named somebody. What they did
    with it stands in the room's own sheet."""
    names, known = {table.id: table.name for table in day.setup.tables}, known_names(day.setup)
    gathered = notes(said.tables, said.room)
    return {
        "notes": [
            {"key": note.key, "table": names[note.table], "field": note.field, "text": note.text, "stamp": note.stamp,
             "signs": _signs(note.text, known)}
            for note in gathered
        ],
        "names": {theme.id: _signs(theme.name, known) for theme in themes(said.room)},
        "tables": len({note.table for note in gathered}),
        "of": len([table for table in day.setup.tables if not table.closed]),
    }  # fmt: skip


def _signs(text: str, known: frozenset[str]) -> list[dict[str, str]]:
    return [{"looks": one.looks, "words": one.words} for one in signs(text, known)]


def known_names(setup: Setup) -> frozenset[str]:
    """The workshop's own places, which are nobody's names."""
    return frozenset({setup.area, setup.host, *(table.name for table in setup.tables)})
