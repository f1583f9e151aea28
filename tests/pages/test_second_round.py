"""A second round of a ranking on the screens, and the desk where reasons are tagged."""

import secrets
from typing import Any

import pytest

from pages.house import House
from tests.pages.conftest import Somebody, what_crosses
from workshop.acts import Refused
from workshop.registry import Link
from workshop.scene import Scene


class Room:
    def __init__(self, here: House, somebody: Somebody, lead: Link) -> None:
        self.here, self.somebody, self.lead = here, somebody, lead
        self.oak, self.elm = (somebody.given("seat", lead.workshop, table) for table in (1, 2))
        self.cards = list(here.store.day(lead.workshop).setup.deck())

    def says(self, link: Link, party: str, /, **act: Any) -> None:
        Scene(self.here.store, self.here.words, link).say(act, secrets.token_hex(8), party, "benefit")

    def leads(self, **act: Any) -> None:
        self.says(self.lead, "day", **act)

    def shows(self, page: str, link: Link) -> str:
        opened = self.somebody.opens(page, link)
        assert not opened.exception
        return what_crosses(opened)


@pytest.fixture
def room(here: House, somebody: Somebody, begun: Link) -> Room:
    room = Room(here, somebody, begun)
    for link in (room.oak, room.elm):
        room.says(link, f"table:{link.table}", kind="place", card=room.cards[0], pile="more")
        reason = {
            "kind": "write",
            "note": "r",
            "field": "reason",
            "text": f"Zebra {link.table}",
            "base": 0,
            "client": "c",
        }
        room.says(link, f"table:{link.table}", **reason, card=room.cards[0])
        room.says(link, f"table:{link.table}", kind="finish")
    return room


def test_another_round_needs_the_reveal(room: Room) -> None:
    """Its reasons go to every table, so nothing goes anywhere before the lead has revealed."""
    with pytest.raises(Refused, match="Reveal this round"):
        room.leads(kind="another_round", activity="benefit", at=0.0)
    assert "Zebra 2" not in room.shows("table/table.py", room.oak)


def test_a_second_round_shows_reasons_and_one_s_own_order(room: Room) -> None:
    """Then the report holds both rounds."""
    room.leads(kind="reveal", step=1)
    room.leads(kind="another_round", activity="benefit", at=0.0)
    shown = room.shows("table/table.py", room.oak)
    assert "Zebra 2" in shown and "Your order in the round before" in shown
    room.says(room.oak, "table:1", kind="place", card=room.cards[1], pile="more")
    room.says(room.oak, "table:1", kind="finish")
    assert "What moved you?" in room.shows("table/table.py", room.oak)
    for step in (3, 4):
        room.leads(kind="reveal", step=step, subject=room.cards[0])
        room.shows("facilitator/agreement.py", room.lead)


def test_reasons_are_tagged_after_the_reveal(room: Room) -> None:
    """Before it the desk asks nothing, and a tag is refused."""
    tag = {"kind": "choose", "question": "reason-1", "choice": "root-causes"}
    assert "Zebra" not in room.shows("facilitator/desk.py", room.lead)
    with pytest.raises(Refused):
        room.says(room.lead, "room", **tag)
    room.leads(kind="reveal", step=1)
    assert "Zebra 1" in room.shows("facilitator/desk.py", room.lead)
    room.says(room.lead, "room", **tag)
