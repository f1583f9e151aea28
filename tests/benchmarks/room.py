"""A room of laptops beside the least that it could cost: `python -m tests.benchmarks.room --tables 30 --laptops 5`.

On a real server, with all laptops in this process: they join by the doors within a minute and load what a browser loads; nothing happens
for a while; the lead opens an activity, several times; each table acts every two seconds for a minute, while the wall and the control
room are open; all connections are lost at once and made again. With `--workshops 5` there are five such rooms on the one server.

Beside each the yardstick of the same run: for opening, as many reruns of a bare page of Streamlit's at once; for acts, the echo of
`bare.py`, which commits each act (same journal mode, synchronous=FULL) and sends it to as many laptops in as many groups, but checks no
right, folds no answer, draws nothing and has no wall.
"""

import argparse
import asyncio
import random
import tempfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from websockets.exceptions import WebSocketException

from exercises.rehearsal.crowd import Device, Notes, Watcher, now
from exercises.rehearsal.day import at_tablemates
from exercises.rehearsal.doors import Browser
from exercises.rehearsal.measures import Act, Waits, until_shown
from exercises.rehearsal.screen import Screen
from tests.benchmarks.bare import bare_page, bare_socket
from tests.benchmarks.hall import Hall, Seat, prepared
from tests.benchmarks.told import head, line, machine, memory_of, of, used_by
from tests.benchmarks.yardsticks import PAUSE, bare_reruns, echoed
from tests.people import DECK, setting_up
from tests.server import Running, running
from workshop.laptop import Laptop
from workshop.links import address
from workshop.registry import Link
from workshop.setup import TablePlace, plain_setup

OPENINGS = 4
ACTIVITY = "benefit"
AGAIN = (0.5, 1.5)  # seconds after which a laptop that was not let in tries again


