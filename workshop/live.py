"""The live socket: acts go up, what a screen shows comes down.

A browser opens `/live?w=WORKSHOP&as=seat-3` with the cookie of that seat (`as=lead`, `as=room` for the others), and says
which topics its screen shows. Each message is one JSON object with a `kind`.

Up:
    {"kind": "show", "topic": T, "revision": R|null}    show T; its state follows unless it is still at revision R
    {"kind": "hide", "topic": T}
    {"kind": "act", "client": C, "seq": N, "activity": A, "party": "table"|"seat"|"table:3"|"day", "stage": S|null, "act": {...}}
    {"kind": "ping"}
Down:
    {"kind": "here", "clock": seconds, "role": "seat"}  once, first; the server's clock
    {"kind": "state", "topic": T, "revision": R, "body": {...}}   now, and whenever it changes; only the newest is sent
    {"kind": "done"|"late"|"refused", "client": C, "seq": N, "why": sentence}   the answer to each act, after the state it made
    {"kind": "pong"}
    {"kind": "fault", "why": sentence}                  a message that could not be read; the connection goes on

Topics, and who may show them: `stage` (everyone), `table/ACTIVITY` and `seat/ACTIVITY` (a seat: its own), `table/day` (a
seat: what its table says of itself), `room` and `control` (lead, helper; `room` also the room): a revision with no content.
A topic that a link may not show is answered with `fault`. The socket closes with 4401 where the link is not known, 1009
where a message is over 64 kB, and 1013 where the store could not keep an act: the browser keeps it and comes again.
"""

import asyncio
import json
import logging
import re
import time
from collections import defaultdict
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from starlette.websockets import WebSocket, WebSocketDisconnect

from workshop.acts import Envelope, Key, Outcome, Refused
from workshop.day import stage
from workshop.links import link_of
from workshop.store import DAY_ACTIVITY, Link, Store, StoreFault, day_key

log = logging.getLogger("common_ground.live")
LONGEST_MESSAGE = 64 * 1024
CLIENT = re.compile("[A-Za-z0-9_-]{1,64}")
MESSAGES_A_SECOND, MESSAGES_AT_ONCE = 20, 200
STAFF = ("lead", "helper")
Place = tuple[str, str, int]  # workshop, topic, and the table or seat it is about (0: nobody's in particular)


class Unreadable(Exception):
    """A message that is not one of ours; its text says what was expected."""


@dataclass(eq=False)
class Connection:
    """One open socket: whose it is, what it shows, and what is still to be sent to it."""

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


