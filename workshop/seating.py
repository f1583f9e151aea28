"""Who sits where once the day runs: tables that were merged or parted, devices that moved, people who changed (F14).

A seat belongs to the table at which its device joined, and the registry never forgets which. What has changed since is kept here,
in order, each change under the number of the stage that it made: so a seat's table can be told for any moment, earlier answers
stay with the earlier table, and two activities are set beside each other only for tables whose people are the same.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from workshop.acts import Refused
from workshop.lead import Merge, PeopleMoved, Reseat, Separate
from workshop.setup import Setup, TablePlace


@dataclass(frozen=True, slots=True)
class Change:
    """`merge`: a table has joined another (`into`); `separate`: it is a table of its own again; `reseat`: a seat has gone from
    a table to another; `people`: a table has other people than before."""

    number: int
    kind: Literal["merge", "separate", "reseat", "people"]
    table: int
    into: int = 0
    seat: int = 0


@dataclass(frozen=True, slots=True)
class Seating:
    """Every change so far, oldest first."""

    changes: tuple[Change, ...] = ()

    def merged(self, until: int | None = None) -> dict[int, int]:
        """Tables that have joined another, with that one, as it was at a number of the stage (now, where none is named)."""
        joined: dict[int, int] = {}
        for change in self._until(until):
            if change.kind == "merge":
                joined[change.table] = change.into
            elif change.kind == "separate":
                joined.pop(change.table, None)
        return joined

    def at(self, seat: int | None, table: int, until: int | None = None) -> int:
        """The table of a seat whose device joined at `table`."""
        for change in self._until(until):
            if change.kind == "reseat" and change.seat == seat:
                table = change.into
        joined = self.merged(until)
        while table in joined:
            table = joined[table]
        return table

    def last(self, table: int) -> int:
        """The number of the stage at which a table's people changed last, 0 where they never did."""
        return max((one.number for one in self.changes if table in (one.table, one.into)), default=0)

    def changed(self, after: int, until: int) -> set[int]:
        """Tables whose people changed after one number of the stage and until another."""
        return {
            table for one in self.changes if after < one.number <= until for table in (one.table, one.into) if table
        }

    def _until(self, until: int | None) -> Iterator[Change]:
        return (one for one in self.changes if until is None or one.number <= until)

    def _with(self, *changes: Change) -> "Seating":
        return Seating((*self.changes, *changes))


Moving = Merge | Separate | Reseat | PeopleMoved


def moved(seating: Seating, setup: Setup, act: Moving, number: int) -> tuple[Seating, Setup]:
    """After a merging, parting or moving that makes the stage's number `number`. Refused where a table cannot do it."""
    match act:
        case Merge(table=table, into=into):
            _open(setup, table)
            _open(setup, into)
            if table == into:
                raise Refused("A table can be merged with another one only.")
            return seating._with(Change(number, "merge", table, into)), _closed(setup, table, True)
        case Separate(table=table):
            joined = seating.merged()
            if table not in joined:
                raise Refused("This table has joined no other.")
            return seating._with(Change(number, "separate", table, joined[table])), _closed(setup, table, False)
        case Reseat(seat=seat, of=of, table=into):
            _open(setup, into)
            return seating._with(Change(number, "reseat", of, into, seat)), setup
        case PeopleMoved(tables=tables):
            return seating._with(*(Change(number, "people", _open(setup, table).id) for table in tables)), setup


def opened_again(seating: Seating, setup: Setup, number: int) -> Seating:
    """After a new setting-up: a merged table that it opens again is one of its own again."""
    open_now = {table.id for table in setup.tables if not table.closed}
    parted = {table: into for table, into in seating.merged().items() if table in open_now}
    return seating._with(*(Change(number, "separate", table, into) for table, into in parted.items()))


def _open(setup: Setup, number: int) -> TablePlace:
    table = setup.table(number)
    if table is None:
        raise Refused(f"This workshop has no table {number}.")
    if table.closed:
        raise Refused(f"{table.name} is closed.")
    return table


def _closed(setup: Setup, number: int, closed: bool) -> Setup:
    tables = tuple(replace(table, closed=closed) if table.id == number else table for table in setup.tables)
    return replace(setup, tables=tables)
