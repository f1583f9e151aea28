"""Upgrading: a store from an older version is brought up to date whole or not at all, with a backup of it as it was.

`store-of-version-1.sql` was written by a program of that version: Oak placed two cards of three, wrote a criterion, finished, and
moved a card too late.
"""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Connection, text
from sqlalchemy.exc import OperationalError

from exercises import KINDS
from tests.benchmarks.kills import folded
from tests.people import NOON
from workshop import backups as taking
from workshop.acts import Key
from workshop.backups import DAY, backups, kept
from workshop.database import Database
from workshop.schema import UPGRADES, version_of
from workshop.soundness import fault_in, holding
from workshop.store import Store
from workshop.store_fault import StoreFault

WORKSHOP, CODE, SECRET = "112576bb4555", "XVLLTP", "QX1Sfvfv4cWsS7m2CgzBuw"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A store of version 1."""
    made = tmp_path / "store.db"
    with closing(sqlite3.connect(made)) as connection:
        connection.executescript((Path(__file__).parent / "store-of-version-1.sql").read_text(encoding="utf-8"))
    return made


def adds_a_mood(connection: Connection) -> None:
    connection.execute(text("alter table journal add column mood text default 'calm'"))
    connection.execute(text("update journal set mood = 'glad' where kind = 'finish'"))


def renames_moods(connection: Connection) -> None:
    connection.execute(text("alter table journal rename column mood to temper"))


def fails(connection: Connection) -> None:
    connection.execute(text("update journal set act = ''"))
    connection.execute(text("alter table journal drop column no_such_column"))


def test_a_store_of_version_1_holds_what_it_held(file: Path) -> None:
    """Acts, answers, what came late, and seats; and it goes on from there."""
    before = holding(file)
    store = Store(f"sqlite:///{file}", KINDS)
    oak = store.held(Key(WORKSHOP, "benefit", 1, "table:1"))
    assert (
        oak.answer.order.piles[0].ordered == (("justice-data-lab",), ("discount-check",)) and oak.answer.order.finished
    )
    assert [note.text for note in oak.answer.notes] == ["who gains"] and len(oak.late) == 1
    link = store.registry.link(SECRET)
    assert link and (link.workshop, link.role, link.table) == (WORKSHOP, "seat", 1)
    again = folded(store, WORKSHOP)
    assert {key: store.held(key) for key in again} == again
    assert store.registry.new_workshop().code != CODE
    store.close()
    after = holding(file)
    assert before and after and after.version == version_of(UPGRADES) > before.version == 1
    assert (after.acts, after.last_act, after.workshops[1:]) == (before.acts, before.last_act, before.workshops)


def test_a_backup_of_it_as_it_was_is_kept(file: Path) -> None:
    """Beside the others, for as long as any is kept, however many are taken that day; opened again, there is no second one."""
    before = holding(file)
    for _ in range(2):
        Database(f"sqlite:///{file}", lambda: NOON).close()
    (copy,) = backups(file)
    assert copy.marked and copy.file.stem.endswith("Z-version-1")
    assert not fault_in(copy.file) and holding(copy.file) == before
    later = [taking.Backup(Path(f"{n}Z.db"), n, NOON + 60 * n) for n in range(2, 200)]
    assert copy in kept([copy, *later], NOON + 5 * DAY) and copy not in kept([copy, *later], NOON + 7 * DAY)


def test_steps_are_taken_from_the_version_that_was_found(file: Path) -> None:
    """Each once and in their order, whether a store is one behind or several."""
    url = f"sqlite:///{file}"
    Database(url, upgrades=UPGRADES).close()
    Database(url, upgrades=(*UPGRADES, adds_a_mood)).close()
    database = Database(url, upgrades=(*UPGRADES, adds_a_mood, renames_moods))
    with database.begin() as connection:
        tempers = set(connection.execute(text("select temper from journal")).scalars())
    database.close()
    assert tempers == {"calm", "glad"}
    held = holding(file)
    assert held and held.version == len(UPGRADES) + 3
    assert [one.file.stem.rpartition("-")[2] for one in backups(file)] == [str(len(UPGRADES) + n) for n in (2, 1)] + [
        "1"
    ]


def test_a_step_that_fails_leaves_the_store_as_it_was(file: Path) -> None:
    """Also what the steps before it had changed; not a byte is another, and the older program opens it again."""
    Database(f"sqlite:///{file}").close()
    before = file.read_bytes()
    with pytest.raises(StoreFault, match="could not be opened") as told:
        Database(f"sqlite:///{file}", upgrades=(*UPGRADES, adds_a_mood, fails))
    assert isinstance(told.value.__cause__, OperationalError)
    assert file.read_bytes() == before
    store = Store(f"sqlite:///{file}", KINDS)
    assert store.journal(WORKSHOP)[-1]["kind"] == "place"
    store.close()


def test_without_room_for_a_backup_it_is_not_upgraded(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One sentence, and nothing is changed."""
    before = file.read_bytes()
    monkeypatch.setattr(taking, "ROOM_LEFT", 10**18)
    with pytest.raises(StoreFault, match="the disk is nearly full"):
        Database(f"sqlite:///{file}")
    assert file.read_bytes() == before and backups(file) == []
