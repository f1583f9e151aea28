"""What areas share, where their tables stand, and that nothing hangs on an order or is lost."""

import random
from dataclasses import replace
from time import perf_counter
from typing import Any

import pytest

from exercises.acceptability.factors import NEW
from exercises.ranking import dimensions
from exercises.ranking.kinds import reasons
from exercises.synthesis.findings import CountOfTables, synthesis
from exercises.synthesis.report import synthesis_report
from exercises.synthesis.sharing import cards
from tests.exercises.acceptability import test_acceptability as criteria
from tests.exercises.ranking.told import A, B, C, D, E, note, said
from tests.exercises.synthesis.told import area, holding, shuffled
from tests.people import setting_up
from workshop.setup import Dealt
from workshop.sheet import Sheet
from workshop.words import words

SAY = words()
ASHDALE = area("Ashdale", "A B C D E", "A B C E D", "B A C D E")
ELMSHIRE = area("Elmshire", "E D C B A", "E D C A B", "D E C B A")


def deck(*changed: str, left_out: str = "") -> dict[str, Dealt]:
    """The five cards, some with another text."""
    there = setting_up().deck()
    other = {card: replace(there[card].card, face="Another text.") for card in changed}
    return {
        card: replace(dealt, card=other.get(card, dealt.card)) for card, dealt in there.items() if card != left_out
    }  # fmt: skip


def test_places_of_two_areas_worked_by_hand() -> None:
    """Of five cards, A is 1, 1, 2 in one area and 4, 5, 5 in the other: areas apart. C is third everywhere: alike."""
    (ranking,) = synthesis([ASHDALE, ELMSHIRE]).rankings
    by_card = {one.card.id: one for one in ranking.across}
    assert [[placed.place for placed in there.placed] for there in by_card[A].areas] == [[1, 1, 2], [4, 5, 5]]
    assert {card: one.reading for card, one in by_card.items()} == {
        A: "areas apart", B: "areas apart", C: "alike", D: "areas apart", E: "areas apart"
    }  # fmt: skip
    assert ranking.chance == {}


def test_a_card_is_compared_between_areas_that_had_the_same_text() -> None:
    """Letters do not matter; a changed text does, and so does a card that was not there."""
    lettered = {card: replace(dealt, letter="Z") for card, dealt in deck().items()}
    by_id = {one.id: one for one in cards({"North": lettered, "South": deck(A), "West": deck(left_out=B)})}
    assert (by_id[A].areas, by_id[A].changed, by_id[A].without) == (("North", "West"), ("South",), ())
    assert (by_id[B].areas, by_id[B].changed, by_id[B].without) == (("North", "South"), (), ("West",))
    assert by_id[C].areas == ("North", "South", "West")


def test_a_card_with_no_text_that_most_had_is_not_compared_and_is_named() -> None:
    four = cards({"N": deck(), "S": deck(), "E": deck(A), "W": deck(A)})
    two = cards({"N": deck(), "S": deck(A)})
    for found, areas in ((four, ("N", "S", "E", "W")), (two, ("N", "S"))):
        (card,) = [one for one in found if one.id == A]
        assert card.areas == () and card.changed == areas


def test_what_is_known_only_afterwards_is_no_part_of_a_cards_text() -> None:
    """A later pack that tells more of what became of it is the same card."""
    later = deck()
    later[A] = replace(later[A], card=replace(later[A].card, since=(), on_risk=("More.",)))
    assert all(one.areas == ("N", "S") for one in cards({"N": deck(), "S": later}))


def test_what_areas_do_not_share_is_known() -> None:
    """An activity held in one area only is named with those that did not hold it; an instruction that differs is seen."""
    south = area("South", "A B C D E", exercise="risk")
    found = synthesis([ASHDALE, ELMSHIRE, south])
    risk = next(one for one in found.held if one.exercise == "risk")
    assert risk.without == ("Ashdale", "Elmshire") and not risk.shared
    assert [one.held.exercise for one in found.rankings] == ["benefit"]
    (activity, other) = ELMSHIRE.day.setup.activities
    told = replace(
        ELMSHIRE.day, setup=replace(ELMSHIRE.day.setup, activities=(replace(activity, instruction="Go."), other))
    )
    (held,) = synthesis([ASHDALE, replace(ELMSHIRE, day=told)]).held
    assert held.told == (("Ashdale",), ("Elmshire",))


