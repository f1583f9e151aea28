"""The demonstration: a workshop of simulated tables, so that a newcomer sees the whole job within a minute or two.

Its tables are scripted laptops that come in by the live socket with links of their own, and its lead opens and reveals as a
real one would. There is one a server. It starts when somebody asks, stops when nobody watches, is marked on every screen
and in its report, and is in no list, export or backup.
"""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from workshop.acts import Envelope
from workshop.day import Day
from workshop.everyone import everyone
from workshop.laptop import Laptop, cookie
from workshop.live import Live
from workshop.record import day_key
from workshop.registry import Workshop
from workshop.setup import Activity, Setup, plain_setup
from workshop.store import Store
from workshop.words import Words

log = logging.getLogger("common_ground.demonstration")
PEOPLE = (5, 4, 6, 5, 4, 5)
READING_SECONDS = {"criteria": 6.0, "argued": 5.0, "card": 6.0, "whole": 9.0, "blank": 0.0}
OTHERWISE = 5.0  # for presses and parts that have no time of their own
PATIENCE = 40.0  # seconds without anybody watching before it stops


Step = tuple[float, dict[str, Any]]  # seconds to wait before an act, and the act


class Script(Protocol):
    """What an exercise gives for the demonstration (`exercises/*/simulated.py`), as functions of that module.

    `acts` yields what one simulated table does in one part of an activity, from its opening to finishing. A module may also have
    `second_thoughts(day, activity, table)`: what a table does once it has seen the others; `staff(day, activity, part, said,
    words)`: what lead and helpers do for the room when tables have done a part (acts of the party `room`), from what everyone
    has said; `observer(...)` likewise for an invited expert; `seats(day, activity, part, table, words)`: what people say for
    themselves on a table's device (acts of the party `seat`); `subject(day, activity, said)`: what a press is about.
    """

    def acts(
        self, day: Day, activity: Activity, part: int, table: int, client: str, words: Words
    ) -> Iterator[Step]: ...


