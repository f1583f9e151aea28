"""The clock of the day in the control room: late days, breaks, more time, leaving out and coming back."""

import time
from dataclasses import replace
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from pages.house import ROOT
from tests.pages.conftest import an_ordinary_setup
from workshop.links import place_of
from workshop.scene import Scene
from workshop.setup import Break, Setup, plain_setup
from workshop.stage import stage
from workshop.words import words

say = words()


def plan(here: Any) -> Setup:
    """Benefit and risk, with fifteen minutes of talk after each and fifteen of break between them."""
    setup = an_ordinary_setup(here)
    activities = tuple(replace(one, talk=15) for one in setup.activities)
    return replace(setup, activities=activities, breaks=(Break("tea", "benefit", 15, "Break"),))


class Control:
    """The lead's control room, and what it says."""

    def __init__(self, here: Any, somebody: Any, link: Any) -> None:
        self.here, self.somebody, self.link = here, somebody, link
        self.said = 0
        self.says("set_up", setup=plain_setup(plan(here)))

    def says(self, kind: str, **act: Any) -> None:
        self.said += 1
        Scene(self.here.store, self.here.words, self.link).say({"kind": kind, **act}, f"aside {self.said}")

    def opens(self) -> None:
        self.page = AppTest.from_file(str(ROOT / "pages" / "site.py"), default_timeout=60)
        self.page.query_params.update({"w": self.link.workshop, "as": place_of(self.link)})
        self.page.switch_page("facilitator/control.py").run()
        assert not self.page.exception

    @property
    def day(self) -> Any:
        return self.here.store.day(self.link.workshop)

    @property
    def text(self) -> str:
        return "\n".join(one.value for one in self.page.markdown).replace("\\", "")

    def button(self, key: str, **values: Any) -> Any:
        return next(one for one in self.page.button if one.label == say(key, **values))

    def presses(self, key: str, **values: Any) -> None:
        self.button(key, **values).click().run()
        assert not self.page.exception and not self.page.error


@pytest.fixture
def control(here: Any, somebody: Any, lead: Any) -> Control:
    """Before anything was opened."""
    control = Control(here, somebody, lead)
    control.opens()
    return control


def test_a_late_day_gives_way_in_one_press_and_comes_back_in_another(control: Control) -> None:
    """The page says how late it is and what would give way; nothing that was opened is touched; each can be put back."""
    control.says("open", activity="benefit", at=time.time())
    control.says("extend", minutes=16)
    control.opens()
    assert say("clock.short", minutes=16) in control.text
    assert say("programme.cut_talk", heading="Risk", talk=8, before=15) in control.text
    assert say("clock.makes_up_part", saved=12, late=15) in control.text
    control.page.radio(key="late").set_value(30).run()
    assert say("programme.cut_out", heading="Risk") in control.text
    control.presses("clock.apply")
    assert [one.skipped for one in control.day.setup.activities] == [False, True]
    assert say("clock.short", minutes=16) not in control.text
    control.presses("clock.put_back", heading="Risk")
    assert control.day.setup == plan(control.here)


def test_another_number_of_minutes_can_be_typed(control: Control) -> None:
    """Five minutes are a shorter break."""
    control.page.radio(key="late").set_value(0).run()
    control.page.number_input(key="late typed").set_value(5).run()
    control.presses("clock.apply")
    assert control.day.setup.breaks == (Break("tea", "benefit", 10, "Break", before=15),)


def test_a_helper_sees_how_late_the_day_is_and_changes_nothing_of_the_programme(
    control: Control, somebody: Any
) -> None:
    """What gives way is the lead's to press, and so is not on a helper's screen."""
    control.says("open", activity="benefit", at=time.time())
    control.says("extend", minutes=16)
    control.link = somebody.given("helper", control.link.workshop)
    control.opens()
    assert say("clock.short", minutes=16) in control.text
    assert not {say("clock.apply"), say("control.reveal")} & {one.label for one in control.page.button}


def test_an_activity_is_left_out_and_come_back_to(control: Control) -> None:
    """The next one is then next; the one left out is listed as such and can be opened all the same."""
    control.presses("clock.skip", heading="Public benefit")
    assert control.button("control.open", heading="Risk")
    assert control.page.selectbox(key="again").options == [say("clock.left_out", heading="Public benefit")]
    control.presses("control.open_this")
    assert control.day.now == "benefit"


def test_the_break_of_the_programme_comes_by_itself(control: Control) -> None:
    """After benefit it is what comes next, with its end filled in; after it, risk is."""
    control.says("open", activity="benefit", at=time.time())
    control.says("close")
    control.opens()
    assert say("clock.break_due", label="Break", minutes=15) in control.text
    control.presses("control.take_break")
    assert control.day.moment == "break" and control.day.back_at and control.day.rested == ("tea",)
    control.presses("control.back_from_break")
    assert control.day.moment == "between" and say("clock.break_due", label="Break", minutes=15) not in control.text


def test_a_break_in_the_midst_of_an_activity_stops_its_clock(control: Control) -> None:
    """The time stands still, and goes on when the break ends."""
    control.says("open", activity="benefit", at=time.time())
    control.opens()
    control.page.text_input(key="break now ").set_value("10:45").run()
    control.presses("control.take_break")
    assert control.day.moment == "break" and control.day.progress["benefit"].paused_at
    control.presses("control.back_from_break")
    assert control.day.moment == "open" and control.day.progress["benefit"].paused_at is None


def test_time_that_is_up_is_extended_from_now(control: Control) -> None:
    """Two more minutes are two minutes, also when the time ran out a while ago."""
    control.says("open", activity="benefit", at=time.time() - 3600)
    control.opens()
    control.presses("control.two_more")
    assert 100 < control.day.progress["benefit"].ends_at - time.time() <= 120


def test_one_table_is_given_longer_by_a_helper(control: Control, somebody: Any) -> None:
    """Its own clock goes on while the others' and the wall's stay; the control room says so, also when the lead reveals."""
    control.says("open", activity="benefit", at=time.time())
    lead, control.link = control.link, somebody.given("helper", control.link.workshop)
    control.opens()
    control.presses("clock.more_for", table="Oak", minutes=5)
    oak, elm, wall = (stage(control.day, table)["ends_at"] for table in (1, 2, None))
    assert oak == elm + 300 == wall + 300
    assert "Oak has until" in control.text
    control.link = lead
    control.opens()
    control.presses("control.reveal")
    assert say("clock.were_given_more", tables="Oak") in control.page.warning[0].value
