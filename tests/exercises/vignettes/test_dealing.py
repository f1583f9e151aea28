"""Dealing: the same for all below eight tables, and from eight in balance, and it stays as it was."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exercises.vignettes import SETTINGS
from exercises.vignettes.cases import CASES, FACTORS
from exercises.vignettes.dealing import Deal, deals, dealt, many, same
from tests.exercises.vignettes.vignetting import a_day
from workshop.setup import TablePlace
from workshop.words import words

SEEDS = st.integers(0, 10**6).map(str)
ORDERED = st.lists(st.integers(1, 500), min_size=8, max_size=40, unique=True).map(sorted)
EVERY_CHANGE = {factor: [one for case in CASES.values() for one in case.vignettes() if one.factor == factor]
                for factor in FACTORS}  # fmt: skip


def uneven(seen: Iterable[object], all_of: Iterable[object]) -> int:
    """How many more times the most seen was seen than the least."""
    counts = Counter(seen)
    return max(counts[one] for one in all_of) - min(counts[one] for one in all_of)


def known(deal: Mapping[int, Deal]) -> list[tuple[int, list[str]]]:
    return [(table, [one.id for one in given.vignettes]) for table, given in deal.items()]


@given(ORDERED, SEEDS)
def test_every_table_gets_a_case_and_one_change_of_each_factor(tables: list[int], seed: str) -> None:
    """Four vignettes of one case: the base first, and then each factor once."""
    found = dealt(tables, seed)
    assert list(found) == tables
    for deal in found.values():
        assert [one.case for one in deal.vignettes] == [deal.case] * 4
        assert deal.vignettes[0].level is None and sorted(one.factor for one in deal.changes) == sorted(FACTORS)


@given(ORDERED, SEEDS)
def test_cases_and_changes_are_seen_by_as_many_tables_as_can_be(tables: list[int], seed: str) -> None:
    """Counts differ by one at most: of cases, of all changes of one factor, and of a factor's places in the order."""
    found = dealt(tables, seed).values()
    assert uneven([deal.case.id for deal in found], CASES) <= 1
    for factor in FACTORS:
        assert uneven([deal.changed(factor).id for deal in found], [one.id for one in EVERY_CHANGE[factor]]) <= 1
        assert uneven([[one.factor for one in deal.changes].index(factor) for deal in found], range(3)) <= 1


@given(SEEDS)
def test_eight_tables_get_all_eight_ways_of_choosing_changes(seed: str) -> None:
    """So no change of one factor always comes with a certain change of another."""
    found = dealt(range(1, 9), seed).values()
    ways = {tuple(deal.case.changes(f).index(deal.changed(f).level) for f in FACTORS) for deal in found}  # type: ignore[arg-type]
    assert len(ways) == 8


@given(ORDERED, SEEDS, st.integers(8, 40))
def test_further_tables_change_nothing_for_those_before(tables: list[int], seed: str, first: int) -> None:
    """What the first tables get is the same whether or not others follow."""
    assert known(dealt(tables[:first], seed)) == known(dealt(tables, seed))[:first]


def test_chance_deals_otherwise_at_another_opening() -> None:
    """The same opening always deals the same."""
    assert known(dealt(range(1, 21), "a")) == known(dealt(range(1, 21), "a")) != known(dealt(range(1, 21), "b"))


@settings(max_examples=20)
@given(st.integers(8, 20), st.integers(1, 3), st.data())
def test_a_table_added_or_closed_later_leaves_the_rest_as_it_was(tables: int, more: int, data: st.DataObject) -> None:
    """Nor does it turn one way of dealing into the other."""
    day, activity = a_day(tables)
    before = known(deals(day, activity))
    shut = data.draw(st.integers(1, tables))
    places = [replace(one, closed=one.id == shut) for one in day.setup.tables]
    places += [TablePlace(tables + one, f"New {one}") for one in range(1, more + 1)]
    after = known(deals(replace(day, setup=replace(day.setup, tables=tuple(places))), activity))
    assert after[:tables] == before and len(after) == tables + more


def test_a_table_that_was_closed_at_the_opening_takes_nobodys_turn() -> None:
    """It is dealt to after those that were there, if it comes back."""
    day, activity = a_day(9)
    progress = {"vignettes": replace(day.progress["vignettes"], tables=(1, 2, 4, 5, 6, 7, 8, 9))}
    found = deals(replace(day, progress=progress), activity)
    assert list(found) == [1, 2, 4, 5, 6, 7, 8, 9, 3]


@pytest.mark.parametrize(("opened", "now"), [(7, 9), (8, 8), (9, 9)])
def test_which_way_it_is_dealt_is_settled_at_the_opening(opened: int, now: int) -> None:
    """Seven tables had one case, and still have when two more come; eight have cases of their own."""
    day, activity = a_day(now)
    progress = {"vignettes": replace(day.progress["vignettes"], tables=tuple(range(1, opened + 1)))}
    day = replace(day, progress=progress)
    cases = {deal.case.id for deal in deals(day, activity).values()}
    assert many(day, activity) == (opened >= 8) == (len(cases) > 1)


def test_below_eight_tables_the_facilitator_chooses() -> None:
    """All get the case that was named with its first changes, or with its second; the rebate if none was."""
    found = same((1, 2, 3, 4), "keep-fit-offer--second").values()
    assert {one.id for deal in found for one in deal.vignettes} == {
        "keep-fit-offer--base", "keep-fit-offer--data--by-street", "keep-fit-offer--purpose--check",
        "keep-fit-offer--recipient--company",
    }  # fmt: skip
    assert [deal.changes[0].factor for deal in found] == ["data", "purpose", "recipient", "data"]
    assert known(same((1,), "no such case")) == known(same((1,))) == known(same((1,), "supplier-rebate"))


@pytest.mark.parametrize("chosen", ["leaving-hospital", "leaving-hospital--second"])
def test_another_round_makes_the_other_changes(chosen: str) -> None:
    """The second round has none of the first, and the third begins again."""
    first, second, third = ({one.id for one in same((1,), chosen, turn)[1].changes} for turn in (1, 2, 3))
    assert not first & second and first == third


def test_every_choice_of_the_facilitator_has_a_name_and_deals_what_it_says() -> None:
    """Each begins with its case's title, and no two deal the same."""
    (setting,) = SETTINGS
    told, offered = words().of(setting.words), setting.offered("vignettes")
    assert set(told) == {"label", *offered} and len(offered) == 2 * len(CASES)
    dealt_by = [same((1,), one)[1] for one in offered]
    assert all(told[one].startswith(deal.case.title + ":") for one, deal in zip(offered, dealt_by, strict=True))
    assert len({tuple(one.id for one in deal.changes) for deal in dealt_by}) == len(offered)
