"""Everything from a browser is hostile: no door and no page answers it with a fault of ours."""

import json
import runpy
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.testclient import TestClient

from pages.house import ROOT, House, house
from tests.pages.conftest import Somebody
from tests.pages.test_who_sees import registered
from tests.people import UnderWay, under_way
from workshop.gate import SameOrigin
from workshop.links import cookie_name
from workshop.registry import Link
from workshop.roles import PAGES, ROUTES

DOORS = sorted(path for path in ROUTES if path not in ("/demonstrate", "/live", "/check/{code}/live", "/ours/{name}"))
NASTY = ["", "0", "-1", "1e9", "9" * 30, "٣", "NULL", "../../etc/passwd", "%00", "\x00", "<script>alert(1)</script>", "' or 1=1 --",
         "{{7*7}}", "\ud800", "‮", "🙂" * 50, "x" * 5000]  # fmt: skip
text = st.sampled_from(NASTY) | st.text(max_size=40)
FIELDS = st.sampled_from(["code", "table", "digits", "from", "secret", "to", "key", "tables", "what"]) | st.text(
    max_size=8
)
forms = st.dictionaries(FIELDS, text, max_size=6)
bodies = st.one_of(
    st.tuples(st.just("application/x-www-form-urlencoded"), st.binary(max_size=200)),
    st.tuples(st.just("multipart/form-data; boundary=x"), st.binary(max_size=200)),
    st.tuples(st.sampled_from(["multipart/form-data", "multipart/form-data; boundary=", "text/plain", "", "application/json", "x y; z="]),
              st.binary(max_size=200)),
    st.tuples(st.just("application/json"), st.dictionaries(text, text, max_size=3).map(lambda told: json.dumps(told).encode())),
)  # fmt: skip


class Street:
    """The server's own doors behind its gate, and a workshop under way."""

    def __init__(self, here: House, world: UnderWay, client: TestClient) -> None:
        self.here, self.world, self.client = here, world, client

    def path(self, door: str, parts: list[str]) -> str:
        """The address of a door, with a real name of the workshop's or something nasty in each place."""
        entry = self.world.entry
        real = {
            "{workshop}": entry.id,
            "{code}": entry.code,
            "{section}": "framing",
            "{pack}": "data-for-public-benefit-2018",
        }
        for name, at in ((one, index) for index, one in enumerate(piece for piece in door.split("/") if "{" in piece)):
            bare = name.replace(".svg", "")
            part = parts[at % len(parts)] if parts else real.get(bare, "x")
            door = door.replace(bare, part)
        return door


@pytest.fixture(scope="module")
def street(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Street]:
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("COMMON_GROUND_STORE", str(tmp_path_factory.mktemp("hostile")))
        house.cache_clear()
        here = house()
        app = Starlette(routes=runpy.run_path(str(ROOT / "app.py"))["routes"], middleware=[Middleware(SameOrigin)])
        with TestClient(
            app, base_url="http://192.168.1.20:8501", client=("192.168.1.66", 1), follow_redirects=False
        ) as client:
            patched.setattr("workshop.patience.TRIES", 10**9)  # whoever guesses is slowed down elsewhere
            yield Street(here, under_way(here.store), client)
        here.store.close()
        house.cache_clear()


def encoded(part: str) -> str:
    return part.encode("utf-8", "replace").decode()


@settings(max_examples=150)
@given(
    st.sampled_from(DOORS),
    st.lists(text.map(encoded), max_size=2),
    forms,
    st.sampled_from(["lead", "seat-1", "none"]),
    text,
)
def test_no_door_fails_whatever_it_is_told(
    street: Street, door: str, parts: list[str], told: dict[str, str], who: str, secret: str
) -> None:
    """With any address, form, query and cookie, by a lead, a table and nobody: an answer under 500, and the server goes on."""
    world, store = street.world, street.here.store
    held = {"lead": world.lead.secret, "seat-1": world.oak.secret, "none": encoded(secret)}[who]
    name = cookie_name(store, world.entry.id, who)
    cookie = f"{name}={held}".encode("latin-1", "replace").replace(b"\r", b"").replace(b"\n", b"").replace(b"\x00", b"")
    told = {encoded(field): encoded(value) for field, value in told.items()}
    if door == "/renew/{workshop}" and who == "lead":
        told["what"] = "x" + told.get("what", "")  # what it may renew it would renew
    address = street.path(door, parts)
    for method in ("GET", "POST"):
        sent: dict[str, Any] = {"data": told} if method == "POST" else {"params": told}
        answer = street.client.request(method, quote(address), headers={b"cookie": cookie}, **sent)
        assert answer.status_code < 500, (method, address, told)
    assert street.client.get("/join").status_code == 200


@settings(max_examples=80)
@given(st.sampled_from(DOORS), bodies)
def test_no_body_breaks_a_door(street: Street, door: str, body: tuple[str, bytes]) -> None:
    """Of any kind, whole or broken."""
    kind, content = body
    headers = {"content-type": kind.encode("latin-1", "replace").decode("latin-1")}
    answer = street.client.post(street.path(door, []), content=content, headers=headers)
    assert answer.status_code < 500, (door, body)


@pytest.mark.parametrize("page", [page for page in PAGES if page])
def test_no_page_fails_whatever_its_address_says(here: House, somebody: Somebody, begun: Link, page: str) -> None:
    """Also to whoever may see it: what it reads from its address is text of a stranger's."""
    role = next((one for one in ("lead", "seat", "observer", "room") if one in PAGES[page]), "")
    link = (
        begun
        if role == "lead"
        else somebody.given(role or "host", begun.workshop if role else "", 1 if role == "seat" else None)
    )
    nasty = "\x00<script>'\"{{" + "9" * 30
    opened = somebody.opens("site.py", link, part=nasty, look=nasty, page=nasty, then=nasty)
    assert not opened.switch_page(registered()[page]).run().exception
