"""The doors: how people come in, and who is kept waiting."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from tests.people import Lead, UnderWay, pack, setting_up
from workshop.addresses import Lan
from workshop.doors import Doors
from workshop.keeping.coming_in import come_in
from workshop.keeping.going_out import bundle
from workshop.links import cookie_name
from workshop.papers import not_kept, qr_svg
from workshop.patience import FORGOTTEN, TRIES, WAIT, Patience
from workshop.setup import Break, Dealt, TablePlace
from workshop.store import Store
from workshop.store_fault import StoreFault
from workshop.words import words

STATIC = Path(__file__).parents[2] / "exercises" / "parts" / "static"
KEY = "0badcafe"
ROOM = "http://192.168.1.20:8501"
LAPTOP = "http://localhost:8501"


class Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


class Building:
    """The doors of one server, and browsers that stand before them."""

    def __init__(self, store: Store, stack: ExitStack) -> None:
        self.store, self.clock, self.stack = store, Clock(), stack
        packs = {pack().id: pack()}
        self.doors = Doors(store, words(), KEY, packs, lambda *_: store.registry.new_workshop("demonstration"), STATIC)
        self.doors.patience = Patience(self.clock)
        self.app = Starlette(routes=self.doors.routes(), exception_handlers={StoreFault: not_kept(words())})

    def browser(self, at: str = ROOM, address: str = "192.168.1.50", **headers: str) -> TestClient:
        client = TestClient(self.app, base_url=at, client=(address, 5000), follow_redirects=False, headers=headers)
        return self.stack.enter_context(client)


@pytest.fixture
def building(store: Store) -> Iterator[Building]:
    with ExitStack() as stack:
        yield Building(store, stack)


def fault(page: Any) -> str:
    found = re.search(r'role="alert"[^>]*>([^<]*)<', page.text)
    return found[1] if found else ""


def keeps(browser: TestClient, person: Any, place: str) -> TestClient:
    """A browser that holds somebody's link already."""
    browser.cookies.set(cookie_name(person.store, person.link.workshop, place), person.secret)
    return browser


# -- joining


def test_a_phone_joins_by_code_and_table(building: Building, workshop_under_way: UnderWay) -> None:
    """Code, table, and the table's page: two forms and no name. The code is read in any case and with spaces."""
    phone, code = building.browser(), workshop_under_way.entry.code
    assert phone.get("/join").status_code == 200
    chosen = phone.post("/join", data={"code": f" {code[:3].lower()}-{code[3:].lower()} "})
    assert (chosen.status_code, chosen.headers["location"]) == (303, f"/join/{code}")
    assert ">Ash</button>" in phone.get(f"/join/{code}").text
    seated = phone.post(f"/join/{code}", data={"table": "3"})
    assert (seated.status_code, seated.headers["location"]) == (
        303,
        f"/table?w={workshop_under_way.entry.id}&as=seat-3",
    )
    assert building.store.registry.seats(workshop_under_way.entry.id)[3] == 3


def test_who_cannot_be_let_in_is_told_why(building: Building, workshop_under_way: UnderWay) -> None:
    """While the disk is full nobody can join: a plain page says so, and once there is room the same press lets them in."""
    browser, code, file = building.browser(), workshop_under_way.entry.code, building.store.file
    connection = sqlite3.connect(str(file), isolation_level=None)
    connection.execute(
        "create trigger full before insert on links begin select raise(abort, 'database or disk is full'); end"
    )
    asked = browser.post(f"/join/{code}", data={"table": "3"})
    assert asked.status_code == 503
    assert fault(asked).startswith("It could not be saved (the disk is full). Nothing was changed.")
    assert f'href="/join/{code}"' in asked.text and "set-cookie" not in asked.headers
    in_welsh = browser.post(f"/join/{code}", data={"table": "3"}, headers={"cookie": "cg_reads=cy"})
    assert "Ni ellid ei gadw" in fault(in_welsh) and "yn llawn). Ni newidiwyd dim." in fault(in_welsh)
    connection.execute("drop trigger full")
    connection.close()
    assert browser.post(f"/join/{code}", data={"table": "3"}).status_code == 303


