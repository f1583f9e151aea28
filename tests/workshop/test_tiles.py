"""The control room's tiles: every state word and every need, at its edges."""

from dataclasses import replace
from typing import Any

import pytest

from workshop.arrival import Arrival
from workshop.tiles import (
    LOST_AFTER,
    NOT_BEGUN_AFTER,
    QUIET_AFTER,
    Clock,
    Doing,
    Presence,
    Tile,
    at_the_end,
    by_need,
    finishing_at,
    tile,
)

OPENED = 1_700_000_000.0
LENGTH = 30 * 60.0
MINUTE = 60.0
BEGUN = Doing(placed=3, of=8, criteria=1)
NOTHING = Doing(placed=0, of=8, criteria=0)
HERE = Presence(seats=1, open=1, seen=OPENED, spoke=OPENED)
GONE = Presence(seats=1, open=0, seen=OPENED, spoke=OPENED)


def at(seconds: float) -> Clock:
    """So many seconds after the activity opened, which has half an hour."""
    return Clock(OPENED + seconds, OPENED, OPENED + LENGTH)


def oak(
    seconds: float = 60, doing: Doing | None = BEGUN, here: Presence = HERE, said: Arrival | None = None, **more: Any
) -> Tile:
    return tile(1, "Oak", said or Arrival(), here, doing, at(seconds), **more)


def test_a_tile_says_how_a_table_is_and_nothing_it_says() -> None:
    """Its name, people, state, cards placed and of how many."""
    assert oak(said=Arrival(people=5)) == Tile(1, "Oak", 5, "placing", None, False, 3, 8, 0)


def test_nobody_has_joined() -> None:
    """No seat was ever taken."""
    assert oak(here=Presence(0, 0), doing=NOTHING).state == "not_joined"


def test_the_connection_is_lost_after_half_a_minute() -> None:
    """A second earlier it may be a reload; a table never seen at all is lost at once; one open device is enough."""
    assert oak(LOST_AFTER - 1, here=GONE).state == "placing"
    assert oak(LOST_AFTER, here=GONE).state == "lost"
    assert oak(1, here=Presence(1, 0)).state == "lost"
    assert oak(LOST_AFTER, here=replace(GONE, open=1)).state == "placing"


def test_a_clock_that_was_put_back_says_nothing_foolish() -> None:
    """Help was not asked for in the future, a table that is gone is not here for an hour more, and no pace is reckoned."""
    asked = Arrival(help=True, help_since=OPENED + 60)
    assert oak(60 - 3600, said=asked).help_minutes == 0 and oak(60 + 120, said=asked).help_minutes == 2
    assert oak(-3600, here=GONE).state == "lost" and oak(-3600, here=HERE).state == "placing"
    assert finishing_at([BEGUN], at(-3600)) is None and finishing_at([BEGUN], at(600)) is not None


def test_reading_until_a_card_is_placed() -> None:
    """Reading with none, placing from the first; where no activity is open it has only joined."""
    assert oak(doing=NOTHING).state == "reading"
    assert oak(doing=replace(NOTHING, placed=1)).state == "placing"
    assert oak(doing=None).state == "joined" and oak(doing=None).of == 0


def test_quiet_after_eight_minutes_without_a_word() -> None:
    """Counted from when it last spoke, or the opening if that is later; a table still reading is not quiet."""
    assert oak(QUIET_AFTER - 1).state == "placing"
    assert oak(QUIET_AFTER).state == "quiet"
    assert oak(QUIET_AFTER + 60, here=replace(HERE, spoke=OPENED + 61)).state == "placing"
    assert oak(QUIET_AFTER - 1, here=replace(HERE, spoke=OPENED - 9999)).state == "placing"
    assert oak(QUIET_AFTER, doing=NOTHING).state == "reading"
    assert oak(QUIET_AFTER).need == 0


def test_finished_and_paper_need_no_device() -> None:
    """A finished table stays finished when its lid is shut, and one on paper has perhaps no device; finished comes first."""
    assert oak(999, doing=replace(BEGUN, finished=True), here=GONE).state == "finished"
    assert oak(999, doing=replace(BEGUN, on_paper=True), here=Presence(0, 0)).state == "on_paper"
    assert oak(999, doing=replace(BEGUN, finished=True, on_paper=True)).state == "finished"


def test_a_closed_table_needs_nothing() -> None:
    """Whatever it had asked for."""
    closed = oak(999, here=GONE, said=Arrival(help=True, help_since=OPENED), closed=True)
    assert (closed.state, closed.need) == ("closed", 0)


@pytest.mark.parametrize(("waited", "minutes"), [(0, 0), (59, 0), (60, 1), (7 * 60 + 30, 7)])
def test_help_tells_whole_minutes_waited(waited: int, minutes: int) -> None:
    """From when it asked, rounded down; none where it did not ask; 0 where nobody knows since when."""
    asked = oak(waited, said=Arrival(help=True, help_since=OPENED, coming=True))
    assert (asked.help_minutes, asked.coming, asked.need) == (minutes, True, 4)
    assert oak(waited).help_minutes is None
    assert oak(waited, said=Arrival(help=True)).help_minutes == 0


