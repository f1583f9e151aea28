"""Precompressed files: what a browser is given where it takes gzip, and that nothing else is changed."""

import gzip
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles
from starlette.testclient import TestClient

from workshop.precompressed import A_PIECE, Precompressed, Shelf, takes_gzip

SCRIPT = "".join(f"export const n{n} = {n};\n" for n in range(20_000)).encode()
HASHED, PLAIN, PAGE = "/static/js/index.C1JORDN2.js", "/static/board.js", "/"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "static" / "js").mkdir(parents=True)
    (tmp_path / "static" / "js" / "index.C1JORDN2.js").write_bytes(SCRIPT)
    (tmp_path / "static" / "board.js").write_bytes(SCRIPT)
    (tmp_path / "static" / "small.js").write_bytes(b"export const a = 1;\n")
    (tmp_path / "static" / "font.woff2").write_bytes(SCRIPT)
    (tmp_path / "static" / "noise.css").write_bytes(os.urandom(5000))
    (tmp_path / "index.html").write_text("<!doctype html><title>Common Ground</title>" + "<p>" * 500)
    return tmp_path


@pytest.fixture
def shelf(folder: Path) -> Shelf:
    made = Shelf({"/static": folder / "static"}, {"/": folder / "index.html"})
    made.fill()
    return made


@pytest.fixture
def server(folder: Path, shelf: Shelf) -> Iterator[TestClient]:
    """A server with the shelf before a middleware that compresses again whatever it sees."""
    middleware = [Middleware(Precompressed, shelf=shelf), Middleware(GZipMiddleware, minimum_size=500)]
    with TestClient(
        Starlette(routes=[Mount("/", StaticFiles(directory=folder, html=True))], middleware=middleware)
    ) as c:
        yield c


def raw(server: TestClient, path: str, method: str = "GET", **headers: str) -> tuple[Any, bytes]:
    """The answer, and its body as it went over the wire."""
    with server.stream(method, path, headers={"accept-encoding": "gzip, deflate, br", **headers}) as answer:
        return answer, b"".join(answer.iter_raw())


@pytest.mark.parametrize(
    ("path", "kind"), [(HASHED, "text/javascript"), (PLAIN, "text/javascript"), (PAGE, "text/html")]
)
def test_a_browser_is_given_the_small_form(server: TestClient, path: str, kind: str) -> None:
    """Compressed once and no more, with its length, its kind, and word that there is another form."""
    answer, body = raw(server, path)
    whole = SCRIPT if path != PAGE else raw(server, path, **{"accept-encoding": "identity"})[1]
    assert answer.status_code == 200 and gzip.decompress(body) == whole
    assert answer.headers["content-encoding"] == "gzip" and answer.headers["vary"] == "Accept-Encoding"
    assert answer.headers["content-length"] == str(len(body)) and len(body) < len(whole)
    assert answer.headers["content-type"] == f"{kind}; charset=utf-8"


def test_only_what_is_named_for_what_it_holds_is_kept_for_ever(server: TestClient) -> None:
    """Of everything else a browser asks each time whether it is still so."""
    kept = {path: raw(server, path)[0].headers["cache-control"] for path in (HASHED, PLAIN, PAGE)}
    assert "immutable" in kept[HASHED] and kept[PLAIN] == kept[PAGE] == "no-cache"


@pytest.mark.parametrize("accepts", ["identity", "", "gzip;q=0", "gzip; q=0.0, *", "br"])
def test_whoever_does_not_take_gzip_has_the_file_as_it_is(server: TestClient, accepts: str) -> None:
    """And a cache between is told that there are two forms."""
    answer, body = raw(server, PLAIN, **{"accept-encoding": accepts})
    assert body == SCRIPT and "content-encoding" not in answer.headers
    assert "accept-encoding" in answer.headers["vary"].lower()


@pytest.mark.parametrize("accepts", ["gzip", "GZIP;q=0.5", "x-gzip", "*", "br;q=1.0, *;q=0.1"])
def test_gzip_may_be_asked_for_in_many_ways(accepts: str) -> None:
    """By name in any case, by its old name, or by a star."""
    assert takes_gzip(accepts)


def test_only_the_headers_are_asked_for(server: TestClient) -> None:
    """HEAD has the headers of GET, length and all, and no body."""
    (full, _), (head, body) = raw(server, HASHED), raw(server, HASHED, "HEAD")
    assert head.headers == full.headers and head.status_code == 200 and body == b""


