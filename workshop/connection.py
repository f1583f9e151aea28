"""A connection: one open socket, and what is still to be sent down it.

A browser that reads slowly gets the newest state of each topic and no older one; one that sends faster than people move cards
is made to wait.
"""

import asyncio
import json
import time
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from starlette.websockets import WebSocket, WebSocketDisconnect

from workshop.registry import Link
from workshop.rights import Place

MESSAGES_A_SECOND, MESSAGES_AT_ONCE = 20, 200


@dataclass(eq=False)
class Connection:
    """Whose it is, what it shows, and what is still to be sent to it."""

    link: Link
    socket: WebSocket
    scripted: bool = False
    shown: set[Place] = field(default_factory=set)
    states: dict[str, str] = field(default_factory=dict)
    replies: list[str] = field(default_factory=list)
    ready: asyncio.Event = field(default_factory=asyncio.Event)
    allowance: float = MESSAGES_AT_ONCE
    counted_at: float = field(default_factory=time.monotonic)

    def tell(self, topic: str, text: str) -> None:
        """The newest state of a topic: an older one not yet sent is replaced."""
        self.states[topic] = text
        self.ready.set()

    def reply(self, **message: Any) -> None:
        self.replies.append(json.dumps(message))
        self.ready.set()

    async def send(self) -> None:
        """States before replies, so that an act is answered after the state it made is on the screen."""
        while True:
            await self.ready.wait()
            self.ready.clear()
            states, self.states = self.states, {}
            replies, self.replies = self.replies, []
            for text in (*states.values(), *replies):
                try:
                    await self.socket.send_text(text)
                except (RuntimeError, WebSocketDisconnect):  # the browser is gone; the listener hears of it too
                    return

    async def within_rate(self) -> None:
        """Wait, where this browser sends faster than people move cards."""
        now = time.monotonic()
        self.allowance = min(MESSAGES_AT_ONCE, self.allowance + (now - self.counted_at) * MESSAGES_A_SECOND) - 1
        self.counted_at = now
        if self.allowance < 0:
            await asyncio.sleep(-self.allowance / MESSAGES_A_SECOND)

    async def hears(self) -> str:
        """The next message; "" for one of bytes, which is none of ours."""
        message = await self.socket.receive()
        if message["type"] == "websocket.disconnect":
            raise WebSocketDisconnect(message.get("code", 1005))
        return message.get("text") or ""

    async def hang_up(self, reason: str, code: int = 1013) -> None:
        """Close with 1013, by which the browser knows that it has to come again, or with another code."""
        with suppress(RuntimeError, WebSocketDisconnect):
            await self.socket.close(code, reason.encode()[:120].decode(errors="ignore"))
