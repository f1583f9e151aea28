"""The plenary on its pages: what each table, the wall, the desk and the lead see, and what they do not see yet."""

from dataclasses import replace
from typing import Any

import pytest

from exercises.plenary import planned
from exercises.plenary.answer import INSIGHTS, NEXT_STEPS, QUOTATIONS, SLIP, STATEMENTS, name_of, showing
from tests.pages.conftest import an_ordinary_setup
from tests.people import Laptop, Lead
from workshop.scene import Scene
from workshop.words import words

say = words()
SECRET, DRAFT, PARKED = "Nobody asked the residents", "We asked who would gain", "Who pays for this?"
NOTE = "draft-1"
VERSION = name_of("version", NOTE, DRAFT)


class Plenary:
    """A workshop in which benefit was opened, Oak parked a note there, and the plenary is on; with whoever looks at it."""

    def __init__(self, here: Any, somebody: Any, lead: Any) -> None:
        self.here, self.somebody, self.link = here, somebody, lead
        self.lead = Lead(here.store, lead)
        setup = an_ordinary_setup(here)
        assert self.lead.sets_up(replace(setup, activities=(*setup.activities, *planned(8)))).status == "done"
        self.lead.opens("benefit")
        self.oak, self.elm = (Laptop(here.store, somebody.given("seat", lead.workshop, table)) for table in (1, 2))
        self.says(self.oak, kind="write", note="p", field="parked", text=PARKED, base=0, client="c")
        self.lead.opens("plenary")
        self.oak.activity = self.elm.activity = "plenary"

    def does(self, kind: str, **act: Any) -> bool:
        return self.lead.says(self.lead.key, kind=kind, **act).status == "done"

    def says(self, laptop: Laptop, **act: Any) -> None:
        assert laptop.says(laptop.key, **act).status == "done"

    def writes(self, laptop: Laptop, field: str, text: str, note: str = "n", card: str | None = None) -> None:
        self.says(laptop, kind="write", note=note, field=field, text=text, base=0, client="c", card=card)

    def keeps(self, *acts: dict[str, Any]) -> None:
        """The lead's acts on the room's sheet."""
        for number, act in enumerate(acts):
            Scene(self.here.store, say, self.link).say(act, name_of("act", number, act), "room", "plenary")

    def drafts(self) -> None:
        self.keeps({"kind": "write", "note": NOTE, "field": "statement", "text": DRAFT, "base": 0, "client": "c"})

    def shows(self) -> None:
        self.drafts(), self.keeps(*showing(NOTE, DRAFT))

    def turns(self, part: int) -> None:
        assert self.does("turn", part=part)

    def page(self, laptop: Laptop) -> str:
        return content(self.somebody.opens("table/table.py", laptop.link))

    def wall(self) -> str:
        return content(self.somebody.opens("room/wall.py", self.somebody.given("room", self.link.workshop)))

    def opens(self, page: str) -> Any:
        shown = self.somebody.opens(f"facilitator/{page}.py", self.link)
        assert not shown.exception
        return shown


def content(page: Any) -> str:
    """All that a page says, in what Streamlit draws and in what our own pieces are given."""
    assert not page.exception
    drawn = [*page.markdown, *page.header, *page.subheader, *page.title]
    told = [*(one.value for one in drawn), *(one.value.to_string() for one in page.table)]
    return "\n".join([*told, *(str(one.proto) for one in page.get("bidi_component"))]).replace("\\", "")


@pytest.fixture
def plenary(here: Any, somebody: Any, lead: Any) -> Plenary:
    return Plenary(here, somebody, lead)


def test_parked_notes_come_back_to_the_table_that_parked_them(plenary: Plenary) -> None:
    """And to nobody else, until the lead puts one on the wall from the desk."""
    assert "Who pays for this" in plenary.page(plenary.oak)
    assert "Who pays" not in plenary.page(plenary.elm) and "Who pays" not in plenary.wall()
    desk = plenary.opens("desk")
    (button,) = [one for one in desk.button if one.label == say("plenary_desk.release")]
    button.click().run()
    assert "Who pays" in plenary.wall() and "Who pays" not in plenary.page(plenary.elm)


