"""The whole server in a process of its own: it can be reached, it forgets nothing, and it calls nobody."""

import ipaddress
import json
import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import ClientConnection, connect

from exercises import KINDS
from tests.people import DECK, under_way
from tests.server import ROOT, Running, free_port, running
from workshop.addresses import lan_addresses
from workshop.database import store_url
from workshop.store import Store

PROBE = "10.255.255.255"  # a datagram socket that is connected to it sends nothing: it tells our own address
RECORDER = """
import os, sys
def hear(event, args):
    if event in ("socket.connect", "socket.sendto", "socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"):
        target = args[1] if event in ("socket.connect", "socket.sendto") else args[0]
        if isinstance(target, tuple):
            target = target[0]
        with open(os.environ["CALLS"], "a") as calls:
            calls.write(f"{event} {target}\\n")
sys.addaudithook(hear)
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("server")


@pytest.fixture(scope="module")
def code(folder: Path) -> str:
    """A workshop under way in the store, from before the server starts."""
    store = Store(store_url(str(folder / "store"), folder), KINDS)
    world = under_way(store)
    store.close()
    return world.entry.code


@pytest.fixture(scope="module")
def calls(folder: Path) -> Path:
    """Where the server's process notes whom it calls."""
    (folder / "ears").mkdir()
    (folder / "ears" / "sitecustomize.py").write_text(RECORDER)
    return folder / "calls.txt"


@pytest.fixture(scope="module")
def here(folder: Path, code: str, calls: Path) -> Iterator[Running]:
    public = {"COMMON_GROUND_ADDRESS": "https://workshop.example.org"}
    with running(folder / "store", PYTHONPATH=str(folder / "ears"), CALLS=str(calls), **public) as started:
        yield started


def joins(here: Running, code: str, table: int = 3) -> tuple[str, str]:
    """A laptop that comes in by the doors: the place in its address, and its cookie."""
    with httpx.Client(base_url=here.address) as browser:
        asked = browser.post("/join", data={"code": code}, headers={"origin": here.address})
        assert asked.headers["location"] == f"/join/{code}"
        seated = browser.post(f"/join/{code}", data={"table": str(table)}, headers={"origin": here.address})
        assert seated.status_code == 303, seated.text
        place = re.sub(r"^/table\?", "", seated.headers["location"])
        return place, seated.headers["set-cookie"].partition(";")[0]


@pytest.fixture(scope="module")
def seat(here: Running, code: str) -> tuple[str, str]:
    """A laptop that has joined, for all."""
    return joins(here, code, 3)


@contextmanager
def laptop(here: Running, place: str, cookie: str) -> Iterator[ClientConnection]:
    headers = {"Cookie": cookie}
    address = here.address.replace("http:", "ws:")
    with connect(f"{address}/live?{place}", additional_headers=headers, origin=here.address) as wire:  # type: ignore[arg-type]
        assert json.loads(wire.recv(timeout=20))["kind"] == "here"
        yield wire


def until(wire: ClientConnection, *kinds: str) -> dict[str, Any]:
    while (heard := json.loads(wire.recv(timeout=20)))["kind"] not in kinds:
        pass
    return heard


def says(wire: ClientConnection, seq: int, act: dict[str, Any]) -> dict[str, Any]:
    message = {
        "kind": "act",
        "client": "real-laptop",
        "seq": seq,
        "activity": "benefit",
        "party": "table",
        "stage": None,
    }
    wire.send(json.dumps({**message, "act": act}))
    return until(wire, "done", "late", "refused", "fault")


def draws(here: Running, host: str) -> list[ForwardMsg]:
    """A browser on a phone that opens the first page through Streamlit's own socket, at the address `host`."""
    raw = socket.create_connection(("127.0.0.1", here.port))
    page = BackMsg()
    page.rerun_script.query_string = ""
    heard = []
    with connect(
        f"ws://{host}:{here.port}/_stcore/stream", sock=raw, origin=f"http://{host}:{here.port}",  # type: ignore[arg-type]
        subprotocols=["streamlit"], max_size=None,  # type: ignore[list-item]
    ) as wire:  # fmt: skip
        wire.send(page.SerializeToString())
        while not heard or heard[-1].WhichOneof("type") != "script_finished":
            heard.append(ForwardMsg.FromString(wire.recv(timeout=60)))  # type: ignore[arg-type]
    return heard


def test_it_says_where_it_can_be_reached(here: Running) -> None:
    """This laptop's address, one for the room for each network, and the key for setting up from elsewhere."""
    printed = "\n".join(here.printed)
    assert f"http://localhost:{here.port}" in printed
    assert all(f"http://{address}:{here.port}" in printed for address in lan_addresses())
    key = re.search(r"Host key: +([0-9a-f]{8})\b", printed)
    assert key
    headers = {"host": f"192.168.1.20:{here.port}"}
    for given, status in (("wrong", 403), (key[1], 303)):
        asked = httpx.post(f"{here.address}/host", data={"key": given}, headers=headers)
        assert asked.status_code == status


def test_streamlit_draws_the_first_page_for_a_phone(here: Running) -> None:
    """At a LAN address, as well as on the laptop itself, without a fault."""
    for host in ("192.168.1.20", "127.0.0.1"):
        heard = draws(here, host)
        kinds = [message.WhichOneof("type") for message in heard]
        assert "delta" in kinds and not any(message.delta.new_element.HasField("exception") for message in heard)


