"""The live socket: acts go up, what a screen shows comes down, and nothing else does."""

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.applications import Starlette
from starlette.routing import WebSocketRoute
from starlette.testclient import TestClient, WebSocketTestSession
from starlette.websockets import WebSocketDisconnect

from exercises import KINDS
from tests.people import DECK, Person, UnderWay, setting_up, under_way
from workshop.links import cookie_name, place_of
from workshop.live import Live
from workshop.messages import LONGEST_MESSAGE
from workshop.rates import Rates
from workshop.store import Store

A, B, C, D, E = DECK


class Browser:
    """One open socket of somebody's, and everything that ever came down it."""

    def __init__(self, session: WebSocketTestSession, client: str) -> None:
        self.session, self.client, self.seq = session, client, 0
        self.wire: list[str] = []
        self.here = self.hears()

    def say(self, **message: Any) -> None:
        self.session.send_text(json.dumps(message))

    def hears(self) -> dict[str, Any]:
        text = self.session.receive_text()
        self.wire.append(text)
        heard = json.loads(text, parse_constant=lambda name: pytest.fail(f"{name} is no JSON"))
        assert isinstance(heard, dict)
        return heard

    def until(self, *kinds: str) -> list[dict[str, Any]]:
        """What is heard up to the first message of one of these kinds, that one last."""
        heard = [self.hears()]
        while heard[-1]["kind"] not in kinds:
            heard.append(self.hears())
        return heard

    def waiting(self) -> list[dict[str, Any]]:
        """What was on its way to this browser: all that comes before the answer to a ping."""
        self.say(kind="ping")
        return self.until("pong")[:-1]

    def shows(self, topic: str, revision: Any = None) -> dict[str, Any]:
        self.say(kind="show", topic=topic, revision=revision)
        return self.until("state", "fault")[-1]

    def acts(self, act: dict[str, Any], party: str = "table", activity: str = "benefit", **more: Any) -> list[dict]:
        """Send an act; what is heard until it is answered, the answer last."""
        self.seq += 1
        said = {"client": self.client, "seq": self.seq, "activity": activity, "party": party, "stage": None}
        self.say(kind="act", act=act, **{**said, **more})
        return self.until("done", "late", "refused", "fault")

    def closed(self) -> int:
        """The code with which this socket closes, whatever comes before."""
        with pytest.raises(WebSocketDisconnect) as gone:
            while True:
                self.hears()
        return gone.value.code


class Server:
    """A live socket on its own, and people who connect to it."""

    def __init__(self, client: TestClient, hub: Live) -> None:
        self.client, self.hub = client, hub

    def dial(self, person: Person, place: str = "") -> WebSocketTestSession:
        place = place or place_of(person.link)
        cookie = f"{cookie_name(person.store, person.link.workshop, place)}={person.secret}"
        address = f"/live?w={person.link.workshop}&as={place}"
        return self.client.websocket_connect(address, headers={"cookie": cookie})


@pytest.fixture
def server(store: Store) -> Iterator[Server]:
    hub = Live(store, "v1")
    app = Starlette(routes=[WebSocketRoute("/live", hub.endpoint)])
    with TestClient(app) as client:
        yield Server(client, hub)


@pytest.fixture
def oak(server: Server, workshop_under_way: UnderWay) -> Iterator[Browser]:
    with server.dial(workshop_under_way.oak) as session:
        yield Browser(session, "oak-browser")


@pytest.fixture
def elm(server: Server, workshop_under_way: UnderWay) -> Iterator[Browser]:
    with server.dial(workshop_under_way.elm) as session:
        yield Browser(session, "elm-browser")


def pile(card: str, name: str = "more") -> dict[str, Any]:
    return {"kind": "pile", "card": card, "pile": name}


# -- what is said up and answered down


def test_a_connection_opens_with_the_time_and_the_role(server: Server, workshop_under_way: UnderWay) -> None:
    """First of all, so that a laptop can count minutes by the server's clock, and knows whether its page is an old one."""
    workshop_under_way.store.clock = lambda: 123.5
    for person, role in ((workshop_under_way.oak, "seat"), (workshop_under_way.lead, "lead")):
        with server.dial(person) as session:
            assert Browser(session, "x").here == {
                "kind": "here",
                "clock": 123.5,
                "role": role,
                "table": person.link.table,
                "scripts": "v1",
                "run": server.hub.run,
                "life": "",
            }


