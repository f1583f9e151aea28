"""A connection: one open socket, and what is still to be sent down it.

A browser that reads slowly gets the newest state of each topic and no older one; one that sends faster than people move cards
is made to wait: each seat has one allowance for all of its sockets (`rates`).
"""

import asyncio
import json
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from starlette.websockets import WebSocket, WebSocketDisconnect

from workshop.rates import MESSAGES_A_SECOND, MESSAGES_AT_ONCE, MOST_UNREAD, Rate, cost_of
from workshop.registry import Link
from workshop.rights import Place
from workshop.words import Words, words


@dataclass(eq=False)
class Connection:
    """Whose it is, what it shows, what is still to be sent to it, and how much it may still say; and the words that a seat's device
    is read in, in which it is told why something was not taken."""

    link: Link
    socket: WebSocket
    scripted: bool = False
    say: Words = field(default_factory=words)
    shown: set[Place] = field(default_factory=set)
    states: dict[str, str] = field(default_factory=dict)
    replies: list[str] = field(default_factory=list)
    unread: int = 0
    ready: asyncio.Event = field(default_factory=asyncio.Event)
    rate: Rate = field(default_factory=lambda: Rate(MESSAGES_A_SECOND, MESSAGES_AT_ONCE))
    caught_up: asyncio.Event = field(default_factory=asyncio.Event)

    def tell(self, topic: str, text: str) -> None:
        """The newest state of a topic: an older one not yet sent is replaced."""
        self.states[topic] = text
        self.ready.set()

    def reply(self, **message: Any) -> None:
        if why := message.get("why"):
            message["why"] = self.say.why(why)
        self.replies.append(json.dumps(message))
        self.unread += 1
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
            self.unread -= len(replies)
            self.caught_up.set()

    async def within_rate(self, text: str = "") -> None:
        """Wait, where this seat sends faster than people move cards, or does not read what it is answered."""
        if wait := self.rate.spend(cost_of(text)):
            await asyncio.sleep(wait)
        while self.unread >= MOST_UNREAD:
            self.caught_up.clear()
            await self.caught_up.wait()

    async def hears(self) -> str:
        """The next message; "" for one of bytes, which is none of ours."""
        message = await self.socket.receive()
        if message["type"] == "websocket.disconnect":
            raise WebSocketDisconnect(message.get("code", 1005))
        return message.get("text") or ""

    async def hang_up(self, reason: str, code: int = 1013) -> None:
        """Close with 1013, by which the browser knows that it has to come again, or with another code; it is told why in its words."""
        with suppress(RuntimeError, WebSocketDisconnect):
            await self.socket.close(code, self.say.why(reason).encode()[:120].decode(errors="ignore"))
