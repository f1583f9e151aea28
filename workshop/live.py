"""The live hub: who has a socket open on a workshop, what each shows, and who is told of what.

Acts that come up go to the store; when one is safe, every screen that shows what it changed is sent the new state, and whoever
sent it the answer. The messages are described in `messages`.
"""

import asyncio
import json
import secrets
import time
from collections import defaultdict, deque
from collections.abc import Coroutine, Mapping
from typing import Any

from starlette.websockets import WebSocket, WebSocketDisconnect

from workshop import topics
from workshop.acts import Envelope, Key, Outcome, Refused
from workshop.attendance import Attendance, Seen, TableAt
from workshop.connection import Connection
from workshop.database import StoreFault
from workshop.links import link_of, seated
from workshop.messages import Unreadable, last_answered, message_of, name_of_act, stage_shown, too_long
from workshop.preference import Preference, preference
from workshop.rates import MESSAGES_A_SECOND, MESSAGES_AT_ONCE, SOCKETS_A_ROLE, SOCKETS_A_SEAT, Rates
from workshop.registry import Link
from workshop.rights import Place, may_send, party_key, place_shown
from workshop.store import Store

LAST_ACTS = 500
TOO_MANY = "Too many pages are open with this link. Close some, then wait a moment."
NO_LONGER = "This link no longer opens this workshop. Join again with the code."


