"""The gate: no other site speaks to this server through somebody's browser."""

import asyncio
from collections.abc import Iterator
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocket, WebSocketDisconnect

from workshop.gate import SameOrigin
from workshop.words import words

HOST = "192.168.1.20:8501"
OWN, FOREIGN = (
    f"http://{HOST}",
    ["http://evil.example", "null", "http://192.168.1.20", f"http://{HOST}.evil.example", "http://["],
)


async def echo(request: Request) -> Response:
    return PlainTextResponse(request.headers.get("origin", "none"))


async def socket(websocket: WebSocket) -> None:
    await websocket.accept()
    await websocket.send_text(websocket.headers.get("origin", "none"))
    await websocket.close()


@pytest.fixture
def client() -> Iterator[TestClient]:
    methods = ["GET", "POST", "PUT", "DELETE"]
    routes = [
        Route("/{path:path}", echo, methods=methods),
        WebSocketRoute("/live", socket),
        WebSocketRoute("/_stcore/stream", socket),
    ]
    app = Starlette(routes=routes, middleware=[Middleware(SameOrigin)])
    with TestClient(app, base_url=OWN) as client:
        yield client


def hears(client: TestClient, path: str, **headers: str) -> str:
    with client.websocket_connect(path, headers={"host": HOST, **headers}) as socket:
        return socket.receive_text()


@pytest.mark.parametrize("origin", FOREIGN)
@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_another_site_changes_nothing(client: TestClient, method: str, origin: str) -> None:
    """A request that changes something is refused from any other origin, before anything behind the gate sees it."""
    assert client.request(method, "/join", headers={"origin": origin}).status_code == 403


@pytest.mark.parametrize("origin", FOREIGN)
@pytest.mark.parametrize("path", ["/live", "/_stcore/stream"])
def test_another_site_opens_no_socket(client: TestClient, path: str, origin: str) -> None:
    """A socket from any other origin is closed before it was open."""
    with pytest.raises(WebSocketDisconnect) as closed:
        hears(client, path, origin=origin)
    assert closed.value.code == 4403


def test_the_gate_speaks_as_the_device_is_read(client: TestClient) -> None:
    """Whoever is refused is told why in the words of its device; a cookie that is none of ours is passed over."""
    for cookie, language in (("cg_reads=cy", "cy"), ("cg_reads=qq; x", "en"), ("", "en")):
        answer = client.post("/join", headers={"origin": "http://evil.example", "cookie": cookie})
        assert answer.text == words(language)("gate.other_site")


def test_our_own_pages_pass(client: TestClient) -> None:
    """A form and a socket of our own go through, and so does a program that is no browser."""
    assert client.post("/join", headers={"origin": OWN}).text == OWN
    assert client.post("/join").text == "none"
    assert hears(client, "/live", origin=OWN) == OWN and hears(client, "/live") == "none"


def test_https_in_front_changes_nothing(client: TestClient) -> None:
    """Behind a proxy that ends TLS the origin's scheme differs and its host does not."""
    assert client.post("/join", headers={"origin": f"https://{HOST}"}).status_code == 200


def test_looking_is_open_to_links(client: TestClient) -> None:
    """A link on another site may lead here: reading changes nothing."""
    assert client.get("/join", headers={"origin": "http://evil.example"}).status_code == 200


@pytest.mark.parametrize(
    ("site", "status"), [("cross-site", 403), ("same-site", 403), ("same-origin", 200), ("none", 200)]
)
def test_a_browser_that_names_no_origin_names_its_site(client: TestClient, site: str, status: int) -> None:
    """Where Origin is left out, Sec-Fetch-Site is believed."""
    assert client.post("/join", headers={"sec-fetch-site": site}).status_code == status


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
@pytest.mark.parametrize(
    ("mode", "dest", "status"),
    [("navigate", "document", 200), ("navigate", "iframe", 403), ("no-cors", "image", 403), ("cors", "empty", 403)],
)
def test_another_site_may_lead_people_here_and_no_more(
    client: TestClient, site: str, mode: str, dest: str, status: int
) -> None:
    """A link is followed; nothing is framed, loaded as a picture or fetched, also where nothing is changed by it."""
    asked = {"sec-fetch-site": site, "sec-fetch-mode": mode, "sec-fetch-dest": dest}
    assert client.get("/demonstrate?again=yes", headers=asked).status_code == status


