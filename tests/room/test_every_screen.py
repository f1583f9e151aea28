"""Every screen in every state of every activity, light and dark: axe finds nothing against WCAG 2.2 A and AA, and no page scrolls
sideways; a wall, on a small projector or a large one, needs no scroll and cuts no text.

The states are made by the exercises' own scripts, so an exercise that is added is looked at too. PICTURES=FOLDER keeps a picture of
each screen.
"""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from io import BytesIO
from pathlib import Path

import pytest
from playwright.sync_api import Page, TimeoutError, expect
from pypdf import PdfReader

from pages.demonstration_setup import WHOLE, demonstrations
from tests.browser import COLOURS, both_ways, browser, plainly, unfold, violations
from tests.people import pack
from tests.room.company import Company, Prepared, company, prepared
from tests.room.people import DRAWN, SAY, Watched, watched
from tests.server import Running, running
from workshop.documents import DOCUMENTS
from workshop.links import place_of

pytestmark = [pytest.mark.browser, pytest.mark.timeout(600)]
TABLES, FEW = 4, 2
SETUP = demonstrations({"one": pack()})[WHOLE]
SETUP = replace(SETUP, tables=SETUP.tables[:TABLES])
IDS = [activity.id for activity in SETUP.activities]
PHONE, WALL = (320, 640), (1920, 1080)
WALLS = ((3840, 2160), (1366, 768), WALL)  # the largest only where something is revealed
# A wall has nothing to scroll, and all of its words stand within the window and their picture.
ALL_SEEN = """() => {
  const main = document.querySelector("[data-testid=stMain]"), slack = innerHeight / 300
  const within = (part, whole) => part.left >= whole.left - slack && part.right <= whole.right + slack
    && part.top >= whole.top - slack && part.bottom <= whole.bottom + slack
  const words = root => [...root.querySelectorAll("*")].flatMap(one => [...(one.shadowRoot ? words(one.shadowRoot) : []),
    ...(one.checkVisibility({visibilityProperty: true}) && [...one.childNodes].some(node => node.nodeType === 3 && node.data.trim())
      ? [one] : [])])
  const seen = one => {
    const box = one.getBoundingClientRect(), picture = one.closest("svg")
    const screen = {left: 0, top: 0, right: innerWidth, bottom: innerHeight}
    if (!box.height || one.matches("style, script, a[href^='#']")) return true
    return within(box, screen) && (!picture || within(box, picture.getBoundingClientRect()))
  }
  const drawn = [...main.querySelectorAll("[data-testid=stImage] img, [data-testid=stVegaLiteChart] > svg")]
  if (drawn.some(one => one.getBoundingClientRect().height < innerHeight / 4)) return false
  return main.scrollHeight <= main.clientHeight && main.scrollWidth <= main.clientWidth && words(main).every(seen)
}"""


@dataclass
class World:
    """A server with a workshop of every activity, everybody at their laptops, and a browser that holds every link. Of its tabs one
    stays at a table, two are walls, and one goes wherever somebody looks. Of the walls one is shown by a laptop that is dark and looks
    as usual, the other by one that is light and is white on black."""

    server: Running
    place: Prepared
    company: Company
    here: Watched
    table: Page
    wall: Page
    black_wall: Page
    tab: Page
    found: list[str] = field(default_factory=list)

    def address(self, page: str, who: str) -> str:
        link = self.place.links[who][1]
        return f"{self.server.address}/{page}" + ("" if is_plain(page) else f"?w={link.workshop}&as={place_of(link)}")

    def opens(self, page: str, who: str, tab: Page | None = None) -> Page:
        """A page that somebody opens, in a tab of its own or in one that is there."""
        opened = tab or self.here.page()
        opened.goto(self.address(page, who))
        if not is_plain(page):
            opened.wait_for_function(DRAWN)
        return opened

    def looks(self, page: str, who: str, name: str, narrow: bool = False) -> None:
        """A page as somebody sees it who opens it now."""
        self.opens(page, who, self.tab)
        self.checks(self.tab, f"{page}, {name}", narrow)
        self.tab.goto("about:blank")

    def checks_wall(self, name: str) -> None:
        """The wall, once it shows all that was said; and what has a colour on the one that is white on black."""
        for wall, look, rules in ((self.wall, "wall", []), (self.black_wall, "white on black", COLOURS)):
            expect(wall.locator(".ear").first).to_have_attribute("data-drawn", str(self.company.revision))
            wall.wait_for_function(DRAWN)
            self.has_something(wall, name)
            self.found += [f"{look}, {name}: {fault}" for fault in violations(wall, rules)]
            self.fits(wall, f"{look}, {name}")
            keep(wall, f"{look}, {name}")
        self.fits_any_projector(name)

    def fits_any_projector(self, name: str) -> None:
        """The wall has nothing to scroll, cuts no text, and shows a picture as one, at any size."""
        for width, height in WALLS if "press" in name else WALLS[1:]:
            self.wall.set_viewport_size({"width": width, "height": height})
            try:
                self.wall.wait_for_function(ALL_SEEN)
            except TimeoutError:
                self.found.append(f"wall, {name}, {width} wide: needs a scroll, cuts text or shows no picture")

    def checks_table(self, name: str, narrow: bool = False) -> None:
        """A table, once it is where the day is."""
        expect(self.table.locator("[data-screen]").first).to_have_attribute("data-screen", self.company.day.screen)
        self.table.wait_for_function(DRAWN)
        self.checks(self.table, f"table, {name}", narrow)

    def checks(self, opened: Page, name: str, narrow: bool = False) -> None:
        """axe finds nothing, light and dark; nothing is lost in forced colours or moves against somebody's wish; and the page does
        not scroll sideways, nor on a narrow phone."""
        unfold(opened)
        self.has_something(opened, name)
        for scheme, rules in both_ways(opened):
            self.found += [f"{name}, {scheme}: {fault}" for fault in violations(opened, rules)]
            keep(opened, f"{name} {scheme}")
        self.found += [f"{name}: {fault}" for fault in plainly(opened)]
        self.fits(opened, name)
        if narrow:
            size = opened.viewport_size
            opened.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
            keep(opened, f"{name} narrow {scheme}")
            self.fits(opened, f"{name} narrow")
            opened.set_viewport_size(size)

    def has_something(self, opened: Page, name: str) -> None:
        if not name.endswith("blank"):
            expect(opened.locator("h1, h2, h3, p").locator("visible=true").first).to_be_visible()

    def fits(self, opened: Page, name: str) -> None:
        wide = opened.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth")
        self.found += [f"{name}: scrolls sideways by {wide}"] if wide > 0 else []

    def clean(self) -> None:
        """Nothing was found since this was last asked."""
        found, self.found = self.found, []
        assert not found, "\n".join(found)


