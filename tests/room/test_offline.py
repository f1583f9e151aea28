"""A venue without internet: one laptop, a router that leads nowhere, and devices that reach the laptop and nothing else."""

import socket
from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import Browser, expect
from pypdf import PdfReader

from exercises import KINDS
from tests.browser import browser
from tests.offline import LAPTOP, without_internet
from tests.people import Lead, setting_up
from tests.room.people import SAY, Device, Facilitator, Watched, all_lines, watched
from tests.server import Running, running
from workshop.database import store_url
from workshop.links import cookie_name
from workshop.setup import TablePlace
from workshop.store import Store

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
PILES = ("More benefit", "In between", "Less benefit")
NO_NAMES = f"--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE {LAPTOP}, EXCLUDE 127.0.0.1"  # Chromium itself looks for its makers


def set_up(folder: Path) -> tuple[str, str, list[dict[str, str]]]:
    """A workshop of two tables, before the server starts: its id, its code, and its lead's cookie at the laptop itself."""
    store = Store(store_url(str(folder), folder), KINDS)
    entry = store.registry.new_workshop()
    secret, link = store.registry.new_link(entry.id, "lead")
    said = Lead(store, link, secret).sets_up(setting_up(tables=(TablePlace(1, "Oak"), TablePlace(2, "Elm"))))
    assert said.status == "done", said.why
    name = cookie_name(store, entry.id, "lead")
    store.close()
    return entry.id, entry.code, [{"name": name, "value": secret, "domain": "127.0.0.1", "path": "/"}]


def test_what_tries_to_reach_outside_is_noted() -> None:
    """One packet is enough; without this the silence of the venue would mean nothing."""
    with without_internet() as venue, socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as somebody:
        somebody.sendto(b"hello", ("203.0.113.9", 443))
    assert venue.outside() == {"203.0.113.9:443"}


def test_a_workshop_without_internet_from_joining_to_the_report(tmp_path: Path) -> None:
    """Two tables join at the laptop's address on the router's network, rank and finish; the room sees the reveal; the report comes as
    Word and as PDF. Nothing in all this tries to reach anything but the laptop: no program, no page, no name looked up."""
    workshop, code, cookies = set_up(tmp_path / "store")
    with without_internet() as venue, running(tmp_path / "store") as server, browser(NO_NAMES) as chromium:
        people = [watched(chromium, server.address)]
        people[0].context.add_cookies(cookies)  # type: ignore[arg-type]
        lead = Facilitator(people[0], workshop, code)
        wall = lead.opens_wall()
        expect(wall.get_by_text(f"{LAPTOP}:{server.port}/join").first).to_be_visible()
        lead.page = people[0].page()
        lead.opens_control()
        tables = [joins(chromium, people, server, name, code) for name in ("Oak", "Elm")]
        lead.opens("Public benefit")
        for table in tables:
            table.ranks(PILES)
            table.finishes()
        lead.reveals()
        expect(wall.get_by_text(SAY("room.criteria"))).to_be_visible()
        lead.shows(4)
        expect(wall.locator("[data-testid=stVegaLiteChart] svg").first).to_be_visible()
        read_the_report(lead, tmp_path)
        assert {host for one in people for host in one.hosts} <= {f"{at}:{server.port}" for at in ("127.0.0.1", LAPTOP)}
        assert not [fault for one in people for fault in one.faults]
    assert venue.outside() == set()
    assert not [line for line in server.printed if "Traceback" in line], "\n".join(server.printed)


def joins(chromium: Browser, people: list[Watched], server: Running, name: str, code: str) -> Device:
    """A phone comes to a table by the laptop's address in the room."""
    device = Device(watched(chromium, f"http://{LAPTOP}:{server.port}", 390, 844, has_touch=True, is_mobile=True), name)
    people.append(device.at)
    device.joins(code)
    return device


def read_the_report(lead: Facilitator, folder: Path) -> None:
    """Word and PDF hold both tables and a figure."""
    word = Document(str(lead.downloads(SAY("report_page.word"), folder)))
    pdf = PdfReader(lead.downloads(SAY("report_page.pdf"), folder))
    told = {"Word": all_lines(word), "PDF": "\n".join(page.extract_text() for page in pdf.pages)}
    for form, text in told.items():
        assert "Oak" in text and "Elm" in text and "Public benefit" in text, form
    assert word.inline_shapes