def test_the_notice_stands_before_the_tables_in_forty_words(building: Building, workshop_under_way: UnderWay) -> None:
    """What is recorded, who sees it, until when, that it may have to be released, and to name nobody."""
    page = building.browser().get(f"/join/{workshop_under_way.entry.code}").text
    found = re.search(r'<p class="notice">(.*?)</p>', page, re.S)
    assert found and 35 <= len(found[1].split()) <= 42
    assert found.start() < page.index("<form")
    for said in ("365 days", "report", "public body", "release", "reveal", "Name no person, client or real case"):
        assert said in found[1]


def test_a_code_that_is_none_is_named(building: Building) -> None:
    """The sentence says what was typed, as text."""
    answer = building.browser().post("/join", data={"code": "ZZZZZZ"})
    assert answer.status_code == 404 and "ZZZZZZ" in fault(answer)
    assert "<b>" not in building.browser().get("/join/<b>bold<b>").text


def test_a_workshop_that_is_not_set_up_is_joined_by_nobody(building: Building) -> None:
    """Its code is as good as none."""
    assert (
        building.browser().post("/join", data={"code": building.store.registry.new_workshop().code}).status_code == 404
    )


def test_the_first_seat_of_a_table_needs_no_digits_and_the_second_does(
    building: Building, workshop_under_way: UnderWay
) -> None:
    """Otherwise anyone with the code could read a table before the reveal."""
    entry = workshop_under_way.entry
    assert building.browser().post(f"/join/{entry.code}", data={"table": "3"}).status_code == 303
    phone = building.browser()
    without = phone.post(f"/join/{entry.code}", data={"table": "3"})
    assert without.status_code == 403 and "Ash" in fault(without) and "set-cookie" not in without.headers
    digits = building.store.registry.digits(entry.id, 3)
    wrong = phone.post(f"/join/{entry.code}", data={"table": "3", "digits": f"{(int(digits) + 1) % 100:02d}"})
    assert wrong.status_code == 403 and "not the two digits" in fault(wrong) and "set-cookie" not in wrong.headers
    elsewhere = building.store.registry.digits(entry.id, 1)
    if elsewhere != digits:
        assert phone.post(f"/join/{entry.code}", data={"table": "3", "digits": elsewhere}).status_code == 403
    assert phone.post(f"/join/{entry.code}", data={"table": "3", "digits": digits}).status_code == 303


def test_a_device_moves_to_another_table_with_that_table_s_digits(
    building: Building, workshop_under_way: UnderWay
) -> None:
    """Its seat goes along, so nothing that it said is lost; between activities only, and only for who holds that seat."""
    world, phone = workshop_under_way, building.browser()
    phone.post("/enter", data={"secret": world.oak.secret})
    seat = f"seat-{world.oak.link.seat}"
    door = f"/join/{world.entry.code}?from={seat}"
    assert words()("seating.moving", table="Oak") in phone.get(door).text
    form = {"table": "2", "digits": building.store.registry.digits(world.entry.id, 2), "from": seat}
    assert "between activities" in fault(phone.post(door, data=form))
    world.lead.closes()
    without = phone.post(door, data={**form, "digits": ""})
    assert without.status_code == 403 and words()("seating.moving", table="Oak") in without.text
    stranger = building.browser().post(door, data=form)
    assert stranger.headers["location"] != f"/table?w={world.entry.id}&as={seat}"
    answer = phone.post(door, data=form)
    assert answer.headers["location"] == f"/table?w={world.entry.id}&as={seat}" and "set-cookie" not in answer.headers
    assert building.store.seats(world.entry.id)[world.oak.link.seat or 0] == 2
    assert words()("tables.back_to", table="Elm") in phone.get(f"/join/{world.entry.code}").text


@pytest.mark.parametrize("table", ["9", "0", "-1", "", "Oak", "²", "9" * 5000, "1e0", " 1"])
def test_a_table_that_is_none_is_asked_for_again(building: Building, workshop_under_way: UnderWay, table: str) -> None:
    """Whatever stands in the form."""
    answer = building.browser().post(f"/join/{workshop_under_way.entry.code}", data={"table": table})
    assert answer.status_code == 400 and fault(answer) == words()("join.choose_table")


