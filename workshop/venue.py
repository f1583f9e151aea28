"""The venue check: whether this room's network and machine will carry the day, and why not (F25).

What browsers measured is held in memory only: it is true of one place on one day. What the lead ticked is kept with the workshop.
Everything from a browser is somebody's word: it decides nothing but what the lead reads.
"""

from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Annotated, Any, Literal

from pydantic import Field, FiniteFloat, TypeAdapter, ValidationError

from workshop.setting_up import Said

MUST = ("mains", "sleep", "wall", "printed")  # what is asked of every venue, in order
SHOULD = ("router", "borrowed")  # what is recommended
MOST_PHONES = 8
LONGEST_TRIP, LONGEST_LOAD = 0.5, 15.0  # seconds: 19 in 20 messages there and back, and the files of a first screen
Where = Literal["laptop", "local", "public"]


@dataclass(frozen=True, slots=True)
class Measured:
    """What one browser measured: seconds for the files of a first screen (None: they did not all come), whether a WebSocket passes,
    and messages there and back, each in seconds."""

    load: Annotated[FiniteFloat, Field(ge=0, le=600)] | None
    socket: bool
    trips: Annotated[tuple[Annotated[FiniteFloat, Field(ge=0, le=60)], ...], Field(max_length=40)]

    @property
    def trip(self) -> float | None:
        """What 19 in 20 trips did not exceed."""
        return sorted(self.trips)[max(0, -(-95 * len(self.trips) // 100) - 1)] if self.trips else None


@dataclass(frozen=True, slots=True)
class Tried:
    """A browser that was tried: when, what it measured, and at which address of the server: `laptop` is this machine's name for
    itself, `local` one of this network, `public` any other."""

    at: float
    measured: Measured
    where: Where
    https: bool


@dataclass(frozen=True, slots=True)
class Trial:
    """A rehearsal that the server held of itself: with how many laptops, how many it will carry by that, and whether nothing was
    lost; the seconds of a new stage on all laptops, and of an act to a tablemate (19 in 20)."""

    laptops: int
    carries: int
    nothing_lost: bool
    stage: float | None
    tablemate: float | None
    core: float


@dataclass
class Venue:
    """What was tried since the server started, by workshop: the lead's own browser, and the last phones. Safe to ask from any thread,
    for each change is one step."""

    own: dict[str, Tried] = field(default_factory=dict)
    phones: dict[str, deque[Tried]] = field(default_factory=lambda: defaultdict(lambda: deque(maxlen=MOST_PHONES)))

    def phones_of(self, workshop: str) -> tuple[Tried, ...]:
        """The phones that were tried, the last first."""
        return tuple(reversed(self.phones[workshop])) if workshop in self.phones else ()


def read_measured(given: Any) -> Measured | None:
    """What a browser says that it measured; None where it is no such thing."""
    try:
        return _MEASURED.validate_python(given)
    except ValidationError:
        return None


def in_the_way(
    own: Tried | None,
    phones: Sequence[Tried],
    trial: Trial | None,
    laptops: int,
    ticks: Sequence[str],
    room: int | None = None,
) -> list[Said]:
    """What stands in the way of so many laptops, where the server may hold `room` (None: any number), each as a sentence of the
    words; [] where all is ready."""
    return [
        *_of_browser(own, "own"),
        *_of_browser(phones[0] if phones else None, "phone"),
        *_of_trial(trial, laptops),
        *(
            [Said("venue.too_few_files", {"room": room, "laptops": laptops})]
            if room is not None and room < laptops
            else []
        ),
        *(Said(f"venue.untick_{name}") for name in MUST if name not in ticks),
    ]


def _of_browser(tried: Tried | None, who: str) -> Iterator[Said]:
    """What is wrong with how a browser reached the server; the worst alone, since the others follow from it."""
    if tried is None:
        yield Said(f"venue.no_{who}")
    elif not tried.measured.socket:
        yield Said(f"venue.no_socket_{who}")
    elif tried.measured.load is None:
        yield Said(f"venue.not_loaded_{who}")
    elif tried.measured.load > LONGEST_LOAD:
        yield Said(f"venue.slow_load_{who}", {"seconds": round(tried.measured.load)})
    elif (tried.measured.trip or 0) > LONGEST_TRIP:
        yield Said(f"venue.slow_trip_{who}", {"ms": round(1000 * (tried.measured.trip or 0))})
    if tried and tried.where == "public" and not tried.https:
        yield Said(f"venue.open_air_{who}")


def _of_trial(trial: Trial | None, laptops: int) -> Iterator[Said]:
    if trial is None:
        yield Said("venue.no_trial")
    elif not trial.nothing_lost:
        yield Said("venue.trial_lost")
    elif trial.carries < laptops:
        yield Said("venue.too_many", {"carries": trial.carries, "laptops": laptops})


_MEASURED = TypeAdapter(Measured)
