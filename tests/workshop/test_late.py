"""Running late: what gives way, how it is put back, and how far behind the day is."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.people import setting_up
from tests.workshop.a_programme import PACES, entries_ahead, held, programmes, rest
from workshop.conducting import DAY, apply
from workshop.day import Day
from workshop.late import FEW, ahead, eased, gave_way, gives_way, pacing, planned_times, put_back, saved, skipped
from workshop.programme import Entry, Held, Pace, entries, gathered, listed, whole
from workshop.setup import Activity, Setup, plain_setup

NINE_THIRTY = datetime(2026, 11, 24, 9, 30).timestamp()


def setup_of(*programme: Held, **more: Any) -> Setup:
    activities, breaks = gathered(programme)
    return setting_up(activities=activities, breaks=breaks, **more)


# -- what gives way


@given(entries_ahead(), st.integers(1, 240))
def test_it_makes_up_the_minutes_or_all_that_can_be(lines: list[Entry], late: int) -> None:
    """What gives way saves enough but for a few minutes, or else everything that can give way does."""
    cuts = gives_way(lines, late)
    most = sum(one.whole if one.drop else one.whole - one.least - one.least_talk if one.shorten else 0 for one in lines)
    assert saved(cuts) >= late - FEW or saved(cuts) == most


@given(entries_ahead(), st.integers(1, 240))
def test_nothing_gives_way_in_vain(lines: list[Entry], late: int) -> None:
    """Where enough is saved, no cut could stay away; each is of another line, in the order of the day."""
    cuts = gives_way(lines, late)
    if saved(cuts) >= late:
        assert all(saved(cuts) - cut.saves < late for cut in cuts)
    at = [[one.id for one in lines].index(cut.id) for cut in cuts]
    assert at == sorted(set(at))


@given(entries_ahead(), st.integers(1, 240))
def test_nothing_is_shortened_below_what_it_needs(lines: list[Entry], late: int) -> None:
    """A line is left with its least, or left out where it may be; what neither may be is untouched."""
    by_id = {one.id: one for one in lines}
    for cut in gives_way(lines, late):
        one = by_id[cut.id]
        assert (cut.minutes, cut.talk) == (one.least, one.least_talk) and one.shorten or cut.leaves_out and one.drop
        assert cut.saves == one.whole - cut.minutes - cut.talk


def test_a_few_minutes_are_not_worth_an_activity() -> None:
    """What is only to be left out stays for five minutes, and goes for six."""
    lines = [Entry("talk", "Talk", 30, drop=1)]
    assert gives_way(lines, FEW) == [] and [cut.id for cut in gives_way(lines, FEW + 1)] == ["talk"]


def test_what_costs_least_goes_first() -> None:
    """Lunch is shortened before a break, a break before the talk; where the last thing has to go, the rest stays as it was."""
    lines = [
        Entry("talk", "Talk", 30, 15, least=30, least_talk=8, shorten=5), Entry("tea", "Tea", 15, least=10, shorten=2),
        Entry("lunch", "Lunch", 45, least=30, shorten=1), Entry("last", "Last", 60, drop=9),
    ]  # fmt: skip
    given_up = {late: [(cut.id, cut.minutes) for cut in gives_way(lines, late)] for late in (15, 20, 32, 33)}
    assert given_up == {
        15: [("lunch", 30)], 20: [("tea", 10), ("lunch", 30)], 32: [("talk", 30), ("tea", 10), ("lunch", 30)],
        33: [("last", 0)],
    }  # fmt: skip


@given(programmes(), PACES, st.integers(1, 90))
def test_what_gave_way_saves_what_it_said_and_can_be_put_back(programme: list[Held], pace: Pace, late: int) -> None:
    """The programme is shorter by just that, and when each is put back it is what it was."""
    activities, breaks = gathered(programme)
    setup = Setup(activities=activities, breaks=breaks)
    cuts = gives_way(entries(setup, lambda _: pace), late)
    shorter = eased(setup, cuts)
    assert whole(entries(shorter, lambda _: pace)) == whole(entries(setup, lambda _: pace)) - saved(cuts)
    assert {one.id for one in gave_way(shorter)} == {cut.id for cut in cuts}
    again = shorter
    for cut in cuts:
        again = put_back(again, cut.id)
    assert again == setup


@given(programmes(), PACES, st.integers(1, 60), st.integers(1, 60))
def test_giving_way_twice_is_put_back_at_once(programme: list[Held], pace: Pace, first: int, second: int) -> None:
    """What was planned is remembered from before the first time."""
    activities, breaks = gathered(programme)
    setup = once = Setup(activities=activities, breaks=breaks)
    for late in (first, second):
        once = eased(once, gives_way([one for one in entries(once, lambda _: pace) if not one.skipped], late))
    for one in gave_way(once):
        once = put_back(once, one.id)
    assert once == setup


def test_what_was_shortened_is_not_shortened_again() -> None:
    """What must be left is a share of what was planned, however often the day runs late."""
    setup, pace = setup_of(held("a", 30, 10)), Pace(shorten=1, least=0.5, least_talk=0.5)
    for _ in range(3):
        setup = eased(setup, gives_way(entries(setup, lambda _: pace), 60))
    assert (setup.activities[0].minutes, setup.activities[0].talk) == (15, 5)


def test_what_was_left_out_is_still_in_its_place() -> None:
    """It is marked, and the programme keeps its order."""
    setup = skipped(setup_of(held("a"), rest("tea"), held("b")), "a")
    assert [one.id for one in listed(setup)] == ["a", "tea", "b"]
    assert [one.id for one in gave_way(setup)] == ["a"]


# -- how far behind

PLAN = setup_of(held("a", 30, 10), rest("tea", 20), held("b", 60), starts="09:30")


def lines(day: Day) -> list[Entry]:
    return entries(day.setup, lambda _: Pace(shorten=1, least=0.5, drop=2))


def at(minutes: float) -> float:
    return NINE_THIRTY + 60 * minutes


def said(day: Day, kind: str, **act: Any) -> Day:
    return apply(day, DAY.read({"kind": kind, **act}))


def set_up(setup: Setup = PLAN) -> Day:
    return said(Day(), "set_up", setup=plain_setup(setup))


def late(day: Day, minutes: float) -> int:
    now = pacing(lines(day), day, at(minutes))
    assert now is not None
    return now.late


def test_a_day_that_keeps_its_times_is_not_late() -> None:
    """Opened, closed, rested and opened as planned; from the first minute to the last."""
    day = said(set_up(), "open", activity="a", at=at(0))
    assert late(day, 0) == late(day, 29) == late(day, 40) == 0
    day = said(day, "close")
    assert late(day, 40) == 0
    day = said(day, "take_break", back_at="10:30")
    assert late(day, 41) == late(day, 59) == 0
    day = said(said(day, "take_break", back_at=""), "open", activity="b", at=at(60))
    assert late(day, 100) == 0


def test_a_day_is_late_by_what_it_lost() -> None:
    """A late start, more minutes and a longer break add up; time that was not used is made good."""
    day = said(set_up(), "open", activity="a", at=at(5))
    assert late(day, 6) == 5
    day = said(day, "extend", minutes=10, at=at(6))
    assert late(day, 7) == 15
    closed = said(day, "close")
    assert late(closed, 20) == -20 and late(closed, 50) == 10
    assert late(said(closed, "take_break", back_at="10:50"), 52) == 20


def test_what_was_planned_is_told_by_the_clock() -> None:
    """Each line keeps the times that it had, whatever was left out since; before the day has begun nobody knows them."""
    day = said(set_up(), "open", activity="a", at=at(7))
    day = said(day, "set_up", setup=plain_setup(eased(PLAN, gives_way(ahead(lines(day), day), 5))))
    assert planned_times(lines(day), day, "a") == (at(0), at(40))
    assert planned_times(lines(day), day, "b") == (at(60), at(120))
    assert planned_times(lines(set_up()), set_up(), "a") is None is planned_times(lines(day), day, "lunch")


def test_a_pause_makes_a_day_late_as_it_lasts() -> None:
    """The clock of the activity stands still, and the clock of the day goes on."""
    day = said(said(set_up(), "open", activity="a", at=at(0)), "pause", on=True, at=at(10))
    assert late(day, 10) == 0 and late(day, 22) == 12


def test_a_day_that_gave_way_is_late_no_more() -> None:
    """Its end is counted from the programme as it was, so that what was left out makes the day up."""
    day = said(set_up(), "open", activity="a", at=at(40))
    assert late(day, 41) == 40
    day = said(day, "set_up", setup=plain_setup(eased(day.setup, gives_way(ahead(lines(day), day), 40))))
    assert late(day, 41) <= 0


def test_a_programme_that_was_changed_by_hand_is_the_plan() -> None:
    """An activity that a lead adds makes the day longer, and not late."""
    day = said(set_up(), "open", activity="a", at=at(0))
    longer = replace(PLAN, activities=(*PLAN.activities, held("c", 50)))
    assert late(said(day, "set_up", setup=plain_setup(longer)), 1) == 0


def test_without_a_start_the_day_begins_when_it_does() -> None:
    """Also where the start that was typed is hours from it, as at a rehearsal."""
    for starts in ("", "15:00"):
        day = said(set_up(replace(PLAN, starts=starts)), "open", activity="a", at=at(5))
        assert late(day, 6) == 0


def test_nothing_is_said_before_the_day_after_it_and_on_another() -> None:
    """There is no clock of a day that is not on."""
    day = said(set_up(), "open", activity="a", at=at(0))
    assert pacing(lines(set_up()), set_up(), at(0)) is None
    assert pacing(lines(day), said(day, "end", on=True), at(1)) is None
    assert pacing(lines(day), day, at(24 * 60)) is None


def test_what_was_opened_or_passed_over_is_not_ahead() -> None:
    """An activity gone back to is not still to come, and neither is a break that was not taken."""
    setup = setup_of(held("a"), rest("tea"), held("b"), rest("lunch", 45), held("c"))
    day = said(set_up(setup), "open", activity="b", at=at(0))
    assert [one.id for one in ahead(lines(day), day)] == ["a", "lunch", "c"]
    gone = said(day, "set_up", setup=plain_setup(skipped(day.setup, "a")))
    assert [one.id for one in ahead(lines(gone), gone)] == ["lunch", "c"]


def test_only_activities_can_be_left_out() -> None:
    """A break has an id like any other line, and stays."""
    setup = setup_of(held("a"), rest("tea"), held("b"))
    assert skipped(setup, "tea") == setup and isinstance(listed(setup)[0], Activity)
