"""Two hours at three tables, one of which never finishes: the day goes on, and the report says so and counts it nowhere."""

from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import Page, expect

from exercises.ranking.rankings_file import read
from exercises.run_sheets import RUN_SHEETS, from_sheet
from tests.browser import browser
from tests.people import pack, setting_up
from tests.room.company import Company, company, prepared
from tests.room.people import DRAWN, SAY, Device, Facilitator, watched
from tests.server import running
from workshop.laptop import Laptop
from workshop.links import place_of
from workshop.play import Played, say
from workshop.programme import gathered
from workshop.setup import Setup

pytestmark = [pytest.mark.browser, pytest.mark.timeout(600)]
PILES = {"benefit": ("More benefit", "In between", "Less benefit"), "risk": ("More risk", "In between", "Less risk")}


def two_hours() -> Setup:
    """The run sheet of two hours with its six cards, at three tables."""
    sheet = RUN_SHEETS["two_hours"]
    cards = [card.id for card in pack().deck(sheet.deck)]
    activities, breaks = gathered(from_sheet(sheet, len(cards), SAY.of("programme")))
    return setting_up(tuple(cards), names_on_wall=True, activities=activities, breaks=breaks)


def test_two_hours_with_a_table_that_never_finishes(tmp_path: Path) -> None:
    """Framing, both rankings and the plenary are held while Ash never says that it has finished; the wall and the report name it,
    and no count and no measure has it."""
    place = prepared(tmp_path / "store", 3)
    with running(place.folder) as server, browser() as chromium, company(server, place, left_out=(1,)) as everybody:
        here = watched(chromium, server.address)
        here.context.add_cookies(place.cookies(server.address))
        everybody.sets_up(two_hours())
        wall, oak = here.page(), Device(here, "Oak")
        wall.goto(f"{server.address}/wall?w={place.workshop}&as=room")
        oak.page = here.page()
        oak.page.goto(f"{server.address}/table?w={place.workshop}&as={place_of(place.links['table 1'][1])}")
        elm, ash = everybody.tables
        everybody.tables.remove(ash)
        for activity in everybody.day.setup.activities:
            hold(everybody, everybody.plays(activity.id), wall, oak, ash)
            if activity.id in [one.after for one in everybody.day.setup.breaks]:
                everybody.leads(kind="take_break", back_at="11:15")
                expect(wall.get_by_text("Back at 11:15")).to_be_visible()
        everybody.leads(kind="end", on=True)
        check_report(Facilitator(here, place.workshop), tmp_path)
        assert here.hosts == {server.address.removeprefix("http://")} and not here.faults
        assert not [line for line in server.printed if "Traceback" in line], "\n".join(server.printed)


def hold(everybody: Company, played: Played, wall: Page, oak: Device, ash: Laptop) -> None:
    """One activity, in which Oak is a real browser and Ash does everything but finish."""
    activity, does = played.activity, everybody.does
    does(played.open())
    for part in range(played.parts):
        if part:
            does(played.turn(part))
        oak.is_at(everybody.day.screen, everybody.finishes(played, part))
        if activity.kind == "ranking":
            oak.ranks(PILES[activity.exercise])
        oak.finishes_the_part()
        does(played.at_tables(part))
        does(all_but_finishing(played, ash, part))
        does(played.at_desk(part))
        for number in played.presses(part):
            everybody.leads(kind="reveal", step=number, unfinished=[3])
            expect(wall.locator(".ear").first).to_have_attribute("data-drawn", str(everybody.revision))
            wall.wait_for_function(DRAWN)
            if activity.kind == "ranking" and played.kind.steps[number - 1] == "whole":
                expect(wall.get_by_text(SAY("room.unfinished", tables="Ash")).first).to_be_visible()
    everybody.leads(kind="close")


async def all_but_finishing(played: Played, laptop: Laptop, part: int) -> None:
    await laptop.until("stage", lambda stage: stage["part"] == part and played.activity.id in stage["screen"])
    for _, act in played.script("acts")(played.day, played.activity, part, 3, laptop.client, SAY):
        if act["kind"] != "finish":
            await say(laptop, played.activity.id, "table", **act)


def check_report(lead: Facilitator, folder: Path) -> None:
    """Both rankings name Ash as not finished, and its order is in no count."""
    document = Document(str(lead.downloads(SAY("report_page.word"), folder)))
    lines = [paragraph.text for paragraph in document.paragraphs]
    assert lines.count(SAY("report.not_finished", tables="Ash")) == 2
    rankings = read(lead.downloads(SAY("report_page.csv"), folder))
    for exercise in PILES:
        assert set(rankings[exercise].counted()) == {"Oak", "Elm"}