def is_plain(page: str) -> bool:
    """Whether a page is none of Streamlit's."""
    return "/" in page or page in DOCUMENTS


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
        one = World(server, place, everybody, here, *(here.page() for _ in range(4)))
        one.opens("table", "table 1", one.table)
        for wall, scheme, look in ((one.wall, "dark", ""), (one.black_wall, "light", "&look=black")):
            wall.set_viewport_size({"width": WALL[0], "height": WALL[1]})
            wall.emulate_media(color_scheme=scheme)
            wall.goto(one.address("wall", "room") + look)
        yield one
        assert here.hosts <= {server.address.removeprefix("http://")}
        assert not here.faults
        assert not [line for line in server.printed if "Traceback" in line]


def test_before_the_day(world: World) -> None:
    """Setting up with the whole programme, what is printed and read beforehand, and every page at arrival. The privacy notice is
    one page of paper."""
    world.looks("setup", "lead", "arrival", narrow=True)
    for paper in ("print/workshop", "print/programme", "print/sheets", "print/joining"):
        world.looks(f"{paper}/{world.place.workshop}", "lead", "paper", narrow=True)
    for paper in (f"briefing/{world.place.code}", *DOCUMENTS):
        world.looks(paper, "lead", "paper", narrow=True)
    notice = world.opens(f"privacy/{world.place.code}", "lead", world.tab)
    world.checks(notice, "privacy, paper", narrow=True)
    assert len(PdfReader(BytesIO(notice.pdf(prefer_css_page_size=True))).pages) == 1
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
    world.checks_table(f"{activity} opened")
    for part in range(played.parts):
        if part:
            does(played.turn(part))
        does(played.do(part))
        if (
            part < FEW or part == played.parts - 1 or played.kind.pressed_after
        ):  # elsewhere those between are like those before
            world.checks_table(f"{activity} part {part}", narrow=True)
            world.checks_wall(f"{activity} part {part}")
        if part == played.parts - 1:
            world.looks("control", "lead", f"{activity} part {part}")
        for number in played.presses(part):
            does(played.press(number))
            world.checks_wall(f"{activity} press {number} {played.kind.steps[number - 1]}")
    world.checks_table(f"{activity} at last", narrow=True)
    for page in ("control", "agreement"):
        world.looks(page, "lead", f"{activity} at last")
    if activity in (IDS[0], "voices", IDS[-1]):  # what they show of an activity is the wall's, and its name
        world.looks("observer", "observer", f"{activity} at last", narrow=True)
        world.looks("remote", "lead", f"{activity} at last", narrow=True)
    if activity == "benefit":
        world.looks("paper", "lead", f"{activity} at last", narrow=True)
    world.clean()
    assert not [record.getMessage() for record in caplog.records if record.name.startswith("common_ground")]


def test_a_device_keeps_what_the_privacy_notice_says(world: World) -> None:
    """After all of that: our own cookies and one of Streamlit's, what was not sent yet, and which colours Streamlit uses."""
    others = {cookie["name"] for cookie in world.here.context.cookies() if not cookie["name"].startswith("cg_")}
    assert others <= {"_streamlit_xsrf"}
    kept = world.table.evaluate("[...Object.keys(localStorage), ...Object.keys(sessionStorage)]")
    assert not [name for name in kept if not name.startswith(("common-ground ", "stActiveTheme-"))]


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
