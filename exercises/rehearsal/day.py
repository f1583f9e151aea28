"""What is done in a rehearsal: laptops join, tables rank one set of cards after another, the lead reveals, and what was kept is counted."""

import asyncio
import random
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AsyncExitStack
from dataclasses import dataclass, field, replace
from math import inf
from pathlib import Path
from typing import Any

from exercises import ranking
from exercises.ranking.simulated import acts
from exercises.rehearsal.crowd import ANSWER_WITHIN, GONE, Crowd, Device, Notes, Watcher, now, said
from exercises.rehearsal.doors import NotHeld, Place, begins
from exercises.rehearsal.measures import Rehearsed, Server, Waits, counted, until_drawn, until_shown
from workshop.casebook import DEFAULT_DECK, read_pack
from workshop.day import Day
from workshop.laptop import Laptop
from workshop.registry import Link
from workshop.setup import LETTERS, Activity, Dealt, Setup, TablePlace, plain_setup
from workshop.words import Words

PACKS = Path(__file__).parents[2] / "case_studies"
PEOPLE = 5
ARRIVALS_A_SECOND = 5  # laptops that begin to join, as people come in
WHOLE_SCRIPT = 30.0  # seconds that a table needs for one ranking with its reveal; where there is less, it is quicker
QUICKEST = 25.0  # seconds that no table is quicker than, at its usual pace
READING = 1.5  # seconds between two presses of reveal
SAMPLED_EVERY = 2.0
ALL_DRAWN_WITHIN = 60.0


@dataclass(frozen=True, slots=True)
class Plan:
    """How many tables of how many laptops, for how many seconds from the first opening on; `key` is the host key, which another machine
    needs; `patience` how long an act may wait for its answer."""

    base: str
    tables: int
    laptops: int
    seconds: float
    key: str = ""
    patience: float = ANSWER_WITHIN

    @property
    def pace(self) -> float:
        return min(1.0, self.seconds / WHOLE_SCRIPT)


def setting_up(plan: Plan, words: Words) -> Setup:
    """A workshop of enough rankings of the usual cards, benefit and risk in turn."""
    pack = read_pack(next(folder for folder in sorted(PACKS.iterdir()) if folder.is_dir()))
    rankings = list(ranking.planned(len(pack.decks[DEFAULT_DECK])))
    count = 2 + int(plan.seconds / (QUICKEST * plan.pace))
    return Setup(
        area=words("rehearsal.area"),
        tables=tuple(TablePlace(number, str(number)) for number in range(1, plan.tables + 1)),
        cards=tuple(Dealt(letter, card) for letter, card in zip(LETTERS, pack.deck(DEFAULT_DECK), strict=False)),
        activities=tuple(replace(rankings[n % len(rankings)], id=f"ranking-{n + 1}") for n in range(count)),
        keep_days=1,
    )


async def rehearse(plan: Plan, words: Words, tell: Callable[[str], None] = lambda sentence: None) -> Rehearsed:
    """Hold a rehearsal and measure it; the workshop that it makes is removed, however it ends. Raises NotHeld."""
    with ThreadPoolExecutor(16) as threads:
        place = await asyncio.get_running_loop().run_in_executor(threads, begins, plan.base, plan.tables, plan.key)
        try:
            return await Rehearsal(plan, words, Crowd(place, Notes(), threads, plan.patience), tell).held()
        except BaseExceptionGroup as several:
            cause = first_of(several)
            if isinstance(cause, GONE):
                raise NotHeld(words("rehearsal.connection_lost", why=cause)) from None
            raise cause from None if isinstance(cause, NotHeld) else several
        finally:
            await asyncio.shield(asyncio.get_running_loop().run_in_executor(threads, place.removes))


def first_of(several: BaseException) -> BaseException:
    """The first fault of a group of them, however deep."""
    while isinstance(several, BaseExceptionGroup):
        several = several.exceptions[0]
    return several