@dataclass
class Demonstration:
    """`base` is where this server answers; `setup` what the demonstration's workshop is; `scripts` by kind of exercise.
    `pace` stretches every pause (tests make it short)."""

    store: Store
    live: Live
    setup: Setup
    scripts: Mapping[str, Script]
    words: Words
    base: Callable[[], str]
    pace: float = 1.0

    def __post_init__(self) -> None:
        self._running: asyncio.Task[None] | None = None
        self._workshop: Workshop | None = None
        for left in self.store.registry.workshops("demonstration"):
            self.store.remove_workshop(left.id)

    def start(self, again: bool = False) -> Workshop:
        """The demonstration that is running, or a new one from the beginning. Called on the event loop."""
        if self._workshop and self._running and not self._running.done() and not again:
            return self._workshop
        self.stop()
        self._workshop = self.store.registry.new_workshop("demonstration")
        self.store.act(Envelope(day_key(self._workshop.id), "demonstration", 1, "lead",
                                {"kind": "set_up", "setup": plain_setup(self.setup)}, "demonstration"))  # fmt: skip
        self._running = asyncio.get_running_loop().create_task(self._run(self._workshop.id))
        return self._workshop

    def stop(self) -> None:
        """Stop it, and delete every trace of it."""
        if self._running:
            self._running.cancel()
        if self._workshop:
            self.store.remove_workshop(self._workshop.id)
        self._running = self._workshop = None

    async def _run(self, workshop: str) -> None:
        watching = asyncio.create_task(self._until_unwatched(workshop))
        playing = asyncio.create_task(self._play(workshop))
        try:
            await asyncio.wait({watching, playing}, return_when=asyncio.FIRST_COMPLETED)
            await watching  # the day is over, but its report can still be read
        except Exception:
            log.exception("the demonstration stopped")
        finally:
            watching.cancel()
            playing.cancel()

    async def _until_unwatched(self, workshop: str) -> None:
        alone_since: float | None = None
        while alone_since is None or time.monotonic() - alone_since < PATIENCE:
            await asyncio.sleep(2)
            alone_since = None if self.live.watchers(workshop) else alone_since or time.monotonic()

    async def _play(self, workshop: str) -> None:
        tables = [await self._laptop(workshop, "seat", table.id) for table in self.setup.tables]
        lead, observer = await self._laptop(workshop, "lead"), await self._laptop(workshop, "observer")
        try:
            for laptop in (lead, observer, *tables):
                await laptop.show("stage")
            for number, laptop in enumerate(tables):
                await laptop.act("day", "table", kind="head_count", people=PEOPLE[number % len(PEOPLE)])
            for activity in self.setup.activities:
                await self._activity(activity, lead, observer, tables)
            await lead.act("day", "day", kind="end", on=True)
        finally:
            for laptop in (lead, observer, *tables):
                await laptop.__aexit__()

    async def _activity(self, activity: Activity, lead: Laptop, observer: Laptop, tables: list[Laptop]) -> None:
        kind = self.store.kinds[activity.kind]
        await self._pause(2)
        await lead.act("day", "day", kind="open", activity=activity.id, at=time.time())
        last = max(1, len(kind.parts(activity))) - 1
        for part in range(last + 1):
            if part:
                await lead.act("day", "day", kind="turn", part=part)
            await asyncio.gather(*(self._table(activity, part, laptop) for laptop in tables))
            await self._others("observer", "observer", activity, part, observer)
            await self._others("staff", "room", activity, part, lead)
            await self._pause(2)
            for number, step in enumerate(kind.steps, 1):
                if kind.pressed_after.get(step, last) == part:
                    await self._press(activity, number, step, lead, tables)

    async def _press(self, activity: Activity, number: int, step: str, lead: Laptop, tables: list[Laptop]) -> None:
        """One press of reveal, and time to read it."""
        one = step in self.store.kinds[activity.kind].about_one
        about = self._subject(activity, lead.link.workshop) if one else None
        await lead.act("day", "day", kind="reveal", step=number, subject=about)
        if step == "whole":
            await self._second_thoughts(activity, tables)
        await self._pause(READING_SECONDS.get(step, OTHERWISE))

    async def _table(self, activity: Activity, part: int, laptop: Laptop) -> None:
        """One simulated table does one part."""
        await laptop.until("stage", lambda s: s["screen"].startswith(f"{activity.id}/") and s["part"] == part)
        day, table = self.store.day(laptop.link.workshop), laptop.link.table or 0
        for pause, act in self.scripts[activity.kind].acts(day, activity, part, table, laptop.client, self.words):
            await self._pause(pause)
            await laptop.act(activity.id, "table", **act)
        said = getattr(self.scripts[activity.kind], "seats", None)
        for pause, act in said(day, activity, part, table, self.words) if said else ():
            await self._pause(pause)
            await laptop.act(activity.id, "seat", **act)

    async def _others(self, name: str, party: str, activity: Activity, part: int, laptop: Laptop) -> None:
        """What lead, helpers or the observer do once the tables have done a part."""
        does = getattr(self.scripts[activity.kind], name, None)
        if does is None:
            return
        day, workshop = self.store.day(laptop.link.workshop), laptop.link.workshop
        for pause, act in list(does(day, activity, part, everyone(self.store, workshop, activity.id), self.words)):
            await self._pause(pause)
            await laptop.act(activity.id, party, **act)

    async def _second_thoughts(self, activity: Activity, tables: list[Laptop]) -> None:
        does = getattr(self.scripts[activity.kind], "second_thoughts", None)
        for laptop in tables if does else []:
            for act in does(self.store.day(laptop.link.workshop), activity, laptop.link.table or 0):  # type: ignore[misc]
                await self._pause(0.7)
                await laptop.act(activity.id, "table", **act)

    def _subject(self, activity: Activity, workshop: str) -> str | None:
        """What a press is about: what the script says, or else nothing."""
        chooses = getattr(self.scripts[activity.kind], "subject", None)
        day = self.store.day(workshop)
        return chooses(day, activity, everyone(self.store, workshop, activity.id)) if chooses else None

    async def _laptop(self, workshop: str, role: str, table: int | None = None) -> Laptop:
        secret, link = self.store.registry.new_link(workshop, role, table)
        return await Laptop(self.base(), link, cookie(self.store, secret, link)).__aenter__()

    def _pause(self, seconds: float) -> Awaitable[None]:
        return asyncio.sleep(seconds * self.pace)
