"""The arithmetic of a rehearsal: waits, losses, and how many laptops a machine will carry."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exercises.rehearsal.measures import (
    FURTHEST,
    Act,
    Acts,
    Rehearsed,
    Server,
    Waits,
    carries,
    counted,
    nearest_rank,
    until_drawn,
    until_shown,
)

waits = st.lists(st.floats(0, 100), min_size=1, max_size=200)


def test_half_and_nineteen_in_twenty() -> None:
    """Of a hundred waits of 1 to 100, fifty are no longer than 50, and ninety-five no longer than 95."""
    assert Waits.of(range(100, 0, -1)) == Waits(100, 50, 95, 100)
    assert Waits.of([7]) == Waits(1, 7, 7, 7)
    assert Waits.of([]) == Waits(0, None, None, None)


@given(waits, st.floats(0.01, 1))
def test_at_least_that_part_of_all_waits_is_no_longer(waited: list[float], part: float) -> None:
    """A percentile is one of the waits, and no smaller one would do."""
    waited.sort()
    found = nearest_rank(waited, part)
    assert sum(one <= found for one in waited) >= part * len(waited) - 1e-9
    smaller = [one for one in waited if one < found]
    assert not smaller or sum(one <= smaller[-1] for one in waited) < part * len(waited)


def test_an_act_is_seen_with_the_first_state_that_has_it_in() -> None:
    """A screen that passes over a revision shows the act with the next one; what it never came to has no wait."""
    shown = [(0.0, 1), (2.0, 4), (3.0, 5)]
    assert until_shown([(1.0, 2), (1.5, 4), (2.5, 5), (4.0, 6)], shown) == [1.0, 0.5, 0.5]
    assert until_shown([(1.0, 1)], []) == []


def test_a_state_that_came_before_the_answer_is_no_negative_wait() -> None:
    assert until_shown([(1.0, 2)], [(0.9999, 2)]) == [0.0]


def test_a_new_stage_is_waited_for_until_the_next_one() -> None:
    """The same screen twice (between two activities) is two changes; one that a laptop passed over has no wait."""
    changes = [(1.0, "between"), (2.0, "open"), (4.0, "between")]
    assert until_drawn(changes, [(1.2, "between"), (4.5, "between"), (4.6, "between")]) == [
        pytest.approx(0.2),
        None,
        0.5,
    ]
    assert until_drawn(changes, []) == [None, None, None]


def act(seq: int, outcome: str = "done", note: tuple[str, str, str] | None = None, client: str = "a") -> Act:
    return Act(client, seq, 0.0, None if outcome == "" else 1.0, outcome, note)


def test_nothing_is_lost_where_all_that_was_answered_is_there() -> None:
    """Late acts are kept too; a refused one was answered, and need not be in the store."""
    found = counted([act(1), act(2, "late"), act(3, "refused")], [("a", 1), ("a", 2)], {})
    assert found == Acts(sent=3, answered=3, found=2, late=1, refused=1)
    assert found.nothing_lost


@pytest.mark.parametrize(
    ("acts", "kept", "lost", "doubled"),
    [
        ([act(1), act(2)], [("a", 1)], 1, 0),  # answered, and not in the store
        ([act(1), act(2, "")], [("a", 1)], 1, 0),  # never answered
        ([act(1), act(2, "")], [("a", 1), ("a", 2)], 1, 0),  # kept, and never answered: whoever sent it does not know
        ([act(1)], [("a", 1), ("a", 1)], 0, 1),  # kept twice
        ([act(1, client="b")], [("a", 1)], 1, 0),  # another laptop's act of the same number
    ],
)
def test_what_is_lost_is_counted(acts: list[Act], kept: list[tuple[str, int]], lost: int, doubled: int) -> None:
    found = counted(acts, kept, {})
    assert (found.lost, found.doubled, found.nothing_lost) == (lost, doubled, False)


def test_a_text_is_found_as_it_was_last_written() -> None:
    """What stands in the store is compared with the last text that was taken."""
    written = [act(1, note=("r table:1", "c1", "Need")), act(2, note=("r table:1", "c1", "Need and reach"))]
    kept = [("a", 1), ("a", 2)]
    assert counted(written, kept, {("r table:1", "c1"): "Need and reach"}).texts_lost == 0
    assert counted(written, kept, {("r table:1", "c1"): "Need"}).texts_lost == 1
    assert not counted(written, kept, {}).nothing_lost


def test_a_machine_carries_what_keeps_it_at_half_a_core_and_a_new_stage_within_three_seconds() -> None:
    """The tighter of the two counts, and nothing is promised beyond three times what was tried."""
    assert carries(100, core=0.25, stage=0.5) == 200
    assert carries(100, core=0.10, stage=2.0) == 150
    assert carries(100, core=0.01, stage=0.01) == carries(100, core=0.0, stage=None) == 100 * FURTHEST
    assert carries(100, core=0.9, stage=None) == 55
    assert carries(6, core=0.4, stage=None) == 7


@given(st.integers(1, 480), st.floats(0, 4), st.none() | st.floats(0, 60))
def test_a_machine_never_carries_less_than_nothing(laptops: int, core: float, stage: float | None) -> None:
    assert 0 <= carries(laptops, core, stage) <= FURTHEST * laptops


def test_every_number_goes_into_a_json_file() -> None:
    found = Rehearsed(2, 3, 30.0, server=Server(0.1, None, 2), faults=("A laptop was lost.",))
    told = json.loads(json.dumps(found.plain()))
    assert told["everybody"] == 6 and told["carries"] == 18 and told["nothing_lost"] is False
    assert told["first_screen"] == {"count": 0, "p50": None, "p95": None, "max": None}
