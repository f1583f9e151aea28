"""The doors of the venue check: a page for a phone, what it measured, and a socket to measure with."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.routing import WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from tests.people import UnderWay
from workshop.checks import MOST_BYTES, MOST_PINGS, Checks
from workshop.links import cookie_name
from workshop.live import Live
from workshop.patience import TRIES, Patience
from workshop.plain import plain_pages
from workshop.store import Store
from workshop.venue import Measured, Venue
from workshop.words import words

MEASURED = {"load": 0.5, "socket": True, "trips": [0.002]}


class Server:
    def __init__(self, store: Store) -> None:
        self.live, self.venue = Live(store), Venue()

        checks = Checks(store, self.live, self.venue, Patience(), plain_pages(words()))
        self.app = Starlette(routes=[*checks.routes(), WebSocketRoute("/live", self.live.endpoint)])
        self.phone = TestClient(self.app, base_url="http://192.168.1.20:8501", client=("192.168.1.50", 5000))


@pytest.fixture
def server(store: Store) -> Iterator[Server]:
    server = Server(store)
    with server.phone:
        yield server


def leads(world: UnderWay) -> dict[str, str]:
    return {"cookie": f"{cookie_name(world.store, world.entry.id, 'lead')}={world.lead.secret}"}


def test_a_phone_opens_the_page(server: Server, workshop_under_way: UnderWay) -> None:
    """By the code in any case; the page may open a socket to this server, and nothing elsewhere."""
    page = server.phone.get(f"/check/{workshop_under_way.entry.code.lower()}")
    assert page.status_code == 200 and "Ashdale" in page.text and "/ours/checking.js" in page.text
    assert "connect-src 'self' ws: wss:" in page.headers["content-security-policy"]


@pytest.mark.parametrize("door", ["page", "measure", "socket"])
def test_codes_are_not_guessed(server: Server, workshop_under_way: UnderWay, door: str) -> None:
    """Whoever tries several is slowed down, as at the door for joining, whichever way they try: a right one then tells nothing."""

    def tries(code: str) -> int:
        if door == "page":
            return int(server.phone.get(f"/check/{code}").status_code)
        if door == "measure":
            return int(server.phone.post(f"/check/{code}", json=MEASURED).status_code)
        with pytest.raises(WebSocketDisconnect) as closed, server.phone.websocket_connect(f"/check/{code}/live"):
            pass
        return int(closed.value.code)

    wrong = [tries("ZZZZZZ") for _ in range(TRIES)]
    right = tries(workshop_under_way.entry.code)
    assert set(wrong) == {4404 if door == "socket" else 404}
    assert right == {"page": 429, "measure": 404, "socket": 4404}[door]


def test_what_a_phone_measured_reaches_the_lead(server: Server, workshop_under_way: UnderWay) -> None:
    """With the time, and the sort of address that it came by; the lead's page is told that there is something new."""
    world = workshop_under_way
    with server.phone.websocket_connect(f"/live?w={world.entry.id}&as=lead", headers=leads(world)) as wire:
        wire.send_text(json.dumps({"kind": "show", "topic": "control", "revision": None}))
        before = next(heard for heard in iter(lambda: json.loads(wire.receive_text()), {}) if heard["kind"] == "state")
        assert server.phone.post(f"/check/{world.entry.code}", json=MEASURED).status_code == 204
        after = json.loads(wire.receive_text())
    assert after["topic"] == "control" and after["revision"] > before["revision"]
    (tried,) = server.venue.phones_of(world.entry.id)
    assert (tried.measured, tried.where, tried.https) == (Measured(0.5, True, (0.002,)), "local", False)
    assert not server.venue.own
    server.phone.post(f"/check/{world.entry.code}", json=MEASURED,
                      headers={"host": "ws.example.org", "x-forwarded-proto": "https"})  # fmt: skip
    assert [(one.where, one.https) for one in server.venue.phones_of(world.entry.id)][0] == ("public", True)


def test_only_the_lead_speaks_for_the_leads_browser(server: Server, workshop_under_way: UnderWay) -> None:
    world, told = workshop_under_way, {**MEASURED, "from": "lead"}
    assert server.phone.post(f"/check/{world.entry.code}", json=told).status_code == 403
    assert not server.venue.own and not server.venue.phones_of(world.entry.id)
    assert server.phone.post(f"/check/{world.entry.code}", json=told, headers=leads(world)).status_code == 204
    assert server.venue.own[world.entry.id].measured.socket and not server.venue.phones_of(world.entry.id)


@pytest.mark.parametrize(
    "body",
    [b"", b"[]", b"{", b"nonsense", b'{"load": -1, "socket": true, "trips": []}', b'{"load": 1, "socket": true}',
     b'{"load": NaN, "socket": true, "trips": []}', b'{"load": 1, "socket": true, "trips": ["<b>"]}', b"[" * 4000,
     b'{"load": 1, "socket": true, "trips": [' + b"0," * MOST_BYTES + b"0]}", b"\xff\xfe"],
)  # fmt: skip
def test_anything_else_is_refused(server: Server, workshop_under_way: UnderWay, body: bytes) -> None:
    """Nothing of it is kept, and the server goes on."""
    code = workshop_under_way.entry.code
    assert server.phone.post(f"/check/{code}", content=body).status_code == 400
    assert not server.venue.phones_of(workshop_under_way.entry.id)
    assert server.phone.post("/check/ZZZZZZ", json=MEASURED).status_code == 404


def test_the_socket_answers_so_many_messages(server: Server, workshop_under_way: UnderWay) -> None:
    """And no more; for another code it does not open."""
    with server.phone.websocket_connect(f"/check/{workshop_under_way.entry.code}/live") as wire:
        for _ in range(MOST_PINGS):
            wire.send_text('{"kind": "ping"}')
            assert json.loads(wire.receive_text()) == {"kind": "pong"}
        with pytest.raises(WebSocketDisconnect):
            wire.receive_text()
    with pytest.raises(WebSocketDisconnect), server.phone.websocket_connect("/check/ZZZZZZ/live"):
        pass


def test_a_message_of_bytes_breaks_nothing(server: Server, workshop_under_way: UnderWay) -> None:
    """The socket closes, and the next one opens."""
    address = f"/check/{workshop_under_way.entry.code}/live"
    with server.phone.websocket_connect(address) as wire:
        wire.send_bytes(b"\x00")
        with pytest.raises(WebSocketDisconnect):
            wire.receive_text()
    with server.phone.websocket_connect(address) as wire:
        wire.send_text("anything")
        assert wire.receive_text()


def test_the_page_has_its_words(server: Server, workshop_under_way: UnderWay) -> None:
    """In an attribute, quoted: no sentence of it can be markup."""
    page: Any = server.phone.get(f"/check/{workshop_under_way.entry.code}").text
    assert "&#34;no_socket&#34;" in page
