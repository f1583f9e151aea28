"""Whether past workshops make a day slower: `python -m tests.benchmarks.past --past 100 --acts 4000`.

Two stores: one with the workshop of today alone, one with so many past workshops besides, each with so many acts in its journal and
with its answers, marks and links. On each a real server is started, a laptop says one thing after another and waits for each answer,
and pages are opened. Then acts are handed to the store while one backup after another is taken, since in SQLite's rollback journal a
commit waits for whoever reads: by the command of another process, which copies it in one go, and as a server does itself, in steps.
"""

import argparse
import asyncio
import sqlite3
import tempfile
import threading
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from exercises import KINDS
from exercises.rehearsal.screen import Screen
from tests.benchmarks.told import head, line, machine, of, ratio
from tests.people import DECK, UnderWay, under_way
from tests.server import Running, running
from workshop.acts import Envelope
from workshop.backups import Copying, backups, is_new, take
from workshop.database import store_url
from workshop.laptop import Laptop, cookie
from workshop.links import place_of
from workshop.store import Store

SAID, OPENED = 200, 15  # acts and page openings that are timed
PAGES = {"table": "table", "control": "lead", "wall": "room", "run": "host"}


def with_past(file: Path, past: int, acts: int) -> None:
    """Copy the one workshop of a store so many times, with so many acts in each journal, as fast as SQLite can."""
    with closing(sqlite3.connect(file)) as store, store:
        store.execute("PRAGMA synchronous=OFF")
        ((model, said),) = store.execute("select workshop, count(*) from journal")
        for number in range(past):
            for table in ("journal", "answers", "marks", "links", "workshops"):
                names = [row[1] for row in store.execute(f"PRAGMA table_info({table})")]
                changed = {
                    "id": "null" if table == "journal" else f"'past-{number}'",
                    "workshop": f"'past-{number}'",
                    "code": f"'P{number:05}'",
                    "hash": f"hash || '-{number}'",
                }
                copied = ", ".join(changed.get(name, f'"{name}"') for name in names)
                whose = "id" if table == "workshops" else "workshop"
                for _ in range(max(1, acts // said) if table == "journal" else 1):
                    store.execute(f"insert into {table} select {copied} from {table} where {whose} = ?", (model,))


def today(folder: Path) -> tuple[UnderWay, dict[str, tuple[str, str]]]:
    """A workshop under way with some acts, in a store of its own; and by page the address and the cookie that open it."""
    store = Store(store_url(str(folder), Path()), KINDS)
    world = under_way(store)
    for number in range(100):
        world.elm.place(DECK[number % len(DECK)], pile=("more", "less")[number // len(DECK) % 2])
    opens = {}
    for page, role in PAGES.items():
        person = world.oak if role == "seat" or page == "table" else world.opens_link(role)
        if role == "host":
            secret, link = store.registry.new_link("", "host")
            opens[page] = ("", cookie(store, secret, link))
        else:
            place = f"w={world.entry.id}&as={place_of(person.link)}"
            opens[page] = (place, cookie(store, person.secret, person.link))
    store.close()
    return world, opens


async def acts(server: Running, world: UnderWay, held: str) -> AsyncIterator[float]:
    """How long each of some acts took from a laptop to its answer."""
    async with Laptop(server.address, world.oak.link, held) as laptop:
        await laptop.show("table/benefit")
        for number in range(SAID):
            began = time.perf_counter()
            await laptop.act("benefit", "table", kind="place", card=DECK[number % 5], pile="more", after=None)
            yield time.perf_counter() - began


async def openings(server: Running, page: str, query: str, held: str) -> AsyncIterator[float]:
    """How long each of some first openings of a page took until it was drawn."""
    for _ in range(OPENED):
        began = time.perf_counter()
        async with Screen(server.address, page, query, held) as screen:
            await screen.draw()
            yield time.perf_counter() - began


def timed(folder: Path, past: int, said: int) -> Iterator[tuple[str, list[float]]]:
    """What was measured on a store with so much past, by name."""
    world, opens = today(folder)
    file = folder / "common-ground.db"
    with_past(file, past, said)
    began = time.perf_counter()
    with running(folder) as server:
        yield "Starting the server", [time.perf_counter() - began]
        while not backups(file):  # the one that is taken as it starts
            time.sleep(0.05)
        yield "An act, answered", asyncio.run(_all(acts(server, world, opens["table"][1])))
        for page, (query, held) in opens.items():
            yield f"Opening the page: {page}", asyncio.run(_all(openings(server, page, query, held)))
    store = Store(store_url(str(folder), Path()), KINDS)
    yield "An act, by the store alone", [*told(store, world)]
    for how, copying in (("by the command", None), ("by the server", store.copy)):
        with backing_up(file, copying) as taken:
            yield f"An act, while backups are taken {how}", [*told(store, world)]
        yield f"A backup, taken {how}", taken
    store.close()
    began = time.perf_counter()
    is_new(file, backups(file)[0])
    yield "Looking whether a backup is due", [time.perf_counter() - began]
    print(f"{past} past workshops: a store of {file.stat().st_size / 1e6:.1f} MB", flush=True)


def told(store: Store, world: UnderWay) -> Iterator[float]:
    """How long each of some acts took from being handed in to being safe."""
    for number in range(SAID):
        act = {"kind": "place", "card": DECK[number % 5], "pile": "more", "after": None}
        began = time.perf_counter()
        store.act(Envelope(world.elm.key, "benchmark", next(world.elm.seqs), world.elm.link.name, act))
        yield time.perf_counter() - began
        time.sleep(0.01)


@contextmanager
def backing_up(file: Path, copying: Copying | None) -> Iterator[list[float]]:
    """One backup after another while the block lasts, and how long each took."""
    taken: list[float] = []
    enough = threading.Event()

    def takes() -> None:
        while not taken or not enough.is_set():
            began = time.perf_counter()
            take(file, time.time(), copying=copying).file.unlink()
            taken.append(time.perf_counter() - began)

    thread = threading.Thread(target=takes)
    thread.start()
    yield taken
    enough.set()
    thread.join()


async def _all(waited: AsyncIterator[float]) -> list[float]:
    return [one async for one in waited]


def main() -> None:
    asks = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    asks.add_argument("--past", type=int, default=100)
    asks.add_argument("--acts", type=int, default=4000)
    given = asks.parse_args()
    print(machine(), flush=True)
    with tempfile.TemporaryDirectory() as alone, tempfile.TemporaryDirectory() as full:
        bare, ours = dict(timed(Path(alone), 0, 0)), dict(timed(Path(full), given.past, given.acts))
    print(head())
    for name, waited in bare.items():
        print(line(name, of(waited)))
        print(line("  with past workshops", of(ours[name])))
        print(ratio("  times as long", of(ours[name]), of(waited)))


if __name__ == "__main__":
    main()