def test_a_device_whose_table_has_joined_another_comes_again_and_is_told(
    server: Server, elm: Browser, workshop_under_way: UnderWay
) -> None:
    """Its socket closes as if the connection were lost; the new one says which table it is at. Nobody else is sent away."""
    world = workshop_under_way
    with server.dial(world.oak) as session:
        oak = Browser(session, "oak")
        world.lead.closes()
        world.lead.says(world.lead.key, kind="merge", table=2, into=1)
        assert elm.closed() == 1013
        assert oak.waiting() == []
    with server.dial(world.elm) as session:
        again = Browser(session, "elm")
        assert again.here["table"] == 1
        again.acts({"kind": "head_count", "people": 7}, activity="day")
        assert again.shows("table/day")["body"]["answer"]["people"] == 7


def test_an_act_is_answered_after_the_state_it_made(oak: Browser) -> None:
    """What the screen shows is new before the act is said to be done."""
    oak.shows("table/benefit")
    *states, answer = oak.acts(pile(A))
    assert [state["kind"] for state in states] == ["state"]
    assert states[0]["body"]["answer"]["order"]["piles"][0]["loose"] == [A]
    assert answer == {"kind": "done", "client": "oak-browser", "seq": 1, "why": ""}


def test_everyone_at_a_table_sees_what_one_does(server: Server, oak: Browser, workshop_under_way: UnderWay) -> None:
    """Another laptop of the table gets the same state without asking again."""
    with server.dial(workshop_under_way.sits_down(1)) as session:
        other = Browser(session, "other")
        other.shows("table/benefit")
        oak.acts(pile(A))
        (state,) = other.waiting()
        assert state["topic"] == "table/benefit" and state["body"]["answer"]["order"]["piles"][0]["loose"] == [A]


def test_a_refused_act_says_why(oak: Browser) -> None:
    """In the one sentence that the person is shown; and the next act goes on."""
    assert oak.acts(pile("atlantis"))[-1] == {
        "kind": "refused", "client": "oak-browser", "seq": 1, "why": "This workshop has no card “atlantis”.",
    }  # fmt: skip
    assert oak.acts(pile(A))[-1]["kind"] == "done"


def test_an_act_after_the_finish_is_answered_as_late(oak: Browser) -> None:
    """And the table sees that it came."""
    oak.shows("table/benefit")
    oak.acts({"kind": "finish"})
    *states, answer = oak.acts(pile(A))
    assert answer["kind"] == "late" and states[-1]["body"]["late"] == [{"kind": "pile", "card": A}]


def test_an_act_from_before_the_reveal_is_late(oak: Browser, workshop_under_way: UnderWay) -> None:
    """By the number of the stage that the browser showed."""
    showed = oak.shows("stage")["body"]["number"]
    workshop_under_way.lead.reveals()
    now = oak.until("state")[-1]["body"]["number"]
    assert oak.acts(pile(A), stage=showed)[-1]["kind"] == "late"
    assert oak.acts(pile(A), stage=now)[-1]["kind"] == "done"


def test_an_act_sent_again_is_answered_again_and_applied_once(
    server: Server, oak: Browser, workshop_under_way: UnderWay
) -> None:
    """Also through a new connection: its client and number name it once and for all."""
    think = {"kind": "think_first", "top": [A]}
    assert oak.acts(think, party="seat")[-1]["kind"] == "done"
    with server.dial(workshop_under_way.oak) as session:
        again = Browser(session, "oak-browser")
        assert again.acts(think, party="seat")[-1]["kind"] == "done"
    assert len(workshop_under_way.store.answer(workshop_under_way.oak.own).first) == 1


def test_what_is_known_already_is_not_sent_again(server: Server, oak: Browser, workshop_under_way: UnderWay) -> None:
    """A laptop that comes back names the revision it has: nothing comes at the newest, the state at any other."""
    oak.acts(pile(A))
    revision = oak.shows("table/benefit")["revision"]
    with server.dial(workshop_under_way.oak) as session:
        again = Browser(session, "again")
        again.say(kind="show", topic="table/benefit", revision=revision)
        assert again.waiting() == []
        oak.acts(pile(B))
        assert [state["revision"] for state in again.waiting()] == [revision + 1]
        assert again.shows("table/benefit", revision)["revision"] == revision + 1


