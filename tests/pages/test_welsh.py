"""A whole day at a table that reads Welsh: whatever its screens ask for is there in Welsh, and what would be in English is named.

The walk goes through every activity and each of its parts, before and after the reveal, at tables that have said something, and
listens to what the pages ask of their words. What the pieces on a page choose among is part of it: they are given whole tables.
"""

import re
import secrets
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict, replace
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from exercises import papers, planned
from pages.house import House
from tests.pages.conftest import Somebody, an_ordinary_setup, what_crosses
from tests.people import PACK
from tests.workshop.wording import refusals
from workshop import words
from workshop.acts import Refused
from workshop.casebook import CaseStudy, read_versions
from workshop.connection import Connection
from workshop.doors import Doors
from workshop.how_you_read import HowYouRead
from workshop.live import NO_LONGER, TOO_MANY
from workshop.paper.printing import Printing
from workshop.plain import plain_pages
from workshop.preference import COOKIE, Preference
from workshop.registry import Link
from workshop.scene import Scene
from workshop.setup import Break, plain_setup
from workshop.store_fault import reason

AREA = "Ashdale"
ROOM = "http://192.168.1.5:8501"
# Names and what stands round them: our own, and those of the report of 2018 and its headings, which are in English.
AS_THEY_ARE = {"report.source", "staged.source", "common.product", "door.heading", "privacy.missing.days"}
# Sentences offered to the lead, which share a table with what experts' answers are shown with.
THE_LEADS = {f"offered.{name}" for name in ("in_ranking", "alike", "camps", "argued", "dissent")}


class Heard:
    """What was asked for, and of that what Welsh has not."""

    def __init__(self) -> None:
        own = words._read("cy")
        self.own, self.welsh = set(_leaves(own)), set(_texts([own, *map(asdict, _cards())]))
        self.asked: set[str] = set()
        self.texts: set[str] = set()  # that stand in Welsh as they stand in English

    @property
    def in_english(self) -> set[str]:
        english = words.words()
        lacking = self.asked - self.own - AS_THEY_ARE - THE_LEADS
        return {key for key in lacking if isinstance(english._found(key), str | list) and english._found(key)}


def _leaves(table: Any, at: str = "") -> Iterator[str]:
    for name, found in table.items():
        yield from _leaves(found, f"{at}{name}.") if isinstance(found, Mapping) else (at + name,)


def _texts(held: Any) -> Iterator[str]:
    if isinstance(held, str):
        yield held
    elif isinstance(held, dict | list | tuple):
        for one in held.values() if isinstance(held, dict) else held:
            yield from _texts(one)


def _cards() -> list[CaseStudy]:
    """The cards that are there in Welsh, and in easy Welsh."""
    return [there[one] for there in read_versions(PACK).values() for one in ("cy", "cy-easy") if one in there]


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> Heard:
    heard, found, given = Heard(), words.Words._found, words.Words.given

    def hears(say: words.Words, key: str) -> Any:
        what = found(say, key)
        if say.language == "cy" and key != "fields":  # of which one is taken
            heard.asked |= {f"{key}.{leaf}" for leaf in _leaves(what)} if isinstance(what, Mapping) else {key}
        return what

    def is_given(say: words.Words, text: str) -> str:
        if say.language == "cy" and text and given(say, text) == text:
            heard.texts.add(text)
        return given(say, text)

    monkeypatch.setattr(words.Words, "_found", hears)
    monkeypatch.setattr(words.Words, "given", is_given)
    return heard


class Day:
    """A lead, and seats at Oak and Elm, Oak's in Welsh."""

    def __init__(self, here: House, somebody: Somebody) -> None:
        self.here, self.somebody = here, somebody
        self.lead = somebody.given("lead", here.store.registry.new_workshop().id)
        self.oak, self.elm = (somebody.given("seat", self.lead.workshop, table) for table in (1, 2))
        somebody.cookies[COOKIE] = Preference("cy").written()
        self.now = ""

    def says(self, link: Link, party: str = "", **act: Any) -> None:
        Scene(self.here.store, self.here.words, link).say(
            act, secrets.token_hex(8), party or f"table:{link.table}", self.now
        )

    def leads(self, **act: Any) -> None:
        self.says(self.lead, "day", **act)

    def opens(self, activity: str) -> None:
        self.now = activity
        self.leads(kind="open", activity=activity, at=0.0)

    def writes(self, link: Link, field: str, text: str, **about: str) -> None:
        self.says(link, kind="write", note=secrets.token_hex(4), field=field, text=text, base=0, client="c", **about)

    def shows(self) -> str:
        opened = self.somebody.opens("table/table.py", self.oak)
        assert not opened.exception
        return what_crosses(opened)


