"""The demonstration: a workshop of simulated tables, so that a newcomer sees the whole job within a minute or two.

Its tables are scripted laptops that come in by the live socket with links of their own, and its lead opens and reveals as a
real one would. There is one a server. It starts when somebody asks, stops when nobody watches, is marked on every screen
and in its report, and is in no list, export or backup.
"""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from workshop.acts import Envelope
from workshop.laptop import Laptop, cookie
from workshop.lead import REVEAL_STEPS
from workshop.live import Live
from workshop.record import day_key
from workshop.registry import Workshop
from workshop.setup import Activity, Setup, plain_setup
from workshop.store import Store
from workshop.words import Words

log = logging.getLogger("common_ground.demonstration")
PEOPLE = (5, 4, 6, 5, 4, 5)
READING_SECONDS = {"criteria": 6.0, "argued": 5.0, "card": 6.0, "whole": 9.0, "blank": 0.0}
PATIENCE = 40.0  # seconds without anybody watching before it stops


class Script(Protocol):
    """What an exercise gives for its simulated tables (`exercises/ranking/simulated.py`)."""

    def acts(
        self, exercise: str, deck: Sequence[str], table: int, client: str, words: Words
    ) -> Iterator[tuple[float, dict[str, Any]]]: ...

    def second_thoughts(self, exercise: str, deck: Sequence[str], table: int) -> list[dict[str, Any]]: ...


@dataclass
class Demonstration:
    """`base` is where this server answers; `setup` what the demonstration's workshop is; `scripts` by kind of exercise.
    `pace` stretches every pause (tests make it short)."""

    store: Store
    live: Live
    setup: Setup
    scripts: dict[str, Script]
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
        lead = await self._laptop(workshop, "lead")
        try:
            for laptop in (lead, *tables):
                await laptop.show("stage")
            for number, laptop in enumerate(tables):
                await laptop.act("day", "table", kind="head_count", people=PEOPLE[number % len(PEOPLE)])
            for activity in self.setup.activities:
                await self._activity(activity, lead, tables)
            await lead.act("day", "day", kind="end", on=True)
        finally:
            for laptop in (lead, *tables):
                await laptop.__aexit__()

    async def _activity(self, activity: Activity, lead: Laptop, tables: list[Laptop]) -> None:
        script, deck = self.scripts[activity.kind], list(self.setup.deck())
        await self._pause(2)
        await lead.act("day", "day", kind="open", activity=activity.id, at=time.time())
        ranking = [self._rank(activity, script, deck, laptop) for laptop in tables]
        await asyncio.gather(*ranking)
        await self._pause(2)
        shown = next((c for c in deck), None)
        for number, step in enumerate(REVEAL_STEPS, 1):
            if step == "card":
                shown = self._most_argued(activity, lead.link.workshop) or shown
            await lead.act("day", "day", kind="reveal", step=number, card=shown if step in ("card", "whole") else None)
            if step == "whole":
                for laptop in tables:
                    for act in script.second_thoughts(activity.exercise, deck, laptop.link.table or 0):
                        await self._pause(0.7)
                        await laptop.act(activity.id, "table", **act)
            await self._pause(READING_SECONDS[step])

    async def _rank(self, activity: Activity, script: Script, deck: list[str], laptop: Laptop) -> None:
        await laptop.until("stage", lambda stage: stage["screen"] == f"{activity.id}/open")
        for pause, act in script.acts(activity.exercise, deck, laptop.link.table or 0, laptop.client, self.words):
            await self._pause(pause)
            await laptop.act(activity.id, "table", **act)

    def _most_argued(self, activity: Activity, workshop: str) -> str | None:
        held = self.store.answers(workshop, activity.id)
        named = [one.answer.argued for one in held.values() if one.answer.argued]
        return max(named, key=named.count) if named else None

    async def _laptop(self, workshop: str, role: str, table: int | None = None) -> Laptop:
        secret, link = self.store.registry.new_link(workshop, role, table)
        return await Laptop(self.base(), link, cookie(self.store, secret, link)).__aenter__()

    def _pause(self, seconds: float) -> Awaitable[None]:
        return asyncio.sleep(seconds * self.pace)
