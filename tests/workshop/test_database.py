"""The database: one process at a time, safe on the disk, and a sentence where it cannot be."""

import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event
from sqlalchemy.pool import Pool

from exercises import KINDS
from tests.people import DECK, under_way
from workshop.database import StoreFault, store_url, wal_is_sound
from workshop.schema import WrongVersion
from workshop.store import Store


def opened(folder: Path) -> Store:
    return Store(f"sqlite:///{folder / 'store.db'}", KINDS)


OPEN = """
import sys
from pathlib import Path
from exercises import KINDS
from workshop.store import Store
from workshop.database import StoreFault
try:
    Store(f"sqlite:///{Path(sys.argv[1]) / 'store.db'}", KINDS).close()
except StoreFault as fault:
    print(fault)
"""


def test_a_second_process_is_turned_away(tmp_path: Path) -> None:
    """One process at a time on a store: the other is told in a sentence, and gets in when the first has gone."""
    store = opened(tmp_path)
    asked = [sys.executable, "-c", OPEN, str(tmp_path)]
    said = subprocess.run(asked, capture_output=True, text=True, check=True).stdout.strip()
    store.close()
    assert said == f"Another Common Ground is running on this store ({tmp_path / 'store.db'}). Stop it first."
    assert subprocess.run(asked, capture_output=True, text=True, check=True).stdout == ""


def test_a_newer_store_is_left_untouched(tmp_path: Path) -> None:
    """An older program says which version it met, changes no byte, and lets go of the store."""
    opened(tmp_path).close()
    file = tmp_path / "store.db"
    connection = sqlite3.connect(file)
    with connection:
        connection.execute("update meta set value = '99' where name = 'schema_version'")
    connection.close()
    before = file.read_bytes()
    for _ in range(2):  # the second time would meet the lock, had the first not let go
        with pytest.raises(WrongVersion, match="store version 99"):
            opened(tmp_path)
    assert file.read_bytes() == before


def test_a_store_whose_making_was_cut_short_is_made(tmp_path: Path) -> None:
    """A process killed while it made the tables leaves some of them; the next one makes the rest."""
    opened(tmp_path).close()
    connection = sqlite3.connect(tmp_path / "store.db")
    with connection:
        connection.execute("delete from meta")
        connection.execute("drop table journal")
    connection.close()
    store = opened(tmp_path)
    assert under_way(store).oak.place(DECK[0]).status == "done"
    store.close()


def test_what_is_no_store_is_refused_in_a_sentence(tmp_path: Path) -> None:
    """Another file under that name, and a folder that cannot be made, are named."""
    (tmp_path / "store.db").write_bytes(b"a photograph of the harbour " * 400)
    with pytest.raises(StoreFault, match="could not be opened"):
        opened(tmp_path)
    assert (tmp_path / "store.db").read_bytes().startswith(b"a photograph")
    with pytest.raises(StoreFault, match="cannot be written"):
        opened(tmp_path / "store.db" / "below")


@pytest.mark.parametrize(
    ("version", "sound"),
    [
        ((3, 40, 1), False), ((3, 44, 5), False), ((3, 44, 6), True), ((3, 45, 0), False), ((3, 50, 6), False),
        ((3, 50, 7), True), ((3, 51, 2), False), ((3, 51, 3), True), ((3, 52, 0), True), ((4, 0, 0), True),
    ],
)  # fmt: skip
def test_a_write_ahead_log_only_where_it_is_sound(version: tuple[int, int, int], sound: bool) -> None:
    """SQLite's WAL-reset fault was mended in 3.51.3, 3.50.7 and 3.44.6."""
    assert wal_is_sound(version) is sound


def test_the_store_is_kept_in_the_mode_that_its_sqlite_allows(tmp_path: Path) -> None:
    """The file says which."""
    opened(tmp_path).close()
    connection = sqlite3.connect(tmp_path / "store.db")
    (mode,) = connection.execute("pragma journal_mode").fetchone()
    connection.close()
    assert mode == ("wal" if wal_is_sound(sqlite3.sqlite_version_info) else "delete")


def test_a_commit_waits_for_the_disk(store: Store) -> None:
    """Each connection is told to wait until what it wrote is on the disk, and to overwrite what is deleted."""
    told: set[tuple[int, int]] = set()

    def ask(connection: Any, *_: Any) -> None:
        pragmas = ("synchronous", "secure_delete")
        told.add(tuple(connection.execute(f"pragma {name}").fetchone()[0] for name in pragmas))

    event.listen(Pool, "checkout", ask)
    try:
        store.registry.new_workshop(), store.registry.workshops()
    finally:
        event.remove(Pool, "checkout", ask)
    assert told == {(2, 1)}


@pytest.mark.parametrize(
    "url", ["sqlite://", "sqlite:///:memory:", "not a url", "nodb://here", "postgresql+nodriver://x/y"]
)
def test_a_store_that_cannot_be_is_refused_in_a_sentence(url: str) -> None:
    """In memory, of an unknown sort, or without its driver."""
    with pytest.raises(StoreFault, match=r"^[A-Z].*\.$"):
        Store(url, KINDS)


@pytest.mark.parametrize(
    ("setting", "url"),
    [
        ("postgresql://here/db", "postgresql://here/db"),
        ("one.sqlite", "sqlite:///{cwd}/one.sqlite"),
        ("a folder", "sqlite:///{cwd}/a folder/common-ground.db"),
        (None, "sqlite:///{cwd}/beside/common-ground.db"),
        ("", "sqlite:///{cwd}/beside/common-ground.db"),
    ],
)
def test_where_the_store_lives_is_one_setting(
    setting: str | None, url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A URL as it is, a path as a file, a folder with our own name in it, nothing for the default."""
    monkeypatch.chdir(tmp_path)
    assert store_url(setting, Path("beside")) == url.format(cwd=tmp_path.resolve())


def test_a_store_in_an_awkward_folder_opens(tmp_path: Path) -> None:
    """Spaces, accents and signs that mean something in a URL are only letters of a folder's name."""
    folder = tmp_path / "Überblick 100% #1"
    Store(store_url(str(folder), tmp_path), KINDS).close()
    assert (folder / "common-ground.db").is_file()
