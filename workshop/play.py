"""The play of a demonstration: simulated tables, their lead and an expert go through a programme by the live socket.

Each is a scripted laptop with a link of its own. What tables do comes from the exercises' scripts; this module is their lead, who
opens, turns the parts, presses reveal when it is due and waits long enough for the room to read.
"""

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Iterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from typing import Any, Protocol

from workshop.acts import Kind
from workshop.day import Day
from workshop.everyone import everyone
from workshop.laptop import Laptop, cookie
from workshop.setup import Activity
from workshop.store import Store
from workshop.words import Words

log = logging.getLogger("common_ground.demonstration")
PEOPLE = (5, 4, 6, 5, 4, 5)
READING_SECONDS = {"criteria": 6.0, "argued": 5.0, "card": 6.0, "whole": 9.0, "blank": 0.0}
OTHERWISE = 5.0  # for presses that have no time of their own, and for parts in which nobody says anything

Step = tuple[float, dict[str, Any]]  # seconds to wait before an act, and the act


class Script(Protocol):
    """What an exercise gives for the demonstration (`exercises/*/simulated.py`), as functions of that module.

    `acts` yields what one simulated table does in one part of an activity, from its opening to finishing. A module may also have
    `seats(day, activity, part, table, words)`: what the people of a table then do on its device, each for themselves;
    `second_thoughts(day, activity, table)`: what a table does once it has seen the others; `staff(day, activity, part, said,
    words)`: what lead and helpers do for the room when tables have done a part (acts of the party `room`), from what everyone
    has said; `observer(...)` likewise for an invited expert; `subject(day, activity, said)`: what a press is about.
    """

    def acts(
        self, day: Day, activity: Activity, part: int, table: int, client: str, words: Words
    ) -> Iterator[Step]: ...


@dataclass(frozen=True)
class Play:
    """`base` is where this server answers; `scripts` are by kind of exercise. `pace` stretches every pause (tests make it
    short)."""

    store: Store
    scripts: Mapping[str, Script]
    words: Words
    base: Callable[[], str]
    pace: float = 1.0

    async def play(self, workshop: str) -> None:
        """Play every activity of a workshop that is set up and not begun, but for those left out."""
        setup = self.store.day(workshop).setup
        async with AsyncExitStack() as held:
            tables = [
                await held.enter_async_context(self._laptop(workshop, "seat", table.id)) for table in setup.tables
            ]
            lead = await held.enter_async_context(self._laptop(workshop, "lead"))
            observer = await held.enter_async_context(self._laptop(workshop, "observer"))
            for number, laptop in enumerate(tables):
                await say(laptop, "day", "table", kind="head_count", people=PEOPLE[number % len(PEOPLE)])
            for activity in setup.activities:
                if not activity.skipped:
                    await Played(self, activity, lead, observer, tables).run()
            await say(lead, "day", "day", kind="end", on=True)

    @asynccontextmanager
    async def _laptop(self, workshop: str, role: str, table: int | None = None) -> AsyncIterator[Laptop]:
        secret, link = self.store.registry.new_link(workshop, role, table)
        async with Laptop(self.base(), link, cookie(self.store, secret, link)) as laptop:
            await laptop.show("stage")
            yield laptop

    def pause(self, seconds: float) -> Awaitable[None]:
        return asyncio.sleep(seconds * self.pace)


