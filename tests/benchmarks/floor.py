"""How far the board is above the least that it could cost: `python -m tests.benchmarks.floor --tables 30 --laptops 5 --minutes 1`.

First a rehearsal on a real server, then the bare echo of `bare.py` with as many laptops at as many tables, which say as much in a second
as those of the rehearsal did. Both are timed from an act that is sent to each tablemate that has it, both commit each act before anybody
is told, and each has a server in a process of its own, with all laptops in this one.
"""

import argparse
import asyncio
import json
import random
import tempfile
import time
from contextlib import AsyncExitStack
from pathlib import Path

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from exercises.rehearsal.day import Plan, rehearse
from tests.benchmarks.bare import bare_socket
from tests.benchmarks.told import head, line, machine, of, ratio, used_by
from tests.server import running
from workshop.words import words

SAYS = {"kind": "act", "client": "a" * 24, "activity": "benefit", "party": "table", "stage": 3,
        "act": {"kind": "place", "card": "justice-data-lab", "pile": "more", "after": "discount-check"}}  # fmt: skip


async def hears(laptop: ClientConnection, own: int, waits: list[float]) -> None:
    """One laptop notes how long ago each thing that it hears from a tablemate was sent."""
    try:
        async for text in laptop:
            said = json.loads(text)
            if said["by"] != own:
                waits.append(time.perf_counter() - said["at"])
    except ConnectionClosed:
        pass


async def speaks(table: list[ClientConnection], pause: float, until: float) -> None:
    """The laptops of one table in turn, one act in every `pause` seconds or so."""
    seq = 0
    while (now := time.perf_counter()) < until:
        by, seq = seq % len(table), seq + 1
        await table[by].send(json.dumps({**SAYS, "seq": seq, "by": by, "at": now}))
        await asyncio.sleep(random.uniform(0.5, 1.5) * pause)


async def echoed(address: str, tables: int, laptops: int, seconds: float, acts_a_second: float) -> list[float]:
    waits: list[float] = []
    async with AsyncExitStack() as stack:
        base = address.replace("http", "ws", 1)
        room = [
            [await stack.enter_async_context(connect(f"{base}/{table}", proxy=None)) for _ in range(laptops)]
            for table in range(tables)
        ]
        listening = [asyncio.create_task(hears(one, by, waits)) for table in room for by, one in enumerate(table)]
        until = time.perf_counter() + seconds
        await asyncio.gather(*(speaks(table, tables / acts_a_second, until) for table in room))
        await asyncio.sleep(1)  # for what is still on its way
    await asyncio.gather(*listening)
    return waits


def main() -> None:
    asks = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    asks.add_argument("--tables", type=int, default=30)
    asks.add_argument("--laptops", type=int, default=5)
    asks.add_argument("--minutes", type=float, default=1.0)
    given = asks.parse_args()
    seconds = given.minutes * 60
    print(machine(), flush=True)
    with tempfile.TemporaryDirectory() as folder, running(Path(folder)) as server:
        board = asyncio.run(rehearse(Plan(server.address, given.tables, given.laptops, seconds), words()))
    rate = board.acts.sent / board.seconds
    with (
        tempfile.TemporaryDirectory() as folder,
        bare_socket(Path(folder)) as (address, process),
        used_by(process) as used,
    ):
        floor = of(asyncio.run(echoed(address, given.tables, given.laptops, seconds, rate)))
    print(f"{given.tables} tables of {given.laptops}, {rate:.1f} acts a second\n{head()}")
    print(line("Bare echo to a table, each committed", floor, used.core))
    print(line("The board, an act to a tablemate", board.tablemate, f"{100 * board.server.core:.1f} % of a core"))
    print(ratio("  times as long", board.tablemate, floor))
    print(f"The laptops of the rehearsal themselves: {100 * board.own_core:.0f} % of a core")


if __name__ == "__main__":
    main()
