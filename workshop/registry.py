"""The registry: which workshops there are, and who may come in.

A workshop is found by its code, and a role in it is held by whoever holds a link's secret; only the hash of a secret is kept.
A device that joins a table takes the next seat of the workshop.
"""

import hashlib
import secrets
import threading
from collections.abc import Callable, Collection, Iterable
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, true

from workshop.database import Database
from workshop.elsewhere import RENEWALS, note
from workshop.schema import SIMULATED, links, meta, workshops

IMPORTED = "imported"  # the sort of a workshop that came in as a bundle
CODE_LETTERS = "BCDFGHJKLMNPQRSTVWXZ23456789"  # no vowels, so no words; no 0 or 1


@dataclass(frozen=True, slots=True)
class Link:
    """What a secret gives: a role in a workshop (`lead`, `helper`, `room`, `seat`, `observer`; `host` for the store itself).
    `proof` is the hash of that secret, by which a link that was renewed meanwhile is known; "" for one that needs none."""

    workshop: str
    role: str
    seat: int | None = None
    table: int | None = None
    proof: str = field(default="", compare=False, repr=False)

    @property
    def name(self) -> str:
        return f"{self.role}:{self.seat}" if self.seat else self.role


@dataclass(frozen=True, slots=True)
class Workshop:
    id: str
    code: str
    sort: str
    made_at: float

    @property
    def simulated(self) -> bool:
        """Whether it is a demonstration or a rehearsal, which is said on its screens."""
        return self.sort in SIMULATED


