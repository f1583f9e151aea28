"""What one seat says for itself: marks, and first impressions by person."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exercises.ranking import KIND, table_view
from exercises.ranking.answer import TableRanking
from exercises.ranking.seat import FirstImpression, SeatRanking, apply, first_impressions, marks, standing
from tests.people import DECK, NOON, UnderWay, setting_up
from workshop.acts import Refused
from workshop.day import Day, Progress

SEAT = KIND.sorts["seat"]
A, B, C, D, E = DECK
DAY = Day(setup=setting_up(), now="benefit", progress={"benefit": Progress(NOON, NOON + 1800)})


def read(kind: str, **act: Any) -> Any:
    return SEAT.read({"kind": kind, **act})


def mark(card: str, way: str | None = "up") -> Any:
    return read("mark", card=card, way=way)


def after(*acts: Any) -> SeatRanking:
    answer = SeatRanking()
    for act in acts:
        answer = apply(answer, act)
    return answer


def test_a_seat_marks_a_card_one_way() -> None:
    """A second mark on a card takes the place of the first, and none takes it away."""
    assert after(mark(A), mark(A, "down"), mark(B)).marks == {A: "down", B: "up"}
    assert after(mark(A), mark(A, None)).marks == {}


@given(st.lists(st.builds(mark, st.sampled_from(DECK), st.sampled_from(["up", "down", None]))))
def test_marks_applied_twice_are_marks_applied_once(acts: list[Any]) -> None:
    """The last mark of each card stands, however often it was said."""
    once = after(*acts)
    assert once == after(*(act for act in acts for _ in range(2)))
    assert once.marks == {card: way for card, way in {act.card: act.way for act in acts}.items() if way}
    assert SEAT.load(SEAT.dump(once)) == once


def test_marks_are_counted_on_the_card() -> None:
    """Over a table's seats; a card that nobody marked is not there."""
    seats = [after(mark(A), mark(B, "down")), after(mark(A), mark(B)), after(mark(A))]
    assert marks(seats) == {A: {"up": 3, "down": 0}, B: {"up": 1, "down": 1}}
    assert marks([]) == {}


def test_a_phone_passed_round_gives_one_impression_a_person() -> None:
    """Each is kept beside the others; ten at most."""
    think = read("think_first", top=[A, B], bottom=[C])
    assert after(think, think).first == (FirstImpression((A, B), (C,)),) * 2
    assert len(after(*[think] * 11).first) == 10


@pytest.mark.parametrize("people", [0, 1, 3])
def test_no_impression_can_be_told_before_four_are_in(people: int) -> None:
    """Until then the table reads how many are in, and nothing of what they say."""
    seats = [after(read("think_first", top=[A], bottom=[B])) for _ in range(people)]
    assert first_impressions(seats) == {"people": people, "cards": {}}
    assert table_view(TableRanking(), seats)["first"] == {"people": people, "cards": {}}


def test_from_four_on_impressions_are_counts_on_cards() -> None:
    """People are counted, not devices."""
    passed_round = after(*[read("think_first", top=[A, B], bottom=[C])] * 3)
    own_phone = after(read("think_first", top=[C], bottom=[A]))
    assert first_impressions([passed_round, own_phone]) == {
        "people": 4,
        "cards": {
            A: {"top": 3, "bottom": 1},
            B: {"top": 3, "bottom": 0},
            C: {"top": 1, "bottom": 3},
        },
    }


@pytest.mark.parametrize(
    "act",
    [
        {"kind": "think_first", "top": []},
        {"kind": "think_first", "top": [A, B, C]},
        {"kind": "think_first", "top": [A], "bottom": [B, C, D]},
        {"kind": "mark", "card": A, "way": "sideways"},
        {"kind": "mark"},
    ],
)
def test_two_at_the_top_and_two_at_the_bottom(act: dict[str, Any]) -> None:
    """One or two on top, none to two below; a mark goes up or down."""
    with pytest.raises(Refused):
        SEAT.read(act)


@pytest.mark.parametrize(
    "act",
    [
        mark("atlantis"),
        read("think_first", top=["atlantis"]),
        read("think_first", top=[A], bottom=["atlantis"]),
    ],
)
def test_a_card_that_was_not_dealt_is_refused_by_name(act: Any) -> None:
    """Else anyone could fill a table's screens with cards of their own."""
    with pytest.raises(Refused, match="“atlantis”"):
        standing(act, SeatRanking(), DAY, "benefit", None)


def test_one_card_is_not_both_first_and_last() -> None:
    """Nor first twice."""
    for act in (read("think_first", top=[A, A]), read("think_first", top=[A], bottom=[A])):
        with pytest.raises(Refused, match="twice"):
            standing(act, SeatRanking(), DAY, "benefit", None)


def test_a_seats_words_are_never_its_tables_order(workshop_under_way: UnderWay) -> None:
    """Marks stand in the seat's own answer, and the table's stays empty."""
    oak = workshop_under_way.oak
    assert oak.marks(A).status == "done"
    assert oak.store.answer(oak.own).marks == {A: "up"} and oak.said == TableRanking()
