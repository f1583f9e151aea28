"""An observer sees and answers, and never ranks: what its link may say, and what it may be shown."""

import json
from typing import Any

import pytest

from exercises import planned
from exercises.report import report
from exercises.voices.findings import findings, release_of
from tests.people import DECK, Laptop, Person, UnderWay, under_way
from workshop.acts import Key, Refused
from workshop.everyone import everyone
from workshop.messages import Unreadable
from workshop.rights import may_send, party_key, place_shown
from workshop.scene import Scene
from workshop.store import Store
from workshop.topics import shown_at
from workshop.words import words

TABLE_WORDS = ("Zebra criterion", "Zebra reason", "Zebra heard")


@pytest.fixture
def world(store: Store) -> UnderWay:
    """Benefit is open; Oak has ranked, said why, asked an expert, and noted what it heard."""
    day = under_way(store, activities=planned(len(DECK)))
    day.oak.piles(DECK[0]), day.oak.writes("criteria", TABLE_WORDS[0])
    day.oak.writes("reason", TABLE_WORDS[1], note="why")
    assert asks(day.oak, "Who checks it?").status == "done"
    assert day.oak.says(voices(day, "table:1"), **written("heard", TABLE_WORDS[2], "h1")).status == "done"
    return day


def voices(world: UnderWay, party: str) -> Key:
    return Key(world.entry.id, "voices", 1, party)


def written(field: str, text: str, note: str = "n1", card: str | None = None) -> dict[str, Any]:
    return {"kind": "write", "note": note, "field": field, "text": text, "base": 0, "client": "c", "card": card}


def asks(laptop: Laptop, text: str) -> Any:
    key = Key(laptop.link.workshop, "voices", 1, f"table:{laptop.link.table}")
    return laptop.says(key, **written("question", text, "q1"))


def answers(world: UnderWay, expert: Person, text: str) -> str:
    """An expert answers Oak's question; the name of its release."""
    (asked,) = found(world).questions
    key = voices(world, f"observer:{expert.link.seat}")
    assert expert.says(key, **written("answer", text, "a1", asked.id)).status == "done"
    return release_of(found(world).questions[0].answers[0].id)


def found(world: UnderWay) -> Any:
    day = world.store.day(world.entry.id)
    activity = day.setup.activity("voices")
    assert activity
    return findings(day, activity, everyone(world.store, world.entry.id, "voices"))


@pytest.mark.parametrize("party", ["table", "table:1", "seat", "seat:1", "room", "day", "observer:1", "observer:99"])
@pytest.mark.parametrize("activity", ["benefit", "voices"])
def test_an_observer_speaks_for_nobody_but_itself(world: UnderWay, party: str, activity: str) -> None:
    """Not for a table, a seat, the room or the day, nor for another observer."""
    link = world.opens_link("observer").link
    with pytest.raises(Refused, match="may not speak"):
        party_key(world.store, link, activity, party)


def test_an_observer_has_nothing_to_say_in_a_ranking(world: UnderWay) -> None:
    """Its own party is known to expert voices alone."""
    expert = world.opens_link("observer")
    key = party_key(world.store, expert.link, "benefit", "observer")
    for act in ({"kind": "pile", "card": DECK[0], "pile": "more"}, {"kind": "finish"}):
        with pytest.raises(Refused, match="no such activity"):
            may_send(world.store, expert.link, key, act)
        assert expert.says(key, **act).status == "refused"


def test_what_a_table_may_send_an_observer_may_not(world: UnderWay) -> None:
    """Even where a script gives the table's own name: its role is not among the senders."""
    expert = world.opens_link("observer")
    for party, act in (("table:1", written("question", "Mine")), ("room", {"kind": "choose", "question": "release-x"})):
        with pytest.raises(Refused, match="may not do that"):
            may_send(world.store, expert.link, voices(world, party), act)


@pytest.mark.parametrize(
    "topic", ["table/benefit", "seat/benefit", "table/voices", "desk/voices", "room/voices", "control"]
)
def test_no_topic_of_a_table_a_seat_or_the_desk_is_shown_to_it(world: UnderWay, topic: str) -> None:
    """Asking for one is answered with a fault."""
    with pytest.raises(Unreadable, match="may not show"):
        place_shown(world.opens_link("observer").link, topic)


@pytest.mark.parametrize("activity", ["benefit", "voices"])
def test_the_wire_brings_it_nothing_that_was_not_released(world: UnderWay, activity: str) -> None:
    """Stage, room, what is offered and its own sheet hold no word of a table's, and none of another expert's."""
    expert, other = world.opens_link("observer"), world.opens_link("observer")
    answers(world, other, "Zebra answer")
    for topic in ("stage", "room", f"offered/{activity}", "observer/voices"):
        _, body = shown_at(world.store, place_shown(expert.link, topic), 0)
        assert "Zebra" not in json.dumps(body) and "Who checks it?" not in json.dumps(body)


def test_only_the_lead_releases(world: UnderWay) -> None:
    """A helper's press is refused, and nothing reaches a table by it; the lead's goes to every table and the wall."""
    expert, helper = world.opens_link("observer"), world.opens_link("helper")
    name = answers(world, expert, "An answer")
    act = {"kind": "choose", "question": name, "choice": found(world).questions[0].answers[0].mark}
    key = party_key(world.store, helper.link, "voices", "room")
    with pytest.raises(Refused, match="may not do that"):
        may_send(world.store, helper.link, key, act)

    def offered_to(person: Person) -> str:
        return json.dumps(shown_at(world.store, place_shown(person.link, "offered/voices"), 0)[1])

    readers = (world.oak, world.elm, world.opens_link("room"), expert)
    assert not any("An answer" in offered_to(one) for one in readers)
    may_send(world.store, world.lead.link, key, act)
    assert world.lead.says(key, **act).status == "done"
    assert all("An answer" in offered_to(one) for one in readers)


def test_a_table_asks_at_any_time_of_the_day(world: UnderWay) -> None:
    """While another activity is on, after it was revealed, in a break and once the activity was closed."""
    assert asks(world.elm, "Now?").status == "done"
    world.lead.reveals(), world.lead.opens("voices"), world.lead.closes()
    assert asks(world.elm, "And now?").status == "done"
    world.lead.says(world.lead.key, kind="take_break", back_at="13:15")
    assert asks(world.elm, "In the break?").status == "done"
    assert len(found(world).questions) == 2


def test_observers_have_a_sheet_each(world: UnderWay) -> None:
    """What one writes is not in the other's."""
    one, other = world.opens_link("observer"), world.opens_link("observer")
    answers(world, one, "Mine")
    key = party_key(world.store, other.link, "voices", "observer")
    assert world.store.answer(key).notes == () and found(world).experts == [one.link.seat]


def test_a_question_is_in_the_report_though_the_activity_was_never_opened(world: UnderWay) -> None:
    """A day that ran late loses no question; one that nobody spoke in has no section."""
    told = repr(report(Scene(world.store, words(), world.lead.link)).blocks)
    assert "Who checks it?" in told and words()("voices_report.not_opened") in told
    silent = under_way(world.store, activities=planned(len(DECK)))
    told = repr(report(Scene(silent.store, words(), silent.lead.link)).blocks)
    assert words()("voices_report.role") not in told
