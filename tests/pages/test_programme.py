"""The programme on the page of setting up."""

from dataclasses import replace
from typing import Any

import pytest

from exercises import planned
from exercises.ranking import minutes_needed
from exercises.run_sheets import RUN_SHEETS, TWO_HOURS, from_sheet, offered
from pages.facilitator.setting_up import one_entry
from tests.pages.conftest import an_ordinary_setup
from workshop.late import skipped
from workshop.programme import listed
from workshop.scene import Scene
from workshop.setup import Setting, plain_setup
from workshop.words import words

say = words()
PAGE = "facilitator/setup.py"


@pytest.fixture
def page(somebody: Any, lead: Any) -> Any:
    """The page of a workshop that was set up in the ordinary way."""
    return somebody.opens(PAGE, lead)


def text(page: Any) -> str:
    told = (*page.markdown, *page.radio(key="entry").options, *page.error, *page.success)
    return "\n".join(str(getattr(one, "value", one)) for one in told).replace("\\", "")


def press(page: Any, key: str, **values: Any) -> None:
    next(one for one in page.button if one.label == say(key, **values)).click().run()
    assert not page.exception


def chooses(page: Any, entry: str) -> None:
    page.radio(key="entry").set_value(entry).run()


def adds(page: Any, name: str) -> None:
    page.selectbox(key="another entry").set_value(name).run()
    press(page, "programme.add")


def save(page: Any) -> list[str]:
    """Press Save; the sentences that stood in the way, as they read."""
    press(page, "setup.save")
    return [one.value.replace("\\", "") for one in page.error]


def setup(here: Any, page: Any) -> Any:
    return here.store.day("".join(page.query_params["w"])).setup


def held(here: Any, page: Any) -> list[str]:
    assert save(page) == []
    return [one.id for one in listed(setup(here, page))]


def test_a_run_sheet_brings_its_programme_and_its_deck(here: Any, page: Any) -> None:
    """One press puts the sheet's lines and its cards in the place of what was chosen."""
    press(page, "programme.sheet_two_hours")
    assert save(page) == []
    assert listed(setup(here, page)) == from_sheet(TWO_HOURS, 6, say.of("programme"))
    assert len(setup(here, page).cards) == 6


def test_the_sheets_that_are_offered_have_a_name() -> None:
    """Also those whose exercises are still missing."""
    assert all(say(f"programme.sheet_{one}") for one in RUN_SHEETS) and offered()


def test_a_line_moves_goes_and_comes_back(here: Any, page: Any) -> None:
    """Earlier, later, out and in again, each by one press; a break goes where it is added."""
    chooses(page, "risk")
    press(page, "programme.up")
    assert held(here, page) == ["risk", "benefit"]
    press(page, "programme.down")
    press(page, "programme.take_out")
    assert held(here, page) == ["benefit"]
    adds(page, "break")
    adds(page, "risk")
    assert held(here, page) == ["benefit", "break", "risk"]
    assert setup(here, page).breaks[0].after == "benefit"


def test_a_break_does_not_come_first(here: Any, page: Any) -> None:
    """It can be moved up to the second place, and falls out when nothing is left before it."""
    chooses(page, "benefit")
    adds(page, "lunch")
    press(page, "programme.up")
    chooses(page, "benefit")
    press(page, "programme.take_out")
    assert held(here, page) == ["risk"]


def test_a_day_without_activities_is_refused(page: Any) -> None:
    """There has to be something to do."""
    for entry in ("benefit", "risk"):
        chooses(page, entry)
        press(page, "programme.take_out")
    assert say("programme.none") in "\n".join(str(one.value) for one in page.markdown)
    assert save(page) == ["Activities: choose at least one."]


def test_the_same_activity_twice_has_a_name_of_its_own(here: Any, page: Any) -> None:
    """What is said of one is never said of the other."""
    adds(page, "benefit")
    assert held(here, page) == ["benefit", "benefit-2", "risk"]
    assert setup(here, page).activity("benefit-2").heading == "Public benefit (2)"


def test_what_is_typed_of_one_line_stays_when_another_is_opened(here: Any, page: Any) -> None:
    """Minutes, talk, instruction and think-first of each are kept, though one line is shown at a time."""
    chooses(page, "risk")
    page.number_input(key="minutes risk").set_value(50).run()
    page.number_input(key="talk risk").set_value(20).run()
    page.text_area(key="instruction risk").set_value("Name the risks.").run()
    page.checkbox(key="think_first risk").check().run()
    chooses(page, "benefit")
    page.number_input(key="minutes benefit").set_value(45).run()
    assert held(here, page) == ["benefit", "risk"]
    risk = setup(here, page).activity("risk")
    assert (risk.minutes, risk.talk, risk.instruction, risk.think_first) == (50, 20, "Name the risks.", True)
    assert setup(here, page).activity("benefit").minutes == 45
    chooses(page, "risk")
    assert page.number_input(key="minutes risk").value == 50


def test_an_instruction_of_sixty_one_words_is_refused(page: Any) -> None:
    """Nobody is given more than sixty words at once, and the count is shown beside them."""
    chooses(page, "risk")
    page.text_area(key="instruction risk").set_value("word " * 61).run()
    assert say("programme.words", n=61, most=60) in text(page)
    assert save(page) == ["Risk: the instruction may have 60 words at most, and has 61."]
    page.text_area(key="instruction risk").set_value("word " * 60).run()
    assert save(page) == []