def test_another_site_gets_no_socket(here: Running) -> None:
    """Neither ours nor Streamlit's, and no form."""
    for path in ("live", "_stcore/stream"):
        with (
            pytest.raises((InvalidStatus, ConnectionClosed)),
            connect(f"ws://127.0.0.1:{here.port}/{path}", origin="http://evil.example") as wire,  # type: ignore[arg-type]
        ):
            wire.recv(timeout=20)
    asked = httpx.post(f"{here.address}/join", data={"code": "ZZZZZZ"}, headers={"origin": "http://evil.example"})
    assert asked.status_code == 403
    assert all(httpx.get(f"{here.address}{path}", follow_redirects=True).status_code == 404
               for path in ("/_stcore/metrics", "/_stcore/metrics/"))  # fmt: skip


def test_a_second_server_on_the_store_says_so_and_ends(here: Running, folder: Path) -> None:
    """One sentence, no traceback, and a status that a script can read."""
    asked = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(free_port())]
    store = {**os.environ, "COMMON_GROUND_STORE": str(folder / "store")}
    ran = subprocess.run(asked, cwd=ROOT, env=store, capture_output=True, text=True, timeout=90)
    assert ran.returncode == 1
    file = folder / "store" / "common-ground.db"
    assert ran.stderr.strip() == f"Another Common Ground is running on this store ({file}). Stop it first."


def test_a_laptop_joins_and_places_a_card(here: Running, seat: tuple[str, str]) -> None:
    """By the doors and the live socket, as a browser would."""
    with laptop(here, *seat) as wire:
        wire.send(json.dumps({"kind": "show", "topic": "table/benefit", "revision": None}))
        assert until(wire, "state")["body"]["answer"]["order"]["finished"] is False
        assert says(wire, 1, {"kind": "place", "card": DECK[0], "pile": "more"})["kind"] == "done"


def test_the_log_tells_nothing_of_anybody(here: Running, code: str, seat: tuple[str, str]) -> None:
    """A day's worth of joining, writing, refusals and faults leaves no text, no secret, no code and no address in what is printed."""
    started = len(here.printed)
    place, cookie = seat
    written = {"kind": "write", "note": "n", "field": "criteria", "text": "Zebedee said so", "base": 0, "client": "c"}
    with laptop(here, place, cookie) as wire:
        assert says(wire, 100, written)["kind"] == "done"
        assert says(wire, 101, {**written, "kind": "zebedee"})["kind"] == "refused"
        assert says(wire, 102, {"kind": "place", "card": "zebedee"})["kind"] == "refused"
        wire.send("zebedee")
        assert until(wire, "fault")
    with httpx.Client(base_url=here.address) as browser:
        for path in (
            "/join/zebedee",
            "/read/zebedee",
            "/table?w=zebedee&as=lead",
            "/qr/zebedee.svg",
            "/print/workshop/zebedee",
        ):
            assert browser.get(path).status_code < 500
        for told in ({"secret": "zebedee"}, {"secret": ""}):
            assert browser.post("/enter", data=told).status_code in (404, 429)
        assert browser.post("/host", data={"key": "zebedee"}).status_code == 403
        assert (
            browser.post("/join", data={"code": "zebede"}, headers={"origin": "http://zebedee.example"}).status_code
            == 403
        )
    draws(here, "192.168.1.20")
    told = "\n".join(here.printed[started:]).lower()
    secret = cookie.partition("=")[2].lower()
    for word in ("zebed", secret, code.lower(), "127.0.0.1", "192.168.", place.lower()):
        assert word not in told, told


def test_the_server_calls_nobody(here: Running, code: str, calls: Path) -> None:
    """Started, joined, and browsed from a phone's address: no name was looked up and no machine called but this one."""
    draws(here, "192.168.1.20")
    draws(here, "workshop.example.org")
    noted = [line.split(" ", 1) for line in calls.read_text().splitlines()]
    assert ["socket.connect", PROBE] in noted, "the recorder heard nothing, so its silence means nothing"
    own = {"localhost", socket.gethostname(), "None", "", "0.0.0.0", "::", PROBE}
    strangers = {(event, target) for event, target in noted if target not in own and not _is_here(target)}
    assert strangers == set()


def _is_here(target: str) -> bool:
    try:
        return ipaddress.ip_address(target).is_loopback
    except ValueError:
        return target.startswith("/")  # a socket in the file system


def test_a_power_cut_loses_nothing(folder: Path, tmp_path: Path) -> None:
    """Killed and started again on its store: what was answered is there, and the laptop comes back to its own seat."""
    store = Store(store_url(str(tmp_path / "store"), folder), KINDS)
    code = under_way(store).entry.code
    store.close()
    with running(tmp_path / "store") as first:
        place, cookie = joins(first, code, 3)
        with laptop(first, place, cookie) as wire:
            answered = [
                says(wire, n, {"kind": "place", "card": card, "pile": "more"}) for n, card in enumerate(DECK, 1)
            ]
            assert {answer["kind"] for answer in answered} == {"done"}
            first.kill()
    with running(tmp_path / "store") as second, laptop(second, place, cookie) as wire:
        wire.send(json.dumps({"kind": "show", "topic": "table/benefit", "revision": None}))
        state = until(wire, "state")
        assert state["body"]["answer"]["order"]["piles"][0]["ordered"] == [[card] for card in reversed(DECK)]
        again = says(wire, len(DECK), {"kind": "place", "card": DECK[-1], "pile": "more"})
        assert again["kind"] == "done"
        wire.send(json.dumps({"kind": "show", "topic": "table/benefit", "revision": None}))
        assert until(wire, "state") == state
