"""Typing a table's paper sheets: the form, how it reads before it is taken, what is wrong, and what a device said meanwhile."""

from dataclasses import replace
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from exercises.papers import at_table
from exercises.plenary import planned
from exercises.plenary.answer import SLIP
from pages.house import House
from tests.pages.conftest import Somebody, an_ordinary_setup, what_crosses
from workshop.acts import Key
from workshop.registry import Link
from workshop.scene import Scene
from workshop.setup import plain_setup
from workshop.words import words

PAGE = "facilitator/paper.py"
say = words()


class Typist:
    """A lead or a helper at the page, at one table's sheet."""

    def __init__(self, here: House, somebody: Somebody, link: Link, table: int = 2) -> None:
        self.here, self.link, self.table = here, link, table
        self.page: AppTest = somebody.opens(PAGE, link, table=str(table))
        assert not self.page.exception

    def box(self, label: str) -> Any:
        """The box whose label begins so."""
        every = [*self.page.text_input, *self.page.text_area]
        return next(one for one in every if one.label.startswith(label))

    def types(self, label: str, text: str) -> None:
        self.box(label).set_value(text).run()
        assert not self.page.exception

    def takes(self) -> None:
        next(one for one in self.page.button if one.label == say("paper.take")).click().run()
        assert not self.page.exception

    @property
    def reads(self) -> str:
        """How the sheet reads so far, without the marks that keep text from being markup."""
        return "\n".join(one.value for one in self.page.markdown).replace("\\", "")

    def said(self, activity: str = "benefit") -> Any:
        found = self.here.store.day(self.link.workshop).setup.activity(activity)
        assert found
        return at_table(self.here.store, say, self.link.workshop, found, self.table)


@pytest.fixture
def typist(here: House, somebody: Somebody, begun: Link) -> Typist:
    return Typist(here, somebody, begun)


def test_a_sheet_is_looked_at_and_taken_in(typist: Typist) -> None:
    """It reads in words as it is typed; taken in it is the table's finished answer, from paper; and the table then works on paper."""
    typist.types("How many of you", "5")
    typist.types("Our order", "D=A C / B | E")
    typist.types("Our criteria", "Who is helped\nHow soon")
    assert "More benefit: D Energy rebate level with A Discount check, C Universal Credit" in typist.reads
    assert "Not on the paper, so not placed: F" in typist.reads and not typist.said().own.order.placed()
    typist.takes()
    at = typist.said()
    assert at.own.on_paper and at.own.order.finished and len(at.own.order.placed()) == 4
    assert (at.arrival.people, at.arrival.on_paper) == (5, True)
    assert "Elm: taken in" in typist.page.success[0].value.replace("\\", "")
    assert typist.box("Our order").value == "D=A C / B | E"


def test_what_cannot_be_read_is_named_box_by_box_and_nothing_is_taken_or_lost(typist: Typist) -> None:
    """Which box, what was typed, and what was expected; the other boxes stay as typed."""
    typist.types("Our order", "D=A Z")
    typist.types("Our criteria", "Who is helped")
    told = typist.page.error[0].value.replace("\\", "")
    assert told == "Our order: “Z” is not the letter of a card; expected one of A B C D E F G H."
    typist.takes()
    assert say("paper.not_taken") in [one.value.replace("\\", "") for one in typist.page.error]
    assert not typist.said().own.notes and typist.box("Our criteria").value == "Who is helped"
    typist.types("Our order", "D=A")
    typist.takes()
    assert typist.said().own.order.placed() and typist.said().own.notes


def test_what_was_typed_is_there_again_after_a_look_at_another_table(typist: Typist) -> None:
    """A helper is called away, and comes back."""
    typist.types("Our criteria", "Half a thou")
    typist.page.selectbox[0].set_value(1).run()
    assert typist.box("Our criteria").value == ""
    typist.page.selectbox[0].set_value(2).run()
    assert typist.box("Our criteria").value == "Half a thou"