@dataclass
class Room:
    """Everybody at one server. `stack` holds their connections, `following` is what has their pages drawn again."""

    server: Running
    halls: list[Hall]
    notes: Notes = field(default_factory=Notes)
    again: int = 0
    stack: AsyncExitStack = field(default_factory=AsyncExitStack)
    following: list[asyncio.Task[None]] = field(default_factory=list)
    threads: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(32))

    @property
    def seats(self) -> list[Seat]:
        return [seat for hall in self.halls for seat in hall.seats]

    async def set_up(self) -> None:
        """The lead's laptop, the wall and the control room of each workshop."""
        for hall in self.halls:
            tables = tuple(TablePlace(number + 1, f"Table {number + 1}") for number in range(len(hall.digits)))
            hall.led = await self.stack.enter_async_context(Laptop(self.server.address, *hall.lead))
            await hall.led.show("stage")
            await hall.leads(kind="set_up", setup=plain_setup(setting_up(tables=tables)))
            hall.shows = await self._watches("wall", "room", *hall.wall)
            await self._watches("control", "control", *hall.lead)

    async def _watches(self, page: str, topic: str, link: Link, held: str) -> Watcher:
        laptop, screen = await self._sockets(page, link, held)
        watcher = Watcher(laptop, screen, self.notes, topic)
        await laptop.show("stage"), await laptop.show(topic), await watcher.draws()
        self.following.append(asyncio.create_task(watcher.follows()))
        return watcher

    async def _sockets(self, page: str, link: Link, held: str) -> tuple[Laptop, Screen]:
        query = address("", link).partition("?")[2]
        laptop = await self.stack.enter_async_context(Laptop(self.server.address, link, held))
        return laptop, await self.stack.enter_async_context(Screen(self.server.address, page, query, held))

    async def join(self, laptops: int, within: float) -> Waits:
        """Laptops at every table, each at some moment: from the joining page to its first screen."""
        waits: list[float] = []

        async def joins(hall: Hall, table: int, at: float) -> None:
            await asyncio.sleep(at)
            began, browser = now(), Browser(self.server.address)
            page, link = await self._apart(browser.joins, hall.code, table, hall.digits[table - 1])
            await self._apart(browser.loads, page)
            browser.close()
            hall.seats.append(Seat(table, link, browser.cookie, await self._sits(link, browser.cookie)))
            waits.append(now() - began)

        places = [(hall, table + 1) for hall in self.halls for table in range(len(hall.digits)) for _ in range(laptops)]
        await asyncio.gather(*(joins(*place, random.uniform(0, within)) for place in places))
        return of(waits)

    async def _apart(self, does: Callable[..., Any], *given: Any) -> Any:
        return await asyncio.get_running_loop().run_in_executor(self.threads, does, *given)

    async def _sits(self, link: Link, held: str) -> Device:
        device = Device(*await self._sockets("table", link, held), self.notes, link.table or 0)
        await device.laptop.show("stage")
        if device.laptop.shown["stage"]["phase"] == "open":
            await device.laptop.show(f"table/{ACTIVITY}")
        await device.draws()
        self.following.append(asyncio.create_task(device.follows()))
        return device

    async def open(self) -> tuple[Waits, Waits]:
        """The lead opens and closes an activity, in all workshops: until each laptop shows it, and until the last one does."""
        each, last = [], []
        for _ in range(OPENINGS):
            for act in ({"kind": "open", "activity": ACTIVITY, "at": 0.0}, {"kind": "close"}):
                began = [await hall.leads(**act) for hall in self.halls]
                waits = [await self.drawn_by_all(hall, at) for hall, at in zip(self.halls, began, strict=True)]
                each += [wait for hall in waits for wait in hall]
                last.append(max(wait for hall in waits for wait in hall))
        for hall in self.halls:
            await hall.leads(kind="open", activity=ACTIVITY, at=0.0)
            await self.drawn_by_all(hall, 0.0)
        return of(each), of(last)

    async def drawn_by_all(self, hall: Hall, began: float) -> list[float]:
        screen = hall.led.shown["stage"]["screen"]
        while any(seat.device.screen != screen for seat in hall.seats):
            assert not self.notes.faults, self.notes.faults
            await asyncio.sleep(0.005)
        return [seat.device.drawn[-1][0] - began for seat in hall.seats]

    async def work(self, seconds: float) -> tuple[Waits, Waits]:
        """Each table acts every two seconds: from an act to each tablemate that has it, and to the wall that shows it."""
        ends = now() + seconds
        walls = await asyncio.gather(*(self._hall_works(hall, ends) for hall in self.halls))
        mates = [wait for hall in self.halls for table in hall.tables for wait in at_tablemates(table)]
        return of(mates), of(wait for hall in walls for wait in hall)

    async def _hall_works(self, hall: Hall, ends: float) -> list[float]:
        before, hall.notes = hall.shows.laptop.revisions["room"], Notes()
        for seat in hall.seats:
            seat.device.notes = hall.notes
        await asyncio.gather(*(self._ranks(table, ends) for table in hall.tables))
        await asyncio.sleep(2)  # for what is still on its way to the wall
        self.notes.faults += hall.notes.faults
        return at_the_wall(hall.notes.acts, before, hall.shows)

    async def _ranks(self, table: list[Device], ends: float) -> None:
        holder = table[0]
        await asyncio.sleep(random.uniform(0, PAUSE))
        await holder.says(ACTIVITY, {"kind": "hold", "seat": holder.laptop.link.seat})
        at = 0
        while now() < ends:
            at += 1
            card, pile = DECK[at % len(DECK)], ("more", "less")[at // len(DECK) % 2]
            await holder.says(ACTIVITY, {"kind": "place", "card": card, "pile": pile, "after": None})
            await asyncio.sleep(random.uniform(0.5, 1.5) * PAUSE)

    async def come_back(self) -> Waits:
        """Everybody's connections are lost at once, and each laptop makes them again at once."""
        await self.leave()
        waits: list[float] = []

        async def comes(seat: Seat, began: float) -> None:
            while True:
                try:
                    seat.device = await self._sits(seat.link, seat.cookie)
                    break
                except (OSError, WebSocketException):  # as a browser, it tries again
                    self.again += 1
                    await asyncio.sleep(random.uniform(*AGAIN))
            waits.append(now() - began)

        began = now()
        await asyncio.gather(*(comes(seat, began) for seat in self.seats))
        return of(waits)

    async def leave(self) -> None:
        for task in self.following:
            task.cancel()
        await self.stack.aclose()


def at_the_wall(acts: list[Act], before: int, shows: Watcher) -> list[float]:
    """The room's revision rises by one with each act; they are kept in the order in which they are answered, as near as can be told."""
    in_order = sorted((act for act in acts if act.answered), key=lambda act: act.answered or 0.0)
    return until_shown([(act.sent, before + number) for number, act in enumerate(in_order, 1)], shows.drawn)


async def measured(given: argparse.Namespace) -> None:
    everybody, seconds = given.workshops * given.tables * given.laptops, given.minutes * 60
    print(
        f"{given.workshops} x {given.tables} tables of {given.laptops}: {everybody} laptops. {machine()}",
        head(),
        sep="\n",
        flush=True,
    )
    with tempfile.TemporaryDirectory() as folder:
        halls = prepared(Path(folder), given.workshops, given.tables)
        with running(folder) as server:
            await ours(Room(server, halls), given, seconds)
    if given.alone:
        return
    with tempfile.TemporaryDirectory() as folder:
        with bare_socket(Path(folder)) as (base, process), used_by(process) as used:
            waits = await echoed(base, given.workshops * given.tables, given.laptops, min(60.0, seconds))
        print(line("Bare echo to a table, each committed", waits, used.core))
        shared = Path(folder) / "line.txt"
        shared.write_text("nothing yet")
        with bare_page(shared) as (base, _):
            each, last = await bare_reruns(base, everybody, 2 * OPENINGS)
        print(line("As many bare pages, drawn again at once", each), line("  the last of them", last), sep="\n")


async def ours(room: Room, given: argparse.Namespace, seconds: float) -> None:
    process = room.server.process.pid
    await room.set_up()
    with used_by(process) as used:
        joined = await room.join(given.laptops, given.joining)
    print(line("Joining to first screen", joined, used.core), flush=True)
    with used_by(process) as used:
        await asyncio.sleep(given.idle)
    print(f"{'While nothing happens':50}  {used.core}, {memory_of(process)}", flush=True)
    for _ in range(given.times):
        await worked(room, seconds)
    back = await room.come_back()
    print(line("Everybody back, all at once", back, f"{room.again} had to try again; {memory_of(process)}"))
    print("\n".join(room.notes.faults) or "No faults.", flush=True)
    await room.leave()


async def worked(room: Room, seconds: float) -> None:
    """Activities are opened and closed, then tables act for a while."""
    each, last = await room.open()
    print(line("A new screen to a laptop", each), line("  to the last laptop", last), sep="\n", flush=True)
    with used_by(room.server.process.pid) as used:
        mates, walls = await room.work(seconds)
    print(line("An act to a tablemate", mates, used.core), line("An act to the wall's chart", walls), sep="\n")
    said = [act for hall in room.halls for act in hall.notes.acts]
    answered = sum(act.outcome == "done" for act in said)
    print(f"{'Acts':50}  {len(said)} sent, {answered} answered; {memory_of(room.server.process.pid)}", flush=True)
    for hall in room.halls:
        await room.drawn_by_all(hall, await hall.leads(kind="close"))


def main() -> None:
    asks = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    asks.add_argument("--workshops", type=int, default=1)
    asks.add_argument("--tables", type=int, default=30, help="in each workshop")
    asks.add_argument("--laptops", type=int, default=5, help="at each table")
    asks.add_argument("--joining", type=float, default=60.0, help="seconds in which all join")
    asks.add_argument("--idle", type=float, default=30.0, help="seconds in which nothing happens")
    asks.add_argument("--minutes", type=float, default=1.0, help="in which tables act")
    asks.add_argument("--times", type=int, default=1, help="how often all this, before everybody comes back")
    asks.add_argument("--alone", action="store_true", help="without the yardsticks")
    asyncio.run(measured(asks.parse_args()))


if __name__ == "__main__":
    main()
