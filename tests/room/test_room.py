"""The main job in real browsers: tables rank, the room sees it live, the area gets a report, and nothing is lost.

`pytest tests/room/test_room.py` runs three tables of two devices each; TABLES=6 runs six.
"""

import os
import re
from collections import Counter
from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import Page, expect

from exercises import KINDS
from exercises.ranking.places import positions
from exercises.ranking.rankings_file import read
from tests.browser import browser
from tests.room.people import SAY, Device, Facilitator, Watched, all_lines, watched
from tests.room.wifi import Wifi
from tests.server import free_port, running
from workshop.database import store_url
from workshop.store import Store

pytestmark = [pytest.mark.browser, pytest.mark.timeout(900)]
TABLES = int(os.environ.get("TABLES", "3"))
NAMES = ("Oak", "Elm", "Ash", "Yew", "Hazel", "Rowan")[:TABLES]
PILES = {"benefit": ("More benefit", "In between", "Less benefit"), "risk": ("More risk", "In between", "Less risk")}

NOTE_DIALOGS = """() => {
  const seen = () => { if (document.querySelector("[data-testid=stDialog]")) window.dialogs = true }
  new MutationObserver(seen).observe(document.body, {childList: true})
}"""


class Table:
    """A table of two devices: a laptop and a phone."""

    def __init__(self, name: str, laptop: Device, phone: Device) -> None:
        self.name, self.laptop, self.phone = name, laptop, phone
        self.made: list[tuple[str, int]] = []

    def sorts(self, cards: list[str], piles: tuple[str, ...], start: int) -> None:
        """Put cards in piles, a different third first at each table."""
        for at, card in enumerate(cards):
            self.laptop.piles(card, piles[(at + start) % 3])
        self.laptop.is_saved()

    def agree(self) -> None:
        """Both devices show one order."""
        expect_equal(self.phone.page, self.laptop.order, self.phone.order)

    def remembers(self) -> None:
        """Note what these pages have said, before they are reloaded or left."""
        self.made += [self.laptop.said(), self.phone.said()]


def expect_equal(page: Page, one, other) -> None:
    """Wait until two devices show the same."""
    for _ in range(200):
        if one() == other():
            return
        page.wait_for_timeout(100)
    assert one() == other()


def test_a_workshop_from_setting_up_to_the_report(tmp_path: Path) -> None:
    """Tables of two devices run both rankings to the reveal and the report, through a reload, a dropped connection and a
    server restart, and every act is in the store once."""
    store, port = tmp_path / "store", free_port()
    with browser() as chromium:
        with running(store, port) as server:
            wifi = Wifi(port)
            people = [watched(chromium, server.address)]
            lead = Facilitator(people[0])
            lead.sets_up("Ashdale", TABLES)
            wall = lead.opens_wall()
            expect(wall.get_by_text(lead.code).first).to_be_visible()
            tables = [
                sits_down(chromium, people, lead, name, wifi.address if name == "Elm" else server.address)
                for name in NAMES
            ]
            lead.opens("Public benefit")
            expect(wall.get_by_text(f"0 of {TABLES} tables have finished")).to_be_visible()
            for table in tables:
                table.laptop.sees_board(), table.phone.sees_board()
            cards = tables[0].laptop.to_place("More benefit")
            assert len(cards) == 6
            for number, table in enumerate(tables):
                table.sorts(cards[:3], PILES["benefit"], number)
            oak, elm = tables[0], tables[1]
            reload(oak)
            drop(wifi, elm, cards[3])
        # the server was killed; nobody leaves
        with running(store, port) as server:
            for number, table in enumerate(tables):
                table.laptop.is_saved()
                left = table.laptop.to_place("More benefit")
                table.sorts([card for card in cards if card in left], PILES["benefit"], number)
                table.laptop.writes("Our criteria", f"What {table.name} thinks matters")
            hands_over(tables[-1], cards)
            for table in tables:
                table.agree()
            finish(tables, lead, wall)
            see_the_reveal(lead, wall, tables)
            orders = {"benefit": {table.name: table.laptop.order() for table in tables}}
            lead.presses("Close: Public benefit")
            for table in tables:
                table.remembers()
            lead.opens("Risk")
            orders["risk"] = rank_risk(tables, cards)
            finish(tables, lead, wall)
            see_the_reveal(lead, wall, tables)
            for table in tables:
                table.remembers()
            check_report(lead, tmp_path, orders)
            check_rankings(lead, tmp_path, orders)
            own = {f"127.0.0.1:{port}", f"127.0.0.1:{wifi.port}"}
            assert {host for one in people for host in one.hosts} <= own
            assert not [fault for one in people for fault in (*one.faults, *one.missing)]
            assert not [line for line in server.printed if "Traceback" in line], "\n".join(server.printed)
            wifi.close()
    check_journal(store, lead.workshop, tables)