def test_a_device_that_says_something_else_in_the_same_box_is_heard_first(
    typist: Typist, here: House, somebody: Somebody, begun: Link
) -> None:
    """Whoever types is asked to look again; pressed once more, what was typed stands. Other boxes never ask."""
    seat = somebody.given("seat", begun.workshop, 2)
    scene = Scene(here.store, here.words, seat)
    typist.types("Which card", "A")
    key = Key(begun.workshop, "benefit", 1, "table:2")
    scene.say({"kind": "argue", "card": "keep-fit-offer"}, "argues", "table:2", "benefit")
    typist.takes()
    assert typist.page.warning and here.store.answer(key).argued == "keep-fit-offer"
    typist.takes()
    assert here.store.answer(key).argued == "discount-check"
    typist.types("Our criteria", "Who is helped")
    scene.say({"kind": "argue", "card": "keep-fit-offer"}, "argues again", "table:2", "benefit")
    typist.takes()
    assert here.store.answer(key).argued == "keep-fit-offer" and here.store.answer(key).notes


def test_what_was_taken_in_is_corrected_in_the_same_form(typist: Typist) -> None:
    """The form holds what was taken; a change of one line changes that note and no other."""
    typist.types("Our criteria", "Who is hlped\nHow soon")
    typist.takes()
    before = typist.said().own.notes
    typist.types("Our criteria", "Who is helped\nHow soon")
    typist.takes()
    after = typist.said().own.notes
    assert [note.id for note in after] == [note.id for note in before] and after[0].text == "Who is helped"
    assert after[1] == before[1]


def test_what_a_table_wrote_is_text_and_never_markup(typist: Typist) -> None:
    """On the page that types it, too."""
    typist.types("Our criteria", "**loud** [x](http://example.org) <b>")
    assert r"\*\*loud\*\*" in "\n".join(one.value for one in typist.page.markdown)


def test_a_helper_types_and_a_table_does_not(here: House, somebody: Somebody, begun: Link) -> None:
    """The page is for those who run the workshop."""
    helper = Typist(here, somebody, somebody.given("helper", begun.workshop))
    helper.types("Our order", "A B")
    helper.takes()
    assert helper.said().own.order.placed()
    assert say("paper.take") not in what_crosses(somebody.opens(PAGE, somebody.given("seat", begun.workshop, 1)))


@pytest.fixture
def slips(here: House, somebody: Somebody, lead: Link) -> Typist:
    """The typist with a table's exit slips, while the plenary asks for them."""
    scene, setup = Scene(here.store, say, lead), an_ordinary_setup(here)
    setup = replace(setup, activities=(*setup.activities, *planned(8)))
    scene.say({"kind": "set_up", "setup": plain_setup(setup)}, "sets up again")
    scene.say({"kind": "open", "activity": "plenary", "at": 0.0}, "opens the plenary")
    scene.say({"kind": "turn", "part": SLIP}, "turns to slips")
    return Typist(here, somebody, lead)


def test_exit_slips_are_typed_in_one_after_another(slips: Typist, here: House, somebody: Somebody) -> None:
    """A line each, by keyboard alone; the box is empty again and says how many are in. They count as from paper on every view, and
    nothing of what they say stands on any screen until the plenary is closed."""
    slips.types("Exit slips", "YNP\ny n y\nP, N, Y")
    assert say("paper.slips.reads", n=3) in slips.reads and "I was heard. Yes 2, Partly 1" in slips.reads
    slips.takes()
    assert slips.box("Exit slips").value == "" and "taken in so far: 3" in slips.box("Exit slips").label
    slips.types("Exit slips", "NNN\nYYY\nYNY")
    slips.takes()
    at = slips.said("plenary")
    assert len(at.said.slips[2].given) == 6 and at.own.on_paper and at.arrival.on_paper
    view = what_crosses(somebody.opens("facilitator/agreement.py", slips.link))
    assert say("plenary_view.slips", count=6, paper=6) in view and "Yes: 3" not in view
    Scene(here.store, say, slips.link).say({"kind": "close"}, "closes")
    page = somebody.opens("facilitator/agreement.py", slips.link)
    assert say("plenary_report.slip_paper") in "\n".join(one.value for one in page.markdown).replace("\\", "")


