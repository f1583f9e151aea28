"""A ranking's order as one line of letters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exercises.ranking import KIND
from exercises.ranking.answer import Order, Pile, TableRanking, apply, in_thirds
from exercises.ranking.order_line import line_of, read_line
from workshop.acts import Refused
from workshop.words import words

LETTERS = {letter: f"card-{letter.lower()}" for letter in "ABCDEF"}
TABLE = KIND.sorts["table"]


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