@pytest.mark.parametrize("part", [INSIGHTS, STATEMENTS, NEXT_STEPS])
def test_what_a_table_writes_is_on_no_other_screen(plenary: Plenary, part: int) -> None:
    """Not at another table, and not on the wall before a press opens it."""
    plenary.shows(), plenary.turns(part)
    for field, card in (("insight", None), ("in_our_words", VERSION), ("step_what", "step-1"), ("left_out", None)):
        plenary.writes(plenary.oak, field, SECRET, f"note-{field}", card)
    plenary.says(plenary.oak, kind="choose", question=VERSION, choice="not_quite") if part == STATEMENTS else None
    assert SECRET not in plenary.page(plenary.elm) and SECRET not in plenary.wall()


def test_a_statement_is_on_the_wall_only_once_it_is_shown(plenary: Plenary) -> None:
    """A draft is on the desk alone; before one is shown the wall asks the question."""
    plenary.turns(STATEMENTS), plenary.drafts()
    assert DRAFT not in plenary.wall() and say("plenary.statements") in plenary.wall()
    desk = plenary.opens("desk")
    assert say("plenary_desk.state_off") in content(desk)
    (button,) = [one for one in desk.button if one.label == say("plenary_desk.show", number=1)]
    button.click().run()
    assert DRAFT in plenary.wall() and say("plenary_desk.state_on") in content(plenary.opens("desk"))


def test_each_press_opens_its_own_content(plenary: Plenary) -> None:
    """Statements with their answers, then next steps; between them the wall asks the part's question."""
    plenary.shows(), plenary.turns(STATEMENTS)
    plenary.says(plenary.oak, kind="choose", question=VERSION, choice="not_quite")
    plenary.writes(plenary.oak, "in_our_words", SECRET, f"in_our_words-{VERSION}", VERSION)
    plenary.writes(plenary.elm, "step_what", "Ask residents", "step", "step-1")
    assert plenary.does("reveal", step=1)
    answers = plenary.wall()
    assert SECRET in answers and "One of three tables: not quite; two have not answered." in answers
    assert "Ask residents" not in answers
    assert plenary.does("reveal", step=2, subject=NOTE)
    assert SECRET in plenary.wall()
    plenary.turns(NEXT_STEPS)
    between = plenary.wall()
    assert say("plenary.next_steps") in between and SECRET not in between and "Ask residents" not in between
    assert plenary.does("reveal", step=3)
    assert "Ask residents" in plenary.wall()


def test_a_table_ticks_its_own_words_alone(plenary: Plenary) -> None:
    """Of the whole day; without any, it is told so."""
    plenary.turns(QUOTATIONS)
    assert PARKED in plenary.page(plenary.oak)
    elm = plenary.page(plenary.elm)
    assert PARKED not in elm and say("plenary.nothing_written") in elm


def test_changed_words_are_told_to_the_lead_with_who_answered_them(plenary: Plenary) -> None:
    """The desk says what the wall still reads, and that answers stay with those words."""
    plenary.shows(), plenary.turns(STATEMENTS)
    plenary.says(plenary.oak, kind="choose", question=VERSION, choice="right")
    plenary.keeps(
        {"kind": "write", "note": NOTE, "field": "statement", "text": "We asked that last", "base": 1, "client": "c"}
    )
    desk = plenary.opens("desk")
    told = content(desk)
    assert "still reads: “We asked who would gain”" in told and say("plenary_desk.answers_stay", count=1) in told
    (again,) = [one for one in desk.button if one.label == say("plenary_desk.show_again", number=1)]
    again.click().run()
    assert say("plenary_desk.earlier", text=DRAFT, count=1) in content(plenary.opens("desk"))


