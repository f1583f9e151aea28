"""Writing a case study of one's own, and putting it in the programme."""

from typing import Any

from exercises.staged.cases import case_of, our_case
from exercises.staged.local import own_cases
from exercises.staged.rules import faults_of
from pages.house import House
from tests.pages.conftest import Somebody
from workshop.markdown import plain
from workshop.registry import Link
from workshop.scene import Scene
from workshop.words import words

say = words()
PAGE = "facilitator/local_case.py"
CAMDEN = say("local_case.from_ours", title=our_case("camden").title)


def press(page: Any, label: str) -> Any:
    next(one for one in page.button if one.label == plain(label) or one.label == label).click().run()
    assert not page.exception
    return page


def write(page: Any, title: str, *stages: tuple[str, str], sure: bool = True) -> Any:
    """Type a case over what is on the page, tick that nobody is named, and press Save."""
    page.text_input(key="case title").set_value(title)
    for one, (heading, told) in enumerate(stages):
        page.text_input(key=f"title {one}").set_value(heading)
        page.text_area(key=f"text {one}").set_value(told)
    if sure:
        page.checkbox(key="sure").check()
    return press(page, say("local_case.save"))


def faults(page: Any) -> list[str]:
    return [one.value.replace("\\", "") for one in page.error]


BINS = (("One", "A council counts *bins*."), ("Two", "It then counts people."), ("Three", "It tells :red[nobody]."))


def test_a_case_comes_into_the_programme(here: House, somebody: Somebody, lead: Link) -> None:
    """After the rankings, as typed, with minutes for its stages; and says so."""
    page = write(somebody.opens(PAGE, lead), "Bins of Oak Lane", *BINS)
    assert not faults(page) and "Bins of Oak Lane" in page.success[0].value
    setup = here.store.day(lead.workshop).setup
    assert [one.id for one in setup.activities] == ["benefit", "risk", "local-case"]
    made = setup.activities[-1]
    assert (made.kind, made.exercise, made.heading, made.minutes) == (
        "staged",
        "local-case",
        "Case study: Bins of Oak Lane",
        20,
    )
    case = case_of(made)
    assert [(one.title, one.text) for one in case.stages] == list(BINS) and not case.ours


def test_every_fault_is_told_and_nothing_is_taken_away(here: House, somebody: Somebody, lead: Link) -> None:
    """One sentence each; what was typed stays, and nothing is saved."""
    page = write(somebody.opens(PAGE, lead), "", ("One", "Mrs Oak asked."), ("one", "x. " * 91), sure=False)
    assert faults(page) == [
        "The case has no title.",
        "Two stages are called “One”.",
        "Stage 1 seems to name or give away somebody: “Mrs Oak”.",
        "Stage 2 has 91 words; 90 at most, so that it can be read aloud.",
        "Stage 3 has no title.",
        "Stage 3 tells nothing yet.",
        say("local_case.fault_sure"),
    ]
    assert page.text_area(key="text 0").value == "Mrs Oak asked."
    assert not own_cases(here.store.day(lead.workshop).setup)


def test_one_of_ours_is_a_template(here: House, somebody: Somebody, lead: Link) -> None:
    """Its stages fill the page with what is not stated; only a title is missing, as it is to become another case."""
    page = press(somebody.opens(PAGE, lead), CAMDEN)
    assert page.text_input(key="case title").value == ""
    assert page.text_area(key="text 4").value.endswith("Not stated: who in the council may see the picture, who else may, "
                                                       "and how long it is kept.")  # fmt: skip
    write(page, "Our own index")
    (made,) = own_cases(here.store.day(lead.workshop).setup).values()
    assert len(case_of(made).stages) == 5 and faults_of(case_of(made)) == []


def test_stages_are_added_moved_and_taken_out(here: House, somebody: Somebody, lead: Link) -> None:
    """In any order; minutes that were just enough stay so."""
    page = press(somebody.opens(PAGE, lead), say("local_case.add"))
    assert page.number_input(key="minutes").value == 25
    page.text_input(key="title 3").set_value("Four").run()
    page.text_area(key="text 3").set_value("It is the fourth.").run()
    press(page, say("local_case.up", n=4))
    press(page, say("local_case.take_out", n=1))
    page.text_input(key="title 1").set_value("Two"), page.text_area(key="text 1").set_value("It is the second.")
    page.text_input(key="title 2").set_value("Three"), page.text_area(key="text 2").set_value("It is the third.")
    write(page, "Bins")
    (made,) = own_cases(here.store.day(lead.workshop).setup).values()
    assert [one.title for one in case_of(made).stages] == ["Two", "Four", "Three"]


def test_a_case_is_changed_until_it_was_opened(here: House, somebody: Somebody, lead: Link) -> None:
    """Then it stays as it is, since tables have spoken of its stages; another can be written."""
    write(somebody.opens(PAGE, lead), "Bins", *BINS)
    page = somebody.opens(PAGE, lead)
    page.selectbox(key="which").select("local-case").run()
    assert page.text_area(key="text 0").value == BINS[0][1]
    write(page, "Bins again")
    assert [case_of(one).title for one in own_cases(here.store.day(lead.workshop).setup).values()] == ["Bins again"]
    Scene(here.store, say, lead).say({"kind": "open", "activity": "local-case", "at": 0.0}, "opening")
    page = somebody.opens(PAGE, lead)
    page.selectbox(key="which").select("local-case").run()
    assert (
        not page.exception and not page.text_area and say("local_case.opened") in [one.value for one in page.markdown]
    )
    page.selectbox(key="which").select("").run()
    write(page, "More bins", *BINS)
    assert list(own_cases(here.store.day(lead.workshop).setup)) == ["local-case", "local-case-2"]


def test_a_case_that_was_not_opened_can_be_taken_out(here: House, somebody: Somebody, lead: Link) -> None:
    """And the page starts anew."""
    page = write(somebody.opens(PAGE, lead), "Bins", *BINS)
    press(page, say("local_case.remove"))
    assert not own_cases(here.store.day(lead.workshop).setup)
    assert page.text_input(key="case title").value == "" and plain(say("local_case.removed")) == page.success[0].value


def test_what_may_be_a_name_is_a_doubt_that_stops_nobody(here: House, somebody: Somebody, lead: Link) -> None:
    """The writer is asked, and can save all the same."""
    page = write(somebody.opens(PAGE, lead), "Bins", ("One", "They ask Dana Okafor."), *BINS[1:])
    assert not faults(page) and own_cases(here.store.day(lead.workshop).setup)
    assert any("Dana Okafor" in one.value for one in page.markdown)


def test_a_workshop_that_is_not_set_up_cannot_hold_a_case_yet(here: House, somebody: Somebody) -> None:
    """It says what to do first."""
    new = somebody.given("lead", here.store.registry.new_workshop().id)
    assert faults(write(somebody.opens(PAGE, new), "Bins", *BINS)) == [say("local_case.set_up_first")]


def test_only_the_lead_writes_a_case(here: House, somebody: Somebody, lead: Link) -> None:
    """A helper is turned away, and so is whoever watches the demonstration."""
    helper = somebody.given("helper", lead.workshop)
    assert not somebody.opens(PAGE, helper).text_input
    watched = somebody.given("lead", here.store.registry.new_workshop("demonstration").id)
    assert not somebody.opens(PAGE, watched).text_input