@dataclass
class Rehearsal:
    """One rehearsal as it is held. `changes` are changes of the stage: when the lead made them, and to which screen."""

    plan: Plan
    words: Words
    crowd: Crowd
    tell: Callable[[str], None]
    changes: list[tuple[float, str]] = field(default_factory=list)
    samples: list[dict[str, Any]] = field(default_factory=list)
    own_core: float = 0.0

    @property
    def place(self) -> Place:
        return self.crowd.place

    @property
    def notes(self) -> Notes:
        return self.crowd.notes

    async def held(self) -> Rehearsed:
        async with AsyncExitStack() as stack, asyncio.TaskGroup() as group:
            self.lead = Link(self.place.workshop, "lead")
            self.laptop = await stack.enter_async_context(Laptop(self.place.lead.base, self.lead, self.place.cookie))
            await self.laptop.show("stage")
            self.setup = setting_up(self.plan, self.words)
            await self.leads(kind="set_up", setup=plain_setup(self.setup))
            wall, control = await self._room(stack)
            following = [group.create_task(one.follows()) for one in (wall, control)]
            try:
                tables = await self._joined(stack)
                devices = [device for table in tables for device in table]
                following += [group.create_task(device.follows()) for device in devices]
                self.tell(self.words("rehearsal.joined", n=len(devices)))
                following.append(group.create_task(self._samples()))
                began, used_before = now(), time.process_time()
                await self._works(tables)
                self.tell(self.words("rehearsal.counting"))
                self.own_core = (time.process_time() - used_before) / (now() - began)
                self.samples.append(await self.crowd.apart(self.place.status))
            finally:
                for task in following:
                    task.cancel()
            return await self._measured(tables, wall)

    async def _room(self, stack: AsyncExitStack) -> tuple[Watcher, Watcher]:
        """The wall, opened by the lead's door, and the control room."""
        await self.crowd.apart(self.place.lead.get, f"/room/{self.place.workshop}")
        room = Link(self.place.workshop, "room")
        wall = await stack.enter_async_context(self.crowd.watcher("wall", "room", room, self.place.cookie))
        control = self.crowd.watcher("control", "control", self.lead, self.place.cookie)
        return wall, await stack.enter_async_context(control)

    async def _joined(self, stack: AsyncExitStack) -> list[list[Device]]:
        """Laptops at every table; the first of a table is there before the others, who need its two digits."""
        places = [
            (number, self.place.digits[str(number)] if laptop else "")
            for laptop in range(self.plan.laptops)
            for number in range(1, self.plan.tables + 1)
        ]
        first: dict[int, asyncio.Event] = {number: asyncio.Event() for number, _ in places}

        async def joins(at: int, number: int, digits: str) -> Device:
            await asyncio.sleep(at / ARRIVALS_A_SECOND * self.plan.pace)
            if digits:
                await first[number].wait()
            device = await stack.enter_async_context(self.crowd.device(number, digits))
            first[number].set()
            return device

        async with asyncio.TaskGroup() as group:
            joining = [group.create_task(joins(at, *one)) for at, one in enumerate(places)]
        devices = [task.result() for task in joining]
        tables = [[one for one in devices if one.table == number] for number in range(1, self.plan.tables + 1)]
        await asyncio.gather(*(table[0].says("day", {"kind": "head_count", "people": PEOPLE}) for table in tables))
        return tables

    # -- the work

    async def _works(self, tables: list[list[Device]]) -> None:
        """Rank and reveal, one activity after another, until the time is up; the first is held whole, however long it takes."""
        over = now() + self.plan.seconds
        for number, activity in enumerate(self.setup.activities):
            ends = over if number else inf
            await self.leads(kind="open", activity=activity.id, at=time.time())
            await self._all_drew(tables)
            await asyncio.gather(*(self._ranks(table, activity, ends) for table in tables))
            await self._reveals(activity, ends)
            await self._all_drew(tables)
            if now() >= over:
                return
            await self.leads(kind="close")
            await self._all_drew(tables)

    async def _ranks(self, devices: list[Device], activity: Activity, ends: float) -> None:
        """One table ranks: the first laptop holds the board and places, the others write, until it has finished or the time is up."""
        holder, *others = devices
        number, day = holder.table, Day(setup=self.setup)
        writers = _in_turn(others or [holder])
        for pause, act in acts(day, activity, 0, number, holder.laptop.client, self.words):
            await asyncio.sleep(pause * self.plan.pace)
            if now() >= ends:
                return
            who = next(writers) if act["kind"] == "write" else holder
            told = {**act, "seat": holder.laptop.link.seat} if act["kind"] == "hold" else act
            told = {**told, "client": who.laptop.client} if act["kind"] == "write" else told
            await who.says(activity.id, told)

    async def _reveals(self, activity: Activity, ends: float) -> None:
        """Every press, and time to read between them; once the time is up, the first press alone."""
        card = random.Random(activity.id).choice(list(self.setup.deck()))
        for step, name in enumerate(ranking.KIND.steps, 1):
            subject = card if name in ranking.KIND.about_one else None
            await self.leads(kind="reveal", step=step, subject=subject)
            if now() >= ends:
                return
            await asyncio.sleep(READING * self.plan.pace)

    async def leads(self, **act: Any) -> None:
        """The lead says one thing; where it changes the screens of tables, that is noted."""
        before, at = self.laptop.shown["stage"]["screen"], now()
        await said(self.laptop, self.notes, "day", "day", act, self.plan.patience)
        if self.notes.acts[-1].outcome != "done":
            raise NotHeld(self.words("rehearsal.lead_unheard", act=act["kind"]))
        if (screen := self.laptop.shown["stage"]["screen"]) != before:
            self.changes.append((at, screen))

    async def _all_drew(self, tables: list[list[Device]]) -> None:
        """Wait until every laptop shows the screen that the stage means, as a lead looks round; one that is lost is not waited for."""
        wanted, ends = self.laptop.shown["stage"]["screen"], now() + ALL_DRAWN_WITHIN
        while any(device.screen != wanted for table in tables for device in table):
            if now() > ends or self.notes.faults:
                return
            await asyncio.sleep(0.02)

    async def _samples(self) -> None:
        """Ask the server every few seconds how it is."""
        while True:
            self.samples.append(await self.crowd.apart(self.place.status))
            await asyncio.sleep(SAMPLED_EVERY)

    # -- the counting

    async def _measured(self, tables: list[list[Device]], wall: Watcher) -> Rehearsed:
        kept = await self.crowd.apart(self.place.kept)
        room = {(client, seq): revision for client, seq, _, revision in kept["acts"]}
        texts = {
            (name, note["id"]): note["text"]
            for name, answer in kept["answers"].items()
            for note in answer.get("notes", [])
        }
        at_wall = sorted(
            (act.sent, room[act.client, act.seq]) for act in self.notes.acts if (act.client, act.seq) in room
        )
        waits = [until_drawn(self.changes, device.drawn) for table in tables for device in table]
        each_change = [[one for one in change if one is not None] for change in zip(*waits, strict=True)]
        return Rehearsed(
            self.plan.tables, self.plan.laptops, self.plan.seconds,
            first_screen=Waits.of(self.notes.first_screens),
            tablemate=Waits.of(wait for table in tables for wait in at_tablemates(table)),
            wall=Waits.of(until_shown(at_wall, wall.drawn)),
            stage=Waits.of(wait for change in each_change for wait in change),
            whole_room=Waits.of(max(change) for change in each_change if change),
            acts=counted(self.notes.acts, [(client, seq) for client, seq, *_ in kept["acts"]], texts),
            server=used(self.samples),
            own_core=self.own_core,
            faults=tuple(dict.fromkeys(self.notes.faults)),
        )  # fmt: skip


def used(samples: list[dict[str, Any]]) -> Server:
    """What the server used between the first and the last time that it was asked."""
    told = [one for one in samples if one]
    if not told:
        return Server(0.0, None, 1)
    first, last = told[0], told[-1]
    took = last["clock"] - first["clock"]
    core = (last["processor_seconds"] - first["processor_seconds"]) / took if took > 0 else 0.0
    memory = max((one["memory"] for one in told if one["memory"]), default=None)
    return Server(core, memory, last["processors"])


def at_tablemates(table: list[Device]) -> Iterator[float]:
    """How long each act of a table took to each tablemate that it came to."""
    for sender in table:
        for topic, sent in sender.sent.items():
            for mate in table:
                if mate is not sender:
                    yield from until_shown(sent, mate.seen.get(topic, []))


def _in_turn(devices: list[Device]) -> Iterator[Device]:
    while True:
        yield from devices
