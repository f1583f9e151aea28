"""Scripts and styles made small once, so that a room full of phones can have them all at once over one slow Wi-Fi.

Streamlit sends its own files as they are, and would squeeze others anew each time that they are asked for. Here each file is compressed
once (gzip, which every browser reads), in a thread while the server starts, and is held in memory. Whoever asks for it and takes gzip
has it from there; everything else goes on to the app as before: other paths, a part of a file, whoever does not take gzip, a file that
changed on the disk since, and the files of a folder until the thread is done.
"""

import gzip
import mimetypes
import re
import threading
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from email.utils import formatdate, parsedate_to_datetime
from hashlib import sha256
from pathlib import Path

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

WORTH_IT = {".js", ".css", ".html", ".json", ".svg"}  # pictures and fonts are as small as they get
LEAST = 500  # bytes: a smaller file gains nothing
A_PIECE = 65536  # bytes given to the server at a time, so that one slow phone holds no more than that
NAMED_FOR_WHAT_IT_HOLDS = re.compile(r"\.[\w-]{8}\.(js|css)$")
FOR_EVER, ASK_FIRST = "public, immutable, max-age=31536000", "no-cache"


@dataclass(frozen=True, slots=True)
class Squeezed:
    """A file as compressed, with what it was when it was read, and the headers with which it is sent."""

    file: Path
    read: tuple[int, int]
    body: bytes
    modified: float
    headers: Mapping[str, str]

    @property
    def still_so(self) -> bool:
        """Whether the file on the disk is the one that was compressed."""
        try:
            return _state(self.file) == self.read
        except OSError:
            return False


class Shelf:
    """Compressed files by the path at which they are asked for; `folders` and `files` say which, by path. Empty until `fill`ed."""

    def __init__(self, folders: Mapping[str, Path], files: Mapping[str, Path]) -> None:
        self._folders, self._files = folders, files
        self._held: dict[str, Squeezed] = {}

    def fill(self) -> None:
        """Compress everything, the largest files first, since they are the most missed."""
        self._take(sorted(self._all(), key=lambda one: -one[1].stat().st_size))

    def fill_meanwhile(self) -> None:
        """Compress the single files, which are in place of others, before anybody asks for one; and everything in a thread of its own."""
        self._take(self._files.items())
        threading.Thread(target=self.fill, name="precompressing", daemon=True).start()

    def _take(self, files: Iterable[tuple[str, Path]]) -> None:
        for path, file in files:
            if made := squeezed(file):
                self._held[path] = made

    def at(self, path: str) -> Squeezed | None:
        """What is held for a path; None where nothing is, or where it is no longer so."""
        found = self._held.get(path)
        return found if found and found.still_so else None

    def covers(self, path: str) -> bool:
        """Whether what is at a path may be sent in two forms."""
        return path in self._held

    def _all(self) -> Iterator[tuple[str, Path]]:
        yield from self._files.items()
        for at, folder in self._folders.items():
            for file in folder.rglob("*"):
                if file.is_file() and file.suffix in WORTH_IT:
                    yield f"{at}/{file.relative_to(folder).as_posix()}", file


class Precompressed:
    """Pure ASGI middleware that answers from a shelf where it can."""

    def __init__(self, app: ASGIApp, shelf: Shelf) -> None:
        self.app, self.shelf = app, shelf

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD") or not self.shelf.covers(scope["path"]):
            return await self.app(scope, receive, send)
        asked, held = Headers(scope=scope), self.shelf.at(scope["path"])
        takes = takes_gzip(asked.get("accept-encoding", ""))
        if held and takes and "range" not in asked:
            return await _give(held, asked, scope["method"], send)
        return await self.app(scope if takes else _as_it_is(scope), receive, _telling_of_both(send))


def squeezed(file: Path) -> Squeezed | None:
    """A file compressed; None where that gains nothing, or where it cannot be read."""
    try:
        read, modified, whole = _state(file), file.stat().st_mtime, file.read_bytes()
    except OSError:
        return None
    body = gzip.compress(whole, 9, mtime=0)
    if len(whole) < LEAST or len(body) > 0.95 * len(whole):
        return None
    kind = "text/javascript" if file.suffix == ".js" else mimetypes.guess_type(file.name)[0] or "text/plain"
    headers = {
        "content-type": f"{kind}; charset=utf-8" if kind.startswith("text/") else kind,
        "content-encoding": "gzip",
        "content-length": str(len(body)),
        "vary": "Accept-Encoding",
        "etag": f'"{sha256(body).hexdigest()[:20]}-gzip"',
        "last-modified": formatdate(modified, usegmt=True),
        "cache-control": FOR_EVER if NAMED_FOR_WHAT_IT_HOLDS.search(file.name) else ASK_FIRST,
        "x-content-type-options": "nosniff",
    }
    return Squeezed(file, read, body, modified, headers)


def takes_gzip(accepts: str) -> bool:
    """Whether an Accept-Encoding header takes gzip.

    >>> [takes_gzip(one) for one in ("gzip, deflate, br", "br;q=1, *;q=0.1", "gzip;q=0, *", "identity", "")]
    [True, True, False, False, False]
    """
    weights = {}
    for part in accepts.lower().split(","):
        coding, _, weight = part.replace(" ", "").partition(";q=")
        weights[coding] = weight
    weight = weights.get("gzip", weights.get("x-gzip", weights.get("*", "0")))
    return not re.fullmatch(r"0(\.0*)?", weight)


async def _give(held: Squeezed, asked: Headers, method: str, send: Send) -> None:
    fresh = _has_it(held, asked)
    left_out = ("content-length", "content-encoding", "content-type") if fresh else ()
    headers = [(name.encode(), value.encode()) for name, value in held.headers.items() if name not in left_out]
    await send({"type": "http.response.start", "status": 304 if fresh else 200, "headers": headers})
    body = b"" if fresh or method == "HEAD" else held.body
    for start in range(0, len(body), A_PIECE):
        await send({"type": "http.response.body", "body": body[start : start + A_PIECE], "more_body": True})
    await send({"type": "http.response.body", "body": b""})


def _has_it(held: Squeezed, asked: Headers) -> bool:
    """Whether whoever asks has this form of the file already: by its mark, or where none is given by its time."""
    if marks := asked.get("if-none-match"):
        return any(mark.strip().removeprefix("W/") in (held.headers["etag"], "*") for mark in marks.split(","))
    try:
        since = parsedate_to_datetime(asked.get("if-modified-since", ""))
    except ValueError:
        return False
    return int(held.modified) <= since.timestamp()


def _as_it_is(scope: Scope) -> Scope:
    """The request as one for the file as it is: what compresses behind us does not read the weights by which gzip is refused."""
    headers = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]
    return {**scope, "headers": [*headers, (b"accept-encoding", b"identity")]}


def _telling_of_both(send: Send) -> Send:
    """Say with what the app sends that there is another form of it, or a cache between would give it to everybody."""

    async def tell(message: Message) -> None:
        if message["type"] == "http.response.start":
            MutableHeaders(scope=message).add_vary_header("Accept-Encoding")
        await send(message)

    return tell


def _state(file: Path) -> tuple[int, int]:
    found = file.stat()
    return found.st_mtime_ns, found.st_size
