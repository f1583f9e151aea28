"""Every exercise on paper: a table without a device holds a whole day, its sheets typed in for it."""

import itertools
from typing import Any

import pytest

import exercises
from exercises.data import data_tables
from exercises.papers import at_table, on_paper, sheets, slips
from exercises.report import report
from tests.people import Lead, UnderWay, under_way
from workshop.acts import Envelope, Key
from workshop.paper import PAPER
from workshop.paper.entering import PEOPLE, acts, read, shown
from workshop.report.checks import texts
from workshop.scene import Scene
from workshop.setup import DAY_ACTIVITY
from workshop.store import Store
from workshop.words import words

_numbers = itertools.count(1)
ACTIVITIES = {one.id: one for one in exercises.planned(5)}


class Helper:
    """Whoever types a table's sheets in."""

    def __init__(self, world: UnderWay, table: int = 3) -> None:
        self.world, self.store, self.workshop, self.table = world, world.store, world.entry.id, table

    def at(self, activity: str) -> Any:
        found = self.store.day(self.workshop).setup.activity(activity)
        assert found
        return at_table(self.store, words(), self.workshop, found, self.table)

    def sheet(self, activity: str, part: int) -> Any:
        return next(one for one in sheets(self.at(activity)) if one.part == part)

    def types(self, activity: str, part: int = 0, **typed: str) -> Any:
        """One sheet, taken in: the table's answer after it."""
        at, sheet = self.at(activity), self.sheet(activity, part)
        begins = shown(sheet, at)
        assert set(typed) <= set(begins), set(typed) - set(begins)
        found = read(sheet, {**begins, **typed}, begins, at)
        assert not found.wrong, found.wrong
        for where, act in acts(sheet, found, sheet.finishes):
            key = Key(self.workshop, where or activity, 1, f"table:{self.table}")
            outcome = self.store.act(Envelope(key, f"helper-{next(_numbers)}", 1, "helper", act, PAPER))
            assert outcome.status == "done", outcome
        return self.at(activity).own


@pytest.fixture
def world(store: Store) -> UnderWay:
    """A workshop that holds every activity; benefit is open."""
    return under_way(store, activities=tuple(ACTIVITIES.values()))


@pytest.fixture
def helper(world: UnderWay) -> Helper:
    return Helper(world)


def turn(lead: Lead, activity: str, part: int) -> None:
    lead.opens(activity)
    if part:
        lead.says(lead.key, kind="turn", part=part)


@pytest.mark.parametrize("activity", ACTIVITIES)
def test_every_activity_has_sheets_beforehand_for_one_table_and_for_any(world: UnderWay, activity: str) -> None:
    """With the question's own words, boxes of different names, and nothing that anybody said."""
    for table in (None, 1):
        made = sheets(at_table(world.store, words(), world.entry.id, ACTIVITIES[activity], table))
        assert made and all(sheet.heading and sheet.boxes for sheet in made)
        for sheet in made:
            names = [box.id for box in sheet.boxes]
            assert len(names) == len(set(names)) and all(box.label for box in sheet.boxes)


def test_a_table_holds_its_day_on_paper(world: UnderWay, helper: Helper) -> None:
    """Each sheet once: what was typed is the table's answer, marked, finished, and shown again as it was typed."""
    day: list[tuple[str, int, dict[str, str]]] = [
        ("framing", 0, {"parked": "What is linking?"}),
        ("impressions", 0, {"opportunity": "Tell it once\nSooner help", "challenge": "Blame", PEOPLE: "5"}),
        ("benefit", 0, {"order": "D=A / C B | E", "criteria": "Need"}),
        ("risk", 0, {"order": "B / C", "risk": "B: The wrong door | I"}),
        ("voices", 0, {"question": "Who sees it?"}),
        ("definitions", 0, {"definition": "Good that reaches many."}),
        ("acceptability", 0, {"criteria": "Asked first\nOnly what is needed"}),
        ("acceptability", 1, {"sorting": "1.2 N"}),
        ("camden", 0, {"stage-1": "4", "moved-stage-1": "It is tidy", "condition-stage-1": "Say so\nDelete it"}),
        ("camden", 1, {"stage-2": "?"}),
        ("vignettes", 0, {"supplier-rebate--base": "4", "why-supplier-rebate--base": "It helps"}),
        ("vignettes", 1, {"supplier-rebate--data--illness": "1", "dissent": "One of us would stay"}),
        ("plenary", 0, {"insight": "We agree more than we thought"}),
        (
            "plenary",
            2,
            {"step_what-step-1": "Ask residents", "step_role-step-1": "Data lead", "step_when-step-1": "May"},
        ),
        ("framework", 0, {"purpose": "Y", "lawful": "N", "secure": "?", "condition-lawful": "No gateway yet"}),
        ("framework", 1, {"1-1": "4", "move-1-1": "Feedback"}),
    ]
    for activity, part, typed in day:
        turn(world.lead, activity, part)
        own = helper.types(activity, part, **typed)
        again = shown(helper.sheet(activity, part), helper.at(activity))
        assert {name: again[name] for name in typed} == typed
        assert own.on_paper and on_paper(helper.at(activity).said.tables) == [3]
        finished = own.order.finished if hasattr(own, "order") else part in own.finished
        assert finished == helper.sheet(activity, part).finishes
    arrival = helper.at("benefit").arrival
    assert arrival.people == 5


