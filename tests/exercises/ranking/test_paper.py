"""A ranking on paper: its boxes, and its sheet."""

import re
from dataclasses import replace
from typing import Any

import pytest

from exercises.ranking import KIND
from exercises.ranking.answer import Order, Pile, TableRanking
from exercises.ranking.paper import about_cards, sheets
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


def test_texts_about_cards_begin_with_a_letter() -> None:
    """A line without one goes on with the text above it; the first must have one, and of a card that is there."""
    typed = "D: It helps.\nA) Not so sure,\nas some said\nB - nothing for A-level pupils,\nA-level or not, e.g. none"
    expected = [
        ("card-d", "It helps."),
        ("card-a", "Not so sure, as some said"),
        ("card-b", "nothing for A-level pupils, A-level or not, e.g. none"),
    ]
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
