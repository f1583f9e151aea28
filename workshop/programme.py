"""The programme of a day: what is held in which order, when each begins, and how much of it people spend at screens.

A setting-up holds activities, and breaks that come after them; here they are one list of *entries*, with the arithmetic that a
facilitator would do on the back of a run sheet. A *run sheet* is a programme to start from: the named ones are in
`exercises.run_sheets`. What gives way when the day runs late is `late`'s business.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count, groupby

from workshop.setup import Activity, Break, Setup

SPARE = 0.05  # F9
AT_SCREENS_AT_MOST = 0.5  # F9
LUNCH_AT_LEAST, BREAK_AT_LEAST = 30, 10
LUNCH_FIRST, BREAK_NEXT = 1, 2
Held = Activity | Break


@dataclass(frozen=True, slots=True)
class Pace:
    """How an exercise spends its time, and how it gives way when the day runs late.

    `on_screens` is the share of its minutes in which a table looks at a device; `talk` the minutes that the room needs with its
    reveal. Where it may be shortened, `least` and `least_talk` are the shares that must be left of both. `shorten` and `drop` say
    in which order things give way, the lowest first, over all exercises; 0: never.
    """

    on_screens: float = 0.5
    talk: int = 0
    least: float = 1.0
    least_talk: float = 1.0
    shorten: int = 0
    drop: int = 0


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a programme. `minutes` are those at tables, or of a break; `planned` is what both took before the day ran
    late; `least` and `least_talk` what it can be shortened to; `shorten` and `drop` as its pace says."""

    id: str
    heading: str
    minutes: int
    talk: int = 0
    on_screens: float = 0.0
    rests: bool = False
    skipped: bool = False
    planned: int = 0
    least: int = 0
    least_talk: int = 0
    shorten: int = 0
    drop: int = 0

    @property
    def whole(self) -> int:
        """The minutes that it takes of the day."""
        return 0 if self.skipped else self.minutes + self.talk


@dataclass(frozen=True, slots=True)
class Part:
    """One line of a run sheet: an exercise, or a kind of them, with its minutes at tables and its talk; `otherwise` is the line to
    take where it is not there. Without an exercise it is a break, and `label` is what the words call it.
    """

    minutes: int
    exercise: str = ""
    talk: int = 0
    label: str = "break"
    otherwise: "Part | None" = None


@dataclass(frozen=True, slots=True)
class RunSheet:
    """A programme to start from, for so many minutes in the room (`lasts`), with a deck of the pack ("" for no cards).

    It is offered where the exercises that it `needs` are there.
    """

    id: str
    lasts: int
    deck: str
    needs: tuple[str, ...]
    parts: tuple[Part, ...]


# -- a programme as one list


def listed(setup: Setup) -> list[Held]:
    """Activities and breaks in the order of the day."""
    rests = {one.id: [rest for rest in setup.breaks if rest.after == one.id] for one in setup.activities}
    programme: list[Held] = []
    for one in setup.activities:
        programme += [one, *rests[one.id]]
    return programme


def gathered(programme: Iterable[Held]) -> tuple[tuple[Activity, ...], tuple[Break, ...]]:
    """The activities and the breaks of a list; a break that comes before every activity is left out."""
    activities: list[Activity] = []
    breaks: list[Break] = []
    for one in programme:
        if isinstance(one, Activity):
            activities.append(one)
        elif activities:
            breaks.append(replace(one, after=activities[-1].id))
    return tuple(activities), tuple(breaks)


def rest_due(setup: Setup, opened: Collection[str], rested: Collection[str]) -> Break | None:
    """The break that comes now: not taken yet, with nothing between the furthest activity opened and it but what was left out."""
    programme = listed(setup)
    last = max((at for at, one in enumerate(programme) if one.id in opened), default=len(programme))
    for one in programme[last + 1 :]:
        if isinstance(one, Break) and one.id not in rested:
            return one
        if isinstance(one, Activity) and not one.skipped:
            return None
    return None


def fresh_id(name: str, taken: Iterable[str]) -> str:
    """An id that is not taken: the name itself, or the name with a number."""
    used = set(taken)
    return next(one for n in count(1) if (one := name if n == 1 else f"{name}-{n}") not in used)