def test_needs_in_their_order() -> None:
    """Help, then a lost connection, then not begun after six minutes, then no criterion in the last third."""
    asked = oak(999, here=GONE, said=Arrival(help=True, help_since=OPENED))
    lost = oak(999, here=GONE, doing=NOTHING)
    slow = oak(LENGTH - 60, doing=NOTHING)
    bare = oak(LENGTH - 60, doing=replace(BEGUN, criteria=0))
    fine = oak()
    assert [one.need for one in (asked, lost, slow, bare, fine)] == [4, 3, 2, 1, 0]
    assert by_need([fine, bare, slow, lost, asked]) == [asked, lost, slow, bare, fine]


def test_among_equals_the_order_of_setting_up_stays() -> None:
    """Sorting by need moves no table for nothing."""
    elm = replace(oak(), table=2)
    assert by_need([elm, oak()]) == [elm, oak()] and by_need([oak(), elm]) == [oak(), elm]


def test_not_begun_after_six_minutes() -> None:
    """At six minutes and not before; also where nobody has joined; never where no activity is open."""
    assert oak(NOT_BEGUN_AFTER - 1, doing=NOTHING).need == 0
    assert oak(NOT_BEGUN_AFTER, doing=NOTHING).need == 2
    assert oak(NOT_BEGUN_AFTER, doing=NOTHING, here=Presence(0, 0)).need == 2
    assert oak(NOT_BEGUN_AFTER, doing=None).need == 0


def test_no_criterion_with_a_third_of_the_time_left() -> None:
    """From two thirds on; one criterion is enough; a table that finished or is on paper is left in peace."""
    bare = replace(BEGUN, criteria=0)
    assert oak(LENGTH * 2 / 3 - 1, doing=bare).need == 0
    assert oak(LENGTH * 2 / 3, doing=bare).need == 1
    assert oak(LENGTH * 2 / 3).need == 0
    assert oak(LENGTH, doing=replace(bare, finished=True)).need == 0
    assert oak(LENGTH, doing=replace(bare, on_paper=True)).need == 0


def test_a_clock_without_an_activity_is_in_no_last_third() -> None:
    """Nothing is late where nothing is open."""
    assert not Clock(OPENED).last_third and not Clock(OPENED, OPENED).last_third
    assert tile(1, "Oak", Arrival(), HERE, BEGUN, Clock(OPENED + 60)).need == 0


def test_finishing_time_follows_the_slower_half() -> None:
    """The middle table, or the slower of the two in the middle, carried on at its pace."""
    after_ten = at(10 * MINUTE)
    doings = [Doing(placed, 8, 0) for placed in (8, 4, 2)]
    assert finishing_at(doings, after_ten) == OPENED + 20 * MINUTE
    assert finishing_at([*doings, Doing(2, 8, 0)], after_ten) == OPENED + 40 * MINUTE


def test_finishing_time_waits_for_a_fifth_of_the_cards() -> None:
    """Two cards of ten are enough, one is not; nothing is foretold without tables, cards or an opening."""
    after_ten = at(10 * MINUTE)
    assert finishing_at([Doing(2, 10, 0)], after_ten) == pytest.approx(OPENED + 50 * MINUTE)
    assert finishing_at([Doing(1, 10, 0)], after_ten) is None
    assert finishing_at([], after_ten) is None and finishing_at([Doing(0, 0, 0)], after_ten) is None
    assert finishing_at([Doing(5, 10, 0)], Clock(OPENED)) is None


def test_a_table_on_paper_says_nothing_of_the_pace() -> None:
    """Its order comes all at once."""
    slow, paper = Doing(2, 8, 0), Doing(8, 8, 0, on_paper=True)
    assert finishing_at([slow, paper], at(10 * MINUTE)) == OPENED + 40 * MINUTE
    assert finishing_at([paper], at(10 * MINUTE)) is None


def test_a_table_that_works_on_paper_is_called_so_before_anything_was_typed() -> None:
    """It is neither lost nor quiet, needs nobody unless it asks, and is marked still when it has finished."""
    paper = Arrival(on_paper=True)
    nobody = oak(NOT_BEGUN_AFTER, doing=NOTHING, here=Presence(0, 0), said=paper)
    assert (nobody.state, nobody.need, nobody.on_paper) == ("on_paper", 0, True)
    done = oak(doing=replace(BEGUN, finished=True), said=paper)
    assert (done.state, done.on_paper) == ("finished", True)
    assert oak(doing=NOTHING, said=replace(paper, help=True)).need == 4


def test_after_the_end_nobody_is_missed() -> None:
    """A table whose devices are gone has left; one that is there, or still waits for help, stays as it was."""
    lost, there = oak(LOST_AFTER, None, GONE), oak(doing=None)
    assert (lost.state, at_the_end(lost).state, at_the_end(lost).need) == ("lost", "left", 0)
    waits = oak(LOST_AFTER, None, GONE, Arrival(help=True, help_since=OPENED))
    assert at_the_end(there) == there and at_the_end(waits) == waits
