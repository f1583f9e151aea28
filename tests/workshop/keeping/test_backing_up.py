"""Backing up by command and by the clock, and bringing a backup back, as somebody at a terminal does it."""

import asyncio
from pathlib import Path

import pytest

from exercises import KINDS
from tests.people import DECK, UnderWay, under_way
from tests.workshop.keeping.conftest import Says
from workshop.backups import backups
from workshop.keeping.backing_up import back_up_often
from workshop.status import backed_up_at
from workshop.store import Store


def opened(folder: Path) -> Store:
    return Store(f"sqlite:///{folder / 'common-ground.db'}", KINDS)


def test_a_backup_is_brought_back(there: UnderWay, says: Says, tmp_path: Path) -> None:
    """Also while a server runs on the store; the same acts and answers are there, and what was there before is set aside."""
    server = opened(tmp_path / "here")
    status, said = says("backup", "--out", tmp_path / "stick")
    assert status == 0 and "It holds 1 workshop; the last thing was said on " in said
    (file,) = (tmp_path / "stick").iterdir()
    assert said.startswith(f"Wrote a backup to {file}. ")
    before, order = server.journal(there.entry.id), server.answer(there.oak.key)
    there.oak.store = server
    there.oak.place(DECK[1])
    refused = says("restore", file)
    assert refused[0] == 2 and "Another Common Ground is running on this store" in refused[1]
    server.close()
    status, said = says("restore", file)
    assert status == 0 and said.startswith(f"Restored {file}. It holds 1 workshop;")
    after = opened(tmp_path / "here")
    assert after.journal(there.entry.id) == before and after.answer(there.oak.key) == order
    assert after.registry.link(there.oak.secret) == there.oak.link and after.restored is None
    after.close()
    (aside,) = (tmp_path / "here").glob("*set-aside*.db")
    assert f"The store before it is now {aside}." in said
    (tmp_path / "elsewhere").mkdir()
    aside.rename(tmp_path / "elsewhere" / "common-ground.db")
    earlier = opened(tmp_path / "elsewhere")
    assert len(earlier.journal(there.entry.id)) == len(before) + 1
    earlier.close()


def test_what_is_no_backup_is_not_brought_back(there: UnderWay, says: Says, tmp_path: Path) -> None:
    """A file of something else, a folder, or one that is not there: a sentence, and the store stays."""
    (tmp_path / "letter.db").write_text("Dear all")
    before = (tmp_path / "here" / "common-ground.db").read_bytes()
    for name in ("letter.db", "here", "nothing.db"):
        status, said = says("restore", tmp_path / name)
        assert status == 1 and said.strip().endswith(
            "this is not a sound backup of a store that this Common Ground can read."
        )
    assert (tmp_path / "here" / "common-ground.db").read_bytes() == before
    assert says("backup", store="nowhere")[0] == 2 and not (tmp_path / "nowhere").exists()


def test_a_store_that_is_no_file_is_backed_up_elsewhere(
    says: Says,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Which the command says."""
    from workshop.__main__ import main

    monkeypatch.setenv("COMMON_GROUND_STORE", "postgresql://here/db")
    assert main(["backup"]) == 2
    assert capsys.readouterr().err.startswith("This store is not a file")


async def until(true: object) -> None:
    async with asyncio.timeout(20):
        while not true():  # type: ignore[operator]
            await asyncio.sleep(0.01)


def test_a_running_server_backs_up_by_itself(store: Store) -> None:
    """As it starts and every few minutes; the status tells when the last one was taken. One that fails does not end it."""
    world, file = under_way(store), store.file
    assert file

    async def runs() -> None:
        keeping = asyncio.create_task(back_up_often(store, 0.01))
        await until(lambda: len(backups(file)) == 1)
        (file.parent / "backups").rename(file.parent / "put away")
        (file.parent / "backups").write_text("no folder")
        world.oak.place(DECK[0])
        await asyncio.sleep(0.05)
        (file.parent / "backups").unlink()
        (file.parent / "put away").rename(file.parent / "backups")
        await until(lambda: len(backups(file)) == 2)
        keeping.cancel()

    assert backed_up_at(store, world.entry.id) is None
    asyncio.run(runs())
    told = backed_up_at(store, world.entry.id)
    assert told is not None and abs(told - store.clock()) < 60
    shown = under_way(store, sort="demonstration")
    assert backed_up_at(store, shown.entry.id) is None
