"""What there is to tell of the framing: how far it went, and what tables wanted to come back to."""

from collections.abc import Mapping
from dataclasses import dataclass

from workshop.briefing import BRIEFING, Section
from workshop.day import Day
from workshop.everyone import Everyone
from workshop.setup import Activity


@dataclass(frozen=True)
class Findings:
    """`shown` are the sections that were on the wall; `parked` what each table wrote, by its number, silent ones too."""

    day: Day
    activity: Activity
    names: Mapping[int, str]
    shown: tuple[Section, ...]
    parked: Mapping[int, tuple[str, ...]]

    def was_shown(self, section: str) -> bool:
        return any(one.id == section for one in self.shown)


def findings(day: Day, activity: Activity, said: Everyone) -> Findings:
    """The findings of the framing."""
    part = day.progress[activity.id].part
    names = {table.id: table.name for table in day.setup.tables}
    parked = {table: tuple(note.text for note in sheet.written("parked")) for table, sheet in said.tables.items()}
    return Findings(day, activity, names, BRIEFING[: part + 1], parked)
