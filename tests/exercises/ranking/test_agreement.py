import doctest
import re
from itertools import combinations, permutations
from math import factorial
from time import perf_counter

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy import stats

from exercises.ranking import agreement
from exercises.ranking.agreement import (
    READINGS,
    chance_readings,
    chance_w,
    kemeny,
    kendall_tau_b,
    kendall_w,
    mean_spearman,
    per_case,
    positions,
    shared_cases,
    tau_b_pairs,
)

CARDS = "ABCDEFG"


def order(letters):
    """Best first; '=' ties a letter with the one before, as on paper: 'CA=BD'."""
    return tuple(tuple(tier.split("=")) for tier in re.findall(r"\w(?:=\w)*", letters))


def tables(*orders):
    return {f"Table {number}": order(letters) for number, letters in enumerate(orders, 1)}


def from_scores(scores):
    """A ranking of cards 00, 01 ... by rising score; equal scores tie."""
    return tuple(
        tuple(f"{card:02}" for card, score in enumerate(scores) if score == level) for level in sorted(set(scores))
    )


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


@st.composite
def ranking(draw, cards=CARDS, gaps=True):
    scores = {card: draw(st.integers(0, 5)) for card in cards}
    left_out = draw(st.sets(st.sampled_from(cards), max_size=3)) if gaps else set()
    levels = sorted(set(scores.values()))
    tiers = (tuple(card for card in cards if scores[card] == level and card not in left_out) for level in levels)
    return tuple(tier for tier in tiers if tier)


def rankings_of(cards=CARDS, gaps=True, most=6):
    many = st.lists(ranking(cards, gaps), min_size=1, max_size=most)
    return many.map(lambda each: {f"Table {number}": one for number, one in enumerate(each)})


# Published values

SIEGEL = {
    "1": from_scores([5, 6, 7, 1, 2, 4, 3, 8]),
    "2": from_scores([1, 7, 6, 2, 3, 5, 4, 8]),
    "3": from_scores([4, 5, 1, 3, 2, 7, 6, 8]),
}
ANXIETY = {
    "r1": from_scores([3, 3, 3, 4, 5, 5, 2, 3, 5, 2, 2, 6, 1, 5, 2, 2, 1, 2, 4, 3]),
    "r2": from_scores([3, 6, 4, 6, 2, 4, 2, 4, 3, 3, 2, 3, 3, 3, 2, 2, 1, 3, 3, 4]),
    "r3": from_scores([2, 1, 4, 4, 3, 2, 1, 6, 1, 1, 1, 2, 3, 3, 1, 1, 3, 3, 2, 2]),
}
TENNESSEE = {
    ("Memphis", "Nashville", "Chattanooga", "Knoxville"): 42,
    ("Nashville", "Chattanooga", "Knoxville", "Memphis"): 26,
    ("Chattanooga", "Knoxville", "Nashville", "Memphis"): 15,
    ("Knoxville", "Chattanooga", "Nashville", "Memphis"): 17,
}


def test_w_of_siegel_and_castellan():
    """Three judges and eight items of Siegel & Castellan (1988) give the W that they printed."""
    assert kendall_w(SIEGEL) == pytest.approx(0.6560846561, abs=1e-10)


def test_tau_b_of_siegel_and_castellan():
    """The three pairs of the same judges have the published tau-b, in the order in which the judges came."""
    pairs = tau_b_pairs(SIEGEL)
    assert [(pair.a, pair.b) for pair in pairs] == [("1", "2"), ("1", "3"), ("2", "3")]
    assert [pair.tau for pair in pairs] == pytest.approx([0.642857, 0.214286, 0.285714], abs=1e-6)


def test_w_with_ties():
    """The anxiety ratings of R's irr package, full of ties, give the W that kendall(anxiety, correct = TRUE) prints."""
    assert kendall_w(ANXIETY) == pytest.approx(0.5396569, abs=1e-7)


