"""Running late: how far behind the day is, and what gives way.

What gives way is decided beforehand, by the pace of each exercise, so that nobody has to choose in a hurry: first what costs
the room least, and never the minutes that a table needs for its cards. Nothing that was opened is touched, and what gave way
can be put back.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from workshop.day import Day
from workshop.programme import Entry, Held, gathered, listed
from workshop.setup import Activity, Break, Setup
from workshop.times import read_time

STEPS = (15, 30, 45)  # F9
FEW = 5  # minutes for which no activity is left out
START_COUNTS_WITHIN = 2 * 3600  # a start typed for the day says nothing of a rehearsal on another
NO_LONGER_ONE_DAY = 14 * 3600


@dataclass(frozen=True, slots=True)
class Cut:
    """What one entry gives: the minutes and the talk that it is left with (none at all where it is left out)."""

    id: str
    minutes: int
    talk: int
    saves: int
    order: int

    @property
    def leaves_out(self) -> bool:
        return not self.minutes


@dataclass(frozen=True, slots=True)
class Pacing:
    """When the day should end, and when it will at what is left: seconds since 1970."""

    planned_end: float
    end: float

    @property
    def late(self) -> int:
        """Whole minutes behind the programme; below 0: ahead of it."""
        return round((self.end - self.planned_end) / 60)


# -- what gives way


def gives_way(ahead: Sequence[Entry], late: int) -> list[Cut]:
    """What to shorten or leave out, of what is still ahead, to make up so many minutes; as much as can be where that is less.

    What costs the room least comes first, and a few minutes are not worth an activity. Where something larger has to go in the
    end, what it makes needless stays.
    """
    chosen: dict[str, Cut] = {}
    for cut in sorted(_cuts(ahead), key=lambda cut: cut.order):
        missing = late - saved(chosen.values())
        if missing <= 0 or (cut.leaves_out and missing <= FEW):
            continue
        if cut.id not in chosen or cut.saves > chosen[cut.id].saves:
            chosen[cut.id] = cut
    for cut in sorted(chosen.values(), key=lambda cut: cut.order):
        if saved(chosen.values()) - cut.saves >= late:
            del chosen[cut.id]
    return [chosen[one.id] for one in ahead if one.id in chosen]


def saved(cuts: Iterable[Cut]) -> int:
    return sum(cut.saves for cut in cuts)


def _cuts(ahead: Iterable[Entry]) -> list[Cut]:
    cuts = []
    for one in ahead:
        if one.shorten:
            saves = one.whole - one.least - one.least_talk
            cuts.append(Cut(one.id, one.least, one.least_talk, saves, one.shorten))
        if one.drop:
            cuts.append(Cut(one.id, 0, 0, one.whole, one.drop))
    return [cut for cut in cuts if cut.saves > 0]


def eased(setup: Setup, cuts: Iterable[Cut]) -> Setup:
    """The setting-up after these cuts, each remembered so that it can be put back."""
    by_id = {cut.id: cut for cut in cuts}
    return _with(setup, [_cut(one, by_id[one.id]) if one.id in by_id else one for one in listed(setup)])


def put_back(setup: Setup, name: str) -> Setup:
    """The setting-up with one entry as it was before the day ran late."""
    return _with(setup, [as_planned(one) if one.id == name else one for one in listed(setup)])


def as_planned(one: Held) -> Held:
    """An activity or a break as it was before the day ran late."""
    if isinstance(one, Break):
        return replace(one, minutes=one.before or one.minutes, before=None)
    minutes, talk = one.before or (one.minutes, one.talk)
    return replace(one, minutes=minutes, talk=talk, before=None, skipped=False)


def gave_way(setup: Setup) -> list[Held]:
    """What was left out or shortened, in the order of the day."""
    return [one for one in listed(setup) if one.before is not None or (isinstance(one, Activity) and one.skipped)]


def skipped(setup: Setup, name: str) -> Setup:
    """The setting-up with one activity left out."""
    return _with(
        setup,
        [replace(one, skipped=True) if isinstance(one, Activity) and one.id == name else one for one in listed(setup)],
    )


def _cut(one: Held, cut: Cut) -> Held:
    if isinstance(one, Break):
        return replace(one, minutes=cut.minutes, before=one.before or one.minutes)
    if cut.leaves_out:
        return replace(one, skipped=True)
    return replace(one, minutes=cut.minutes, talk=cut.talk, before=one.before or (one.minutes, one.talk))


def _with(setup: Setup, programme: Iterable[Held]) -> Setup:
    activities, breaks = gathered(programme)
    return replace(setup, activities=activities, breaks=breaks)


# -- how far behind


def ahead(programme: Sequence[Entry], day: Day) -> list[Entry]:
    """What is still to come: activities not opened and not left out, and breaks not taken whose activity was the last opened
    or comes later."""
    last = max((at for at, one in enumerate(programme) if one.id in day.progress), default=-1)
    return [
        one for at, one in enumerate(programme)
        if (at > last and one.id not in day.rested if one.rests else one.id not in day.progress and not one.skipped)
    ]  # fmt: skip


def pacing(programme: Sequence[Entry], day: Day, now: float) -> Pacing | None:
    """When the day should end and when it will; None before it has begun, after its end, and on another day."""
    began = _began(day)
    if began is None or day.ended or now - began > NO_LONGER_ONE_DAY:
        return None
    planned = sum(one.planned for one in programme)
    left = sum(one.whole for one in ahead(programme, day))
    return Pacing(_start(day.setup, began) + 60 * planned, now + _left_now(day, now) + 60 * left)


def planned_times(programme: Sequence[Entry], day: Day, name: str) -> tuple[float, float] | None:
    """When an entry should have begun and should end by the programme as it was; None where the day has not begun."""
    began = _began(day)
    at = next((at for at, one in enumerate(programme) if one.id == name), None)
    if began is None or at is None:
        return None
    begins = _start(day.setup, began) + 60 * sum(one.planned for one in programme[:at])
    return begins, begins + 60 * programme[at].planned


def _began(day: Day) -> float | None:
    return min((at.opened_at for at in day.progress.values()), default=None)


def _start(setup: Setup, began: float) -> float:
    """When the day should have begun: the time that was typed, or when it did."""
    typed = _at(setup.starts, began)
    return typed if typed is not None and abs(typed - began) <= START_COUNTS_WITHIN else began


def _left_now(day: Day, now: float) -> float:
    """Seconds that what is on still takes: the activity's clock and its talk, or the break."""
    if day.back_at:
        return max(0.0, (_at(day.back_at, now) or now) - now)
    at, activity = day.progress.get(day.now or ""), day.activity
    if at is None or activity is None:
        return 0.0
    return max(0.0, at.ends_at + 60 * activity.talk - (at.paused_at or now))


def _at(time: str, when: float) -> float | None:
    """A time of day as seconds since 1970, on the day of `when`."""
    minutes = read_time(time)
    if minutes is None:
        return None
    day = datetime.fromtimestamp(when)
    return day.replace(hour=minutes // 60, minute=minutes % 60, second=0, microsecond=0).timestamp()
