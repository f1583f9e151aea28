"""A clock that jumps an hour, forth or back, in the middle of a day: nothing that was said is lost, and nothing foolish is done."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from exercises import KINDS
from tests.benchmarks.kills import folded
from tests.people import DECK, NOON, UnderWay, under_way
from workshop.backups import DAY, HOUR, backups
from workshop.keeping.backing_up import back_up
from workshop.keeping.expiry import expired, kept
from workshop.patience import TRIES, WAIT, Patience
from workshop.progress import Progress
from workshop.restoring import mend
from workshop.schema import UPGRADES, version_of
from workshop.status import backed_up_at
from workshop.store import Store

JUMPS = [HOUR, -HOUR]


@pytest.fixture
def world(tmp_path: Path) -> Iterator[UnderWay]:
    """A workshop under way at noon by a clock that the test may put forward and back."""
    store = Store(f"sqlite:///{tmp_path / 'store.db'}", KINDS, lambda: NOON)
    yield under_way(store)
    store.close()


def jumps(world: UnderWay, seconds: float) -> None:
    world.store.clock = lambda: NOON + seconds


@pytest.mark.parametrize("jump", JUMPS)
def test_acts_keep_their_order(world: UnderWay, jump: float, tmp_path: Path) -> None:
    """By their numbers and not by the time of day: after a restart the answer is what it was."""
    world.oak.place(DECK[0])
    jumps(world, jump)
    world.oak.place(DECK[1], after=DECK[0])
    jumps(world, 0)
    world.oak.place(DECK[2], after=DECK[1])
    said = world.oak.said
    again = folded(world.store, world.entry.id)
    assert {key: world.store.held(key) for key in again} == again and world.oak.said == said
    assert said.order.piles[0].ordered == ((DECK[0],), (DECK[1],), (DECK[2],))


@pytest.mark.parametrize("jump", JUMPS)
def test_nothing_is_late_by_the_clock(world: UnderWay, jump: float) -> None:
    """When the minutes are over nothing locks, so an hour too many or too few takes no act from a table."""
    world.oak.place(DECK[0])
    jumps(world, jump)
    assert world.oak.place(DECK[1]).status == "done" and world.oak.writes("criteria", "fairness").status == "done"
    assert world.oak.finish().status == "done"


@given(some.floats(0, 1200), some.floats(0, 1200), some.sampled_from([0.0, *JUMPS]))
def test_a_pause_over_a_jump_leaves_the_minutes_that_were_left(ran: float, rested: float, jump: float) -> None:
    """An activity of half an hour is paused, the clock jumps, and it goes on."""
    begun = Progress(NOON, NOON + 1800)
    now = NOON + ran + rested + jump
    on = begun.paused(True, NOON + ran).paused(False, now)
    assert on.ends_at - now == pytest.approx(1800 - ran)


@pytest.mark.parametrize("jump", JUMPS)
def test_more_minutes_after_a_jump_are_no_fewer_than_were_given(jump: float) -> None:
    """Five more minutes are at least five from now, whichever way the clock went."""
    now = NOON + 600 + jump
    assert Progress(NOON, NOON + 1800).extended(5, now).ends_at >= now + 300


@pytest.mark.parametrize("jump", JUMPS)
def test_a_workshop_is_deleted_an_hour_off_at_most(world: UnderWay, jump: float) -> None:
    """One that has time left is left alone, and one whose time is up goes once the clock is right."""
    until = kept(world.store, world.entry).until
    jumps(world, until - NOON - 2 * HOUR + jump)
    assert expired(world.store) == []
    jumps(world, until - NOON)
    assert [one.workshop.id for one in expired(world.store)] == [world.entry.id]


@pytest.mark.parametrize("jump", JUMPS)
def test_the_newest_backup_is_the_last_one_taken(world: UnderWay, jump: float) -> None:
    """Whatever its date says: it is the one that is told of, the one that stays, and the one that is brought back."""
    file = world.store.file
    assert file
    back_up(file, NOON)
    jumps(world, jump)
    world.oak.place(DECK[0])
    back_up(file, NOON + jump)
    world.oak.place(DECK[1])
    last = back_up(file, NOON + jump + 60)
    assert last and backups(file)[0].file == last.file and len(backups(file)) == 3
    assert backed_up_at(world.store, world.entry.id) == last.at
    back_up(file, NOON + 8 * DAY)
    assert [one.file for one in backups(file)] == [last.file]
    order = world.oak.said
    world.store.close()
    file.write_bytes(b"noise" * 1000)
    assert mend(file, NOON, version_of(UPGRADES))
    again = Store(f"sqlite:///{file}", KINDS, lambda: NOON)
    assert again.answer(world.oak.key) == order
    again.close()


@pytest.mark.parametrize("jump", JUMPS)
def test_whoever_guesses_waits_no_longer_and_no_less(monkeypatch: pytest.MonkeyPatch, jump: float) -> None:
    """The wait is counted by a clock that nobody can put forward or back."""
    patience = Patience()
    for _ in range(TRIES):
        patience.wrong("somebody")
    real = time.time
    monkeypatch.setattr(time, "time", lambda: real() + jump)
    assert WAIT - 5 <= patience.wait("somebody") <= WAIT
