"""The words for how tables stand to each other on one question."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exercises.framework.reading import chance_readings, on_both_sides, reading

points = st.integers(1, 5)


@pytest.mark.parametrize(
    ("given_points", "word"),
    [
        ([3], "too few"),
        ([], "too few"),
        ([1, 2, 4, 5], "split"),
        ([1, 4, 4, 5], "spread"),  # one table on the left is no camp
        ([2, 2, 4, 4, 3, 3, 3, 3], "split"),
        ([1, 1, 5, 5, *[3] * 5], "spread"),  # of nine tables a quarter is three
        ([4, 5, 5, 4], "alike"),
        ([3, 4, 5, 4], "spread"),
        ([4] * 6 + [1], "spread"),  # one table of seven is a large part of the room
        ([4] * 7 + [1], "one apart"),
        ([4] * 7 + [2], "one apart"),
        ([4] * 7 + [3], "alike"),
        ([4, 4, 4, 5, 5, 5, 3, 3], "alike"),  # three quarters of eight
    ],
)
def test_the_rule(given_points: list[int], word: str) -> None:
    """Disagreement is looked for first, and its edges are where the docstring has them."""
    assert reading(given_points) == word


@given(st.lists(points, max_size=12))
def test_the_word_depends_on_neither_order_nor_side(given_points: list[int]) -> None:
    """Turned about, left for right, tables stand to each other as before."""
    assert reading(given_points) == reading(given_points[::-1]) == reading([6 - point for point in given_points])


def test_both_sides() -> None:
    """The middle is on no side."""
    assert on_both_sides([2, 3, 4]) and not on_both_sides([3, 4, 5]) and not on_both_sides([])


def test_chance_keeps_what_each_table_gave() -> None:
    """Tables that put everything on one side cannot split by chance; those that part at every question always do."""
    assert chance_readings([[4, 5] * 9] * 4)["split"] == 0
    assert chance_readings([[1] * 18] * 2 + [[5] * 18] * 2)["split"] == 18


def test_chance_is_the_same_each_time_whatever_the_tables_order() -> None:
    """A fixed seed; and a question to which nobody gave a point counts for no word."""
    rows = [[1, 5, None], [5, 1, None], [2, 4, None], [4, 2, None]]
    assert chance_readings(rows) == chance_readings(rows[::-1])
    assert sum(chance_readings(rows).values()) == pytest.approx(2)


def test_chance_by_hand() -> None:
    """Two tables, two questions, points 1 and 5: shuffled, both meet at both questions half the time, and else at none."""
    chance = chance_readings([[1, 5], [1, 5]])
    assert chance["alike"] == pytest.approx(1, abs=0.1) and chance["spread"] == pytest.approx(1, abs=0.1)
