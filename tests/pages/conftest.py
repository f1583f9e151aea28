"""A house of its own for each test, and pages opened in it by somebody whom a link lets in."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest

from exercises.ranking import EXERCISES, minutes_needed
from pages import visitor
from pages.house import ROOT, House, house
from workshop.links import cookie_name, place_of
from workshop.registry import Link
from workshop.scene import Scene
from workshop.setup import Activity, Dealt, Setup, TablePlace, plain_setup


@pytest.fixture(autouse=True, scope="session")
def installed() -> Iterator[None]:
    """What is installed is read once: Streamlit looks through all of it for components of others at every page that is opened."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(manifest_scanner, "scan_component_manifests", cache(manifest_scanner.scan_component_manifests))
        yield


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[House]:
    """The house that the pages find, on an empty store."""
    monkeypatch.setenv("COMMON_GROUND_STORE", str(tmp_path))
    house.cache_clear()
    made = house()
    yield made
    made.editions.close()
    made.store.close()
    house.cache_clear()


class Somebody:
    """A person at a browser: the links that its cookies hold, and the pages that it opens."""

    def __init__(self, here: House) -> None:
        self.here = here
        self.cookies: dict[str, str] = {}

    def given(self, role: str, workshop: str = "", table: int | None = None) -> Link:
        """Hold a new link of a role."""
        secret, link = self.here.store.registry.new_link(workshop, role, table)
        self.cookies[cookie_name(self.here.store, workshop, place_of(link))] = secret
        return link

    def opens(self, page: str, link: Link | None = None, /, **more: str) -> AppTest:
        """Open a page, at a link's address where one is given, with more in it."""
        opened = AppTest.from_file(str(ROOT / "pages" / page), default_timeout=60)
        if link and link.workshop:
            opened.query_params.update({"w": link.workshop, "as": place_of(link)})
        opened.query_params.update(more)
        return opened.run()


@pytest.fixture
def somebody(here: House, monkeypatch: pytest.MonkeyPatch) -> Somebody:
    one = Somebody(here)
    monkeypatch.setattr(visitor, "cookies", lambda: one.cookies)
    return one


def what_crosses(opened: AppTest) -> str:
    """All that a page told its browser, whatever draws it: the data of our own pieces too."""
    return "\n".join(str(element.proto) for element in opened._tree if hasattr(element, "proto"))


def given(opened: AppTest) -> list[dict[str, Any]]:
    """What each piece of ours on a page was given, in their order; those that are only a look are given nothing."""
    return [json.loads(one.proto.json)[0] for one in opened.get("bidi_component") if one.proto.json]


def ways(opened: AppTest) -> list[dict[str, Any]]:
    """The ways on from a page, each as our piece of that name was given it."""
    return [way for piece in given(opened) for way in piece.get("ways", [])]


def hrefs(opened: AppTest) -> list[str]:
    """Where they lead."""
    return [way["href"] for way in ways(opened)]


def an_ordinary_setup(here: House, tables: int = 3, cards: int = 8, **others: Any) -> Setup:
    """Tables Oak, Elm and Ash, the cards of the default deck lettered from A, both rankings."""
    names = ("Oak", "Elm", "Ash", "Yew")[:tables]
    deck = next(iter(here.packs.values())).deck("default")[:cards]
    return Setup(
        area="Ashdale", host="Ashdale Council", date="24 November",
        tables=tuple(TablePlace(number, name) for number, name in enumerate(names, 1)),
        cards=tuple(Dealt(letter, card) for letter, card in zip("ABCDEFGH", deck, strict=False)),
        activities=tuple(
            Activity(one.id, "ranking", one.id, one.heading, minutes_needed(cards), one.instruction)
            for one in EXERCISES.values()
        ),
        **others,
    )  # fmt: skip


@pytest.fixture
def lead(here: House, somebody: Somebody) -> Link:
    """The lead of a workshop that is set up in the ordinary way."""
    link = somebody.given("lead", here.store.registry.new_workshop().id)
    setup = plain_setup(an_ordinary_setup(here))
    Scene(here.store, here.words, link).say({"kind": "set_up", "setup": setup}, "setting up")
    return link


@pytest.fixture
def begun(here: House, lead: Link) -> Link:
    """The same lead, after the first ranking was opened."""
    Scene(here.store, here.words, lead).say({"kind": "open", "activity": "benefit", "at": 0.0}, "opening")
    return lead