def test_a_closed_table_is_not_offered_and_takes_nobody(building: Building, workshop_under_way: UnderWay) -> None:
    """It stays in the record and goes from the list."""
    tables = (TablePlace(1, "Oak"), TablePlace(2, "Elm"), TablePlace(3, "Ash", closed=True))
    assert workshop_under_way.lead.sets_up(setting_up(tables=tables)).status == "done"
    code, phone = workshop_under_way.entry.code, building.browser()
    assert ">Elm" in phone.get(f"/join/{code}").text and ">Ash<" not in phone.get(f"/join/{code}").text
    assert phone.post(f"/join/{code}", data={"table": "3"}).status_code == 400


def test_a_browser_that_comes_back_is_offered_its_own_seat(building: Building, workshop_under_way: UnderWay) -> None:
    """So that nobody comes back as somebody new; another browser is not offered it."""
    code, phone = workshop_under_way.entry.code, building.browser()
    where = phone.post(f"/join/{code}", data={"table": "3"}).headers["location"]
    own = where.replace("&", "&amp;")
    assert f'href="{own}"' in phone.get(f"/join/{code}").text
    assert own not in building.browser().get(f"/join/{code}").text


def test_a_name_typed_by_the_lead_is_text(building: Building, workshop_under_way: UnderWay) -> None:
    """An area or a table called like a script is only called so."""
    tables = (TablePlace(1, "<script>alert(1)</script>"), *setting_up().tables[1:])
    workshop_under_way.lead.sets_up(setting_up(tables=tables, area="<img src=x>"))
    page = building.browser().get(f"/join/{workshop_under_way.entry.code}").text
    assert "<script>alert" not in page and "<img src=x" not in page and "&lt;script&gt;" in page


# -- secrets and cookies


def test_a_seat_is_kept_in_a_cookie_of_its_own(building: Building, workshop_under_way: UnderWay) -> None:
    """HttpOnly, SameSite=Lax, named for the store, the workshop and the seat; Secure where it came by https."""
    entry, plain = workshop_under_way.entry, building.browser()
    header = plain.post(f"/join/{entry.code}", data={"table": "3"}).headers["set-cookie"]
    assert header.startswith(f"cg_{building.store.id}_{entry.id}_seat-3=")
    assert "HttpOnly" in header and "samesite=lax" in header.lower() and "Path=/" in header and "Secure" not in header
    digits = building.store.registry.digits(entry.id, 3)
    secure = building.browser("https://workshop.example.org")
    assert "Secure" in secure.post(f"/join/{entry.code}", data={"table": "3", "digits": digits}).headers["set-cookie"]


def test_a_link_becomes_a_cookie(building: Building, workshop_under_way: UnderWay) -> None:
    """The page posts what stands behind the #; each role comes to its page, and the secret is in no address."""
    world = workshop_under_way
    pages = {"lead": "/control", "helper": "/control", "room": "/wall"}
    for role, page in pages.items():
        person, browser = world.opens_link(role), building.browser()
        assert browser.get("/enter").status_code == 200
        answer = browser.post("/enter", data={"secret": person.secret})
        assert answer.headers["location"] == f"{page}?w={world.entry.id}&as={role}"
        assert person.secret not in answer.headers["location"] and person.secret in answer.headers["set-cookie"]
    assert (
        building.browser().post("/enter", data={"secret": world.oak.secret}).headers["location"].startswith("/table?")
    )


def test_the_address_of_a_lead_s_link_may_name_the_remote(building: Building, workshop_under_way: UnderWay) -> None:
    """It goes past the # in the page's own form; it opens no other page, and nothing more to a helper."""
    world, browser = workshop_under_way, building.browser()
    assert 'name="to" value="remote"' in browser.get("/enter?to=remote").text
    for role, to, page in (("lead", "remote", "remote"), ("lead", "run", "control"), ("helper", "remote", "control")):
        answer = browser.post("/enter", data={"secret": world.opens_link(role).secret, "to": to})
        assert answer.headers["location"] == f"/{page}?w={world.entry.id}&as={role}"