def test_paper_counts_whenever_it_is_typed(world: UnderWay, helper: Helper) -> None:
    """After the lead has gone on to another stage, while all eyes are up, and after the activity was closed."""
    turn(world.lead, "camden", 1)
    assert helper.types("camden", 0, **{"stage-1": "2"}).choices == {"stage-1": "mostly-not"}
    world.lead.says(world.lead.key, kind="eyes_up", on=True)
    helper.types("camden", 1, **{"stage-2": "3"})
    world.lead.says(world.lead.key, kind="close")
    assert helper.types("camden", 1, **{"stage-2": "1"}).record.choices == {"stage-1": "mostly-not", "stage-2": "not"}


def test_after_the_reveal_it_stands_beside_the_record(world: UnderWay, helper: Helper) -> None:
    """The room has seen the answers, so the record before the reveal stays as it was."""
    turn(world.lead, "camden", 0)
    helper.types("camden", 0, **{"stage-1": "2"})
    world.lead.reveals()
    own = helper.types("camden", 0, **{"stage-1": "5"})
    assert own.record.choices == {"stage-1": "mostly-not"} and own.choices == {"stage-1": "acceptable"}


def test_what_was_not_asked_yet_is_refused(world: UnderWay, helper: Helper) -> None:
    """A sheet of a later part is not on the form, and its act says why."""
    turn(world.lead, "camden", 0)
    key = Key(world.entry.id, "camden", 1, "table:3")
    act = {"kind": "from_paper", "part": 0, "choices": {"stage-3": "not"}}
    outcome = world.store.act(Envelope(key, "h", 1, "helper", act, PAPER))
    assert (outcome.status, outcome.why) == ("refused", "That has not been asked yet.")
    for choices, why in (({"stage-9": "not"}, "no question"), ({"stage-1": "maybe"}, "not among the answers")):
        outcome = world.store.act(Envelope(key, why.replace(" ", "-"), 1, "helper", {**act, "choices": choices}, PAPER))
        assert outcome.status == "refused" and why in outcome.why


def test_a_device_and_paper_merge_box_by_box(world: UnderWay, helper: Helper) -> None:
    """Only boxes that were changed are sent: what the table's device chose elsewhere stays."""
    turn(world.lead, "vignettes", 0)
    world.oak.activity = "vignettes"
    world.oak.looks()
    world.oak.says(world.oak.key, kind="choose", question="supplier-rebate--base", choice="5")
    table = 1
    own = Helper(world, table).types("vignettes", 0, **{"why-supplier-rebate--base": "It helps"})
    assert own.choices == {"supplier-rebate--base": "5"} and own.written("why")


def test_definitions_are_read_with_their_words_numbered(world: UnderWay, helper: Helper) -> None:
    """Dealt when the lead turns to reading; a table types numbers of words, and never learns whose they are."""
    turn(world.lead, "definitions", 0)
    for table in (1, 2):
        Helper(world, table).types("definitions", 0, definition=f"Good for many people at {table}")
    world.lead.says(world.lead.key, kind="turn", part=1)
    sheet = helper.sheet("definitions", 1)
    first = next(box.id for box in sheet.boxes if box.id.endswith("-keep"))
    ask = next(box.id for box in sheet.boxes if box.id.startswith("ask-"))
    own = helper.types("definitions", 1, **{first: "1 3-4", ask: "Which people?"})
    assert sorted(own.choices.values()) == ["keep"] * 3 and own.written("ask")
    assert not [one for one in sheet.items if "Oak" in str(one) or "Elm" in str(one)]
    world.lead.says(world.lead.key, kind="turn", part=2)
    revised = [str(Helper(world, table).sheet("definitions", 2).items) for table in (1, 2)]
    assert any("Which people?" in told for told in revised)


