"""The commands that keep workshops: list, export, import, purge. They need the store for themselves, so no server may run on it."""

import os
import sys
import time
from argparse import ArgumentTypeError
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from workshop.acts import Kind
from workshop.database import store_url
from workshop.keeping.coming_in import AlreadyHere, come_in
from workshop.keeping.expiry import Kept, every, expired, kept, purge
from workshop.keeping.going_out import backup, bundle
from workshop.keeping.zipped import BY_COMMAND, PackageFault
from workshop.registry import IMPORTED, Workshop
from workshop.restoring import sentences
from workshop.store import Store
from workshop.words import words

STORE = Path(__file__).parents[2] / "store"


@contextmanager
def opened(kinds: Mapping[str, Kind]) -> Iterator[Store]:
    """The store that COMMON_GROUND_STORE means, for one command. Raises StoreFault where a server has it, WrongVersion."""
    started = time.time()
    store = Store(store_url(os.environ.get("COMMON_GROUND_STORE"), STORE), kinds)
    if store.restored and store.restored.at >= started:
        print(*sentences(store.restored, words()), sep="\n", file=sys.stderr)
    try:
        yield store
    finally:
        store.close()


def named(store: Store, name: str) -> Workshop:
    """The workshop of an id or a code. PackageFault where there is none."""
    found = store.registry.workshop(id=name) or store.registry.workshop(code=name)
    if found is None:
        raise PackageFault(f"There is no workshop “{name[:40]}” in this store. `python -m workshop list` names them.")
    return found


def add_commands(commands: Any, kinds: Mapping[str, Kind]) -> None:
    """Add list, export, import and purge to `python -m workshop`."""
    listing = commands.add_parser("list", help="list the workshops of the store")
    listing.set_defaults(run=lambda given: list_workshops(kinds))
    export = commands.add_parser("export", help="write a bundle to share, or a backup, of one workshop")
    export.add_argument("workshop", metavar="WORKSHOP", help="its code or id")
    export.add_argument("--out", type=Path, required=True, metavar="FILE")
    export.add_argument("--backup", action="store_true", help="everything, to bring back; not to share")
    export.set_defaults(run=lambda given: export_workshop(kinds, given.workshop, given.out, given.backup))
    bring = commands.add_parser("import", help="take in a bundle or a backup")
    bring.add_argument("file", type=Path, metavar="FILE")
    bring.add_argument("--copy", action="store_true", help="a backup as another workshop, with no links")
    bring.set_defaults(run=lambda given: import_workshop(kinds, given.file, given.copy))
    purging = commands.add_parser("purge", help="delete workshops whose time is up")
    purging.add_argument("--older-than", type=_days, metavar="DAYS", help="in place of what each was set up with")
    purging.add_argument("--dry-run", action="store_true", help="only say what would be deleted")
    purging.set_defaults(run=lambda given: purge_workshops(kinds, given.older_than, given.dry_run))


def list_workshops(kinds: Mapping[str, Kind]) -> int:
    with opened(kinds) as store:
        there = every(store)
        for workshop in there:
            day = store.day(workshop.id)
            state = "imported" if workshop.sort == IMPORTED else f"{len(day.setup.tables)} tables"
            print(f"{_line(kept(store, workshop))}, {day.setup.date or 'no date'}, {state}")
        if not there:
            print("There is no workshop in this store.")
    return 0


def export_workshop(kinds: Mapping[str, Kind], name: str, out: Path, everything: bool) -> int:
    with opened(kinds) as store:
        workshop = named(store, name)
        partly = out.with_name(f"{out.name}.part")
        try:
            with partly.open("wb") as file:
                (backup if everything else bundle)(store, workshop, file)
            partly.replace(out)
        except OSError as fault:
            raise PackageFault(f"{out}: this file cannot be written ({fault.strerror}).") from None
        finally:
            partly.unlink(missing_ok=True)
    print(f"Wrote {'a backup' if everything else 'a bundle'} to {out}.")
    return 0


def import_workshop(kinds: Mapping[str, Kind], path: Path, copy: bool) -> int:
    with opened(kinds) as store:
        try:
            with path.open("rb") as file:
                came = come_in(store, file, copy, BY_COMMAND)
        except OSError as fault:
            raise PackageFault(f"{path}: this file cannot be read ({fault.strerror}).") from None
        except AlreadyHere as fault:
            raise AlreadyHere(f"{path}: {fault} Add --copy.") from None
        except PackageFault as fault:
            raise PackageFault(f"{path}: {fault}") from None
        print(f"Imported {_line(kept(store, came.workshop))}.")
    for one in came.differing:
        print(f"The file tells this answer otherwise than its acts do: {one}.", file=sys.stderr)
    return 0


def purge_workshops(kinds: Mapping[str, Kind], older_than: int | None, dry: bool) -> int:
    with opened(kinds) as store:
        gone = expired(store, older_than) if dry else purge(store, older_than)
    for one in gone:
        print(f"{'Would delete' if dry else 'Deleted'} {_line(one)}.")
    if not gone:
        print("No workshop's time is up.")
    return 0


def _line(one: Kept) -> str:
    until = datetime.fromtimestamp(one.until)
    return f"{one.workshop.code} ({one.workshop.id}) {one.area or 'not named yet'}, kept until {until:%Y-%m-%d}"


def _days(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= 36500:
        raise ArgumentTypeError("a number of days from 1 was expected")
    return int(text)
