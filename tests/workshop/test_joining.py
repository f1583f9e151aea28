"""Joining: a code, a table, a seat; and who is told why not."""

import re
import sqlite3

import pytest

from tests.building import Building, fault
from tests.people import UnderWay, setting_up
from workshop.setup import TablePlace
from workshop.words import words


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


def test_a_table_takes_so_many_devices_and_no_more(
    building: Building, workshop_under_way: UnderWay, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever knows code and digits fills up one table at most; the lead can still hand out a link."""
    monkeypatch.setattr("workshop.joining.SEATS_A_TABLE", 2)
    entry = workshop_under_way.entry
    digits = building.store.registry.digits(entry.id, 3)
    asked = [building.browser().post(f"/join/{entry.code}", data={"table": "3", "digits": digits}) for _ in range(3)]
    assert [one.status_code for one in asked] == [303, 303, 429]
    assert "Ask the lead for a link" in fault(asked[-1]) and "set-cookie" not in asked[-1].headers
