"""The wall's look: chosen on the wall, kept in its address, the same for all that is on it."""

import json

from tests.pages.conftest import Somebody, what_crosses
from tests.pages.test_pairs import room
from tests.pages.test_second_round import Room
from workshop.registry import Link
from workshop.words import words

__all__ = ["room"]
say = words()


def test_the_wall_offers_its_other_look(somebody: Somebody, lead: Link) -> None:
    """As people arrive, the usual one at first; the strong one stands in the address, whatever else would be there is the usual one."""
    link = somebody.given("room", lead.workshop)
    for more, offered in (("", "look_strong"), ("strong", "look_usual"), ("neon", "look_strong")):
        crossed = what_crosses(somebody.opens("room/wall.py", link, **({"look": more} if more else {})))
        assert [key for key in ("look_strong", "look_usual") if say(f"wall.{key}") in crossed] == [offered]


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
    """On a wall that looks so, and nowhere else."""
    link = somebody.given("room", room.lead.workshop)
    room.leads(kind="reveal", step=4, unfinished=[])
    for more, pale in (({}, True), ({"look": "strong"}, False)):
        chart = somebody.opens("room/wall.py", link, **more).get("vega_lite_chart")[0]
        assert ("#F2F2F2" in json.dumps(json.loads(chart.proto.spec))) is pale
