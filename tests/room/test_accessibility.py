"""axe finds nothing against WCAG 2.2 A and AA, light and dark, on what `test_every_screen.py` does not come to: the doors, a day that
has not begun, phones, a table that has not finished, a covered, blank or resting room, the strong walls, the demonstration. And no screen
asks for anything from outside."""

import asyncio
import re
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from exercises import KINDS
from tests.browser import browser, recolour, unfold, violations
from tests.people import setting_up
from tests.room.people import SAY, STILL, Watched, watched
from tests.server import Running, running
from workshop.database import store_url
from workshop.laptop import Laptop
from workshop.links import cookie_name, place_of
from workshop.preference import COOKIE
from workshop.registry import Link
from workshop.setup import plain_setup
from workshop.store import Store

pytestmark = [pytest.mark.browser, pytest.mark.timeout(600)]
BLACK, WHITE = "rgb(0, 0, 0)", "rgb(255, 255, 255)"


@dataclass
class World:
    """A server with a workshop set up, somebody for each link, and a browser that holds them all."""

    server: Running
    store_id: str
    workshop: str
    code: str
    links: dict[str, tuple[str, Link]]
    here: Watched
    tab: Page

    def say(self, who: str, activity: str, party: str, /, **act: Any) -> None:
        """Somebody says one thing, by the live socket."""
        secret, link = self.links[who]
        held = f"{cookie_name(self, link.workshop, place_of(link))}={secret}"

        async def once() -> None:
            async with Laptop(self.server.address, link, held) as laptop:
                answer = await laptop.act(activity, party, **act)
                assert answer["kind"] == "done", answer

        with ThreadPoolExecutor(1) as apart:  # this thread's loop belongs to the browser
            apart.submit(lambda: asyncio.run(once())).result()

    @property
    def id(self) -> str:
        return self.store_id

    def lead(self, **act: Any) -> None:
        self.say("lead", "day", "day", **act)

    def shows(self, page: str, who: str, sees: str, width: int = 1366, height: int = 768) -> Page:
        """A page as somebody sees it who opens it now, once a sentence is on it."""
        _, link = self.links[who]
        self.tab.set_viewport_size({"width": width, "height": height})
        self.tab.goto(f"{self.server.address}/{page}?w={self.workshop}&as={place_of(link)}")
        expect(self.tab.get_by_text(sees).first).to_be_visible()
        return self.tab

    def clean(self, page: str, who: str, sees: str, width: int = 1366, height: int = 768) -> None:
        """axe finds nothing on a page, and it does not scroll sideways."""
        self.check(self.shows(page, who, sees, width, height), f"{page} as {who}")

    def check(self, opened: Page, name: str, covered: bool = False) -> None:
        opened.wait_for_function("() => !document.querySelector('[data-stale=true], [data-testid=stSkeleton]')")
        if not covered:
            unfold(opened)
        for scheme in ("dark", "light"):
            recolour(opened, scheme)
            found = violations(opened)
            assert not found, f"{name}, {scheme}: {found}"
        wide = opened.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, f"{name} scrolls sideways by {wide}"


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    folder = tmp_path_factory.mktemp("accessibility") / "store"
    store = Store(store_url(str(folder), folder), KINDS)
    entry = store.registry.new_workshop()
    links = {"lead": store.registry.new_link(entry.id, "lead"), "room": store.registry.new_link(entry.id, "room")}
    for who, table in (("oak", 1), ("oak_phone", 1), ("elm", 2), ("ash", 3)):
        links[who] = store.registry.new_link(entry.id, "seat", table)
    host = store.registry.new_link("", "host")
    store_id = store.id
    store.close()
    with running(folder, COMMON_GROUND_HOST_KEY="quiet-otter") as server, browser() as chromium:
        here = watched(chromium, server.address)
        holder = type("Named", (), {"id": store_id})()
        for secret, link in [*links.values(), host]:
            name = cookie_name(holder, link.workshop, place_of(link))
            here.context.add_cookies([{"name": name, "value": secret, "url": server.address}])
        world = World(server, store_id, entry.id, entry.code, links, here, here.page())
        world.lead(kind="set_up", setup=plain_setup(setting_up()))
        yield world
        assert here.hosts <= {server.address.removeprefix("http://")}
        assert not here.faults


