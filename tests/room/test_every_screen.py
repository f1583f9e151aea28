"""Every screen in every state of every activity: axe finds nothing against WCAG 2.2 A and AA, and no page scrolls sideways.

The states are made by the exercises' own scripts, so an exercise that is added is looked at too. PICTURES=FOLDER keeps a picture of
each screen.
"""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from pages.demonstration_setup import WHOLE, demonstrations
from tests.browser import browser, violations
from tests.people import pack
from tests.room.company import Company, Prepared, company, prepared
from tests.room.people import DRAWN, SAY, Watched, watched
from tests.server import Running, running
from workshop.links import place_of

pytestmark = [pytest.mark.browser, pytest.mark.timeout(600)]
TABLES, FEW = 4, 2
SETUP = demonstrations({"one": pack()})[WHOLE]
SETUP = replace(SETUP, tables=SETUP.tables[:TABLES])
IDS = [activity.id for activity in SETUP.activities]
LAPTOP, PHONE, WALL = (1366, 768), (320, 640), (1920, 1080)


@dataclass
class World:
    """A server with a workshop of every activity, everybody at their laptops, and a browser that holds every link."""

    server: Running
    place: Prepared
    company: Company
    here: Watched
    found: list[str] = field(default_factory=list)

    def opens(self, page: str, who: str, size: tuple[int, int] = LAPTOP) -> Page:
        link, paper = self.place.links[who][1], "/" in page
        opened = self.here.page()
        opened.set_viewport_size({"width": size[0], "height": size[1]})
        opened.goto(f"{self.server.address}/{page}" + ("" if paper else f"?w={link.workshop}&as={place_of(link)}"))
        if not paper:
            opened.wait_for_function(DRAWN)
        return opened

    def looks(self, page: str, who: str, name: str, narrow: bool = False) -> None:
        """A page as somebody sees it who opens it now."""
        opened = self.opens(page, who)
        self.checks(opened, f"{page}, {name}", narrow)
        opened.close()

    def wall_is_drawn(self, wall: Page) -> None:
        expect(wall.locator(".ear").first).to_have_attribute("data-drawn", str(self.company.revision))
        wall.wait_for_function(DRAWN)

    def table_is_drawn(self, table: Page) -> None:
        expect(table.locator("[data-screen]").first).to_have_attribute("data-screen", self.company.day.screen)
        table.wait_for_function(DRAWN)

    def checks(self, opened: Page, name: str, narrow: bool = False) -> None:
        """axe finds nothing, and the page does not scroll sideways, nor on a narrow phone."""
        unfold(opened)
        if not name.endswith("blank"):
            expect(opened.locator("h1, h2, h3, p").locator("visible=true").first).to_be_visible()
        self.found += [f"{name}: {fault}" for fault in violations(opened)]
        self.fits(opened, name)
        if narrow:
            size = opened.viewport_size
            opened.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
            self.fits(opened, f"{name} narrow")
            opened.set_viewport_size(size)

    def fits(self, opened: Page, name: str) -> None:
        keep(opened, name)
        wide = opened.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth")
        self.found += [f"{name}: scrolls sideways by {wide}"] if wide > 0 else []

    def clean(self) -> None:
        """Nothing was found since this was last asked."""
        found, self.found = self.found, []
        assert not found, "\n".join(found)


def unfold(opened: Page) -> None:
    closed = opened.locator("[data-testid=stExpander] details:not([open]) > summary")
    for _ in range(closed.count()):
        closed.first.click()


def keep(opened: Page, name: str) -> None:
    """A picture, where somebody asked for pictures."""
    if folder := os.environ.get("PICTURES"):
        Path(folder).mkdir(exist_ok=True)
        opened.screenshot(path=f"{folder}/{re.sub('[^a-z0-9-]+', '_', name.lower())}.png", full_page=True)


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    place = prepared(tmp_path_factory.mktemp("every") / "store", TABLES)
    with running(place.folder) as server, browser() as chromium, company(server, place) as everybody:
        here = watched(chromium, server.address)
        here.context.add_cookies(place.cookies(server.address))
        everybody.sets_up(SETUP)
        yield World(server, place, everybody, here)
        assert here.hosts <= {server.address.removeprefix("http://")}
        assert not here.faults
        assert not [line for line in server.printed if "Traceback" in line]


