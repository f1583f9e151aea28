"""The day: where the workshop stands now, from what the lead has said.

Setting up, opening an activity, revealing, a message to the tables: each is an act on the day, so the day is an answer like
any other and nothing of it is lost; what each act does stands in `conducting`. Every act that changes what screens show advances
`number`; a screen sends the number it showed along with each act, which is how the store knows what was meant before a reveal and
came after.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from workshop.casebook import Pack
from workshop.progress import Phase, Progress
from workshop.seating import Seating
from workshop.setup import Activity, Setup

Moment = Literal["arrival", "between", "break", "open", "revealed", "ended"]


@dataclass(frozen=True, slots=True)
class Day:
    """The answer of the party `day`. `now` is the activity on screen, None at arrival and between activities; `rested` are the
    breaks of the programme that were taken, `rest` what the present one is called there ("" for one of the lead's own), and
    `counting` the stage number at which the last break ended: from then on heads are counted again (F10). `redactions` is how
    often something that was written has been taken out, `brought` the packs of this workshop's own, `venue` what the lead has
    ticked of the venue check, `address` the one of this machine's that the lead has chosen, and `reading` the number at which people
    were last let read the report, 0 where they may not."""

    setup: Setup = Setup()
    now: str | None = None
    progress: Mapping[str, Progress] = field(default_factory=dict)
    number: int = 0
    eyes_up: bool = False
    blank: bool = False
    message: str = ""
    notices: Mapping[int, str] = field(default_factory=dict)
    all_hands: bool = False
    back_at: str = ""
    rest: str = ""
    counting: int = 0
    rested: tuple[str, ...] = ()
    discussing: str | None = None
    people: Mapping[str, int] = field(default_factory=dict)
    ended: bool = False
    seating: Seating = Seating()
    redactions: int = 0
    brought: tuple[Pack, ...] = ()
    venue: tuple[str, ...] = ()
    address: str = ""
    reading: int = 0

    @property
    def activity(self) -> Activity | None:
        return self.setup.activity(self.now) if self.now else None

    def phase(self, activity: str | None = None) -> Phase:
        at = self.progress.get(activity or self.now or "")
        return at.phase if at else "waiting"

    def round(self, activity: str) -> int:
        """Which round an activity is in, from 1."""
        at = self.progress.get(activity)
        return at.round if at else 1

    @property
    def moment(self) -> Moment:
        """What the day is at, in one word: every page draws itself by this."""
        if self.ended:
            return "ended"
        if self.back_at:
            return "break"
        if self.now:
            return "revealed" if self.phase() == "revealed" else "open"
        return "between" if self.begun else "arrival"

    @property
    def asking(self) -> bool:
        """Whether tables are asked something now: before any press of reveal, and again at a part turned to since the last."""
        return self.moment == "open" or (self.moment == "revealed" and self.progress[self.now or ""].turned)

    @property
    def screen(self) -> str:
        """Which screen this is, in words that a browser can compare: a change of them asks pages to be drawn again."""
        seated = f"/seats.{len(self.seating.changes)}" if self.seating.changes else ""
        seated += f"/redacted.{self.redactions}" if self.redactions else ""  # a page may show what was taken out
        if self.ended:
            return f"ended{f'/read.{self.reading}' if self.reading else ''}{seated}"
        if self.moment not in ("open", "revealed"):
            return self.moment + seated
        at = self.progress[self.now or ""]
        paired = f"/paired.{at.paired_until:.0f}" if at.paired_until else ""
        at_part = f"/{at.round}.{at.part}" if (at.round, at.part) != (1, 0) else ""
        return f"{self.now}/{self.phase()}{at_part}{paired}{seated}"

    def reseated(self, one: str, other: str) -> set[int]:
        """Tables whose people changed between two activities, from the first opening of the earlier to the last of the later."""
        opened = [self.progress[name].openings for name in (one, other) if name in self.progress]
        numbers = [number for openings in opened for number in openings]
        return self.seating.changed(min(numbers), max(numbers)) if len(opened) == 2 and numbers else set()

    @property
    def begun(self) -> bool:
        return bool(self.progress)
