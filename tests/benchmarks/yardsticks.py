"""The least that a room could cost, by the bare servers of `bare.py`: acts echoed to a table, pages drawn again."""

import asyncio
import json
import random
import time
from contextlib import AsyncExitStack

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from exercises.rehearsal.measures import Waits
from exercises.rehearsal.screen import Screen
from tests.benchmarks.told import of
from tests.people import DECK

PAUSE = 2.0  # seconds between two acts of a table
now = time.perf_counter


async def hears(laptop: ClientConnection, own: int, waits: list[float]) -> None:
    """One laptop notes how long ago each thing that it hears from a tablemate was sent."""
    try:
        async for text in laptop:
            said = json.loads(text)
            if said["by"] != own:
                waits.append(now() - said["at"])
    except ConnectionClosed:
        pass


async def speaks(table: list[ClientConnection], until: float) -> None:
    """One laptop of a table says as much as one of ours does."""
    says = {"kind": "act", "client": "a" * 24, "activity": "benefit", "party": "table", "stage": 3,
            "act": {"kind": "place", "card": DECK[0], "pile": "more", "after": None}}  # fmt: skip
    seq = 0
    await asyncio.sleep(random.uniform(0, PAUSE))
    while now() < until:
        seq += 1
        await table[0].send(json.dumps({**says, "seq": seq, "by": 0, "at": now()}))
        await asyncio.sleep(random.uniform(0.5, 1.5) * PAUSE)


async def echoed(address: str, tables: int, laptops: int, seconds: float) -> Waits:
    """The bare echo: from what is said to each tablemate that has it."""
    waits: list[float] = []
    async with AsyncExitStack() as stack:
        base = address.replace("http", "ws", 1)
        room = [
            [await stack.enter_async_context(connect(f"{base}/{table}", proxy=None)) for _ in range(laptops)]
            for table in range(tables)
        ]
        listening = [asyncio.create_task(hears(one, by, waits)) for table in room for by, one in enumerate(table)]
        until = now() + seconds
        await asyncio.gather(*(speaks(table, until) for table in room))
        await asyncio.sleep(1)  # for what is still on its way
    await asyncio.gather(*listening)
    return of(waits)


async def bare_reruns(address: str, laptops: int, times: int) -> tuple[Waits, Waits]:
    """As many bare pages as there are laptops, all drawn again at once."""
    async with AsyncExitStack() as stack:
        pages = [await stack.enter_async_context(Screen(address, "", "", "")) for _ in range(laptops)]
        for page in pages:
            await page.draw()
        each: list[float] = []
        last: list[float] = []

        async def draws(page: Screen, began: float) -> None:
            await page.draw()
            each.append(now() - began)

        for _ in range(times):
            began = now()
            await asyncio.gather(*(draws(page, began) for page in pages))
            last.append(now() - began)
        return of(each), of(last)
