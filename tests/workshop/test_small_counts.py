"""Small counts of people: what is withheld stays unknown, even to somebody who knows the total."""

from collections import defaultdict
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.small_counts import joined_steps, read_counts, shown_counts

COUNTS = st.dictionaries(st.sampled_from("abcdefgh"), st.integers(0, 12), max_size=8)
MINIMA = st.integers(2, 8)


def test_a_small_count_takes_the_next_smallest_with_it() -> None:
    """One small count alone would follow from the total, so the next smallest goes too; ties of it go together."""
    assert shown_counts({"a": 12, "b": 7, "c": 6, "d": 2}, 5) == {"a": 12, "b": 7, "c": None, "d": None}
    assert shown_counts({"a": 12, "b": 9, "c": 6, "d": 6, "e": 2, "f": 7}, 5) == {
        "a": 12, "b": 9, "c": None, "d": None, "e": None, "f": 7,
    }  # fmt: skip


def test_equal_small_counts_take_another_with_them() -> None:
    """Two that make 2 can only be 1 and 1, so a third is withheld; two that differ need none."""
    assert shown_counts({"a": 12, "b": 9, "c": 8, "d": 7, "e": 1, "f": 1}, 5) == {
        "a": 12, "b": 9, "c": 8, "d": None, "e": None, "f": None,
    }  # fmt: skip
    assert shown_counts({"a": 12, "b": 9, "c": 3, "d": 1}, 5) == {"a": 12, "b": 9, "c": None, "d": None}


def test_counts_that_are_large_enough_stand() -> None:
    """The minimum itself is shown; a zero is left out; nothing gives nothing."""
    assert shown_counts({"a": 5, "b": 6, "c": 0}, 5) == {"a": 5, "b": 6}
    assert shown_counts({}, 5) == {} and shown_counts({"a": 0}, 5) == {}


def test_mostly_blank_lists_the_names_alone() -> None:
    """Where more than half would be blank, all are; exactly half may stand."""
    assert shown_counts({"a": 12, "b": 2, "c": 1}, 5) == {"a": None, "b": None, "c": None}
    assert shown_counts({"a": 2}, 5) == {"a": None}
    assert shown_counts({"a": 12, "b": 9, "c": 2, "d": 1}, 5)["a"] == 12


@given(COUNTS, MINIMA)
def test_what_is_shown_is_true_and_large_enough(counts: dict[str, int], minimum: int) -> None:
    """A shown count is the count and no smaller than the minimum; every count above zero is named."""
    shown = shown_counts(counts, minimum)
    assert list(shown) == [name for name, count in counts.items() if count]
    assert all(count is None or count == counts[name] >= minimum for name, count in shown.items())


@given(COUNTS, MINIMA)
def test_a_withheld_count_could_be_another(counts: dict[str, int], minimum: int) -> None:
    """Beside some shown, each withheld count could change places with another: same total, same page, other count."""
    shown = shown_counts(counts, minimum)
    withheld = [name for name, count in shown.items() if count is None]
    if len(withheld) == len(shown):
        return
    for name in withheld:
        others = [other for other in withheld if counts[other] != counts[name]]
        assert others, f"{name} follows from the total"
        swapped = counts | {name: counts[others[0]], others[0]: counts[name]}
        assert shown_counts(swapped, minimum) == shown


@pytest.mark.parametrize("minimum", [2, 3, 4])
def test_no_withheld_count_follows_from_the_total(minimum: int) -> None:
    """Over every room of five sectors of up to six people: all rooms that look alike and have one total never agree on a
    withheld count."""
    rooms = defaultdict(list)
    for counts in product(range(1, 7), repeat=5):
        shown = tuple(shown_counts(dict(zip("abcde", counts, strict=True)), minimum).values())
        rooms[shown, sum(counts)].append(counts)
    seen = [(shown, alike) for (shown, _), alike in rooms.items() if None in shown and any(shown)]
    assert seen
    for shown, alike in seen:
        for sector, count in enumerate(shown):
            assert count is not None or len({room[sector] for room in alike}) > 1, (shown, alike)


def test_counts_are_read_line_by_line() -> None:
    """A sector, a colon, a number; blank lines are passed over, and a sector may hold a colon itself."""
    assert read_counts("Housing: 4\n\n Health : 0012 \nCouncil: adults: 3") == {
        "Housing": 4, "Health": 12, "Council: adults": 3,
    }  # fmt: skip
    assert read_counts("") == {} and read_counts(" \n ") == {}
    assert read_counts("A: 999") == {"A": 999}


@pytest.mark.parametrize(
    "line", ["Housing", "Housing 4", ": 4", "Housing:", "Housing: four", "Housing: -1", "Housing: 1.5", "Housing: 1000",
             "Housing: ²", "Housing: ٤", "Housing: +4", "Housing: " + "9" * 5000],
)  # fmt: skip
def test_a_line_that_is_no_count_is_named(line: str) -> None:
    """One sentence with the line's number and what was expected, for any number however long."""
    with pytest.raises(ValueError) as fault:
        read_counts(f"Health: 3\n{line}")
    assert str(fault.value) == "Line 2: a sector, a colon and a number up to 999 were expected, such as “Housing: 4”."


def test_a_sector_is_there_once() -> None:
    """The second one is named with its line."""
    with pytest.raises(ValueError) as fault:
        read_counts("Housing: 4\nHealth: 2\nHousing : 5")
    assert str(fault.value) == "Line 3: “Housing” is there twice."


def test_steps_are_joined_until_no_group_is_small() -> None:
    """Into as many groups as can be; nothing is given where only the whole is left."""
    told = {tuple(counts): [count for _, count in joined_steps(counts, 5)]
            for counts in ([7, 6, 5], [15, 8, 2], [2, 8, 15], [9, 2, 7], [12, 0, 0], [12, 0, 2], [4, 3, 4], [0, 0, 0])}  # fmt: skip
    assert list(told.values()) == [[7, 6, 5], [15, 10], [10, 15], [9, 9], [12, 0, 0], [], [], []]


def test_no_step_of_a_joined_group_can_be_worked_out() -> None:
    """Whoever knows the rule and what is shown still finds at least two counts that each step may have."""
    may_be = defaultdict(lambda: defaultdict(set))
    for counts in product(range(14), repeat=3):
        shown = tuple((tuple(group), count) for group, count in joined_steps(counts, 5))
        for group, count in shown:
            assert not count or count >= 5
            for at in group if len(group) > 1 and count < 14 else ():
                may_be[shown][at].add(counts[at])
    assert may_be and all(len(values) > 1 for steps in may_be.values() for values in steps.values())
