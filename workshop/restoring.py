"""Restoring: a store that is damaged is found out before it is opened, set aside untouched under another name, and the newest
sound backup is put in its place. Whoever starts the server is told, and so is the first page: what came after that backup is
not known. Nothing here is done while the store is open; the caller holds its lock.
"""

import json
import shutil
import sqlite3
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from workshop.backups import Backup, backups, folder_of, sync
from workshop.soundness import Holding, fault_in, holding
from workshop.store_fault import StoreFault, reason
from workshop.times import moment_of
from workshop.words import Words

COMPANIONS = ("-journal", "-wal", "-shm")  # what SQLite keeps beside a file; each belongs to that very file


@dataclass(frozen=True, slots=True)
class Restored:
    """That a store was restored: when, and from the backup of which time; the name under which the one before was set aside ("" where
    there was none), why ("" where somebody brought the backup back), and each workshop's code with the time of the last act that is
    kept of it."""

    at: float
    backup_at: float | None
    aside: str
    why: str
    workshops: tuple[tuple[str, float | None], ...]

    @property
    def last_at(self) -> float | None:
        """When the last thing that is kept was said."""
        return max((at for _, at in self.workshops if at is not None), default=None)

    def plain(self) -> str:
        return json.dumps(asdict(self))


def restored_of(text: str) -> Restored:
    told = json.loads(text)
    return Restored(**{**told, "workshops": tuple((code, at) for code, at in told["workshops"])})


def sentences(told: Restored, say: Words) -> list[str]:
    """That a store was restored, as people are told it: first what everybody may read, then what is for whoever runs the server."""
    when, last = moment_of(told.at), told.last_at
    backup = moment_of(told.backup_at) if told.backup_at else ""
    sort = ("told" if last else "nothing") if told.why else ("brought" if last else "brought_nothing")
    first = say(f"restored.{sort}", when=when, backup=backup, last=last and moment_of(last))
    kept = [
        say("restored.kept", code=code, last=moment_of(at)) if at else say("restored.kept_nothing", code=code)
        for code, at in told.workshops
    ]
    aside = [say("restored.aside", name=told.aside, why=told.why)] if told.aside else []
    return [first, *kept, *aside]


def mend(store: Path, now: float, version: int) -> Restored | None:
    """Put a sound backup in the place of a store that is not; None where it is, or where there is none yet. StoreFault where there is
    no sound backup that this `version` can read: then nothing is changed."""
    there = backups(store)
    if not store.exists():
        if there:
            raise StoreFault(
                f"The store {store} is not there, but backups of it are in {folder_of(store)}. "
                f"Bring one back with `python -m workshop restore {there[0].file}`, or move that folder away to begin anew."
            )
        return None
    why = "it is empty" if there and store.stat().st_size == 0 else _looked_at(store)
    if not why:
        return None
    for backup, held in _sound(there, version):
        return put_back(store, backup.file, held, now, why, backup.at)
    raise StoreFault(
        f"The store could not be opened ({why}), and there is no sound backup of it in {folder_of(store)}. "
        "Nothing was changed."
    )


def put_back(store: Path, file: Path, held: Holding, now: float, why: str, backup_at: float | None) -> Restored:
    """Put a copy of a sound file in the place of a store, which is set aside. At every moment one of the two is there."""
    fresh = store.with_name(f"{store.name}.restored")
    try:
        shutil.copyfile(file, fresh)
        sync(fresh)
        aside = set_aside(store, now)
        fresh.replace(store)
        sync(store.parent)
    except OSError as fault:
        raise StoreFault(f"The backup {file} could not be put in the store's place ({reason(fault)}).") from None
    finally:
        fresh.unlink(missing_ok=True)
    return Restored(now, backup_at, aside.name if aside else "", why, held.workshops)


def set_aside(store: Path, now: float) -> Path | None:
    """Give a store another name, with what SQLite keeps beside it, and give that name; None where there is no store."""
    if not store.exists():
        return None
    stamp, number = f"{datetime.fromtimestamp(now, UTC):%Y%m%dT%H%M%S}Z", 1
    while (aside := store.with_name(f"{store.stem}-set-aside-{stamp}-{number}{store.suffix}")).exists():
        number += 1
    for end in COMPANIONS:
        beside = Path(f"{store}{end}")
        if beside.exists():
            beside.replace(f"{aside}{end}")
    try:
        aside.hardlink_to(store)  # so that a cut in between leaves the store where it was
    except OSError:
        store.replace(aside)
    return aside


def _looked_at(store: Path) -> str:
    """Why a store is not sound; "" where it is. Where SQLite has work left over from a cut, which it does as soon as it opens a file,
    it does it to a copy: a store that turns out to be damaged is left as it was found."""
    left = [end for end in COMPANIONS if Path(f"{store}{end}").exists()]
    if not left:
        return fault_in(store)
    copy = store.with_name(f"{store.name}.looked-at")
    try:
        for end in ("", *left):
            shutil.copyfile(f"{store}{end}", f"{copy}{end}")
        return fault_in(copy)
    except OSError as fault:
        raise StoreFault(f"The store could not be opened ({reason(fault)}).") from None
    finally:
        for end in ("", *COMPANIONS):
            Path(f"{copy}{end}").unlink(missing_ok=True)


def _sound(there: list[Backup], version: int) -> Iterator[tuple[Backup, Holding]]:
    for backup in there:
        held = sound(backup.file, version)
        if held:
            yield backup, held


def sound(file: Path, version: int) -> Holding | None:
    """What a sound store of a version that can be read holds; None where it is not one."""
    try:
        held = None if fault_in(file) else holding(file)
    except (StoreFault, sqlite3.Error):
        return None
    return held if held and held.version <= version else None
