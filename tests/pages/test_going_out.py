"""How the report goes out: the lead's presses beside the address, and what wall and tables show at the end of the day."""

from io import BytesIO
from typing import Any

import pytest

from exercises.plenary import planned
from pages.house import House
from tests.pages.conftest import Somebody, hrefs, what_crosses
from tests.pages.test_check_report import AS_LEAD, goes
from tests.pages.test_workshops import text
from tests.people import Lead, setting_up
from workshop.keeping.coming_in import come_in
from workshop.keeping.going_out import bundle
from workshop.markdown import plain
from workshop.reading_door import let_read
from workshop.registry import Link
from workshop.report.checks import WHAT
from workshop.scene import Scene
from workshop.words import words

say = words()


def report_page(lead: Link) -> Any:
    return goes("facilitator/report.py", **AS_LEAD, w=lead.workshop)


def presses(page: Any, key: str) -> Any:
    pressed = page.button(key=key).click().run()
    assert not pressed.exception
    return pressed


def secret(here: House, lead: Link) -> str:
    return here.store.readings.secret(lead.workshop)


def wall(somebody: Somebody, lead: Link) -> str:
    shown = somebody.opens("room/wall.py", somebody.given("room", lead.workshop))
    assert not shown.exception
    return what_crosses(shown)


@pytest.fixture
def open_to_read(here: House, begun: Link) -> Link:
    let_read(Scene(here.store, say, begun))
    return begun


def ends(here: House, lead: Link, on: bool = True) -> None:
    assert Lead(here.store, lead).ends(on).status == "done"


def test_the_lead_lets_people_read_and_closes_it(here: House, somebody: Somebody, begun: Link) -> None:
    """Before the press it says who could read; after it the address and its picture stand beside who can."""
    page = report_page(begun)
    assert "Nobody but you can read it now" in text(page) and not page.code and not secret(here, begun)
    page = presses(page, "let read")
    assert page.code[0].value.endswith(f"/read/{secret(here, begun)}")
    assert say("reading.qr") in what_crosses(page)
    assert "Whoever has this address reads the draft record" in text(page)
    page = presses(page, "close reading")
    assert not page.code and here.store.day(begun.workshop).reading == 0


def test_the_page_says_what_is_left_out_while_the_day_goes_on(
    here: House, somebody: Somebody, open_to_read: Link
) -> None:
    """By the names of the activities that the room has not been shown."""
    assert plain(say("reading.waits", which="Public benefit")) in text(report_page(open_to_read))
    ends(here, open_to_read)
    assert "It leaves out for now" not in text(report_page(open_to_read))


def test_another_address_is_drawn_by_the_second_press(here: House, somebody: Somebody, open_to_read: Link) -> None:
    """The first only asks."""
    old = secret(here, open_to_read)
    page = presses(report_page(open_to_read), "another address")
    assert secret(here, open_to_read) == old and page.button(key="another address").label == say("reading.sure")
    page = presses(page, "another address")
    assert secret(here, open_to_read) != old and page.code[0].value.endswith(secret(here, open_to_read))
    assert page.button(key="another address").label == say("reading.another")


def test_the_wall_shows_the_address_at_the_end_of_the_day_alone(
    here: House, somebody: Somebody, open_to_read: Link
) -> None:
    """With what is read there; and no longer once it is closed."""
    assert secret(here, open_to_read) not in wall(somebody, open_to_read)
    ends(here, open_to_read)
    shown = wall(somebody, open_to_read)
    assert secret(here, open_to_read) in shown and say("reading.wall_draft") in shown
    let_read(Scene(here.store, say, open_to_read), on=False)
    shown = wall(somebody, open_to_read)
    assert secret(here, open_to_read) not in shown and say("between.ended") in shown


def test_the_wall_says_whether_it_is_the_report(here: House, somebody: Somebody, open_to_read: Link) -> None:
    """Once the three checks are passed."""
    ends(here, open_to_read)
    page = somebody.opens("facilitator/check_report.py", open_to_read)
    for what in WHAT:
        page = presses(page, f"press {what}")
    assert page.success
    shown = wall(somebody, open_to_read)
    assert say("reading.wall_checked") in shown and say("reading.wall_draft") not in shown


def test_the_wall_asks_for_exit_slips_where_there_was_a_plenary(here: House, somebody: Somebody, begun: Link) -> None:
    ends(here, begun)
    assert say("wall.slip") not in wall(somebody, begun)
    lead = Lead(here.store, begun)
    setup = here.store.day(begun.workshop).setup
    activities = (*setup.activities, *planned(8))
    assert lead.sets_up(setting_up(cards=setup.cards, tables=setup.tables, activities=activities)).status == "done"
    lead.opens("plenary"), ends(here, begun)
    assert say("wall.slip") in wall(somebody, begun)


def test_a_table_is_led_to_it_at_the_end_of_the_day(here: House, somebody: Somebody, open_to_read: Link) -> None:
    """By a link, and its screen is drawn again when it is opened, closed, or another address is drawn."""
    seat, link = somebody.given("seat", open_to_read.workshop, 1), Scene(here.store, say, open_to_read)
    assert secret(here, open_to_read) not in what_crosses(somebody.opens("table/table.py", seat))
    ends(here, open_to_read)
    page = somebody.opens("table/table.py", seat)
    assert not page.exception and say("between.wait") not in what_crosses(page)
    assert f"/read/{secret(here, open_to_read)}" in ways_of(page)
    screens = [here.store.day(open_to_read.workshop).screen]
    for on, anew in ((True, True), (False, False)):
        let_read(link, on, anew)
        screens.append(here.store.day(open_to_read.workshop).screen)
    assert len(set(screens)) == 3
    assert "/read/" not in what_crosses(somebody.opens("table/table.py", seat))


def ways_of(page: Any) -> str:
    return "\n".join(str(piece.proto.json) for piece in page.get("bidi_component"))


def test_no_screen_but_the_leads_has_the_presses(here: House, somebody: Somebody, open_to_read: Link) -> None:
    """A helper is turned away from the page of the report, and an observer reads the address at the end with the room."""
    for role in ("helper", "observer"):
        link = somebody.given(role, open_to_read.workshop)
        page = somebody.opens("facilitator/report.py", link)
        assert say("gone.heading") in text(page) and secret(here, open_to_read) not in what_crosses(page)


def test_a_workshop_that_came_in_to_be_read_has_no_address(here: House, somebody: Somebody, begun: Link) -> None:
    """Nothing can be said in it, so nobody can be let read, and it is not checked."""
    entry = here.store.registry.workshop(id=begun.workshop)
    assert entry
    bundle(here.store, entry, file := BytesIO())
    lead = somebody.given("lead", come_in(here.store, file).workshop.id)
    page = report_page(lead)
    assert say("checks.imported") in text(page) and not any(one.key == "let read" for one in page.button)
    assert not any(href.startswith("/check-report") for href in hrefs(page))
    checks = somebody.opens("facilitator/check_report.py", lead)
    assert say("checks.imported") in text(checks) and not checks.button
