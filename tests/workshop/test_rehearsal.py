"""The rehearsal workshop of a server: who may begin one, what its lead is told, and that nothing of it stays."""

import io
import time
from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.routing import WebSocketRoute
from starlette.testclient import TestClient

from tests.people import DECK, Laptop, Lead, UnderWay, setting_up
from workshop.database import StoreFault
from workshop.keeping.expiry import every
from workshop.keeping.going_out import backup, bundle
from workshop.keeping.zipped import PackageFault
from workshop.links import cookie_name, place_of
from workshop.live import Live
from workshop.patience import TRIES, Patience
from workshop.rehearsal import RehearsalDoors, Rehearsals, what_is_kept
from workshop.store import Store
from workshop.words import words

KEY = "quiet-otter"
ROOM, LAPTOP = "http://192.168.1.20:8501", "http://localhost:8501"


class Server:
    """The doors of a rehearsal and the live socket, and browsers that stand before them."""

    def __init__(self, store: Store, stack: ExitStack, left_alone: float = 30.0) -> None:
        self.live, self.stack = Live(store), stack
        self.rehearsals = Rehearsals(store, self.live, left_alone)
        doors = RehearsalDoors(store, words(), self.rehearsals, KEY, Patience())
        routes = [*doors.routes(), WebSocketRoute("/live", self.live.endpoint)]
        app = Starlette(routes=routes)
        self.here = stack.enter_context(TestClient(app, base_url=LAPTOP, client=("127.0.0.1", 5000)))
        self.away = TestClient(app, base_url=ROOM, client=("192.168.1.50", 5000))


@pytest.fixture
def server(store: Store) -> Iterator[Server]:
    with ExitStack() as stack:
        yield Server(store, stack)


def begins(browser: TestClient, **form: Any) -> Any:
    return browser.post("/rehearse", data={"tables": 3, **form})


def begun(server: Server) -> tuple[str, dict[str, str]]:
    """A rehearsal's id, and its lead's cookie as a header."""
    told = begins(server.here).json()
    return told["workshop"], {"cookie": told["cookie"]}


def test_the_laptop_itself_begins_one(server: Server, store: Store) -> None:
    """Without a key, and is given the code, the lead's cookie, and the digits of each table."""
    told = begins(server.here).json()
    (made,) = store.registry.workshops("rehearsal")
    assert (told["workshop"], told["code"]) == (made.id, made.code)
    assert told["digits"] == {str(table): store.registry.digits(made.id, table) for table in (1, 2, 3)}
    name, _, secret = told["cookie"].partition("=")
    link = store.registry.link(secret)
    assert link and (link.role, name) == ("lead", cookie_name(store, made.id, "lead"))


def test_another_machine_needs_the_host_key(server: Server) -> None:
    """And guesses at it are slowed down."""
    assert begins(server.away).status_code == 403
    assert begins(server.away, key=KEY).status_code == 200
    for _ in range(TRIES):
        assert begins(server.away, key="wrong").status_code == 403
    assert begins(server.away, key=KEY).status_code == 429


def test_there_is_one_at_a_time(server: Server) -> None:
    workshop, lead = begun(server)
    again = begins(server.here)
    assert (again.status_code, again.json()["why"]) == (409, words()("rehearsal.running"))
    assert server.here.post(f"/rehearse/{workshop}/end", headers=lead).status_code == 204
    assert begins(server.here).status_code == 200


@pytest.mark.parametrize("tables", ["0", "41", "-1", "3.5", "many", "", "٣", "999"])
def test_a_number_of_tables_is_expected(server: Server, tables: str) -> None:
    assert begins(server.here, tables=tables).status_code == 400


