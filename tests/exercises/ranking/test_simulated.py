"""A simulated table does in a ranking what a real one could."""

import random
from collections.abc import Iterable
from typing import Any

import pytest

from exercises.ranking import EXERCISES, KIND, simulated
from exercises.ranking.answer import TableRanking, apply
from tests.people import pack, setting_up
from workshop.day import Day
from workshop.setup import Activity
from workshop.words import words
from workshop.writing import written

TABLE = KIND.sorts["table"]
CARDS = tuple(card.id for card in pack().cards)
DECK = CARDS[:8]
DECKS = [DECK[:4], DECK[:6], DECK, CARDS]
TABLES = range(1, 13)


def folded(acts: Iterable[dict[str, Any]], said: TableRanking | None = None) -> TableRanking:
    """What a table has said after acts, each read as one that came down the socket."""
    said = said or TableRanking()
    for act in acts:
        said = apply(said, TABLE.read(act))
    return said


def acts(exercise: str, deck: tuple[str, ...], table: int) -> list[dict[str, Any]]:
    return [act for _, act in simulated.acts(*a_day(exercise, deck), 0, table, f"laptop-{table}", words())]


def a_day(exercise: str, deck: tuple[str, ...] = DECK) -> tuple[Day, Activity]:
    setup = setting_up(deck)
    activity = setup.activity(exercise)
    assert activity
    return Day(setup), activity


@pytest.mark.parametrize("exercise", EXERCISES)
@pytest.mark.parametrize("deck", DECKS, ids=len)
@pytest.mark.parametrize("table", TABLES)
def test_every_card_is_placed_or_set_aside(exercise: str, deck: tuple[str, ...], table: int) -> None:
    """At the end each card stands in one place, none is loose, and the table has finished."""
    order = folded(acts(exercise, deck, table)).order
    assert sorted((*order.placed(), *order.cannot)) == sorted(deck)
    assert not any(pile.loose for pile in order.piles)
    assert order.finished


@pytest.mark.parametrize("exercise", EXERCISES)
def test_some_tables_tie_and_some_leave_a_card_out(exercise: str) -> None:
    """So that a newcomer sees both, and that most do neither."""
    orders = [folded(acts(exercise, DECK, table)).order for table in TABLES]
    tied = [any(len(tier) > 1 for tier in order.ranking()) for order in orders]
    left = [bool(order.cannot) for order in orders]
    assert 0 < sum(tied) <= 6 and 0 < sum(left) <= 6


@pytest.mark.parametrize("exercise", EXERCISES)
@pytest.mark.parametrize("table", TABLES)
def test_it_says_why(exercise: str, table: int) -> None:
    """Two criteria, a reason at both ends, a card argued about; risks with who bears them only where the exercise asks."""
    said = folded(acts(exercise, DECK, table))
    assert len(written(said.notes, "criteria")) == 2 and said.argued in DECK
    order = simulated.own_order(exercise, DECK, random.Random(f"{exercise} {table}"))
    assert all(written(said.notes, "reason", card) for card in (order[0], order[-1]))
    risks = written(said.notes, "risk")
    assert bool(risks) == EXERCISES[exercise].names_risks
    assert all(said.risks[note.id].bearers for note in risks)


def test_a_table_does_the_same_each_time_and_tables_differ() -> None:
    """What it does depends on its number and the exercise alone."""
    assert acts("benefit", DECK, 1) == acts("benefit", DECK, 1)
    orders = {folded(acts(exercise, DECK, table)).order.ranking() for exercise in EXERCISES for table in TABLES}
    assert len(orders) > 12


def test_pauses_are_short_and_never_backwards() -> None:
    """The whole ranking of one table fits in less than a minute."""
    for exercise in EXERCISES:
        pauses = [pause for pause, _ in simulated.acts(*a_day(exercise), 0, 1, "laptop", words())]
        assert min(pauses) >= 0 and sum(pauses) < 60


@pytest.mark.parametrize("table", TABLES)
def test_second_thoughts_leave_a_finished_order(table: int) -> None:
    """Every second table moves one card after the reveal and finishes again; the order before stays the record."""
    revealed = folded([*acts("benefit", DECK, table), {"kind": "freeze"}])
    moved = folded(simulated.second_thoughts(*a_day("benefit"), table), revealed)
    assert moved.order.finished and moved.before == revealed.order
    assert sorted((*moved.order.placed(), *moved.order.cannot)) == sorted(DECK)
    assert (moved.order == revealed.order) == bool(table % 2)


def test_the_piles_are_thirds() -> None:
    """A table that ties nothing and leaves nothing out has about a third of the cards in each pile."""
    for exercise in EXERCISES:
        assert [len(pile.cards()) for pile in folded(acts(exercise, DECK, 3)).order.piles] == [3, 3, 2]