def test_themes_and_statements_are_chosen_as_they_stand(world: UnderWay, helper: Helper) -> None:
    """Once there are some: up to three themes, by number; statements by a letter; quotations by number."""
    store, room = world.store, Key(world.entry.id, "impressions", 1, "room")
    turn(world.lead, "impressions", 0)
    helper.types("impressions", 0, opportunity="Tell it once")
    for number, name in enumerate(("Trust", "Cost", "Speed", "Law"), 1):
        act = {"kind": "write", "note": f"theme-{number}", "field": "theme", "text": name, "base": 0, "client": "desk"}
        store.act(Envelope(room, f"theme-{number}", 1, "lead", act))
    world.lead.says(world.lead.key, kind="turn", part=2)
    assert helper.types("impressions", 2, themes="1, 4").choices == {"theme-1": "yes", "theme-4": "yes"}
    assert helper.types("impressions", 2, themes="2 4").choices == {"theme-4": "yes", "theme-2": "yes"}
    four = {"kind": "from_paper", "part": 2, "choices": {f"theme-{n}": "yes" for n in range(1, 5)}}
    key = Key(world.entry.id, "impressions", 1, "table:3")
    assert "three themes" in store.act(Envelope(key, "four", 1, "helper", four, PAPER)).why
    turn(world.lead, "plenary", 3)
    wrote = helper.sheet("plenary", 3).boxes[0]
    assert [one.label for one in wrote.options] == ["Tell it once"]
    own = helper.types("plenary", 3, quotations="1")
    assert list(own.choices) == [wrote.options[0].id]


@pytest.mark.parametrize("activity", ACTIVITIES)
def test_only_the_plenary_has_slips_to_hand_round(world: UnderWay, activity: str) -> None:
    """A slip is one person's, and asks three things."""
    slip = slips(at_table(world.store, words(), world.entry.id, ACTIVITIES[activity]))
    assert (len(slip.boxes) if slip else 0) == (3 if activity == "plenary" else 0)


def test_what_was_typed_went_through_paper(world: UnderWay, helper: Helper) -> None:
    """The journal says by what each act came, and the head count stands in the table's arrival."""
    turn(world.lead, "benefit", 0)
    helper.types("benefit", 0, order="A", **{PEOPLE: "4"})
    told = [act for act in world.store.journal(world.entry.id) if act["through"] == PAPER]
    assert {act["activity"] for act in told} == {"benefit", DAY_ACTIVITY} and {act["by"] for act in told} == {"helper"}


def test_report_and_data_say_which_answers_came_from_paper(world: UnderWay, helper: Helper) -> None:
    """In how the day ran and table by table, by the table's name; in the data a row for each such answer, and none for others."""
    turn(world.lead, "camden", 0)
    helper.types("camden", 0, **{"stage-1": "2"})
    world.oak.activity = "camden"
    world.oak.looks()
    world.oak.says(world.oak.key, kind="choose", question="stage-1", choice="not")
    scene = Scene(world.store, words(), world.lead.link, False)
    assert [one.text for one in texts(report(scene))].count("Typed in from paper, in whole or in part: Ash.") == 2
    paper = next(table for name, table in data_tables(scene) if name == "day-paper.csv")
    assert paper.rows == (("camden", 1, "Ash", "yes"),)


def test_heads_are_counted_again_after_a_break(world: UnderWay, helper: Helper) -> None:
    """The count before it stands until there is a new one, and the form asks for one."""
    helper.types("benefit", 0, **{PEOPLE: "5"})
    world.lead.says(world.lead.key, kind="take_break", back_at="13:15")
    world.lead.says(world.lead.key, kind="take_break", back_at="")
    world.lead.opens("benefit")
    assert (
        shown(helper.sheet("benefit", 0), helper.at("benefit"))[PEOPLE] == ""
        and helper.at("benefit").arrival.people == 5
    )
    helper.types("benefit", 0, **{PEOPLE: "5"})
    assert shown(helper.sheet("benefit", 0), helper.at("benefit"))[PEOPLE] == "5"
