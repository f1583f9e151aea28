"""Backing up while a server runs: every few minutes where there was something new, and by command; and bringing a backup back.

What is let go is let go here too, so that what was redacted or deleted is gone from the backups by its time even where nothing
more is said.
"""

import asyncio
import logging
import os
import sqlite3
import time
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import make_url

from workshop.acts import Kind
from workshop.backups import Backup, Copying, backups, is_new, keep_beside, let_go, take
from workshop.database import own, store_url
from workshop.keeping.commands import STORE, opened
from workshop.moving import known, steps
from workshop.restoring import put_back, sound
from workshop.schema import UPGRADES, version_of
from workshop.soundness import holding
from workshop.store import Store
from workshop.store_fault import StoreFault, reason
from workshop.words import words
from workshop.zips import PackageFault

log = logging.getLogger("common_ground.keeping")
EVERY = 180.0  # seconds
ALSO_TO = "COMMON_GROUND_BACKUPS_ALSO_TO"  # a folder, such as one on a stick


def back_up(file: Path, now: float, copying: Copying | None = None) -> Backup | None:
    """Take a backup of a store where it holds anything new, and let go of those whose time is up. Raises StoreFault."""
    try:
        there = backups(file)
        taken = take(file, now, copying=copying) if is_new(file, there[0] if there else None) else None
        let_go(backups(file), now)
    except (sqlite3.Error, OSError) as fault:
        raise StoreFault(f"A backup could not be taken ({reason(fault)}).") from None
    return taken


async def back_up_often(store: Store, pause: float = EVERY) -> None:
    """Back up now and every few minutes, for as long as the server runs. A store that is kept elsewhere is backed up there."""
    while store.file:
        await asyncio.to_thread(back_up_or_say, store)
        await asyncio.sleep(pause)


def back_up_or_say(store: Store) -> None:
    """Back up, or say in the log why it could not be done."""
    try:
        if store.file:
            back_up(store.file, store.clock(), store.copy)
            if also := os.environ.get(ALSO_TO):
                keep_beside(store.file, Path(also).expanduser(), store.clock())
    except StoreFault as fault:
        log.warning("%s", fault)


def add_commands(commands: Any, kinds: Mapping[str, Kind]) -> None:
    """Add backup and restore to `python -m workshop`."""
    backing = commands.add_parser("backup", help="back up the whole store, also while a server runs on it")
    backing.add_argument("--out", type=Path, metavar="FOLDER", help="in place of the folder `backups` beside the store")
    backing.set_defaults(run=lambda given: back_up_now(given.out))
    bring = commands.add_parser("restore", help="put a backup of the whole store in the store's place")
    bring.add_argument("file", type=Path, metavar="FILE")
    bring.set_defaults(run=lambda given: restore(kinds, given.file))


def back_up_now(out: Path | None) -> int:
    file, now = file_of_store(), time.time()
    if not file.is_file():
        raise StoreFault(f"There is no store at {file}. COMMON_GROUND_STORE says where it is.")
    taken = take(file, now, out)
    if out is None:
        let_go(backups(file), now)
    print(f"Wrote a backup to {taken.file}. {told(taken.file)}")
    return 0


def restore(kinds: Mapping[str, Kind], file: Path) -> int:
    """Put a backup in the store's place; the store is set aside under another name."""
    store, now = file_of_store(), time.time()
    held = sound(file, version_of(UPGRADES)) if file.is_file() else None
    if held is None:
        raise PackageFault(f"{file}: this is not a sound backup of a store that this Common Ground can read.")
    lock = own(store)
    try:
        aside = put_back(store, file, held, now, "", None).aside
    finally:
        if lock:
            lock.close()
    print(f"Restored {file}. {told(store)}")
    if aside:
        print(f"The store before it is now {store.with_name(aside)}. Delete it once you do not need it.")
    with opened(kinds) as there:  # an older one is brought up to date
        say = words()
        print(f"\n{say('moving.next')}")
        for number, step in enumerate(steps(known(there), held, say), 1):
            print(f"  {number}. {step}")
    return 0


def file_of_store() -> Path:
    """The file of the store that COMMON_GROUND_STORE names. StoreFault where it is kept elsewhere."""
    url = make_url(store_url(os.environ.get("COMMON_GROUND_STORE"), STORE))
    if url.get_backend_name() != "sqlite" or not url.database:
        raise StoreFault("This store is not a file: back it up and restore it with the tools of its database.")
    return Path(url.database).resolve()


def told(file: Path) -> str:
    """What a store holds, in a sentence."""
    held = holding(file)
    workshops = len(held.workshops) if held else 0
    said = f"{workshops} workshop{'' if workshops == 1 else 's'}"
    if held is None or held.last_at is None:
        return f"It holds {said}, in which nothing was said."
    return f"It holds {said}; the last thing was said on {datetime.fromtimestamp(held.last_at):%Y-%m-%d at %H:%M:%S}."
