"""The wall's look: chosen on the wall, kept in its address, the same for all that is on it."""

import json

from tests.pages.conftest import Somebody, what_crosses
from tests.pages.test_pairs import room
from tests.pages.test_second_round import Room
from workshop.registry import Link
from workshop.words import words

__all__ = ["room"]
say = words()


def test_the_wall_offers_its_other_look(somebody: Somebody, begun: Link) -> None:
    """The usual one at first; the strong one stands in the address, whatever else would be there is the usual one."""
    link = somebody.given("room", begun.workshop)
    for more, offered in (("", "look_strong"), ("strong", "look_usual"), ("neon", "look_strong")):
        crossed = what_crosses(somebody.opens("room/wall.py", link, **({"look": more} if more else {})))
        assert [key for key in ("look_strong", "look_usual") if say(f"wall.{key}") in crossed] == [offered]


def test_a_blank_wall_and_a_break_offer_nothing(room: Room, somebody: Somebody) -> None:
    """Blank means blank, and a break says when people are back and nothing else."""
    link = somebody.given("room", room.lead.workshop)
    room.leads(kind="blank", on=True)
    assert say("wall.look_strong") not in what_crosses(somebody.opens("room/wall.py", link))
    room.leads(kind="blank", on=False)
    room.leads(kind="close")
    room.leads(kind="take_break", back_at="13:15")
    assert say("wall.look_strong") not in what_crosses(somebody.opens("room/wall.py", link))


def test_the_pictures_are_strong_too(room: Room, somebody: Somebody) -> None:
    """On a wall that looks so, and nowhere else."""
    link = somebody.given("room", room.lead.workshop)
    room.leads(kind="reveal", step=4, unfinished=[])
    for more, pale in (({}, True), ({"look": "strong"}, False)):
        chart = somebody.opens("room/wall.py", link, **more).get("vega_lite_chart")[0]
        assert ("#F2F2F2" in json.dumps(json.loads(chart.proto.spec))) is pale
