"""What a table may have missed: the report's lists, once it has finished."""

from typing import Any

import pytest

from exercises.ranking import EXERCISES
from tests.people import Laptop, Lead
from workshop.lists import BENEFITS, RISKS, Group
from workshop.words import words

say = words()


def open_at(here: Any, somebody: Any, lead: Any, activity: str) -> Laptop:
    """A laptop at table 1, with an activity open."""
    assert Lead(here.store, lead).opens(activity).status == "done"
    laptop = Laptop(here.store, somebody.given("seat", lead.workshop, 1), activity=activity)
    laptop.looks()
    return laptop


def shown(somebody: Any, laptop: Laptop) -> Any:
    page = somebody.opens("table/table.py", laptop.link)
    assert not page.exception
    return page


def lists(page: Any) -> list[Any]:
    return [part for part in page.expander if part.label == say("missing.heading")]


def text(part: Any) -> str:
    return "\n".join(one.value for one in part.markdown)


def meanings(groups: tuple[Group, ...]) -> list[str]:
    return [f"{one.name}: {one.meaning}" for group in groups for one in group.dimensions]


@pytest.mark.parametrize(("activity", "own", "other"), [("benefit", BENEFITS, RISKS), ("risk", RISKS, BENEFITS)])
def test_a_finished_table_sees_the_list_that_fits(
    here: Any, somebody: Any, lead: Any, activity: str, own: tuple[Group, ...], other: tuple[Group, ...]
) -> None:
    """Only after finishing, folded: every kind of its own list under who it is about, and none of the other list."""
    laptop = open_at(here, somebody, lead, activity)
    assert laptop.piles("discount-check").status == "done"
    before = shown(somebody, laptop)
    assert not lists(before) and not any(said in text(before) for said in meanings((*own, *other)))
    assert laptop.finish().status == "done"
    page = shown(somebody, laptop)
    (part,) = lists(page)
    assert not part.proto.expanded
    assert part.markdown[0].value == say(f"missing.{activity}")
    assert [one.value.partition("\n")[0] for one in part.markdown[1:]] == [f"**{group.name}**" for group in own]
    listed = [line[2:] for line in text(part).splitlines() if line.startswith("- ")]
    assert listed == meanings(own)
    assert not any(said in text(page) for said in meanings(other))


def test_going_back_puts_the_list_away(here: Any, somebody: Any, lead: Any) -> None:
    """A table that opens its board again ranks without the list."""
    laptop = open_at(here, somebody, lead, "risk")
    laptop.finish(), laptop.goes_back()
    assert not lists(shown(somebody, laptop))


def test_another_table_that_has_finished_shows_it_to_nobody_else(here: Any, somebody: Any, lead: Any) -> None:
    """Each table's own finishing decides."""
    done = open_at(here, somebody, lead, "benefit")
    done.finish()
    ranking = Laptop(here.store, somebody.given("seat", lead.workshop, 2))
    assert lists(shown(somebody, done)) and not lists(shown(somebody, ranking))


def test_the_line_above_says_whose_list_it_is() -> None:
    """It names 2017, says why it comes only now, and where to add what is missing: benefit speaks of no risk."""
    for exercise in EXERCISES:
        line = say(f"missing.{exercise}")
        assert (
            "workshops in 2017" in line and "not to steer" in line and "your own words" in line and "criteria" in line
        )
    assert "risk" not in say("missing.benefit").lower() and "risks" in say("missing.risk")
