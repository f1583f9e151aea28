"""The registry: which workshops there are, and who may come in.

A workshop is found by its code, and a role in it is held by whoever holds a link's secret; only the hash of a secret is kept.
A device that joins a table takes the next seat of the workshop.
"""

import hashlib
import secrets
import threading
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select

from workshop.database import Database
from workshop.schema import SIMULATED, links, workshops

IMPORTED = "imported"  # the sort of a workshop that came in as a bundle
CODE_LETTERS = "BCDFGHJKLMNPQRSTVWXZ23456789"  # no vowels, so no words; no 0 or 1


@dataclass(frozen=True, slots=True)
class Link:
    """What a secret gives: a role in a workshop (`lead`, `helper`, `room`, `seat`, `observer`; `host` for the store itself)."""

    workshop: str
    role: str
    seat: int | None = None
    table: int | None = None

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
            return Link(workshop, role, seat, table)

        link = self._ask(make).result()
        with self._guard:
            self._links[_hash(secret)] = link
            if link.seat and link.table and workshop in self._seats:
                self._seats[workshop][link.seat] = link.table
        return secret, link

    def link(self, secret: str) -> Link | None:
        """What a secret gives; None for one this store does not know."""
        hashed = _hash(secret)
        with self._guard:
            if hashed not in self._links:
                query = select(links.c.workshop, links.c.role, links.c.seat, links.c.table_id)
                row = self._database.first(query.where(links.c.hash == hashed))
                if row is None:
                    return None
                self._links[hashed] = Link(*row)
            return self._links[hashed]

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
        stamp = hashlib.sha256(f"{self._database.secret} {workshop} {table}".encode()).digest()
        return f"{int.from_bytes(stamp[:4], 'big') % 100:02d}"

    # -- removing

    def strike(self, connection: Connection, workshop: str) -> None:
        """Delete a workshop and its links, in a commit of somebody else's."""
        connection.execute(delete(links).where(links.c.workshop == workshop))
        connection.execute(delete(workshops).where(workshops.c.id == workshop))

    def forget(self, workshop: str) -> None:
        """Hold nothing more of a workshop that was struck."""
        with self._guard:
            self._links.clear()
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


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
