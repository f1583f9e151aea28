"""Movement: counts, medians and what chance would give, against an example worked by hand."""

import doctest
from itertools import combinations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exercises.vignettes import movement
from exercises.vignettes.movement import Leading, Movement, chance_of_gaps, gap, leading

SHIFTS = {
    "data": (-1, -1, 0, -1, 0, 1, 0, -1),
    "purpose": (-2, -1, -2, -1, 0, -1, -2, 0),
    "recipient": (0, 0, -1, 0, 1, 0, -1, 0),
}
BY_HAND = {factor: Movement(dict(enumerate(shifts, 1))) for factor, shifts in SHIFTS.items()}


def test_the_examples_of_the_docstrings_hold() -> None:
    """Each is checked as it is written."""
    assert doctest.testmod(movement).failed == 0


@pytest.mark.parametrize(
    ("factor", "less", "same", "more", "moved", "median", "ends", "without"),
    [
        ("data", 4, 3, 1, 5, -0.5, (-1, 1), (-1, 0)),
        ("purpose", 6, 2, 0, 6, -1, (-2, 0), (-1, -1)),
        ("recipient", 2, 5, 1, 3, 0, (-1, 1), (0, 0)),
    ],
)
def test_the_example_worked_by_hand(
    factor: str,
    less: int,
    same: int,
    more: int,
    moved: int,
    median: float,
    ends: tuple[int, int],
    without: tuple[float, float],
) -> None:
    """The table in the docstring of `findings.py`."""
    one = BY_HAND[factor]
    assert (one.less, one.same, one.more, one.moved) == (less, same, more, moved)
    assert (one.median, one.range, one.without_each) == (median, ends, without)


def test_which_factor_leads_in_the_example() -> None:
    """Purpose moved six of eight; without table 3 or 7 it is level with data."""
    assert leading(BY_HAND) == Leading(("purpose",), 6, 8, 6)
    found = gap(BY_HAND)
    assert found and (found.most, found.fewest, found.of) == (6, 3, 8)


def test_factors_that_are_level_lead_together() -> None:
    """And their lead holds only while they stay level."""
    one, other = Movement({1: 1, 2: 0}), Movement({1: 0, 2: -1})
    assert leading({"data": one, "purpose": other}) == Leading(("data", "purpose"), 1, 2, 0)


def test_only_tables_that_placed_everything_are_compared() -> None:
    """A table without a shift at one factor is in that factor's counts, and in no comparison."""
    found = leading({"data": Movement({1: 1, 2: 1, 3: 1}), "purpose": Movement({1: 0, 2: -1})})
    assert found == Leading(("data",), 2, 2, 1)


def test_nothing_placed_gives_nothing() -> None:
    """No median, no range, no lead, no gap; one table has no range without it."""
    empty = Movement({})
    assert (empty.median, empty.range, empty.without_each, empty.moved) == (None, None, None, 0)
    assert leading({"data": empty, "purpose": empty}) is None and gap({"data": empty}) is None and leading({}) is None
    assert Movement({1: 2}).without_each is None


@given(st.lists(st.integers(-4, 4), min_size=2, max_size=40))
def test_counts_add_up_and_the_median_lies_between(shifts: list[int]) -> None:
    """Every table is counted once, and leaving one out never takes the median past the range."""
    one = Movement(dict(enumerate(shifts)))
    assert one.less + one.same + one.more == len(shifts)
    assert one.range and one.without_each and one.median is not None
    assert one.range[0] <= one.without_each[0] <= one.median <= one.without_each[1] <= one.range[1]


def written_out(moved: list[int]) -> list[int]:
    """The gap of every way of giving each table's movements to the three factors, one by one."""
    ways = [[set(way) for way in combinations(range(3), number)] for number in moved]
    counts = [[sum(factor in way for way in ways) for factor in range(3)] for ways in product(*ways)]
    return [max(count) - min(count) for count in counts]


@given(st.lists(st.integers(0, 3), min_size=1, max_size=5))
def test_the_chance_of_gaps_counts_every_shuffling(moved: list[int]) -> None:
    """It agrees with writing out every shuffling."""
    gaps, found = written_out(moved), chance_of_gaps(moved, 3)
    assert set(found) == set(gaps)
    for size, chance in found.items():
        assert chance == pytest.approx(gaps.count(size) / len(gaps))


def test_the_chance_of_the_example() -> None:
    """The gap is 3 where shuffled labels give 2.7 on average: the lead of the example is no more than chance gives."""
    found, gaps = gap(BY_HAND), written_out([2, 2, 2, 2, 1, 2, 2, 1])
    assert found and len(gaps) == 3**8
    assert found.mean == pytest.approx(sum(gaps) / len(gaps)) == pytest.approx(2.743, abs=0.001)
    assert found.p95 == 5 == sorted(gaps)[int(0.95 * len(gaps))]


def test_many_tables_are_counted_quickly_enough() -> None:
    """Forty tables are all the day can hold: the chances still add up to one."""
    assert sum(chance_of_gaps([1, 2, 3, 0] * 10, 3).values()) == pytest.approx(1)
