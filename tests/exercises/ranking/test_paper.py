"""An order from paper, as one line of letters."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exercises.ranking.answer import in_thirds
from exercises.ranking.paper import read_line
from workshop.acts import Refused

LETTERS = {letter: f"card-{letter.lower()}" for letter in "ABCDEF"}


def cards(*tiers: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(LETTERS[letter] for letter in tier) for tier in tiers)


@pytest.mark.parametrize(
    "line",
    ["C A F=B | D", "c a f=b | d", "C, A, F=B | D", "C,A,F=B|D", "  C   A F =B|D ", "C A F= B |D", "C A F  =  B | D",
     "C\tA\tF\t=\tB\t|\tD", "C , A , F = B | D"],
)  # fmt: skip
def test_a_line_is_read_however_it_is_spaced(line: str) -> None:
    """C first, then A, then F and B level, and D not placed; spaces, commas and small letters make no difference."""
    assert read_line(line, LETTERS) == (cards("C", "A", "FB"), ("card-d",))


def test_parts_may_be_missing() -> None:
    """No bar, nothing after it, nothing before it, and a tie of three are all orders."""
    assert read_line("B A", LETTERS) == (cards("B", "A"), ())
    assert read_line("B A |", LETTERS) == (cards("B", "A"), ())
    assert read_line("| D, E", LETTERS) == ((), ("card-d", "card-e"))
    assert read_line("A=B=C D", LETTERS) == (cards("ABC", "D"), ())


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("A | B | C", "The line from paper: one bar “|” at most was expected, before the cards that were not placed."),
        ("A X", "The line from paper: “X” is not the letter of a card; expected one of A B C D E F."),
        ("A | X", "The line from paper: “X” is not the letter of a card; expected one of A B C D E F."),
        ("ABC", "The line from paper: “ABC” is not the letter of a card; expected one of A B C D E F."),
        ("A | B=C", "The line from paper: “B=C” is not the letter of a card; expected one of A B C D E F."),
        ("A B A", "The line from paper: A is there twice."),
        ("A=A", "The line from paper: A is there twice."),
        ("A B | b", "The line from paper: B is there twice."),
        ("A B=", "The line from paper: a letter was expected on both sides of “=” in “B=”."),
        ("=A", "The line from paper: a letter was expected on both sides of “=” in “=A”."),
        ("A==B", "The line from paper: a letter was expected on both sides of “=” in “A==B”."),
        ("A=,B", "The line from paper: a letter was expected on both sides of “=” in “A=”."),
        ("", "The line from paper is empty: letters such as “C A F=B | D” were expected, best first."),
        (" , | ", "The line from paper is empty: letters such as “C A F=B | D” were expected, best first."),
    ],
)
def test_each_fault_has_its_sentence(line: str, why: str) -> None:
    """One sentence names what was wrong, where, and what was expected."""
    with pytest.raises(Refused) as refused:
        read_line(line, LETTERS)
    assert str(refused.value) == why


def test_a_long_fault_is_cut_short() -> None:
    """What is not a letter is shown by its first ten characters, whatever it is."""
    with pytest.raises(Refused, match=re.escape("“" + "<" * 10 + "” is not")):
        read_line("<" * 5000, LETTERS)


@given(st.data())
def test_any_order_written_down_reads_back(data: st.DataObject) -> None:
    """Tiers and cards set aside come back from the line that writes them, and every card is then in one pile."""
    drawn = data.draw(st.permutations("ABCDEF"))
    cut = data.draw(st.integers(0, 6))
    placed, aside = drawn[:cut], drawn[cut:]
    tiers: list[str] = []
    for letter in placed:
        if tiers and data.draw(st.booleans()):
            tiers[-1] += letter
        else:
            tiers.append(letter)
    line = f"{' '.join('='.join(tier) for tier in tiers)} | {' '.join(aside)}"
    read, left = read_line(line, LETTERS)
    assert read == cards(*tiers) and left == tuple(LETTERS[letter] for letter in aside)
    assert [card for pile in in_thirds(read) for card in pile.cards()] == [LETTERS[letter] for letter in placed]


@given(st.text(max_size=30))
def test_any_text_is_an_order_or_one_sentence(line: str) -> None:
    """Nothing typed raises anything but a refusal, and no card is ever placed twice."""
    try:
        tiers, aside = read_line(line, LETTERS)
    except Refused as refused:
        assert str(refused).startswith("The line from paper")
    else:
        named = [card for tier in (*tiers, aside) for card in tier]
        assert named and len(named) == len(set(named))
