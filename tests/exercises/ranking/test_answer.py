"""What a table says in a ranking: every act leaves every card in one place."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exercises.ranking import KIND
from exercises.ranking.answer import (
    PILES,
    Elsewhere,
    Order,
    Pile,
    TableRanking,
    Weighed,
    apply,
    in_thirds,
    placed,
    standing,
    unplaced,
)
from tests.people import DECK, NOON, setting_up
from workshop.acts import Refused
from workshop.day import Day, Progress
from workshop.setup import Activity
from workshop.writing import MOST_NOTES

TABLE = KIND.sorts["table"]
A, B, C, D, E = DECK


def read(kind: str, **act: Any) -> Any:
    return TABLE.read({"kind": kind, **act})


def after(*acts: Any, answer: TableRanking | None = None) -> TableRanking:
    answer = answer or TableRanking()
    for act in acts:
        answer = apply(answer, act)
    return answer


def place(card: str, after: str | None = None, pile: str = "more") -> Any:
    return read("place", card=card, pile=pile, after=after)


def pile(card: str, name: str = "more") -> Any:
    return read("pile", card=card, pile=name)


def tie(card: str, other: str) -> Any:
    return read("tie", card=card, level_with=other)


def ranking(*acts: Any) -> Any:
    return after(*acts).order.ranking()


def test_a_pile_is_a_tier_until_it_is_ordered() -> None:
    """Cards put in a pile and not ordered are its last tier, and tie."""
    assert ranking(pile(A), pile(B), pile(C, "less")) == ((A, B), (C,))
    assert ranking(pile(A), pile(B), place(B)) == ((B,), (A,))


def test_a_card_goes_right_after_another() -> None:
    """First of the pile with nothing named; after the tier of the named one; last where that one is not ordered there."""
    assert ranking(place(A), place(B)) == ((B,), (A,))
    assert ranking(place(A), place(B, A), place(C, A)) == ((A,), (C,), (B,))
    assert ranking(place(A), place(B, A), place(C, E)) == ((A,), (B,), (C,))
    assert ranking(place(A), tie(B, A), place(C, B)) == ((A, B), (C,))
    assert ranking(place(A, pile="less"), place(B, A, "more")) == ((B,), (A,))


def test_cards_tie_with_one_that_is_placed() -> None:
    """Level with an ordered card, with a loose one, across piles; nothing changes where the other is nowhere."""
    assert ranking(place(A), place(B, A), tie(B, A)) == ((A, B),)
    assert ranking(pile(A), place(B, pile="less"), tie(B, A)) == ((A, B),)
    assert ranking(place(A), tie(B, C)) == ((A,),)
    assert ranking(place(A), tie(A, A)) == ((A,),)


def test_a_card_can_be_taken_back_or_set_aside() -> None:
    """Back among those not looked at, or among those that the table cannot place; placing it again brings it back."""
    assert after(place(A), read("take_back", card=A)).order == Order()
    aside = after(place(A), read("cannot", card=A))
    assert (aside.order.ranking(), aside.order.cannot) == ((), (A,))
    assert after(place(A), answer=aside).order.cannot == ()
    assert unplaced(aside.order, DECK) == (B, C, D, E)


def test_two_laptops_that_move_at_once_lose_no_card() -> None:
    """Acts of two laptops in either order keep every card: they are relative, and a card that moved away is no obstacle."""
    start = after(place(A), place(B, A), place(C, B))
    one, other = place(A, C), place(B, A)
    both = [after(one, other, answer=start), after(other, one, answer=start)]
    assert [sorted(answer.order.placed()) for answer in both] == [sorted((A, B, C))] * 2


cards = st.sampled_from(DECK)
piles = st.sampled_from(PILES)
placing = st.one_of(
    st.builds(pile, cards, piles),
    st.builds(place, cards, st.none() | cards, piles),
    st.builds(tie, cards, cards),
    st.builds(lambda card: read("cannot", card=card), cards),
    st.builds(lambda card: read("take_back", card=card), cards),
    st.builds(
        lambda order, cut: read("from_paper", tiers=[[card] for card in order[:cut]], cannot=order[cut:]),
        st.permutations(DECK),
        st.integers(0, len(DECK)),
    ),
)
saying = st.one_of(
    st.sampled_from(
        [read("finish"), read("go_back"), read("freeze"), read("hold", seat=2), read("all_hands", on=True)]
    ),
    st.builds(lambda card, n: read("would_move", card=card, way="up", people=n), cards, st.integers(0, 9)),
    st.builds(lambda card: read("argue", card=card), st.none() | cards),
    st.builds(lambda text: read("write", note="n", field="reason", text=text, base=0, client="a"), st.text(max_size=5)),
    st.builds(lambda kind: read("weigh", note="n", likelihood=kind), st.sampled_from([None, "likely"])),
    st.just(read("remove_note", note="n")),
    st.just(read("move_note", note="n")),
    st.just(read("drop_version", note="n", client="b")),
)


def places(order: Order) -> list[str]:
    return [*order.placed(), *order.cannot]


@given(st.lists(placing, max_size=40))
def test_each_card_is_in_one_place_at_all_times(acts: list[Any]) -> None:
    """Placed once, set aside or not looked at; and no tier is ever empty."""
    order = Order()
    for act in acts:
        order = after(act, answer=TableRanking(order=order)).order
        assert len(places(order)) == len(set(places(order)))
        assert sorted([*places(order), *unplaced(order, DECK)]) == sorted(DECK)
        assert all(tier for pile in order.piles for tier in pile.ordered) and all(order.ranking())


@given(st.lists(placing | saying, max_size=25), placing | saying)
def test_an_act_applied_twice_changes_nothing_the_second_time(before: list[Any], act: Any) -> None:
    """Once and twice are the same, whatever was said before; and the answer survives being kept."""
    once = after(*before, act)
    assert apply(once, act) == once
    assert TABLE.load(TABLE.dump(once)) == once


one_card = st.one_of(st.builds(pile, cards, piles), st.builds(place, cards, st.none() | cards, piles))


@given(st.lists(placing, max_size=12), st.lists(one_card, max_size=6), st.lists(one_card, max_size=6))
def test_however_two_laptops_interleave_no_card_is_lost(before: list[Any], one: list[Any], other: list[Any]) -> None:
    """What either of them placed is placed in the end, in either order of arrival."""
    start = after(*before)
    wanted = {act.card for act in (*one, *other)} - {
        act.card for act in (*one, *other) if getattr(act, "after", "") == act.card
    }
    for acts in ((*one, *other), (*other, *one)):
        assert wanted <= set(after(*acts, answer=start).order.placed())


def test_saying_the_same_pile_twice_keeps_a_cards_place_in_it() -> None:
    """A card that is loose in a pile stays where it lies."""
    assert ranking(pile(A), pile(B), pile(A)) == ((A, B),)


@given(st.permutations(DECK), st.lists(st.booleans(), min_size=4, max_size=4))
def test_an_order_from_paper_lies_in_thirds_and_splits_no_tie(order: list[str], tied: list[bool]) -> None:
    """The tiers are the paper's, in its order; each is in one pile; and the first pile is the first to be filled."""
    tiers: list[tuple[str, ...]] = [(order[0],)]
    for card, level in zip(order[1:], tied, strict=True):
        tiers = [*tiers[:-1], (*tiers[-1], card)] if level else [*tiers, (card,)]
    laid = in_thirds(tuple(tiers))
    assert tuple(tier for part in laid for tier in part.ordered) == tuple(tiers)
    assert laid[0].ordered and not any(part.loose for part in laid)