def test_a_sentence_of_the_findings_is_taken_over_with_a_press(plenary: Plenary) -> None:
    """It becomes a draft that rests on its activity, and is offered no more."""
    plenary.lead.opens("benefit")
    for laptop in (plenary.oak, plenary.elm):
        laptop.activity = "benefit"
        plenary.writes(laptop, "dissent", "One of us would not share", "dissent")
    plenary.lead.opens("plenary")
    desk = plenary.opens("desk")
    (button,) = [one for one in desk.button if one.label == say("plenary_desk.take_over")]
    desk = button.click().run()
    assert not [one for one in desk.button if one.label == say("plenary_desk.take_over")]
    (rests,) = [one for one in desk.selectbox if one.label == say("plenary_desk.rests_on")]
    assert rests.value == "benefit" and "Two of three tables wrote down a view" in content(desk)


def test_a_helper_drafts_and_does_not_show(plenary: Plenary, somebody: Any) -> None:
    """Showing to the room is for the lead."""
    plenary.drafts()
    desk = somebody.opens("facilitator/desk.py", somebody.given("helper", plenary.link.workshop))
    assert all(one.disabled for one in desk.button if one.label == say("plenary_desk.show", number=1)) and desk.button


def test_the_lead_goes_on_to_further_parts_after_the_reveal(plenary: Plenary) -> None:
    """The control room offers the next part, says what the wall asks, and holds no word of a table's."""
    plenary.shows(), plenary.turns(STATEMENTS)
    plenary.writes(plenary.oak, "in_our_words", SECRET, f"in_our_words-{VERSION}", VERSION)
    plenary.does("reveal", step=1), plenary.does("reveal", step=2, subject=NOTE)
    control = plenary.opens("control")
    assert say("presses.plenary.one.wall", subject="Statement 1") in content(control)
    forward = say("control.next_part", part=say.of("parts")["plenary"][NEXT_STEPS])
    (button,) = [one for one in control.button if one.label == forward]
    control = button.click().run()
    assert say("control.wall_part", part="Next steps") in content(control) and SECRET not in content(control)
    assert DRAFT not in content(control)


def test_sentences_for_the_lead_name_tables_that_are_on_the_page(plenary: Plenary) -> None:
    """By their numbers, as the report does; what stands elsewhere in the report is not referred to, least of all by an inner name."""
    plenary.shows(), plenary.turns(STATEMENTS)
    plenary.writes(plenary.oak, "in_our_words", "Only for some", f"in_our_words-{VERSION}", VERSION)
    said = content(plenary.opens("agreement"))
    assert "Table 1. " in said and "(by-table)" not in said and "(statements)" not in said


def test_the_leads_phone_goes_through_parts_and_presses_as_they_come(plenary: Plenary) -> None:
    """Each press after its part: answers, one statement, and next steps once tables have named them."""
    plenary.shows()
    remote = plenary.opens("remote")
    names = say.of("parts")["plenary"]
    way = [say("remote.turn", part=names[STATEMENTS]), "reveal", "reveal"]
    way += [say("remote.press_about", name=say("remote.press", name="One statement"), subject="Statement 1")]
    way += [say("remote.turn", part=names[NEXT_STEPS]), say("remote.press", name="Next steps")]
    way += [say("remote.turn", part=name) for name in names[QUOTATIONS:]]
    for label in [*way, say("remote.close", heading="Plenary")]:
        button = remote.button(key="reveal" if label == "reveal" else "next")
        assert label in ("reveal", button.label)
        remote = button.click().run()
        assert not remote.exception
    assert plenary.here.store.day(plenary.link.workshop).progress["plenary"].closed


def test_the_last_part_is_each_persons_own(plenary: Plenary) -> None:
    """The page names the least number that is counted, and the lead sees how many slips are in and not what they say."""
    plenary.turns(SLIP)
    assert "from 5 people up" in plenary.page(plenary.oak)
    slip = {"kind": "hand_in", "heard": "no", "dominated": "yes", "use": "partly"}
    for _ in range(6):
        assert plenary.oak.says(plenary.oak.own, **slip).status == "done"
    view = content(plenary.opens("agreement"))
    assert say("plenary_view.slips", count=6, paper=0) in view and "No: 6" not in view
    plenary.does("close")
    assert "No: 6" in content(plenary.opens("agreement"))
