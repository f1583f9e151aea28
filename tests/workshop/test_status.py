"""The status of the server: told to those who run a workshop, and of nothing that anybody said."""

import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.routing import WebSocketRoute
from starlette.testclient import TestClient

from tests.people import DECK, Person, UnderWay
from workshop import status as told
from workshop.keeping.going_out import backup
from workshop.links import cookie_name, place_of
from workshop.live import Live
from workshop.status import StatusDoor, disk_free, memory
from workshop.store import Store


@pytest.fixture
def server(store: Store) -> Iterator[TestClient]:
    live = Live(store)
    routes = [WebSocketRoute("/live", live.endpoint), *StatusDoor(store, live).routes()]
    with TestClient(Starlette(routes=routes)) as client:
        yield client


def cookie(person: Person) -> dict[str, str]:
    name = cookie_name(person.store, person.link.workshop, place_of(person.link))
    return {"cookie": f"{name}={person.secret}"}


def asks(server: TestClient, person: Person) -> Any:
    return server.get(f"/status/{person.link.workshop}", headers=cookie(person))


def test_the_lead_and_helpers_are_told(server: TestClient, workshop_under_way: UnderWay) -> None:
    """How many laptops are connected, how soon acts are answered, how many are kept, and what the server uses."""
    oak, lead = workshop_under_way.oak, workshop_under_way.lead
    before = asks(server, lead).json()
    assert (before["laptops"], before["answered_p50"], before["backup"]) == (0, None, None)
    with server.websocket_connect(f"/live?w={oak.link.workshop}&as={place_of(oak.link)}", headers=cookie(oak)) as wire:
        said = {"client": "c", "seq": 1, "activity": "benefit", "party": "table", "stage": None}
        wire.send_text(json.dumps({"kind": "act", **said, "act": {"kind": "pile", "card": DECK[0], "pile": "more"}}))
        while json.loads(wire.receive_text())["kind"] != "done":
            pass
        now = asks(server, workshop_under_way.opens_link("helper")).json()
    assert now["laptops"] == 1 and now["acts"] == before["acts"] + 1
    assert 0 <= now["answered_p50"] <= now["answered_p95"]
    assert now["processor_seconds"] > 0 and now["processors"] >= 1 and now["disk_free"] > 0
    assert DECK[0] not in json.dumps(now)


def test_nobody_else_is_told(server: TestClient, workshop_under_way: UnderWay) -> None:
    """Not a table, the wall, an observer or a stranger; and nothing of another workshop."""
    for role in ("room", "observer"):
        assert asks(server, workshop_under_way.opens_link(role)).status_code == 404
    assert asks(server, workshop_under_way.oak).status_code == 404
    assert server.get(f"/status/{workshop_under_way.entry.id}").status_code == 404
    assert server.get("/status/another", headers=cookie(workshop_under_way.lead)).status_code == 404


def test_a_backup_is_noted(server: TestClient, workshop_under_way: UnderWay) -> None:
    """When it was taken, until the workshop is removed; a bundle is no backup."""
    world = workshop_under_way
    world.store.clock = lambda: 1234.5
    backup(world.store, world.entry, io.BytesIO())
    assert asks(server, world.lead).json()["backup"] == 1234.5
    world.store.remove_workshop(world.entry.id)
    assert world.store.backed_up_at(world.entry.id) is None


def test_what_cannot_be_known_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A store that is kept elsewhere has no disk here; a machine that does not tell its memory is not guessed at."""
    assert disk_free(None) is None and disk_free(tmp_path / "gone") is None
    assert (memory() or 0) > 1_000_000
    monkeypatch.setattr(told.sys, "platform", "win32")
    assert memory() is None
