"""How long an act takes to a tablemate's screen: `python -m tests.benchmarks.board --tables 30 --laptops 5 --seconds 20`.

A real server in a process of its own on a fresh store, scripted laptops in this one, each table moving a card every two
seconds. Measured, never asserted: prints one line.
"""

import argparse
import asyncio
import random
import tempfile
import time
from pathlib import Path

import numpy as np

from exercises import KINDS
from tests.people import setting_up
from tests.server import Running, running
from workshop.acts import Envelope
from workshop.database import store_url
from workshop.laptop import Laptop, cookie
from workshop.record import day_key
from workshop.registry import Link
from workshop.setup import TablePlace, plain_setup
from workshop.store import Store


def measure(tables: int, laptops: int, seconds: float) -> None:
    with tempfile.TemporaryDirectory() as folder:
        store = Store(store_url(folder, Path(folder)), KINDS)
        entry = store.registry.new_workshop()
        setup = setting_up(tables=tuple(TablePlace(number, f"Table {number}") for number in range(1, tables + 1)))
        for seq, act in enumerate(
            [
                {"kind": "set_up", "setup": plain_setup(setup)},
                {"kind": "open", "activity": "benefit", "at": time.time()},
            ],
            1,
        ):
            store.act(Envelope(day_key(entry.id), "bench", seq, "lead", act))
        seats = [
            (link, cookie(store, secret, link))
            for number in range(1, tables + 1)
            for secret, link in (store.registry.new_link(entry.id, "seat", number) for _ in range(laptops))
        ]
        store.close()
        with running(Path(folder)) as server:
            before = _cpu(server)
            waits = asyncio.run(_room(server, seats, laptops, seconds, [dealt.card.id for dealt in setup.cards]))
            used = _cpu(server) - before
    p50, p95 = np.percentile(waits, [50, 95]) * 1000
    print(
        f"{tables} tables of {laptops}: {len(waits)} arrivals at tablemates in {seconds:.0f} s, "
        f"p50 {p50:.1f} ms, p95 {p95:.1f} ms, server {100 * used / seconds:.0f} % of a core"
    )


async def _room(
    server: Running, seats: list[tuple[Link, str]], laptops: int, seconds: float, cards: list[str]
) -> list[float]:
    waits: list[float] = []
    open_laptops = [await Laptop(server.address, link, held).__aenter__() for link, held in seats]
    for laptop in open_laptops:
        await laptop.show("table/benefit")
    ends = time.monotonic() + seconds

    async def table(mates: list[Laptop]) -> None:
        await asyncio.sleep(random.random() * 2)
        turn = 0
        while time.monotonic() < ends:
            card, pile = cards[turn % len(cards)], ("more", "middle", "less")[turn // len(cards) % 3]
            turn += 1
            started = time.perf_counter()

            async def sees(mate: Laptop, card: str = card, at: int = ["more", "middle", "less"].index(pile)) -> float:
                await mate.until("table/benefit", lambda body: card in body["answer"]["order"]["piles"][at]["loose"])
                return time.perf_counter() - started  # noqa: B023  awaited within this turn

            _, *seen = await asyncio.gather(
                mates[0].act("benefit", "table", kind="pile", card=card, pile=pile), *map(sees, mates[1:])
            )
            waits.extend(seen)
            await asyncio.sleep(max(0, 2 - (time.perf_counter() - started)))

    await asyncio.gather(*(table(open_laptops[at : at + laptops]) for at in range(0, len(open_laptops), laptops)))
    for laptop in open_laptops:
        await laptop.__aexit__()
    return waits


def _cpu(server: Running) -> float:
    """Seconds of CPU that the server has used (Linux)."""
    words = Path(f"/proc/{server.process.pid}/stat").read_text().rpartition(")")[2].split()
    return (int(words[11]) + int(words[12])) / 100


if __name__ == "__main__":
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name, usual in (("tables", 30), ("laptops", 5), ("seconds", 20)):
        asked.add_argument(f"--{name}", type=int, default=usual)
    given = asked.parse_args()
    measure(given.tables, given.laptops, given.seconds)
