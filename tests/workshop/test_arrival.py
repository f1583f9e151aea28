"""What a table says of itself: how many it is, counting by counting."""

from typing import Any

from workshop.arrival import ARRIVAL, MOST_COUNTS, Arrival, apply


def said(arrival: Arrival, **act: Any) -> Arrival:
    return apply(arrival, ARRIVAL.read({"kind": "head_count", **act}))


def test_a_count_stands_until_the_next_counting_is_answered() -> None:
    """And every counting is kept."""
    morning = said(said(Arrival(), people=6), people=5)
    assert (morning.people, morning.counting) == (5, 0)
    after = said(morning, people=4, counting=17)
    assert (after.people, after.counting, after.counts) == (4, 17, {0: 5, 17: 4})


def test_a_late_word_on_an_earlier_counting_does_not_undo_the_newest() -> None:
    """A device that was away sends what it was asked before the break."""
    after = said(said(Arrival(), people=4, counting=17), people=6)
    assert (after.people, after.counting, after.counts) == (4, 17, {0: 6, 17: 4})


def test_only_so_many_countings_are_kept() -> None:
    """The newest."""
    arrival = Arrival()
    for counting in range(MOST_COUNTS + 5):
        arrival = said(arrival, people=4, counting=counting)
    assert list(arrival.counts) == list(range(5, MOST_COUNTS + 5))
    assert ARRIVAL.load(ARRIVAL.dump(arrival)) == arrival


def test_a_table_works_on_paper_until_it_does_not() -> None:
    """Whatever else it says of itself."""
    arrival = ARRIVAL.apply(said(Arrival(), people=4), ARRIVAL.read({"kind": "works_on_paper"}))
    assert arrival.on_paper and said(arrival, people=5).on_paper
    assert not ARRIVAL.apply(arrival, ARRIVAL.read({"kind": "works_on_paper", "on": False})).on_paper
