"""Paired tables on the screens: what goes to whom, and the lead's press."""

import time
from typing import Any

import pytest

from tests.pages.conftest import Somebody, what_crosses
from tests.pages.test_remote import opens, say
from tests.pages.test_second_round import Room
from workshop.registry import Link


@pytest.fixture
def room(here: Any, somebody: Somebody, begun: Link) -> Room:
    """Oak and Elm have opposite orders, Ash has half of Oak's; each has given a reason."""
    room = Room(here, somebody, begun)
    room.ash = somebody.given("seat", begun.workshop, 3)  # type: ignore[attr-defined]
    orders = {room.oak: room.cards[:4], room.elm: room.cards[3::-1], room.ash: room.cards[:4]}  # type: ignore[attr-defined]
    for link, order in orders.items():
        for card in reversed(order):
            room.says(link, f"table:{link.table}", kind="place", card=card, pile="more")
        for field in ("reason", "criteria"):
            note = {"note": field, "field": field, "text": f"{field} of zebra {link.table}", "base": 0, "client": "c"}
            about = {"card": order[0]} if field == "reason" else {}
            room.says(link, f"table:{link.table}", kind="write", **note, **about)
        room.says(link, f"table:{link.table}", kind="finish")
    return room


def told(room: Room, link: Link) -> set[int]:
    """Which tables' words are on a table's page; its own writing comes down the socket and is on none."""
    shown = room.shows("table/table.py", link)
    return {
        table for table in (1, 2, 3) if f"reason of zebra {table}" in shown or f"criteria of zebra {table}" in shown
    }


def test_only_the_paired_table_s_words_go_to_a_table(room: Room) -> None:
    """Nothing before the press, its partner's with it, and nothing again once it is ended."""
    room.leads(kind="reveal", step=1)
    assert told(room, room.oak) == set()
    room.leads(kind="pair", pairs=[[1, 2]], at=time.time())
    assert told(room, room.oak) == {1, 2} and told(room, room.elm) == {1, 2}
    assert told(room, room.ash) == set()  # type: ignore[attr-defined]
    shown = room.shows("table/table.py", room.oak)
    assert say("paired.question") in shown
    room.leads(kind="pair", pairs=[], at=0)
    assert told(room, room.oak) == set()


def test_the_lead_pairs_in_one_press_and_ends_it_in_another(room: Room) -> None:
    """Unlike tables with each other; the control room names the pairs and nothing that they said."""
    room.leads(kind="reveal", step=1)
    page = opens(room.lead, "control")
    next(one for one in page.button if one.key == "pair").click().run()
    assert room.here.store.day(room.lead.workshop).progress["benefit"].pairs == ((1, 2, 3),)
    assert "zebra" not in what_crosses(page)
    next(one for one in page.button if one.label == say("paired.end")).click().run()
    assert room.here.store.day(room.lead.workshop).progress["benefit"].paired_until is None
    room.says(room.oak, "table:1", kind="write", note="s", field="seen", text="A stripe", base=0, client="c")
    assert "A stripe" in room.shows("facilitator/agreement.py", room.lead)
