"""The control room's tiles: how each table is doing, in one word, and who needs somebody first. Never what a table says."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from workshop.arrival import Arrival

State = Literal["closed", "not_joined", "joined", "lost", "left", "on_paper", "finished", "quiet", "placing", "reading"]
LOST_AFTER, NOT_BEGUN_AFTER, QUIET_AFTER = 30, 6 * 60, 8 * 60  # seconds


@dataclass(frozen=True, slots=True)
class Doing:
    """What an exercise says of a table's answer without saying what is in it: cards placed or questions answered, of how
    many, and criteria written (None where the activity asks for none)."""

    placed: int
    of: int
    criteria: int | None
    finished: bool = False
    on_paper: bool = False


@dataclass(frozen=True, slots=True)
class Presence:
    """A table's devices: seats ever taken, open now, and when it was last seen and last spoke (seconds since 1970)."""

    seats: int
    open: int
    seen: float | None = None
    spoke: float | None = None


@dataclass(frozen=True, slots=True)
class Clock:
    """The activity's time: now, when it opened and when it ends; None where nothing is open."""

    now: float
    opened_at: float | None = None
    ends_at: float | None = None

    @property
    def last_third(self) -> bool:
        if self.opened_at is None or self.ends_at is None:
            return False
        return self.ends_at - self.now <= (self.ends_at - self.opened_at) / 3


@dataclass(frozen=True, slots=True)
class Tile:
    """One table at a glance. `need` is 0 for none, and rises with how soon somebody should go there. `on_paper`: it works on paper, or
    some of its answer came from paper."""

    table: int
    name: str
    people: int | None
    state: State
    help_minutes: int | None
    coming: bool
    placed: int
    of: int
    need: int
    on_paper: bool = False


def tile(
    table: int, name: str, arrival: Arrival, here: Presence, doing: Doing | None, clock: Clock, closed: bool = False
) -> Tile:
    """The tile of one table; `doing` is None where no activity is open."""
    on_paper = arrival.on_paper or bool(doing and doing.on_paper)
    state: State = "closed" if closed else _state(here, doing, clock, on_paper)
    waited = max(0, int((clock.now - (arrival.help_since or clock.now)) // 60)) if arrival.help else None
    need = 0 if closed else _need(arrival, state, doing, clock)
    return Tile(table, name, arrival.people, state, waited, arrival.coming,
                doing.placed if doing else 0, doing.of if doing else 0, need, on_paper)  # fmt: skip


def at_the_end(one: Tile) -> Tile:
    """The tile once the workshop has ended: a table whose devices are gone has left, and nobody needs to go there."""
    return replace(one, state="left", need=0) if one.state == "lost" and one.help_minutes is None else one


def by_need(tiles: Iterable[Tile]) -> list[Tile]:
    """Tables by need, most first; among equals as they were set up."""
    return sorted(tiles, key=lambda tile: -tile.need)


def finishing_at(doings: Iterable[Doing], clock: Clock) -> float | None:
    """When the slower half of the tables will have placed every card at the pace so far; None before a fifth of the cards.

    The middle table's pace is carried on: elapsed time times cards in the deck, over cards placed.
    """
    if clock.opened_at is None or clock.now <= clock.opened_at:  # or the clock was put back
        return None
    shares = sorted(doing.placed / doing.of for doing in doings if doing.of and not doing.on_paper)
    middle = shares[(len(shares) - 1) // 2] if shares else 0
    return clock.opened_at + (clock.now - clock.opened_at) / middle if middle >= 0.2 else None


def _state(here: Presence, doing: Doing | None, clock: Clock, on_paper: bool) -> State:
    if doing and doing.finished:
        return "finished"
    if on_paper:
        return "on_paper"
    if not here.seats:
        return "not_joined"
    if not here.open and (here.seen is None or not -1 <= clock.now - here.seen < LOST_AFTER):
        return "lost"
    since = max(here.spoke or 0, clock.opened_at or 0)
    if doing and doing.placed and clock.now - since >= QUIET_AFTER:
        return "quiet"
    if doing is None:
        return "joined"
    return "placing" if doing.placed else "reading"


def _need(arrival: Arrival, state: State, doing: Doing | None, clock: Clock) -> int:
    if arrival.help:
        return 4
    if state == "lost":
        return 3
    if doing is None or state in ("finished", "on_paper"):
        return 0
    if not doing.placed and clock.opened_at is not None and clock.now - clock.opened_at >= NOT_BEGUN_AFTER:
        return 2
    return 1 if doing.criteria == 0 and clock.last_third else 0