def test_the_doors(world: World) -> None:
    """The plain pages: joining, wrong codes, tables, digits, links, the host's key, paper."""
    base = world.server.address
    page = world.here.page()
    for path, sees in (
        ("/", SAY("door.run")), ("/join", SAY("join.heading")), (f"/join/{world.code}", SAY("tables.choose")),
        ("/join/ZZZZZZ", "There is no workshop"), ("/enter", SAY("enter.heading")), ("/cards", SAY("cards.heading")),
        ("/run", SAY("run.heading")), (f"/print/workshop/{world.workshop}", "Oak"),
        (f"/how-you-read?back=/join/{world.code}", SAY("how_you_read.easy")),
        ("/print/cards/data-for-public-benefit-2018?version=easy", SAY("versions.easy")), ("/print/cards/nothing", SAY("gone.heading")),
    ):  # fmt: skip
        page.goto(base + path)
        expect(page.get_by_text(sees).first).to_be_visible()
        world.check(page, path)
    page.goto(f"{base}/join/{world.code}")
    page.locator("summary").first.click()
    world.check(page, "two digits")
    stranger = watched(world.here.context.browser, base).page()  # type: ignore[arg-type]
    for path, sees in ((f"/control?w={world.workshop}&as=lead", SAY("gone.heading")), ("/run", SAY("host.heading"))):
        stranger.goto(base + path)
        expect(stranger.get_by_text(sees).first).to_be_visible()
        world.check(stranger, f"{path} without a link")


def test_arrival(world: World) -> None:
    """Before anything is opened."""
    world.clean("table", "oak", SAY("strip.ask_for_help"))
    world.clean("control", "lead", SAY("control.next"))
    world.clean("agreement", "lead", SAY("agreement.nothing"))
    world.clean("report", "lead", SAY("agreement.nothing"))