def test_a_link_that_opens_nothing_says_so(building: Building) -> None:
    """With no cookie."""
    answer = building.browser().post("/enter", data={"secret": "x" * 22})
    assert answer.status_code == 404 and fault(answer) and "set-cookie" not in answer.headers


def test_no_page_can_be_framed_or_kept(building: Building) -> None:
    """Every plain page carries its own rules for the browser."""
    headers = building.browser().get("/join").headers
    assert "frame-ancestors 'none'" in headers["content-security-policy"] and headers["cache-control"] == "no-store"


# -- guessing


def test_patience_grows_with_every_wrong_guess() -> None:
    """Five guesses are free; then half a minute, doubled each time, ten minutes at most; and it is forgotten."""
    clock = Clock()
    patience = Patience(clock)
    for _ in range(TRIES - 1):
        patience.wrong("a")
        assert patience.wait("a") == 0
    waits = []
    for _ in range(8):
        patience.wrong("a")
        waits.append(patience.wait("a"))
        clock.now += waits[-1]
        assert patience.wait("a") == 0
    assert waits == [WAIT, 60, 120, 240, 480, 600, 600, 600]
    assert patience.wait("b") == 0
    clock.now += FORGOTTEN + 1
    patience.wrong("b")
    assert "a" not in patience._wrong and patience.wait("a") == 0


def test_what_is_right_is_forgiven() -> None:
    """A right guess starts the count anew."""
    patience = Patience(Clock())
    for _ in range(TRIES):
        patience.wrong("a")
    patience.right("a")
    assert patience.wait("a") == 0


def test_whoever_guesses_codes_waits(building: Building, workshop_under_way: UnderWay) -> None:
    """From one address, also with the right code; another address does not wait; after the time it goes on."""
    phone, code = building.browser(), workshop_under_way.entry.code
    for _ in range(TRIES):
        assert phone.post("/join", data={"code": "ZZZZZZ"}).status_code == 404
    assert phone.post("/join", data={"code": code}).status_code == 429
    assert phone.get("/join/YYYYYY").status_code == 429 and "Wait" in fault(phone.get(f"/join/{code}"))
    assert building.browser(address="192.168.1.51").post("/join", data={"code": code}).status_code == 303
    building.clock.now += WAIT + 1
    assert phone.post("/join", data={"code": code}).status_code == 303


def wrong_digits(building: Building, workshop: str, table: int) -> str:
    return f"{(int(building.store.registry.digits(workshop, table)) + 1) % 100:02d}"


def test_whoever_guesses_digits_waits_whatever_else_they_get_right(
    building: Building, workshop_under_way: UnderWay
) -> None:
    """Typing the code, which they have, or joining their own table does not buy them more guesses at another's."""
    entry, phone = workshop_under_way.entry, building.browser()
    wrong = wrong_digits(building, entry.id, 1)
    for _ in range(TRIES):
        assert phone.post(f"/join/{entry.code}", data={"table": "1", "digits": wrong}).status_code == 403
        assert phone.post("/join", data={"code": entry.code}).status_code == 303
        own = {"table": "2", "digits": building.store.registry.digits(entry.id, 2)}
        assert phone.post(f"/join/{entry.code}", data=own).status_code == 303
    right = {"table": "1", "digits": building.store.registry.digits(entry.id, 1)}
    waits = phone.post(f"/join/{entry.code}", data=right)
    assert waits.status_code == 429 and "set-cookie" not in waits.headers
    assert building.browser(address="192.168.1.51").post(f"/join/{entry.code}", data=right).status_code == 303


def test_whoever_guesses_the_key_waits(building: Building, workshop_under_way: UnderWay) -> None:
    """A right code between guesses does not help."""
    browser = building.browser()
    for _ in range(TRIES):
        assert browser.post("/host", data={"key": "guess"}).status_code == 403
        assert browser.post("/join", data={"code": workshop_under_way.entry.code}).status_code == 303
    assert browser.post("/host", data={"key": KEY}).status_code == 429
    building.clock.now += WAIT + 1
    assert browser.post("/host", data={"key": KEY}).status_code == 303


