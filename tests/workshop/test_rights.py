"""Rights: each link speaks for its own, and shows its own."""

import pytest

from exercises import planned
from tests.people import UnderWay, setting_up, under_way
from workshop.acts import Key, Refused
from workshop.messages import Unreadable
from workshop.registry import Link
from workshop.rights import may_send, party_key, place_shown
from workshop.store import Store

SEAT, LEAD, ROOM = Link("w", "seat", 7, 3), Link("w", "lead"), Link("w", "room")
HELPER = Link("w", "helper")


def test_a_seat_means_its_own_table_and_itself(workshop_under_way: UnderWay) -> None:
    """`table` and `seat` are filled in from the link; a table named by a seat is refused."""
    store, link = workshop_under_way.store, workshop_under_way.elm.link
    assert party_key(store, link, "benefit", "table") == Key(link.workshop, "benefit", 1, "table:2")
    assert party_key(store, link, "benefit", "seat") == Key(link.workshop, "benefit", 1, f"seat:{link.seat}")
    with pytest.raises(Refused, match="may not speak"):
        party_key(store, link, "benefit", "table:2")


def test_the_lead_names_a_table_that_there_is(workshop_under_way: UnderWay) -> None:
    """And speaks for the day; a table that was not set up is named in the refusal."""
    store, link = workshop_under_way.store, workshop_under_way.lead.link
    assert party_key(store, link, "benefit", "table:2").party == "table:2"
    assert party_key(store, link, "benefit", "day") == Key(link.workshop, "day", 1, "day")
    with pytest.raises(Refused, match="no table 99"):
        party_key(store, link, "benefit", "table:99")


@pytest.mark.parametrize(("activity", "question"), [("plenary", "on-a"), ("impressions", "report-t1-n")])
def test_what_is_the_leads_alone_a_helper_cannot_send(store: Store, activity: str, question: str) -> None:
    """Showing a statement, and letting a note that was held back stand in the report."""
    held = tuple(one for one in planned(5) if one.id == activity)
    day = under_way(store, activities=(*setting_up().activities, *held))
    key = Key(day.entry.id, activity, 1, "room")
    for question_, role, may in ((question, "helper", False), (question, "lead", True), ("other", "helper", True)):
        act = {"kind": "choose", "question": question_, "choice": "yes"}
        assert store.sort(key).may_send(act, role) is may


def test_the_room_says_nothing(workshop_under_way: UnderWay) -> None:
    """Not what the lead may say, and not what a seat may say."""
    world = workshop_under_way
    for key, kind in ((world.lead.key, "open"), (world.oak.key, "pile")):
        with pytest.raises(Refused, match="may not do that"):
            may_send(world.store, Link(world.entry.id, "room"), key, {"kind": kind})


@pytest.mark.parametrize(
    ("link", "topic", "whose"),
    [
        (SEAT, "stage", 3),
        (SEAT, "table/benefit", 3),
        (SEAT, "seat/benefit", 7),
        (LEAD, "stage", 0),
        (LEAD, "control", 0),
        (LEAD, "pen/one", 0),
        (LEAD, "room/report", 0),
        (HELPER, "room/benefit", 0),
        (ROOM, "room", 0),
    ],
)
def test_a_topic_is_about_ones_own(link: Link, topic: str, whose: int) -> None:
    """A table's topics are about the link's table or seat, those of the room about nobody in particular."""
    assert place_shown(link, topic) == ("w", topic, whose)


@pytest.mark.parametrize(
    ("link", "topic"),
    [
        (SEAT, "control"),
        (ROOM, "control"),
        (HELPER, "pen/one"),
        (HELPER, "room/report"),
        (LEAD, "pen"),
        (LEAD, "table/benefit"),
        (SEAT, ""),
    ],
)
def test_another_topic_is_named_as_not_ones_own(link: Link, topic: str) -> None:
    """In one sentence."""
    with pytest.raises(Unreadable, match=f"may not show the topic “{topic}”"):
        place_shown(link, topic)