def filled(sheet: RunSheet, offered: Sequence[Activity], labels: Mapping[str, str]) -> list[Held]:
    """A run sheet made a programme of the activities that there are.

    A line whose exercise is missing falls out. Of breaks that then stand together the longest is left, and none that stands
    first or last.
    """
    programme: list[Held] = []
    for part in _lines_there(sheet, offered):
        found = _called(part.exercise, offered)
        name = fresh_id(found.id if found else "break", (one.id for one in programme))
        if found:
            programme.append(replace(found, id=name, minutes=part.minutes, talk=part.talk))
        else:
            programme.append(Break(name, programme[-1].id, part.minutes, labels[part.label]))
    return programme


def _lines_there(sheet: RunSheet, offered: Sequence[Activity]) -> list[Part]:
    there = [part for line in sheet.parts if (part := _line_there(line, offered))]
    runs = [list(run) for _, run in groupby(there, key=lambda part: bool(part.exercise))]
    inner = [run for at, run in enumerate(runs) if run[0].exercise or 0 < at < len(runs) - 1]
    return [part for run in inner for part in (run if run[0].exercise else [max(run, key=lambda rest: rest.minutes)])]


def _line_there(part: Part | None, offered: Sequence[Activity]) -> Part | None:
    if part is None or not part.exercise or _called(part.exercise, offered):
        return part
    return _line_there(part.otherwise, offered)


def _called(name: str, offered: Sequence[Activity]) -> Activity | None:
    return next((one for one in offered if name and name in (one.exercise, one.kind)), None)


# -- minutes


def entries(setup: Setup, pace_of: Callable[[Activity], Pace]) -> list[Entry]:
    """A setting-up's programme as lines to count with."""
    return [_rest(one) if isinstance(one, Break) else _held(one, pace_of(one)) for one in listed(setup)]


def _rest(one: Break) -> Entry:
    planned = one.before or one.minutes
    lunch = planned >= LUNCH_AT_LEAST
    return Entry(
        one.id, one.label, one.minutes, rests=True, planned=planned, shorten=LUNCH_FIRST if lunch else BREAK_NEXT,
        least=min(one.minutes, LUNCH_AT_LEAST if lunch else BREAK_AT_LEAST),
    )  # fmt: skip


def _held(one: Activity, pace: Pace) -> Entry:
    minutes, talk = one.before or (one.minutes, one.talk)
    return Entry(
        one.id, one.heading, one.minutes, one.talk, round(one.minutes * pace.on_screens, 1), skipped=one.skipped,
        planned=minutes + talk, least=min(one.minutes, _share(minutes, pace.least)),
        least_talk=min(one.talk, _share(talk, pace.least_talk)), shorten=pace.shorten, drop=pace.drop,
    )  # fmt: skip


def _share(minutes: int, share: float) -> int:
    """So much of some minutes, rounded up."""
    return -(-minutes * round(100 * share) // 100)


def whole(programme: Iterable[Entry]) -> int:
    """The minutes of a programme, breaks included."""
    return sum(one.whole for one in programme)


def with_spare(programme: Iterable[Entry]) -> int:
    """The minutes that a programme should be given: its own, and five in a hundred to spare."""
    return -(-whole(programme) * round(100 * (1 + SPARE)) // 100)


def at_screens(programme: Sequence[Entry]) -> tuple[int, int]:
    """Of a programme's minutes those at screens, and all those without the breaks."""
    held = [one for one in programme if not one.rests and not one.skipped]
    return round(sum(one.on_screens for one in held)), sum(one.whole for one in held)


def too_much_at_screens(programme: Sequence[Entry]) -> bool:
    screens, worked = at_screens(programme)
    return screens > AT_SCREENS_AT_MOST * worked


def begins(programme: Iterable[Entry], starts: int = 0) -> Iterator[tuple[Entry, int]]:
    """Each line with the minute at which it begins; `starts` is that of the first."""
    for one in programme:
        yield one, starts
        starts += one.whole