@dataclass(frozen=True)
class Played:
    """One activity as it is played, by its lead, an invited expert and tables."""

    play: Play
    activity: Activity
    lead: Laptop
    observer: Laptop
    tables: list[Laptop]

    @property
    def kind(self) -> Kind:
        return self.play.store.kinds[self.activity.kind]

    @property
    def day(self) -> Day:
        return self.play.store.day(self.lead.link.workshop)

    def said(self) -> Any:
        return everyone(self.play.store, self.lead.link.workshop, self.activity.id)

    def script(self, name: str) -> Any:
        """What the script has of that name, None where it has no such thing."""
        return getattr(self.play.scripts[self.activity.kind], name, None)

    async def run(self) -> None:
        await self.play.pause(2)
        await self.open()
        for part in range(self.parts):
            if part:
                await self.turn(part)
            said = await self.do(part)
            await self.play.pause(2 if said else OTHERWISE)
            for number in self.presses(part):
                await self.press(number)
                await self.play.pause(READING_SECONDS.get(self.kind.steps[number - 1], OTHERWISE))
        if not self.kind.steps:
            await self.play.pause(2 * OTHERWISE)

    @property
    def parts(self) -> int:
        """How many parts it has, one at least."""
        return max(1, len(self.kind.parts(self.activity)))

    def presses(self, part: int) -> list[int]:
        return presses_after(self.kind, part, self.parts - 1)

    async def open(self) -> None:
        await say(self.lead, "day", "day", kind="open", activity=self.activity.id, at=time.time())

    async def turn(self, part: int) -> None:
        await say(self.lead, "day", "day", kind="turn", part=part)

    async def do(self, part: int) -> int:
        """Everybody does a part: tables first, then the expert, then lead and helpers. How many acts that was."""
        return await self.at_tables(part) + await self.at_expert(part) + await self.at_desk(part)

    async def at_tables(self, part: int) -> int:
        return sum(await asyncio.gather(*(self._table(part, laptop) for laptop in self.tables)))

    async def at_expert(self, part: int) -> int:
        return await self._others("observer", "observer", part, self.observer)

    async def at_desk(self, part: int) -> int:
        return await self._others("staff", "room", part, self.lead)

    async def _table(self, part: int, laptop: Laptop) -> int:
        """One simulated table does one part; how many acts that was."""
        await self._sees(laptop, lambda stage: stage["part"] == part)
        day, table, words = self.day, laptop.link.table or 0, self.play.words
        acts = self.script("acts")(day, self.activity, part, table, laptop.client, words)
        count = await self._acts(acts, laptop, "table")
        if seats := self.script("seats"):
            count += await self._acts(seats(day, self.activity, part, table, words), laptop, "seat")
        return count

    async def _others(self, name: str, party: str, part: int, laptop: Laptop) -> int:
        """What lead, helpers or the observer do once the tables have done a part."""
        does = self.script(name)
        steps = list(does(self.day, self.activity, part, self.said(), self.play.words)) if does else []
        return await self._acts(steps, laptop, party)

    async def press(self, number: int) -> None:
        step = self.kind.steps[number - 1]
        chooses = self.script("subject") if step in self.kind.about_one else None
        about = chooses(self.day, self.activity, self.said()) if chooses else None
        await say(self.lead, "day", "day", kind="reveal", step=number, subject=about)
        if step == "whole":
            await self._second_thoughts()

    async def _second_thoughts(self) -> None:
        does = self.script("second_thoughts")
        for laptop in self.tables if does else []:
            await self._sees(laptop, lambda stage: stage["phase"] == "revealed")
            acts = does(self.day, self.activity, laptop.link.table or 0)
            await self._acts([(0.7, act) for act in acts], laptop, "table")

    async def _acts(self, steps: Iterable[Step], laptop: Laptop, party: str) -> int:
        """Say these things, each after its pause; how many they were."""
        count = 0
        for pause, act in steps:
            await self.play.pause(pause)
            await say(laptop, self.activity.id, party, **act)
            count += 1
        return count

    async def _sees(self, laptop: Laptop, holds: Callable[[dict[str, Any]], bool]) -> None:
        """Wait until a laptop's screen has come so far; else its act would count as meant before."""
        await laptop.until("stage", lambda stage: stage["screen"].startswith(f"{self.activity.id}/") and holds(stage))


def presses_after(kind: Kind, part: int, last: int) -> list[int]:
    """The presses of reveal that come once a part is done, by number from 1; `last` is the last part."""
    return [number for number, step in enumerate(kind.steps, 1) if kind.pressed_after.get(step, last) == part]


async def say(laptop: Laptop, activity: str, party: str, /, **act: Any) -> None:
    """One act, which ought to be taken; where it was not, the log says why."""
    answer = await laptop.act(activity, party, **act)
    if answer["kind"] != "done":
        log.warning("%s in %s: %s by %s %s", answer["kind"], activity, act["kind"], laptop.link.name, answer.get("why"))
