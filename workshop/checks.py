"""The doors of the venue check: a page that a phone opens by a picture, what it measured, and a socket to measure with.

GET  /check/CODE         the page; it measures as soon as it is open
POST /check/CODE         what a browser measured, as JSON; `"from": "lead"` is the lead's own browser
WS   /check/CODE/live    answers every {"kind": "ping"} with {"kind": "pong"}, as the live socket does
"""

import asyncio
import json
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from starlette.requests import HTTPConnection, Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route, WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect

from workshop.addresses import whose
from workshop.letting_in import found, meant
from workshop.links import link_of
from workshop.live import Live
from workshop.patience import Patience, who
from workshop.plain import PLAIN, Page, as_read
from workshop.registry import Workshop
from workshop.store import Store
from workshop.venue import Tried, Venue, read_measured

MOST_BYTES, MOST_PINGS, OPEN_FOR = 4096, 60, 60.0
POLICY = PLAIN["Content-Security-Policy"] + "; connect-src 'self' ws: wss:"  # for older browsers 'self' means no socket


@dataclass(frozen=True)
class Checks:
    """The routes; `page` answers with a plain page."""

    store: Store
    live: Live
    venue: Venue
    patience: Patience
    page: Page

    def routes(self) -> list[BaseRoute]:
        return [
            Route("/check/{code}", self.open, methods=["GET"]),
            Route("/check/{code}", self.take, methods=["POST"]),
            WebSocketRoute("/check/{code}/live", self.answer),
        ]

    async def open(self, request: Request) -> Response:
        workshop = meant(self.store, self.patience, self.page, request, request.path_params["code"].upper())
        if isinstance(workshop, Response):
            return workshop
        area = self.store.day(workshop.id).setup.area
        response = as_read(self.page, request, "check.html", code=workshop.code, area=area)
        response.headers["Content-Security-Policy"] = POLICY
        return response

    async def take(self, request: Request) -> Response:
        """Note what a browser measured, and have the lead's page drawn again."""
        if (workshop := self._meant(request)) is None:
            return Response(status_code=404)
        told = await _body(request)
        measured = read_measured({name: told.get(name) for name in ("load", "socket", "trips")})
        if measured is None:
            return Response(status_code=400)
        host, scheme = request.headers.get("host", ""), request.headers.get("x-forwarded-proto", request.url.scheme)
        tried = Tried(self.store.clock(), measured, whose(host), scheme == "https")
        if told.get("from") != "lead":
            self.venue.phones[workshop.id].append(tried)
        elif link_of(self.store, request.cookies, {"w": workshop.id, "as": "lead"}):
            self.venue.own[workshop.id] = tried
        else:
            return Response(status_code=403)
        self.live.notice(workshop.id)
        return Response(status_code=204)

    async def answer(self, socket: WebSocket) -> None:
        """Answer so many pings and no more, for a minute at most."""
        if self._meant(socket) is None:
            await socket.close(4404)
            return
        await socket.accept()
        with suppress(WebSocketDisconnect, TimeoutError, KeyError):
            async with asyncio.timeout(OPEN_FOR):
                for _ in range(MOST_PINGS):
                    await socket.receive_text()
                    await socket.send_text(json.dumps({"kind": "pong"}))
        with suppress(RuntimeError, WebSocketDisconnect):
            await socket.close()

    def _meant(self, asked: HTTPConnection) -> Workshop | None:
        """The workshop whose code stands in the address; None for a wrong one, which is counted, and for whoever has to wait."""
        if self.patience.wait(who(asked)):
            return None
        workshop = found(self.store, asked.path_params["code"].upper())
        if workshop is None:
            self.patience.wrong(who(asked))
        return workshop


async def _body(request: Request) -> dict[str, Any]:
    """The JSON object that was sent; {} for anything else, and for more than such a one has."""
    text = b""
    async for piece in request.stream():
        text += piece
        if len(text) > MOST_BYTES:
            return {}
    try:
        told = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return told if isinstance(told, dict) else {}
