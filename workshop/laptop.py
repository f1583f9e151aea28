"""A scripted laptop: joins by the live socket as a browser does, and says and sees what a browser would.

The demonstration's tables are such laptops, and so are those of a rehearsal and of tests. The messages are those of
`workshop/messages.py`.
"""

import asyncio
import json
import secrets
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from workshop.links import cookie_name, live_address, place_of
from workshop.registry import Link


class Laptop:
    """One device with one link. `base` is the server's address (`http://127.0.0.1:8501`), `cookie` what a browser holds.

    Use it as `async with Laptop(...) as oak:`. `shown` holds the newest body of each topic that it shows, `revisions` of which
    revision that is; `notices(topic)` is called whenever a newer one has come, with "" when the connection is `gone`. Acts that were
    not answered then raise ConnectionError.
    """

    def __init__(self, base: str, link: Link, cookie: str, notices: Callable[[str], None] = lambda topic: None) -> None:
        self.link, self.notices = link, notices
        self.client = secrets.token_hex(12)
        self.shown: dict[str, Any] = {}
        self.revisions: dict[str, int] = {}
        self._address = f"{base.replace('http', 'ws', 1)}/{live_address(link)}"
        self._headers = {"Cookie": cookie, "Origin": base}
        self.gone = False
        self.acts = 0  # how many it has sent
        self._answers: dict[int, asyncio.Future[dict[str, Any]]] = {}
        self._changed = asyncio.Condition()

    async def __aenter__(self) -> "Laptop":
        self._socket: ClientConnection = await connect(self._address, additional_headers=self._headers, proxy=None)
        self._reader = asyncio.create_task(self._read())
        return self

    async def __aexit__(self, *_: object) -> None:
        self._reader.cancel()
        await self._socket.close()
        with suppress(asyncio.CancelledError, ConnectionClosed):  # the server may have gone first
            await self._reader

    async def show(self, topic: str) -> Any:
        """Show a topic, and give its body as soon as it is there."""
        await self._send(kind="show", topic=topic, revision=None)
        return await self.until(topic, lambda _: True)

    async def until(self, topic: str, holds: Any) -> Any:
        """Wait until the body of a topic that is shown fulfils a condition; gives that body."""
        async with self._changed:
            await self._changed.wait_for(lambda: topic in self.shown and holds(self.shown[topic]))
        return self.shown[topic]

    async def act(self, activity: str, party: str, /, **act: Any) -> dict[str, Any]:
        """Send one act and wait for its answer: a message of kind done, late or refused."""
        self.acts = seq = self.acts + 1
        answer: asyncio.Future[dict[str, Any]] = asyncio.get_running_loop().create_future()
        self._answers[seq] = answer
        stage = self.shown.get("stage", {}).get("number")
        await self._send(kind="act", client=self.client, seq=seq, activity=activity, party=party, stage=stage, act=act)
        return await answer

    async def _send(self, **message: Any) -> None:
        await self._socket.send(json.dumps(message))

    async def _read(self) -> None:
        try:
            async for text in self._socket:
                await self._heard(json.loads(text))
        finally:
            self.gone = True
            self.notices("")
            for answer in self._answers.values():
                if not answer.done():
                    answer.set_exception(ConnectionError("The connection was lost before an act was answered."))

    async def _heard(self, message: dict[str, Any]) -> None:
        if message["kind"] == "state":
            async with self._changed:
                self.shown[message["topic"]] = message["body"]
                self.revisions[message["topic"]] = message["revision"]
                self._changed.notify_all()
            self.notices(message["topic"])
        elif message["kind"] in ("done", "late", "refused"):
            answer = self._answers.pop(message["seq"], None)
            if answer and not answer.done():
                answer.set_result(message)


def cookie(store: Any, secret: str, link: Link) -> str:
    """The Cookie header of a browser that holds one link."""
    return f"{cookie_name(store, link.workshop, place_of(link))}={secret}"
