"""The lead's phone, the link that opens it, and the control room as a helper sees it."""

import secrets
import time
from dataclasses import replace
from typing import Any

from streamlit.testing.v1 import AppTest

from pages.house import ROOT
from tests.pages.conftest import what_crosses
from workshop.links import place_of
from workshop.scene import Scene
from workshop.setup import Break, plain_setup
from workshop.words import words

say = words()


def leads(here: Any, link: Any, kind: str, **act: Any) -> None:
    Scene(here.store, here.words, link).say({"kind": kind, **act}, secrets.token_hex(8))


def opens(link: Any, page: str = "remote") -> AppTest:
    opened = AppTest.from_file(str(ROOT / "pages" / "site.py"), default_timeout=60)
    opened.query_params.update({"w": link.workshop, "as": place_of(link)})
    opened.switch_page(f"facilitator/{page}.py").run()
    assert not opened.exception
    return opened


def labels(page: AppTest) -> list[str]:
    return [one.label for one in page.button]


def press(page: AppTest, key: str) -> str:
    """Press a button of the remote and say what it is called then."""
    page.button(key=key).click().run()
    assert not page.exception and not page.error
    return next((one.label for one in page.button if one.key == key), "")


def test_next_is_whatever_is_next_and_is_named(here: Any, lead: Any) -> None:
    """It opens, then leaves the reveal to its own button, leads through the presses, and closes."""
    page = opens(lead)
    assert labels(page)[0] == say("remote.open", heading="Public benefit")
    assert press(page, "next") == ""  # the reveal is next
    assert here.store.day(lead.workshop).now == "benefit"
    press(page, "reveal"), press(page, "reveal")
    names = [say(f"presses.ranking.{step}.name") for step in ("argued", "card", "whole", "blank")]
    for name in names:
        assert page.button(key="next").label.startswith(say("remote.press", name=name))
        press(page, "next")
    assert here.store.day(lead.workshop).progress["benefit"].step == 5
    assert press(page, "next") == say("remote.open", heading="Risk")


def test_reveal_is_pressed_twice(here: Any, begun: Any) -> None:
    """The first press asks, and names who has not finished; anything else that is done in between undoes it."""
    page = opens(begun)
    assert press(page, "reveal") == say("remote.reveal_again") and "Oak" in page.warning[0].value
    press(page, "two more")
    assert page.button(key="reveal").label == say("remote.reveal")
    press(page, "reveal")
    leads(here, begun, "eyes_up", on=True)  # by another lead
    page.run()
    press(page, "reveal")
    assert here.store.day(begun.workshop).moment == "open"
    press(page, "reveal")
    at = here.store.day(begun.workshop).progress["benefit"]
    assert (at.step, at.unfinished_at_reveal) == (1, (1, 2, 3))


def test_eyes_up_blank_and_a_break(here: Any, begun: Any) -> None:
    """Each button takes back what it did, and the page says in words what the wall shows."""
    page = opens(begun)
    for key, on, off in (("eyes", "eyes_up", "eyes_down"), ("blank", "blank", "unblank")):
        assert page.button(key=key).label == say(f"control.{on}")
        assert press(page, key) == say(f"control.{off}")
    day = here.store.day(begun.workshop)
    assert day.eyes_up and day.blank and say("control.wall_blank") in page.markdown[0].value
    leads(here, begun, "take_break", back_at="13:15")
    page.run()
    press(page, "next")
    assert here.store.day(begun.workshop).moment == "open"


def test_no_table_s_content_is_on_it(here: Any, somebody: Any, begun: Any) -> None:
    """Not even while it is revealed."""
    oak = somebody.given("seat", begun.workshop, 1)
    note = {"kind": "write", "note": "n", "field": "criteria", "text": "Zebra", "base": 0, "client": "c"}
    Scene(here.store, here.words, oak).say(note, "zebra", "table:1", "benefit")
    leads(here, begun, "reveal", step=1)
    assert "Zebra" not in what_crosses(opens(begun))


def test_a_helper_has_no_remote_and_no_button_that_it_may_not_press(here: Any, somebody: Any, begun: Any) -> None:
    """In the control room a helper has paper and finishing, and is spared what only the lead may do."""
    helper = somebody.given("helper", begun.workshop)
    assert say("gone.why") in [one.value for one in opens(helper).markdown]
    page = opens(helper, "control")
    shown = labels(page)
    assert say("control.mark_finished", table="Oak") in shown
    assert say("control.enter_paper", table="Oak") in what_crosses(page)
    assert not {say(f"control.{name}") for name in ("reveal", "pause", "eyes_up", "link_lead")} & set(shown)
    assert not [one.label for one in page.button if one.disabled]
    assert say("control.reveal") in labels(opens(begun, "control"))


def test_the_phone_s_link_is_a_picture_that_stays_until_it_is_put_away(here: Any, somebody: Any, lead: Any) -> None:
    """And each press makes one link."""
    page = opens(lead, "control")
    page.button(key="phone").click().run()
    assert say("remote.link_how") in [one.value for one in page.markdown] and "phone" not in [
        b.key for b in page.button
    ]
    page.button(key="put away").click().run()
    assert say("remote.link_how") not in [one.value for one in page.markdown]


def test_a_break_that_is_due_is_next(here: Any, lead: Any) -> None:
    """With its name, and back after its minutes."""
    setup = here.store.day(lead.workshop).setup
    leads(here, lead, "set_up", setup=plain_setup(replace(setup, breaks=(Break("lunch", "benefit", 45, "Lunch"),))))
    leads(here, lead, "open", activity="benefit", at=time.time())
    leads(here, lead, "close")
    page = opens(lead)
    assert page.button(key="next").label == say("remote.take_break", label="Lunch", minutes=45)
    assert press(page, "next") == say("remote.end_break")
    assert here.store.day(lead.workshop).rested == ("lunch",)
