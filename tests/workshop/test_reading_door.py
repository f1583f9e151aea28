"""The door for readers, on the wire: who gets in, what they are told, and what the room has not been shown is not there."""

import re
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from functools import partial
from html import unescape
from typing import Any

import pytest
from lxml.html import fromstring
from sqlalchemy import update
from starlette.applications import Starlette
from starlette.testclient import TestClient

from exercises.plenary import planned
from exercises.reading import told
from exercises.report import drafted
from tests.building import ROOM, Clock
from tests.exercises.test_checks import MAY, MAY_NOT, checks_it, reasons
from tests.people import UnderWay, setting_up, under_way
from workshop.editions import REST, Editions
from workshop.patience import TRIES, WAIT, Patience
from workshop.plain import plain_pages
from workshop.preference import COOKIE
from workshop.reading_door import ReadingDoor, let_read
from workshop.reading_page import FILES, forms
from workshop.redaction import Redaction
from workshop.report.blocks import printable
from workshop.report.draft import note_of, report_key
from workshop.report.html import html
from workshop.report.parts import pieces
from workshop.scene import Scene
from workshop.schema import workshops
from workshop.store import Store
from workshop.words import words

say = words()
HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(1)> &amp; \u202e{area}"


class Building:
    """The readers' door of one server, with clocks of its own, and phones before it."""

    def __init__(self, store: Store, stack: ExitStack) -> None:
        self.store, self.stack, self.clock, self.rest = store, stack, Clock(), Clock()
        self.editions = Editions(store, partial(told, store, say), forms(store, say), self.rest)
        self.patience = Patience(self.clock)
        door = ReadingDoor(store, self.editions, plain_pages(say), self.patience)
        self.app = Starlette(routes=door.routes())

    def phone(self, address: str = "192.168.1.50") -> TestClient:
        client = TestClient(self.app, base_url=ROOM, client=(address, 5000), follow_redirects=False)
        return self.stack.enter_context(client)


@pytest.fixture
def building(store: Store) -> Iterator[Building]:
    with ExitStack() as stack:
        made = Building(store, stack)
        yield made
        made.editions.close()


def lets_read(day: UnderWay, on: bool = True, anew: bool = False) -> str:
    """The lead lets people read, or no longer; the path at which."""
    let_read(Scene(day.store, say, day.lead.link), on, anew)
    return f"/read/{day.store.readings.secret(day.entry.id)}"


def seen(answer: Any) -> str:
    """All that a page says, as people read it."""
    assert answer.status_code == 200
    return " ".join(fromstring(answer.text).text_content().split())


# -- who gets in


def test_whoever_has_the_address_reads_the_draft_record(building: Building, workshop_under_way: UnderWay) -> None:
    """Without a cookie, a script or a name; it says what it is and until when it is kept."""
    workshop_under_way.lead.ends()
    path = lets_read(workshop_under_way)
    answer = building.phone().get(path)
    page = seen(answer)
    assert say("report.draft") in page and say("reading.is_draft") in page and "deleted with the workshop" in page
    assert "<script" not in answer.text and not answer.cookies
    assert not [link for link in fromstring(answer.text).iter("a") if not link.get("href").startswith("#")]


def test_the_page_may_fetch_nothing_and_is_kept_nowhere(building: Building, workshop_under_way: UnderWay) -> None:
    """Its headers are as strict as the page itself, tell no other site of it, and keep searchers away."""
    answer = building.phone().get(lets_read(workshop_under_way))
    policy = re.search('http-equiv="Content-Security-Policy" content="([^"]*)"', answer.text)
    assert policy and answer.headers["content-security-policy"].startswith(policy[1])
    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
    assert answer.headers["referrer-policy"] == "no-referrer" and "noindex" in answer.headers["x-robots-tag"]
    assert (
        answer.headers["cache-control"].startswith("private") and answer.headers["x-content-type-options"] == "nosniff"
    )


