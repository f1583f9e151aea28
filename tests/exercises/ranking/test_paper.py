"""A ranking on paper: its order as one line, its other boxes, and its sheet."""

import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exercises.ranking import KIND
from exercises.ranking.answer import Order, Pile, TableRanking, apply, in_thirds
from exercises.ranking.paper import about_cards, line_of, read_line, sheets
from tests.people import setting_up
from workshop.acts import Refused
from workshop.day import Day
from workshop.everyone import Everyone
from workshop.paper import AtTable
from workshop.paper.entering import acts, read, shown
from workshop.words import words

LETTERS = {letter: f"card-{letter.lower()}" for letter in "ABCDEF"}
TABLE = KIND.sorts["table"]
SILENT = TableRanking()


def cards(*tiers: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(LETTERS[letter] for letter in tier) for tier in tiers)


@pytest.mark.parametrize(
    "line",
    ["C A F=B | D", "c a f=b | d", "C, A, F=B | D", "CAF=B|D", "  C   A F =B|D ", "C A F= B |D", "C>A>F  =  B | D",
     "C\tA\tF\t=\tB\t|\tD", "C ; A , F = B | D"],
)  # fmt: skip
def test_a_line_is_read_however_it_is_spaced(line: str) -> None:
    """C first, then A, then F and B level, and D not placed; spaces, commas and small letters make no difference."""
    found = read_line(line, LETTERS, words())
    assert (found.tiers, found.aside, found.cuts) == (cards("C", "A", "FB"), ("card-d",), None)


def test_strokes_part_the_piles() -> None:
    """D and A level, then C in the first pile, B in the second; a pile may be empty."""
    found = read_line("D = A, C / B", LETTERS, words())
    assert (found.tiers, found.cuts) == (cards("DA", "C", "B"), (2, 3))
    assert read_line("/ A / B", LETTERS, words()).cuts == (0, 1)
    assert read_line("A //", LETTERS, words()).cuts == (1, 1)


def test_parts_may_be_missing() -> None:
    """No bar, nothing after it, nothing before it, a tie of three, and an empty line are all orders."""
    for line, tiers, aside in (
        ("B A", cards("B", "A"), ()), ("B A |", cards("B", "A"), ()), ("| D, E", (), ("card-d", "card-e")),
        ("A=B=C D", cards("ABC", "D"), ()), (" , | ", (), ()),
    ):  # fmt: skip
        found = read_line(line, LETTERS, words())
        assert (found.tiers, found.aside) == (tiers, aside)


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("A | B | C", "One bar “|” at most was expected, before the cards that cannot be placed."),
        ("A/B/C/D", "4 piles are there; expected three at most, with a stroke “/” between them."),
        ("A X", "“X” is not the letter of a card; expected one of A B C D E F."),
        ("A | X", "“X” is not the letter of a card; expected one of A B C D E F."),
        ("A | B=C", "“=” is not the letter of a card; expected one of A B C D E F."),
        ("A B A", "A is there twice; expected each card once."),
        ("A=A", "A is there twice; expected each card once."),
        ("A / B | b", "B is there twice; expected each card once."),
        ("A B=", "A letter was expected on both sides of “=” in “A B=”."),
        ("=A", "A letter was expected on both sides of “=” in “=A”."),
        ("A==B", "A letter was expected on both sides of “=” in “A==B”."),
        ("A= / B", "A letter was expected on both sides of “=” in “A=”."),
    ],
)
def test_each_fault_has_its_sentence(line: str, why: str) -> None:
    """One sentence names what was wrong, and what was expected."""
    with pytest.raises(Refused) as refused:
        read_line(line, LETTERS, words())
    assert str(refused.value) == why


@st.composite
def orders(draw: st.DrawFn) -> Order:
    """Any order of some of six cards, in piles, with ties and cards set aside."""
    drawn = [LETTERS[letter] for letter in draw(st.permutations("ABCDEF"))]
    placed, aside = (number := draw(st.integers(0, 6)), drawn)[1][:number], drawn[number : draw(st.integers(number, 6))]
    piles: list[list[tuple[str, ...]]] = [[], [], []]
    for card in placed:
        pile = piles[draw(st.integers(0, 2))]
        if pile and draw(st.booleans()):
            pile[-1] = (*pile[-1], card)
        else:
            pile.append((card,))
    return Order((Pile(tuple(piles[0])), Pile(tuple(piles[1])), Pile(tuple(piles[2]))), tuple(aside))


@given(orders())
def test_any_order_written_down_reads_back(order: Order) -> None:
    """Typed as it is shown, an order comes back with its ties, its piles and what was set aside."""
    found = read_line(line_of(order, LETTERS), LETTERS, words())
    act = {"kind": "from_paper", "tiers": found.tiers, "cannot": found.aside, "cuts": found.cuts}
    assert apply(TableRanking(), TABLE.read(act)).order == order


@given(st.permutations("ABCDEF"))
def test_without_strokes_about_a_third_lies_in_each_pile(letters: list[str]) -> None:
    """Every card is then in one pile, in the order in which it was typed."""
    read_ = read_line("".join(letters), LETTERS, words())
    assert [len(pile.cards()) for pile in in_thirds(read_.tiers)] == [2, 2, 2]
    assert [card for pile in in_thirds(read_.tiers) for card in pile.cards()] == [LETTERS[letter] for letter in letters]


