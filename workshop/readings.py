"""Readings: the addresses by which people read a workshop's report, without a role and without signing in.

A reading is 128 random bits and gives nothing but the page of the report while the lead lets people read (`Day.reading`). It is
made to be projected as a QR picture and passed on, so, unlike the secret of a link, it stands in its address, and the store keeps it
in clear, to show it again after a restart. One at a time is a workshop's; one that another took the place of is kept by its hash
alone, so that whoever still has it is told that it is closed and not taken for somebody who guesses.
"""

import hashlib
import secrets
import threading
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from workshop.database import Database
from workshop.registry import CODE_LETTERS
from workshop.schema import readings

ALPHABET, LENGTH = CODE_LETTERS.lower(), 27  # 28 letters and digits that are not mistaken for each other: 129 bits
MOST_TYPED = 80


@dataclass(frozen=True, slots=True)
class Reading:
    """What an address gives: a workshop's report; `current`: no other has taken its place."""

    workshop: str
    current: bool


class Readings:
    """The readings of a database. `ask(job)` has the store's writer run `job(connection)` in a commit."""

    def __init__(
        self,
        database: Database,
        ask: Callable[[Callable[[Connection], Any]], "Future[Any]"],
        clock: Callable[[], float],
    ) -> None:
        self._database, self._ask, self._clock = database, ask, clock
        self._known: dict[str, Reading] = {}
        self._guard = threading.Lock()

    def secret(self, workshop: str) -> str:
        """The secret of a workshop's reading as it stands; "" where none was drawn."""
        query = select(readings.c.secret).where(readings.c.workshop == workshop, readings.c.secret.is_not(None))
        row = self._database.first(query)
        return str(row[0]) if row else ""

    def draw(self, workshop: str) -> str:
        """A new secret for a workshop. The one before it opens nothing from now on. Raises StoreFault."""
        secret = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))

        def make(connection: Connection) -> None:
            connection.execute(update(readings).where(readings.c.workshop == workshop).values(secret=None))
            row = {"hash": hash_of(secret), "workshop": workshop, "secret": secret, "made_at": self._clock()}
            connection.execute(insert(readings).values(**row))

        self._ask(make).result()
        with self._guard:
            self._known.clear()
        return secret

    def found(self, typed: str) -> Reading | None:
        """What somebody's address gives, however it was typed; None where it was never one of this store's."""
        hashed = hash_of(typed)
        with self._guard:
            if hashed not in self._known:
                row = self._database.first(
                    select(readings.c.workshop, readings.c.secret).where(readings.c.hash == hashed)
                )
                if row is None:
                    return None
                self._known[hashed] = Reading(row.workshop, row.secret is not None)
            return self._known[hashed]

    # -- removing

    def strike(self, connection: Connection, workshop: str) -> None:
        """Delete a workshop's readings, in a commit of somebody else's."""
        connection.execute(delete(readings).where(readings.c.workshop == workshop))

    def forget(self) -> None:
        """Hold nothing more of what was struck."""
        with self._guard:
            self._known.clear()


def hash_of(typed: str) -> str:
    """The hash of a secret as it may have been typed: in any case, and with spaces or hyphens."""
    letters = "".join(letter for letter in typed[:MOST_TYPED].lower() if letter in ALPHABET)
    return hashlib.sha256(letters.encode()).hexdigest()