def test_fewer_minutes_than_the_cards_need_are_warned_of_and_one_press_gives_them(here: Any, page: Any) -> None:
    """The clock warns and does not forbid."""
    chooses(page, "risk")
    page.number_input(key="minutes risk").set_value(20).run()
    assert say("setup.too_short", heading="Risk", minutes=20, needed=38) in text(page)
    assert save(page) == [] and setup(here, page).activity("risk").minutes == 20
    press(page, "programme.give", minutes=38)
    assert save(page) == [] and setup(here, page).activity("risk").minutes == 38
    assert page.number_input(key="minutes risk").value == 38


def test_minutes_follow_the_cards(here: Any, page: Any) -> None:
    """Minutes that were just enough stay just enough when a deck is chosen."""
    press(page, "setup.deck_two_hours", n=6)
    assert save(page) == []
    assert {one.minutes for one in setup(here, page).activities} == {minutes_needed(6)}


def test_a_ranking_may_use_some_of_the_cards(here: Any, page: Any) -> None:
    """None chosen are all; those chosen set what it needs; a card that leaves the workshop leaves the ranking too."""
    cards = list(setup(here, page).deck())
    page.multiselect(key="cards benefit").set_value(cards[:4]).run()
    assert say("programme.needed", n=4, minutes=24) in text(page)
    assert save(page) == [] and setup(here, page).activity("benefit").cards == tuple(cards[:4])
    page.radio(key="card").set_value(cards[0]).run()
    press(page, "setup.take_out")
    assert save(page) == [] and setup(here, page).activity("benefit").cards == tuple(cards[1:4])
    page.multiselect(key="cards benefit").set_value(cards[2:4]).run()
    assert save(page) == [say("setup.needs_cards", heading="Public benefit", n=2, least=3)]


def test_a_ranking_without_cards_is_refused(page: Any) -> None:
    """One sentence says which, and what to do."""
    page.session_state["cards"] = []
    page.run()
    assert save(page) == [
        say("setup.needs_cards", heading=heading, n=0, least=3) for heading in ("Public benefit", "Risk")
    ]


def test_a_start_gives_each_line_its_time(here: Any, page: Any) -> None:
    """The lines say when they begin, and the page when the day ends; what is no time is said to be none, and not saved."""
    page.text_input(key="starts").set_value("9.30").run()
    assert "10:08  Risk: 38 minutes" in text(page) and "It ends at **10:46**" in text(page)
    assert save(page) == [] and setup(here, page).starts == "9.30"
    page.text_input(key="starts").set_value("noon").run()
    assert say("programme.no_start", typed="noon") in text(page)
    assert save(page) == ["Start: a time such as 09:30 was expected."]


def test_the_run_sheet_can_be_read_on_the_page(page: Any) -> None:
    """The script stands there with the times, and what gives way when the day is late."""
    script = say.of("script")["benefit"]
    assert all(script[part] in text(page) for part in ("say", "watch", "stuck"))
    assert say("programme.late_by", late=30) in text(page)


OPTIONS = (
    Setting("deal", "choice", "programme", {"": ("break", "lunch")}),
    Setting("proposal", "text", "programme"),
    Setting("aloud", "tick", "programme"),
)


def test_an_exercise_offers_what_can_be_settled(here: Any, page: Any, monkeypatch: Any) -> None:
    """A choice, a text and a tick are drawn as the exercise says, called as the words say, and kept in its options."""
    monkeypatch.setattr(one_entry, "settings", lambda kind: OPTIONS)
    monkeypatch.setitem(say._sentences["programme"], "label", "A label")
    page.run()
    choice = page.selectbox(key="option deal benefit")
    assert choice.label == "A label" and choice.options == ["Break", "Lunch"] and choice.value == "break"
    choice.set_value("lunch").run()
    page.text_area(key="option proposal benefit").set_value("Share less.").run()
    page.checkbox(key="option aloud benefit").check().run()
    assert save(page) == []
    assert setup(here, page).activity("benefit").options == {"deal": "lunch", "proposal": "Share less.", "aloud": True}


def test_every_exercise_there_is_can_be_held(here: Any, page: Any) -> None:
    """Each opens on the page with what it lets a lead settle, and the whole is saved and read back as it was."""
    everything = list(planned(8))
    page.session_state["programme"] = everything
    page.run()
    for one in everything:
        chooses(page, one.id)
        assert not page.exception and page.number_input(key=f"minutes {one.id}").value == one.minutes
    assert held(here, page) == [one.id for one in everything]


def test_what_was_opened_stays_in_the_programme(here: Any, somebody: Any, begun: Any) -> None:
    """While the day runs it can be moved and not taken out; what was not opened can; no run sheet replaces it all."""
    page = somebody.opens(PAGE, begun)
    assert next(one for one in page.button if one.key == "entry out").disabled
    assert not [one for one in page.button if str(one.key).startswith("sheet ")]
    press(page, "programme.down")
    assert held(here, page) == ["risk", "benefit"]
    chooses(page, "risk")
    press(page, "programme.take_out")
    assert held(here, page) == ["benefit"]


def test_what_was_left_out_can_be_held_after_all(here: Any, somebody: Any, lead: Any) -> None:
    """A line that gave way on the day says so, and one press brings it back."""
    plan = skipped(an_ordinary_setup(here), "risk")
    Scene(here.store, here.words, lead).say({"kind": "set_up", "setup": plain_setup(plan)}, "leaving out")
    page = somebody.opens(PAGE, lead)
    assert say("programme.line_skipped", heading="Risk") in text(page)
    chooses(page, "risk")
    press(page, "programme.put_back")
    assert save(page) == [] and setup(here, page) == replace(plan, activities=an_ordinary_setup(here).activities)
