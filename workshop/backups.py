"""Backups of a whole store of SQLite, taken while a server runs on it, in the folder `backups` beside it.

Each is one file, numbered and dated, made under another name by SQLite's own means of copying and checked before it is called a
backup. Demonstrations and rehearsals are left out, as they are everywhere. The last hour is kept closely, the last day by the
hour, the days before by the day; and because what was redacted or deleted has to be gone from backups too, none stays longer
than DAYS_FOR_FILES says. A damaged one is never what an older one is let go for.
"""

import os
import re
import shutil
import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from workshop.schema import OF_A_WORKSHOP
from workshop.soundness import KEPT, MARKS, TAKEN, fault_in, holding, last_act_in, reading, tables
from workshop.store_fault import StoreFault, reason

DAYS_FOR_FILES = 7  # within which what was redacted or deleted is gone from every backup
HOUR, DAY = 3600.0, 24 * 3600.0
OLDEST = (DAYS_FOR_FILES - 1) * DAY  # a day to spare for the one that is let go late
Copying = Callable[[Path], None]
ROOM_LEFT = 100_000_000  # bytes that a backup leaves free: acts come before backups


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup: its file, its number (each is one higher than all before), and when it was taken (seconds since 1970)."""

    file: Path
    number: int
    at: float

    @property
    def marked(self) -> bool:
        """Whether it was taken for a reason, such as before an upgrade."""
        return not self.file.stem.endswith("Z")


def folder_of(store: Path) -> Path:
    return store.parent / "backups"


def backups(store: Path, folder: Path | None = None) -> list[Backup]:
    """The backups of a store that lie in a folder, the last taken first: by number, for a clock may jump."""
    folder = folder or folder_of(store)
    shape = re.compile(rf"{re.escape(store.stem)}-([0-9]{{6,}})-([0-9]{{8}}T[0-9]{{6}})Z(-[a-z0-9-]+)?\.db")
    found = [
        Backup(file, int(match[1]), datetime.strptime(match[2], "%Y%m%dT%H%M%S").replace(tzinfo=UTC).timestamp())
        for file in (folder.iterdir() if folder.is_dir() else ())
        if (match := shape.fullmatch(file.name))
    ]
    return sorted(found, key=lambda one: -one.number)


def take(store: Path, now: float, folder: Path | None = None, mark: str = "", copying: Copying | None = None) -> Backup:
    """Back up a store that may be in use, and check what was made; `mark` is added to its name. Whoever has it open copies it by
    `copying`, which holds nobody up. StoreFault where it could not be done: nothing is left of it then, and nothing was let go."""
    folder = folder or folder_of(store)
    number = max((one.number for one in backups(store, folder)), default=0) + 1
    name = f"{store.stem}-{number:06}-{datetime.fromtimestamp(now, UTC):%Y%m%dT%H%M%S}Z{mark and f'-{mark}'}.db"
    partly = folder / f"{name}.{os.getpid()}.part"
    try:
        _make_room(store, folder, now)
        (copying or partial(_copy, store))(partly)
        _made_a_backup(store, partly, now)
        if fault := fault_in(partly):
            raise StoreFault(f"A backup could not be taken: {fault}. Stop the server and start it again.")
        partly.replace(folder / name)
        sync(folder)
    except (OSError, sqlite3.Error) as fault:
        raise StoreFault(f"A backup could not be taken ({reason(fault)}).") from None
    finally:
        with suppress(OSError):
            partly.unlink()
    return Backup(folder / name, number, now)


def keep_beside(store: Path, folder: Path, now: float) -> None:
    """Have the last backup in another folder too, such as on a stick, and let go there of those whose time is up. StoreFault where it
    could not be copied; a folder that is not there is not made, for then the stick is not in."""
    there = backups(store)[:1]
    try:
        if not folder.is_dir():
            raise StoreFault(f"The last backup could not be copied to {folder} (it is not there).")
        for one in there:
            if not (copy := folder / one.file.name).exists():
                partly = folder / f"{one.file.name}.part"
                shutil.copyfile(one.file, partly)
                sync(partly)
                partly.replace(copy)
                sync(folder)
        let_go(backups(store, folder), now)
    except OSError as fault:
        raise StoreFault(f"The last backup could not be copied to {folder} ({reason(fault)}).") from None


def is_new(store: Path, last: Backup | None) -> bool:
    """Whether a store holds anything that its last backup does not, or not any more something that the backup does. What is asked of
    the store keeps its writer waiting, so the last act is asked for first, and everything is counted only where it is the same."""
    try:
        before = holding(last.file) if last else None
    except sqlite3.Error:  # one that cannot be read is none
        before = None
    if before is None:
        held = holding(store)
        return bool(held and held.workshops)
    return last_act_in(store) != before.last_act or holding(store) != before


def let_go(there: Iterable[Backup], now: float) -> list[Backup]:
    """Delete the backups whose time is up; which they were. One that cannot be deleted is tried again the next time."""
    there = list(there)
    staying = kept(there, now)
    gone = [one for one in there if one not in staying]
    for one in gone:
        one.file.unlink(missing_ok=True)
    return gone


def kept(there: Iterable[Backup], now: float) -> set[Backup]:
    """Which backups stay: every one of the last hour, the last of each hour for a day, the last of each day until OLDEST (until then
    every one that was taken before an upgrade), and the last of all. One from the future, taken before the clock was put back,
    counts as taken now."""
    slots: dict[tuple[str, int], Backup] = {}
    for one in sorted(there, key=lambda one: one.number):
        age = max(0.0, now - one.at)
        if age < HOUR or (one.marked and age < OLDEST):
            slots["each", one.number] = one
        elif age < DAY:
            slots["hour", int(one.at // HOUR)] = one
        elif age < OLDEST:
            slots["day", int(one.at // DAY)] = one
        slots["last", 0] = one
    return set(slots.values())


def sync(path: Path) -> None:
    """Wait until a file, or the names in a folder, are on the disk."""
    if os.name == "nt" and path.is_dir():
        return
    opened = os.open(path, os.O_RDWR if os.name == "nt" else os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def _make_room(store: Path, folder: Path, now: float) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for left in folder.glob(f"{store.stem}-*.part*"):
        if left.stat().st_mtime < now - HOUR:  # of one that was killed
            left.unlink(missing_ok=True)
    if shutil.disk_usage(folder).free < store.stat().st_size + ROOM_LEFT:
        raise StoreFault("A backup could not be taken (the disk is nearly full).")


def _copy(store: Path, copy: Path) -> None:
    """Copy a store of somebody else's in one go, which keeps its writer waiting for as long as reading takes."""
    with reading(store) as here, closing(sqlite3.connect(copy)) as there:
        there.execute("PRAGMA synchronous=OFF")
        here.execute("BEGIN")
        here.execute("SELECT 1 FROM sqlite_master").fetchone()  # or `backup` would wait for ever where it may not read
        here.backup(there)


def _made_a_backup(store: Path, copy: Path, now: float) -> None:
    """Make a copy of a store one that is kept: by itself, without what is simulated, told when it was taken, and on the disk."""
    with closing(sqlite3.connect(copy)) as there:
        there.execute("PRAGMA synchronous=OFF")
        there.execute("PRAGMA journal_mode=DELETE")
        there.execute("PRAGMA secure_delete=ON")
        _leave_out_simulated(there)
        if "meta" in tables(there):
            there.execute("insert or replace into meta (name, value) values (?, ?)", (TAKEN, str(now)))
        there.commit()
    shutil.copymode(store, copy)
    sync(copy)


def _leave_out_simulated(connection: sqlite3.Connection) -> None:
    for table in sorted(tables(connection) & {*OF_A_WORKSHOP}):
        connection.execute(f"delete from {table} where not ({KEPT})")
    connection.execute(f"delete from workshops where sort in ({MARKS})")
