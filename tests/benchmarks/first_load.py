"""What a first load takes a room of phones on one slow Wi-Fi: `python -m tests.benchmarks.first_load --phones 60 --mbit 20`.

A real server, and a list of what a real Chromium loads for a table's page. Then that many phones, which have nothing yet, load it all at
the same moment through one token bucket of so many megabits a second that they share: first as the server answered before its files
were precompressed (Streamlit's own as they are, ours compressed), then as it answers now. Each phone has six connections, as browsers
do, asks for the page and then for the rest in the order of Chromium, and counts headers and bodies as they went over the wire. There
is no delay of the air, no loss, and nothing is run or drawn: it is the share of the network alone.
"""

import argparse
import asyncio
import re
import tempfile
import time
from collections import deque
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import httpx

from exercises import KINDS
from tests.benchmarks.told import head, line, machine, of
from tests.browser import browser
from tests.people import under_way
from tests.server import Running, running
from tests.test_server import joins
from workshop.database import store_url
from workshop.store import Store

CONNECTIONS = 6


@dataclass
class Air:
    """A network that so many bytes a second pass through, whoever they are for."""

    rate: float
    passed: int = 0
    _free: float = field(default_factory=time.perf_counter)

    async def carry(self, size: int) -> None:
        now = time.perf_counter()
        self._free, self.passed = max(now, self._free) + size / self.rate, self.passed + size
        await asyncio.sleep(self._free - now)


def loaded(server: Running, code: str) -> list[str]:
    """What Chromium asks this server for until a table's board can be used, in its order."""
    place, cookie = joins(server, code)
    name, _, value = cookie.partition("=")
    with browser() as started:
        context = started.new_context()
        context.add_cookies([{"name": name, "value": value, "url": server.address}])
        page, asked = context.new_page(), []
        page.on("response", lambda answer: asked.append(answer.url) if answer.status == 200 else None)
        page.goto(f"{server.address}/table?{place}")
        page.get_by_role("button", name=re.compile("^Read: ")).first.wait_for(timeout=60_000)
        page.wait_for_load_state("networkidle")
    own = [urlsplit(url) for url in asked if url.startswith(server.address)]
    return [f"{url.path}?{url.query}" if url.query else url.path for url in own]


async def loads(base: str, paths: list[str], air: Air, before: bool) -> float:
    """One phone: how many seconds everything takes it."""
    began, rest = time.perf_counter(), deque(paths[1:])
    limits = httpx.Limits(max_connections=CONNECTIONS, max_keepalive_connections=CONNECTIONS)
    async with httpx.AsyncClient(base_url=base, limits=limits, timeout=None, trust_env=False) as phone:

        async def fetch(path: str) -> None:
            plain = before and (path == paths[0] or path.startswith("/static/"))
            async with phone.stream(
                "GET", path, headers={"accept-encoding": "identity" if plain else "gzip"}
            ) as answer:
                assert answer.status_code == 200, f"{path}: {answer.status_code}"
                await air.carry(sum(len(name) + len(value) + 4 for name, value in answer.headers.raw))
                async for piece in answer.aiter_raw():
                    await air.carry(len(piece))

        async def fetches() -> None:
            while rest:
                path = rest.popleft()
                try:
                    await fetch(path)
                except (httpx.ReadError, httpx.RemoteProtocolError):  # it was closed as idle while others had the air
                    await fetch(path)

        await fetch(paths[0])
        await asyncio.gather(*(fetches() for _ in range(CONNECTIONS)))
    return time.perf_counter() - began


async def room(base: str, paths: list[str], phones: int, mbit: float, before: bool) -> str:
    """A line of what it took so many phones at once."""
    air = Air(mbit * 1e6 / 8)
    waits = of(await asyncio.gather(*(loads(base, paths, air, before) for _ in range(phones))))
    name = f"{phones} phones, {'before' if before else 'precompressed'}"
    return line(name, waits, f"{air.passed / phones / 1e6:.2f} MB a phone, {air.passed / 1e6:.0f} MB in all")


def main() -> None:
    asks = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    asks.add_argument("--phones", type=int, default=60)
    asks.add_argument("--mbit", type=float, default=20.0)
    given = asks.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        store = Store(store_url(f"{folder}/store", Path()), KINDS)
        code = under_way(store).entry.code
        store.close()
        with running(Path(folder) / "store") as server:
            paths = loaded(server, code)
            print(
                f"{machine()}\n{len(paths)} responses a first load, {given.mbit:g} Mbit/s shared\n{head()}", flush=True
            )
            for phones in (1, given.phones):
                for before in (True, False):
                    print(asyncio.run(room(server.address, paths, phones, given.mbit, before)), flush=True)


if __name__ == "__main__":
    main()
