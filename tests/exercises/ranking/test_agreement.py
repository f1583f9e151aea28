"""Agreement over the whole list: published values, other libraries, and what chance alone gives."""

import doctest
from itertools import combinations, permutations
from time import perf_counter

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy import stats

from exercises.ranking import agreement, places, spread
from exercises.ranking import kemeny as kemeny_orders
from exercises.ranking.agreement import chance_w, kendall_tau_b, kendall_w, mean_spearman, tau_b_pairs
from exercises.ranking.kemeny import kemeny
from exercises.ranking.places import positions, shared_cases
from exercises.ranking.spread import chance_readings, per_case
from tests.exercises.ranking.rankings import CARDS, from_scores, ranking, rankings_of, tables

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


def test_examples_by_hand():
    """Every example in the docstrings comes out as printed."""
    results = [doctest.testmod(module) for module in (agreement, kemeny_orders, places, spread)]
    assert sum(result.attempted for result in results) > 12 and all(result.attempted for result in results)
    assert not any(result.failed for result in results)


def test_every_measure_says_source_and_blind_spot():
    """Each measure's docstring names its source, its blind spot and an example to check by hand."""
    measures = (kendall_w, chance_w, mean_spearman, kendall_tau_b, kemeny, per_case, chance_readings)
    for measure in measures:
        text = measure.__doc__
        assert "By hand:" in text and "Blind spot:" in text and ">>>" in text, measure.__name__
        assert "Source:" in text or measure is per_case


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
    spreads = {names[before.case_study]: before for before in per_case(rankings)}
    for after in per_case(again):
        before = spreads[after.case_study]
        assert (after.median, after.iqr, after.reading) == (before.median, before.iqr, before.reading)


@settings(max_examples=20)
@given(rankings_of(), st.randoms())
def test_table_names_do_not_move_chance(rankings, chance):
    """Chance levels are exactly the same whatever the tables are called and in whatever order they come."""
    again = dict(chance.sample(list(rankings.items()), len(rankings)))
    assert chance_w(again, draws=50) == chance_w(rankings, draws=50)
    assert chance_readings(again, draws=50) == chance_readings(rankings, draws=50)


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
