"""A workshop by keyboard alone, in real browsers: nobody touches a mouse, at the lead's laptop or at a table.

People go on with Tab and press what they have come to; a name that Tab does not come to fails. A tablemate's laptop moves cards
meanwhile. The table reads at a zoom of 400 %: 320 by 256 pixels are left of a screen of 1280 by 1024.
"""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser import browser
from tests.room.people import NEWEST, SAY, watched
from tests.server import running

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
FARTHEST = 150  # presses of Tab from anywhere to anywhere
ZOOMED = (320, 256)
# The name of what has the focus, as a screen reader has it.
FOCUS = """() => {
  let at = document.activeElement
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement
  if (!at || at === document.body) return ""
  const told = id => at.getRootNode().getElementById?.(id)?.textContent ?? ""
  const by = (at.getAttribute("aria-labelledby") ?? "").split(" ").map(told).join(" ").trim()
  const name = [at.getAttribute("aria-label"), by, [...at.labels ?? []].map(one => one.textContent).join(" "), at.textContent]
  return (name.find(one => one?.trim()) ?? "").trim().replace(/\\s+/g, " ")
}"""


@dataclass
class Keys:
    """Somebody at a page who has a keyboard and nothing else."""

    page: Page

    def at(self) -> str:
        """The name of what has the focus."""
        return str(self.page.evaluate(FOCUS))

    def goes_to(self, name: str) -> "Keys":
        """On with Tab until what is called so, or begins so, has the focus."""
        passed = []
        for _ in range(FARTHEST):
            if (here := self.at()) == name or here.startswith(name):
                return self
            passed.append(here)
            self.page.keyboard.press("Tab")
        raise AssertionError(f"Tab does not come to “{name}”, but to {list(dict.fromkeys(passed))}")

    def presses(self, name: str) -> None:
        """Press a button or a link, on a page that shows the newest it has heard."""
        self.page.wait_for_function(NEWEST, timeout=15_000)
        self.goes_to(name)
        self.keys("Enter")

    def keys(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def writes(self, text: str) -> None:
        self.page.keyboard.type(text)

    def sees(self, text: str) -> None:
        expect(self.page.get_by_text(text).first).to_be_visible()


@dataclass
class Lead(Keys):
    """Whoever runs the day."""

    def sets_up(self) -> str:
        """Two tables and the two hours' run sheet, from the first screen to the control room; the code."""
        self.presses(SAY("door.run_button"))
        self.presses("New workshop")
        self.page.wait_for_url("**/setup?*")
        self.goes_to("Area").writes("Ashdale")
        self.goes_to("How many tables?").keys("Control+a", "2", "Enter")
        expect(self.page.get_by_label("Table 2", exact=True)).to_be_visible()
        self.presses(SAY("programme.sheet_two_hours"))
        self.sees("6 cards are chosen.")
        self.presses("Save")
        self.sees("Saved")
        self.presses(SAY("setup.to_control"))
        joining = self.page.get_by_text(re.compile("Joining: "))
        return joining.inner_text().split()[-1]

    def opens(self, heading: str) -> None:
        """An activity that need not be the next."""
        self.page.wait_for_function(NEWEST, timeout=15_000)
        self.goes_to(SAY("control.other_which"))
        self.writes(heading)
        self.keys("Enter")
        self.presses(SAY("control.open_this"))
        self.sees("the question and a count")


@dataclass
class Seat(Keys):
    """Somebody at a table."""

    def joins(self, code: str) -> None:
        self.goes_to("Code").writes(code)
        self.keys("Enter")
        self.page.wait_for_url(f"**/join/{code}")
        self.goes_to("Oak").keys("Enter")
        self.page.wait_for_url("**/table?*")

    def sorts(self) -> None:
        """All cards in one pile: the focus goes on to the next card by itself."""
        self.presses("More benefit: ")
        while self.at().startswith("More benefit: "):
            self.keys("Enter")
        self.sees("All 6 cards are in piles")

    def says(self, field: str, text: str) -> None:
        self.goes_to(field)
        self.writes(text)


def test_a_workshop_by_keyboard_alone(tmp_path: Path) -> None:
    """Set up, open, join, sort, order, tie, write, finish, reveal, close, report."""
    with running(tmp_path / "store") as server, browser() as chromium:
        at = watched(chromium, server.address)
        zoomed = watched(chromium, server.address, *ZOOMED)
        lead, seat = Lead(at.page()), Seat(zoomed.page())
        lead.page.goto(server.address)
        code = lead.sets_up()
        seat.page.goto(f"{server.address}/join")
        seat.joins(code)
        lead.opens("Public benefit")
        seat.sorts()
        mate = zoomed.page()
        mate.goto(seat.page.url)
        orders(seat, mate)
        seat.says("Our criteria", "Help in time")
        seat.presses(SAY("finish.we_have_finished"))
        seat.sees(SAY("board.finished"))
        lead.presses("Reveal")
        lead.presses(SAY("control.reveal_anyway"))
        lead.sees("criteria side by side")
        seat.sees(SAY("board.revealed"))
        lead.presses("Close: Public benefit")
        lead.sees(SAY("script.between"))
        lead.presses(SAY("control.to_report"))
        lead.page.wait_for_url("**/report?*")
        lead.sees(SAY("report_page.files"))
        lead.goes_to(SAY("report_page.word"))
        assert not at.faults + zoomed.faults


def orders(seat: Seat, mate: Page) -> None:
    """One card up by its handle, while a tablemate moves others; then level with the one above it, from its list of moves."""
    names = seat.page.locator("[data-zone=more] [data-card] h4").all_text_contents()
    seat.goes_to(f"Move {names[-1]}")
    for name in names[:3]:
        mate.get_by_role("button", name=f"Up: {name}", exact=True).click()
        expect(seat.page.locator("[data-zone=more] .cards:not(.loose .cards)")).to_contain_text(name)
        assert seat.at() == f"Move {names[-1]}"
    seat.keys("Space", "ArrowUp", "Space")
    assert seat.at() == f"Move {names[-1]}"
    seat.goes_to(f"Move to… {names[-1]}").keys("Enter")
    seat.presses(f"{SAY('board.level_above')}: {names[-1]}")
    expect(seat.page.locator(".card.tied")).to_have_count(2)