def test_what_is_hidden_comes_no_more(oak: Browser) -> None:
    """Until it is shown again."""
    oak.shows("table/benefit")
    oak.say(kind="hide", topic="table/benefit")
    oak.acts(pile(A))
    assert oak.waiting() == [] and not any('"loose"' in text and A in text for text in oak.wire)
    assert oak.shows("table/benefit")["body"]["answer"]["order"]["piles"][0]["loose"] == [A]


def test_a_new_stage_comes_to_all_who_show_it(oak: Browser, elm: Browser, workshop_under_way: UnderWay) -> None:
    """With the message to a table for that table alone."""
    oak.shows("stage"), elm.shows("stage")
    workshop_under_way.lead.says(workshop_under_way.lead.key, kind="message", text="You speak next", tables=[1])
    assert [state["body"]["message"] for state in oak.waiting()] == ["You speak next"]
    assert [state["body"]["message"] for state in elm.waiting()] == [""]


def test_a_table_is_told_how_many_devices_it_has(server: Server, oak: Browser, workshop_under_way: UnderWay) -> None:
    """Also one that joins later, without anybody saying anything."""
    assert oak.shows("table/benefit")["body"]["seats"] == 1
    with server.dial(workshop_under_way.sits_down(1)) as session:
        Browser(session, "new")
        assert [state["body"]["seats"] for state in oak.waiting()] == [2]


def test_marks_of_its_seats_come_with_the_table(oak: Browser) -> None:
    """Counted on the card."""
    oak.shows("table/benefit"), oak.shows("seat/benefit")
    heard = oak.acts({"kind": "mark", "card": A, "way": "up"}, party="seat")
    bodies = {state["topic"]: state["body"] for state in heard if state["kind"] == "state"}
    assert bodies["table/benefit"]["marks"] == {A: {"up": 1, "down": 0}}
    assert bodies["seat/benefit"]["answer"]["marks"] == {A: "up"}


# -- who may show and say what


def test_no_table_hears_anything_of_another(oak: Browser, elm: Browser) -> None:
    """While Oak works at everything a table can do, nothing at all goes down to Elm."""
    for topic in ("stage", "table/benefit", "table/day", "seat/benefit"):
        elm.shows(topic)
    said: list[tuple[dict[str, Any], str, str]] = [
        (pile(A), "table", "benefit"),
        ({"kind": "place", "card": B, "pile": "more"}, "table", "benefit"),
        ({"kind": "write", "note": "n", "field": "criteria", "text": "the oak's own word", "base": 0, "client": "c"},
         "table", "benefit"),
        ({"kind": "mark", "card": A, "way": "down"}, "seat", "benefit"),
        ({"kind": "head_count", "people": 17}, "table", "day"),
        ({"kind": "help", "on": True, "at": 1.0}, "table", "day"),
        ({"kind": "finish"}, "table", "benefit"),
        (pile(C), "table", "benefit"),
    ]  # fmt: skip
    before = len(elm.wire)
    assert [oak.acts(act, party, activity)[-1]["kind"] for act, party, activity in said] == ["done"] * 7 + ["late"]
    assert elm.waiting() == [] and [json.loads(one)["kind"] for one in elm.wire[before:]] == ["pong"]
    assert not any("oak's own word" in text or A in text for text in elm.wire)


def test_nor_once_the_lead_has_revealed(oak: Browser, elm: Browser, workshop_under_way: UnderWay) -> None:
    """What is revealed is drawn on the wall; a table's socket still carries its own answer alone."""
    elm.shows("stage"), elm.shows("table/benefit")
    oak.acts(pile(A))
    workshop_under_way.lead.reveals(step=3, card=A)
    oak.acts(pile(B))
    heard = elm.waiting()
    assert {state["topic"] for state in heard} == {"stage", "table/benefit"}  # its own order was frozen
    assert not any(A in text or B in text for text in elm.wire)