def test_a_slip_that_cannot_be_read_is_named_by_its_line_and_no_slip_is_taken(slips: Typist) -> None:
    """A letter too few, or one that is none of the three; nothing typed is lost."""
    for typed, wrong in (("YNP\nYN", "Slip 2: “YN”"), ("YNX", "Slip 1: “YNX”"), ("<b>Y", "Slip 1: “<b>Y”")):
        slips.types("Exit slips", typed)
        assert wrong in slips.page.error[0].value.replace("\\", "")
        slips.takes()
        assert not slips.said("plenary").said.slips and slips.box("Exit slips").value == typed


def test_slips_are_taken_until_the_plenary_is_closed(slips: Typist, here: House) -> None:
    """Then they are counted, and one more would tell what it says; what was typed stays, with the way to take it in after all."""
    Scene(here.store, say, slips.link).say({"kind": "close"}, "closes")
    slips.types("Exit slips", "YNP")
    slips.takes()
    assert "Open it again" in slips.page.error[0].value and slips.box("Exit slips").value == "YNP"
    assert not slips.said("plenary").said.slips
    Scene(here.store, say, slips.link).say({"kind": "open", "activity": "plenary", "at": 1.0}, "opens again")
    slips.takes()
    assert len(slips.said("plenary").said.slips[2].given) == 1


def test_before_anything_is_open_the_page_says_so(here: House, somebody: Somebody, lead: Link) -> None:
    page = somebody.opens(PAGE, lead)
    assert say("paper.nothing_open") in [one.value for one in page.markdown] and not page.exception


def test_paper_is_marked_in_the_control_room_at_the_table_and_on_the_wall(
    typist: Typist, here: House, somebody: Somebody, begun: Link
) -> None:
    """Finished, and on paper; at the table's own page if a laptop comes later; and beside its name where the wall shows its order."""
    typist.types("Our order", "A B C")
    typist.takes()
    tiles = what_crosses(somebody.opens("facilitator/control.py", begun))
    assert '"paper": "on paper"' in tiles.replace('\\"', '"')
    seat = somebody.given("seat", begun.workshop, 2)
    table = what_crosses(somebody.opens("table/table.py", seat))
    assert say("finish.from_paper") in table
    Scene(here.store, here.words, begun).say({"kind": "reveal", "step": 4}, "reveals")
    wall = what_crosses(somebody.opens("room/wall.py", somebody.given("room", begun.workshop)))
    assert "Table 2 (on paper)" in wall and "Table 1 (on paper)" not in wall


def test_a_table_is_said_to_work_on_paper(typist: Typist) -> None:
    """By a press, and no longer by another."""
    for on in (True, False):
        typist.page.toggle[0].set_value(on).run()
        assert typist.said().arrival.on_paper is on


def test_before_the_reveal_a_table_on_paper_is_named_as_such(
    typist: Typist, here: House, somebody: Somebody, begun: Link
) -> None:
    """What it wrote may lie on a desk, not typed in yet."""
    typist.page.toggle[0].set_value(True).run()
    control = somebody.opens("facilitator/control.py", begun)
    next(one for one in control.button if one.label == say("control.reveal")).click().run()
    assert "Oak, Elm (on paper), Ash" in what_crosses(control).replace("\\", "")


def test_the_address_may_name_an_activity(here: House, somebody: Somebody, begun: Link) -> None:
    """Else the form is of what is on now."""
    scene = Scene(here.store, here.words, begun)
    scene.say({"kind": "open", "activity": "risk", "at": 0.0}, "opens risk")
    for asked, heading in (({}, "Risk"), ({"activity": "benefit"}, "Public benefit"), ({"activity": "<b>"}, "Risk")):
        page = somebody.opens(PAGE, begun, **asked)
        assert page.selectbox[1].value == {"Risk": "risk", "Public benefit": "benefit"}[heading]
