"""The pictures in docs/, which the guide and the README show: `python -m tests.room.pictures`.

Taken from a workshop that is about to begin and from the demonstration, and written with few colours, since a page has several.
"""

import io
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, expect

from exercises import KINDS
from exercises.run_sheets import A_DAY, from_sheet
from tests.browser import browser
from tests.people import pack, setting_up
from tests.room.people import SAY, Watched, watched
from tests.server import Running, running
from workshop.acts import Envelope
from workshop.database import store_url
from workshop.links import cookie_name
from workshop.programme import gathered
from workshop.record import day_key
from workshop.setup import plain_setup
from workshop.store import Store

DOCS = Path(__file__).parents[2] / "docs"
COLOURS, WIDEST = 48, 1366
ADDRESS = "https://workshop.example.org"  # which the wall shows, and not that of whoever takes the pictures


def keep(page: Page, name: str) -> None:
    """A page as a picture in docs/, in few colours and not wider than a laptop's screen."""
    taken = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    taken.thumbnail((WIDEST, WIDEST), Image.Resampling.LANCZOS)
    taken.quantize(COLOURS, dither=Image.Dither.NONE).save(DOCS / f"{name}.png", optimize=True)


def about_to_begin(folder: Path) -> tuple[str, dict[str, str]]:
    """A workshop that is set up, in a store before its server starts; its id, and the cookie of its wall."""
    store = Store(store_url(str(folder), folder), KINDS)
    entry = store.registry.new_workshop()
    deck = tuple(card.id for card in pack().deck("default"))
    activities, breaks = gathered(from_sheet(A_DAY, len(deck), SAY.of("programme")))
    setup = plain_setup(setting_up(deck, activities=activities, breaks=breaks, starts="09:30"))
    store.act(Envelope(day_key(entry.id), "pictures", 1, "lead", {"kind": "set_up", "setup": setup}))
    cookie = {"name": cookie_name(store, entry.id, "room"), "value": store.registry.new_link(entry.id, "room")[0]}
    store.close()
    return entry.id, cookie


def before(here: Watched, server: Running, workshop: str) -> None:
    """The wall as people arrive."""
    page = here.page()
    page.set_viewport_size({"width": 1920, "height": 1080})
    page.goto(f"{server.address}/wall?w={workshop}&as=room")
    expect(page.get_by_text(ADDRESS.removeprefix("https://")).first).to_be_visible()
    page.wait_for_timeout(1500)
    keep(page, "arrival")
    page.close()


def during(here: Watched, server: Running) -> None:
    """The demonstration once: the control room, a table, the lead's phone, and the wall after the reveal."""
    page = here.page()
    page.goto(f"{server.address}/demonstrate")
    page.wait_for_url("**/demonstration?*")
    workshop = page.url.partition("w=")[2].partition("&")[0]
    table, control, phone, wall = here.page(), here.page(), here.page(), here.page()
    table.goto(f"{server.address}/demonstrate?sit=yes")
    expect(table.get_by_text("More benefit").first).to_be_visible()
    control.set_viewport_size({"width": 1366, "height": 840})
    control.goto(f"{server.address}/control?w={workshop}&as=lead")
    expect(control.get_by_text("of 8 cards").first).to_be_visible()
    control.wait_for_timeout(6000)
    keep(control, "control")
    table.bring_to_front()
    table.wait_for_timeout(1500)
    keep(table, "table")
    phone.set_viewport_size({"width": 390, "height": 640})
    phone.goto(f"{server.address}/remote?w={workshop}&as=lead")
    expect(phone.get_by_role("button", name=SAY("control.blank"))).to_be_visible()
    phone.wait_for_timeout(1000)
    keep(phone, "remote")
    wall.set_viewport_size({"width": 1920, "height": 1080})
    wall.goto(f"{server.address}/wall?w={workshop}&as=room")
    chart = wall.locator("[data-testid=stVegaLiteChart] svg").first
    expect(chart).to_be_visible(timeout=120_000)
    wall.wait_for_timeout(1500)
    keep(wall, "wall")


def take() -> None:
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        workshop, cookie = about_to_begin(folder)
        with running(folder, COMMON_GROUND_ADDRESS=ADDRESS) as server, browser() as chromium:
            here = watched(chromium, server.address, reduced_motion="reduce")  # no card is caught between two places
            here.context.add_cookies([{**cookie, "url": server.address}])
            before(here, server, workshop)
            during(here, server)


if __name__ == "__main__":
    take()
