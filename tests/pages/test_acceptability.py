"""The screens of what makes a use acceptable, as table, room and lead see them."""

import secrets
from dataclasses import replace
from typing import Any

import pytest

from exercises.acceptability import planned
from pages.house import House
from tests.pages.conftest import Somebody, an_ordinary_setup, what_crosses
from workshop.registry import Link
from workshop.scene import Scene
from workshop.setup import plain_setup


@pytest.fixture
def workshop(here: House, somebody: Somebody) -> Any:
    """A lead, a wall and two tables, with the activity open."""
    return Room(here, somebody)


class Room:
    def __init__(self, here: House, somebody: Somebody) -> None:
        self.here, self.somebody = here, somebody
        entry = here.store.registry.new_workshop().id
        self.lead = somebody.given("lead", entry)
        self.wall = somebody.given("room", entry)
        self.oak, self.elm = somebody.given("seat", entry, 1), somebody.given("seat", entry, 2)
        setup = replace(an_ordinary_setup(here), activities=planned(8))
        self.leads(kind="set_up", setup=plain_setup(setup))
        self.leads(kind="open", activity="acceptability", at=0.0)

    def leads(self, **act: Any) -> None:
        self.says(self.lead, "day", **act)

    def says(self, link: Link, party: str, **act: Any) -> None:
        Scene(self.here.store, self.here.words, link).say(act, secrets.token_hex(8), party)

    def names(self, link: Link, note: str, text: str) -> None:
        self.says(link, f"table:{link.table}", kind="write", note=note, field="criteria", text=text, base=0, client="c")

    def shows(self, page: str, link: Link) -> str:
        """All that a page tells its browser."""
        opened = self.somebody.opens(page, link)
        assert not opened.exception
        return what_crosses(opened)


def test_a_table_sees_the_list_only_when_it_sorts(workshop: Room) -> None:
    """The seventeen factors do not steer what it names."""
    assert "What the public would expect" not in workshop.shows("table/table.py", workshop.oak)
    workshop.names(workshop.oak, "c0", "It lasts")
    workshop.leads(kind="turn", part=1)
    assert "What the public would expect" in workshop.shows("table/table.py", workshop.oak)


def test_no_table_is_heard_before_the_reveal(workshop: Room) -> None:
    """Not on another table's page, not on the wall; after the first press its words are on the wall."""
    workshop.names(workshop.oak, "c0", "Zebra crossing")
    for page, link in (("table/table.py", workshop.elm), ("room/wall.py", workshop.wall)):
        assert "Zebra" not in workshop.shows(page, link)
    workshop.leads(kind="reveal", step=1)
    assert "Zebra" in workshop.shows("room/wall.py", workshop.wall)


def test_every_press_and_the_lead_s_page_can_be_drawn(workshop: Room) -> None:
    """Also where a table has said nothing."""
    workshop.names(workshop.oak, "c0", "It lasts")
    workshop.leads(kind="turn", part=1)
    workshop.says(workshop.oak, "table:1", kind="choose", question="c0", choice="long-term")
    for step in range(1, 6):
        workshop.leads(kind="reveal", step=step, subject="long-term" if step == 3 else None)
        shown = workshop.shows("room/wall.py", workshop.wall)
        assert ("It lasts (place 1)" in shown) == (step == 3)
    assert "It lasts" in workshop.shows("facilitator/agreement.py", workshop.lead)
