"""The table of who may do what, walked over the wire: every act and every topic, by every kind of link."""

import json
import typing
from collections.abc import Iterator
from contextlib import ExitStack
from secrets import token_hex
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.routing import WebSocketRoute
from starlette.testclient import TestClient, WebSocketTestSession
from starlette.websockets import WebSocketDisconnect

from exercises import KINDS, planned
from tests.people import UnderWay, setting_up, under_way
from workshop.acts import Sort
from workshop.conducting import DAY
from workshop.links import cookie_name, place_of
from workshop.live import Live
from workshop.rates import Rates
from workshop.registry import Link
from workshop.report.draft import REPORT
from workshop.roles import STORE, TOPICS
from workshop.store import Store

ROLES = ("lead", "helper", "room", "seat", "observer")
SORTS: dict[tuple[str, str], Sort[Any]] = {
    ("day", "day"): DAY,
    **{(name, party): sort for name, kind in KINDS.items() for party, sort in kind.sorts.items()},
    **{("report", party): sort for party, sort in REPORT.sorts.items()},
}
OWN = {"table": ("seat",), "seat": ("seat",), "observer": ("observer",), "slips": (), "room": (), "day": ()}
NOT_FOR_IT = ("may not do that", "may not speak for")
ACTIVITIES = {one.kind: one for one in planned(5)}


def kinds(sort: Sort[Any]) -> set[str]:
    """The kinds of act that a sort of answer reads."""
    acts = typing.get_args(sort.acts)[0] if hasattr(sort.acts, "__metadata__") else sort.acts
    return {name for act in typing.get_args(acts) or (acts,)
            for name in typing.get_args(typing.get_type_hints(act)["kind"])}  # fmt: skip


@pytest.mark.parametrize("place", SORTS, ids="/".join)
def test_every_act_has_a_line(place: tuple[str, str]) -> None:
    """And every line an act: one that is added without saying who may send it is nobody's, and fails here."""
    assert SORTS[place].senders.keys() == kinds(SORTS[place])


class Wire:
    """A workshop that holds every activity, and a socket for each kind of link; table 1 is Oak."""

    def __init__(self, client: TestClient, world: UnderWay) -> None:
        self.client, self.world, self.store = client, world, world.store
        self.secrets = {"lead": (world.lead.secret, world.lead.link), "seat": (world.elm.secret, world.elm.link)}
        for role in ("helper", "room", "observer"):
            self.secrets[role] = self.store.registry.new_link(world.entry.id, role)

    def dial(self, secret: str, link: Link) -> WebSocketTestSession:
        cookie = f"{cookie_name(self.store, link.workshop, place_of(link))}={secret}"
        return self.client.websocket_connect(f"/live?w={link.workshop}&as={place_of(link)}", headers={"cookie": cookie})

    def asks(self, role: str, *messages: dict[str, Any]) -> list[dict[str, Any]]:
        """What somebody hears who sends these and nothing else, on a socket of its own."""
        heard: list[dict[str, Any]] = []
        with self.dial(*self.secrets[role]) as session:
            for message in (*messages, {"kind": "ping"}):
                session.send_text(json.dumps(message))
            while len(answers(heard)) < len(messages) or all(one["kind"] != "pong" for one in heard):
                heard.append(json.loads(session.receive_text()))
        return heard[1:]

    def may(self, role: str, activity: str, party: str, sent: list[str]) -> dict[str, bool]:
        """Which of these acts a role may send: those whose answer is anything but that the link may not."""
        client = token_hex(8)
        said = [
            {"kind": "act", "client": client, "seq": number, "activity": activity,
             "party": party, "stage": None, "act": {"kind": kind}}
            for number, kind in enumerate(sent, 1)
        ]  # fmt: skip
        told = {one["seq"]: one["why"] for one in answers(self.asks(role, *said))}
        return {kind: not any(no in told[number] for no in NOT_FOR_IT) for number, kind in enumerate(sent, 1)}