@pytest.fixture
def day(here: House, somebody: Somebody) -> Day:
    day = Day(here, somebody)
    setup = an_ordinary_setup(here, tables=2)
    activities = tuple(replace(one, minutes=10, talk=5) for one in planned(8))
    setup = replace(setup, activities=activities, breaks=(Break("rest", "framing", 20, "Lunch"),))
    day.leads(kind="set_up", setup=plain_setup(setup))
    return day


def is_welsh(heard: Heard) -> None:
    assert heard.asked and not heard.in_english
    pieces = sorted(
        {one for text in heard.welsh for one in re.split(r"{\w+}", text) if one.strip()}, key=len, reverse=True
    )
    assert not [left for text in heard.texts - heard.welsh if re.search(r"[^\W\d_]{2}", left := without(text, pieces))]


def without(text: str, pieces: list[str]) -> str:
    """What is left of a text that was put together, without what is Welsh of it and what somebody wrote."""
    for one in (*pieces, "Zebra", AREA):
        text = text.replace(one, "|")
    return text


def parts_of(day: Day) -> range:
    activity = day.here.store.day(day.lead.workshop).activity
    assert activity
    return range(1, len(day.here.store.kinds[activity.kind].parts(activity)))


@pytest.mark.parametrize("activity", [one.id for one in planned(8) if one.kind != "ranking"])
def test_every_part_of_an_activity_is_in_welsh(day: Day, heard: Heard, activity: str) -> None:
    """And after the reveal, where there is one; first for a table that has said nothing."""
    day.opens(activity)
    kind = day.here.store.kinds[day.here.store.day(day.lead.workshop).activity.kind]  # type: ignore[union-attr]
    day.shows()
    for part in parts_of(day):
        day.leads(kind="turn", part=part)
        day.shows()
    if kind.steps:
        day.leads(kind="reveal", step=1)
        day.shows()
    is_welsh(heard)


@pytest.mark.parametrize("activity", ["benefit", "risk"])
def test_a_ranking_is_in_welsh(day: Day, heard: Heard, activity: str) -> None:
    """To the end: finished, revealed, beside another table, and in a second round; its cards too."""
    day.opens(activity)
    cards = list(day.here.store.day(day.lead.workshop).setup.deck())
    shown = day.shows()
    assert "Gwirio gostyngiad" in shown and "heb ei nodi" in shown
    for link, order in ((day.oak, cards), (day.elm, cards[::-1])):
        for card in order[:4]:
            day.says(link, kind="place", card=card, pile="more")
        day.writes(link, "reason", "Zebra", card=cards[0])
        day.says(link, kind="finish")
    day.shows()
    day.leads(kind="reveal", step=1)
    day.leads(kind="pair", pairs=[[1, 2]], at=1e12)
    day.shows()
    day.leads(kind="another_round", activity=activity, at=0.0)
    day.shows()
    is_welsh(heard)


def test_easy_read_is_in_welsh(day: Day, heard: Heard) -> None:
    """For whoever reads Welsh and easy read; the usual card beside it says that neither has been tried or checked."""
    day.somebody.cookies[COOKIE] = Preference("cy", easy=True).written()
    day.opens("benefit")
    shown = day.shows()
    assert "fel cartrefi un person" in shown and "r cerdyn hawdd ei ddarllen" in shown
    is_welsh(heard)


def test_what_comes_between_is_in_welsh(day: Day, heard: Heard) -> None:
    """Arrival, lunch as the programme calls it, a break, and the end of the day."""
    assert "r gweithdy" in day.shows()
    day.opens("framing")
    day.leads(kind="close")
    day.leads(kind="take_break", back_at="13:15")
    assert "Cinio" in day.shows()
    day.leads(kind="end", on=True)
    day.shows()
    is_welsh(heard)


