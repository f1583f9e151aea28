"""The whole day, as one would hold it: from setting up to the report, in real browsers, with nothing skipped."""

import re
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path

import httpx
import pytest
from docx import Document
from playwright.sync_api import Page, expect

import exercises
from exercises import KINDS
from tests.browser import browser
from tests.room.company import Company, Prepared, company
from tests.room.people import DRAWN, SAY, Device, Facilitator, all_lines, watched
from tests.server import running
from workshop.database import store_url
from workshop.everyone import everyone
from workshop.play import Played
from workshop.registry import Link
from workshop.store import Store

pytestmark = [pytest.mark.browser, pytest.mark.timeout(900)]
TABLES = 10
PILES = {"benefit": ("More benefit", "In between", "Less benefit"), "risk": ("More risk", "In between", "Less risk")}
ANSWER = "It depends on what was agreed when the data were collected."


@dataclass
class Holding:
    """One activity as it is held: the lead, the wall, an expert and the first table in real browsers, the others scripted."""

    lead: Facilitator
    wall: Page
    oak: list[Device]
    expert: Page
    everybody: Company
    played: Played

    def held(self) -> None:
        """From its opening to its closing, with nothing skipped."""
        activity = self.played.activity
        self.lead.presses(SAY("control.open", heading=activity.heading))
        for part in range(self.played.parts):
            if part:
                self.lead.presses(SAY("control.next_part", part=self.part_name(part)))
            self.oak_does(part)
            self.everybody.does(self.played.at_tables(part))
            if activity.kind == "voices" and part == 0:
                self.expert_answers()
            self.everybody.does(self.played.at_desk(part))
            self.wall_is_up_to_date()
            for number in self.played.presses(part):
                step = self.played.kind.steps[number - 1]
                self.lead.presses_reveal(activity.kind, number, step)
                self.wall_is_up_to_date(step == "blank")
        self.lead.presses(SAY("control.close", heading=activity.heading))

    def part_name(self, part: int) -> str:
        activity = self.played.activity
        return str(SAY.of("parts").get(activity.exercise, self.played.kind.parts(activity))[part])

    def oak_does(self, part: int) -> None:
        """The first table does a part on one of its devices, and the other follows."""
        activity = self.played.activity
        acts, follows = self.oak if part % 2 == 0 else self.oak[::-1]
        self.everybody.does(
            self.everybody.lead.until("stage", lambda stage: stage["part"] == part and activity.id in stage["screen"])
        )
        for device in self.oak:
            device.is_at(self.everybody.day.screen, self.everybody.finishes(self.played, part))
        if activity.kind == "ranking":
            acts.ranks(PILES[activity.exercise])
        else:
            acts.chooses()
        if acts.says(oaks_words(activity.id, part)):
            expect(follows.page.locator("textarea:visible").first).to_have_value(oaks_words(activity.id, part))
        acts.finishes_the_part()

    def expert_answers(self) -> None:
        """An expert answers the first question on its own page; the lead reads the answer on the desk and releases it."""
        asked = next(note.text for sheet in self.played.said().tables.values() for note in sheet.written("question"))
        expect(self.expert.get_by_text(asked).first).to_be_visible()
        box = self.expert.locator("textarea:visible").first
        box.fill(ANSWER)
        box.blur()
        desk = self.lead.at.page()
        desk.goto(f"{self.lead.at.base}/desk?w={self.lead.workshop}&as=lead")
        desk.get_by_role("radiogroup").get_by_text(self.played.activity.heading, exact=True).click()
        desk.get_by_role("button", name=SAY("voices.desk_release"), exact=True).first.click()
        self.oak[0].sees(ANSWER)
        desk.close()

    def wall_is_up_to_date(self, blank: bool = False) -> None:
        """The wall has been drawn with all that was said, and says something unless it is blank."""
        expect(self.wall.locator(".ear").first).to_have_attribute("data-drawn", str(self.everybody.revision))
        self.wall.wait_for_function(DRAWN)
        if not blank:
            expect(self.wall.locator("h1, h2, h3, p").locator("visible=true").first).to_be_visible()


def oaks_words(activity: str, part: int) -> str:
    return f"What the first table said in part {part + 1} of {activity}"