class Live:
    """The hub: which connection shows what. Everything in it happens on the event loop, but for `_changed`."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._shows: dict[Place, set[Connection]] = defaultdict(set)
        self._open: dict[str, set[Connection]] = defaultdict(set)
        self._seen: dict[tuple[str, int], float] = {}
        self._spoke: dict[tuple[str, int], float] = {}
        self._visits: dict[str, int] = defaultdict(int)
        self._loop: asyncio.AbstractEventLoop | None = None
        self._closing: set[asyncio.Future[None]] = set()
        store.on_change(self._changed)

    # -- who is here

    def connected(self, workshop: str) -> dict[int, int]:
        """How many devices each table has open now."""
        counts: dict[int, int] = defaultdict(int)
        for connection in list(self._open.get(workshop, ())):
            if connection.link.table:
                counts[connection.link.table] += 1
        return counts

    def last_seen(self, workshop: str, table: int) -> float | None:
        """When a table last had a device open, on the store's clock; None if never since the start."""
        return self._seen.get((workshop, table))

    def last_spoke(self, workshop: str, table: int) -> float | None:
        return self._spoke.get((workshop, table))

    def watchers(self, workshop: str) -> int:
        """How many screens of people are open on a workshop: walls, control rooms and seats, but for scripted laptops."""
        return sum(not connection.scripted for connection in list(self._open.get(workshop, ())))

    # -- the socket

    async def endpoint(self, socket: WebSocket) -> None:
        self._loop = self._loop or asyncio.get_running_loop()
        link = link_of(self.store, socket.cookies, socket.query_params)
        await socket.accept()
        if link is None:
            await socket.close(4401, "This link no longer opens this workshop. Join again with the code.")
            return
        connection = Connection(link, socket, scripted=socket.headers.get("user-agent", "").startswith("Python"))
        connection.reply(kind="here", clock=self.store.clock(), role=link.role)
        self._arrives(connection)
        sender = asyncio.create_task(connection.send())
        try:
            await self._listen(connection)
        except StoreFault as fault:
            await _hang_up(socket, str(fault))
        except WebSocketDisconnect:
            pass
        finally:
            sender.cancel()
            self._leaves(connection)

    async def _listen(self, connection: Connection) -> None:
        while True:
            text = await _text(connection.socket)
            if len(text.encode("utf-8", "surrogatepass")) > LONGEST_MESSAGE:
                await connection.socket.close(1009, "A message was over 64 kB.")
                return
            await connection.within_rate()
            try:
                await self._heard(connection, _read(text))
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
            case {"kind": "ping"}:
                connection.reply(kind="pong")
            case _:
                raise Unreadable(
                    "A message was not understood: expected kind show, hide, act or ping with their fields."
                )

    async def _act(self, connection: Connection, message: Mapping[str, Any]) -> None:
        link = connection.link
        client, seq = message["client"], message["seq"]
        if not CLIENT.fullmatch(client) or isinstance(seq, bool) or not 1 <= seq < 2**31:
            raise Unreadable("An act needs a client of 1 to 64 letters and digits, and a seq from 1.")
        try:
            key = party_key(self.store, link, message["activity"], message["party"])
            may_send(self.store, link, key, message["act"])
        except Refused as refusal:
            connection.reply(kind="refused", client=client, seq=seq, why=str(refusal))
            return
        at = message.get("stage")
        shown = at if isinstance(at, int) and 0 <= at < 2**31 else None
        envelope = Envelope(key, client, seq, link.name, message["act"], stage=shown)
        future = asyncio.wrap_future(self.store.submit(envelope))
        self._spoke[(link.workshop, link.table or 0)] = self.store.clock()
        future.add_done_callback(lambda done: self._answer(connection, client, seq, done))

    def _answer(self, connection: Connection, client: str, seq: int, done: "asyncio.Future[Outcome]") -> None:
        if done.cancelled():
            return
        if fault := done.exception():
            self._closing.add(closing := asyncio.ensure_future(_hang_up(connection.socket, str(fault))))
            closing.add_done_callback(self._closing.discard)
            return
        outcome = done.result()
        connection.reply(kind=outcome.status, client=client, seq=seq, why=outcome.why)

    # -- topics

    def _show(self, connection: Connection, topic: str, known: Any) -> None:
        place = self._place(connection.link, topic)
        revision, text = self._state(place, connection.link)
        connection.shown.add(place)
        self._shows[place].add(connection)
        if revision != known:
            connection.tell(topic, text)

    def _hide(self, connection: Connection, topic: str) -> None:
        for place in [place for place in connection.shown if place[1] == topic]:
            connection.shown.discard(place)
            self._unshow(place, connection)

    def _place(self, link: Link, topic: str) -> Place:
        sort, _, activity = topic.partition("/")
        match sort:
            case "stage" if topic == sort:
                return link.workshop, topic, link.table or 0
            case "table" if link.table and activity:
                return link.workshop, topic, link.table
            case "seat" if link.seat and activity:
                return link.workshop, topic, link.seat
            case "room" if topic == sort and link.role in (*STAFF, "room"):
                return link.workshop, topic, 0
            case "control" if topic == sort and link.role in STAFF:
                return link.workshop, topic, 0
        raise Unreadable(f"This link may not show the topic “{topic[:60]}”.")

    def _state(self, place: Place, link: Link) -> tuple[int, str]:
        """The revision and the message of what a place shows now."""
        workshop, topic, whose = place
        try:
            revision, body = self._body(workshop, topic, whose)
        except Refused as refusal:
            raise Unreadable(str(refusal)) from None
        return revision, json.dumps({"kind": "state", "topic": topic, "revision": revision, "body": body})

    def _body(self, workshop: str, topic: str, whose: int) -> tuple[int, Any]:
        sort, _, activity = topic.partition("/")
        if sort == "stage":
            held = self.store.held(day_key(workshop))
            return held.revision, stage(held.answer, whose)
        if sort == "seat":
            key = Key(workshop, activity, 1, f"seat:{whose}")
            held = self.store.held(key)
            return held.revision, {"answer": self.store.sort(key).body(held.answer)}
        if sort == "table":
            return self._table(workshop, activity, whose)
        return self.revision(workshop, sort), {}

    def _table(self, workshop: str, activity: str, table: int) -> tuple[int, Any]:
        key = Key(workshop, activity, 1, f"table:{table}")
        held = self.store.held(key)
        body: dict[str, Any] = {"answer": self.store.sort(key).body(held.answer), "late": list(held.late)}
        if activity == DAY_ACTIVITY:
            return held.revision, body
        seats = [seat for seat, at in self.store.seats(workshop).items() if at == table]
        answers = self.store.answers(workshop, activity, party="seat")
        said = [answers[seat] for seat in seats if seat in answers]
        kind = self.store.day(workshop).setup.activity(activity)
        view = self.store.kinds[kind.kind].table_view(held.answer, [one.answer for one in said]) if kind else {}
        revision = held.revision + sum(one.revision for one in said) + len(seats)
        return revision, {**body, **view, "seats": len(seats)}

    def revision(self, workshop: str, sort: str) -> int:
        """A number that rises with anything the room (or with `control` also the tables' own screens) would show."""
        held = self.store.held(day_key(workshop))
        total = held.revision
        if sort == "stage":
            return total
        for activity in held.answer.setup.activities:
            if activity.id in held.answer.progress:
                total += sum(one.revision for one in self.store.answers(workshop, activity.id).values())
        if sort == "control":
            total += sum(one.revision for one in self.store.answers(workshop, DAY_ACTIVITY).values())
            total += self._visits[workshop]
        return total

    # -- what changed

    def _changed(self, keys: set[Key]) -> None:
        """On the writer's thread: hand over to the loop, before the acts' own answers."""
        if self._loop and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._publish, keys)

    def _publish(self, keys: set[Key]) -> None:
        for place in {place for key in keys for place in self._touched(key)}:
            self._publish_place(place)

    def _publish_place(self, place: Place) -> None:
        connections = self._shows.get(place)
        if not connections:
            return
        try:
            _, text = self._state(place, next(iter(connections)).link)
        except Unreadable:
            return
        for connection in connections:
            connection.tell(place[1], text)

    def _touched(self, key: Key) -> list[Place]:
        """The places that show an answer."""
        workshop, number = key.workshop, key.party_number
        rooms: list[Place] = [(workshop, "room", 0), (workshop, "control", 0)]
        if key.party == "day":
            stages = [place for place in list(self._shows) if place[0] == workshop and place[1] == "stage"]
            return [*rooms, *stages]
        if key.party_sort == "seat":
            table = self.store.seats(workshop).get(number, 0)
            return [(workshop, f"seat/{key.activity}", number), (workshop, f"table/{key.activity}", table)]
        at_table = (workshop, f"table/{key.activity}", number)
        return [at_table, (workshop, "control", 0)] if key.activity == DAY_ACTIVITY else [at_table, *rooms]

    # -- coming and going

    def _arrives(self, connection: Connection) -> None:
        self._open[connection.link.workshop].add(connection)
        self._noticed(connection)

    def _leaves(self, connection: Connection) -> None:
        for place in connection.shown:
            self._unshow(place, connection)
        self._open[connection.link.workshop].discard(connection)
        if not self._open[connection.link.workshop]:
            del self._open[connection.link.workshop]
        self._noticed(connection)

    def _unshow(self, place: Place, connection: Connection) -> None:
        self._shows[place].discard(connection)
        if not self._shows[place]:
            del self._shows[place]

    def _noticed(self, connection: Connection) -> None:
        link = connection.link
        if link.table:
            self._seen[(link.workshop, link.table)] = self.store.clock()
        self._visits[link.workshop] += 1
        self._publish_place((link.workshop, "control", 0))
        for place in [place for place in self._shows if place[0] == link.workshop and place[2] == link.table]:
            if place[1].startswith("table/"):  # a new seat is in the table's count
                self._publish_place(place)


