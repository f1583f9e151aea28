"""The pictures in docs/, taken from the demonstration: `python -m tests.room.pictures`."""

import tempfile
from pathlib import Path

from playwright.sync_api import expect

from tests.browser import browser
from tests.room.people import watched
from tests.server import running

DOCS = Path(__file__).parents[2] / "docs"


def take() -> None:
    """Run the demonstration once, and keep what the wall, the control room and a table look like."""
    with tempfile.TemporaryDirectory() as folder, running(Path(folder)) as server, browser() as chromium:
        here = watched(chromium, server.address)
        page = here.page()
        page.goto(f"{server.address}/demonstrate")
        page.wait_for_url("**/demonstration?*")
        workshop = page.url.partition("w=")[2].partition("&")[0]
        table, control, wall = here.page(), here.page(), here.page()
        table.goto(f"{server.address}/demonstrate?sit=yes")
        expect(table.get_by_text("More benefit").first).to_be_visible()
        control.goto(f"{server.address}/control?w={workshop}&as=lead")
        expect(control.get_by_text("of 8 cards").first).to_be_visible()
        control.wait_for_timeout(6000)
        control.screenshot(path=DOCS / "control.png")
        table.bring_to_front()
        table.wait_for_timeout(1500)
        table.screenshot(path=DOCS / "table.png")
        wall.set_viewport_size({"width": 1920, "height": 1080})
        wall.goto(f"{server.address}/wall?w={workshop}&as=room")
        chart = wall.locator("[data-testid=stVegaLiteChart] svg").first
        expect(chart).to_be_visible(timeout=120_000)
        wall.wait_for_timeout(1500)
        wall.screenshot(path=DOCS / "wall.png")


if __name__ == "__main__":
    take()
