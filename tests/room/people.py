"""People in real browsers: a facilitator who sets up and runs the room, devices at tables, a wall.

They find things as people do, by what is written on them, and wait for what they expect to see.
"""

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from docx.document import Document
from docx.oxml.ns import qn
from playwright.sync_api import Browser, BrowserContext, Page, TimeoutError, expect

from workshop.words import Words, words

SAY = words()
PATIENCE = 30_000  # a busy machine is slow; nothing waits this long unless it is broken
# Streamlit has drawn the page, our pieces are on it, and what they show has come.
DRAWN = """() => document.querySelector('[data-testid=stApp][data-test-script-state=notRunning]')
  && !document.querySelector('[data-stale=true], [data-testid=stSkeleton]')
  && [...document.querySelectorAll('[data-testid=stBidiComponentIsolated]')].every(({shadowRoot: one}) =>
    !one?.querySelector('div:empty:not(.ear)') || one.querySelector('.root, .board'))
  && [...(window.commonGroundLive ?? new Map()).values()].every(live => [...live.topics.values()].every(topic => topic.held))"""
# And has stayed as it is since this was last asked, for Streamlit says that it is done a little before it has cleared away.
STILL = f"""() => {{
  const pieces = [...document.querySelectorAll('[data-testid=stBidiComponentIsolated]')].map(one => one.shadowRoot?.innerHTML)
  const before = window.drawnBefore, now = ({DRAWN})() && pieces.join()
  return (window.drawnBefore = now) && now === before
}}"""
# And shows the newest of what it has heard: a press on a page that is about to change can fall between the old and the new.
NEWEST = f"""() => ({DRAWN})() && [...document.querySelectorAll('[data-testid=stBidiComponentIsolated]')]
  .map(({{shadowRoot}}) => shadowRoot?.querySelector('.ear')).every(ear => ear?.dataset.newest === ear?.dataset.drawn)"""
TO_FINISH = "section[aria-labelledby=finish] button.done"  # what it says is each exercise's own
expect.set_options(timeout=PATIENCE)


@dataclass
class Watched:
    """A context whose requests and faults are noted: nothing may leave the server's own host, no page may throw or
    need what our content security policy forbids."""

    context: BrowserContext
    base: str
    hosts: set[str] = field(default_factory=set)
    faults: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)  # what was asked for and is not there

    def __post_init__(self) -> None:
        self.context.set_default_timeout(PATIENCE)
        self.context.on("request", lambda request: self.hosts.add(request.url.split("/")[2]))
        self.context.on("response", lambda answer: self.missing.append(answer.url) if answer.status == 404 else None)
        self.context.on("weberror", lambda error: self.faults.append(str(error.error)))
        self.context.on("console", self.noted)

    def noted(self, said: Any) -> None:
        """What the browser says that our policy kept a page from."""
        if "Content Security Policy" in said.text or "Permissions-Policy" in said.text:
            self.faults.append(said.text)

    def page(self) -> Page:
        """A page in a window of its own: Chromium draws a tab behind another once a second, and people would wait for it."""
        if not self.context.pages:
            return self.context.new_page()
        with self.context.expect_page() as opened:
            self.context.pages[0].evaluate("open('about:blank', '_blank', 'popup,noopener')")
        return opened.value


def watched(browser: Browser, base: str, width: int = 1366, height: int = 768, **more: Any) -> Watched:
    return Watched(browser.new_context(viewport={"width": width, "height": height}, **more), base)


