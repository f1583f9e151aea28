"""Movement: who is counted, which way, when the middle was passed, and whom to hear."""

from dataclasses import replace

import pytest

from exercises.staged import SCALE
from exercises.staged.findings import began, crossings, moved_at, movement
from tests.exercises.staged.told import found, revealed, sheet, wrote
from workshop.words import words

say = words()


def test_movement_is_counted_over_tables_that_answered_both_stages() -> None:
    """A table that skipped one of the two is left out there, and only there."""
    seen = found(sheet("4 3 3"), sheet("4 . 2"), sheet("2 4 4"))
    assert seen.moves(1) == {"more": [3], "less": [1]} and seen.left_out(1) == [2]
    assert seen.moves(2) == {"same": [1, 3]} and seen.left_out(2) == [2]
    assert seen.moves(0) == {}


def test_cannot_say_is_an_answer_and_no_place() -> None:
    """Coming to a view and losing one are turns of their own; to go on not knowing is to stay."""
    seen = found(sheet("? 3"), sheet("3 ?"), sheet("? ?"))
    assert seen.moves(1) == {"can": [1], "cannot": [2], "same": [3]}
    assert seen.left_out(1) == [] and seen.step(3, 1) is None


def test_a_silent_table_is_in_no_count() -> None:
    """It is neither left out of a movement nor among those that answered."""
    seen = found(sheet("3 4"), sheet(""))
    assert seen.answered() == [1] and seen.left_out(1) == []


def test_the_record_is_what_stood_at_the_reveal() -> None:
    """A second thought after it changes no finding."""
    later = replace(revealed(sheet("3 4")), choices={"stage-1": SCALE[0], "stage-2": SCALE[0]})
    assert found(later).moves(1) == {"more": [1]}


@pytest.mark.parametrize(
    ("lines", "part", "told"), [(["3"], 0, 1), (["3 3 3"], 0, 3), ([""], 2, 3), ([""], 40, 5), (["3"], 1, 2)]
)
def test_stages_told_are_those_turned_to_or_answered(lines: list[str], part: int, told: int) -> None:
    """Also where the lead turned back, and never more than the case has."""
    assert len(found(*map(sheet, lines), part=part).told) == told


def test_the_middle_is_passed_once() -> None:
    """By its first stage below or above it; a table may pass on both sides, or on none."""
    seen = found(sheet("3 2 1"), sheet("4 3 2"), sheet("3 3 3"), sheet("2 2 2"))
    assert seen.first("below") == {0: [4], 1: [1], 2: [2]}
    assert seen.first("above") == {0: [2]}


def test_movement_in_words_gives_numbers_of_tables() -> None:
    """Where they began, then who moved which way; no name is in it."""
    seen = found(sheet("4 3"), sheet("4 2"), sheet("2 4"), sheet("? 3"), sheet("3 ."), part=1)
    assert movement(seen, say) == [
        ("Stage 1: What is brought together", "One at “Mostly not acceptable”, one at “In between”, two at “Mostly "
         "acceptable”, one at “We cannot say yet”."),
        ("Stage 2: A first use", "Of four tables, one moved towards “acceptable”, two "
         "moved towards “not acceptable”, one could not say before and now could. One not counted, "
         "without an answer here or at the stage before."),
    ]  # fmt: skip


def test_words_for_one_table_and_for_none() -> None:
    """A single table is not called tables, and where nothing can be said that is said."""
    assert moved_at(found(sheet("3 3")), say, 1) == "One table is counted: one stayed."
    assert moved_at(found(sheet("3 .")), say, 1).startswith("No table answered both here and at the stage before")
    assert began(found(sheet("")), say) == "No table answered at this stage."


def test_the_middle_in_words_counts_tables() -> None:
    """By stage, without a name, on the wall and in the report alike."""
    seen = found(sheet("3 2"), sheet("4 1"), sheet("3 3"))
    below, above = crossings(seen, say)
    assert (
        below
        == "Two of three tables stood below the middle, at “Mostly not acceptable” or lower, at some stage: first at stage 2."
    )
    assert above.endswith("first at stage 1.")
    apart = crossings(found(sheet("4 2"), sheet("3 4"), sheet("5 5")), say)[1]
    assert apart.startswith("All three tables stood above") and apart.endswith(
        "stage 1 (two of them), stage 2 (one of them)."
    )
    assert crossings(found(sheet("3 3")), say) == [
        "No table stood below the middle at any stage.", "No table stood above the middle at any stage.",
    ]  # fmt: skip
    assert crossings(found(sheet("")), say) == []


def test_the_pair_is_one_that_moved_and_one_that_did_not() -> None:
    """Of each the one that wrote most; where all did the same, the two ends."""
    seen = found(sheet("3 4"), sheet("3 2", wrote("moved", 2, "Because.")), sheet("3 3"))
    assert seen.pair(1) == [2, 3] and seen.one_sided(1) == ""
    both_ways = found(sheet("3 4"), sheet("3 2"), sheet("3 5"))
    assert both_ways.pair(1) == [2, 3] and both_ways.one_sided(1) == "all_moved"
    still = found(sheet("4 4"), sheet("3 3"))
    assert still.pair(1) == [2, 1] and still.one_sided(1) == "none_moved"
    assert still.pair(0) == [2, 1]


def test_nobody_is_called_on_alone() -> None:
    """One answer at a stage, or none, is no pair."""
    assert found(sheet("3 4"), sheet("3 .")).pair(1) == []
    assert found(sheet("")).pair(0) == []


def test_a_stage_that_most_moved_at_is_proposed_first() -> None:
    """Among equals in the order of the case."""
    seen = found(sheet("3 3 4"), sheet("3 3 2"), sheet("3 4 4"), part=2)
    assert seen.discussed() == [2, 1, 0]


def test_conditions_stand_by_table_and_stage() -> None:
    """In the order of the stages; a table without one is not there."""
    said = sheet("3 3", wrote("condition", 2, "Later"), wrote("condition", 1, "First"), wrote("condition", 1, "  "))
    seen = found(said, sheet("3 3"), part=1)
    assert seen.conditions() == {1: [(0, "First"), (1, "Later")]}
    assert seen.conditions([1]) == {1: [(1, "Later")]}
