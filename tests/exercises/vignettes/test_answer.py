"""What a table may say of the vignettes, when it counts, and how far it is said to be."""

from typing import Any

import pytest

from exercises.vignettes import KIND, doing
from exercises.vignettes.cases import CASES, VIGNETTES
from tests.exercises.vignettes.vignetting import a_day
from workshop.acts import Refused
from workshop.sheet import Sheet
from workshop.tiles import Doing

TABLE = KIND.sorts["table"]
CASE = CASES["supplier-rebate"]
BASE, CHANGE = CASE.vignette.id, CASE.changed("recipient").id


def standing(part: int, sheet: Sheet | None = None, revealed: bool = False, **act: Any) -> str:
    day, _ = a_day(4, revealed, part)
    return TABLE.standing(TABLE.read(act), sheet or Sheet(), day, "vignettes", None)


def choose(question: str, choice: str | None = "4") -> dict[str, Any]:
    return {"kind": "choose", "question": question, "choice": choice}


def test_the_case_comes_first() -> None:
    """A change cannot be placed before the lead has turned to it."""
    assert standing(0, **choose(BASE)) == standing(1, **choose(CHANGE)) == "counts"
    with pytest.raises(Refused, match="not been asked yet"):
        standing(0, **choose(CHANGE))


def test_a_table_that_was_late_can_still_place_the_case() -> None:
    """In the second part too, until it has finished that."""
    assert standing(1, **choose(BASE)) == "counts"
    assert standing(1, Sheet(finished=(0,)), **choose(BASE)) == "counts"
    assert standing(1, Sheet(finished=(0, 1)), **choose(BASE)) == "late"


@pytest.mark.parametrize("act", [choose("no-such-case--base"), choose(BASE, "6"), choose(BASE, "none")])
def test_what_nobody_asked_is_refused(act: dict[str, Any]) -> None:
    """A vignette that is not there, a step that is not there."""
    with pytest.raises(Refused):
        standing(1, **act)


@pytest.mark.parametrize("choice", ["1", "5", "cannot-say", None])
def test_every_step_can_be_chosen_and_taken_back(choice: str | None) -> None:
    """And so can "cannot say yet", which is no step."""
    assert standing(1, **choose(CHANGE, choice)) == "counts"


def test_how_far_a_table_is() -> None:
    """The first part asks one question, the second four in all; nothing is told of the answers."""
    day, activity = a_day(4, part=0)
    assert doing(Sheet(), day, activity) == Doing(0, 1, None)
    assert doing(Sheet(choices={BASE: "2"}, finished=(0,)), day, activity) == Doing(1, 1, None, True)
    day, activity = a_day(4, part=1)
    said = dict.fromkeys(list(VIGNETTES)[:2], "2")
    assert doing(Sheet(choices=said, finished=(0,)), day, activity) == Doing(2, 4, None)
    everything = dict.fromkeys(VIGNETTES, "1")
    assert doing(Sheet(choices=everything, finished=(0, 1)), day, activity) == Doing(4, 4, None, True)
