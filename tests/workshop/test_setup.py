"""The setting-up: what is impossible is named, and letters stay."""

from dataclasses import replace
from typing import Any

import pytest

from tests.people import DECK, setting_up
from workshop.acts import Refused
from workshop.conducting import DAY, apply
from workshop.day import Day
from workshop.setup import (
    MOST_CARDS,
    MOST_TABLES,
    Break,
    Dealt,
    Setting,
    TablePlace,
    fault_of,
    letters_for,
    plain_setup,
)


def dealt(count: int) -> tuple[Dealt, ...]:
    (one,) = setting_up(deck=DECK[:1]).cards
    return tuple(Dealt(f"{n}", replace(one.card, id=f"card-{n}")) for n in range(count))


SETUP = setting_up()


@pytest.mark.parametrize(
    ("changed", "names"),
    [
        ({"area": "  "}, "Area"),
        ({"tables": ()}, "Tables: 1 to 40"),
        ({"activities": (replace(SETUP.activities[0], cards=("nobody",)),)}, "names the card “nobody”"),
        ({"tables": tuple(TablePlace(n, f"T{n}") for n in range(1, MOST_TABLES + 2))}, "and there are 41"),
        ({"tables": (TablePlace(1, "Oak"), TablePlace(2, "oak "))}, "“Oak” is there twice"),
        ({"tables": (TablePlace(1, "Oak"), TablePlace(2, ""))}, "name or a number"),
        ({"tables": (TablePlace(1, "Oak"), TablePlace(1, "Elm"))}, "number of its own"),
        ({"tables": (TablePlace(0, "Oak"), TablePlace(1, "Elm"))}, "number of its own"),
        ({"cards": SETUP.cards[:2]}, "and 2 are chosen"),
        ({"cards": dealt(MOST_CARDS + 1)}, "and 21 are chosen"),
        ({"cards": (*SETUP.cards, SETUP.cards[0])}, "there once"),
        ({"cards": tuple(replace(one, letter="A") for one in SETUP.cards)}, "there once"),
        ({"activities": ()}, "at least one"),
        ({"activities": (SETUP.activities[0], SETUP.activities[0])}, "name of its own"),
        ({"activities": (replace(SETUP.activities[0], id="day"),)}, "“day”"),
        ({"breaks": (Break("tea", "benefit", 5, "Tea"), Break("tea", "risk", 5, "Tea"))}, "name of its own"),
        ({"breaks": (Break("tea", "framing", 5, "Tea"),)}, "“Tea” comes after"),
        ({"starts": "half past nine"}, "such as 09:30"),
    ],
)
def test_a_setting_up_that_cannot_be_run_is_refused(changed: dict[str, Any], names: str) -> None:
    """One sentence names what is wrong and what was expected, and nothing is set up."""
    with pytest.raises(Refused) as refusal:
        apply(Day(), DAY.read({"kind": "set_up", "setup": plain_setup(setting_up(**changed))}))
    assert names in str(refusal.value)


def test_a_complete_setting_up_has_no_fault() -> None:
    """The world that the other tests stand in is one."""
    assert fault_of(SETUP) == ""


def test_a_card_keeps_the_letter_it_has() -> None:
    """Letters already dealt stay, and others take the first free ones drawn."""
    assert letters_for(["a", "b", "c"], ["Q", "R", "S"], {"b": "Q"}) == {"a": "R", "b": "Q", "c": "S"}


def test_a_setting_offers_its_choices_by_exercise() -> None:
    """Those of the exercise, or those for every one."""
    setting = Setting("base", "choice", "words", {"": ("a", "b"), "risk": ("c",)})
    assert setting.offered("risk") == ("c",) and setting.offered("benefit") == ("a", "b")
    assert Setting("base", "text", "words").offered("risk") == ()