@pytest.mark.parametrize("method", ["GET", "POST", "HEAD"])
@pytest.mark.parametrize(
    "name", ["evil.example", "evil.example:8501", "192.168.1.20.evil.example", "a b", "x@localhost", "[::1"]
)
def test_a_name_that_was_made_to_point_here_gets_nothing(client: TestClient, method: str, name: str) -> None:
    """Although its pages and ours would be of one origin to a browser: no page, no form, and a sentence that says why."""
    answer = client.request(method, "/join", headers={"host": name, "origin": f"http://{name}"})
    assert answer.status_code == 421 and (method == "HEAD" or "does not go by that name" in answer.text)
    with pytest.raises(WebSocketDisconnect) as closed:
        hears(client, "/live", host=name, origin=f"http://{name}")
    assert closed.value.code == 4421


def test_streamlit_is_told_that_the_origin_is_local(client: TestClient) -> None:
    """Only on Streamlit's own paths, so that it never asks an outside host for its address."""
    assert hears(client, "/_stcore/stream", origin=OWN) == "http://localhost"
    assert client.get("/_stcore/health", headers={"origin": OWN}).text == "http://localhost"
    assert client.get("/join", headers={"origin": OWN}).text == OWN
    assert hears(client, "/_stcore/stream") == "none"


def test_metrics_are_closed(client: TestClient) -> None:
    """Counts of what people do are nobody's to read."""
    assert client.get("/_stcore/metrics").status_code == 404


def test_a_form_is_as_long_as_a_form(client: TestClient) -> None:
    """Longer than any of ours, or of a length that it does not say, is not even read; files for Streamlit pass."""
    assert client.post("/join", data={"code": "x" * 10_000}).status_code == 200
    assert client.post("/join", data={"code": "x" * 20_000}).status_code == 413
    assert client.post("/join", content=iter([b"code=", b"x"])).status_code == 411
    assert client.get("/join", headers={"content-length": "1e9"}).status_code == 413
    assert client.put("/_stcore/upload_file/1", content=b"x" * 20_000).status_code == 200


class Crowd:
    """An app behind the gate whose sockets stay open until told, and laptops that ask for one."""

    def __init__(self) -> None:
        self.gate, self.ends = SameOrigin(self.app), asyncio.Event()
        self.let_in: list[str] = []

    async def app(self, scope: Any, receive: Any, send: Any) -> None:
        self.let_in.append(scope["client"][0])
        await self.ends.wait()

    async def asks(self, address: str) -> list[int]:
        """The codes with which a laptop at an address is refused; [] for one that was let in."""
        told: list[int] = []

        async def send(message: Any) -> None:
            told.append(message["code"])

        headers = [(b"host", HOST.encode()), (b"origin", OWN.encode())]
        scope = {"type": "websocket", "path": "/live", "headers": headers, "client": (address, 5000)}
        asked = asyncio.create_task(self.gate(scope, None, send))  # type: ignore[arg-type]
        await asyncio.sleep(0)
        return told or ([] if not asked.done() else [0])


@pytest.mark.parametrize("name", ["SOCKETS_AN_ADDRESS", "ARRIVALS_AT_ONCE"])
def test_one_laptop_cannot_take_every_place(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Neither by holding sockets nor by opening them again and again. Others are let in, and so is this machine, which a proxy
    stands on."""
    monkeypatch.setattr(f"workshop.gate.{name}", 3)

    async def come() -> None:
        crowd = Crowd()
        assert [await crowd.asks("192.168.1.66") for _ in range(5)] == [[], [], [], [4429], [4429]]
        assert await crowd.asks("192.168.1.67") == []
        assert [await crowd.asks("127.0.0.1") for _ in range(9)] == [[]] * 9
        crowd.ends.set()
        for _ in range(5):
            await asyncio.sleep(0)
        assert crowd.gate._open == {}

    asyncio.run(come())