def test_the_wall_in_white_on_black(world: World) -> None:
    """Chosen by keyboard on the wall, and there again when it is loaded again; the code that people scan stays dark on a light plate."""
    wall = world.shows("wall", "room", SAY("wall.no_name"), 1920, 1080)
    wall.get_by_role("link", name=SAY("wall.look_black")).press("Enter")
    expect(wall.locator(".stApp")).to_have_css("background-color", BLACK)
    wall.reload()
    expect(wall.locator(".stApp")).to_have_css("background-color", BLACK)
    code = wall.get_by_role("img", name=SAY("print.qr", code=world.code))
    expect(code).to_be_visible()
    world.check(wall, "the wall, white on black")
    seen = Image.open(BytesIO(code.screenshot())).convert("L")
    edge = [seen.getpixel((seen.width // 2, at)) for at in (6, seen.height - 6)]
    assert min(edge) > 250 and seen.getextrema() == (0, 255)
    expect(wall.get_by_role("link", name=SAY("wall.look_usual"))).to_be_visible()


def test_the_venue_check(world: World) -> None:
    """The lead's page measures its own browser; a phone opens the other, and what it measured appears at the lead's."""
    lead = world.shows("venue", "lead", SAY("venue.socket"))
    phone = world.here.page()
    phone.set_viewport_size({"width": 320, "height": 640})
    phone.goto(f"{world.server.address}/check/{world.code}")
    expect(phone.get_by_text(SAY("check.told"))).to_be_visible()
    world.check(phone, "the check on a phone")
    expect(lead.get_by_text("Tried at")).to_be_visible()
    expect(lead.get_by_text(SAY("venue.no_phone"))).to_have_count(0)
    world.check(lead, "the venue check")
    lead.set_viewport_size({"width": 320, "height": 640})
    world.check(lead, "the venue check, narrow")


def test_a_system_with_few_colours(world: World) -> None:
    """Streamlit's own widgets too show where the focus is, and which of several is chosen, where fills and shadows are gone."""
    page = world.shows("setup", "lead", SAY("setup.names_on_wall"))
    page.wait_for_function(STILL)
    page.emulate_media(forced_colors="active", reduced_motion="reduce")
    dots = "[data-testid=stRadioOption]{} > div > div:first-child > div"
    chosen, other = (page.locator(dots.format(one)).first for one in ("[data-selected]", ":not([data-selected])"))
    unlike = "([one, other]) => getComputedStyle(one).backgroundColor !== getComputedStyle(other).backgroundColor"
    assert page.evaluate(unlike, [chosen.element_handle(), other.element_handle()])
    page.keyboard.press("Tab")
    for shown, within in (
        ("stRadioOption", "input"),
        ("stCheckbox", "input"),
        ("stTextInput", "input"),
        ("stButton", "button"),
    ):
        page.locator(f"[data-testid={shown}] {within}").first.focus()
        expect(
            page.locator(f"[data-testid={shown}] :focus, [data-testid={shown}] [data-focus-visible]").first
        ).to_have_css("outline-style", "solid")
    page.emulate_media(forced_colors="none", reduced_motion="no-preference")


def test_ranking(world: World) -> None:
    """While tables rank: the holder, a follower, a phone, a narrow phone, the wall, the control room."""
    world.lead(kind="open", activity="benefit", at=time.time())
    world.clean("table", "oak", SAY("board.deck"))
    cards = [dealt.card.id for dealt in setting_up().cards]
    _, oak = world.links["oak"]
    world.say("oak", "benefit", "table", kind="hold", seat=oak.seat)
    for at, card in enumerate(cards):
        world.say("oak", "benefit", "table", kind="pile", card=card, pile=("more", "middle", "less")[at % 3])
    world.say("oak", "benefit", "table", kind="write", note="c1", field="criteria", text="Need", base=0, client="oak")
    world.say("oak", "benefit", "table", kind="write", note=f"reason-{cards[0]}", field="reason", card=cards[0], text="It lasts",
              base=0, client="oak")  # fmt: skip
    world.clean("table", "oak", SAY("board.you_hold"))
    world.clean("table", "oak", SAY("board.you_hold"), 320, 640)
    world.clean("table", "oak_phone", SAY("board.take"), 390, 844)
    world.clean("wall", "room", "0 of 3 tables have finished", 1920, 1080)
    world.clean("control", "lead", SAY("control.reveal"))
    world.lead(kind="eyes_up", on=True)
    page = world.shows("table", "oak", SAY("strip.eyes_up"))
    world.check(page, "eyes up", covered=True)
    world.lead(kind="eyes_up", on=False)
    world.lead(kind="message", text="Ten more minutes, then we look up.")
    world.clean("table", "elm", "Ten more minutes")


def test_a_device_that_reads_otherwise(world: World) -> None:
    """By keyboard from its table: easy read and no countdown, both there on going back and after loading again, with the usual card
    beside; and back to usual."""
    page = world.shows("table", "oak", SAY("board.you_hold"), 320, 640)
    expect(page.get_by_role("timer")).to_be_visible()
    page.get_by_role("link", name=SAY("how_you_read.link")).press("Enter")
    for name in ("easy", "no_countdown"):
        page.get_by_role("button", name=SAY(f"how_you_read.{name}")).press("Enter")
        expect(page.get_by_role("button", name=SAY(f"how_you_read.{name}"))).to_have_attribute("aria-pressed", "true")
    world.check(page, "how you read this, chosen")
    page.get_by_role("link", name=SAY("how_you_read.back")).press("Enter")
    page.get_by_role("button", name="Read: Discount check").wait_for()
    page.reload()
    page.get_by_role("button", name="Read: Discount check").press("Enter")
    card = page.locator("li.card", has_text="Discount check")
    expect(card.get_by_text("Some homes ask for the single-person discount.")).to_be_visible()
    expect(card.get_by_text("Some households claim")).to_be_hidden()
    card.get_by_text(SAY("board.usual")).press("Enter")
    expect(card.get_by_text("Some households claim")).to_be_visible()
    expect(page.get_by_role("timer")).to_be_hidden()
    world.check(page, "a card in easy read")
    world.here.context.clear_cookies(name=COOKIE)


def test_finished_and_revealed(world: World) -> None:
    """After finishing, with its questions; and what stands where one table had not finished."""
    cards = [dealt.card.id for dealt in setting_up().cards]
    for number, who in enumerate(("elm", "ash")):
        for at, card in enumerate(cards[number:] + cards[:number]):
            world.say(who, "benefit", "table", kind="pile", card=card, pile=("more", "middle", "less")[at % 3])
        world.say(who, "benefit", "table", kind="argue", card=cards[number])
        world.say(who, "benefit", "table", kind="finish")
    world.clean("table", "elm", SAY("closing.heading"))
    world.clean("table", "elm", SAY("closing.heading"), 390, 844)
    page = world.shows("control", "lead", SAY("control.reveal"))
    page.get_by_role("button", name="Reveal", exact=True).click()
    expect(page.get_by_role("button", name=SAY("control.reveal_anyway"))).to_be_visible()
    world.check(page, "control asks about an unfinished table")
    world.lead(kind="reveal", step=4, unfinished=[1])
    world.clean("wall", "room", "tables finished", 1920, 1080)
    wall, usual = world.tab, world.tab.url
    for look, ground, ink in (("strong", WHITE, BLACK), ("black", BLACK, WHITE)):
        wall.goto(f"{usual}&look={look}")
        expect(wall.locator(".stApp")).to_have_css("background-color", ground)
        expect(wall.locator("[data-testid=stVegaLiteChart] svg text").first).to_have_css("fill", ink)
        world.check(wall, f"the strong wall, {look}")
    world.clean("table", "oak", SAY("board.revealed"))
    report = world.shows("report", "lead", SAY("report_page.what_it_says"), 320, 640)
    report.goto(f"{report.url}&chapter={SAY('report.ranking', heading='Public benefit')}")
    expect(report.get_by_role("region", name=re.compile("Table [0-9]+. ")).first).to_be_visible()
    world.check(report, "report as lead")


def test_between_and_after(world: World) -> None:
    """A blank wall, the risk ranking, a break."""
    world.lead(kind="blank", on=True)
    world.clean("control", "lead", SAY("control.wall_blank"))
    world.lead(kind="open", activity="risk", at=time.time())
    world.clean("table", "ash", SAY("fields.risk.label"))
    world.lead(kind="close")
    world.lead(kind="take_break", back_at="13:15")
    world.clean("wall", "room", "Back at 13:15", 1920, 1080)
    world.clean("table", "ash", "Back at 13:15", 390, 844)
    world.lead(kind="take_break", back_at="")


def test_no_letter_alone_draws_a_page_again(world: World) -> None:
    """Streamlit's own shortcut does not get to where it listens: nothing is asked of the server but what our ear asks for."""
    page, sent = world.here.page(), []
    page.on(
        "websocket",
        lambda wire: wire.on("framesent", lambda frame: sent.append(frame)) if "_stcore" in wire.url else None,
    )
    page.goto(f"{world.server.address}/control?w={world.workshop}&as=lead")
    page.wait_for_function(STILL)
    sent.clear()
    page.keyboard.press("r")
    page.wait_for_function(STILL)
    assert all(b'"event":"changed"' in frame for frame in sent)
    page.close()


def test_the_demonstration(world: World) -> None:
    """The demonstration ranks by itself, is marked as such on every screen, and is clean."""
    page = world.here.page()
    page.goto(f"{world.server.address}/demonstrate")
    expect(page.get_by_text(SAY("demonstration.mark")).first).to_be_visible()
    world.check(page, "demonstration")
    expect(page.get_by_text("of 8 cards").first).to_be_visible()
    workshop = page.url.partition("w=")[2].partition("&")[0]
    for path, mark in (
        ("control", SAY("demonstration.mark")),
        ("report", SAY("report.demonstration")),
        ("wall", SAY("demonstration.mark")),
    ):
        other = world.here.page()
        role = "room" if path == "wall" else "lead"
        other.goto(f"{world.server.address}/{path}?w={workshop}&as={role}")
        expect(other.get_by_text(mark).first).to_be_visible()
        other.close()
    seat = world.here.page()
    seat.goto(f"{world.server.address}/demonstrate?sit=yes")
    expect(seat.get_by_text("Demonstration").first).to_be_visible()
    expect(page.get_by_text(SAY("room.criteria"))).to_be_visible(timeout=90_000)
    world.check(page, "demonstration revealed")
