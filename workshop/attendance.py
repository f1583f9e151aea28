"""Attendance: which devices are open on a workshop at this server and others, and when each table was last here and last spoke."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from workshop.connection import Connection
from workshop.registry import Link

TableAt = tuple[str, int]  # a workshop and a table's number


@dataclass(frozen=True, slots=True)
class Seen:
    """A table as servers know it: how many devices it has open, when it last had one, and when it last spoke."""

    devices: int = 0
    at: float | None = None
    spoke: float | None = None

    def __add__(self, other: "Seen") -> "Seen":
        return Seen(self.devices + other.devices, _later(self.at, other.at), _later(self.spoke, other.spoke))


class Attendance:
    """Who is here. Times are the store's, in seconds. Written on the event loop, read from any thread."""

    def __init__(self) -> None:
        self._open: dict[str, set[Connection]] = defaultdict(set)
        self._seen: dict[TableAt, float] = {}
        self._spoke: dict[TableAt, float] = {}
        self._elsewhere: dict[TableAt, Seen] = {}
        self._again: dict[str, Counter[int]] = defaultdict(Counter)

    # -- what is told

    def arrives(self, connection: Connection, at: float) -> None:
        self._open[connection.link.workshop].add(connection)
        self._was_here(connection.link, at)

    def leaves(self, connection: Connection, at: float) -> None:
        workshop = connection.link.workshop
        self._open[workshop].discard(connection)
        if not self._open[workshop]:
            del self._open[workshop]
        self._was_here(connection.link, at)

    def _was_here(self, link: Link, at: float) -> None:
        if link.table:
            self._seen[link.workshop, link.table] = at

    def spoke(self, link: Link, at: float) -> None:
        self._spoke[link.workshop, link.table or 0] = at

    def says_again(self, link: Link) -> None:
        """A device sent an act again that was answered before: this server came back from a backup that is older than the act."""
        self._again[link.workshop][link.table or 0] += 1

    def hears(self, elsewhere: dict[TableAt, Seen]) -> set[str]:
        """Take what other servers have open; gives the workshops of which that is news."""
        before, self._elsewhere = self._elsewhere, elsewhere
        places = {*before, *elsewhere}
        return {place[0] for place in places if before.get(place, Seen()) != elsewhere.get(place, Seen())}

    # -- what is asked

    def open(self, workshop: str) -> list[Connection]:
        """The connections open here, scripted or not, as they are now."""
        return list(self._open.get(workshop, ()))

    def devices(self, workshop: str) -> dict[int, int]:
        """How many devices each table has open now, at any server."""
        counts = Counter(one.link.table for one in self.open(workshop) if one.link.table)
        for (told, table), seen in list(self._elsewhere.items()):
            if told == workshop and seen.devices:
                counts[table] += seen.devices
        return dict(counts)

    def here(self) -> dict[TableAt, Seen]:
        """The tables that this server itself has had open or heard."""
        counts = Counter((workshop, one.link.table) for workshop, open in self._open.items() for one in open)
        return {place: Seen(counts[place], at, self._spoke.get(place)) for place, at in self._seen.items()}

    def last_seen(self, workshop: str, table: int) -> float | None:
        """When a table last had a device open; None if never since the start."""
        return _later(self._seen.get((workshop, table)), self._elsewhere.get((workshop, table), Seen()).at)

    def last_spoke(self, workshop: str, table: int) -> float | None:
        return _later(self._spoke.get((workshop, table)), self._elsewhere.get((workshop, table), Seen()).spoke)

    def said_again(self, workshop: str) -> Mapping[int, int]:
        """By table, how many acts its devices sent again that were answered before."""
        return self._again.get(workshop, {})

    def watchers(self, workshop: str) -> int:
        """How many screens of people are open on a workshop: walls, control rooms and seats, but for scripted laptops."""
        return sum(not connection.scripted for connection in self.open(workshop))


def _later(one: float | None, other: float | None) -> float | None:
    return max((at for at in (one, other) if at is not None), default=None)
