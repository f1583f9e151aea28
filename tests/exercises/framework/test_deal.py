"""Who is asked what, and when; and what is weighed."""

from typing import Any

import pytest

from exercises.framework import KIND, doing
from exercises.framework.deal import asked, names_of_parts, parts_of, shares, team_of
from exercises.framework.proposal import proposal_of, typed_by
from exercises.framework.questions import QUESTIONS
from tests.exercises.framework.told import ALL_MET, PROPOSAL, TABLE, activity, day, note, said
from workshop.acts import Refused
from workshop.setup import Activity


def numbers(chosen: Activity, count: int, table: int, **progress: Any) -> list[list[int]]:
    on = day(chosen, count, **progress)
    return [[feature.number for feature in part] for part in parts_of(on, chosen, table)]


def choose(question: str, choice: str) -> dict[str, str]:
    return {"kind": "choose", "question": question, "choice": choice}


def test_in_a_room_the_lead_turns_from_the_conditions_through_the_features() -> None:
    """Every table is asked everything, a feature at a time."""
    assert numbers(activity(), 4, 3) == [[], [1], [2], [3], [4], [5]] and len(KIND.parts(activity())) == 6
    assert {one.part for one in asked(day(activity()), activity())} == {0, 1, 2, 3, 4, 5}
    assert len(asked(day(activity()), activity())) == 24


@pytest.mark.parametrize("tables", range(1, 10))
def test_dealt_the_first_feature_is_everyones_and_every_other_is_somebodys(tables: int) -> None:
    """Each table has the conditions, feature 1 and its own; no feature is left out."""
    dealt = activity(deal=True)
    mine = [numbers(dealt, tables, table) for table in range(1, tables + 1)]
    assert all(parts[:2] == [[], [1]] and parts[2] for parts in mine)
    assert {number for parts in mine for number in parts[2]} == {2, 3, 4, 5}
    assert len(KIND.parts(dealt)) == 3 and KIND.parts(dealt)[2] == "Your own features"


def test_a_deal_is_as_even_as_it_can_be() -> None:
    """By questions: 14; 7 and 7; 5, 5 and 4; then one feature each."""
    sizes = [[sum(len(one.questions) for one in hand) for hand in shares(tables)] for tables in (1, 2, 3, 4, 6)]
    assert sizes == [[14], [7, 7], [5, 5, 4], [3, 5, 2, 4], [3, 5, 2, 4]]


def test_what_was_dealt_stays_dealt() -> None:
    """To the tables that were there when it opened; one that is added, or one that was closed then, gets the next share."""
    dealt = activity(deal=True)
    before = [numbers(dealt, 3, table, tables=(1, 3))[2] for table in (1, 3)]
    assert before == [[2, 5], [3, 4]] == [numbers(dealt, 4, table, tables=(1, 3))[2] for table in (1, 3)]
    assert [numbers(dealt, 4, table, tables=(1, 3))[2] for table in (2, 4)] == [[2, 5], [3, 4]]
    assert doing(said(q3_1="1"), day(dealt, 4, part=2, tables=(1, 3)), dealt).of == 7


def test_a_team_alone_turns_nothing() -> None:
    """Its one part holds everything, so that nothing is ever too late, and nothing too early."""
    alone = activity(alone=True, deal=True)
    assert names_of_parts(alone, "own") == [] and {one.part for one in asked(day(alone, 1), alone)} == {None}
    assert team_of(day(alone, 1).setup) == alone and team_of(day(activity()).setup) is None


def test_how_far_a_table_is() -> None:
    """Conditions first, then the questions of the part."""
    chosen = activity()
    at_gate, first = doing(said(**ALL_MET), day(chosen), chosen), doing(said(q1_1="2"), day(chosen, part=1), chosen)
    assert (at_gate.placed, at_gate.of, at_gate.finished) == (6, 6, True) and (first.placed, first.of) == (1, 4)


def test_how_far_a_table_is_with_its_own_features() -> None:
    """Its share is known by what it answers; until then it counts as the largest."""
    dealt = activity(deal=True)
    on = day(dealt, 4, part=2)
    assert doing(said(finished=()), on, dealt).of == 5
    assert [doing(said(q1_1="1", **one), on, dealt).of for one in ({"q4_1": "3"}, {"q5_2": "3"})] == [2, 4]


@pytest.mark.parametrize(("question", "choice"), [("1-1", "6"), ("1-1", "consent"), ("secure", "1"), ("6-1", "1")])
def test_only_what_is_asked_is_answered(question: str, choice: str) -> None:
    """A point that there is not, consent where it does not belong, and a nineteenth question are refused with a sentence."""
    with pytest.raises(Refused, match="not among the answers|no question"):
        TABLE.standing(TABLE.read(choose(question, choice)), said(), day(activity(), part=5), "framework", 9)


@pytest.mark.parametrize("options", [{}, {"deal": True}, {"alone": True}])
def test_every_question_has_a_part_in_which_it_counts(options: dict[str, bool]) -> None:
    """An answer given while its part is on counts, whichever way the parts are made."""
    chosen = activity(**options)
    for one in asked(day(chosen), chosen):
        act, on = TABLE.read(choose(one.id, one.options[0])), day(chosen, part=one.part or 0)
        assert TABLE.standing(act, said(finished=()), on, "framework", 9) == "counts"
    assert len(asked(day(chosen), chosen)) == 6 + len(QUESTIONS)


def test_what_is_weighed() -> None:
    """What the lead typed; else the card of that letter; else each table's own."""
    chosen = activity(**PROPOSAL, card="B")
    proposal = proposal_of(day(chosen).setup, chosen)
    assert proposal and proposal.title == PROPOSAL["title"] and proposal.by == ""
    for card in ("B", "discount-check", " B "):
        chosen = activity(card=card, title=" ")
        on_card = proposal_of(day(chosen).setup, chosen)
        assert on_card and on_card.title.startswith("B  ") and on_card.shared and on_card.face
    for card in ("", "Q"):
        assert proposal_of(day(activity(card=card)).setup, activity(card=card)) is None
    own = typed_by(said(note("title", " Ours "), note("shared", "Records"), note("dissent", "No.")))
    assert (own.title, own.shared, own.by) == ("Ours", "Records", "")
