"""The boxes of a paper sheet: what is typed for a choice, for several, and for ticks."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.acts import Refused
from workshop.day import Day
from workshop.everyone import Everyone
from workshop.paper import AtTable
from workshop.paper.boxes import Codes, Option, Pick, Text, Ticks
from workshop.setup import Activity
from workshop.sheet import Sheet
from workshop.words import words
from workshop.writing import Note

OPTIONS = (
    Option("1", "no", "Not acceptable"),
    Option("2", "not-quite", "Not quite"),
    Option("?", "cannot", "We cannot say"),
)
SILENT = Sheet()
WORDS = tuple(Option(str(number), f"m-{number}", f"word{number}") for number in range(1, 31))


def at(own: Sheet = SILENT) -> AtTable:
    return AtTable(Day(), Activity("a", "staged", "a", "A", 5, ""), Everyone({1: own}), own, words(), 1)


@pytest.mark.parametrize(
    ("typed", "choice"), [("1", "no"), (" ? ", "cannot"), ("not q", "not-quite"), ("WE", "cannot"), ("", None)]
)
def test_a_choice_is_typed_by_its_code_or_the_beginning_of_its_words(typed: str, choice: str | None) -> None:
    """Nothing typed takes a choice back."""
    assert Pick("q", "", OPTIONS).entered(typed, at()).answer == {"choices": {"q": choice}}


@pytest.mark.parametrize("typed", ["7", "not", "1 2", "<b>"])
def test_what_is_no_answer_is_named_with_those_that_are(typed: str) -> None:
    """Also where it could be two of them."""
    with pytest.raises(Refused, match=re.escape(f"“{typed}” is not an answer here; expected one of 1 2 ?.")):
        Pick("q", "", OPTIONS).entered(typed, at())


def test_several_questions_take_a_code_each() -> None:
    """In their order, a dash for none; those not reached have none; more codes than questions are too many."""
    box = Codes("c", "", (("a", "first"), ("b", "second"), ("c", "third")), OPTIONS)
    assert box.entered("2, -", at()).answer == {"choices": {"a": "not-quite", "b": None, "c": None}}
    assert box.shown(at(Sheet(choices={"b": "no"}))) == "- 1 -" and box.shown(at()) == ""
    with pytest.raises(Refused, match="4 codes are there; expected 3 at most"):
        box.entered("1 1 1 1", at())


def test_ticks_are_numbers_and_ranges() -> None:
    """What was ticked and is not any more is taken back; a mark of another sort on the same word is left alone."""
    box = Ticks("keep", "", WORDS, says="keep")
    own = Sheet(choices={"m-2": "keep", "m-9": "change"})
    assert box.shown(at(own)) == "2"
    assert box.entered("4-6, 9", at(own)).answer == {
        "choices": {"m-2": None, "m-4": "keep", "m-5": "keep", "m-6": "keep", "m-9": "keep"}
    }
    with pytest.raises(Refused, match="“31” is not an answer here; expected one of 1 … 30"):
        box.entered("30-31", at())


def test_a_range_that_runs_backwards_is_named_and_takes_nothing_away() -> None:
    """It is no empty one."""
    with pytest.raises(Refused, match=re.escape("5-3")):
        Ticks("words", "", WORDS).entered("1, 5-3", at())


@given(st.sets(st.integers(1, 30)))
def test_any_ticks_shown_are_typed_the_same(numbers: set[int]) -> None:
    """What is shown is what may be typed."""
    own = Sheet(choices={f"m-{number}": "keep" for number in numbers})
    box = Ticks("keep", "", WORDS, says="keep")
    assert box.entered(box.shown(at(own)), at()).answer == {"choices": own.choices}


@given(st.text(max_size=40))
def test_anything_typed_is_read_or_refused_in_one_sentence(typed: str) -> None:
    """Whatever the box."""
    for box in (Pick("q", "", OPTIONS), Codes("c", "", (("a", "first"),), OPTIONS), Ticks("t", "", WORDS)):
        try:
            box.entered(typed, at())
        except Refused as refused:
            assert "expected" in str(refused) and len(str(refused)) < 200


def test_a_text_is_written_over_what_it_was_typed_over() -> None:
    """With the revision that was seen, so that what a device wrote meanwhile is kept beside it; nothing typed over nothing is nothing."""
    own = Sheet(notes=(Note("why-q", "why", "old", "q", 3, "laptop"),))
    box = Text("why", "", about="q")
    ((_, act),) = box.entered(" new ", at(own)).acts
    assert (act["base"], act["text"], act["client"], act["card"]) == (3, "new", "paper", "q")
    assert not box.entered("  ", at()).acts and box.shown(at(own)) == "old"
