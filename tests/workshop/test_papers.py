"""Papers: what is printed and read by whom, and where it says the room is."""

from dataclasses import replace

import pytest

from tests.building import LAPTOP, ROOM, Building, keeps
from tests.people import UnderWay, pack, setting_up
from workshop.addresses import Lan
from workshop.papers import qr_svg
from workshop.setup import Break, Dealt
from workshop.words import words


def test_cards_are_printed_for_everyone_and_a_workshop_for_its_lead(
    building: Building, workshop_under_way: UnderWay
) -> None:
    """A workshop's sheet holds every table's digits, so a seat or the room may not have it."""
    world, entry = workshop_under_way, workshop_under_way.entry
    assert pack().cards[0].short_name in building.browser().get(f"/print/cards/{pack().id}").text
    assert building.browser().get("/print/cards/nothing").status_code == 404
    path = f"/print/workshop/{entry.id}"
    room = world.opens_link("room")
    for browser in (
        building.browser(),
        keeps(building.browser(), world.oak, "seat-1"),
        keeps(building.browser(), room, "room"),
    ):
        assert browser.get(path).status_code == 404
    for person, place in ((world.lead, "lead"), (world.opens_link("helper"), "helper")):
        sheet = keeps(building.browser(), person, place).get(path)
        assert sheet.status_code == 200 and entry.code in sheet.text
        assert all(building.store.registry.digits(entry.id, table) in sheet.text for table in (1, 2, 3))
    assert keeps(building.browser(), world.lead, "lead").get("/print/workshop/nowhere").status_code == 404


def test_a_card_of_ones_own_is_not_printed_as_one_of_the_2018_report(
    building: Building, workshop_under_way: UnderWay
) -> None:
    """It says at its foot that it was written for this workshop; the others say where they are from."""
    world, setup = workshop_under_way, setting_up()
    own = replace(setup.cards[0].card, id="own", ref="", source=None, short_name="<b>Own</b>")
    assert world.lead.sets_up(replace(setup, cards=(*setup.cards, Dealt("Z", own)))).status == "done"
    sheet = keeps(building.browser(), world.lead, "lead").get(f"/print/workshop/{world.entry.id}").text
    assert sheet.count(words()("print.foot_own")) == 1 and "&lt;b&gt;Own&lt;/b&gt;" in sheet
    assert sheet.count("Reconstructed from") == len(setup.cards)


def test_a_run_sheet_is_printed_for_those_who_lead(building: Building, workshop_under_way: UnderWay) -> None:
    """Times, minutes and the script, with typed text as it was typed; tables and the room have no use for it."""
    world = workshop_under_way
    activities = tuple(replace(one, heading=f"<b>{one.heading}</b>") for one in setting_up().activities)
    plan = setting_up(activities=activities, starts="09:30", breaks=(Break("tea", "benefit", 15, "Tea"),))
    assert world.lead.sets_up(plan).status == "done"
    path = f"/print/programme/{world.entry.id}"
    for person, place in ((world.lead, "lead"), (world.opens_link("helper"), "helper")):
        sheet = keeps(building.browser(), person, place).get(path).text
        assert "10:00 – 10:15" in sheet and "Tea" in sheet and "&lt;b&gt;Risk" in sheet and "<b>Risk" not in sheet
        assert words().of("script")["risk"]["watch"] in sheet and words()("programme.late_by", late=45) in sheet
    for browser in (building.browser(), keeps(building.browser(), world.oak, "seat-1")):
        assert browser.get(path).status_code == 404
    assert keeps(building.browser(), world.lead, "lead").get("/print/programme/nowhere").status_code == 404


def test_a_qr_carries_an_address_that_a_phone_can_reach(building: Building, monkeypatch: pytest.MonkeyPatch) -> None:
    """The host by which it was asked for, where a phone can use it; asked for on the laptop itself, its address in the room."""
    phone = building.browser()
    answer = phone.get("/qr/BCDFGH.svg")
    assert answer.headers["content-type"] == "image/svg+xml" and answer.content == qr_svg(f"{ROOM}/join/BCDFGH")
    assert phone.get("/qr/B<C>.svg").content == qr_svg(f"{ROOM}/join/BC")
    monkeypatch.setenv("COMMON_GROUND_ADDRESS", "https://ws.example.org")
    at_the_laptop = phone.get("/qr/BCDFGH.svg", headers={"host": "localhost:8501"})
    assert at_the_laptop.content == qr_svg("https://ws.example.org/join/BCDFGH")


def test_papers_carry_the_address_that_the_lead_has_chosen(
    building: Building, workshop_under_way: UnderWay, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Table cards and their QR, printed by whoever runs it; somebody who guesses a code learns nothing by it."""
    world = workshop_under_way
    monkeypatch.setattr("workshop.addresses.lan", lambda: [Lan("10.9.9.9", "", "network")])
    assert world.lead.says(world.lead.key, kind="show_address", address="10.9.9.9").status == "done"
    lead, there = keeps(building.browser(LAPTOP), world.lead, "lead"), f"/qr/{world.entry.code}.svg"
    assert "http://10.9.9.9:8501/join" in lead.get(f"/print/workshop/{world.entry.id}").text
    assert lead.get(there).content == qr_svg(f"http://10.9.9.9:8501/join/{world.entry.code}")
    assert building.browser().get(there).content == qr_svg(f"{ROOM}/join/{world.entry.code}")
    assert world.lead.says(world.lead.key, kind="show_address", address="evil.example").status == "refused"


def test_the_briefing_can_be_read_by_whoever_has_its_address(building: Building, workshop_under_way: UnderWay) -> None:
    """In general, or headed with a workshop's area; all lists are in it, and its pictures are there."""
    doors, entry = building.browser(), workshop_under_way.entry
    general, headed = doors.get("/briefing"), doors.get(f"/briefing/{entry.code.lower()}")
    assert general.status_code == headed.status_code == 200
    assert "Ashdale" in headed.text and "Ashdale" not in general.text
    assert headed.text.count("<li><strong>") == 11 and headed.text.partition("<details")[0].count("<dt>") == 3
    assert doors.get("/picture/spectrum.svg").headers["content-type"].startswith("image/svg+xml")
    assert doors.get("/picture/nothing.svg").status_code == 404 and doors.get("/briefing/ZZZZZZ").status_code == 404
