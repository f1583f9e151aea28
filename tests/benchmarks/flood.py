"""What the room notices of one laptop that floods: `python -m tests.benchmarks.flood --seconds 20`.

A real server; twenty laptops at ten tables each move a card twice a second, before, while and after one more laptop floods with all that
its link gives it: twelve sockets on which it sends acts as fast as they are taken, with texts as long as a message may be, and reads
nothing; and, one after another, the doors. Measured, never asserted.
"""

import argparse
import asyncio
import json
import multiprocessing
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path

import httpx
from websockets.asyncio.client import connect
from websockets.exceptions import WebSocketException

from exercises import KINDS
from tests.benchmarks.told import head, line, machine, of, used_by
from tests.people import DECK, under_way
from tests.server import Running, running
from workshop.database import store_url
from workshop.laptop import Laptop, cookie
from workshop.links import live_address
from workshop.rates import SOCKETS_A_SEAT
from workshop.registry import Link
from workshop.setup import TablePlace
from workshop.store import Store

TABLES, LAPTOPS, PAUSE = 10, 2, 0.5
Held = tuple[Link, str]  # a link, and the cookie of whoever holds it


def prepared(folder: Path) -> tuple[list[Held], Held, str]:
    """A workshop under way: who moves cards, who floods, and the code."""
    store = Store(store_url(str(folder), folder), KINDS)
    world = under_way(store, tables=tuple(TablePlace(number, f"Table {number}") for number in range(1, TABLES + 1)))
    seats = [store.registry.new_link(world.entry.id, "seat", 1 + number % TABLES) for number in range(TABLES * LAPTOPS)]
    flooding = store.registry.new_link(world.entry.id, "seat", 1)
    held = [(link, cookie(store, secret, link)) for secret, link in (*seats, flooding)]
    store.close()
    return held[:-1], held[-1], world.entry.code


async def moves(base: str, who: Held, until: float, waited: list[float]) -> None:
    async with Laptop(base, *who) as laptop:
        await laptop.show("stage"), await laptop.show("table/benefit")
        at = 0
        while time.perf_counter() < until:
            began = time.perf_counter()
            await laptop.act("benefit", "table", kind="place", card=DECK[at % len(DECK)], pile=("more", "less")[at % 2])
            waited.append(time.perf_counter() - began)
            at += 1
            await asyncio.sleep(PAUSE)


async def floods(base: str, who: Held, number: int) -> None:
    link, held = who
    address, headers = f"{base.replace('http', 'ws', 1)}/{live_address(link)}", {"Cookie": held, "Origin": base}
    text = "x" * 60_000
    with suppress(WebSocketException, OSError):
        async with connect(address, additional_headers=headers, proxy=None) as socket:
            for seq in range(1, 1_000_000):
                act = {"kind": "write", "note": "n", "field": "criteria", "text": text, "base": 0, "client": "c"}
                said = {"kind": "act", "client": f"flood-{number}", "seq": seq, "activity": "benefit", "party": "table"}
                await socket.send(json.dumps({**said, "act": act}))


async def knocks(base: str, code: str) -> None:
    async with httpx.AsyncClient(base_url=base, timeout=60) as browser:
        while True:
            for path in ("/healthz", f"/join/{code}", "/join/ZZZZZZ", "/"):
                await browser.get(path)


async def phase(here: Running, seats: list[Held], seconds: float) -> list[float]:
    waited: list[float] = []
    until = time.perf_counter() + seconds
    await asyncio.gather(*(moves(here.address, who, until, waited) for who in seats))
    return waited


async def measured(here: Running, seats: list[Held], flooding: Held, code: str, seconds: float) -> None:
    print(machine(), head(), sep="\n")
    for name in ("before", "while it floods", "after"):
        other = multiprocessing.Process(target=one_laptop, args=(here.address, flooding, code), daemon=True)
        if name == "while it floods":  # in a process of its own, so that it takes nothing from those that are measured
            other.start()
        with used_by(here.process.pid) as used:
            waited = await phase(here, seats, seconds)
        if other.is_alive():
            other.kill()
            other.join()
        print(line(name, of(waited), f"{len(waited)} acts, {used.core}"))


def one_laptop(base: str, who: Held, code: str) -> None:
    async def everything() -> None:
        await asyncio.gather(*(floods(base, who, number) for number in range(SOCKETS_A_SEAT + 3)), knocks(base, code))

    asyncio.run(everything())


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--seconds", type=float, default=20)
    seconds = asked.parse_args().seconds
    with tempfile.TemporaryDirectory() as folder:
        seats, flooding, code = prepared(Path(folder) / "store")
        with running(Path(folder) / "store") as here:
            asyncio.run(measured(here, seats, flooding, code, seconds))


if __name__ == "__main__":
    sys.exit(main())
