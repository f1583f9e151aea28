"""The wall's look: chosen on the wall, kept in its address, the same for all that is on it."""

import json
from typing import Any

from tests.pages.conftest import Somebody, ways, what_crosses
from tests.pages.test_pairs import room
from tests.pages.test_second_round import Room
from workshop.registry import Link
from workshop.words import words

__all__ = ["room"]
say = words()


LOOKS = {"usual": "", "strong": "strong", "black": "black"}  # by the word that offers it: what stands in the address


def opened(somebody: Somebody, link: Link, look: str) -> Any:
    return somebody.opens("room/wall.py", link, **({"look": look} if look else {}))


def test_the_wall_offers_its_other_looks(somebody: Somebody, lead: Link) -> None:
    """As people arrive, the usual one at first; another stands in the address, and whatever else would be there is the usual one."""
    link = somebody.given("room", lead.workshop)
    for asked, shown in (("", "usual"), ("strong", "strong"), ("black", "black"), ("neon", "usual")):
        offered = ways(opened(somebody, link, asked))
        there = {
            say(f"wall.look_{one}"): f"&look={look}" if look else "&as=room"
            for one, look in LOOKS.items()
            if one != shown
        }
        assert {one["label"]: one["href"][-len(there[one["label"]]) :] for one in offered} == there


def test_what_is_shown_to_the_room_stands_alone(room: Room, somebody: Somebody) -> None:
    """A question, what is revealed, a blank wall, a break and the end offer nothing; between two activities the look is offered again."""
    link = somebody.given("room", room.lead.workshop)

    def offers() -> bool:
        return say("wall.look_strong") in what_crosses(somebody.opens("room/wall.py", link))

    assert not offers()
    room.leads(kind="reveal", step=1, unfinished=[])
    assert not offers()
    room.leads(kind="blank", on=True)
    assert not offers()
    room.leads(kind="blank", on=False)
    room.leads(kind="close")
    assert offers()
    room.leads(kind="take_break", back_at="13:15")
    assert not offers()
    room.leads(kind="end", on=True)
    assert not offers()


def test_the_pictures_are_strong_too(room: Room, somebody: Somebody) -> None:
    """On a wall that looks so, and nowhere else; white on black as the rest."""
    link = somebody.given("room", room.lead.workshop)
    room.leads(kind="reveal", step=4, unfinished=[])
    for look, pale, ground in (("", True, "white"), ("strong", False, "white"), ("black", False, "black")):
        (chart,) = opened(somebody, link, look).get("vega_lite_chart")
        spec = json.loads(chart.proto.spec)
        assert ("#F2F2F2" in json.dumps(spec), spec["background"]) == (pale, ground)
