"""What a rehearsal found, from what its laptops noted: waits, losses, and how many laptops a machine will carry. Pure.

Times are seconds on one clock, that of the machine with the scripted laptops.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from math import ceil, inf
from typing import Any

BUSIEST = 0.5  # of a core: the server does one thing at a time, so one core is its limit, and a day has its moments
SLOWEST_STAGE = 3.0  # seconds until the last laptop has drawn a new stage: longer, and the room wonders
FURTHEST = 3  # times what was tried: further than that nothing is promised


@dataclass(frozen=True, slots=True)
class Waits:
    """So many waits: half of them were no longer than `p50`, 19 in 20 no longer than `p95`. Seconds; None where there were none."""

    count: int = 0
    p50: float | None = None
    p95: float | None = None
    max: float | None = None

    @classmethod
    def of(cls, seconds: Iterable[float]) -> "Waits":
        waited = sorted(seconds)
        if not waited:
            return cls()
        return cls(len(waited), nearest_rank(waited, 0.5), nearest_rank(waited, 0.95), waited[-1])


def nearest_rank(waited: Sequence[float], part: float) -> float:
    """The smallest of these sorted waits that at least `part` of them do not exceed.

    >>> nearest_rank([1, 2, 3, 4], 0.5), nearest_rank([1, 2, 3, 4], 0.95)
    (2, 4)
    """
    return waited[max(0, ceil(part * len(waited)) - 1)]


@dataclass(frozen=True, slots=True)
class Act:
    """One act as a laptop noted it: its name, when it was sent and answered (None: never), what was answered, and `note`: where
    and what it wrote, if it did (the answer's name, the note's name, the text)."""

    client: str
    seq: int
    sent: float
    answered: float | None = None
    outcome: str = ""
    note: tuple[str, str, str] | None = None


@dataclass(frozen=True, slots=True)
class Acts:
    """What became of all acts. `lost` were never answered, or answered as taken and are not in the store; `doubled` are there more
    than once. A text is lost where the store has another one in its place."""

    sent: int = 0
    answered: int = 0
    found: int = 0
    late: int = 0
    refused: int = 0
    lost: int = 0
    doubled: int = 0
    texts: int = 0
    texts_lost: int = 0

    @property
    def nothing_lost(self) -> bool:
        return not self.lost and not self.doubled and not self.texts_lost


def counted(acts: Iterable[Act], kept: Iterable[tuple[str, int]], texts: Mapping[tuple[str, str], str]) -> Acts:
    """What became of acts, by the names of those that are `kept` and the `texts` that stand, by answer and note."""
    there, said = Counter(kept), list(acts)
    taken = [act for act in said if act.outcome in ("done", "late")]
    missing = [act for act in said if act.answered is None or (act in taken and not there[act.client, act.seq])]
    written = {act.note[:2]: act.note[2] for act in taken if act.note and act.outcome == "done"}
    return Acts(
        sent=len(said),
        answered=sum(act.answered is not None for act in said),
        found=sum(bool(there[act.client, act.seq]) for act in said),
        late=sum(act.outcome == "late" for act in said),
        refused=sum(act.outcome == "refused" for act in said),
        lost=len(missing),
        doubled=sum(there[act.client, act.seq] > 1 for act in said),
        texts=len(written),
        texts_lost=sum(texts.get(name) != text for name, text in written.items()),
    )


def until_shown(sent: Iterable[tuple[float, int]], shown: Sequence[tuple[float, int]]) -> list[float]:
    """How long each act took to a screen: acts as (when sent, at which revision they are in), and what the screen `shown`, as (when,
    which revision), in order. A screen may pass over revisions; an act that it never came to has no wait.

    >>> until_shown([(1.0, 5), (1.5, 6), (3.0, 8)], [(0.5, 4), (2.0, 6)])
    [1.0, 0.5]
    """
    revisions = [revision for _, revision in shown]
    waits = []
    for at, revision in sent:
        place = bisect_left(revisions, revision)
        if place < len(shown):
            waits.append(max(0.0, shown[place][0] - at))
    return waits


def until_drawn(changes: Sequence[tuple[float, str]], drawn: Iterable[tuple[float, str]]) -> list[float | None]:
    """How long one laptop took to draw each new screen: changes of the stage as (when, to which screen), and what it had `drawn`, as
    (when, which screen), both in order. None for one that it had not drawn before the next change.

    >>> until_drawn([(1.0, "open"), (5.0, "revealed")], [(1.5, "open")])
    [0.5, None]
    """
    seen = list(drawn)
    ends = [at for at, _ in changes[1:]] + [inf]
    return [
        next((when - at for when, screen in seen if at <= when < end and screen == wanted), None)
        for (at, wanted), end in zip(changes, ends, strict=True)
    ]


@dataclass(frozen=True, slots=True)
class Server:
    """What the server used while tables were at work: of one core, in bytes of memory at most, on how many processors."""

    core: float
    memory: int | None
    processors: int


@dataclass(frozen=True, slots=True)
class Rehearsed:
    """A rehearsal, measured. `stage` are waits of single laptops, `whole_room` of the last one at each change; `own_core` is what the
    scripted laptops used of one core themselves, for where that nears the whole of it the waits are theirs and not the server's."""

    tables: int
    laptops: int
    seconds: float
    first_screen: Waits = Waits()
    tablemate: Waits = Waits()
    wall: Waits = Waits()
    stage: Waits = Waits()
    whole_room: Waits = Waits()
    acts: Acts = Acts()
    server: Server = field(default_factory=lambda: Server(0.0, None, 1))
    own_core: float = 0.0
    faults: tuple[str, ...] = ()

    @property
    def everybody(self) -> int:
        return self.tables * self.laptops

    @property
    def nothing_lost(self) -> bool:
        return self.acts.nothing_lost and not self.faults

    @property
    def carries(self) -> int:
        return carries(self.everybody, self.server.core, self.whole_room.p95)

    def plain(self) -> dict[str, Any]:
        """For a JSON file."""
        return {**asdict(self), "everybody": self.everybody, "carries": self.carries, "nothing_lost": self.nothing_lost}


def carries(laptops: int, core: float, stage: float | None) -> int:
    """How many laptops a machine will carry, from a rehearsal with so many of them.

    Both what the server uses and how long a new stage takes rise with the number of laptops, and neither may exceed its bound; nothing
    is promised beyond three times what was tried. Rounded down to fives from twenty on.

    >>> carries(40, core=0.25, stage=0.8)
    80
    """
    bounds = [FURTHEST, *([BUSIEST / core] if core > 0 else []), *([SLOWEST_STAGE / stage] if stage else [])]
    most = int(laptops * min(bounds) + 1e-9)
    return most if most < 20 else most // 5 * 5