class Live:
    """The hub: which connection shows what. `scripts` is the version of the pages' scripts, by which a page that was opened
    before an upgrade knows that it is an old one. Everything in it happens on the event loop, but for `_changed`."""

    def __init__(self, store: Store, scripts: str = "") -> None:
        self.store, self.scripts, self.run = store, scripts, secrets.token_hex(6)
        self._shows: dict[Place, set[Connection]] = defaultdict(set)
        self.attendance = Attendance()
        self._visits: dict[str, int] = defaultdict(int)
        self.waits: deque[float] = deque(maxlen=LAST_ACTS)  # seconds from hearing each of the last acts to answering it
        self._rates = Rates(MESSAGES_A_SECOND, MESSAGES_AT_ONCE)
        self._loop: asyncio.AbstractEventLoop | None = None
        self._closing: set[asyncio.Future[None]] = set()
        store.on_change(self._changed)
        store.registry.on_renewal(self._renewed)
        store.on_removal(self._renewed)

    # -- who is here

    def hears(self, elsewhere: dict[TableAt, Seen]) -> None:
        """Take what other servers have open, and have the control rooms that it changes drawn again."""
        for workshop in self.attendance.hears(elsewhere):
            self._noticed_anew(workshop)

    def is_shown(self, workshop: str, topic: str) -> bool:
        """Whether a page of lead or helpers that is open now shows a topic."""
        return bool(self._shows.get((workshop, topic, 0)))

    # -- the socket

    async def endpoint(self, socket: WebSocket) -> None:
        self._loop = self._loop or asyncio.get_running_loop()
        link = link_of(self.store, socket.cookies, socket.query_params)
        await socket.accept()
        if link is None:
            await socket.close(4401, NO_LONGER)
            return
        say = (preference(socket.cookies) if link.seat else Preference()).words
        if self._too_many(link):
            await socket.close(1013, say.why(TOO_MANY))
            return
        rate = self._rates.of(f"{link.workshop} {link.name}")
        scripted = socket.headers.get("user-agent", "").startswith("Python")
        connection = Connection(link, socket, scripted, say, rate=rate)
        connection.reply(
            kind="here", clock=self.store.clock(), role=link.role, table=link.table,
            scripts=self.scripts, run=self.run, life=self.store.life,
        )  # fmt: skip
        self._arrives(connection)
        sender = asyncio.create_task(connection.send())
        try:
            await self._listen(connection)
        except StoreFault as fault:
            await connection.hang_up(str(fault))
        except WebSocketDisconnect:
            pass
        finally:
            sender.cancel()
            self._leaves(connection)

    def _too_many(self, link: Link) -> bool:
        """Whether one link has as many sockets open as it may."""
        same = sum(one.link.name == link.name for one in self.attendance.open(link.workshop))
        return same >= (SOCKETS_A_SEAT if link.seat else SOCKETS_A_ROLE)

    async def _listen(self, connection: Connection) -> None:
        while True:
            text = await connection.hears()
            if too_long(text):
                await connection.socket.close(1009, "A message was over 64 kB.")
                return
            await connection.within_rate(text)
            try:
                await self._heard(connection, message_of(text))
            except Unreadable as fault:
                connection.reply(kind="fault", why=str(fault))

    async def _heard(self, connection: Connection, message: Mapping[str, Any]) -> None:
        match message:
            case {"kind": "act", "client": str(), "seq": int(), "activity": str(), "party": str(), "act": dict()}:
                await self._act(connection, message)
            case {"kind": "show", "topic": str(topic)}:
                self._show(connection, topic, message.get("revision"))
            case {"kind": "hide", "topic": str(topic)}:
                self._hide(connection, topic)
            case {"kind": "said", "client": str(), "seq": int()}:
                client, _ = last_answered(message)
                connection.reply(
                    kind="holds", client=client, seq=self.store.last_kept(connection.link.workshop, client)
                )
            case {"kind": "ping"}:
                connection.reply(kind="pong", clock=self.store.clock())
            case _:
                raise Unreadable(
                    "A message was not understood: expected kind show, hide, act, said or ping with their fields."
                )

    async def _act(self, connection: Connection, message: Mapping[str, Any]) -> None:
        link = connection.link
        client, seq = name_of_act(message)
        try:
            key = party_key(self.store, link, message["activity"], message["party"])
            may_send(self.store, link, key, message["act"])
        except Refused as refusal:
            connection.reply(kind="refused", client=client, seq=seq, why=str(refusal))
            return
        envelope = Envelope(key, client, seq, link.name, message["act"], stage=stage_shown(message))
        future = asyncio.wrap_future(self.store.submit(envelope))
        self.attendance.spoke(link, self.store.clock())
        heard = time.perf_counter()
        future.add_done_callback(lambda done: self._answer(connection, client, seq, heard, done))
        if message.get("again") is True and link.table:
            self.attendance.says_again(link)
            self._noticed_anew(link.workshop)

    def _answer(
        self, connection: Connection, client: str, seq: int, heard: float, done: "asyncio.Future[Outcome]"
    ) -> None:
        if done.cancelled():
            return
        if fault := done.exception():
            self._soon(connection.hang_up(str(fault)))
            return
        outcome = done.result()
        self.waits.append(time.perf_counter() - heard)
        connection.reply(kind=outcome.status, client=client, seq=seq, why=outcome.why)

    # -- what is shown

    def _show(self, connection: Connection, topic: str, known: Any) -> None:
        if not self.store.registry.holds(connection.link):
            raise Unreadable(NO_LONGER)
        place = place_shown(connection.link, topic)
        revision, text = self._state(place)
        connection.shown.add(place)
        self._shows[place].add(connection)
        if revision != known:
            connection.tell(topic, text)

    def _hide(self, connection: Connection, topic: str) -> None:
        for place in [place for place in connection.shown if place[1] == topic]:
            connection.shown.discard(place)
            self._unshow(place, connection)

    def _state(self, place: Place) -> tuple[int, str]:
        """The revision and the message of what a place shows now."""
        workshop, topic, _ = place
        try:
            revision, body = topics.shown_at(self.store, place, self._visits.get(workshop, 0))
        except Refused as refusal:
            raise Unreadable(str(refusal)) from None
        return revision, json.dumps({"kind": "state", "topic": topic, "revision": revision, "body": body})

    def revision(self, workshop: str, topic: str) -> int:
        """The revision at which a page of the room (`stage`, `room` or `control`) is drawn now."""
        return topics.revision(self.store, workshop, topic, self._visits.get(workshop, 0))

    # -- what changed

    def _changed(self, keys: set[Key]) -> None:
        """On the writer's thread: hand over to the loop, before the acts' own answers."""
        if self._loop and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._publish, keys)

    def _publish(self, keys: set[Key]) -> None:
        for place in {place for key in keys for place in topics.touched(self.store, key, self._shows)}:
            self._publish_place(place)
        for workshop in {key.workshop for key in keys if key.party == "day"}:
            self._send_away(workshop)

    def _send_away(self, workshop: str) -> None:
        """Close the sockets of devices that are at another table now: each comes again, is told which, and is drawn afresh."""
        for connection in self.attendance.open(workshop):
            if seated(self.store, connection.link) != connection.link:
                self._soon(connection.hang_up("This device has changed tables."))

    def _renewed(self, workshop: str) -> None:
        """Links were renewed or removed; from any thread."""
        if self._loop and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._turn_out, workshop)

    def _turn_out(self, workshop: str) -> None:
        """Close the sockets whose link opens nothing any more; nothing more goes down them."""
        for connection in self.attendance.open(workshop):
            if not self.store.registry.holds(connection.link):
                self._forget_shown(connection)
                self._soon(connection.hang_up(NO_LONGER, 4401))

    def _soon(self, closing: Coroutine[Any, Any, None]) -> None:
        """Close a socket without waiting for it."""
        self._closing.add(task := asyncio.ensure_future(closing))
        task.add_done_callback(self._closing.discard)

    def _publish_place(self, place: Place) -> None:
        connections = self._shows.get(place)
        if not connections:
            return
        try:
            _, text = self._state(place)
        except Unreadable:
            return
        for connection in connections:
            connection.tell(place[1], text)

    def notice(self, workshop: str) -> None:
        """Have what shows the topic `control` drawn again, for something that is in no answer. From any thread."""
        if self._loop and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._noticed_anew, workshop)

    def _noticed_anew(self, workshop: str) -> None:
        self._visits[workshop] += 1
        self._publish_place((workshop, "control", 0))

    # -- coming and going

    def _arrives(self, connection: Connection) -> None:
        self.attendance.arrives(connection, self.store.clock())
        self._noticed(connection)

    def _leaves(self, connection: Connection) -> None:
        self._forget_shown(connection)
        self.attendance.leaves(connection, self.store.clock())
        self._noticed(connection)

    def _forget_shown(self, connection: Connection) -> None:
        for place in connection.shown:
            self._unshow(place, connection)
        connection.shown.clear()

    def _unshow(self, place: Place, connection: Connection) -> None:
        self._shows[place].discard(connection)
        if not self._shows[place]:
            del self._shows[place]

    def _noticed(self, connection: Connection) -> None:
        link = connection.link
        self._noticed_anew(link.workshop)
        for place in [place for place in self._shows if place[0] == link.workshop and place[2] == link.table]:
            if place[1].startswith("table/"):  # a new seat is in the table's count
                self._publish_place(place)
