"""Across areas, on the host's page."""

from typing import Any

import pytest

from tests.pages.conftest import an_ordinary_setup, hrefs
from tests.pages.test_workshops import text
from workshop.acts import Envelope, Key
from workshop.markdown import plain
from workshop.registry import Link
from workshop.scene import Scene
from workshop.setup import plain_setup
from workshop.words import words

say = words()
CARDS = "ABCDEFGH"


def a_workshop(here: Any, area: str, *lines: str, **others: Any) -> str:
    """A workshop in which tables put the cards in these orders from paper, by letter, and finished."""
    made = here.store.registry.new_workshop().id
    setup = an_ordinary_setup(here, tables=len(lines))
    letters = {dealt.letter: dealt.card.id for dealt in setup.cards}
    lead = Scene(here.store, say, Link(made, "lead"))
    lead.say({"kind": "set_up", "setup": {**plain_setup(setup), "area": area, **others}}, "setting up")
    lead.say({"kind": "open", "activity": "benefit", "at": 0.0}, "opening")
    for table, line in enumerate(lines, 1):
        key = Key(made, "benefit", 1, f"table:{table}")
        tiers = [[letters[letter]] for letter in line]
        for seq, act in enumerate(({"kind": "from_paper", "tiers": tiers}, {"kind": "finish"}), 1):
            assert here.store.act(Envelope(key, f"paper {table}", seq, "lead", act)).status == "done"
    return made


@pytest.fixture
def two(here: Any) -> list[str]:
    return [a_workshop(here, "Elmshire", CARDS, CARDS), a_workshop(here, "Ashdale", CARDS[::-1], CARDS[::-1])]


def opened(somebody: Any) -> Any:
    somebody.given("host")
    return somebody.opens("facilitator/synthesis.py")


def test_nobody_without_the_host_key_sees_any_area(somebody: Any, two: list[str]) -> None:
    """Also not who leads one of the workshops."""
    page = somebody.opens("facilitator/synthesis.py", somebody.given("lead", two[0]))
    assert say("host.heading") in text(page) and "Ashdale" not in text(page)


def test_the_page_is_reached_from_two_workshops_on(here: Any, somebody: Any) -> None:
    """One workshop alone, or two of which one has not begun, has nothing to be set beside."""
    somebody.given("host")
    a_workshop(here, "Elmshire", CARDS)
    here.store.registry.new_workshop()
    assert "/synthesis" not in hrefs(somebody.opens("facilitator/workshops.py"))
    assert say("synthesis.too_few_begun") in text(opened(somebody))
    a_workshop(here, "Ashdale", CARDS)
    assert "/synthesis" in hrefs(somebody.opens("facilitator/workshops.py"))


def test_nothing_is_shown_before_two_are_chosen(somebody: Any, two: list[str]) -> None:
    page = opened(somebody)
    assert len(page.checkbox) == 2 and say("synthesis.choose_more") in text(page)
    page = page.checkbox[0].check().run()
    assert say("synthesis.choose_more") in text(page) and not page.get("download_button")


def test_two_areas_side_by_side(somebody: Any, two: list[str]) -> None:
    """Opposite orders: first and last card are apart between areas; the report is offered in three forms."""
    page = opened(somebody)
    for box in page.checkbox:
        box.check()
    page = page.run()
    assert not page.exception
    said = text(page)
    assert say("synthesis.ranking", heading="Public benefit") in said
    assert plain(say("synthesis.reading.areas_apart")) in said
    assert [one.proto.label for one in page.get("download_button")] == [
        say(f"report_page.{form}") for form in ("word", "pdf", "html")
    ]
    places = [one.value for one in page.table if plain(say("synthesis.column_places")) in one.value]
    assert len(places) == len(page.get("vega_lite_chart")) == len(CARDS)
    assert all(list(one.index) == ["Ashdale", "Elmshire"] for one in places)


def test_two_workshops_of_one_area_are_told_apart(here: Any, somebody: Any) -> None:
    """By their dates, or by their codes where the date is the same too."""
    same = [a_workshop(here, "Ashdale", CARDS, date=date) for date in ("1 May", "1 May", "2 May")]
    page = opened(somebody)
    for box in page.checkbox:
        box.check()
    table = page.run().table[0].value
    codes = [here.store.registry.workshop(id=id).code for id in same[:2]]
    names = [*(f"Ashdale, 1 May ({code})" for code in codes), "Ashdale, 2 May"]
    assert sorted(table.index) == sorted(map(plain, names))