def sits_down(chromium, people: list[Watched], lead: Facilitator, name: str, address: str) -> Table:
    """Two devices join a table: the first chooses it, the second types the digits on the first one's screen."""
    laptop = Device(watched(chromium, address), name)
    phone = Device(watched(chromium, address, 390, 844, has_touch=True, is_mobile=True), name)
    people += [laptop.at, phone.at]
    laptop.joins(lead.code)
    phone.joins(lead.code, laptop.own_digits())
    return Table(name, laptop, phone)


def reload(table: Table) -> None:
    """A device is reloaded: it is back at its table with everything there."""
    table.made.append(table.laptop.said())
    order = table.laptop.order()
    table.laptop.page.reload()
    table.laptop.sees_board()
    expect_equal(table.laptop.page, lambda: order, table.laptop.order)


def drop(wifi: Wifi, table: Table, card: str) -> None:
    """A device loses the connection, goes on, says so, and sends what it kept when the connection is back. The dialog that Streamlit
    opens over the page meanwhile is gone at once."""
    page = table.laptop.page
    page.evaluate(NOTE_DIALOGS)
    wifi.cut()
    table.laptop.sees(SAY("board.lost"))
    page.wait_for_function("() => window.dialogs")
    expect(page.get_by_role("dialog")).to_have_count(0)
    table.laptop.piles(card, "Less benefit")
    table.laptop.sees(SAY("board.unsent_one"))
    wifi.mend()
    table.laptop.is_saved()
    table.agree()


def hands_over(table: Table, cards: list[str]) -> None:
    """The phone takes the board and moves a card; the laptop follows."""
    table.phone.takes_the_board()
    table.phone.moves_up(cards[1])
    table.phone.is_saved()
    table.laptop.sees(SAY("board.other_holds"))


def finish(tables: list[Table], lead: Facilitator, wall: Page) -> None:
    for done, table in enumerate(tables, 1):
        table.phone.finishes()
        expect(wall.get_by_text(f"{done} of {TABLES} tables have finished")).to_be_visible()
    lead.reveals()


def see_the_reveal(lead: Facilitator, wall: Page, tables: list[Table]) -> None:
    """The five presses, each with its own content and nothing more."""
    expect(wall.get_by_text(SAY("room.criteria"))).to_be_visible()
    assert wall.locator("svg[role=graphics-document], canvas").count() == 0
    lead.shows(2)
    expect(wall.get_by_text(re.compile(f"{SAY('room.argued')}|{SAY('room.nothing_argued')}")).first).to_be_visible()
    lead.shows(3)
    expect(wall.get_by_text(re.compile(r"place \d|Fewer than two")).first).to_be_visible()
    lead.shows(4)
    expect(wall.get_by_text(re.compile("^All .* tables finished"))).to_be_visible()
    expect(wall.locator("[data-testid=stVegaLiteChart]")).to_be_visible()
    lead.shows(5)
    expect(wall.locator("[data-testid=stVegaLiteChart]")).to_have_count(0)


def rank_risk(tables: list[Table], cards: list[str]) -> dict[str, list[str]]:
    """The second ranking: a risk named first, then piles."""
    for number, table in enumerate(tables):
        table.laptop.sees_board()
        page = table.laptop.page
        page.get_by_label(SAY("writing.pick")).first.select_option(index=1)
        page.get_by_role("button", name=SAY("writing.add_risk")).click()
        page.locator("textarea").first.fill("People stay away")
        table.sorts(cards, PILES["risk"], number + 1)
        table.laptop.writes("Our criteria", "How bad, and for whom")
        table.agree()
    return {table.name: table.laptop.order() for table in tables}


def check_report(lead: Facilitator, folder: Path, orders: dict[str, dict[str, list[str]]]) -> None:
    """The Word file opens, is marked as a draft, and holds every table and what it wrote."""
    document = Document(str(lead.downloads(SAY("report_page.word"), folder)))
    text = all_lines(document)
    assert "Draft record" in text
    for heading in ("Ranking by Public benefit", "Ranking by Risk"):
        assert heading in text
    for name in NAMES:
        assert f"What {name} thinks matters" in text
    assert len(document.inline_shapes) >= 2


def check_rankings(lead: Facilitator, folder: Path, orders: dict[str, dict[str, list[str]]]) -> None:
    """rankings.csv holds, for each table, the places that its screens showed."""
    activities = read(lead.downloads(SAY("report_page.csv"), folder))
    for activity, tables in orders.items():
        found = activities[activity].counted()
        assert set(found) == set(tables)
        for name, shown in tables.items():
            places = positions(found[name])
            assert [places[card] for card in shown] == sorted(places.values()), (activity, name)


def check_journal(store: Path, workshop: str, tables: list[Table]) -> None:
    """Every act that a page made is in the store, once."""
    kept = Store(store_url(str(store), store), KINDS)
    journal = kept.journal(workshop)
    kept.close()
    counted = Counter((row["client"], row["seq"]) for row in journal if row["client"])
    assert max(counted.values()) == 1
    for table in tables:
        for client, seq in table.made:
            missing = [number for number in range(1, seq + 1) if (client, number) not in counted]
            assert not missing, f"{table.name}: acts {missing} of {seq} are not in the store"