@pytest.mark.parametrize(("count", "piles"), [(3, [1, 1, 1]), (6, [2, 2, 2]), (7, [3, 2, 2]), (8, [3, 3, 2])])
def test_thirds_are_laid_as_a_table_would(count: int, piles: list[int]) -> None:
    """About a third each, the first piles fuller where it does not come out even."""
    cards = tuple((f"card-{n}",) for n in range(count))
    assert [len(part.cards()) for part in in_thirds(cards)] == piles
    assert in_thirds(()) == (Pile(), Pile(), Pile())


def test_paper_replaces_what_the_board_held() -> None:
    """The whole order is the paper's, and it says so."""
    answer = after(place(E), read("cannot", card=D), read("from_paper", tiers=[[A], [B, C]], cannot=[E]))
    assert (answer.order.ranking(), answer.order.cannot, answer.on_paper) == (((A,), (B, C)), (E,), True)


@pytest.mark.parametrize("tiers", [[[]], [["a"], []], [["not a name"]], "abc", [["a"]] * 61])
def test_paper_that_cannot_be_read_is_refused(tiers: Any) -> None:
    """An empty tier, a name that is none, no list of tiers, too many."""
    with pytest.raises(Refused):
        read("from_paper", tiers=tiers)


def test_finishing_and_going_back_do_not_move_a_card() -> None:
    """They say whether the order counts."""
    finished = after(place(A), read("finish"))
    assert finished.order.finished and finished.order.ranking() == ((A,),)
    assert not after(read("go_back"), answer=finished).order.finished


def test_the_order_is_frozen_once() -> None:
    """What was before the reveal stays, also where nothing had been placed."""
    assert after(place(A), read("freeze"), place(B), read("freeze")).before == after(place(A)).order
    assert after(read("freeze"), place(A), read("freeze")).before == Order()


