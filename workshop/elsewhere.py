"""Elsewhere: what other processes keep in the same store, for a store in PostgreSQL that several servers have open.

Each process holds in memory what was committed, so each must hear what another commits: before it judges an act, in the commit
itself, and otherwise a few times a second, for its screens. Acts are heard of by their numbers in the journal, which are drawn under
the lock that a commit holds and so never come out of order; all else by two notes in `meta`, each a chance value that is drawn
anew as something changes.
"""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, select

from workshop.acts import Key
from workshop.database import Database
from workshop.schema import journal, meta, workshops

CHANGES, RENEWALS = "changes", "renewals"  # of seats, digits, addresses and workshops; of links that open nothing more
OFTEN = 0.2  # seconds between two looks while nothing is said here


@dataclass(frozen=True, slots=True)
class Place:
    """Up to where this process knows the store: the number of the last act, and the notes."""

    act: int
    notes: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class News:
    """What changed: answers; whether anything else did, whether links were renewed or removed; and, where they were asked for, all
    workshops that there are."""

    keys: set[Key]
    changed: bool
    renewed: bool
    workshops: frozenset[str]


class Elsewhere:
    """What others did since this process last looked. For the writer's thread alone."""

    def __init__(self, database: Database) -> None:
        with database.snapshot() as connection:
            self.at = place(connection)

    def hear(self, connection: Connection) -> News:
        """What is new, once."""
        query = select(journal.c.id, journal.c.workshop, journal.c.activity, journal.c.round, journal.c.party)
        acts = connection.execute(query.where(journal.c.id > self.at.act).order_by(journal.c.id)).all()
        notes, before = _notes(connection), self.at.notes
        renewed = notes.get(RENEWALS) != before.get(RENEWALS)
        there = frozenset(connection.execute(select(workshops.c.id)).scalars()) if notes != before else frozenset()
        self.at = Place(acts[-1].id if acts else self.at.act, notes)
        return News({Key(*act[1:]) for act in acts}, notes != before, renewed, there)


def place(connection: Connection) -> Place:
    """Up to where a store goes, as a connection sees it."""
    return Place(connection.execute(select(func.max(journal.c.id))).scalar() or 0, _notes(connection))


def note(database: Database, connection: Connection, name: str) -> None:
    """Note, in a commit, that something changed which other processes hold."""
    if database.shared:
        said: dict[str, Any] = {"value": secrets.token_hex(8)}
        connection.execute(database.upsert(meta, {"name": name}, said))


def _notes(connection: Connection) -> dict[str, str]:
    rows = connection.execute(select(meta.c.name, meta.c.value).where(meta.c.name.in_((CHANGES, RENEWALS))))
    return {row.name: row.value for row in rows}