def test_a_day_of_every_activity(tmp_path: Path) -> None:
    """A day of every activity, at ten tables, is driven through real browsers and scripted laptops from setting up to the report
    with nothing skipped: every part is turned, every press is made, and what tables said is in the report."""
    folder = tmp_path / "store"
    with running(folder) as server, browser() as chromium:
        people = [watched(chromium, server.address) for _ in range(3)]
        lead, oak = Facilitator(people[0]), [Device(people[1], "Oak"), Device(people[2], "Oak")]
        lead.sets_up("Ashdale", TABLES, six_cards=False)
        wall = lead.opens_wall()
        oak[0].joins(lead.code)
        oak[1].joins(lead.code, oak[0].own_digits())
        place, expert = everybody_joins(lead, folder)
        with company(server, place, left_out=(1,)) as everybody:
            programme_of_everything(lead, everybody)
            for activity in everybody.day.setup.activities:
                Holding(lead, wall, oak, expert, everybody, everybody.plays(activity.id)).held()
            lead.presses(SAY("control.end"))
            expect(lead.page.get_by_text(SAY("control.wall_ended")).first).to_be_visible()
            check_report(lead, everybody, tmp_path)
            said = [device.said() for device in oak]
            said += [(one.client, one.acts) for one in (everybody.lead, *everybody.tables)]
        own = {server.address.removeprefix("http://")}
        assert {host for one in people for host in one.hosts} <= own
        assert not [fault for one in people for fault in one.faults]
        assert not [line for line in server.printed if "Traceback" in line], "\n".join(server.printed)
    check_journal(folder, lead.workshop, said)


def everybody_joins(lead: Facilitator, folder: Path) -> tuple[Prepared, Page]:
    """Every other table joins by the door, and an expert by a link that the lead made; gives their links, and the expert's page."""
    links: dict[str, tuple[str, Link]] = {}
    for number in range(2, TABLES + 1):
        with httpx.Client(base_url=lead.at.base) as phone:
            answer = phone.post(f"/join/{lead.code}", data={"table": str(number)})
            assert answer.status_code == 303, answer.text
            seat = int(answer.headers["location"].rpartition("seat-")[2])
            links[f"table {number}"] = next(iter(answer.cookies.values())), Link(lead.workshop, "seat", seat, number)
    expert = lead.at.page()
    expert.goto(f"{lead.at.base}/enter{lead.link_for('observer').partition('/enter')[2]}")
    expert.wait_for_url("**/observer?*")
    held = {one["name"]: one["value"] for one in lead.at.context.cookies()}  # type: ignore[typeddict-item]
    start = next(name for name in held if name.endswith(f"_{lead.workshop}_lead"))
    for role in ("lead", "observer"):
        links[role] = held[start.replace("_lead", f"_{role}")], Link(lead.workshop, role)
    return Prepared(folder, start.split("_")[1], lead.workshop, lead.code, links), expert


def programme_of_everything(lead: Facilitator, everybody: Company) -> None:
    """Every activity that there is, in the order of the report's Annex A; the setting-up page lists them all."""
    setup = everybody.day.setup
    everything = exercises.planned(len(setup.cards))
    everybody.sets_up(replace(setup, activities=everything, breaks=(), names_on_wall=True))
    page = lead.at.page()
    page.goto(f"{lead.at.base}/setup?w={lead.workshop}&as=lead")
    for activity in everything:
        expect(page.get_by_text(re.compile(re.escape(activity.heading))).first).to_be_visible()
    page.close()


def check_report(lead: Facilitator, everybody: Company, folder: Path) -> None:
    """The Word file opens and holds every activity's heading and what every table wrote there, but for a first impression that
    came too late to be released."""
    text = all_lines(Document(str(lead.downloads(SAY("report_page.word"), folder))))
    store, missing = everybody.play.store, []
    for activity in everybody.day.setup.activities:
        assert activity.heading in text, activity.heading
        for table, said in everyone(store, everybody.workshop, activity.id).tables.items():
            wrote = [note.text for note in said.notes if note.text]
            missing += [(activity.id, table, one) for one in wrote if one not in text]
    assert missing == [("impressions", 1, oaks_words("impressions", 1))]


def check_journal(folder: Path, workshop: str, said: list[tuple[str, int]]) -> None:
    """Every act that was acknowledged is in the store, once."""
    kept = Store(store_url(str(folder), folder), KINDS)
    journal = kept.journal(workshop)
    kept.close()
    counted = Counter((row["client"], row["seq"]) for row in journal if row["client"])
    assert max(counted.values()) == 1
    for client, acts in said:
        assert not [number for number in range(1, acts + 1) if (client, number) not in counted], client