def test_before_the_day(world: World) -> None:
    """Setting up with the whole programme, what is printed, the briefing, and every page at arrival."""
    world.looks("setup", "lead", "arrival", narrow=True)
    for paper in ("print/workshop", "print/programme"):
        world.looks(f"{paper}/{world.place.workshop}", "lead", "paper", narrow=True)
    world.looks(f"briefing/{world.place.code}", "lead", "paper", narrow=True)
    for page, who in (
        ("desk", "lead"),
        ("venue", "lead"),
        ("remote", "lead"),
        ("observer", "observer"),
        ("wall", "room"),
    ):
        world.looks(page, who, "arrival", narrow=True)
    world.clean()


@pytest.mark.parametrize("activity", IDS)
def test_an_activity(activity: str, world: World, caplog: pytest.LogCaptureFixture) -> None:
    """A table at every part, empty at first and then filled; the wall at every part and press; and what the lead, an observer
    and the report show when all is said."""
    played, does = world.company.plays(activity), world.company.does
    does(played.open())
    table, wall = world.opens("table", "table 1"), world.opens("wall", "room", WALL)
    world.checks(table, f"table, {activity} opened")
    for part in range(played.parts):
        if part:
            does(played.turn(part))
        does(played.do(part))
        if (
            part < FEW or part == played.parts - 1 or played.kind.pressed_after
        ):  # elsewhere those between are like those before
            world.table_is_drawn(table)
            world.checks(table, f"table, {activity} part {part}", narrow=True)
            world.wall_is_drawn(wall)
            world.checks(wall, f"wall, {activity} part {part}")
        if part == played.parts - 1:
            world.looks("control", "lead", f"{activity} part {part}")
        for number in played.presses(part):
            does(played.press(number))
            world.wall_is_drawn(wall)
            world.checks(wall, f"wall, {activity} press {number} {played.kind.steps[number - 1]}")
    world.table_is_drawn(table)
    world.checks(table, f"table, {activity} at last", narrow=True)
    table.close(), wall.close()
    for page in ("control", "agreement"):
        world.looks(page, "lead", f"{activity} at last")
    if activity in (IDS[0], "voices", IDS[-1]):  # what they show of an activity is the wall's, and its name
        world.looks("observer", "observer", f"{activity} at last", narrow=True)
        world.looks("remote", "lead", f"{activity} at last", narrow=True)
    world.clean()
    assert not [record.getMessage() for record in caplog.records if record.name.startswith("common_ground")]


def test_after_the_day(world: World) -> None:
    """The desk with all that was written, the report of every activity, its checks and what people read of it, and the end on
    every page."""
    world.looks("desk", "lead", "the end")
    world.company.leads(kind="end", on=True)
    report = world.opens("report", "lead")
    report.get_by_role("button", name=SAY("reading.open")).click()
    address = report.locator("[data-testid=stCode] code").first.inner_text()
    world.checks(report, "report, the end")
    report.close()
    world.looks("check-report", "lead", "the end", narrow=True)
    world.looks(f"read/{address.rpartition('/')[2]}", "lead", "the end", narrow=True)
    edit = world.opens("edit", "lead")
    world.checks(edit, "edit, the end", narrow=True)
    edit.get_by_role("button", name=SAY("anatomy.cards"), exact=True).click()
    edit.locator("li.part button").first.click()
    expect(edit.locator("li.part [aria-current]")).to_be_visible()
    edit.wait_for_function(DRAWN)
    world.checks(edit, "edit, a card", narrow=True)
    edit.close()
    for page, who in (
        ("table", "table 1"),
        ("wall", "room"),
        ("control", "lead"),
        ("remote", "lead"),
        ("observer", "observer"),
    ):
        world.looks(page, who, "the end", narrow=True)
    world.clean()
