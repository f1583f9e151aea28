"""Backing up by command and by the clock, and bringing a backup back, as somebody at a terminal does it."""

import asyncio
from pathlib import Path

import pytest

from exercises import KINDS
from tests.people import DECK, UnderWay, under_way
from tests.workshop.keeping.conftest import Says
from workshop import backups as taking
from workshop import moving
from workshop.backups import backups
from workshop.keeping.backing_up import back_up_often, back_up_or_say
from workshop.status import backed_up_at
from workshop.store import Store
from workshop.words import words

SAY = words()


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
    assert after.registry.link(there.oak.secret) == there.oak.link
    told = after.restored
    assert told and (told.why, told.aside, told.workshops[0][0]) == ("", "", there.entry.code)
    after.close()
    (aside,) = (tmp_path / "here").glob("*set-aside*.db")
    assert f"The store before it is now {aside}." in said
    (tmp_path / "elsewhere").mkdir()
    aside.rename(tmp_path / "elsewhere" / "common-ground.db")
    earlier = opened(tmp_path / "elsewhere")
    assert len(earlier.journal(there.entry.id)) == len(before) + 1
    earlier.close()


def test_whoever_restores_a_backup_elsewhere_is_told_what_to_do_next(
    there: UnderWay, says: Says, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The command ends with numbered steps: how the room finds this laptop, and what stays behind."""
    monkeypatch.delenv("COMMON_GROUND_ADDRESS", raising=False)
    monkeypatch.setattr(moving, "lan_addresses", lambda: ["192.168.1.20"])
    server = opened(tmp_path / "here")
    moving.remember(server, 8501)
    server.close()
    assert says("backup", "--out", tmp_path / "stick")[0] == 0
    (file,) = (tmp_path / "stick").iterdir()
    monkeypatch.setattr(moving, "lan_addresses", lambda: ["192.168.1.31"])
    status, said = says("restore", file, store="second")
    assert status == 0 and f"  1. {SAY('moving.start')}" in said
    assert "  2. The room knows http://192.168.1.20:8501, and this laptop is http://192.168.1.31:8501." in said
    assert there.entry.code in said and f"  5. {SAY('moving.behind')}" in said
    assert "was put in place of this server's store" in said


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


def test_a_running_server_copies_its_backups_to_a_stick(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Where one was named before it started; without the stick it says so in the log."""
    world, stick = under_way(store), tmp_path / "stick"
    monkeypatch.setenv("COMMON_GROUND_BACKUPS_ALSO_TO", str(stick))
    back_up_or_say(store)
    assert "could not be copied" in caplog.text and not stick.exists()
    stick.mkdir()
    back_up_or_say(store)
    world.oak.place(DECK[0])
    back_up_or_say(store)
    assert len(list(stick.iterdir())) == len(backups(store.file or tmp_path)) == 2


def test_a_running_server_backs_up_by_itself(store: Store, caplog: pytest.LogCaptureFixture) -> None:
    """As it starts and every few minutes; the status tells when the last one was taken. One that fails does not end it."""
    world, file = under_way(store), store.file
    assert file

    async def runs() -> None:
        keeping = asyncio.create_task(back_up_often(store, 0.01))
        await until(lambda: len(backups(file)) == 1)
        with pytest.MonkeyPatch.context() as changed:
            changed.setattr(taking, "ROOM_LEFT", 10**18)
            world.oak.place(DECK[0])
            await until(lambda: "the disk is nearly full" in caplog.text)
        await until(lambda: len(backups(file)) == 2)
        keeping.cancel()

    assert backed_up_at(store, world.entry.id) is None
    asyncio.run(runs())
    told = backed_up_at(store, world.entry.id)
    assert told is not None and abs(told - store.clock()) < 60
    shown = under_way(store, sort="demonstration")
    assert backed_up_at(store, shown.entry.id) is None