class Registry:
    """The workshops and links of a database. `ask(job)` has the store's writer run `job(connection)` in a commit."""

    def __init__(
        self,
        database: Database,
        ask: Callable[[Callable[[Connection], Any]], "Future[Any]"],
        clock: Callable[[], float],
    ) -> None:
        self._database, self._ask, self._clock = database, ask, clock
        self._links: dict[str, Link] = {}
        self._seats: dict[str, dict[int, int]] = {}
        self._to_read: dict[str, bool] = {}
        self._drawn: dict[str, str] = {}
        self._on_renewal: list[Callable[[str], None]] = []
        self._guard = threading.RLock()

    # -- workshops

    def new_workshop(self, sort: str = "workshop") -> Workshop:
        """A workshop with nothing set up, and a code that no other has."""

        def make(connection: Connection) -> Workshop:
            made = Workshop(new_id(), new_code(connection), sort, self._clock())
            connection.execute(insert(workshops).values(id=made.id, code=made.code, sort=sort, made_at=made.made_at))
            return made

        return self._ask(make).result()

    def workshops(self, sort: str = "workshop") -> list[Workshop]:
        """Workshops of a sort, newest first."""
        query = select(workshops).where(workshops.c.sort == sort).order_by(workshops.c.made_at.desc())
        return [Workshop(*row) for row in self._database.rows(query)]

    def workshop(self, id: str = "", code: str = "") -> Workshop | None:
        """The workshop with an id or a code; None where there is none."""
        query = select(workshops).where((workshops.c.id == id) if id else (workshops.c.code == code.strip().upper()))
        row = self._database.first(query)
        return Workshop(*row) if row else None

    def only_to_read(self, id: str) -> bool:
        """Whether a workshop came in as a bundle, to be read and not to be held."""
        with self._guard:
            if id not in self._to_read:
                found = self.workshop(id=id)
                if found is None:
                    return False
                self._to_read[id] = found.sort == IMPORTED
            return self._to_read[id]

    # -- links and seats

    def new_link(self, workshop: str, role: str, table: int | None = None) -> tuple[str, Link]:
        """A new secret for a role (`seat` and `observer` take the workshop's next seat number), and what it gives."""
        secret = secrets.token_urlsafe(16)

        def make(connection: Connection) -> Link:
            seat = None
            if role in ("seat", "observer"):
                highest = select(func.max(links.c.seat)).where(links.c.workshop == workshop)
                seat = (connection.execute(highest).scalar() or 0) + 1
            row = {"workshop": workshop, "role": role, "seat": seat, "table_id": table, "made_at": self._clock()}
            connection.execute(insert(links).values(hash=_hash(secret), **row))
            return Link(workshop, role, seat, table, _hash(secret))

        link = self._ask(make).result()
        with self._guard:
            self._links[_hash(secret)] = link
            if link.seat and link.table and workshop in self._seats:
                self._seats[workshop][link.seat] = link.table
        return secret, link

    def link(self, secret: str) -> Link | None:
        """What a secret gives; None for one this store does not know."""
        return self._known(_hash(secret))

    def holds(self, link: Link) -> bool:
        """Whether a link that was good once still is: it was not renewed, and its workshop not removed."""
        return not link.proof or self._known(link.proof) is not None

    def _known(self, hashed: str) -> Link | None:
        with self._guard:
            if hashed not in self._links:
                query = select(links.c.workshop, links.c.role, links.c.seat, links.c.table_id)
                row = self._database.first(query.where(links.c.hash == hashed))
                if row is None:
                    return None
                self._links[hashed] = Link(row.workshop, row.role, row.seat, row.table_id, hashed)
            return self._links[hashed]

    def renew(self, workshop: str, role: str, seats: Collection[int] | None = None) -> list[tuple[str, Link]]:
        """Other secrets in place of every link of a role in a workshop, where `seats` are given of these alone. Seats and observers
        keep their number, and with it all that they said; of the other roles one link is left. What was handed out before opens
        nothing from here on. Raises StoreFault."""
        of = (links.c.workshop == workshop) & (links.c.role == role)
        of &= links.c.seat.in_(seats) if seats is not None else true()

        def make(connection: Connection) -> list[tuple[str, Link]]:
            numbered = role in ("seat", "observer")
            rows = connection.execute(
                select(links.c.seat, links.c.table_id).where(of).distinct().order_by(links.c.seat)
            )
            kept = [(row.seat, row.table_id) for row in rows] if numbered else [(None, None)]
            connection.execute(delete(links).where(of))
            note(self._database, connection, RENEWALS)
            made = []
            for seat, table in kept:
                secret = secrets.token_urlsafe(16)
                row = {"workshop": workshop, "role": role, "seat": seat, "table_id": table, "made_at": self._clock()}
                connection.execute(insert(links).values(hash=_hash(secret), **row))
                made.append((secret, Link(workshop, role, seat, table, _hash(secret))))
            return made

        made: list[tuple[str, Link]] = self._ask(make).result()
        with self._guard:
            self._links.clear()
        self._tell_renewed({workshop})
        return made

    def _tell_renewed(self, workshops: Iterable[str]) -> None:
        for listener in self._on_renewal:
            for workshop in workshops:
                listener(workshop)

    def on_renewal(self, listener: Callable[[str], None]) -> None:
        """Have `listener` called with the id of a workshop of which links were renewed."""
        self._on_renewal.append(listener)

    def seats(self, workshop: str) -> dict[int, int]:
        """The table of each seat that was ever taken in a workshop."""
        with self._guard:
            if workshop not in self._seats:
                query = select(links.c.seat, links.c.table_id).where(
                    links.c.workshop == workshop, links.c.role == "seat"
                )
                self._seats[workshop] = {row.seat: row.table_id for row in self._database.rows(query)}
            return dict(self._seats[workshop])

    def digits(self, workshop: str, table: int) -> str:
        """The two digits by which a table that has a seat is joined by the next device."""
        drawn = self._drawn_anew(workshop, table)
        stamp = hashlib.sha256(f"{self._database.secret} {workshop} {table}{drawn}".encode()).digest()
        return f"{int.from_bytes(stamp[:4], 'big') % 100:02d}"

    def draw_digits(self, workshop: str, table: int) -> None:
        """Other digits for a table; never the same again at once. Raises StoreFault."""
        before, name, drawn = self.digits(workshop, table), _drawn(workshop, table), ""
        while self.digits(workshop, table) == before:
            self._drawn[name] = drawn = f" {secrets.token_hex(4)}"
        said = self._database.upsert(meta, {"name": name}, {"value": drawn})
        self._ask(lambda connection: connection.execute(said)).result()

    def _drawn_anew(self, workshop: str, table: int) -> str:
        """What a table's digits were last drawn anew with; "" where they never were."""
        name = _drawn(workshop, table)
        with self._guard:
            if name not in self._drawn:
                row = self._database.first(select(meta.c.value).where(meta.c.name == name))
                self._drawn[name] = row[0] if row else ""
            return self._drawn[name]

    def read_anew(self, renewed: Iterable[str] | None = None) -> None:
        """Hold nothing more of what another process may have changed; where it `renewed` links, not of links either."""
        with self._guard:
            self._seats.clear()
            self._drawn.clear()
            self._to_read.clear()
            if renewed is not None:
                self._links.clear()
        self._tell_renewed(renewed or ())

    # -- removing

    def strike(self, connection: Connection, workshop: str) -> None:
        """Delete a workshop and its links, in a commit of somebody else's."""
        connection.execute(delete(links).where(links.c.workshop == workshop))
        note(self._database, connection, RENEWALS)
        connection.execute(delete(meta).where(meta.c.name.startswith(_drawn(workshop), autoescape=True)))
        connection.execute(delete(workshops).where(workshops.c.id == workshop))

    def forget(self, workshop: str) -> None:
        """Hold nothing more of a workshop that was struck."""
        with self._guard:
            self._links.clear()
            self._drawn.clear()
            self._seats.pop(workshop, None)
            self._to_read.pop(workshop, None)


def new_id() -> str:
    return secrets.token_hex(6)


def new_code(connection: Connection) -> str:
    """A code that no workshop of the store has."""
    taken = set(connection.execute(select(workshops.c.code)).scalars())
    while (code := "".join(secrets.choice(CODE_LETTERS) for _ in range(6))) in taken:
        pass
    return code


def _drawn(workshop: str, table: int | str = "") -> str:
    """The name under which the store notes that a table's digits were drawn anew."""
    return f"digits {workshop} {table}"


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