@dataclass
class Facilitator:
    """The lead, on the laptop that runs the server."""

    at: Watched
    workshop: str = ""
    code: str = ""

    def sets_up(self, area: str, tables: int, six_cards: bool = True) -> None:
        """Set up a workshop from the first screen to the control room."""
        self.page = self.at.page()
        self.page.goto(f"{self.at.base}/")
        self.page.get_by_role("link", name=SAY("door.run_button")).click()
        self.page.get_by_role("button", name="New workshop").click()
        self.page.wait_for_url("**/setup?*")
        self.workshop = re.search(r"w=(\w+)", self.page.url)[1]  # type: ignore[index]
        self.page.get_by_label("Area").fill(area)
        self.page.get_by_label("Area").press("Tab")
        count = self.page.get_by_label("How many tables?")
        count.fill(str(tables))
        count.press("Enter")
        expect(self.page.get_by_label(f"Table {tables}", exact=True)).to_be_visible()
        sheet = "programme.sheet_two_hours" if six_cards else "programme.sheet_day"
        self.page.get_by_role("button", name=SAY(sheet), exact=True).click()
        expect(self.page.get_by_text(f"{6 if six_cards else 8} cards are chosen.")).to_be_visible()
        self.page.get_by_role("button", name="Save", exact=True).click()
        expect(self.page.get_by_text(re.compile("^Saved"))).to_be_visible()
        self.opens_control()

    def opens_control(self) -> None:
        self.page.goto(f"{self.at.base}/control?w={self.workshop}&as=lead")
        expect(self.page.get_by_role("heading", name=re.compile("Control room"))).to_be_visible()
        self.page.get_by_text(re.compile("Joining: ")).wait_for()
        self.code = self.page.get_by_text(re.compile("Joining: ")).inner_text().split()[-1]

    def presses(self, name: str, exact: bool = True) -> None:
        """A button of the page as it was drawn last: while it is drawn again, the one from before can stand beside it."""
        try:
            self.page.wait_for_function(NEWEST)
            self.page.locator("[data-stale=false]").get_by_role("button", name=name, exact=exact).click()
        except TimeoutError as fault:
            told = self.page.locator("[data-testid=stMain]").inner_text()
            raise AssertionError(f"No button “{name}” could be pressed. The page says:\n{told}") from fault

    def opens(self, heading: str) -> None:
        """Open an activity, whether or not it is the next of the programme."""
        following = self.page.get_by_role("button", name=SAY("control.open", heading=heading), exact=True)
        others = self.page.get_by_role("combobox", name=re.compile(SAY("control.other_which")))
        expect(following.or_(others).first).to_be_visible()
        if following.count():
            following.click()
        else:
            others.click()
            self.page.get_by_role("option", name=heading, exact=True).click()
            self.presses(SAY("control.open_this"))
        self.sees_wall("the question and a count")

    def reveals(self, anyway: bool = False) -> None:
        self.presses("Reveal")
        if anyway:
            self.presses(SAY("control.reveal_anyway"))
        self.sees_wall("criteria side by side")

    def presses_reveal(self, kind: str, number: int, step: str) -> None:
        """A press of reveal of any activity, until the control room says that the wall shows it."""
        self.presses("Reveal" if number == 1 else f"{number}. {SAY(f'presses.{kind}.{step}.name')}")
        said = SAY.of(f"presses.{kind}.{step}")["wall"].partition("{")[0].strip(" :")
        self.sees_wall(said)

    def link_for(self, role: str) -> str:
        """A new link into the workshop, as the control room shows it once."""
        box = self.page.locator("[data-testid=stExpander]", has_text=SAY("control.joining_heading", code=self.code))
        box.locator("summary").click()
        box.get_by_role("button", name=SAY(f"control.link_{role}")).click()
        return box.get_by_text(re.compile("/enter#")).inner_text().strip()

    def shows(self, number: int) -> None:
        """One of the five presses."""
        name = ("criteria", "argued", "card", "whole", "blank")[number - 1]
        self.presses(f"{number}. {SAY(f'presses.ranking.{name}.name')}")

    def sees_wall(self, words_: str) -> None:
        expect(self.page.get_by_text(words_, exact=False).first).to_be_visible()

    def digits(self, table: str) -> str:
        """The two digits of a table, as the control room tells them."""
        box = self.page.locator("[data-testid=stExpander]", has_text=SAY("control.one_table"))
        if not box.get_by_text(re.compile("digits")).is_visible():
            box.locator("summary").click()
        chooser = box.get_by_role("combobox").first
        chooser.click()
        self.page.get_by_role("option", name=table, exact=True).click()
        told = box.get_by_text(re.compile(r"digits \d\d"))
        expect(told).to_be_visible()
        return re.search(r"digits (\d\d)", told.inner_text())[1]  # type: ignore[index]

    def opens_wall(self, width: int = 1920, height: int = 1080) -> Page:
        wall = self.at.page()
        wall.set_viewport_size({"width": width, "height": height})
        wall.goto(f"{self.at.base}/room/{self.workshop}")
        wall.wait_for_url("**/wall?*")
        return wall

    def downloads(self, name: str, folder: Path) -> Path:
        page = self.at.page()
        page.goto(f"{self.at.base}/report?w={self.workshop}&as=lead")
        with page.expect_download() as waiting:
            page.get_by_role("button", name=name).click()
        file = folder / waiting.value.suggested_filename
        waiting.value.save_as(file)
        page.close()
        return file


def all_lines(document: Document) -> str:
    """What a Word file says, line by line, also in its tables."""
    lines = document.element.body.iter(qn("w:p"))
    return "\n".join("".join(run.text or "" for run in line.iter(qn("w:t"))) for line in lines)


