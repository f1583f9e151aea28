"""One card across the tables: its places, its word, and what chance alone gives to the words."""

import numpy as np
import pytest
from hypothesis import given, settings

from exercises.ranking.spread import READINGS, chance_readings, per_case
from tests.exercises.ranking.rankings import rankings_of, tables


def with_card_at(places, cards=12):
    """One table for each place, which puts the card X there among others that it orders alphabetically."""
    others = [f"c{number:02}" for number in range(cards - 1)]
    rankings = {}
    for number, place in enumerate(places):
        listed = [*others[: place - 1], "X", *others[place - 1 :]]
        rankings[f"Table {number}"] = tuple((card,) for card in listed)
    return rankings


def reading_of(card, rankings):
    return next(spread.reading for spread in per_case(rankings) if spread.case_study == card)


def test_spread_of_a_card():
    """Lowest, quartiles, median and highest are of the raw places; quartiles are linear as numpy's and R's type 7."""
    card = per_case(with_card_at([1, 2, 4, 12]))[0]
    assert (card.case_study, card.placed, card.lowest, card.highest) == ("X", 4, 1, 12)
    assert (card.q1, card.median, card.q3, card.iqr) == (1.75, 3, 6, 4.25)


def test_only_tables_that_placed_the_card_count():
    """A card left out by a table has its places from the others, each in that table's own count."""
    spreads = {spread.case_study: spread for spread in per_case(tables("ABCD", "BCD", "DCB"))}
    assert (spreads["A"].placed, spreads["A"].reading) == (1, "too few")
    assert (spreads["B"].placed, spreads["B"].lowest, spreads["B"].highest) == (3, 1, 3)
    assert per_case({}) == ()


@pytest.mark.parametrize(
    ("places", "cards", "reading"),
    [
        # up to 7 tables, alike means all of them: 4 places of 12 and 2 of 8 are a third of the list, one more is not
        ([3, 5, 7], 12, "alike"),
        ([3, 5, 8], 12, "spread"),
        ([3, 4, 5], 8, "alike"),
        ([3, 4, 6], 8, "spread"),
        ([1, 1, 12], 12, "spread"),
        ([1, 2, 3, 5], 12, "alike"),
        ([1, 2, 3, 6], 12, "spread"),
        ([1, 1, 1, 1, 1, 1, 12], 12, "spread"),
        ([1, 1, 1, 1, 1, 1, 5], 12, "alike"),
        # camps: the top third of 12 ends at 4 and the bottom third begins at 9; of 8 they are 1, 2 and 7, 8
        ([1, 4, 9, 12], 12, "camps"),
        ([1, 5, 9, 12], 12, "spread"),
        ([1, 4, 8, 12], 12, "spread"),
        ([1, 2, 7, 8], 8, "camps"),
        ([1, 3, 7, 8], 8, "spread"),
        ([1, 2, 6, 8], 8, "spread"),
        ([1, 1, 12], 12, "spread"),
        # a quarter of 7 tables is 2, of 9 tables it is 3
        ([1, 2, 6, 6, 6, 11, 12], 12, "camps"),
        ([1, 6, 6, 6, 6, 11, 12], 12, "spread"),
        ([1, 2, 4, 6, 7, 7, 10, 11, 12], 12, "camps"),
        ([1, 2, 4, 6, 7, 7, 8, 11, 12], 12, "spread"),
        # from 8 tables three quarters are enough: 6 of 8, 7 of 9
        ([5, 5, 6, 6, 7, 9, 12, 1], 12, "alike"),
        ([5, 5, 6, 6, 7, 10, 12, 1], 12, "spread"),
        ([5, 5, 6, 6, 7, 9, 9, 12, 1], 12, "alike"),
        ([5, 5, 6, 6, 7, 9, 10, 12, 1], 12, "spread"),
        # exactly three quarters together and a quarter at the other end: the disagreement is named
        ([1, 2, 2, 3, 3, 4, 11, 12], 12, "camps"),
        # one apart: all but one within a third, that one more than a third from every other, and only from 8 tables
        ([1, 2, 2, 3, 3, 4, 4, 11], 12, "one apart"),
        ([12, 11, 11, 10, 10, 9, 9, 1], 12, "one apart"),
        ([1, 2, 2, 3, 3, 4, 4, 9], 12, "one apart"),
        ([1, 2, 2, 3, 3, 4, 4, 8], 12, "alike"),
        ([1, 2, 2, 3, 3, 4, 4, 6], 12, "alike"),
        ([1, 2, 2, 3, 3, 4, 6, 11], 12, "alike"),
        ([1, 2, 2, 3, 3, 4, 11], 12, "spread"),
        # 20 tables: a quarter is 5, three quarters are 15
        ([6] * 15 + [1, 1, 12, 12, 12], 12, "alike"),
        ([6] * 14 + [1, 1, 1, 12, 12, 12], 12, "spread"),
        ([6] * 10 + [1] * 5 + [12] * 5, 12, "camps"),
        ([6] * 11 + [1] * 4 + [12] * 5, 12, "spread"),
        ([2] * 19 + [7], 12, "one apart"),
        ([2] * 19 + [6], 12, "alike"),
        ([2] * 18 + [7, 7], 12, "alike"),
        # one or no table
        ([3], 12, "too few"),
        ([3, 4], 12, "alike"),
    ],
)
def test_words(places, cards, reading):
    """A card has the word that the rules of the docstring give it, on both sides of each edge and upside down."""
    assert reading_of("X", with_card_at(places, cards)) == reading
    assert reading_of("X", with_card_at([cards + 1 - place for place in places], cards)) == reading


