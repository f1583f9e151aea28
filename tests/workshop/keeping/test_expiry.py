"""When a workshop is deleted, and that nothing of it is left."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from exercises import KINDS
from tests.people import Lead, setting_up, under_way
from workshop.database import StoreFault
from workshop.keeping import expiry
from workshop.keeping.expiry import DAY, expired, kept, purge, purge_daily
from workshop.registry import Workshop
from workshop.store import Store

BEGAN = 1_800_000_000.0


class Clock:
    now = BEGAN

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def kept_store(tmp_path: Path, clock: Clock) -> Iterator[Store]:
    """A store whose clock stands still until it is moved."""
    store = Store(f"sqlite:///{tmp_path / 'store.db'}", KINDS, clock)
    yield store
    store.close()


def planned_only(store: Store) -> Workshop:
    """A workshop that is set up, to be kept 30 days, and has not begun."""
    entry = store.registry.new_workshop()
    Lead(store, store.registry.new_link(entry.id, "lead")[1]).sets_up(setting_up(keep_days=30))
    return entry


def test_days_are_counted_from_the_last_thing_said(kept_store: Store, clock: Clock) -> None:
    world = under_way(kept_store, keep_days=30)
    clock.now += 3 * DAY
    world.oak.place("data-lab")
    world.oak.writes("criteria", "Reach")
    assert kept(kept_store, world.entry).until == clock.now + 30 * DAY
    assert kept(kept_store, world.entry, 7).until == clock.now + 7 * DAY


def test_a_day_that_has_not_begun_is_kept_for_a_year(kept_store: Store) -> None:
    """Or it would be gone before it is held."""
    assert kept(kept_store, planned_only(kept_store)).until == BEGAN + 365 * DAY


def test_only_what_has_expired_is_deleted(kept_store: Store, clock: Clock) -> None:
    """And of demonstrations nothing is known here."""
    short, long = under_way(kept_store, keep_days=1), under_way(kept_store, keep_days=90)
    kept_store.registry.new_workshop("demonstration")
    clock.now += DAY - 1
    assert purge(kept_store) == []
    clock.now += 2
    assert [one.workshop for one in purge(kept_store)] == [short.entry]
    assert kept_store.registry.workshops() == [long.entry] and kept_store.registry.workshops("demonstration")
    assert kept_store.registry.link(short.lead.secret) is None and not kept_store.journal(short.entry.id)


def test_a_number_of_days_goes_before_what_was_set_up(kept_store: Store, clock: Clock) -> None:
    under_way(kept_store, keep_days=3650), planned_only(kept_store)
    clock.now += 10 * DAY
    assert not expired(kept_store) and not expired(kept_store, 11) and len(expired(kept_store, 10)) == 2


def test_nothing_of_a_deleted_workshop_is_left_on_the_disk(kept_store: Store, clock: Clock, tmp_path: Path) -> None:
    """Not in any file of the store, and the file of the store is smaller again."""
    world = under_way(kept_store, keep_days=1)
    for number in range(40):
        world.oak.writes("criteria", f"xyzzy {number} " * 80, note=f"n{number}")
    size = (tmp_path / "store.db").stat().st_size
    clock.now += 2 * DAY
    purge(kept_store)
    left = {file.name: file.read_bytes() for file in tmp_path.iterdir()}
    assert not [name for name, content in left.items() if b"xyzzy" in content or world.entry.id.encode() in content]
    assert len(left["store.db"]) < size / 2


def test_a_running_server_deletes_at_its_start_and_again(
    kept_store: Store, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A fault of the store does not end it."""
    faults = iter([StoreFault("the disk is full")])
    world = under_way(kept_store, keep_days=1)
    clock.now += 2 * DAY
    gone = asyncio.Event()

    def once_full(store: Store, *_: object) -> list[expiry.Kept]:
        if fault := next(faults, None):
            raise fault
        found = purge(store)
        loop.call_soon_threadsafe(gone.set)
        return found

    async def run() -> None:
        nonlocal loop
        loop = asyncio.get_running_loop()
        daily = asyncio.create_task(purge_daily(kept_store, pause=0))
        await asyncio.wait_for(gone.wait(), 20)
        daily.cancel()

    loop = asyncio.new_event_loop()
    loop.close()
    monkeypatch.setattr(expiry, "purge", once_full)
    asyncio.run(run())
    assert kept_store.registry.workshop(id=world.entry.id) is None
