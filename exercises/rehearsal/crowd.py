"""Who takes part in a rehearsal: laptops at tables, and the screens of the room. Each notes when it did and saw what.

A laptop is two sockets, as in a browser: the live one, up which acts go and down which states come, and the page that Streamlit
draws. It has its page drawn again when the stage says that there is another screen, as `parts/static/strip.js` does; the wall and the
control room whenever their topic changes, at the pace of `parts/static/ear.js`.
"""

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Mapping
from concurrent.futures import Executor
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from websockets.exceptions import ConnectionClosed

from exercises.rehearsal.doors import Browser, NotHeld, Place
from exercises.rehearsal.measures import Act
from exercises.rehearsal.screen import PageFault, Screen
from workshop.laptop import Laptop
from workshop.links import address, place_of
from workshop.registry import Link

ANSWER_WITHIN = 15.0  # seconds, after which an act counts as never answered
GONE = (ConnectionClosed, ConnectionError, PageFault)
now = time.perf_counter
Told = TypeVar("Told")


@dataclass
class Notes:
    """What was noted: every act; of acts at tables also where and at which revision they were in; waits for the first screen; and
    what went wrong in words."""

    acts: list[Act] = field(default_factory=list)
    first_screens: list[float] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


@dataclass
class Device:
    """A laptop at a table. `seen` are its states by topic, `drawn` the screens that its page had drawn, each with when; `sent` the
    acts that its tablemates ought to see, by topic, as (when, revision)."""

    laptop: Laptop
    page: Screen
    notes: Notes
    table: int
    patience: float = ANSWER_WITHIN
    seen: dict[str, list[tuple[float, int]]] = field(default_factory=dict)
    sent: dict[str, list[tuple[float, int]]] = field(default_factory=dict)
    drawn: list[tuple[float, str]] = field(default_factory=list)
    changed: asyncio.Event = field(default_factory=asyncio.Event)

    def __post_init__(self) -> None:
        self.laptop.notices = self._noticed

    def _noticed(self, topic: str) -> None:
        if topic:
            self.seen.setdefault(topic, []).append((now(), self.laptop.revisions[topic]))
        self.changed.set()

    @property
    def screen(self) -> str:
        """Which screen its page shows."""
        return self.drawn[-1][1] if self.drawn else ""

    async def draws(self, asking: str = "") -> None:
        """Have its page drawn; PageFault where that is not a table's page."""
        await self.page.draw(asking, self.laptop.shown["stage"]["number"])
        if "strip" not in self.page.pieces:
            raise PageFault(f"A laptop at table {self.table} was shown another page than its table's.")
        self.drawn.append((now(), self.page.pieces["strip"].data["screen"]))

    async def follows(self) -> None:
        """Have the page drawn again whenever the stage says that there is another screen, and when its table has finished, as the
        questions of `parts/static/finish.js` then come; for as long as it is let."""
        finished = ""
        try:
            while True:
                await changed(self.changed, self.laptop)
                stage = self.laptop.shown["stage"]
                topic = f"table/{stage['screen'].partition('/')[0]}"
                if stage["screen"] != self.screen:
                    if stage["phase"] == "open":
                        await self.laptop.show(topic)
                    await self.draws("strip")
                elif topic != finished and self._has_finished(topic):
                    finished = topic
                    await self.draws("finish")
        except GONE as fault:
            self.notes.faults.append(f"A laptop at table {self.table} lost its page: {fault}")

    def _has_finished(self, topic: str) -> bool:
        return bool((self.laptop.shown.get(topic, {}).get("doing") or {}).get("finished"))

    async def says(self, activity: str, act: Mapping[str, Any]) -> None:
        """Say one thing for the table, and note what became of it."""
        await said(self.laptop, self.notes, activity, "table", act, self.patience)
        topic, made = f"table/{activity}", self.notes.acts[-1]
        if made.outcome == "done" and topic in self.laptop.revisions:
            self.sent.setdefault(topic, []).append((made.sent, self.laptop.revisions[topic]))


