"""Renewing links: what leaked opens nothing from that moment, and nothing that was said is lost."""

import json
import re
from collections.abc import Iterator
from contextlib import ExitStack
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.routing import WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from tests.people import DECK, Person, UnderWay
from workshop.acts import Refused
from workshop.doors import Doors
from workshop.links import cookie_name, place_of
from workshop.live import Live
from workshop.renewing import RenewingDoor
from workshop.scene import Scene
from workshop.store import Store
from workshop.words import words


class Building:
    """Doors and the live socket of one server, and browsers that hold somebody's link."""

    def __init__(self, store: Store, stack: ExitStack) -> None:
        doors = Doors(store, words(), "key", {}, lambda *_: store.registry.new_workshop("demonstration"), Path())
        renewing = RenewingDoor(store, words(), doors.page, lambda _: "http://192.168.1.20:8501")
        live = WebSocketRoute("/live", Live(store).endpoint)
        self.store, self.stack = store, stack
        self.app = Starlette(routes=[*doors.routes(), *renewing.routes(), live])
        self.first = stack.enter_context(TestClient(self.app))

    def browser(self, person: Person | None = None) -> TestClient:
        browser = TestClient(self.app, base_url="http://192.168.1.20:8501", follow_redirects=False)
        if person:
            browser.cookies.set(cookie_name(self.store, person.link.workshop, place_of(person.link)), person.secret)
        return browser

    def socket(self, person: Person) -> Any:
        name = cookie_name(self.store, person.link.workshop, place_of(person.link))
        address = f"/live?w={person.link.workshop}&as={place_of(person.link)}"
        return self.first.websocket_connect(address, headers={"cookie": f"{name}={person.secret}"})

    def renews(self, lead: Person, what: str) -> list[str]:
        """The secrets that the lead's page shows afterwards."""
        page = self.browser(lead).post(f"/renew/{lead.link.workshop}", data={"what": what})
        assert page.status_code == 200, page.text
        return re.findall(r'class="secret">http://[^/]*/enter#([^<]*)<', unescape(page.text))


@pytest.fixture
def building(store: Store) -> Iterator[Building]:
    with ExitStack() as stack:
        yield Building(store, stack)


def test_a_leaked_link_of_a_table_opens_nothing_and_its_device_goes_on_with_a_new_one(
    building: Building, workshop_under_way: UnderWay
) -> None:
    """Sockets that are open close at once; by the new link the same seat comes back and what it marked is there. The table's digits
    are others. Elm next to it notices nothing."""
    world, store = workshop_under_way, building.store
    oak, registry = world.oak, store.registry
    assert oak.marks(DECK[0]).status == "done"
    digits = registry.digits(world.entry.id, 1)
    with building.socket(oak) as leaked, building.socket(world.elm) as elm:
        elm.receive_text(), leaked.receive_text()
        (secret,) = building.renews(world.lead, "table:1")
        with pytest.raises(WebSocketDisconnect) as gone:
            while True:
                leaked.receive_text()
        assert gone.value.code == 4401
        elm.send_text('{"kind": "ping"}')
        assert json.loads(elm.receive_text())["kind"] == "pong"
    assert registry.link(oak.secret) is None and not registry.holds(oak.link)
    assert building.browser().post("/enter", data={"secret": oak.secret}).status_code == 404
    again = building.browser().post("/enter", data={"secret": secret})
    assert again.headers["location"] == f"/table?w={world.entry.id}&as=seat-{oak.link.seat}"
    assert store.answer(oak.own).marks == {DECK[0]: "up"}
    assert registry.digits(world.entry.id, 1) != digits


@pytest.mark.parametrize("role", ["helper", "room", "observer", "lead"])
def test_every_old_link_of_a_role_is_renewed_and_no_other(
    building: Building, workshop_under_way: UnderWay, role: str
) -> None:
    """All that were handed out; an expert keeps its number. The browser that renews the lead's goes on, others need the new link."""
    world, registry = workshop_under_way, building.store.registry
    old = [world.opens_link(role) for _ in range(2)]
    others = [world.oak, world.elm, world.opens_link("helper" if role == "room" else "room")]
    secrets = building.renews(world.lead, role)
    assert len(secrets) == (2 if role == "observer" else 1)
    assert not any(registry.link(one.secret) for one in old) and all(registry.link(one.secret) for one in others)
    new = [registry.link(secret) for secret in secrets]
    assert [link and (link.role, link.seat) for link in new] == sorted({(role, one.link.seat) for one in old})


def test_the_lead_s_own_browser_goes_on(building: Building, workshop_under_way: UnderWay) -> None:
    """With a new link in its cookie; the old one is refused at the same door."""
    world = workshop_under_way
    browser, door = building.browser(world.lead), f"/renew/{world.entry.id}"
    assert browser.post(door, data={"what": "lead"}).status_code == 200
    assert browser.get(door).status_code == 200
    assert building.browser(world.lead).get(door).status_code == 404


def test_a_page_that_is_still_open_can_press_nothing(building: Building, workshop_under_way: UnderWay) -> None:
    """A page drawn before holds its link: what it sends afterwards is refused in a sentence."""
    world = workshop_under_way
    scene = Scene(building.store, words(), building.store.registry.link(world.lead.secret) or world.lead.link)
    building.renews(world.lead, "lead")
    for press in (lambda: scene.say({"kind": "eyes_up", "on": True}, "press"), lambda: scene.hand_out("lead")):
        with pytest.raises(Refused, match="was renewed"):
            press()
    assert not building.store.day(world.entry.id).eyes_up


@pytest.mark.parametrize("what", ["", "host", "seat", "table:99", "table:", "table:1x", "store", "x" * 5000])
def test_what_there_is_not_is_renewed_by_nobody(building: Building, workshop_under_way: UnderWay, what: str) -> None:
    """The page says what to choose from, and every link goes on."""
    world = workshop_under_way
    answer = building.browser(world.lead).post(f"/renew/{world.entry.id}", data={"what": what})
    assert answer.status_code == 400 and words()("renewing.choose") in answer.text
    assert building.store.registry.link(world.oak.secret)


def test_renewed_is_renewed_after_a_restart_too(store: Store, workshop_under_way: UnderWay, tmp_path: Path) -> None:
    """Digits and links are those that were drawn last."""
    world, registry = workshop_under_way, store.registry
    registry.draw_digits(world.entry.id, 1)
    ((secret, _),) = registry.renew(world.entry.id, "seat", [world.oak.link.seat or 0])
    digits, kinds = registry.digits(world.entry.id, 1), store.kinds
    store.close()
    again = Store(f"sqlite:///{tmp_path / 'store.db'}", kinds)
    assert again.registry.digits(world.entry.id, 1) == digits
    assert again.registry.link(secret) == world.oak.link and again.registry.link(world.oak.secret) is None
    again.remove_workshop(world.entry.id)
    again.close()