@dataclass
class Device:
    """A laptop or phone at a table. It finds things in the language that it is read in."""

    at: Watched
    table: str
    say: Words = SAY

    def chooses_a_language(self, name: str) -> None:
        """Before it joins."""
        page = self.at.page()
        page.goto(f"{self.at.base}/how-you-read")
        page.get_by_role("button", name=name).click()
        expect(page.locator("html")).to_have_attribute("lang", self.say.language)

    def joins(self, code: str, digits: str = "") -> None:
        self.page = self.at.page()
        self.page.goto(f"{self.at.base}/join/{code}")
        if digits:
            self.page.locator("summary", has_text=re.compile(rf"^\s*{self.table}\b")).click()
            self.page.get_by_label(self.say("tables.digits", table=self.table)).fill(digits)
            self.page.get_by_role("button", name=self.say("tables.join", table=self.table)).click()
        else:
            self.page.get_by_role("button", name=self.table, exact=True).click()
        self.page.wait_for_url("**/table?*")
        expect(self.page.get_by_text(self.table, exact=True).first).to_be_visible()

    def own_digits(self) -> str:
        """The two digits on this device's screen, for the next device."""
        self.page.get_by_text(self.say("between.another_device")).click()
        told = self.page.get_by_text(re.compile(r"two digits \d\d"))
        return re.search(r"two digits (\d\d)", told.inner_text())[1]  # type: ignore[index]

    def sees_board(self) -> None:
        expect(self.page.get_by_role("button", name=re.compile(f"^{self.say('board.read')}: ")).first).to_be_visible()

    def to_place(self, pile: str) -> list[str]:
        """Short names of the cards still in the deck, by the buttons that put them in a pile."""
        names = [
            button.get_attribute("aria-label") or ""
            for button in self.page.get_by_role("button", name=re.compile(f"^{pile}: ")).all()
        ]
        return [name.removeprefix(f"{pile}: ") for name in names]

    def ranks(self, piles: tuple[str, ...]) -> None:
        """Put every card in a pile, from the deck, in turn."""
        self.sees_board()
        cards = self.to_place(piles[0])
        assert cards
        for at, card in enumerate(cards):
            self.piles(card, piles[at % 3])
        self.is_saved()

    def piles(self, card: str, pile: str) -> None:
        self.page.get_by_role("button", name=f"{pile}: {card}", exact=True).click()

    def moves_up(self, card: str) -> None:
        self.page.get_by_role("button", name=self.say("board.up", card=card), exact=True).click()

    def takes_the_board(self) -> None:
        self.page.get_by_role("button", name=self.say("board.take")).click()
        self.sees(self.say("board.you_hold"))

    def writes(self, label: str, text: str) -> None:
        """Write into a list field (adding an entry where there is none yet) or a text field."""
        box = self.page.get_by_role("textbox", name=re.compile(f"^{re.escape(label)}")).last
        box.fill(text)
        box.blur()

    def sees(self, text: str) -> None:
        """A sentence is on the screen (what is also said aloud to a screen reader stands there twice)."""
        expect(self.page.get_by_text(text).first).to_be_visible()

    def is_saved(self) -> None:
        self.sees(self.say("board.saved"))

    def finishes(self) -> None:
        self.page.get_by_role("button", name=self.say("finish.we_have_finished")).click()
        self.sees(self.say("board.finished"))

    def goes_back(self) -> None:
        self.page.get_by_role("button", name=self.say("finish.go_back")).click()

    def says(self, text: str) -> bool:
        """Write into the first box that is there, if one is; whether it was."""
        box = self.page.locator("textarea:visible").first
        if not box.count():
            adding = self.page.locator("button.add:visible")
            if not adding.count():
                return False
            adding.first.click()
        box.fill(text)
        box.blur()
        self.is_answered()
        return True

    def chooses(self) -> None:
        """Choose the first answer to each question on the page."""
        for question in self.page.locator("fieldset.question:visible").all():
            menu = question.get_by_role("combobox")
            menu.select_option(index=1) if menu.count() else question.get_by_role("radio").first.check()
        self.is_answered()

    def is_at(self, screen: str, to_finish: bool = False) -> None:
        """The page has been drawn for this screen of the day, down to the button to finish where it has one."""
        expect(self.page.locator("[data-screen]").first).to_have_attribute("data-screen", screen)
        if to_finish:
            # the button of the activity before may linger, hidden
            expect(self.page.locator(TO_FINISH).locator("visible=true").first).to_be_visible()
        self.page.evaluate("window.drawnBefore = null")
        self.page.wait_for_function(STILL, polling=250)

    def finishes_the_part(self) -> None:
        """Say that the part is finished, where it asks for that."""
        done = self.page.locator(TO_FINISH).locator("visible=true")
        if done.count():
            done.click()
        self.is_answered()

    def is_answered(self) -> None:
        """Everything that this page said has been answered by the server."""
        self.page.wait_for_function("() => [...window.commonGroundLive.values()].every(live => !live.mine.length)")

    def order(self) -> list[str]:
        """Card ids in the three piles, first to last, as this device's board holds them."""
        return self.page.locator(
            "[data-zone=more] [data-card], [data-zone=middle] [data-card], [data-zone=less] [data-card]"
        ).evaluate_all("cards => cards.map(card => card.dataset.card)")

    def said(self) -> tuple[str, int]:
        """The client id of this page and the number of acts it has made."""
        return self.page.evaluate(
            "() => { const [live] = window.commonGroundLive.values(); return [live.client, live.seq] }"
        )