def test_kemeny_of_tennessee():
    """The hundred voters for Tennessee's capital have one best order, with 207 disagreements."""
    voters = [tuple((city,) for city in cities) for cities, many in TENNESSEE.items() for _ in range(many)]
    best = kemeny({str(number): voter for number, voter in enumerate(voters)})
    assert best == agreement.Kemeny(207, 1, ("Nashville", "Chattanooga", "Knoxville", "Memphis"))


def test_examples_by_hand():
    """Every example in the docstrings comes out as printed."""
    result = doctest.testmod(agreement)
    assert result.attempted > 12
    assert result.failed == 0


def test_every_measure_says_source_and_blind_spot():
    """Each measure's docstring names its source, its blind spot and an example to check by hand."""
    measures = (kendall_w, chance_w, mean_spearman, kendall_tau_b, kemeny, per_case, chance_readings)
    for measure in measures:
        text = measure.__doc__
        assert "By hand:" in text and "Blind spot:" in text and ">>>" in text, measure.__name__
        assert "Source:" in text or measure is per_case


# Places and shared cards


def test_places_of_ties_and_gaps():
    """Tied cards share the middle of their places, and a card left out has none."""
    assert positions(order("C=ABE=D")) == {"C": 1.5, "A": 1.5, "B": 3, "E": 4.5, "D": 4.5}
    assert positions(()) == {}


@given(ranking())
def test_places_add_up(one):
    """However cards tie, places add up to those of a list without ties."""
    places = positions(one)
    assert sum(places.values()) == len(places) * (len(places) + 1) / 2


def test_shared_cases():
    """Shared cards are those that every table placed, alphabetically; no tables share none."""
    assert shared_cases(tables("DCBA", "ABD", "BADC")) == ("A", "B", "D")
    assert shared_cases({}) == ()


# W, rho and tau-b


@given(rankings_of(gaps=False))
def test_w_is_friedmans_chi_square(rankings):
    """W is Friedman's chi-square over m (n - 1), by scipy's account of it."""
    assume(len(rankings) >= 3 and kendall_w(rankings) is not None)
    places = np.array([[positions(one)[card] for card in CARDS] for one in rankings.values()])
    chi_square = stats.friedmanchisquare(*places.T).statistic
    assert kendall_w(rankings) == pytest.approx(chi_square / (len(places) * (len(CARDS) - 1)), abs=1e-9)


@given(ranking(), ranking())
def test_tau_b_by_scipy(one, other):
    """tau-b over the cards that both placed is what scipy makes of them."""
    both = shared_cases({"a": one, "b": other})
    tau = kendall_tau_b(one, other)
    assume(tau is not None)
    ranks = [[positions(each)[card] for card in both] for each in (one, other)]
    assert tau == pytest.approx(stats.kendalltau(*ranks, variant="b").statistic, abs=1e-9)


@given(rankings_of())
def test_mean_spearman_by_scipy(rankings):
    """The mean rho is the mean of scipy's rho over pairs with three shared cards and an order on both sides."""
    rhos = []
    for one, other in combinations(rankings.values(), 2):
        both = shared_cases({"a": one, "b": other})
        ranks = [[positions(each)[card] for card in both] for each in (one, other)]
        if len(both) >= 3 and all(len(set(each)) > 1 for each in ranks):
            rhos.append(stats.spearmanr(*ranks).statistic)
    expected = pytest.approx(np.mean(rhos), abs=1e-9) if rhos else None
    assert mean_spearman(rankings) == expected


@given(st.lists(st.permutations(CARDS), min_size=2, max_size=8))
def test_w_and_mean_rho_say_the_same(orders):
    """Without ties and gaps the mean rho is (m W - 1) / (m - 1)."""
    rankings = tables(*("".join(one) for one in orders))
    m = len(rankings)
    assert mean_spearman(rankings) == pytest.approx((m * kendall_w(rankings) - 1) / (m - 1), abs=1e-9)


def test_w_counts_only_cards_placed_by_all():
    """A card that one table left out changes nothing in W: the others are ranked afresh among themselves."""
    assert kendall_w(tables("AXBCD", "ACBD", "XDCBA")) == pytest.approx(kendall_w(tables("ABCD", "ACBD", "DCBA")))


