"""What first impressions found: themes with their notes, and which tables marked each. Counted in words; nothing is ranked.

A theme stands where it was made, however many tables marked it. What tables marked is what the first press of reveal kept;
notes are those that were released, or that the lead lets stand in the report.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from exercises.impressions.answer import CHOOSE, YES
from exercises.impressions.gathering import Noted, Theme, notes, released, theme_of, themes
from workshop.day import Day
from workshop.everyone import Everyone
from workshop.setup import Activity
from workshop.sheet import Sheet
from workshop.words import Words


@dataclass(frozen=True, slots=True)
class Findings:
    """First impressions of a day. `notes` are all of them by table, `shown` those released in the order of their release.
    `marked` says for each table which themes it marked, `finished` which tables said that they had finished marking."""

    day: Day
    activity: Activity
    names: Mapping[int, str]
    notes: Sequence[Noted]
    shown: Sequence[Noted]
    themes: Sequence[Theme]
    marked: Mapping[int, tuple[str, ...]]
    finished: frozenset[int]

    def theme(self, name: str | None) -> Theme | None:
        """The theme of an id, also where it has since been merged into another."""
        return next((one for one in self.themes if name == one.id or name in one.was), None)

    def within(self, theme: Theme | None, these: Sequence[Noted]) -> list[Noted]:
        """Those of some notes that are in a theme (None: in no theme)."""
        return [note for note in these if note.theme == (theme.id if theme else None)]

    @property
    def quoted(self) -> list[Noted]:
        """Notes that may stand in the report: first as they were released, then those that the lead ticked."""
        return [*self.shown, *(note for note in self.notes if note.quoted and note.state != "released")]

    @property
    def kept_back(self) -> int:
        """How many notes are counted and not quoted."""
        return len(self.notes) - len(self.quoted)

    def marked_by(self, theme: Theme) -> list[int]:
        return [table for table, marks in self.marked.items() if theme.id in marks]

    def taking_part(self) -> list[int]:
        """Tables that marked a theme, or said that they had finished without marking any."""
        return [table for table in self.names if self.marked[table] or table in self.finished]

    def only(self, theme: Theme) -> str:
        """The one field in which all notes of a theme were written; "" where both were, or there are none."""
        fields = {note.field for note in self.within(theme, self.notes)}
        return fields.pop() if len(fields) == 1 else ""

    @property
    def revealed(self) -> bool:
        return self.day.progress[self.activity.id].revealed_at is not None

    def unfinished(self) -> list[int]:
        return [table for table in self.names if table not in self.finished and self.marked[table]]

    def silent(self) -> list[int]:
        """Tables that wrote no note."""
        wrote = {note.table for note in self.notes}
        return [table for table in self.names if table not in wrote]


def findings(day: Day, activity: Activity, said: Everyone) -> Findings:
    """What everyone's sheets come to."""
    room = said.room or Sheet()
    gathered = notes(said.tables, room)
    return Findings(
        day, activity, {table.id: table.name for table in day.setup.tables}, gathered, released(gathered, room), themes(room),
        {table: _marked(sheet, room) for table, sheet in said.tables.items()},
        frozenset(table for table, sheet in said.tables.items() if CHOOSE in sheet.record.finished),
    )  # fmt: skip


def _marked(sheet: Sheet, room: Sheet) -> tuple[str, ...]:
    """The themes that a table marked, by what they are called now, in the order of the themes."""
    now = {theme_of(theme, room) for theme, choice in sheet.record.choices.items() if choice == YES}
    return tuple(theme.id for theme in themes(room) if theme.id in now)


def share(found: Findings, theme: Theme, words: Words) -> str:
    """How many of the tables that took part marked a theme, in words; said as such where others did not take part."""
    of = len(found.taking_part())
    return words.share(len(found.marked_by(theme)), of, "tables" if of == len(found.names) else "answering")


def how_many(found: Findings, theme: Theme, words: Words) -> str:
    """How many tables marked a theme, in words: "three of five tables"."""
    count, of = len(found.marked_by(theme)), len(found.taking_part())
    key = "nobody" if not count else "one" if of == 1 else "some"
    return words(f"impressions.marked_{key}", count=words.number(count), of=words.number(of))


def count_of_notes(found: Findings, words: Words) -> str:
    """How many notes have come, and from how many tables: never from which."""
    count, tables = len(found.notes), len(found.names) - len(found.silent())
    if not count:
        return words("impressions.no_notes")
    key = "one_note" if count == 1 else "notes_one_table" if tables == 1 else "notes"
    return words(f"impressions.{key}", count=count, tables=tables, of=len(found.names))


def in_themes(found: Findings) -> list[Theme]:
    """Themes for the room to talk about: first those that a table marked, each group in the order of the desk."""
    return sorted(found.themes, key=lambda theme: not found.marked_by(theme))
