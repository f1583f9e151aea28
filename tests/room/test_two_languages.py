"""One table, one board, two devices: one is read in Welsh, one in English."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from playwright.sync_api import expect

from exercises import KINDS
from tests.browser import browser, unfold, violations
from tests.room.company import Company, company, prepared
from tests.room.people import DRAWN, SAY, Device, watched
from tests.room.test_every_screen import PHONE, SETUP, keep
from tests.server import running
from workshop.database import store_url
from workshop.store import Store
from workshop.words import words

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
CY = words("cy")


@dataclass
class Oak:
    """A table, with both devices at its board."""

    company: Company
    english: Device
    welsh: Device


@pytest.fixture
def oak(tmp_path: Path) -> Iterator[Oak]:
    place = prepared(tmp_path, 2)
    store = Store(store_url(str(tmp_path), tmp_path), KINDS)
    digits = store.registry.digits(place.workshop, 1)
    store.close()
    with running(place.folder) as server, browser() as chromium, company(server, place) as everybody:
        everybody.sets_up(replace(SETUP, tables=SETUP.tables[:2]))
        english, welsh = (Device(watched(chromium, server.address), SETUP.tables[0].name, say) for say in (SAY, CY))
        welsh.chooses_a_language("Cymraeg")
        for device in (english, welsh):
            device.joins(place.code, digits)
        everybody.leads(kind="open", activity="benefit", at=0.0)
        for device in (english, welsh):
            device.sees_board()
        yield Oak(everybody, english, welsh)
        assert not english.at.faults and not welsh.at.faults


def test_each_reads_the_board_in_its_own_language(oak: Oak) -> None:
    """They move the same cards, under the same letters. A screen reader is told the language of the page, and of the usual card.
    Nothing in Welsh is too long for a phone, and axe finds nothing."""
    english, welsh = oak.english, oak.welsh
    english.piles("Discount check", "More benefit")
    welsh.sees(CY("board.to_place", n=7, of=8))
    welsh.sees(CY("board.other_holds"))
    welsh.takes_the_board()
    welsh.piles("Cadw'n heini", "Mwy o fudd")
    welsh.is_saved()
    english.sees(SAY("board.other_holds"))
    english.sees(SAY("board.to_place", n=6, of=8))
    welsh.page.get_by_role("button", name=CY("board.read_card", card="Cadw'n heini"), exact=True).click()
    welsh.sees("Mae treth gyngor rhai trigolion")
    expect(welsh.page.locator("html")).to_have_attribute("lang", "cy")
    expect(english.page.locator("html")).to_have_attribute("lang", "en")
    card = welsh.page.locator("[data-card=keep-fit-offer]")
    card.get_by_text(CY("board.usual")).click()
    expect(card.locator("dl[lang=en]").get_by_text("Some residents have their council tax")).to_be_visible()
    unfold(welsh.page)
    welsh.page.wait_for_function(DRAWN)
    assert not violations(welsh.page)
    for width, height in ((1366, 768), (390, 844), PHONE):
        welsh.page.set_viewport_size({"width": width, "height": height})
        assert not welsh.page.evaluate(
            "() => document.documentElement.scrollWidth > document.documentElement.clientWidth"
        )
        keep(welsh.page, f"welsh {width}")
    keep(english.page, "english beside welsh")
