"""Soundness: whether a file is a whole store of SQLite, and what it holds. Asked of the store before it is opened, and of each
backup before it is relied on.

SQLite looks at every page and every index; besides, each act and each answer must be readable, for noise in the midst of a text
is no fault to SQLite. What it cannot see is one readable letter that stands for another. No file is ever changed by asking.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from workshop.schema import SIMULATED
from workshop.store_fault import StoreFault, reason

CORRUPT, NOT_A_DATABASE = 11, 26  # SQLite's result codes
TAKEN = "taken_at"  # under this name a backup says when it was taken; a store that is opened with it is one that was brought back
PATIENCE = 3  # seconds for which another program may hold the file
TEXTS = (("journal", "act"), ("answers", "body"), ("answers", "late"))
MARKS = ", ".join(f"'{sort}'" for sort in SIMULATED)
LAST_AT = (
    "select at from journal where workshop = workshops.id order by id desc limit 1"  # its index leads there at once
)
KEPT = f"workshop not in (select id from workshops where sort in ({MARKS}))"


@dataclass(frozen=True, slots=True)
class Holding:
    """What a store holds of workshops of people: its version, how many acts, the number and the time of the last, how many links
    and addresses of reports, and for each workshop its code and the time of its last act (None where nothing was said), newest first."""

    version: int
    acts: int
    last_act: int
    last_at: float | None
    links: int
    workshops: tuple[tuple[str, float | None], ...]


def fault_in(file: Path) -> str:
    """Why a file is not a sound store; "" where it is, or is an empty one. StoreFault where it cannot be asked at all, such as
    while another program holds it."""
    try:
        with reading(file) as connection:
            found = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
            return "" if found == "ok" and _readable(connection) else "a page of it is damaged"
    except sqlite3.Error as fault:
        if getattr(fault, "sqlite_errorcode", 0) & 0xFF in (CORRUPT, NOT_A_DATABASE):
            return reason_of_damage(fault)
        raise StoreFault(f"The store could not be opened ({reason(fault)}).") from None


def holding(file: Path) -> Holding | None:
    """What a sound store holds; None where its tables are not there, as in an empty file."""
    with reading(file) as connection:
        there = tables(connection)
        if not there >= {"meta", "journal", "links", "workshops"}:
            return None
        version = connection.execute("select value from meta where name = 'schema_version'").fetchone()
        acts, last = connection.execute(f"select count(*), max(id) from journal where {KEPT}").fetchone()
        last_at = connection.execute("select at from journal where id = ?", (last,)).fetchone()
        links = sum(
            connection.execute(f"select count(*) from {table} where {KEPT}").fetchone()[0]
            for table in there & {"links", "readings"}
        )
        workshops = connection.execute(
            f"select code, ({LAST_AT}) from workshops where sort not in ({MARKS}) order by made_at desc"
        ).fetchall()
    if not version:
        return None
    return Holding(int(version[0]), acts, last or 0, last_at and last_at[0], links, tuple(workshops))


def last_act_in(file: Path) -> int:
    """The number of the last act that a store holds of workshops of people, without counting them; 0 where there is none."""
    with reading(file) as connection:
        if "journal" not in tables(connection):
            return 0
        found = connection.execute(f"select id from journal where {KEPT} order by id desc limit 1").fetchone()
        return int(found[0]) if found else 0


@contextmanager
def reading(file: Path) -> Iterator[sqlite3.Connection]:
    """A connection by which a file that is there is read. It may be in use by a server."""
    connection = sqlite3.connect(f"{file.resolve().as_uri()}?mode=rw", uri=True, timeout=PATIENCE)
    try:
        yield connection
    finally:
        connection.close()


def reason_of_damage(fault: sqlite3.Error) -> str:
    code = getattr(fault, "sqlite_errorcode", 0) & 0xFF
    return "it is no database" if code == NOT_A_DATABASE else "a page of it is damaged"


def _readable(connection: sqlite3.Connection) -> bool:
    """Whether every act and every answer is JSON as it was written."""
    there = tables(connection)
    return not any(
        connection.execute(f"select 1 from {table} where not json_valid({column}) limit 1").fetchone()
        for table, column in TEXTS
        if table in there
    )


def tables(connection: sqlite3.Connection) -> set[str]:
    return {name for (name,) in connection.execute("select name from sqlite_master where type = 'table'")}
