"""The gate before everything: no other site may speak to this server through somebody's browser.

A browser names the site whose page sends a request in `Origin`. A socket, or a request that changes something, from any
origin but our own is refused here, before Streamlit sees it; otherwise Streamlit asks an outside host for its own
address to compare with, and a venue without internet stands still for two seconds. What passes is marked as local,
which Streamlit knows without asking.
"""

from typing import Any

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

SAFE_METHODS = ("GET", "HEAD", "OPTIONS")
CLOSED_PATHS = ("/_stcore/metrics",)


class SameOrigin:
    """Pure ASGI middleware, so that sockets pass through it too."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            return await self.app(scope, receive, send)
        if scope["path"] in CLOSED_PATHS:
            return await PlainTextResponse("Not found", 404)(scope, receive, send)
        origin, host = _header(scope, b"origin"), _header(scope, b"host")
        watched = scope["type"] == "websocket" or scope["method"] not in SAFE_METHODS
        if watched and origin and origin.partition("://")[2] != host:
            return await _refuse(scope, receive, send)
        if watched and not origin and _header(scope, b"sec-fetch-site") not in ("", "same-origin", "none"):
            return await _refuse(scope, receive, send)
        return await self.app(
            _as_local(scope) if origin and scope["path"].startswith("/_stcore") else scope, receive, send
        )


def _as_local(scope: Scope) -> Scope:
    headers = [(name, b"http://localhost" if name == b"origin" else value) for name, value in scope["headers"]]
    return {**scope, "headers": headers}


async def _refuse(scope: Scope, receive: Receive, send: Send) -> None:
    if scope["type"] == "websocket":
        await send({"type": "websocket.close", "code": 4403, "reason": "another site"})
    else:
        await PlainTextResponse("This request came from another site.", 403)(scope, receive, send)


def _header(scope: Scope, name: bytes) -> Any:
    return next((value.decode("latin-1") for header, value in scope["headers"] if header == name), "")