def test_a_closed_address_says_so_in_a_sentence(building: Building, workshop_under_way: UnderWay) -> None:
    """Also one that another took the place of; a room that looks at either is not slowed down."""
    old = lets_read(workshop_under_way)
    new = lets_read(workshop_under_way, anew=True)
    phone = building.phone()
    for _ in range(TRIES + 2):
        answer = phone.get(old)
        assert answer.status_code == 410 and say("reading.closed") in answer.text and "Oak" not in answer.text
    assert phone.get(new).status_code == 200
    lets_read(workshop_under_way, on=False)
    assert phone.get(new).status_code == 410 == phone.get(f"{new}/report.pdf").status_code
    assert "no-referrer" in phone.get(new).headers["referrer-policy"]
    assert phone.get(lets_read(workshop_under_way)).status_code == 200


def test_why_there_is_nothing_to_read_is_said_as_the_device_is_read(
    building: Building, workshop_under_way: UnderWay
) -> None:
    """Closed, or never there."""
    path, phone, cy = lets_read(workshop_under_way), building.phone(), words("cy")
    lets_read(workshop_under_way, on=False)
    phone.cookies.set(COOKIE, "cy")
    assert cy("reading.closed") in unescape(phone.get(path).text)
    assert '<html lang="cy">' in phone.get("/read/x").text and cy("reading.unknown") in unescape(
        phone.get("/read/x").text
    )


def test_guessing_is_slowed_down(building: Building, workshop_under_way: UnderWay) -> None:
    """Each address for itself, and it counts for no other door."""
    path, phone = lets_read(workshop_under_way), building.phone()
    for guess in range(TRIES):
        answer = phone.get(f"/read/{guess}")
        assert answer.status_code == 404 and say("reading.unknown") in answer.text
    assert (
        phone.get("/read/again").status_code == 429 == phone.get(path).status_code == phone.get(f"{path}/x").status_code
    )
    assert building.phone("192.168.1.51").get(path).status_code == 200 and building.patience.wait("192.168.1.50") == 0
    building.clock.now += WAIT
    assert phone.get(path).status_code == 200


def test_a_reader_has_no_link_and_a_link_is_no_address(building: Building, workshop_under_way: UnderWay) -> None:
    """The secret of the lead opens nothing here, and this one opens nothing else."""
    path = lets_read(workshop_under_way)
    assert building.phone().get(f"/read/{workshop_under_way.lead.secret}").status_code == 404
    assert building.store.registry.link(path.rpartition("/")[2]) is None


def test_another_workshops_address_gives_that_one(building: Building, workshop_under_way: UnderWay) -> None:
    """Closed and open apart."""
    other = under_way(building.store, area="Elmshire")
    here, there = lets_read(workshop_under_way), lets_read(other)
    lets_read(workshop_under_way, on=False)
    phone = building.phone()
    assert phone.get(here).status_code == 410 and "Elmshire" in seen(phone.get(there))
    building.store.remove_workshop(other.entry.id)
    assert phone.get(there).status_code == 404


def test_a_page_that_has_not_changed_is_not_sent_again(building: Building, workshop_under_way: UnderWay) -> None:
    path, phone = lets_read(workshop_under_way), building.phone()
    first = phone.get(path)
    again = phone.get(path, headers={"If-None-Match": first.headers["etag"]})
    assert again.status_code == 304 and not again.content and "no-referrer" in again.headers["referrer-policy"]
    unpacked = phone.get(path, headers={"Accept-Encoding": "identity"})
    assert "content-encoding" not in unpacked.headers and unpacked.text == first.text


# -- what stands there


def test_nothing_is_read_that_the_room_has_not_been_shown(building: Building, workshop_under_way: UnderWay) -> None:
    """While an activity is open, and through its presses of reveal, its chapter, its cards and its tables are not there, and
    the page says so; once the lead has gone on, they are."""
    day, phone = workshop_under_way, building.phone()
    reasons(day.oak, MAY)
    day.oak.writes("criteria", "It reaches many", "second")
    path = lets_read(day)

    def hidden() -> bool:
        page = seen(phone.get(path))
        said = [one in page for one in (MAY, "It reaches many", say("anatomy.cards"), say("anatomy.tables"))]
        assert any(said) == all(said)
        assert (say("reading.left_out", which="Public benefit") in page) == (not any(said))
        return not any(said)

    assert hidden()
    day.lead.reveals(unfinished=[2, 3])
    assert hidden()
    day.lead.closes()
    assert not hidden()
    day.lead.opens("benefit")
    assert hidden()
    day.lead.opens("risk")
    assert "Public benefit" in seen(phone.get(path)) and say("reading.left_out", which="Risk") in seen(phone.get(path))