@pytest.mark.parametrize("role", ["room", "lead", "helper"])
def test_the_room_gets_revisions_and_no_content(
    server: Server, oak: Browser, workshop_under_way: UnderWay, role: str
) -> None:
    """Wall and control room are told that something changed, and never over this socket what."""
    person = workshop_under_way.lead if role == "lead" else workshop_under_way.opens_link(role)
    with server.dial(person) as session:
        screen = Browser(session, role)
        topics = ["stage", "room"] if role == "room" else ["stage", "room", "control"]
        revisions = {topic: [screen.shows(topic)["revision"]] for topic in topics}
        for act in (pile(A), pile(B), {"kind": "finish"}):
            oak.acts(act)
            for state in screen.waiting():
                revisions[state["topic"]].append(state["revision"])
                assert state["body"] == {}
        for topic in topics[1:]:
            assert len(revisions[topic]) == 4 and revisions[topic] == sorted(set(revisions[topic]))
        assert len(revisions["stage"]) == 1 and not any(A in text for text in screen.wire)


def test_the_control_room_hears_of_coming_and_going(server: Server, workshop_under_way: UnderWay) -> None:
    """And can ask how many devices each table has open, and when one was last there."""
    store, entry = workshop_under_way.store, workshop_under_way.entry
    with server.dial(workshop_under_way.lead) as session:
        control = Browser(session, "control")
        control.shows("control")
        assert server.hub.attendance.devices(entry.id) == {} and server.hub.attendance.last_seen(entry.id, 2) is None
        with server.dial(workshop_under_way.elm) as second:
            Browser(second, "elm")
            assert len(control.waiting()) == 1 and server.hub.attendance.devices(entry.id) == {2: 1}
        store.clock = lambda: 777.0
        control.waiting()
        assert (
            server.hub.attendance.devices(entry.id) == {} and server.hub.attendance.last_seen(entry.id, 2) is not None
        )


def test_a_page_that_edits_the_report_is_known_to_be_open(server: Server, workshop_under_way: UnderWay) -> None:
    """By the topic of its pen, which no page of a table's can show; once it is closed it is not."""
    workshop = workshop_under_way.entry.id
    with server.dial(workshop_under_way.lead) as session:
        page = Browser(session, "page")
        assert not server.hub.is_shown(workshop, "pen/one")
        assert page.shows("pen/one")["body"] == {}
        assert server.hub.is_shown(workshop, "pen/one") and not server.hub.is_shown(workshop, "pen/two")
    with server.dial(workshop_under_way.lead) as session:
        Browser(session, "another").waiting()
        assert not server.hub.is_shown(workshop, "pen/one")


SEAT = [
    "room",
    "control",
    "pen/one",
    "table",
    "table/",
    "seat",
    "table:2/benefit",
    "stage/x",
    "stages",
    "",
    "lead",
    "day",
]
ROOM = ["control", "table/benefit", "table/day", "seat/benefit", "room/x"]
LEAD = ["table/benefit", "seat/benefit", "control/x", "pen"]


@pytest.mark.parametrize(("role", "topics"), [("seat", SEAT), ("room", ROOM), ("lead", LEAD), ("helper", LEAD)])
def test_a_topic_that_is_not_ones_own_is_a_fault(
    server: Server, workshop_under_way: UnderWay, role: str, topics: list[str]
) -> None:
    """The connection goes on, and nothing is kept of what was asked for."""
    people = {"seat": workshop_under_way.oak, "lead": workshop_under_way.lead}
    with server.dial(people.get(role) or workshop_under_way.opens_link(role)) as session:
        browser = Browser(session, role)
        for topic in (*topics, "table/lunch", "seat/lunch", "seat/day", "x" * 1000):
            assert browser.shows(topic)["kind"] == "fault", topic
        assert server.hub._shows == {} and browser.shows("stage")["kind"] == "state"


@pytest.mark.parametrize("party", ["table:2", "table:1", "seat:2", "day", "observer", "", "table:", "table:²"])
def test_a_seat_speaks_for_its_own_table_alone(oak: Browser, workshop_under_way: UnderWay, party: str) -> None:
    """Whatever it names, nothing is said for anybody else."""
    before = workshop_under_way.store.journal(workshop_under_way.entry.id)
    assert oak.acts(pile(A), party=party)[-1]["kind"] == "refused"
    assert workshop_under_way.store.journal(workshop_under_way.entry.id) == before


