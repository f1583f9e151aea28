"""Paper: what a table without a device writes on, and how that is typed in for it.

A *paper sheet* is what a table is asked in one part of an activity: things to read and *boxes* to write in. The very same sheet
is printed (`printing`) and is the form in which lead or helper types it (`entering`), so that the two cannot part. Each exercise makes its
own sheets, in its `paper.py`, of the boxes that are here. What is typed becomes the acts that a laptop would send, by the same way
in, marked as from paper.

A table with both paper and a device: a form begins with what the table has said so far, by whatever means, and only a box that was
changed is sent. What was typed last stands. Where a device changed a box meanwhile, whoever types is asked to look again.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from workshop.arrival import Arrival
from workshop.day import Day
from workshop.everyone import Everyone
from workshop.setup import Activity
from workshop.words import Words

PAPER = "paper"  # the device that notes from paper are written under, and what their acts came through


@dataclass(frozen=True)
class AtTable:
    """One table and one activity, for which sheets are made. `table` is None for sheets of any table, which are blank.

    `own` is what the table has said in it (an empty answer where nothing), `said` what everyone has; `others()` is everyone by
    activity, for the few sheets that rest on the whole day."""

    day: Day
    activity: Activity
    said: Everyone
    own: Any
    words: Words
    table: int | None = None
    arrival: Arrival = Arrival()
    others: Callable[[], Mapping[str, Everyone]] = dict

    @property
    def part(self) -> int:
        """The part that the lead has turned to, from 0; -1 before the activity was opened."""
        at = self.day.progress.get(self.activity.id)
        return at.part if at else -1


@dataclass(frozen=True, slots=True)
class Entered:
    """What one box comes to: `acts` by themselves (in an activity, "" for the one at hand), what it adds to the act `from_paper`
    (`answer`), and how it reads before it is taken (`told`)."""

    told: str = ""
    acts: tuple[tuple[str, Mapping[str, Any]], ...] = ()
    answer: Mapping[str, Any] = field(default_factory=dict)


class Box(Protocol):
    """Something to write in. `sort` says how it is printed, `long` whether it is typed over several lines."""

    @property
    def id(self) -> str: ...
    @property
    def label(self) -> str: ...
    @property
    def help(self) -> str: ...
    @property
    def typed_as(self) -> str: ...
    @property
    def sort(self) -> str: ...
    @property
    def long(self) -> bool: ...

    def shown(self, at: AtTable) -> str:
        """What the table has said in it so far, as it would be typed."""

    def entered(self, typed: str, at: AtTable) -> Entered:
        """What was typed stands for; Refused with one sentence where it cannot be read."""


@dataclass(frozen=True, slots=True)
class Told:
    """Something to read: a heading, lines under it, and pairs of a code or letter and what it stands for."""

    heading: str = ""
    lines: tuple[str, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()
    sort: str = "told"


@dataclass(frozen=True, slots=True)
class Numbered:
    """A text whose words are numbered, so that they can be named by their numbers."""

    heading: str
    words: tuple[str, ...]
    sort: str = "numbered"


@dataclass(frozen=True, slots=True)
class PaperSheet:
    """What a table is asked in one `part` of an activity. `later`: it is handed out when the lead turns to it, and not before, since it
    holds what comes then. `finishes`: a table says when it has finished it."""

    part: int
    heading: str
    items: tuple[Told | Numbered | Box, ...]
    lead: str = ""
    later: bool = False
    finishes: bool = True

    @property
    def boxes(self) -> Sequence[Box]:
        return [one for one in self.items if not isinstance(one, Told | Numbered)]