@given(st.text(alphabet="ABCabX=/|,; é(", max_size=30) | st.text(max_size=30))
def test_any_text_is_an_order_or_one_sentence(line: str) -> None:
    """Nothing typed raises anything but a refusal, and no card is ever placed twice."""
    try:
        found = read_line(line, LETTERS, words())
    except Refused as refused:
        assert "expected" in str(refused) and len(str(refused)) < 140
    else:
        named = [card for tier in (*found.tiers, found.aside) for card in tier]
        assert len(named) == len(set(named))


def test_texts_about_cards_begin_with_a_letter() -> None:
    """A line without one goes on with the text above it; the first must have one, and of a card that is there."""
    typed = "D: It helps.\nA. Not so sure,\nas some said\nB - nothing"
    expected = [("card-d", "It helps."), ("card-a", "Not so sure, as some said"), ("card-b", "nothing")]
    assert about_cards(typed, LETTERS, words()) == expected
    for wrong, why in (("It helps.", "“It helps.” begins with no card"), ("X: no", "“X” is not the letter")):
        with pytest.raises(Refused, match=re.escape(why)):
            about_cards(wrong, LETTERS, words())


# -- the sheet


def at_table(own: TableRanking = SILENT, exercise: str = "risk") -> AtTable:
    setup = setting_up()
    activity = next(one for one in setup.activities if one.id == exercise)
    return AtTable(Day(setup=setup), activity, Everyone({1: own}), own, words(), 1)


def typed_in(at: AtTable, **typed: str) -> TableRanking:
    """What a table has said once this was typed into its sheet, and no other box was touched."""
    (sheet,) = sheets(at)
    begins = shown(sheet, at)
    found = read(sheet, {**begins, **typed}, begins, at)
    assert not found.wrong
    own: Any = at.own
    for activity, act in acts(sheet, found, True):
        own = own if activity else TABLE.apply(own, TABLE.read(act))
    return own  # type: ignore[no-any-return]


def test_a_whole_sheet_becomes_the_table_s_answer_and_shows_again_as_it_was_typed() -> None:
    """Order, criteria, reasons, risks with who bears them, and the closing questions; finished, and from paper."""
    typed = {
        "order": "B=A / C | D", "criteria": "Who is hurt\nHow many", "reason": "A: One slip is enough",
        "risk": "A: The wrong home | IC | 3 2\nB: Shame", "argued": "C", "would_move": "A up 2, B down 1",
    }  # fmt: skip
    own = typed_in(at_table(), **typed)
    assert own.on_paper and own.order.finished and len(own.order.placed()) == 3
    weighed = next(iter(own.risks.values()))
    assert weighed.bearers == ("individuals", "communities")
    assert (weighed.likelihood, weighed.severity) == ("likely", "serious")
    again = shown(sheets(at_table(own))[0], at_table(own))
    assert {name: again[name] for name in typed} == typed


def test_a_box_that_is_not_touched_stays_as_the_device_left_it() -> None:
    """Cards not yet ordered stay so where only a criterion was typed, and notes keep who wrote them."""
    device = TableRanking(order=Order((Pile(loose=("discount-check", "energy-rebate")), Pile(), Pile())))
    own = typed_in(at_table(device), criteria="Need")
    assert own.order.piles == device.order.piles and own.on_paper
    again = typed_in(at_table(own), criteria="Need\nHaste")
    assert again.notes[0] == own.notes[0] and [note.text for note in again.notes] == ["Need", "Haste"]


def test_what_is_cleared_is_taken_back() -> None:
    """An order, reasons, counts and the card argued about."""
    own = typed_in(at_table(), order="A B", reason="A: yes\nB: no", argued="A", would_move="A up 2")
    cleared = typed_in(at_table(own), order="", reason="B: no", argued="", would_move="")
    assert not cleared.order.placed() and [note.card for note in cleared.notes] == ["discount-check"]
    assert cleared.argued is None and not cleared.elsewhere


def test_each_box_that_cannot_be_read_says_so_and_hides_none_of_the_others() -> None:
    """Box by box, in the order of the sheet."""
    at = at_table()
    (sheet,) = sheets(at)
    begins = shown(sheet, at)
    wrong = {"people": "many", "order": "A Z", "risk": "A: x | q", "argued": "?", "would_move": "A sideways 2"}
    found = read(sheet, {**begins, **wrong, "criteria": "Need"}, begins, at)
    assert len(found.wrong) == 5 and ("Our criteria", "Need") in found.told


def test_only_a_ranking_of_risk_asks_for_risks() -> None:
    """And a table that was paired, or is in a second round, is asked what it saw and what moved it."""
    assert "risk" not in [box.id for box in sheets(at_table(exercise="benefit"))[0].boxes]
    assert "risk" in [box.id for box in sheets(at_table())[0].boxes]
    assert "seen" not in [box.id for box in sheets(replace(at_table(), table=None))[0].boxes]