@pytest.mark.parametrize(
    ("of_4", "of_12", "reading"),
    [(1, 3, "alike"), (4, 4, "spread"), (3, 12, "alike"), (2, 1, "alike"), (2, 12, "spread"), (3, 1, "spread")],
)
def test_places_are_shares_of_the_tables_own_list(of_4, of_12, reading):
    """Third of 4 stands at 2.5/4 and last of 12 at 11.5/12: just a third apart. Fourth of 4 is far from fourth of 12."""
    rankings = {"Short": with_card_at([of_4], 4)["Table 0"], "Long": with_card_at([of_12], 12)["Table 0"]}
    assert reading_of("X", rankings) == reading


def test_camps_count_thirds_of_the_tables_own_list():
    """Second of six is in the top third and second of five is not."""
    last = with_card_at([6, 6], 6)
    for cards, reading in ((6, "camps"), (5, "spread")):
        firsts = {f"First {number}": one for number, one in enumerate(with_card_at([2, 2], cards).values())}
        assert reading_of("X", {**last, **firsts}) == reading


@settings(max_examples=30, deadline=None)
@given(rankings_of())
def test_chance_words_cover_every_card(rankings):
    """The averages of the five words add up to the cards, and a card placed once is always 'too few'."""
    by_chance = chance_readings(rankings, draws=20)
    spreads = per_case(rankings)
    assert tuple(by_chance) == READINGS
    assert sum(by_chance.values()) == pytest.approx(len(spreads))
    assert by_chance["too few"] == sum(spread.placed < 2 for spread in spreads)


def test_chance_words_by_counting():
    """Three tables of eight cards: the share of the 512 ways for one card's places that are alike, counted out."""
    ways = np.stack(np.meshgrid(*[np.arange(1, 9)] * 3)).reshape(3, -1)
    alike = (np.ptp(ways, axis=0) <= 2).mean() * 8
    assert chance_readings(tables("ABCDEFGH", "ABCDEFGH", "HGFEDCBA"))["alike"] == pytest.approx(alike, abs=0.1)


def test_chance_words_keep_ties_and_gaps():
    """Tables that tie all their cards stay alike by chance too, and shuffling starts from nobody's order."""
    tied = tables("A=B=C=D", "A=B=C=D")
    assert chance_readings(tied, draws=10) == {**dict.fromkeys(READINGS, 0.0), "alike": 4.0}
    assert chance_readings(tables("ABCD", "DCBA")) == chance_readings(tables("BADC", "ABCD"))
    assert chance_readings({}) == dict.fromkeys(READINGS, 0.0)


def test_chance_words_are_the_callers_to_keep():
    """Changing the answer does not change the next one."""
    rankings = tables("ABC", "CBA")
    chance_readings(rankings)["alike"] = -1.0
    assert chance_readings(rankings)["alike"] >= 0
