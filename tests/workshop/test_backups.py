"""Backups: taken of a store in use, checked, thinned by a rule, and brought back as they were."""

import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from exercises import KINDS
from tests.people import DECK, NOON, UnderWay, under_way
from workshop import backups as taking
from workshop import database
from workshop.backups import (
    DAY,
    DAYS_FOR_FILES,
    HOUR,
    OLDEST,
    Backup,
    backups,
    folder_of,
    keep_beside,
    kept,
    let_go,
    take,
)
from workshop.keeping.backing_up import back_up
from workshop.redaction import Redaction
from workshop.schema import OF_A_WORKSHOP
from workshop.soundness import fault_in, holding
from workshop.store import Store
from workshop.store_fault import StoreFault


def file_of(world: UnderWay) -> Path:
    assert world.store.file
    return world.store.file


def everything(store: Store, workshop: str) -> object:
    """All acts of a workshop, and what they come to on the day and at Oak."""
    acts = store.journal(workshop)
    return acts, store.day(workshop), store.answers(workshop, "benefit")


def test_a_backup_of_a_store_in_use_holds_what_was_said(workshop_under_way: UnderWay, tmp_path: Path) -> None:
    """The same acts, answers and links, opened as a store of its own while the first goes on."""
    world = workshop_under_way
    world.oak.place(DECK[0]), world.oak.writes("criteria", "fairness")
    before = everything(world.store, world.entry.id)
    copy = take(file_of(world), NOON).file
    assert world.oak.place(DECK[1]).status == "done"
    other = Store(f"sqlite:///{copy}", KINDS)
    assert everything(other, world.entry.id) == before
    assert other.registry.link(world.oak.secret) == world.oak.link and other.id == world.store.id
    other.close()


@pytest.mark.parametrize("whose", ["the server's", "somebody else's"])
def test_acts_go_on_while_backups_are_taken(workshop_under_way: UnderWay, whose: str) -> None:
    """Each of many backups in the midst of acts is sound, and every act is answered."""
    world, stop = workshop_under_way, threading.Event()
    copying = world.store.copy if whose == "the server's" else None
    taken: list[Backup] = []

    def takes() -> None:
        while not stop.is_set():
            taken.append(take(file_of(world), NOON, copying=copying))

    thread = threading.Thread(target=takes)
    thread.start()
    try:
        while len(taken) < 4:
            assert (
                world.oak.writes("criteria", "long words " * 40, note=f"n{len(world.oak.said.notes)}").status == "done"
            )
    finally:
        stop.set()
        thread.join()
    acts = [held.acts for one in taken if (held := holding(one.file))]
    assert acts == sorted(acts) and len(acts) == len(taken)
    assert [one.number for one in backups(file_of(world))] == list(range(len(taken), 0, -1))


