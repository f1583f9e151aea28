"""Moving to another laptop: whoever brings a backup back there is told what to do next."""

from pathlib import Path

import pytest

from tests.people import NOON, UnderWay
from workshop import moving
from workshop.backups import take
from workshop.moving import back_at, code_of, known, remember, steps
from workshop.soundness import Holding
from workshop.store import Store
from workshop.words import words

SAY = words()
HELD = Holding(2, 40, 40, NOON + 9, 3, (("NEWEST", None), ("TODAYS", NOON + 9), ("BEFORE", NOON)))


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The numbers that this laptop has on its networks, to be changed."""
    numbers = ["192.168.1.31"]
    monkeypatch.delenv("COMMON_GROUND_ADDRESS", raising=False)
    monkeypatch.setattr(moving, "lan_addresses", lambda: numbers)
    return numbers


def test_a_server_writes_down_where_the_room_finds_it(at: list[str], store: Store) -> None:
    """And is told where the one before was found; while no network is there it keeps that."""
    assert remember(store, 8501) == [] and store.health()
    at[:] = ["192.168.1.20"]
    assert remember(store, 8502) == ["http://192.168.1.31:8501"] and store.health()
    at.clear()
    assert remember(store, 8502) == ["http://192.168.1.20:8502"] == known(store)


def test_a_public_address_is_the_one_that_stays(monkeypatch: pytest.MonkeyPatch, at: list[str]) -> None:
    monkeypatch.setenv("COMMON_GROUND_ADDRESS", "https://ashdale.example/")
    assert back_at(["https://ashdale.example"], moving.found_at(8501), "TODAYS", SAY) == [
        SAY("moving.same", before="https://ashdale.example")
    ]


def test_where_the_address_is_the_same_nobody_types_anything(at: list[str]) -> None:
    (told,) = back_at(["http://10.0.0.2:8501", "http://192.168.1.31:8501"], moving.found_at(8501), "TODAYS", SAY)
    assert told == SAY("moving.same", before="http://192.168.1.31:8501")


def test_where_it_is_another_both_ways_are_told(at: list[str]) -> None:
    """Which number to take over, on the port that it had; else which address, code and digits people type."""
    told = steps(["http://192.168.1.20:8600"], HELD, SAY)
    assert "http://192.168.1.20:8600" in told[1] and "the number 192.168.1.20," in told[1]
    assert "http://192.168.1.31:8600" in told[2] and "TODAYS" in told[2] and SAY("control.one_table") in told[2]
    assert "http://localhost:8600" in told[3] and told[-1] == SAY("moving.behind")


def test_where_it_was_is_not_always_known(at: list[str]) -> None:
    """In the backup of an older program; and this laptop may be on no network yet."""
    assert "http://192.168.1.31:8501" in back_at([], moving.found_at(8501), "TODAYS", SAY)[0]
    at.clear()
    assert SAY("moving.no_address") in steps([], HELD, SAY)[1]


def test_the_code_is_that_of_the_workshop_in_which_something_was_said_last() -> None:
    assert code_of(HELD) == "TODAYS"
    assert code_of(Holding(2, 0, 0, None, 0, (("NEWEST", None), ("OTHER", None)))) == "NEWEST"
    assert code_of(Holding(2, 0, 0, None, 0, ())) == ""


def test_a_backup_that_was_brought_here_by_hand_is_known_for_one(workshop_under_way: UnderWay, tmp_path: Path) -> None:
    """However it came to be the store: it says so once, with a life of its own, and not at the next start."""
    world = workshop_under_way
    assert world.store.life == "" and world.store.file
    copy = take(world.store.file, NOON).file
    copy.rename(tmp_path / "brought.db")
    store = Store(f"sqlite:///{tmp_path / 'brought.db'}", dict(world.store.kinds), lambda: NOON + 60)
    told, life = store.restored, store.life
    assert told and (told.at, told.backup_at, told.why) == (NOON + 60, NOON, "") and life
    store.close()
    again = Store(f"sqlite:///{tmp_path / 'brought.db'}", dict(world.store.kinds), lambda: NOON + 120)
    assert again.restored == told and again.life == life
    again.close()