def party_key(store: Store, link: Link, activity: str, party: str) -> Key:
    """The answer that a link speaks to: `table` and `seat` are its own; lead and helper may name a table, or the day."""
    own = {"table": f"table:{link.table}", "seat": f"seat:{link.seat}"}
    if link.role == "seat" and party in own:
        return Key(link.workshop, activity, 1, own[party])
    named, _, number = party.partition(":")
    if link.role in STAFF and named == "table" and re.fullmatch("[0-9]{1,6}", number):
        if store.day(link.workshop).setup.table(int(number)) is None:
            raise Refused(f"This workshop has no table {number[:6]}.")
        return Key(link.workshop, activity, 1, f"table:{int(number)}")
    if link.role in STAFF and party == "day":
        return day_key(link.workshop)
    raise Refused("This link may not speak for that table.")


def may_send(store: Store, link: Link, key: Key, act: Mapping[str, Any]) -> None:
    """Refused where a link's role may not send this kind of act."""
    if not store.sort(key).may_send(str(act.get("kind")), link.role):
        raise Refused("This link may not do that.")


def _read(text: str) -> dict[str, Any]:
    try:
        message = json.loads(text)
        json.dumps(message, allow_nan=False)  # NaN, and 1e999 read as infinity, could not be read back by a browser
    except (ValueError, RecursionError):
        raise Unreadable("A message was not JSON.") from None
    if not isinstance(message, dict):
        raise Unreadable("A message was not an object.")
    return message


async def _text(socket: WebSocket) -> str:
    """The next message; "" for one of bytes, which is none of ours."""
    message = await socket.receive()
    if message["type"] == "websocket.disconnect":
        raise WebSocketDisconnect(message.get("code", 1005))
    return message.get("text") or ""


async def _hang_up(socket: WebSocket, reason: str) -> None:
    with suppress(RuntimeError, WebSocketDisconnect):
        await socket.close(1013, reason.encode()[:120].decode(errors="ignore"))