def test_whoever_guesses_links_waits(building: Building, workshop_under_way: UnderWay) -> None:
    """Even with a good one in hand."""
    browser = building.browser()
    for _ in range(TRIES):
        browser.post("/enter", data={"secret": "guess"})
    assert browser.post("/enter", data={"secret": workshop_under_way.oak.secret}).status_code == 429


# -- the host


def test_the_laptop_that_runs_the_server_is_the_host(building: Building) -> None:
    """By its own name and from itself, without a key; and then it stays the host."""
    laptop = building.browser(LAPTOP, "127.0.0.1")
    answer = laptop.get("/host")
    assert (answer.status_code, answer.headers["location"]) == (303, "/run")
    assert answer.headers["set-cookie"].startswith(f"cg_{building.store.id}_host=")
    assert laptop.get("/host").headers["location"] == "/run" and "set-cookie" not in laptop.get("/host").headers


@pytest.mark.parametrize(
    ("at", "address", "headers"),
    [
        (ROOM, "192.168.1.50", {}),
        (LAPTOP, "192.168.1.50", {}),  # somebody who writes Host by hand
        ("http://evil.example", "127.0.0.1", {}),  # a name that was made to lead here (DNS rebinding)
        (ROOM, "127.0.0.1", {}),
        (LAPTOP, "127.0.0.1", {"x-forwarded-for": "127.0.0.1"}),
        (LAPTOP, "127.0.0.1", {"forwarded": "for=127.0.0.1"}),
        (LAPTOP, "127.0.0.1", {"x-real-ip": "127.0.0.1"}),
    ],
)
def test_everybody_else_is_asked_for_the_key(
    building: Building, at: str, address: str, headers: dict[str, str]
) -> None:
    """Another machine, another name for this one, or a proxy in between."""
    browser = building.browser(at, address, **headers)
    asked = browser.get("/host")
    assert asked.status_code == 200 and 'name="key"' in asked.text and "set-cookie" not in asked.headers
    assert browser.post("/host", data={"key": ""}).status_code == 403
    assert browser.post("/host", data={"key": "ключ"}).status_code == 403
    assert browser.post("/host", data={"key": f" {KEY} "}).headers["location"] == "/run"


def test_the_hosts_door_leads_on_to_where_it_was_asked_from(building: Building) -> None:
    """To weighing one proposal, from the laptop and by the key; to nowhere else, whatever an address says."""
    laptop, browser = building.browser(LAPTOP, "127.0.0.1"), building.browser()
    assert laptop.get("/host?then=alone").headers["location"] == "/alone"
    assert laptop.get("/host?then=alone").headers["location"] == "/alone"
    assert laptop.get("/host?then=//evil.example").headers["location"] == "/run"
    assert 'action="/host?then=alone"' in browser.get("/host?then=alone").text
    assert 'action="/host?then=alone"' in browser.post("/host?then=alone", data={"key": "no"}).text
    assert browser.post("/host?then=alone", data={"key": KEY}).headers["location"] == "/alone"


def test_a_team_by_itself_leads_and_sits_in_one_browser(building: Building, workshop_under_way: UnderWay) -> None:
    """The host gets both links at once, and the same seat again when it comes back; nobody else gets either."""
    entry = workshop_under_way.entry
    assert building.browser().get(f"/alone/{entry.id}").headers["location"] == "/host?then=alone"
    laptop = building.browser(LAPTOP, "127.0.0.1")
    laptop.get("/host")
    first = laptop.get(f"/alone/{entry.id}")
    assert first.headers["location"] == f"/table?w={entry.id}&as=seat-3"
    given = "".join(first.headers.get_list("set-cookie"))
    assert f"_{entry.id}_lead=" in given and f"_{entry.id}_seat-3=" in given
    again = laptop.get(f"/alone/{entry.id}")
    assert again.headers["location"] == first.headers["location"] and "set-cookie" not in again.headers
    assert laptop.get("/alone/nowhere").headers["location"] == "/host?then=alone"