@pytest.mark.parametrize(
    "rankings",
    [{}, tables("ABCD"), tables("AB", "BA"), tables("ABC", "ABD"), tables("A=B=C", "A=B=C"), tables("ABC", "ABC", "")],
    ids=["no tables", "one table", "two cards", "two shared cards", "all tied", "one table placed nothing"],
)
def test_w_has_no_meaning(rankings):
    """W and its chance level are None below two tables or three shared cards, and where nobody ordered anything."""
    assert kendall_w(rankings) is None
    assert chance_w(rankings) is None


def test_w_where_one_table_ties_everything():
    """One table that ties everything lowers W without making it meaningless."""
    assert kendall_w(tables("ABC", "A=B=C")) == pytest.approx(0.5)


def test_w_runs_from_nothing_to_one():
    """The same order at all tables is 1; two tables that reverse each other are 0."""
    assert kendall_w(tables("ABCD", "ABCD", "ABCD")) == 1
    assert kendall_w(tables("ABCD", "DCBA")) == 0


def test_pairs_without_meaning():
    """A pair below three shared cards, or with one side all tied, has no tau-b and is left out of the mean rho."""
    rankings = tables("ABCD", "ABCD", "AB", "A=B=C=D")
    taus = {(pair.a[-1], pair.b[-1]): pair.tau for pair in tau_b_pairs(rankings)}
    assert taus.pop(("1", "2")) == 1
    assert set(taus.values()) == {None} and len(taus) == 5
    assert mean_spearman(rankings) == 1
    assert mean_spearman(tables("AB", "BA")) is None
    assert mean_spearman({}) is None
    assert tau_b_pairs({}) == ()


@given(ranking(), ranking())
def test_tau_b_has_no_sides(one, other):
    """tau-b of two tables does not depend on which comes first, and reversing one table changes its sign."""
    tau = kendall_tau_b(one, other)
    assert kendall_tau_b(other, one) == pytest.approx(tau)
    if tau is not None:
        assert kendall_tau_b(one[::-1], other) == pytest.approx(-tau)


@given(rankings_of(), st.randoms(), st.permutations(CARDS))
def test_names_change_nothing(rankings, chance, renamed):
    """Renaming and reordering tables, or renaming cards, changes no measure and no card's word."""
    names = dict(zip(CARDS, renamed, strict=True))
    shuffled = chance.sample(list(rankings.values()), len(rankings))
    again = {
        f"Other {number}": tuple(tuple(names[card] for card in tier) for tier in one)
        for number, one in enumerate(shuffled)
    }
    for measure in (kendall_w, mean_spearman, lambda each: kemeny(each) and kemeny(each).distance):
        assert measure(again) == pytest.approx(measure(rankings))
    spreads = {names[spread.case_study]: spread for spread in per_case(rankings)}
    for spread in per_case(again):
        before = spreads[spread.case_study]
        assert (spread.median, spread.iqr, spread.reading) == (before.median, before.iqr, before.reading)


@settings(max_examples=20)
@given(rankings_of(), st.randoms())
def test_table_names_do_not_move_chance(rankings, chance):
    """Chance levels are exactly the same whatever the tables are called and in whatever order they come."""
    again = dict(chance.sample(list(rankings.items()), len(rankings)))
    assert chance_w(again, draws=50) == chance_w(rankings, draws=50)
    assert chance_readings(again, draws=50) == chance_readings(rankings, draws=50)


# What chance alone gives to W


@pytest.mark.parametrize(
    "rankings", [tables(*["ABCDEFGHIJKL"] * 4), tables("A=BCDEF", "A=B=CD=E=F", "F=ABCED", "ABCDEF")]
)
def test_chance_mean_is_one_over_m(rankings):
    """Tables that shuffle average a W of 1/m, with and without ties."""
    assert chance_w(rankings).mean == pytest.approx(1 / 4, abs=0.01)