def test_unfinished_tables_and_cards_left_out_stay_in_sight() -> None:
    """Only finished tables have a place; the others are named with their areas."""
    north = area("North", "A B C D | E", said("A B", finished=False), "")
    (ranking,) = synthesis([north, ELMSHIRE]).rankings
    there = next(one for one in ranking.across if one.card.id == E).areas
    assert there[1].placed == () and there[1].left_out == ("Table 1",) and there[1].unfinished == ("Table 2", "Table 3")


def test_the_record_before_the_reveal_counts() -> None:
    moved = said("E D C B A", before="A B C D E")
    (ranking,) = synthesis([area("North", moved, moved), ASHDALE]).rankings
    assert [p.place for p in next(one for one in ranking.across if one.card.id == A).areas[1].placed] == [1, 1]


def test_criteria_stay_with_their_tables_and_kinds_with_their_areas() -> None:
    """A table without criteria has none; an area where nobody tagged is not one where nothing was meant."""
    wrote = said("A B C D E", notes=(note("criteria", "Reach"), note("reason", "It lasts", A)))
    north = area("North", wrote, "A B C D E")
    found = north.rounds["benefit"][0]
    kind, key = next(iter(dimensions(found.activity))), next(iter(reasons(found))).key
    tagged = replace(north, rounds={"benefit": (replace(found, room=Sheet(choices={key: kind})),)})
    (ranking,) = synthesis([tagged, ASHDALE]).rankings
    assert ranking.criteria()["North"] == {"Table 1": ["Reach"], "Table 2": []}
    assert ranking.kinds() == {kind: {"North": CountOfTables(1, 1)}} and not ranking.tagged_in("Ashdale")


def test_factors_are_counted_by_tables_and_by_area() -> None:
    """By hand: of Oak and Elm both put a criterion under "secure", Elm one as new; of Ash none."""
    north = holding("North", criteria.ACTIVITY, criteria.found(criteria.OAK, criteria.ELM), criteria.day())
    south = holding("South", criteria.ACTIVITY, criteria.found(criteria.ASH), criteria.day())
    (factors,) = synthesis([south, north]).factors
    assert factors.named()["secure"] == {"North": CountOfTables(2, 2), "South": CountOfTables(0, 0)}
    assert factors.named()[NEW]["North"] == CountOfTables(1, 2)


def rows(found: Any) -> list[str]:
    return [str(block) for block in synthesis_report(found, SAY).blocks]


@pytest.mark.parametrize("seed", range(5))
def test_no_order_changes_anything_and_no_table_is_lost(seed: int) -> None:
    """Areas and their tables in any order give the same report, in which each table's place for each card stands."""
    chance = random.Random(seed)
    lines = [[" ".join(chance.sample("ABCDE", 5)) for _ in range(chance.randint(1, 5))] for _ in range(4)]
    areas = [area(name, *told) for name, told in zip(("North", "South", "East", "West"), lines, strict=True)]
    again = [shuffled(one, chance.sample(range(len(told)), len(told))) for one, told in zip(areas, lines, strict=True)]
    chance.shuffle(again)
    assert rows(synthesis(areas)) == rows(synthesis(again))
    (ranking,) = synthesis(again).rankings
    for card in ranking.across:
        assert sum(len(there.placed) for there in card.areas) == sum(map(len, lines))


def test_six_areas_of_five_tables_are_quick() -> None:
    """Both the findings and the blocks, with chance reckoned for every card, in a few seconds on a busy machine."""
    chance = random.Random(1)
    areas = [area(f"Area {n}", *(" ".join(chance.sample("ABCDE", 5)) for _ in range(5))) for n in range(6)]
    start = perf_counter()
    found = synthesis(areas)
    synthesis_report(found, SAY)
    assert found.rankings[0].chance and perf_counter() - start < 5