def test_the_lead_of_a_team_sits_down_too(building: Building, workshop_under_way: UnderWay) -> None:
    """On another laptop, by the lead's link alone."""
    lead = keeps(building.browser(), workshop_under_way.lead, "lead")
    answer = lead.get(f"/alone/{workshop_under_way.entry.id}")
    assert "as=seat-" in answer.headers["location"] and "_lead=" not in "".join(answer.headers.get_list("set-cookie"))


def test_only_the_host_opens_a_workshop_as_its_lead(building: Building, workshop_under_way: UnderWay) -> None:
    """Anybody else is sent to the host's door; the host comes to setting up, or to the control room once it is set up."""
    fresh, entry = building.store.registry.new_workshop(), workshop_under_way.entry
    stranger = keeps(building.browser(), workshop_under_way.oak, "seat-1")
    assert stranger.get(f"/open/{entry.id}").headers["location"] == "/host"
    laptop = building.browser(LAPTOP, "127.0.0.1")
    laptop.get("/host")
    assert laptop.get(f"/open/{fresh.id}").headers["location"] == f"/setup?w={fresh.id}&as=lead"
    assert laptop.get(f"/open/{entry.id}").headers["location"] == f"/control?w={entry.id}&as=lead"
    assert "set-cookie" not in laptop.get(f"/open/{entry.id}").headers
    assert laptop.get("/open/nowhere").headers["location"] == "/host"


def test_a_copy_that_has_no_date_yet_opens_in_setting_up(building: Building) -> None:
    """It has tables and cards already, and still something to say."""
    copy = building.store.registry.new_workshop()
    secret, link = building.store.registry.new_link(copy.id, "lead")
    Lead(building.store, link, secret).sets_up(setting_up(date=""))
    laptop = building.browser(LAPTOP, "127.0.0.1")
    laptop.get("/host")
    assert laptop.get(f"/open/{copy.id}").headers["location"] == f"/setup?w={copy.id}&as=lead"


def test_what_was_imported_opens_in_its_report_and_is_joined_by_nobody(
    building: Building, workshop_under_way: UnderWay
) -> None:
    """A bundle is there to be read: its code opens no table."""
    bundle(building.store, workshop_under_way.entry, file := BytesIO())
    made = come_in(building.store, file).workshop
    laptop = building.browser(LAPTOP, "127.0.0.1")
    laptop.get("/host")
    assert laptop.get(f"/open/{made.id}").headers["location"] == f"/report?w={made.id}&as=lead"
    assert building.browser().post("/join", data={"code": made.code}).status_code == 404
    assert building.browser().get(f"/join/{made.code}").status_code == 404


def test_only_the_lead_opens_the_wall(building: Building, workshop_under_way: UnderWay) -> None:
    """A seat or a stranger is sent away; the lead's browser gets the room's cookie once."""
    entry = workshop_under_way.entry
    for browser in (building.browser(), keeps(building.browser(), workshop_under_way.oak, "seat-1")):
        assert browser.get(f"/room/{entry.id}").headers["location"] == "/"
    lead = keeps(building.browser(), workshop_under_way.lead, "lead")
    first, second = lead.get(f"/room/{entry.id}"), lead.get(f"/room/{entry.id}")
    assert first.headers["location"] == second.headers["location"] == f"/wall?w={entry.id}&as=room"
    assert "set-cookie" in first.headers and "set-cookie" not in second.headers


# -- paper, pictures, state


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


def test_our_scripts_are_served_and_asked_for_again_only_when_changed(building: Building) -> None:
    """With a mark by which the browser keeps them."""
    phone = building.browser()
    answer = phone.get("/ours/live.js")
    assert answer.status_code == 200 and answer.headers["content-type"].startswith("text/javascript")
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert phone.get("/ours/live.js", headers={"if-none-match": answer.headers["etag"]}).status_code == 304


