"""What there is to tell of the framing: how far it went, and what tables wanted to come back to."""

from dataclasses import dataclass

from workshop.briefing import BRIEFING
from workshop.day import Day
from workshop.everyone import Everyone
from workshop.setup import Activity


@dataclass(frozen=True)
class Findings:
    """`shown` are the headings of the sections that were on the wall; `parked` what tables wrote, by table name."""

    day: Day
    activity: Activity
    shown: tuple[str, ...]
    parked: tuple[tuple[str, str], ...]


def findings(day: Day, activity: Activity, said: Everyone) -> Findings:
    """The findings of the framing."""
    part = day.progress[activity.id].part
    names = {table.id: table.name for table in day.setup.tables}
    parked = tuple((names[t], note.text) for t, sheet in said.tables.items() for note in sheet.written("parked"))
    return Findings(day, activity, tuple(section.heading for section in BRIEFING[: part + 1]), parked)