async def said(
    laptop: Laptop, notes: Notes, activity: str, party: str, act: Mapping[str, Any], patience: float = ANSWER_WITHIN
) -> None:
    """Say one thing and wait for its answer, no longer than `patience`; both are noted."""
    sent = now()
    note = None
    if act["kind"] == "write":
        note = (f"{activity} table:{laptop.link.table}", act["note"], act["text"])
    made = Act(laptop.client, laptop.acts + 1, sent, note=note)
    try:
        answer = await asyncio.wait_for(laptop.act(activity, party, **act), patience)
        made = replace(made, answered=now(), outcome=answer["kind"])
        if answer["kind"] == "refused":
            notes.faults.append(f"An act was refused ({act['kind']}): {answer['why']}")
    except (TimeoutError, *GONE):
        pass
    notes.acts.append(made)


async def changed(event: asyncio.Event, laptop: Laptop) -> None:
    """Wait until something has come to a laptop. ConnectionError where nothing will any more."""
    await event.wait()
    event.clear()
    if laptop.gone:
        raise ConnectionError("its connection broke")


@dataclass
class Watcher:
    """A screen of the room, drawn again whenever its topic changes, but not faster than its pace; `drawn` are the revisions that it
    showed, each with when."""

    laptop: Laptop
    page: Screen
    notes: Notes
    topic: str
    drawn: list[tuple[float, int]] = field(default_factory=list)
    changed: asyncio.Event = field(default_factory=asyncio.Event)

    def __post_init__(self) -> None:
        self.laptop.notices = lambda topic: self.changed.set() if topic in (self.topic, "") else None

    async def draws(self, asking: str = "") -> None:
        await self.page.draw(asking, self.laptop.revisions.get(self.topic))
        if "ear" not in self.page.pieces:
            raise PageFault(f"The screen that shows “{self.topic}” was another page than asked for.")
        self.drawn.append((now(), self.page.pieces["ear"].data["drawn"]))

    async def follows(self) -> None:
        try:
            while True:
                await changed(self.changed, self.laptop)
                if self.laptop.revisions[self.topic] <= self.drawn[-1][1]:
                    continue
                began = now()
                await self.draws("ear")
                pace = self.page.pieces["ear"].data["pace"] / 1000
                await asyncio.sleep(max(0.0, began + pace - now()))
        except GONE as fault:
            self.notes.faults.append(f"The screen that shows “{self.topic}” was lost: {fault}")


@dataclass
class Crowd:
    """Everybody, at one server; `threads` wait for plain pages, since those are asked for one after another."""

    place: Place
    notes: Notes
    threads: Executor
    patience: float = ANSWER_WITHIN

    async def apart(self, does: Callable[..., Told], *given: Any) -> Told:
        return await asyncio.get_running_loop().run_in_executor(self.threads, does, *given)

    @asynccontextmanager
    async def device(self, table: int, digits: str) -> AsyncIterator[Device]:
        """A laptop that joins a table by the doors, loads what a browser loads, and has its page drawn: its first screen."""
        began, browser = now(), Browser(self.place.lead.base)
        page, link = await self.apart(browser.joins, self.place.code, table, digits)
        await self.apart(browser.loads, page)
        browser.close()
        async with self._two_sockets("table", link, browser.cookie) as (laptop, screen):
            device = Device(laptop, screen, self.notes, table, self.patience)
            await laptop.show("stage")
            await device.draws()
            self.notes.first_screens.append(now() - began)
            yield device

    @asynccontextmanager
    async def watcher(self, page: str, topic: str, link: Link, cookie: str) -> AsyncIterator[Watcher]:
        async with self._two_sockets(page, link, cookie) as (laptop, screen):
            watcher = Watcher(laptop, screen, self.notes, topic)
            await laptop.show("stage")
            await laptop.show(topic)
            await watcher.draws()
            yield watcher

    @asynccontextmanager
    async def _two_sockets(self, page: str, link: Link, cookie: str) -> AsyncIterator[tuple[Laptop, Screen]]:
        base = self.place.lead.base
        query = address("", link).partition("?")[2]
        try:
            async with Laptop(base, link, cookie) as laptop, Screen(base, page, query, cookie) as screen:
                yield laptop, screen
        except OSError as fault:
            raise NotHeld(f"{base}: a {place_of(link)} could not connect ({fault.strerror or fault}).") from None