@pytest.mark.parametrize(
    ("role", "party", "act", "answer"),
    [
        ("lead", "day", {"kind": "reveal", "step": 1}, "done"),
        ("helper", "day", {"kind": "reveal", "step": 1}, "refused"),
        ("room", "day", {"kind": "reveal", "step": 1}, "refused"),
        ("lead", "table:2", {"kind": "from_paper", "tiers": [[A], [B]]}, "done"),
        ("helper", "table:2", {"kind": "from_paper", "tiers": [[A], [B]]}, "done"),
        ("helper", "table:9", {"kind": "from_paper", "tiers": [[A], [B]]}, "refused"),
        ("helper", "table:²", {"kind": "from_paper", "tiers": [[A], [B]]}, "refused"),
        ("helper", "table:" + "9" * 5000, {"kind": "from_paper", "tiers": [[A], [B]]}, "refused"),
        ("lead", "table:2", {"kind": "pile", "card": A, "pile": "more"}, "refused"),
        ("lead", "table:2", {"kind": "freeze"}, "refused"),
        ("lead", "table", {"kind": "finish"}, "refused"),
        ("room", "table:2", {"kind": "from_paper", "tiers": [[A], [B]]}, "refused"),
    ],
)
def test_lead_and_helper_say_what_is_theirs(
    server: Server, workshop_under_way: UnderWay, role: str, party: str, act: dict[str, Any], answer: str
) -> None:
    """The lead runs the day, both enter paper, nobody moves a table's cards for it, the room only looks."""
    person = workshop_under_way.lead if role == "lead" else workshop_under_way.opens_link(role)
    with server.dial(person) as session:
        assert Browser(session, role).acts(act, party)[-1]["kind"] == answer


@pytest.mark.parametrize("act", [{"kind": "freeze"}, {"kind": "from_paper", "tiers": [[A]]}, {"kind": "on_my_way"}])
def test_a_table_cannot_say_what_is_not_its_own(oak: Browser, act: dict[str, Any]) -> None:
    """It does not freeze its own record, nor come from paper, nor promise help."""
    activity = "day" if act["kind"] == "on_my_way" else "benefit"
    assert oak.acts(act, activity=activity)[-1]["why"] == "This link may not do that."


def test_after_the_end_cards_stay_and_words_count(oak: Browser, workshop_under_way: UnderWay) -> None:
    """A card moved after the end came late; what was typed is kept and counts; the lead can take the end back."""
    workshop_under_way.lead.ends()
    assert oak.acts(pile(A))[-1]["kind"] == "late"
    text = {"kind": "write", "note": "n", "field": "criteria", "text": "need", "base": 0, "client": "x"}
    assert oak.acts(text)[-1]["kind"] == "done"
    workshop_under_way.lead.ends(on=False)
    assert oak.acts(pile(A))[-1]["kind"] == "done"


def test_a_removed_workshop_is_heard_no_more(oak: Browser, workshop_under_way: UnderWay) -> None:
    """A socket that is open closes, and what was under way up it brings nothing back."""
    oak.acts(pile(A))
    workshop_under_way.store.remove_workshop(workshop_under_way.entry.id)
    oak.say(kind="act", act=pile(B), client="oak", seq=9, activity="benefit", party="table", stage=None)
    assert oak.closed() == 4401
    assert workshop_under_way.store.journal(workshop_under_way.entry.id) == []


# -- closing


def test_a_link_that_is_not_known_is_closed(server: Server, workshop_under_way: UnderWay) -> None:
    """With 4401, so that the browser stops trying: no cookie, somebody else's, one of another place."""
    world = workshop_under_way
    stranger = Person(world.store, world.oak.link, "not a secret of ours")
    for person, place in ((stranger, ""), (world.oak, "lead"), (world.elm, "seat-1"), (world.oak, "room")):
        with server.dial(person, place) as session, pytest.raises(WebSocketDisconnect) as gone:
            session.receive_text()
        assert gone.value.code == 4401
    with server.client.websocket_connect("/live") as session, pytest.raises(WebSocketDisconnect) as gone:
        session.receive_text()
    assert gone.value.code == 4401


