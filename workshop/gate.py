"""The gate before everything: no other site may speak to this server through somebody's browser.

A browser names the site whose page sends a request in `Origin`. A socket, or a request that changes something, from any
origin but our own is refused here, before Streamlit sees it; otherwise Streamlit asks an outside host for its own
address to compare with, and a venue without internet stands still for two seconds. What passes is marked as local,
which Streamlit knows without asking. Another site may lead people here and do nothing else: it may not fetch, frame or embed
anything, where the browser says that this is what it does (Sec-Fetch-Site).

A site could also have its own name point at this machine, and be of one origin with it (DNS rebinding). So whoever asks by a name
that this server does not go by gets nothing but a sentence (`addresses.goes_by`). Nor does what is longer than any form of ours.
"""

import re
from collections import defaultdict
from typing import Any

from starlette.requests import cookie_parser
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from workshop.addresses import goes_by, is_loopback
from workshop.preference import preference
from workshop.rates import ARRIVALS_A_SECOND, ARRIVALS_AT_ONCE, SOCKETS_AN_ADDRESS, Rates
from workshop.words import Words

SAFE_METHODS = ("GET", "HEAD", "OPTIONS")
OWN_SITE = ("", "same-origin", "none")
LONGEST_FORM = 16 * 1024
CLOSED_PATHS = ("/_stcore/metrics",)


class SameOrigin:
    """Pure ASGI middleware, so that sockets pass through it too."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self._arrivals = Rates(ARRIVALS_A_SECOND, ARRIVALS_AT_ONCE)
        self._open: dict[str, int] = defaultdict(int)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            return await self.app(scope, receive, send)
        if scope["path"] in CLOSED_PATHS:
            return await PlainTextResponse("Not found", 404)(scope, receive, send)
        origin, host, site = (_header(scope, name) for name in (b"origin", b"host", b"sec-fetch-site"))
        if host and not goes_by(host):  # a browser always names one; a probe of HTTP/1.0 need not
            return await _refuse(scope, receive, send, "gate.other_name", 421)
        watched = scope["type"] == "websocket" or scope["method"] not in SAFE_METHODS
        foreign = bool(origin) and origin.partition("://")[2] != host if watched else False
        if foreign or (not (watched and origin) and site not in OWN_SITE and not _leads_here(scope)):
            return await _refuse(scope, receive, send, "gate.other_site", 403)
        if scope["type"] == "http" and (status := _too_much(scope)):
            return await _refuse(scope, receive, send, "gate.too_long", status)
        passing = _as_local(scope) if origin and scope["path"].startswith("/_stcore") else scope
        if scope["type"] == "websocket":
            return await self._one_of_many(passing, receive, send)
        return await self.app(passing, receive, send)

    async def _one_of_many(self, scope: Scope, receive: Receive, send: Send) -> None:
        """A socket, where its address has not too many. This machine itself may: a proxy's visitors all come from it."""
        address = (scope.get("client") or ("",))[0]
        if is_loopback(address):
            return await self.app(scope, receive, send)
        if self._open.get(address, 0) >= SOCKETS_AN_ADDRESS or not self._arrivals.of(address).may():
            return await _refuse(scope, receive, send, "gate.too_many", 429)
        self._open[address] += 1
        try:
            await self.app(scope, receive, send)
        finally:
            self._open[address] -= 1
            if not self._open[address]:
                del self._open[address]


def _too_much(scope: Scope) -> int:
    """The status for a form that is longer than any of ours, or does not say how long it is; 0 for others. Files go to Streamlit,
    which has a limit of its own."""
    if scope["path"].startswith("/_stcore/"):
        return 0
    if _header(scope, b"transfer-encoding"):
        return 411
    length = _header(scope, b"content-length") or "0"
    return 0 if re.fullmatch("[0-9]{1,9}", length) and int(length) <= LONGEST_FORM else 413


def _as_local(scope: Scope) -> Scope:
    headers = [(name, b"http://localhost" if name == b"origin" else value) for name, value in scope["headers"]]
    return {**scope, "headers": headers}


def _leads_here(scope: Scope) -> bool:
    """Whether somebody followed a link to here, in a tab of its own."""
    return (
        scope["type"] == "http"
        and scope["method"] == "GET"
        and _header(scope, b"sec-fetch-mode") == "navigate"
        and _header(scope, b"sec-fetch-dest") in ("", "document")
    )


async def _refuse(scope: Scope, receive: Receive, send: Send, why: str, status: int) -> None:
    if scope["type"] == "websocket":
        await send({"type": "websocket.close", "code": 4000 + status, "reason": why})
    else:
        await PlainTextResponse(_words(scope)(why), status)(scope, receive, send)


def _words(scope: Scope) -> Words:
    """The words of whoever asks."""
    return preference(cookie_parser(_header(scope, b"cookie"))).words


def _header(scope: Scope, name: bytes) -> Any:
    return next((value.decode("latin-1") for header, value in scope["headers"] if header == name), "")
