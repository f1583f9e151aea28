"""The programme of a day: one list of activities and breaks, and the arithmetic of a run sheet."""

from dataclasses import replace

import pytest
from hypothesis import given

from tests.workshop.a_programme import PACES, held, programmes, rest
from workshop.programme import (
    Held,
    Pace,
    Part,
    RunSheet,
    at_screens,
    begins,
    entries,
    filled,
    fresh_id,
    gathered,
    listed,
    rest_due,
    too_much_at_screens,
    whole,
    with_spare,
)
from workshop.setup import Activity, Setup

LABELS = {"break": "Break", "lunch": "Lunch"}


def setup_of(*programme: Held) -> Setup:
    activities, breaks = gathered(programme)
    return Setup(activities=activities, breaks=breaks)


@given(programmes())
def test_a_list_gathered_is_listed_as_it_was(programme: list[Held]) -> None:
    """Nothing is lost or moved, but for breaks before the first activity, which are none."""
    first = next((at for at, one in enumerate(programme) if isinstance(one, Activity)), len(programme))
    assert [one.id for one in listed(setup_of(*programme))] == [one.id for one in programme[first:]]


@given(programmes(), PACES)
def test_each_line_begins_when_the_one_before_it_ends(programme: list[Held], pace: Pace) -> None:
    """The lines follow one another without a gap, and the last ends when the whole does."""
    lines = entries(setup_of(*programme), lambda _: pace)
    times = list(begins(lines, 570))
    for (one, at), (_, following) in zip(times, times[1:], strict=False):
        assert following == at + one.whole
    assert not times or times[-1][1] + times[-1][0].whole == 570 + whole(lines)


@given(programmes(), PACES)
def test_five_minutes_in_a_hundred_are_spare(programme: list[Held], pace: Pace) -> None:
    """A programme is given at least a twentieth more than it needs, and not a minute more than that."""
    lines = entries(setup_of(*programme), lambda _: pace)
    assert 0 <= with_spare(lines) - 1.05 * whole(lines) < 1


@given(programmes(), PACES)
def test_breaks_are_not_work(programme: list[Held], pace: Pace) -> None:
    """Minutes at screens are a share of the minutes at tables, and breaks count as neither."""
    lines = entries(setup_of(*programme), lambda _: pace)
    screens, worked = at_screens(lines)
    assert 0 <= screens <= worked == sum(one.whole for one in lines if not one.rests)


def test_half_the_time_at_screens_is_the_most() -> None:
    """Twenty minutes of forty are enough, and a minute more is too much."""
    half = setup_of(held("a", 20, 20))
    assert not too_much_at_screens(entries(half, lambda _: Pace(on_screens=1)))
    assert too_much_at_screens(entries(setup_of(held("a", 21, 19)), lambda _: Pace(on_screens=1)))


def test_what_is_left_out_takes_no_time() -> None:
    """Its line is still there, for whoever puts it back."""
    lines = entries(setup_of(held("a"), held("b", skipped=True)), lambda _: Pace())
    assert [one.id for one in lines] == ["a", "b"] and whole(lines) == 30


SHEET = RunSheet(
    "made_up", 120, "default", ("one",),
    (Part(5), Part(20, "one", 10), Part(15), Part(10, "missing"), Part(45, label="lunch"),
     Part(99, "missing", otherwise=Part(30, "made_up")), Part(5, "one"), Part(15)),
)  # fmt: skip


def test_a_run_sheet_is_filled_with_what_there_is() -> None:
    """Exercises by their name or kind, with the minutes of the sheet; the other line where one is missing. A break that stands
    first, last or beside a longer one falls out; the same exercise twice has two ids."""
    programme = filled(SHEET, [held("one", 99), held("two", 99)], LABELS)
    assert [(one.id, one.minutes) for one in programme] == [
        ("one", 20), ("break", 45), ("one-2", 30), ("one-3", 5),
    ]  # fmt: skip
    assert programme[0].talk == 10 and programme[1].label == "Lunch"  # type: ignore[union-attr]


def test_an_id_that_is_taken_gets_a_number() -> None:
    """The lowest that is free."""
    assert fresh_id("a", []) == "a" and fresh_id("a", ["a", "a-3"]) == "a-2"


DAY = setup_of(held("a"), rest("tea"), held("b"), held("c", skipped=True), rest("lunch", 45), held("d"))


@pytest.mark.parametrize(
    ("opened", "rested", "due"),
    [
        ([], [], None),
        (["a"], [], "tea"),
        (["a"], ["tea"], None),
        (["a", "b"], [], "lunch"),
        (["a", "b"], ["lunch"], None),
        (["a", "b", "d"], [], None),
    ],
)
def test_a_break_is_due_after_what_comes_before_it(opened: list[str], rested: list[str], due: str | None) -> None:
    """It is proposed once, when nothing that is still to be held stands before it; one that was passed over is gone."""
    found = rest_due(DAY, opened, rested)
    assert (found.id if found else None) == due


def test_a_break_keeps_its_place_when_the_activity_before_it_goes() -> None:
    """It then comes after the one before that."""
    without = gathered(one for one in listed(DAY) if one.id != "b")
    assert [one.id for one in listed(replace(DAY, activities=without[0], breaks=without[1]))] == [
        "a", "tea", "c", "lunch", "d",
    ]  # fmt: skip
