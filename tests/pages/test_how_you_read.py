"""A table's page as its device is read: in its language, with its version of the cards, and without a countdown."""

import json
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from exercises import planned
from pages.house import ROOT, House
from tests.pages.conftest import Somebody, an_ordinary_setup, what_crosses
from workshop.casebook import CaseStudy
from workshop.preference import COOKIE, Preference
from workshop.registry import Link
from workshop.scene import Scene
from workshop.setup import Activity, plain_setup
from workshop.words import Words, words


def given_to(opened: AppTest, name: str) -> dict[str, Any]:
    """What a piece on a page was given."""
    return next(
        json.loads(one.proto.json)[0] for one in opened.get("bidi_component") if one.proto.component_name.endswith(name)
    )


def at_oak(somebody: Somebody, lead: Link, reads: Preference) -> AppTest:
    somebody.cookies[COOKIE] = reads.written()
    opened = somebody.opens("table/table.py", somebody.given("seat", lead.workshop, 1))
    assert not opened.exception
    return opened


@pytest.fixture
def easy(here: House) -> CaseStudy:
    """One card in easy read, under the name of the card that it is of."""
    card = here.packs["data-for-public-benefit-2018"].card("discount-check")
    made = replace(card, title="Checking who lives in a home", face="A council looks at its records.")
    versions: Any = here.versions
    versions.clear()
    versions[card] = {"easy": made}
    return card


def cards(opened: AppTest) -> dict[str, dict[str, Any]]:
    return {card["id"]: card for card in given_to(opened, "board")["cards"]}


def test_a_table_that_reads_easy_read_is_given_it_with_the_usual_card(
    somebody: Somebody, begun: Link, easy: CaseStudy
) -> None:
    """Under the same letter and id; a card that is not there in easy read is as usual."""
    usual, read = cards(at_oak(somebody, begun, Preference())), cards(at_oak(somebody, begun, Preference(easy=True)))
    card = read.pop(easy.id)
    assert card["title"] == "Checking who lives in a home" and card["letter"] == usual[easy.id]["letter"]
    assert (
        "have not tried it yet" in card["usual"]["about"]
        and card["usual"]["title"] == easy.title
        and card["usual"]["face"]["face"] == easy.face
    )
    assert (
        usual.pop(easy.id)["title"] == easy.title
        and read == usual
        and not any("usual" in one for one in usual.values())
    )


def test_a_text_that_the_lead_has_written_over_stays(
    here: House, somebody: Somebody, lead: Link, easy: CaseStudy
) -> None:
    """Easy read says what the pack's card says: where the lead's text says something else, that is shown."""
    setup = an_ordinary_setup(here)
    own = tuple(
        replace(one, card=replace(one.card, title="Our own")) if one.card.id == easy.id else one for one in setup.cards
    )
    scene = Scene(here.store, here.words, lead)
    scene.say({"kind": "set_up", "setup": plain_setup(replace(setup, cards=own))}, "again")
    scene.say({"kind": "open", "activity": "benefit", "at": 0.0}, "opening")
    assert cards(at_oak(somebody, lead, Preference(easy=True)))[easy.id]["title"] == "Our own"


def test_the_wall_shows_the_usual_card(somebody: Somebody, begun: Link, easy: CaseStudy) -> None:
    """Whatever the browser that shows it reads."""
    somebody.cookies[COOKIE] = Preference(easy=True).written()
    crossed = what_crosses(somebody.opens("room/wall.py", somebody.given("room", begun.workshop)))
    assert "Checking who lives in a home" not in crossed


def test_a_seat_without_a_countdown_is_given_none(somebody: Somebody, begun: Link) -> None:
    """And every seat the way to how it reads, which leads back to its table."""
    for reads in (Preference(), Preference(no_countdown=True)):
        strip = given_to(at_oak(somebody, begun, reads), "strip")
        assert strip["no_countdown"] is reads.no_countdown
        assert {"term": "Consent", "means": "People were asked, and said yes."} in strip["terms"]["entries"]
        assert strip["reads"]["href"].startswith("/how-you-read?back=%2Ftable%3Fw%3D")


def test_a_table_reads_in_its_language(in_another_language: Words, somebody: Somebody, lead: Link) -> None:
    """At arrival, and in an activity: the pieces' words, what is asked, the piles; English for what the language lacks."""
    reads = Preference("xx")
    strip = given_to(at_oak(somebody, lead, reads), "strip")
    assert strip["instruction"] == "Arhoswch." and strip["language"] == "xx"


def test_what_a_ranking_asks_is_in_the_language(in_another_language: Words, somebody: Somebody, begun: Link) -> None:
    """Though it was written down in English when the day was set up."""
    opened = at_oak(somebody, begun, Preference("xx"))
    assert opened.header[0].value == "Pa un?" and given_to(opened, "board")["scale"]["more"] == "Mwy"
    assert given_to(opened, "strip")["words"]["minutes"] == "{n} munud ar ôl"
    assert given_to(opened, "strip")["words"]["one_minute"] == "1 minute left"


# -- what stands in the exercises' own files


class Underlined(Words):
    """A language that has every text: the English one with a line for each space."""

    def given(self, text: str) -> str:
        return text.replace(" ", "_")


def texts(held: Any, name: str = "") -> Iterator[str]:
    """The texts of a file that people read: not where the report has them."""
    if isinstance(held, dict):
        for key, one in held.items():
            yield from texts(one, key)
    elif isinstance(held, list):
        for one in held:
            yield from texts(one, name)
    elif isinstance(held, str) and name not in ("chapter", "heading", "sources", "source", "drift"):
        yield held.strip()


WHERE = [*(ROOT / "exercises").rglob("*.toml"), *(ROOT / "workshop").glob("*.toml")]
WRITTEN = {text for file in WHERE for text in texts(tomllib.loads(file.read_text())) if len(text) > 40}
EACH = [
    one
    for one in planned(8)
    if one.id in ("framing", "benefit", "risk", "acceptability", "framework", "vignettes", "camden")
]


@pytest.mark.parametrize("activity", EACH, ids=lambda one: one.id)
def test_no_text_of_an_activity_stays_english_where_the_language_has_it(
    here: House, somebody: Somebody, monkeypatch: pytest.MonkeyPatch, activity: Activity
) -> None:
    """At each of its parts, and after the reveal: what it asks, what it explains, its cases and its instruction."""
    monkeypatch.setattr(Preference, "words", property(lambda _: Underlined(words()._sentences, "zz")))
    lead = somebody.given("lead", here.store.registry.new_workshop().id)
    scene = Scene(here.store, here.words, lead)
    setup = replace(an_ordinary_setup(here), activities=(activity,))
    scene.say({"kind": "set_up", "setup": plain_setup(setup)}, "setting up")
    scene.say({"kind": "open", "activity": activity.id, "at": 0.0}, "opening")
    kind = here.store.kinds[activity.kind]
    turns = [{"kind": "turn", "part": part} for part in range(1, len(kind.parts(activity)))]
    presses = [{"kind": "reveal", "step": 1, "unfinished": []}] if kind.steps else []
    for number, act in enumerate([{}, *turns, *presses]):
        if act:
            scene.say(act, f"act {number}")
        crossed = what_crosses(at_oak(somebody, lead, Preference()))
        assert not [text for text in (*WRITTEN, activity.instruction) if text in crossed]
        assert "Set_risk_aside" in crossed or activity.id != "benefit"