def test_an_activity_that_was_never_revealed_is_read_at_the_end_of_the_day(
    building: Building, workshop_under_way: UnderWay
) -> None:
    """Closed without its reveal it may be opened again, so it stays hidden until then; and again if the end is taken back."""
    day, phone = workshop_under_way, building.phone()
    reasons(day.oak, MAY)
    path = lets_read(day)
    day.lead.closes()
    assert MAY not in seen(phone.get(path))
    day.lead.ends()
    assert MAY in seen(phone.get(path)) and "Not in it" not in seen(phone.get(path))
    day.lead.ends(on=False)
    assert MAY not in seen(phone.get(path))


def test_a_second_round_is_hidden_and_the_first_stays(building: Building, workshop_under_way: UnderWay) -> None:
    day, phone = workshop_under_way, building.phone()
    reasons(day.oak, MAY)
    day.lead.reveals(unfinished=[2, 3]), day.lead.closes()
    path = lets_read(day)
    assert MAY in seen(phone.get(path))
    day.lead.says(day.lead.key, kind="another_round", activity="benefit", at=0.0)
    day.oak.looks()
    second = type(day.oak.key)(day.entry.id, "benefit", 2, "table:1")
    said = {"note": "b", "field": "criteria", "text": "Only of the second", "base": 0, "client": "c"}
    assert day.oak.says(second, kind="write", **said).status == "done"
    page = seen(phone.get(path))
    assert MAY in page and "Only of the second" not in page and "Not in it" in page


def test_what_a_plenary_says_of_a_hidden_activity_is_hidden_too(building: Building, store: Store) -> None:
    """A note that was parked in it."""
    day = under_way(store, activities=(*setting_up().activities, *planned(5)))
    day.oak.writes("parked", "Who pays for this?", "p")
    day.lead.opens("plenary")
    path, phone = lets_read(day), building.phone()
    assert "Who pays" not in seen(phone.get(path))
    day.lead.reveals(), day.lead.closes()
    page = seen(phone.get(path))
    assert say("reading.left_out", which="Public benefit") in page and "Who pays" not in page
    day.lead.ends()
    assert "Who pays" in seen(phone.get(path))


def test_what_the_lead_wrote_over_something_hidden_waits_with_it(
    building: Building, workshop_under_way: UnderWay
) -> None:
    """Over words that read otherwise without it, or in a part of one's own beside it; what has nothing to do with it is there."""
    day, phone = workshop_under_way, building.phone()
    reasons(day.oak, MAY)
    key, lead = report_key(day.entry.id), day.lead
    made = drafted(Scene(day.store, say, lead.link))
    benefit = next(part for part in made if part.chapter == "benefit")
    ours = [piece for part in made if part.chapter == "benefit" for piece in pieces(part) if piece.ours]

    def writes(note: str, text: str, field: str = "report_words") -> None:
        assert lead.says(key, kind="write", note=note, field=field, text=text, base=0, client="c").status == "done"

    writes(note_of(ours[0].id), "Oak put the lab first.")
    for name, after in (("beside", benefit.id), ("next", f"{benefit.chapter}/own-beside"), ("apart", "report.about")):
        assert lead.says(key, kind="add_part", part=name, after=after).status == "done"
        writes(f"{name}-words", f"My words {name}.", "report_own_words")
    path = lets_read(day)
    page = seen(phone.get(path))
    assert "My words apart." in page
    assert not any(text in page for text in ("Oak put the lab first.", "My words beside.", "My words next."))
    lead.ends()
    page = seen(phone.get(path))
    assert all(text in page for text in ("Oak put the lab first.", "My words beside.", "My words next."))


