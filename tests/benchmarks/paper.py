"""How long a paper sheet takes to type in: somebody at the keyboard of a real browser, who never touches a mouse once it has begun.

    .venv/bin/python -m tests.benchmarks.paper --words 45

Each sheet is typed twice: as fast as keys can be sent, which is what the machine takes, and at so many words a minute (of five letters),
which is what a person takes. From the first box to the sentence that says it was taken in. Reading the handwriting comes on top.
"""

import argparse
import tempfile
import time
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from exercises import KINDS, planned
from tests.benchmarks.told import machine
from tests.browser import browser
from tests.people import Lead, under_way
from tests.server import running
from workshop.database import store_url
from workshop.links import cookie_name
from workshop.store import Store
from workshop.words import words

say = words()
ORDER = ["5", "D=A C / B | E"]
WHY = [
    "Who is helped\nHow soon\nLess data",
    "D: It helps within a week\nA: Nobody asked them",
    "One of us wanted C first",
    "",
]
CLOSING = ["C", "C up 2, B down 1", "They need it now", "Little gain"]
CONDITIONS = ["People are asked first\nOnly what is needed\nIt can be put right", "One of us trusts nobody"]
STAGE = ["4", "It saves people telling it twice, but nobody was asked", "Tell residents\nDelete what is old"]
# What is typed, box by box in their order: its activity, people first.
SHEETS: dict[str, tuple[str, list[str]]] = {
    "ranking: order and three criteria": ("benefit", [*ORDER, "Who is helped\nHow soon it helps\nCould it be done with less data"]),
    "ranking: every box": ("benefit", [*ORDER, *WHY, *CLOSING]),
    "first impressions": ("impressions", ["5", "Tell it once\nHelp comes sooner\nFewer forms", "Fear of blame\nOld systems"]),
    "what makes a use acceptable": ("acceptability", ["5", *CONDITIONS]),
    "a case in stages, one stage": ("camden", ["5", *STAGE]),
    "vignettes, the case": ("vignettes", ["5", "4", "It helps those who would not ask, and they have been told"]),
}  # fmt: skip


def typed(page: Page, boxes: list[str], delay: float) -> float:
    """Seconds from the first box until the sheet was taken in, with so many milliseconds between keys."""
    page.get_by_label(say("paper.people")).focus()
    began = time.monotonic()
    for number, text in enumerate(boxes):
        if number:
            page.keyboard.press("Tab")
        page.keyboard.press("Control+a")
        page.keyboard.type(text, delay=delay)
    while say("paper.take") not in str(page.evaluate("document.activeElement.textContent")):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_text(say("paper.taken", table="Ash", sheet="").strip()).wait_for()
    return time.monotonic() - began


def measure(page: Page, address: str, lead: Lead, letters: int, delays: tuple[float, float]) -> None:
    for name, (activity, boxes) in SHEETS.items():
        times = []
        for delay in delays:
            page.goto(f"{address}/paper?w={lead.link.workshop}&as=lead&table=3&activity={activity}")
            page.get_by_text(say("paper.reads")).wait_for()
            times.append(typed(page, boxes, delay))
        told = f"{sum(map(len, boxes))} letters; the machine {times[0]:.1f} s, at {letters} words a minute {times[1]:.0f} s"
        print(f"{name}: {told}", flush=True)


def main(given: Any) -> None:
    print(machine())
    with tempfile.TemporaryDirectory() as folder:
        store = Store(store_url(folder, Path(folder)), KINDS)
        world = under_way(store, activities=planned(5))
        for activity, _ in SHEETS.values():
            world.lead.opens(activity, time.time())
        cookie = {"name": cookie_name(store, world.entry.id, "lead"), "value": world.lead.secret}
        store.close()
        with running(Path(folder)) as server, browser() as chromium:
            page = chromium.new_page(viewport={"width": 1366, "height": 768})
            page.context.add_cookies([{**cookie, "url": server.address}])
            measure(page, server.address, world.lead, given.words, (0, 60_000 / (5 * given.words)))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--words", type=int, default=45, help="words a minute")
    main(parser.parse_args())
