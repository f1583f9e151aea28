"""The headers with which everything leaves the server."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient

from workshop.headers import SEALED, Sealed, inline_hashes

INDEX = Path(streamlit.__file__).parent / "static" / "index.html"


async def answer(request: Request) -> Response:
    own = {"Content-Security-Policy": "default-src 'none'", "Referrer-Policy": "no-referrer"}
    return PlainTextResponse("hello", headers=own if request.url.path == "/strict" else {})


@pytest.fixture
def client() -> Iterator[TestClient]:
    app = Starlette(routes=[Route("/{any:path}", answer)], middleware=[Middleware(Sealed, index=INDEX)])
    with TestClient(app, base_url="http://192.168.1.20:8501") as client:
        yield client


def test_every_answer_says_what_a_page_may_do(client: TestClient) -> None:
    """Whatever it is, and whoever made it."""
    headers = client.get("/").headers
    assert all(headers[name] == value for name, value in SEALED.items())
    said = headers["content-security-policy"]
    for rule in (
        "default-src 'self'",
        "frame-ancestors 'none'",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
    ):
        assert rule in said.split("; ")


def test_no_text_is_run_as_a_script(client: TestClient) -> None:
    """Neither by eval nor inline, but for the one inline script that Streamlit's page has."""
    scripts = re.search("script-src ([^;]*)", client.get("/").headers["content-security-policy"])
    assert scripts and "unsafe" not in scripts[1] and "*" not in scripts[1]
    assert scripts[1].split() == ["'self'", "blob:", *inline_hashes(INDEX)] and len(inline_hashes(INDEX)) == 1


def test_a_page_talks_to_this_server_alone(client: TestClient) -> None:
    """By the name that it was asked for; what is no name does not get into the header."""
    told = client.get("/").headers["content-security-policy"]
    assert "connect-src 'self' data: ws://192.168.1.20:8501 wss://192.168.1.20:8501;" in told
    odd = client.get("/", headers={"host": "a; script-src *"}).headers["content-security-policy"]
    assert "connect-src 'self' data:;" in odd and "*" not in odd


def test_a_stricter_policy_is_left_as_it_is(client: TestClient) -> None:
    """That of the doors' plain pages, for one."""
    headers = client.get("/strict").headers
    assert headers["content-security-policy"] == "default-src 'none'" and headers["referrer-policy"] == "no-referrer"
    assert headers["x-frame-options"] == "DENY"