def test_whatever_was_typed_stays_text(building: Building, workshop_under_way: UnderWay) -> None:
    """In what tables wrote, in what the workshop is called, and in what is not in it yet."""
    day = workshop_under_way
    benefit, risk = setting_up().activities
    setup = setting_up(area=HOSTILE, activities=(benefit, replace(risk, heading=HOSTILE)))
    assert day.lead.sets_up(setup).status == "done"
    reasons(day.oak, HOSTILE)
    day.oak.writes("criteria", HOSTILE, "second")
    day.lead.reveals(unfinished=[2, 3]), day.lead.opens("risk")
    answer = building.phone().get(lets_read(day))
    assert "<script" not in answer.text and "<img" not in answer.text
    assert seen(answer).count(" ".join(printable(HOSTILE).split())) >= 4


def test_what_was_redacted_is_gone_at_the_next_look(building: Building, workshop_under_way: UnderWay) -> None:
    day, phone = workshop_under_way, building.phone()
    reasons(day.oak, "Ask Mrs Patel")
    day.lead.ends()
    path = lets_read(day)
    assert "Patel" in seen(phone.get(path))
    day.store.redact(Redaction(day.oak.key, "why-0"))
    assert "Patel" not in seen(phone.get(path))


# -- after the checks


def test_after_the_checks_it_is_the_report_with_its_files(building: Building, workshop_under_way: UnderWay) -> None:
    """Quoting only what may be quoted; each file is the report in its form."""
    day, phone = workshop_under_way, building.phone()
    reasons(day.oak, MAY_NOT)
    day.lead.ends()
    path = lets_read(day)
    assert MAY_NOT in seen(phone.get(path))
    checks_it(day.lead)
    building.rest.now += REST
    answer = phone.get(path)
    assert say("reading.is_checked") in seen(answer) and say("report.draft") not in answer.text
    assert MAY_NOT not in answer.text
    links = [link.get("href") for link in fromstring(answer.text).iter("a") if not link.get("href").startswith("#")]
    assert links == [f"{path}/{file}" for file in FILES]
    begins = {"report.docx": b"PK", "report.pdf": b"%PDF", "report.html": b"<!DOCTYPE html>"}
    for file, link in zip(FILES, links, strict=True):
        taken = phone.get(link)
        assert taken.status_code == 200 and taken.content.startswith(begins[file])
        assert taken.headers["content-disposition"] == f'attachment; filename="report-ashdale{file[6:]}"'
        assert taken.headers["referrer-policy"] == "no-referrer"
    assert phone.get(f"{path}/report.html").text == html(told(day.store, say, day.entry.id).report)


def test_before_the_checks_and_once_they_are_open_again_there_are_no_files(
    building: Building, workshop_under_way: UnderWay
) -> None:
    """Not at their addresses either."""
    day, phone = workshop_under_way, building.phone()
    path = lets_read(day)
    for file in FILES:
        answer = phone.get(f"{path}/{file}")
        assert answer.status_code == 404 and say("reading.no_files") in answer.text
    checks_it(day.lead)
    building.rest.now += REST
    assert phone.get(f"{path}/report.html").status_code == 200
    assert phone.get(f"{path}/rankings.csv").status_code == 404
    day.oak.writes("criteria", "Reach")
    building.rest.now += REST
    assert phone.get(f"{path}/report.html").status_code == 404
    assert say("reading.is_draft") in seen(phone.get(path))


def test_a_demonstration_says_so_checked_or_not(building: Building, store: Store) -> None:
    """And that nothing of it is kept."""
    day = under_way(store)
    made = update(workshops).where(workshops.c.id == day.entry.id).values(sort="demonstration")
    store._writer.ask(lambda connection: connection.execute(made)).result()
    day.lead.ends()
    path, phone = lets_read(day), building.phone()
    for what in ("is_draft", "is_checked"):
        page = seen(phone.get(path))
        assert (
            say("report.demonstration") in page
            and say("reading.until_simulated") in page
            and say(f"reading.{what}") in page
        )
        checks_it(day.lead)
        building.rest.now += REST