def answers(heard: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [one for one in heard if one["kind"] in ("done", "late", "refused", "state", "fault")]


@pytest.fixture(scope="module")
def wire(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Wire]:
    """One for all: who may do what is the same whatever has been done."""
    store = Store(f"sqlite:///{tmp_path_factory.mktemp('roles') / 'store.db'}", KINDS)
    world = under_way(store, activities=tuple({**{a.id: a for a in setting_up().activities},
                                               **{a.id: a for a in planned(5)}}.values()))  # fmt: skip
    with ExitStack() as stack:
        hub = Live(store)
        hub._rates = Rates(1e6, 1e6)  # as many people, not one that floods
        app = Starlette(routes=[WebSocketRoute("/live", hub.endpoint)])
        stack.callback(store.close)
        yield Wire(stack.enter_context(TestClient(app)), world)


@pytest.mark.parametrize("place", SORTS, ids="/".join)
def test_an_act_is_taken_from_whom_the_table_says_and_from_nobody_else(wire: Wire, place: tuple[str, str]) -> None:
    """Each kind of link sends each act: whoever stands in its line is answered about the act, everybody else is told that this
    is not for their link. What the store adds itself nobody sends."""
    (name, party), sort = place, SORTS[place]
    activity = ACTIVITIES[name].id if name in ACTIVITIES else name
    for role in ROLES:
        as_own = role in OWN[party]
        speaks = as_own or role in ("lead", "helper") and party in ("table", "room", "day")
        told = wire.may(
            role, activity, party if as_own or party in ("room", "day") else f"{party}:1", list(sort.senders)
        )
        for kind, may in told.items():
            assert may is (speaks and role in sort.senders[kind]), (role, kind)
    for kind, roles in sort.senders.items():
        assert roles.isdisjoint(STORE) or roles == STORE, kind


@pytest.mark.parametrize("topic", TOPICS)
def test_a_topic_is_shown_to_whom_the_table_says_and_to_nobody_else(wire: Wire, topic: str) -> None:
    """Of an activity or of none, whichever it is; and what Oak wrote goes to nobody else whatever they ask for."""
    wire.world.oak.writes("criteria", "the oak's own word")
    asked = f"{topic}{'voices' if topic == 'observer/' else 'benefit'}" if topic.endswith("/") else topic
    for role in ROLES:
        (heard, *_) = answers(wire.asks(role, {"kind": "show", "topic": asked, "revision": None}))
        assert (heard["kind"] == "state") is (role in TOPICS[topic][0]), (role, asked, heard)
        assert "oak's own word" not in json.dumps(heard)


@pytest.mark.parametrize(
    "topic", ["", "table", "table:1/benefit", "table/benefit/1", "stage/benefit", "control/x", "pen"]
)
def test_a_topic_without_a_line_is_shown_to_nobody(wire: Wire, topic: str) -> None:
    """Not to the lead either."""
    for role in ROLES:
        (heard, *_) = answers(wire.asks(role, {"kind": "show", "topic": topic, "revision": None}))
        assert heard["kind"] == "fault", (role, heard)


def test_a_seat_says_nothing_for_another_table(wire: Wire) -> None:
    """By no name that the other table could be given."""
    for party in ("table:1", "table:01", "table: 1", "seat:1", "observer:1", "room", "day", "table:1 ", "TABLE:1", ""):
        assert not any(wire.may("seat", "benefit", party, ["pile", "finish", "write"]).values()), party


@pytest.mark.parametrize("secret", ["none", "wrong", "another workshop's", "another table's", "a removed workshop's"])
def test_without_its_own_secret_a_socket_closes_at_once(wire: Wire, secret: str) -> None:
    """Before anything is sent down it, and whatever the address says."""
    registry, world = wire.store.registry, wire.world
    link = world.elm.link
    other = registry.new_workshop()
    held = {
        "none": "",
        "wrong": "A" * 22,
        "another workshop's": registry.new_link(other.id, "lead")[0],
        "another table's": world.oak.secret,
        "a removed workshop's": "",
    }[secret]
    if secret.startswith("a removed"):
        held, link = registry.new_link(other.id, "lead")
        wire.store.remove_workshop(other.id)
    for seen_as in (link, Link(link.workshop, "lead"), Link(link.workshop, "room")):
        with wire.dial(held, seen_as) as session, pytest.raises(WebSocketDisconnect) as gone:
            session.receive_text()
        assert gone.value.code == 4401