def test_what_a_table_says_besides_its_order() -> None:
    """Who holds the board, what was argued about, how many would move a card, who bears a risk."""
    answer = after(
        read("hold", seat=3),
        read("argue", card=A),
        read("would_move", card=A, way="up", people=2),
        read("would_move", card=B, way="down", people=1),
        read("would_move", card=A, way="up", people=3),
        read("would_move", card=B, way="down", people=0),
        read("weigh", note="r1", bearers=["individuals"], likelihood="likely", severity="grave"),
    )
    assert (answer.holder, answer.argued, answer.elsewhere) == (3, A, (Elsewhere(A, "up", 3),))
    assert answer.risks == {"r1": Weighed(("individuals",), "likely", "grave")}
    assert answer.order == Order()


def test_there_is_an_end_to_risks() -> None:
    """One more than the most is refused; one that is there can still be weighed again."""
    crowded = TableRanking(risks={f"r{n}": Weighed() for n in range(MOST_NOTES)})
    with pytest.raises(Refused):
        apply(crowded, read("weigh", note="another"))
    assert apply(crowded, read("weigh", note="r0", severity="slight")).risks["r0"].severity == "slight"


@pytest.mark.parametrize(
    "act",
    [
        {"kind": "place", "card": A, "pile": "top"},
        {"kind": "would_move", "card": A, "way": "up", "people": 100},
        {"kind": "would_move", "card": A, "way": "sideways", "people": 1},
        {"kind": "weigh", "note": "r", "likelihood": "certain"},
        {"kind": "write", "note": "n", "field": "f", "text": "x" * 4001, "base": 0, "client": "a"},
        {"kind": "place", "card": "<b>", "pile": "more"},
        {"kind": "total"},
    ],
)
def test_what_no_table_can_say_is_refused(act: dict[str, Any]) -> None:
    """A pile, a number, a word or a length that there is not."""
    with pytest.raises(Refused):
        TABLE.read(act)


DAY = Day(setup=setting_up(), now="benefit", progress={"benefit": Progress(NOON, NOON + 1800)})


@pytest.mark.parametrize(
    "act",
    [
        place("atlantis"),
        place(A, "atlantis"),
        tie(A, "atlantis"),
        pile("atlantis"),
        read("cannot", card="atlantis"),
        read("argue", card="atlantis"),
        read("would_move", card="atlantis", way="up", people=1),
        read("from_paper", tiers=[[A], ["atlantis"]]),
        read("from_paper", tiers=[[A]], cannot=["atlantis"]),
        read("write", note="n", field="reason", text="x", base=0, client="a", card="atlantis"),
    ],
)
def test_a_card_that_was_not_dealt_is_refused_by_name(act: Any) -> None:
    """Wherever an act names it."""
    with pytest.raises(Refused, match="This workshop has no card “atlantis”"):
        standing(act, TableRanking(), DAY, "benefit", None)


def test_a_card_twice_on_paper_is_refused() -> None:
    """In two tiers, or placed and not placed."""
    for act in (read("from_paper", tiers=[[A], [A]]), read("from_paper", tiers=[[A]], cannot=[A])):
        with pytest.raises(Refused, match="twice"):
            standing(act, TableRanking(), DAY, "benefit", None)


@pytest.mark.parametrize(("stage", "says"), [(6, "late"), (7, "counts"), (None, "counts")])
def test_an_act_from_before_the_reveal_is_late_after_it(stage: int | None, says: str) -> None:
    """By the number of the stage that the sender's screen showed; paper says none and counts."""
    progress = {"benefit": Progress(NOON, NOON + 1800, step=1, revealed_at=7)}
    day = Day(setup=DAY.setup, now="benefit", progress=progress, number=8)
    assert standing(place(A), TableRanking(), day, "benefit", stage) == says


def test_an_activity_is_a_kind_of_this_folder() -> None:
    """The programme names it."""
    assert isinstance(DAY.activity, Activity) and DAY.activity.kind == KIND.name
    assert placed(Order(), place(A)).ranking() == ((A,),)


def test_a_finished_table_may_think_again_once_revealed() -> None:
    """Before the reveal a finished table's cards stay; after it they may move, as a second order."""
    done = TableRanking(order=Order(finished=True))
    before = replace(DAY, progress={"benefit": Progress(NOON, NOON + 60)}, now="benefit")
    after = replace(DAY, progress={"benefit": Progress(NOON, NOON + 60, step=1, revealed_at=7)}, now="benefit")
    assert standing(place(A), done, before, "benefit", 7) == "late"
    assert standing(place(A), done, after, "benefit", 7) == "counts"
