"""The network is cut by the clock on the wall, with real pages: `python -m tests.benchmarks.cuts --seconds 600 --whose server`.

A real server, two devices of one table and one of another, a wall and a control room in a real browser, behind a forwarder that breaks or
falls silent: at one laptop, or at the server. Everybody goes on writing. Told is what each screen says meanwhile, and after how long; and
in the end what was typed, what is there, and whether anything is missing, twice, or out of its order. Ends with status 1 if so.
"""

import argparse
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from exercises import KINDS
from tests.browser import browser
from tests.people import Person, UnderWay, under_way
from tests.room.wifi import Wifi
from tests.server import running
from workshop.database import store_url
from workshop.links import address, cookie_name, place_of
from workshop.store import Store

TIMES = 60  # that each device writes while the network is cut: a table's sheet takes 200 notes
SAID = """() => {
  const parts = [...document.querySelectorAll('[data-testid=stBidiComponentIsolated]')].map(one => one.shadowRoot)
  const told = parts.flatMap(one => [...one?.querySelectorAll('p.line:not(.empty), p.as-at:not(.empty)') ?? []])
  const dialogs = document.querySelectorAll('[role=dialog], [data-testid=stConnectionStatus], [data-testid=stStatusWidget]')
  return [...told, ...dialogs].map(one => one.innerText.trim()).filter(Boolean).join(' / ')
}"""
LIVE = "[...window.commonGroundLive.values()][0]"
WRITES = f"""text => {{
  const live = {LIVE}, note = live.client.slice(0, 6) + text.replaceAll(/[^0-9]/g, "")
  live.act("benefit", "table", {{kind: "write", note, field: "criteria", text, base: 0, client: live.client}})
}}"""
BACK = f"() => {{ const live = {LIVE}; return live.connected && live.unanswered().length === 0 }}"


@dataclass
class Screen:
    """A page that somebody looks at, what was typed on it, and what it has said so far."""

    name: str
    page: Page
    typed: list[str]
    said: str = ""

    def writes(self) -> None:
        self.typed.append(f"{self.name} {len(self.typed) + 1}")
        self.page.evaluate(WRITES, self.typed[-1])

    def looked_at(self, since: float) -> None:
        """Print what it says, where that is something else than before."""
        told = self.page.evaluate(SAID)
        if told != self.said:
            self.said = told
            print(f"  after {time.monotonic() - since:5.1f} s  {self.name:8} {told or '(nothing)'}", flush=True)


def opened(chromium: Any, base: str, name: str, page: str, person: Person) -> Screen:
    context = chromium.new_context(viewport={"width": 1366, "height": 768})
    held = cookie_name(person.store, person.link.workshop, place_of(person.link))
    context.add_cookies([{"name": held, "value": person.secret, "url": base}])
    shown = context.new_page()
    shown.goto(f"{base}{address(page, person.link)}")
    shown.wait_for_function(f"() => window.commonGroundLive?.size && {LIVE}.connected", timeout=120_000)
    return Screen(name, shown, [])


def cut(seconds: float, how: str, whose: str) -> list[str]:
    """What is wrong afterwards, in sentences; [] where nothing is."""
    with tempfile.TemporaryDirectory() as folder:
        store = Store(store_url(folder, Path()), KINDS)
        world = under_way(store)
        second, wall = world.sits_down(1), world.opens_link("room")
        store.close()
        with running(folder) as server, browser() as chromium:
            wifi = Wifi(server.port)
            near = wifi.address if whose == "server" else server.address
            people = [
                opened(chromium, wifi.address, "Oak", "table", world.oak), opened(chromium, near, "Oak2", "table", second),
                opened(chromium, near, "Elm", "table", world.elm),
            ]  # fmt: skip
            looking = [
                *people,
                opened(chromium, near, "wall", "wall", wall),
                opened(chromium, near, "control", "control", world.lead),
            ]
            began = time.monotonic()
            wifi.cut() if how == "break" else wifi.falls_silent()
            print(
                f"{'The server' if whose == 'server' else 'One laptop'} is cut off for {seconds:.0f} s: {how}.",
                flush=True,
            )
            while time.monotonic() - began < seconds:
                for one in people:
                    one.writes()
                for one in looking:
                    one.page.wait_for_timeout(1000 * max(2.0, seconds / TIMES) / len(looking))
                    one.looked_at(began)
            wifi.mend()
            mended = time.monotonic()
            print("Mended.", flush=True)
            for one in looking:
                one.page.wait_for_function(BACK, timeout=120_000)
                print(f"  after {time.monotonic() - mended:5.1f} s  {one.name:8} is back", flush=True)
            for one in looking:
                one.page.wait_for_timeout(1500)
                one.looked_at(mended)
            wifi.close()
        return _wrong(Path(folder), world, people)


def _wrong(folder: Path, world: UnderWay, people: list[Screen]) -> list[str]:
    store = Store(store_url(str(folder), Path()), KINDS)
    tables = {
        "Oak": [note.text for note in store.answer(world.oak.key).notes],
        "Elm": [note.text for note in store.answer(world.elm.key).notes],
    }
    twice = [
        name
        for name, count in Counter(
            (act["client"], act["seq"]) for act in store.journal(world.entry.id) if act["client"]
        ).items()
        if count > 1
    ]
    store.close()
    wrong = [f"{len(twice)} acts are in the journal twice."] if twice else []
    for one in people:
        there = [text for text in tables[one.name[:3]] if text in one.typed]
        print(f"{one.name}: typed {len(one.typed)}, there {len(there)}.")
        if there != one.typed:
            wrong.append(f"What {one.name} typed is not all there, once, in its order.")
    return wrong


def main() -> int:
    asks = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    asks.add_argument("--seconds", type=float, default=10)
    asks.add_argument("--how", choices=("break", "fall silent"), default="fall silent")
    asks.add_argument("--whose", choices=("laptop", "server"), default="laptop")
    given = asks.parse_args()
    wrong = cut(given.seconds, given.how, given.whose)
    print("\n".join(wrong) or "Everything that was typed is there, in its order and once.")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
