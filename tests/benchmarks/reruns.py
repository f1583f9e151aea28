"""What Streamlit costs by itself, and what asking each second would: `python -m tests.benchmarks.reruns --laptops 60 --seconds 20`.

On the bare page of `bare_page.py`: a rerun of the page, a rerun of its fragment, and as many laptops as are asked for that have the
fragment run again each second, as `run_every=1` does in a browser: what that costs while nothing happens, and how long a change takes to
be seen by all. On the real server, in the same run: reruns of our pages, and as many laptops with their page and their socket open at
one table: what they cost while nothing happens, and how long an act takes to be seen by all.
"""

import argparse
import asyncio
import random
import tempfile
import time
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, suppress
from pathlib import Path
from typing import Any

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from exercises import KINDS
from exercises.rehearsal.measures import Waits
from exercises.rehearsal.screen import Screen
from tests.benchmarks.bare import bare_page
from tests.benchmarks.past import today
from tests.benchmarks.told import Used, head, line, machine, of, ratio, used_by
from tests.people import DECK
from tests.server import running
from workshop.database import store_url
from workshop.laptop import Laptop, cookie
from workshop.links import address
from workshop.store import Store

RERUNS, CHANGES = 60, 10


class Bare(Screen):
    """The bare page: `text` is its one line, and `asks` has its fragment run again as a browser would each second."""

    text, fragment = "", ""

    async def asks(self) -> None:
        self._again = True
        await self.draw()

    def _asked(self, asking: str, value: Any) -> BackMsg:
        message = super()._asked(asking, value)
        if self.__dict__.pop("_again", False):
            message.rerun_script.fragment_id, message.rerun_script.is_auto_rerun = self.fragment, True
        return message

    def _taken(self, message: ForwardMsg, drawn: dict[str, Any]) -> bool:
        if message.delta.fragment_id:
            self.fragment, self.text = message.delta.fragment_id, message.delta.new_element.markdown.body
        return super()._taken(message, drawn)


async def timed(does: Callable[[], Any], times: int = RERUNS) -> Waits:
    waits = []
    for _ in range(times):
        began = time.perf_counter()
        await does()
        waits.append(time.perf_counter() - began)
    return of(waits)


async def opened(stack: AsyncExitStack, screen: Screen) -> Any:
    await stack.enter_async_context(screen)
    await screen.draw()
    return screen


async def bare(
    shared: Path, address: str, process: int, laptops: int, seconds: float
) -> AsyncIterator[tuple[str, Any]]:
    """Rerun of the page, rerun of the fragment, cost of polling, how long a change takes to be seen."""
    async with AsyncExitStack() as stack:
        page = await opened(stack, Bare(address, "", "", ""))
        yield "page", await timed(page.draw)
        yield "fragment", await timed(page.asks)
        room = [await opened(stack, Bare(address, "", "", "")) for _ in range(laptops)]
        seen: list[float] = []
        changed = time.perf_counter()

        async def polls(one: Bare) -> None:
            await asyncio.sleep(random.random())
            while True:
                before = one.text
                await one.asks()
                if one.text != before:
                    seen.append(time.perf_counter() - changed)
                await asyncio.sleep(1)

        polling = [asyncio.create_task(polls(one)) for one in room]
        await asyncio.sleep(1)
        with used_by(process) as used:
            await asyncio.sleep(seconds)
        yield "idle", used
        for number in range(CHANGES):
            shared.write_text(f"change {number}")
            changed = time.perf_counter()
            while len(seen) < (number + 1) * laptops:
                await asyncio.sleep(0.01)
        yield "change", of(seen)
        for task in polling:
            task.cancel()
        with suppress(asyncio.CancelledError):
            await asyncio.gather(*polling)


async def ours(folder: Path, laptops: int, seconds: float) -> AsyncIterator[tuple[str, Any]]:
    """Reruns of our pages, the cost of laptops at which nothing happens, how long an act takes to be seen."""
    world, opens = today(folder)
    store = Store(store_url(str(folder), folder), KINDS)
    sitting = [store.registry.new_link(world.entry.id, "seat", 1) for _ in range(laptops)]
    seats = [(link, cookie(store, secret, link)) for secret, link in sitting]
    store.close()
    with running(folder) as server:
        async with AsyncExitStack() as stack:
            for name in ("table", "wall", "control"):
                page = await opened(stack, Screen(server.address, name, *opens[name]))
                yield name, await timed(page.draw)
            room = []
            for link, held in seats:
                query = address("", link).partition("?")[2]
                await opened(stack, Screen(server.address, "table", query, held))
                room.append(await stack.enter_async_context(Laptop(server.address, link, held)))
                await room[-1].show("table/benefit")
            with used_by(server.process.pid) as used:
                await asyncio.sleep(seconds)
            yield "idle", used
            seen: list[float] = []

            async def sees(one: Laptop, revision: int, began: float) -> None:
                await one.until("table/benefit", lambda _: one.revisions["table/benefit"] > revision)
                seen.append(time.perf_counter() - began)

            for number in range(CHANGES):
                began, revision = time.perf_counter(), room[0].revisions["table/benefit"]
                looking = [asyncio.create_task(sees(one, revision, began)) for one in room]
                await room[0].act("benefit", "table", kind="place", card=DECK[number % 5], pile="more", after=None)
                await asyncio.gather(*looking)
            yield "change", of(seen)


async def measured(laptops: int, seconds: float) -> None:
    with tempfile.TemporaryDirectory() as folder:
        shared = Path(folder) / "line.txt"
        shared.write_text("nothing yet")
        with bare_page(shared) as (address, process):
            least: dict[str, Any] = {
                name: found async for name, found in bare(shared, address, process, laptops, seconds)
            }
    with tempfile.TemporaryDirectory() as folder:
        house: dict[str, Any] = {name: found async for name, found in ours(Path(folder), laptops, seconds)}
    print(line("Bare page, a rerun", least["page"]))
    print(line("Bare page, a rerun of its fragment", least["fragment"]))
    for name in ("table", "wall", "control"):
        print(line(f"Our page “{name}”, a rerun", house[name]))
        print(ratio("  times as long as the bare page", house[name], least["page"]))
    told(laptops, least["idle"], house["idle"])
    print(line("A change, seen by all: asking each second", least["change"]))
    print(line("An act, seen by all: our socket", house["change"]))
    print(ratio("  times as long", house["change"], least["change"]))


def told(laptops: int, polling: Used, socket: Used) -> None:
    print(f"{laptops} laptops at which nothing happens, asking each second: {polling.core}")
    print(f"{laptops} laptops at which nothing happens, page and socket open: {socket.core}")


def main() -> None:
    asks = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    asks.add_argument("--laptops", type=int, default=60)
    asks.add_argument("--seconds", type=float, default=20.0)
    given = asks.parse_args()
    print(f"{machine()}\n{head()}", flush=True)
    asyncio.run(measured(given.laptops, given.seconds))


if __name__ == "__main__":
    main()