def test_what_was_said_comes_back_in_welsh(day: Day, heard: Heard) -> None:
    """Where a table goes through what it wrote in the day, and where others have read what it wrote."""
    day.opens("definitions")
    for link in (day.oak, day.elm):
        day.writes(link, "definition", "Zebra")
    day.shows()
    day.leads(kind="turn", part=1)
    day.shows()
    day.leads(kind="turn", part=2)
    day.shows()
    day.opens("acceptability")
    for field in ("criteria", "dissent", "parked"):
        day.writes(day.oak, field, "Zebra")
    day.leads(kind="turn", part=1)
    day.shows()
    day.opens("camden")
    day.says(day.oak, kind="choose", question="stage-1", choice="between")
    day.writes(day.oak, "moved", "Zebra", card="stage-1")
    day.leads(kind="turn", part=1)
    day.shows()
    day.opens("plenary")
    day.shows()
    day.leads(kind="turn", part=3)
    day.shows()
    is_welsh(heard)


def test_an_observer_s_page_is_read_as_its_device_is(day: Day, heard: Heard) -> None:
    """In Welsh, with the cards in Welsh and the way to choose; what the room sees stands on it in English, as on the wall."""
    expert = day.somebody.given("observer", day.lead.workshop)
    voices = next(one.id for one in planned(8) if one.kind == "voices")

    def shows() -> str:
        opened = day.somebody.opens("observer/observer.py", expert)
        assert not opened.exception
        return what_crosses(opened)

    day.opens(voices)
    day.writes(day.oak, "question", "Zebra")
    day.writes(day.elm, "question", "Zebra")
    shown = shows()
    assert "Gwirio gostyngiad" in shown and words.words("cy")("voices.to_answer") in shown
    assert "how-you-read?back=%2Fobserver" in shown and "gyfieithydd ei gwirio" in shown
    assert words.words()("voices.question") in shown
    day.says(expert, f"observer:{expert.seat}", kind="write", note="p", field="part", text="Zebra", base=0, client="e")
    shows()
    is_welsh(heard)
    day.somebody.cookies[COOKIE] = Preference("en", easy=True).written()
    assert "Some homes ask for the single" in shows()


def test_the_first_screen_is_in_welsh(somebody: Somebody, heard: Heard) -> None:
    """And what somebody reads whose link opens nothing."""
    somebody.cookies[COOKIE] = Preference("cy").written()
    for page in ("door.py", "table/table.py"):
        assert not somebody.opens(page).exception
    is_welsh(heard)


def test_plain_pages_are_in_welsh(day: Day, heard: Heard, tmp_path: Path) -> None:
    """The way to a table with every wrong turn, and what there is to read beforehand. No page is drawn by Streamlit here."""
    here = day.here
    doors = Doors(
        here.store, words.words(), "0badcafe", here.packs, lambda *_: here.store.registry.new_workshop(), tmp_path
    )
    entry = here.store.registry.workshop(id=day.lead.workshop)
    assert entry
    with TestClient(Starlette(routes=[*doors.routes(), *HowYouRead(doors.page).routes()]), base_url=ROOM) as phone:
        phone.cookies.set(COOKIE, "cy")
        read = [f"{page}/{entry.code}" for page in ("/join", "/briefing", "/privacy")]
        shown = [phone.get(page) for page in ("/join", "/briefing", "/privacy", "/how-you-read", "/enter", *read)]
        shown += [
            phone.post("/join", data={"code": "bcdfgh"}),
            *(phone.post(read[0], data=data) for data in ({}, {"table": "1"}, {"table": "1", "digits": "x"})),
            phone.post("/enter", data={"secret": "nothing"}),
        ]
    assert all('<html lang="cy">' in page.text for page in shown)
    is_welsh(heard)


# How what is on a sheet is typed in: for whoever types it, in English, and printed on no sheet.
TYPED = {
    *(f"paper.{name}" for name in ("a_line_each", "code", "numbers", "word_numbers", "acceptability.typed_as")),
    *(f"paper.order.{name}_typed_as" for name in ("about", "risks", "elsewhere")), "paper.order.typed_as",
}  # fmt: skip


@pytest.fixture
def printer(day: Day) -> Iterator[TestClient]:
    """A lead's browser, by which sheets are printed."""
    here = day.here
    printing = Printing(here.store, here.words, plain_pages(here.words), lambda request: ROOM, papers.at_table, papers.sheets,
                        papers.slips, here.versions)  # fmt: skip
    with TestClient(Starlette(routes=printing.routes()), base_url=ROOM) as browser:
        browser.cookies.update(day.somebody.cookies)
        yield browser