@pytest.mark.parametrize(
    "name",
    [
        "..%2f..%2f..%2fapp.py",
        "%2e%2e%2f__init__.py",
        "..%5c__init__.py",
        "__init__.py",
        "..",
        "%2fetc%2fpasswd",
        "live.js%00",
        "live.js%00.svg",
        "nothing.js",
        "a" * 400 + ".js",
        "live.js/../../__init__.py",
        "....//....//app.py",
    ],
)
def test_nothing_else_is_served(building: Building, name: str) -> None:
    """No other folder, no other kind of file, however it is spelled."""
    assert building.browser().get(f"/ours/{name}").status_code == 404


def test_a_table_takes_so_many_devices_and_no_more(
    building: Building, workshop_under_way: UnderWay, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever knows code and digits fills up one table at most; the lead can still hand out a link."""
    monkeypatch.setattr("workshop.doors.SEATS_A_TABLE", 2)
    entry = workshop_under_way.entry
    digits = building.store.registry.digits(entry.id, 3)
    asked = [building.browser().post(f"/join/{entry.code}", data={"table": "3", "digits": digits}) for _ in range(3)]
    assert [one.status_code for one in asked] == [303, 303, 429]
    assert "Ask the lead for a link" in fault(asked[-1]) and "set-cookie" not in asked[-1].headers


def test_asking_for_the_state_again_and_again_writes_nothing(building: Building) -> None:
    """Within a second the same answer is told again."""
    phone = building.browser()
    assert len({phone.get("/healthz").text for _ in range(20)}) <= 2


def test_the_state_of_the_store_can_be_asked_for(
    building: Building, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """200 while a write goes through; 503 with the reason once it does not."""
    monkeypatch.setattr("workshop.doors.HEALTH_FOR", 0.0)
    phone = building.browser()
    well = phone.get("/healthz")
    assert (well.status_code, well.json()["store"], well.json()["kept_in"]) == (200, "ok", "sqlite")
    connection = sqlite3.connect(tmp_path / "store.db", isolation_level=None)
    connection.execute(
        "create trigger full before update on meta begin select raise(abort, 'database or disk is full'); end"
    )
    ill = phone.get("/healthz")
    connection.execute("drop trigger full")
    connection.close()
    assert ill.status_code == 503 and "the disk is full" in ill.json()["store"]
    assert phone.get("/healthz").status_code == 200


def test_the_demonstration_is_open_to_all(building: Building) -> None:
    """Whoever asks gets its wall and its control room, and nothing of any other workshop."""
    answer = building.browser().get("/demonstrate")
    (entry,) = building.store.registry.workshops("demonstration")
    assert answer.headers["location"] == f"/demonstration?w={entry.id}&as=room"
    assert all(f"{entry.id}_{role}=" in answer.headers["set-cookie"] for role in ("room", "lead"))


def test_the_briefing_can_be_read_by_whoever_has_its_address(building: Building, workshop_under_way: UnderWay) -> None:
    """In general, or headed with a workshop's area; all lists are in it, and its pictures are there."""
    doors, entry = building.browser(), workshop_under_way.entry
    general, headed = doors.get("/briefing"), doors.get(f"/briefing/{entry.code.lower()}")
    assert general.status_code == headed.status_code == 200
    assert "Ashdale" in headed.text and "Ashdale" not in general.text
    assert headed.text.count("<li><strong>") == 11 and headed.text.partition("<details")[0].count("<dt>") == 3
    assert doors.get("/picture/spectrum.svg").headers["content-type"].startswith("image/svg+xml")
    assert doors.get("/picture/nothing.svg").status_code == 404 and doors.get("/briefing/ZZZZZZ").status_code == 404


def test_a_door_that_is_only_looked_at_is_there(building: Building, workshop_under_way: UnderWay) -> None:
    """HEAD, by which links are tried before they are shown to people, is answered as GET is."""
    phone, code = building.browser(), workshop_under_way.entry.code
    for path in ("/join", f"/join/{code}", "/enter", "/join/ZZZZZZ"):
        looked, opened = phone.head(path), phone.get(path)
        assert looked.status_code == opened.status_code, path
        assert looked.headers["content-type"] == opened.headers["content-type"]
