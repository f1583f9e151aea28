"""Everybody who makes up a workshop, as scripted laptops beside a running server: they play what the exercises' scripts say.

What was said is read from the server's own store while it runs, since scripts of the lead and of experts go by what tables wrote.
"""

import asyncio
import threading
from collections.abc import Coroutine, Iterator
from contextlib import AsyncExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import create_engine

from exercises import KINDS, NAMES, room
from tests.room.people import SAY
from tests.server import Running
from workshop.acts import Key
from workshop.database import Database, store_url
from workshop.day import Day
from workshop.laptop import Laptop, cookie
from workshop.links import cookie_name, place_of
from workshop.play import Play, Played
from workshop.record import Held, Record
from workshop.registry import Link, Registry
from workshop.setup import Setup, plain_setup
from workshop.store import Store

Links = dict[str, tuple[str, Link]]
Made = TypeVar("Made")
SCRIPTS = {name: room(name, "simulated") for name in NAMES}


@dataclass(frozen=True)
class Prepared:
    """A store with one workshop in it, before its server starts: whose links open what."""

    folder: Path
    id: str  # of the store
    workshop: str
    code: str
    links: Links

    def cookies(self, address: str) -> list[dict[str, str]]:
        """Everybody's links, as one browser holds them."""
        return [
            {"name": cookie_name(self, link.workshop, place_of(link)), "value": secret, "url": address}  # type: ignore[arg-type]
            for secret, link in self.links.values()
        ]


def prepared(folder: Path, tables: int, beside: tuple[int, ...] = ()) -> Prepared:
    """A workshop with nothing set up, and links for its lead, its wall, an observer, the host, a device at each table, and another
    one at those `beside`."""
    store = Store(store_url(str(folder), folder), KINDS)
    registry, entry = store.registry, store.registry.new_workshop()
    links = {role: registry.new_link(entry.id, role) for role in ("lead", "room", "observer")}
    links["host"] = registry.new_link("", "host")
    links |= {f"table {number}": registry.new_link(entry.id, "seat", number) for number in range(1, tables + 1)}
    links |= {f"beside {number}": registry.new_link(entry.id, "seat", number) for number in beside}
    made = Prepared(folder, store.id, entry.id, entry.code, links)
    store.close()
    return made


class Beside(Record):
    """The record of a store that a running server has, read afresh each time."""

    seats = Store.seats  # type: ignore[assignment]

    def __init__(self, folder: Path) -> None:
        super().__init__(_ReadOnly(store_url(str(folder), folder)), KINDS)  # type: ignore[arg-type]

    @property
    def registry(self) -> Registry:
        return Registry(self._database, lambda job: None, lambda: 0.0)  # type: ignore[arg-type, return-value]

    def held(self, key: Key) -> Held:
        self._known.clear()
        return super().held(key)

    def answers(self, workshop: str, activity: str, round: int = 1, party: str = "table") -> dict[int, Held]:
        self._known.clear()
        self._complete.clear()
        return super().answers(workshop, activity, round, party)

    def total(self, workshop: str, what: str) -> int:
        self._totals.clear()
        return super().total(workshop, what)

    def close(self) -> None:
        self._database.engine.dispose()


class _ReadOnly:
    """A database that is only read, beside the process that has it."""

    rows, first = Database.rows, Database.first

    def __init__(self, url: str) -> None:
        self.engine = create_engine(f"{url.replace('sqlite:///', 'sqlite:///file:')}?mode=ro&uri=true")


@dataclass
class Company:
    """Laptops of a lead, an observer and tables, which act when they are told; meanwhile this thread has the browser."""

    play: Play
    loop: asyncio.AbstractEventLoop
    lead: Laptop
    observer: Laptop
    tables: list[Laptop]

    def does(self, doing: Coroutine[Any, Any, Made]) -> Made:
        """Have something done, and wait until it is."""
        return asyncio.run_coroutine_threadsafe(doing, self.loop).result(120)

    def leads(self, **act: Any) -> None:
        answer = self.does(self.lead.act("day", "day", **act))
        assert answer["kind"] == "done", answer

    def sets_up(self, setup: Setup) -> None:
        self.leads(kind="set_up", setup=plain_setup(setup))

    @property
    def workshop(self) -> str:
        return self.lead.link.workshop

    @property
    def day(self) -> Day:
        return self.play.store.day(self.workshop)

    @property
    def revision(self) -> int:
        """The revision at which a page that shows the room is up to date."""
        return self.play.store.total(self.workshop, "room")

    def finishes(self, played: Played, part: int) -> bool:
        """Whether tables say of a part that they have finished it."""
        acts = played.script("acts")(self.day, played.activity, part, 2, "nobody", SAY)
        return any(act["kind"] == "finish" for _, act in acts)

    def plays(self, activity: str) -> Played:
        """An activity of the day, to be played step by step."""
        found = self.day.setup.activity(activity)
        assert found is not None
        return Played(self.play, found, self.lead, self.observer, self.tables)


@contextmanager
def company(server: Running, place: Prepared, left_out: tuple[int, ...] = ()) -> Iterator[Company]:
    """Everybody at their laptops, but for tables where real browsers sit."""
    beside, loop = Beside(place.folder), asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    held = AsyncExitStack()
    play = Play(beside, SCRIPTS, SAY, lambda: server.address, 0.0)  # type: ignore[arg-type]

    async def sits_down(who: str) -> Laptop:
        secret, link = place.links[who]
        laptop = await held.enter_async_context(Laptop(server.address, link, cookie(place, secret, link)))
        await laptop.show("stage")
        return laptop

    def now(doing: Coroutine[Any, Any, Made]) -> Made:
        return asyncio.run_coroutine_threadsafe(doing, loop).result(60)

    try:
        seats = [who for who in place.links if who.startswith("table ") and int(who[6:]) not in left_out]
        lead, observer = now(sits_down("lead")), now(sits_down("observer"))
        yield Company(play, loop, lead, observer, [now(sits_down(who)) for who in seats])
    finally:
        now(held.aclose())
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()
        beside.close()