def test_a_part_of_a_file_is_a_part_of_the_file(server: TestClient) -> None:
    """Ranges count the bytes of the file itself; the mark of its small form asks for the whole of it."""
    answer, body = raw(server, PLAIN, range="bytes=10-29")
    assert answer.status_code == 206 and body == SCRIPT[10:30] and "content-encoding" not in answer.headers
    mark = raw(server, PLAIN)[0].headers["etag"]
    answer, body = raw(server, PLAIN, **{"range": "bytes=10-29", "if-range": mark, "accept-encoding": "identity"})
    assert answer.status_code == 200 and body == SCRIPT


def test_what_a_browser_has_is_not_sent_again(server: TestClient) -> None:
    """By the mark of the form that it has, among others or weakened, or by its time; never by the mark of the other form."""
    full, small = (raw(server, PLAIN, **{"accept-encoding": one})[0].headers for one in ("identity", "gzip"))
    assert full["etag"] != small["etag"]
    for has in (
        {"if-none-match": small["etag"]},
        {"if-none-match": f'"other", W/{small["etag"]}'},
        {"if-none-match": "*"},
        {"if-modified-since": small["last-modified"]},
    ):
        answer, body = raw(server, PLAIN, **has)
        assert answer.status_code == 304 and body == b"" and answer.headers["etag"] == small["etag"], has
        assert "content-length" not in answer.headers and answer.headers["vary"] == "Accept-Encoding"
    for has_not in (
        {"if-none-match": full["etag"]},
        {"if-none-match": '"other"', "if-modified-since": small["last-modified"]},
        {"if-modified-since": "Thu, 01 Jan 1970 00:00:00 GMT"},
        {"if-modified-since": "yesterday"},
    ):
        assert raw(server, PLAIN, **has_not)[0].status_code == 200, has_not


def test_a_file_that_changed_is_not_given_as_it_was(server: TestClient, folder: Path) -> None:
    """What is on the disk now is sent, and a file that is gone is gone."""
    (folder / "static" / "board.js").write_text("export const changed = true;\n")
    assert raw(server, PLAIN)[1] == b"export const changed = true;\n"
    (folder / "static" / "board.js").unlink()
    assert raw(server, PLAIN)[0].status_code == 404


def test_what_gains_nothing_is_left_alone(shelf: Shelf) -> None:
    """Small files, fonts, and what is compressed already."""
    held = [path for path in ("/static/small.js", "/static/font.woff2", "/static/noise.css") if shelf.covers(path)]
    assert held == [] and shelf.covers(HASHED)


def test_until_it_is_filled_everything_is_as_before(folder: Path) -> None:
    """The server answers while the files are being compressed."""
    empty = Shelf({"/static": folder / "static"}, {})
    app = Starlette(
        routes=[Mount("/", StaticFiles(directory=folder))], middleware=[Middleware(Precompressed, shelf=empty)]
    )
    with TestClient(app) as client:
        answer, body = raw(client, PLAIN)
        assert body == SCRIPT and "content-encoding" not in answer.headers
        assert client.post(PLAIN).status_code == 405


def test_a_slow_phone_is_given_a_piece_at_a_time(folder: Path, shelf: Shelf) -> None:
    """No piece is larger than what one connection may hold, and the last one says so."""
    (folder / "static" / "large.js").write_bytes(os.urandom(300_000).hex().encode())
    shelf.fill()
    sent: list[Any] = []

    async def send(message: Any) -> None:
        sent.append(message)

    scope = {"type": "http", "method": "GET", "path": "/static/large.js", "headers": [(b"accept-encoding", b"gzip")]}
    give = Precompressed(None, shelf)(scope, None, send)  # type: ignore[arg-type]
    with pytest.raises(StopIteration):
        give.send(None)
    pieces = [message["body"] for message in sent[1:]]
    assert len(pieces) > 3 and max(map(len, pieces)) == A_PIECE and "more_body" not in sent[-1]
    assert gzip.decompress(b"".join(pieces)) == (folder / "static" / "large.js").read_bytes()


def test_what_is_in_place_of_another_is_there_before_anybody_asks(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page of ours is never answered by the app's own, however long the thread takes."""
    monkeypatch.setattr("threading.Thread.start", lambda thread: None)
    shelf = Shelf({"/static": folder / "static"}, {"/": folder / "index.html"})
    shelf.fill_meanwhile()
    assert shelf.at(PAGE) and not shelf.at(PLAIN)