def test_only_its_lead_is_told_what_is_kept(server: Server, store: Store, workshop_under_way: UnderWay) -> None:
    """Every act by its name, with the revision of the room that has it in, and every answer; of no other workshop, nobody."""
    workshop, lead = begun(server)
    leader = Lead(store, store.registry.new_link(workshop, "lead")[1])
    leader.sets_up(setting_up()), leader.opens("benefit")
    oak = Laptop(store, store.registry.new_link(workshop, "seat", 1)[1])
    oak.piles(DECK[0]), oak.counts_heads(5), oak.writes("criteria", "Need")
    told = server.here.get(f"/rehearse/{workshop}", headers=lead).json()
    acts = [(client, seq, room) for client, seq, _, room in told["acts"]]
    assert acts == [
        (leader.client, 1, 1),
        (leader.client, 2, 2),
        (oak.client, 1, 3),
        (oak.client, 2, 3),
        (oak.client, 3, 4),
    ]
    assert server.live.revision(workshop, "room") == 4
    assert [note["text"] for note in told["answers"]["benefit table:1"]["notes"]] == ["Need"]
    assert server.here.get(f"/rehearse/{workshop}").status_code == 404
    world = workshop_under_way
    own = {"cookie": f"{cookie_name(store, world.entry.id, 'lead')}={world.lead.secret}"}
    assert server.here.get(f"/rehearse/{world.entry.id}", headers=own).status_code == 404
    assert server.here.post(f"/rehearse/{world.entry.id}/end", headers=own).status_code == 404
    assert store.registry.workshop(id=world.entry.id)


def test_a_seat_may_neither_ask_nor_end(server: Server, store: Store) -> None:
    workshop, _ = begun(server)
    secret, link = store.registry.new_link(workshop, "seat", 1)
    seat = {"cookie": f"{cookie_name(store, workshop, place_of(link))}={secret}"}
    assert server.here.get(f"/rehearse/{workshop}", headers=seat).status_code == 404
    assert server.here.post(f"/rehearse/{workshop}/end", headers=seat).status_code == 404


def test_it_leaves_no_trace(server: Server, store: Store) -> None:
    """It is in no list, is not exported, and when it ends every act and link of it goes."""
    workshop, lead = begun(server)
    Lead(store, store.registry.new_link(workshop, "lead")[1]).sets_up(setting_up())
    entry = store.registry.workshop(id=workshop)
    assert entry and entry.simulated and not store.registry.workshops() and not every(store)
    for write in (backup, bundle):
        with pytest.raises(PackageFault):
            write(store, entry, io.BytesIO())
    server.here.post(f"/rehearse/{workshop}/end", headers=lead)
    assert store.registry.workshop(id=workshop) is None and not store.journal(workshop)
    assert store.registry.link(lead["cookie"].partition("=")[2]) is None
    assert what_is_kept(store, workshop) == {"acts": [], "answers": {}}


def until(holds: Any) -> None:
    """Wait until something holds; a minute is long enough for anything here."""
    ends = time.monotonic() + 60
    while not holds():
        assert time.monotonic() < ends
        time.sleep(0.02)


def test_one_that_nobody_holds_any_more_is_removed(store: Store) -> None:
    """Its laptops went without a word, as when the command was killed: the server removes it, but not while one is there."""
    with ExitStack() as stack:
        server = Server(store, stack, left_alone=0.2)
        workshop, lead = begun(server)
        with server.here.websocket_connect(f"/live?w={workshop}&as=lead", headers=lead) as wire:
            wire.receive_text()
            time.sleep(0.5)
            assert store.registry.workshop(id=workshop)
        until(lambda: server.rehearsals.running is None)
        assert store.registry.workshop(id=workshop) is None


def test_one_that_cannot_be_removed_yet_is_removed_later(
    store: Store, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """A store that takes nothing in for a while keeps it only as long as that."""
    removes, tries = store.remove_workshop, iter([True])

    def reluctant(id: str) -> None:
        if next(tries, False):
            raise StoreFault("the disk is full")
        removes(id)

    monkeypatch.setattr(store, "remove_workshop", reluctant)
    with ExitStack() as stack:
        server = Server(store, stack, left_alone=0.05)
        workshop, _ = begun(server)
        until(lambda: server.rehearsals.running is None)
    assert "the disk is full" in caplog.text and store.registry.workshop(id=workshop) is None


def test_what_was_left_of_one_goes_when_the_server_starts(store: Store) -> None:
    """After a power cut in the middle of it."""
    left = store.registry.new_workshop("rehearsal")
    Rehearsals(store, Live(store))
    assert store.registry.workshop(id=left.id) is None