def test_chance_of_four_tables_and_twelve_cards():
    """With 4 tables and 12 cards, 1 random draw in 20 goes beyond a W of about 0.42."""
    assert chance_w(tables(*["ABCDEFGHIJKL"] * 4)).p95 == pytest.approx(0.42, abs=0.015)


def test_chance_by_counting():
    """Two tables of three cards: of the six ways they can stand, counted one by one, the draws give mean and 95 %."""
    ways = [kendall_w(tables("ABC", "".join(way))) for way in permutations("ABC")]
    drawn = chance_w(tables("ABC", "BAC"), draws=4000)
    assert drawn.mean == pytest.approx(np.mean(ways), abs=0.02)
    assert drawn.p95 == pytest.approx(max(ways))


def test_chance_keeps_ties():
    """Tables that only said 'this one, not those' keep that pattern: W can then take just two values."""
    drawn = chance_w(tables("AB=C", "BA=C"), draws=500)
    ways = [kendall_w(tables("AB=C", way)) for way in ("AB=C", "BA=C", "CA=B")]
    assert drawn.p95 == pytest.approx(max(ways))
    assert drawn.mean == pytest.approx(np.mean(ways), abs=0.05)


def test_chance_repeats_itself():
    """The same seed gives the same level; another seed gives another."""
    rankings = tables("ABCDEFGH", "HGFEDCBA", "ABCDEFHG")
    agreement._chance_w.cache_clear()
    first = chance_w(rankings)
    agreement._chance_w.cache_clear()
    assert chance_w(rankings) == first
    assert chance_w(rankings, seed=7) != first


# Kemeny


def by_trying_all(rankings):
    """The least cost over every order of the cards, how many orders reach it, and the first of them."""
    places = [positions(one) for one in rankings.values()]
    cards = sorted(set().union(*places))
    costs = {}
    for tried in permutations(cards):
        pairs = list(combinations(tried, 2))
        costs[tried] = sum(x in table and y in table and table[x] > table[y] for table in places for x, y in pairs)
    least = min(costs.values())
    best = [tried for tried, cost in costs.items() if cost == least]
    return least, len(best), min(best)


@settings(max_examples=60, deadline=None)
@given(rankings_of(cards="ABCDE", most=5))
def test_kemeny_by_trying_all(rankings):
    """The search finds the least cost, the number of best orders and the alphabetically first, as trying all does."""
    best = kemeny(rankings)
    assume(best is not None)
    assert (best.distance, best.orders, best.order) == by_trying_all(rankings)


def test_kemeny_of_nothing():
    """No table or no card has no best order; one card has one."""
    assert kemeny({}) is None
    assert kemeny(tables("", "")) is None
    assert kemeny(tables("A", "")) == agreement.Kemeny(0, 1, ("A",))


def test_kemeny_counts_orders_of_a_tie():
    """A table that ties everything is content with all orders, and the first alphabetically stands for them."""
    assert kemeny(tables("D=B=C=A")) == agreement.Kemeny(0, factorial(4), ("A", "B", "C", "D"))


def test_kemeny_stops_above_sixteen_cards():
    """Sixteen cards are searched exactly, seventeen are not, and the count of orders does not overflow."""
    letters = "ABCDEFGHIJKLMNOPQ"
    assert kemeny(tables("=".join(letters[:16]))).orders == factorial(16)
    assert kemeny(tables("=".join(letters))) is None


# One card across the tables


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


# What chance alone gives to the words


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


def test_live_measures_are_quick():
    """Thirty tables of twelve cards take well under a second in all, sixteen cards under 1.5 s for the best order."""
    rng = np.random.default_rng(1)
    room = {str(table): from_scores(rng.permutation(12).tolist()) for table in range(30)}
    began = perf_counter()
    for measure in (kendall_w, chance_w, mean_spearman, tau_b_pairs, kemeny, per_case, chance_readings):
        measure(room)
    assert perf_counter() - began < 1.5
    began = perf_counter()
    kemeny({str(table): from_scores(rng.permutation(16).tolist()) for table in range(30)})
    assert perf_counter() - began < 1.5