@pytest.mark.parametrize("letter", ["x", "☂"])
def test_a_message_over_64_kb_closes(oak: Browser, letter: str) -> None:
    """Counted in bytes; one of just that size is read."""
    size = len(letter.encode())
    oak.session.send_text(letter * (LONGEST_MESSAGE // size))
    assert oak.hears()["kind"] == "fault"
    oak.session.send_text(letter * (LONGEST_MESSAGE // size + 1))
    assert oak.closed() == 1009


def test_what_could_not_be_saved_comes_again(
    server: Server, oak: Browser, workshop_under_way: UnderWay, tmp_path: Path
) -> None:
    """The socket closes with 1013 and no answer; the browser comes back, sends it again, and it is there once."""
    connection = sqlite3.connect(tmp_path / "store.db", isolation_level=None)
    connection.execute(
        "create trigger full before insert on journal begin select raise(abort, 'database or disk is full'); end"
    )
    oak.seq = 1
    act = {"kind": "think_first", "top": [A]}
    oak.say(kind="act", client="oak-browser", seq=1, activity="benefit", party="seat", stage=None, act=act)
    assert oak.closed() == 1013 and not any('"done"' in text for text in oak.wire)
    connection.execute("drop trigger full")
    connection.close()
    with server.dial(workshop_under_way.oak) as session:
        assert Browser(session, "oak-browser").acts(act, party="seat")[-1]["kind"] == "done"
    assert len(workshop_under_way.store.answer(workshop_under_way.oak.own).first) == 1


# -- what nobody meant

WELL = {"kind": "act", "client": "c", "seq": 1, "activity": "benefit", "party": "table", "stage": 2, "act": pile(A)}
ODD: list[Any] = [
    "", "no JSON", "[]", "null", "3", '"ping"', "{}", '{"kind": 3}', '{"kind": "dance"}', '{"kind": "act"}',
    '{"kind": "show"}', '{"kind": "show", "topic": 3}', '{"kind": "hide", "topic": null}', "NaN",
    '{"kind": "ping"', "[" * 60_000, '{"a":' * 10_000, "1" * 60_000, '{"kind": "ping", "at": NaN}',
    {**WELL, "seq": True}, {**WELL, "seq": 0}, {**WELL, "seq": -1}, {**WELL, "seq": 2**31}, {**WELL, "seq": 10**30},
    {**WELL, "seq": 1.0}, {**WELL, "seq": "1"}, {**WELL, "client": ""}, {**WELL, "client": "x" * 65},
    {**WELL, "client": "\ud800"}, {**WELL, "client": None}, {**WELL, "act": None}, {**WELL, "act": []},
    {**WELL, "activity": 3}, {**WELL, "party": None}, {**WELL, "act": {"kind": "pause", "at": float("inf")}},
]  # fmt: skip


@pytest.mark.parametrize("message", ODD, ids=range(len(ODD)))
def test_what_cannot_be_read_is_a_fault_and_the_connection_goes_on(
    oak: Browser, workshop_under_way: UnderWay, message: Any
) -> None:
    """Junk, wrong types, numbers that are none, nesting without end: one sentence back, nothing kept."""
    before = workshop_under_way.store.journal(workshop_under_way.entry.id)
    oak.session.send_text(message if isinstance(message, str) else json.dumps(message))
    answer = oak.hears()
    assert answer["kind"] == "fault" and answer["why"].endswith(".")
    assert oak.waiting() == [] and workshop_under_way.store.journal(workshop_under_way.entry.id) == before


UNMEANT: list[dict[str, Any]] = [
    {"kind": "pile", "card": "\ud800", "pile": "more"},
    {"kind": "pile", "card": A, "pile": "more", "note": "\ud800"},
    {"kind": "write", "note": "n", "field": "f", "text": "\ud800", "base": 0, "client": "c"},
    {"kind": "write", "note": "n", "field": "f", "text": "\x00", "base": 10**40, "client": "c"},
    {"kind": "hold", "seat": 10**40},
    {"kind": ["pile"]},
    {"kind": {"pile": 1}},
    {"kind": None},
    {},
    {"kind": "from_paper", "tiers": [[]]},
    {"kind": "argue", "card": A, "deep": json.loads("[" * 400 + "]" * 400)},
]


@pytest.mark.parametrize("act", UNMEANT, ids=range(len(UNMEANT)))
def test_whatever_stands_in_an_act_it_is_answered(oak: Browser, act: dict[str, Any]) -> None:
    """Done or refused, never a closed socket: the same laptop would send it again for ever."""
    assert oak.acts(act)[-1]["kind"] in ("done", "refused")
    assert oak.acts(pile(B))[-1]["kind"] == "done"
    assert oak.shows("table/benefit")["kind"] == "state"


@pytest.mark.parametrize("stage", [True, -1, 10**40, 1.5, "2", None, []])
def test_a_stage_that_is_none_is_as_none_said(oak: Browser, stage: Any) -> None:
    """The act is taken all the same."""
    assert oak.acts(pile(A), stage=stage)[-1]["kind"] == "done"


def test_a_message_of_bytes_is_a_fault(oak: Browser) -> None:
    """Only text is spoken here."""
    oak.session.send_bytes(b"\x00\xff")
    assert oak.hears()["kind"] == "fault" and oak.waiting() == []


def test_a_time_without_end_does_not_reach_a_browser(oak: Browser) -> None:
    """1e999 would be read as infinity, which is no JSON for whoever hears of it."""
    said = {**WELL, "activity": "day", "act": {"kind": "help", "on": True, "at": 0}}
    oak.session.send_text(json.dumps(said).replace('"at": 0', '"at": 1e999'))
    assert oak.hears()["kind"] == "fault"
    assert oak.shows("table/day")["body"]["answer"]["help_since"] is None


anything: Any = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(), max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=10,
)
topics = st.sampled_from(["stage", "table/benefit", "seat/benefit", "table/day", "room"]) | st.text(max_size=20)
kinds = st.sampled_from(
    ["pile", "place", "tie", "write", "mark", "head_count", "help", "finish", "from_paper", "weigh"]
)
acts = st.builds(
    lambda kind, rest: {**rest, "kind": kind},
    kinds | anything,
    st.dictionaries(
        st.sampled_from(
            ["card", "pile", "after", "note", "text", "field", "base", "client", "people", "on", "at", "tiers"]
        ),
        anything | st.sampled_from([A, B, "more", "n", 0, 1]),
        max_size=8,
    ),
)
messages = st.one_of(
    st.builds(json.dumps, anything),
    st.text(max_size=40),
    st.builds(lambda kind, topic, at: json.dumps({"kind": kind, "topic": topic, "revision": at}),
              st.sampled_from(["show", "hide"]), topics | anything, anything),
    st.builds(lambda seq, activity, party, stage, act: json.dumps({**WELL, "client": "fuzz", "seq": seq, "act": act,
                                                                   "activity": activity, "party": party, "stage": stage}),
              st.integers(-1, 40) | anything, st.sampled_from(["benefit", "day"]) | anything,
              st.sampled_from(["table", "seat"]) | anything, st.none() | st.integers() | anything, acts | anything),
)  # fmt: skip


@pytest.fixture(scope="module")
def lasting(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Server, UnderWay]]:
    store = Store(f"sqlite:///{tmp_path_factory.mktemp('live') / 'store.db'}", KINDS)
    hub = Live(store)
    hub._rates = Rates(1e6, 1e6)  # as many seats, not one that floods
    with TestClient(Starlette(routes=[WebSocketRoute("/live", hub.endpoint)])) as client:
        yield Server(client, hub), under_way(store)
    store.close()


@settings(max_examples=120)
@given(st.lists(messages, max_size=8))
def test_no_message_breaks_the_connection(lasting: tuple[Server, UnderWay], said: list[str]) -> None:
    """Whatever is sent, the socket still answers afterwards, all that came down is JSON, and others go on unharmed."""
    server, world = lasting
    with server.dial(world.oak) as session:
        browser = Browser(session, "oak")
        for text in said:
            browser.session.send_text(text)
        for message in browser.waiting():
            assert message["kind"] in ("state", "done", "late", "refused", "fault", "pong")
        assert browser.shows("stage")["kind"] == "state"
    assert world.elm.piles(A).status == "done"


# -- who asks for too much


def test_a_seat_has_one_allowance_for_all_its_pages(
    server: Server, oak: Browser, elm: Browser, workshop_under_way: UnderWay
) -> None:
    """Whatever it floods with on one page, it waits for on the others; another table is answered at once, and every act that was
    sent is taken in."""
    rate = server.hub._rates.of(f"{workshop_under_way.entry.id} {workshop_under_way.oak.link.name}")
    rate.a_second = 50
    for seq in range(1, 231):
        oak.say(kind="act", act=pile(A), client="flood", seq=seq, activity="benefit", party="table", stage=None)
    assert elm.acts(pile(B))[-1]["kind"] == "done"
    with server.dial(workshop_under_way.oak) as session:
        again = Browser(session, "again")
        assert again.waiting() == [] and rate.left < 50
    seen = [answer["seq"] for answer in [oak.until("done")[-1] for _ in range(230)]]
    assert seen == list(range(1, 231))


def test_a_link_opens_so_many_pages_and_no_more(
    server: Server, workshop_under_way: UnderWay, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The next one is told to wait and comes again by itself; once one is closed it is let in. Others are let in all along."""
    monkeypatch.setattr("workshop.live.SOCKETS_A_SEAT", 2)
    with server.dial(workshop_under_way.oak) as first, server.dial(workshop_under_way.oak) as second:
        Browser(first, "one"), Browser(second, "two")
        with server.dial(workshop_under_way.oak) as third, pytest.raises(WebSocketDisconnect) as refused:
            third.receive_text()
        assert refused.value.code == 1013 and "Too many pages" in refused.value.reason
        with server.dial(workshop_under_way.elm) as other:
            Browser(other, "elm")
    with server.dial(workshop_under_way.oak) as again:
        Browser(again, "again")


# -- who is gone


def test_who_leaves_is_forgotten(server: Server, workshop_under_way: UnderWay) -> None:
    """Nothing is held of a connection that closed."""
    for _ in range(3):
        with server.dial(workshop_under_way.oak) as session:
            browser = Browser(session, "x")
            browser.shows("stage"), browser.shows("table/benefit"), browser.acts(pile(A))
    with server.dial(workshop_under_way.elm) as session:
        Browser(session, "y").waiting()
        assert server.hub._shows == {} and {len(open) for open in server.hub.attendance._open.values()} == {1}


def test_a_table_closed_by_the_lead_can_still_be_read(oak: Browser, workshop_under_way: UnderWay) -> None:
    """A change of the setting-up reaches screens that are open."""
    oak.shows("stage")
    workshop_under_way.lead.sets_up(setting_up(area="Ashdale and Elmbury"))
    assert [state["body"]["area"] for state in oak.waiting()] == ["Ashdale and Elmbury"]


# -- after a backup was brought back


def test_a_client_is_told_what_is_held_of_what_it_said(oak: Browser) -> None:
    """So that it can send again what a server does not hold that came back from a backup; of one that nobody knows, nothing is."""
    oak.acts(pile(A)), oak.acts(pile(B))
    oak.say(kind="said", client="oak-browser", seq=7)
    assert oak.until("holds")[-1] == {"kind": "holds", "client": "oak-browser", "seq": 2}
    oak.say(kind="said", client="somebody-else", seq=0)
    assert oak.until("holds")[-1]["seq"] == 0
    for wrong in (
        {"client": "a b", "seq": 1},
        {"client": "oak", "seq": -1},
        {"client": "oak", "seq": True},
        {"client": "oak"},
    ):
        oak.say(kind="said", **wrong)
        assert oak.until("fault", "holds")[-1]["kind"] == "fault"


def test_what_is_said_again_is_counted_for_the_lead(server: Server, oak: Browser, workshop_under_way: UnderWay) -> None:
    """By table; what is said for the first time is not, whatever else stands in the message."""
    workshop = workshop_under_way.entry.id
    oak.acts(pile(A), again=True), oak.acts(pile(B), again="yes"), oak.acts(pile(C), meant={"life": ""})
    assert server.hub.attendance.said_again(workshop) == {1: 1} and not server.hub.attendance.said_again("another")