@pytest.mark.parametrize("activity", [one.id for one in planned(8)])
def test_sheets_on_paper_are_in_welsh(day: Day, heard: Heard, printer: TestClient, activity: str) -> None:
    """Of any table beforehand, and of one table at each part, with its exit slips and the cards as Welsh calls them."""
    sheets = f"/print/sheets/{day.lead.workshop}?activity={activity}&in=cy"
    shown = [printer.get(sheets)]
    day.opens(activity)
    for field in ("criteria", "definition", "insight"):
        with suppress(Refused):
            day.writes(day.elm, field, "Zebra")
    for part in (0, *parts_of(day)):
        if part:
            day.leads(kind="turn", part=part)
        shown.append(printer.get(f"{sheets}&table=1"))
    assert all(
        '<div lang="cy">' in page.text and words.words("cy")("language.awaits") in unescape(page.text) for page in shown
    )
    assert activity != "benefit" or "Gwirio gostyngiad" in shown[0].text
    heard.asked -= TYPED
    is_welsh(heard)


def test_the_joining_page_is_in_welsh(day: Day, heard: Heard, printer: TestClient) -> None:
    """With every cause of not connecting; in English and Welsh too, one page after the other."""
    page = printer.get(f"/print/joining/{day.lead.workshop}?in=cy").text
    assert page.count('class="joining" lang="cy"') == 1 and 'class="joining" lang="en"' not in page
    both = printer.get(f"/print/joining/{day.lead.workshop}?in=all").text
    assert both.count('class="joining"') == 2
    is_welsh(heard)


# Where those who run a day, or the server, are told why something was not taken: setting up, the report, keeping.
STAFFS = ("workshop/conducting.py", "workshop/progress.py", "workshop/brought.py", "workshop/backups.py", "workshop/database.py",
          "workshop/restoring.py", "workshop/soundness.py", "workshop/report/", "workshop/keeping/")  # fmt: skip
ONLY_STAFF_HEARS = {
    "A table can be merged with another one only.", "This table has joined no other.", "This activity keeps nothing at a turn.",
    "Only the lead can take out what was written. Ask the lead.", "This is not there any more.",
    "The plenary is closed, so its slips are counted. Open it again to type in more, then close it.",
    "A table hands in {} slips on paper at most, and {} are there.",
    "There are {} statements already; take one out before adding another.",
}  # fmt: skip


def test_why_something_was_not_taken_is_in_welsh() -> None:
    """Every sentence with which the code refuses what a table does; also what is wrong with the store, and with the connection."""
    given = {re.sub(r"{\w+}", "{}", text) for text in words._read("cy")["given"]}
    heard = [told for file, told in refusals() if not file.startswith(STAFFS) and told not in ONLY_STAFF_HEARS]
    assert len(heard) > 20 and not [told for told in heard if told not in given]
    assert not [told for told in (NO_LONGER, TOO_MANY) if told not in given]
    say = words.words("cy")
    for error in ("database or disk is full", "disk I/O error", "attempt to write a readonly database"):
        assert say.why(reason(Exception(error))) != reason(Exception(error))
    assert say.why("It could not be saved (the disk is full).") == "Ni ellid ei gadw (mae'r ddisg yn llawn)."
    assert say.why("There are 200 notes already; take one away before adding another.").startswith("Mae 200 o nodiadau")


def test_a_seat_is_refused_in_welsh_and_the_lead_in_english(day: Day) -> None:
    """On the socket, also where the connection is closed; whoever runs the day is told in English, whatever the browser reads."""
    oak, lead = (
        Connection(link, None, say=say) for link, say in ((day.oak, words.words("cy")), (day.lead, words.words()))
    )  # type: ignore[arg-type]
    for connection in (oak, lead):
        connection.reply(kind="refused", why="This workshop has no card “x”.")
    assert "Nid oes cerdyn" in oak.replies[0] and "has no card" in lead.replies[0]


def test_no_sentence_was_left_as_it_is_in_english() -> None:
    """But for those that have no words of their own."""
    english, welsh = (words.words(language) for language in ("en", "cy"))
    same = [
        key
        for key in _leaves(words._read("cy"))
        if not key.startswith("given.") and welsh._found(key) == english._found(key)
    ]
    assert not [key for key in same if re.search(r"\w", re.sub(r"{\w+}", "", welsh(key)))]
    assert not [text for text, told in words._read("cy")["given"].items() if text == told]