def test_a_server_keeps_acts_in_the_midst_of_a_copy(workshop_under_way: UnderWay, tmp_path: Path) -> None:
    """Between two steps of one copy acts are kept and answered, and are in it when it is done, as is a redaction: it is begun once and
    never again."""
    world, store, copy = workshop_under_way, workshop_under_way.store, tmp_path / "copy.db"
    for number in range(40):
        world.oak.writes("criteria", "long words " * 400, note=f"n{number}")
    world.oak.writes("criteria", "Mrs Hollis of Mill Lane", note="name")
    steps, waiting = [], []

    def between() -> None:
        if not steps:
            waiting.append(
                store.submit(
                    world.oak.envelope(world.oak.key, {"kind": "place", "card": DECK[0], "pile": "more", "after": None})
                )
            )
            waiting.append(store._writer.ask(Redaction(world.oak.key, "name")))
        steps.append(1)

    def copies(others: Callable[[], None]) -> None:
        store._database.copy(copy, lambda: (between(), others()))

    with pytest.MonkeyPatch.context() as changed:
        changed.setattr(database, "A_STEP", 8)
        store._writer.ask_meanwhile(copies).result(10)
    assert all(one.done() for one in waiting) and waiting[0].result().status == "done"
    pages = copy.stat().st_size // 4096
    assert len(steps) == -(-pages // 8)
    assert not fault_in(copy) and b"Hollis" not in copy.read_bytes()
    assert holding(copy) == holding(file_of(world))


def test_a_backup_is_taken_only_where_there_is_something_new(workshop_under_way: UnderWay) -> None:
    """An act, a seat or a workshop that is gone is something new; a look at the store's health is not."""
    world, file = workshop_under_way, file_of(workshop_under_way)
    assert back_up(file, NOON) and not back_up(file, NOON + 60)
    world.store.health()
    assert not back_up(file, NOON + 60)
    world.oak.place(DECK[0])
    assert back_up(file, NOON + 120) and not back_up(file, NOON + 120)
    world.sits_down(1)
    assert back_up(file, NOON + 180)
    world.store.remove_workshop(world.entry.id)
    assert back_up(file, NOON + 240) and not back_up(file, NOON + 300)


def test_demonstrations_are_in_no_backup(workshop_under_way: UnderWay) -> None:
    """Nothing of them is, and what they say calls for none."""
    world, file = workshop_under_way, file_of(workshop_under_way)
    back_up(file, NOON)
    shown = under_way(world.store, sort="demonstration")
    shown.oak.writes("criteria", "simulated words")
    world.store.readings.draw(shown.entry.id)
    assert not back_up(file, NOON + 60)
    copy = take(file, NOON + 120).file
    with closing(sqlite3.connect(copy)) as connection:
        for table in OF_A_WORKSHOP:
            assert not connection.execute(f"select 1 from {table} where workshop = ?", [shown.entry.id]).fetchall()
        assert connection.execute("select code from workshops").fetchall() == [(world.entry.code,)]
    assert b"simulated words" not in copy.read_bytes()


def test_what_was_redacted_and_deleted_is_gone_from_backups_by_its_time(workshop_under_way: UnderWay) -> None:
    """Within the days that the page for redaction states: backups from before are let go, later ones never held it."""
    world, file = workshop_under_way, file_of(workshop_under_way)
    world.oak.writes("criteria", "Mrs Hollis of Mill Lane", note="n1")
    back_up(file, NOON)
    world.store.redact(Redaction(world.oak.key, "n1"))
    now = NOON
    while now < NOON + DAYS_FOR_FILES * DAY:
        back_up(file, now)
        now += HOUR
    assert [one for one in folder_of(file).iterdir() if b"Hollis" in one.read_bytes()] == []
    assert len(backups(file)) == 1


def test_one_that_cannot_be_made_leaves_the_others(
    workshop_under_way: UnderWay, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of a damaged store, or where the disk has little room left for acts: a sentence, no half file, none let go."""
    file = file_of(workshop_under_way)
    good = take(file, NOON - 30 * DAY)
    workshop_under_way.oak.place(DECK[0])
    with monkeypatch.context() as changed:
        changed.setattr(taking, "ROOM_LEFT", 10**18)
        with pytest.raises(StoreFault, match=r"^A backup could not be taken \(the disk is nearly full\)\.$"):
            back_up(file, NOON)
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("update journal set act = 'noise' where id = 2")
        connection.commit()
    with pytest.raises(StoreFault, match="^A backup could not be taken: a page of it is damaged"):
        back_up(file, NOON)
    assert list(folder_of(file).iterdir()) == [good.file]


def at(*times: float) -> list[Backup]:
    return [Backup(Path(f"{number}Z.db"), number, time) for number, time in enumerate(times, 1)]


def test_the_last_hour_closely_then_by_the_hour_then_by_the_day() -> None:
    """A week of backups every three minutes comes to some fifty."""
    there = at(*(NOON - 180 * n for n in reversed(range(8 * 480))))
    ages = sorted(NOON - one.at for one in kept(there, NOON))
    assert sum(age < HOUR for age in ages) == 20
    assert 23 <= sum(HOUR <= age < DAY for age in ages) <= 25
    assert 5 <= sum(age >= DAY for age in ages) <= 7 and ages[-1] < OLDEST


@given(some.lists(some.floats(NOON - 20 * DAY, NOON + 2 * HOUR)), some.floats(NOON - HOUR, NOON + HOUR))
def test_whatever_the_clock_does_the_last_one_stays(times: list[float], now: float) -> None:
    """Backups are in the order of their numbers: a clock that is put back makes no later one the first to go."""
    there = at(*times)
    left = kept(there, now)
    assert left <= set(there) and bool(left) == bool(there)
    assert not there or there[-1] in left
    assert all(one.at > now - DAYS_FOR_FILES * DAY for one in left - {*there[-1:]})
    assert kept(left, now) == left


def test_others_files_are_left_alone(workshop_under_way: UnderWay) -> None:
    """Only what is named as a backup of this very store is let go."""
    file = file_of(workshop_under_way)
    folder_of(file).mkdir()
    for name in ("notes.txt", "other-000001-20200101T000000Z.db", "store-000001-20200101T000000Z.db.bak"):
        (folder_of(file) / name).write_text("x")
    take(file, NOON - 30 * DAY), take(file, NOON)
    assert len(let_go(backups(file), NOON)) == 1
    assert len(list(folder_of(file).iterdir())) == 4


def test_the_last_backup_lies_on_a_stick_too(workshop_under_way: UnderWay, tmp_path: Path) -> None:
    """Whole, and without those whose time is up; a stick that is not in is said, and the backups beside the store are there."""
    world, file, stick = workshop_under_way, file_of(workshop_under_way), tmp_path / "stick"
    old = take(file, NOON - 8 * DAY).file
    with pytest.raises(StoreFault, match=r"could not be copied to .*stick \(it is not there\)\.$"):
        keep_beside(file, stick, NOON)
    stick.mkdir()
    keep_beside(file, stick, NOON - 8 * DAY)
    assert [one.file.name for one in backups(file, stick)] == [old.name]
    world.oak.place(DECK[0])
    back_up(file, NOON)
    keep_beside(file, stick, NOON), keep_beside(file, stick, NOON)
    (copy,) = stick.iterdir()
    (last,) = backups(file)
    assert copy.name == last.file.name and holding(copy) == holding(last.file)
