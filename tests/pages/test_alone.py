"""One team weighs one proposal: from the form to its pages, where it stands, and its report."""

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from exercises.framework.deal import team_of
from exercises.framework.questions import CONDITIONS, FEATURES
from exercises.report import report
from pages.house import ROOT, House
from tests.pages.conftest import Somebody, given, ways, what_crosses
from workshop.markdown import plain
from workshop.registry import Link
from workshop.scene import Scene
from workshop.words import words

say = words()
ALONE, TITLE = "facilitator/alone.py", "A list of *people* who live alone"


def asked(page: Any) -> list[str]:
    return [one["id"] for piece in given(page) for one in piece.get("questions", [])]


def filled(page: Any, team: str = "Ashdale Council", title: str = TITLE) -> Any:
    page.text_input(key="team").set_value(team)
    page.text_input(key="title").set_value(title)
    page.text_area(key="shared").set_value("Council tax records")
    return next(one for one in page.button if one.label == say("alone.start")).click().run()


class Team:
    """A team that has said what it weighs: its lead's link and its seat, in one browser."""

    def __init__(self, here: House, somebody: Somebody) -> None:
        self.here, self.somebody = here, somebody
        somebody.given("host")
        self.made = filled(somebody.opens(ALONE))
        (entry,) = here.store.registry.workshops()
        self.lead, self.seat = somebody.given("lead", entry.id), somebody.given("seat", entry.id, 1)

    def at_page(self, number: int) -> AppTest:
        page = AppTest.from_file(str(ROOT / "pages" / "table" / "table.py"), default_timeout=60)
        page.query_params.update({"w": self.seat.workshop, "as": f"seat-{self.seat.seat}", "page": str(number)})
        page.run()
        assert not page.exception
        return page

    def chooses(self, question: str, choice: str) -> None:
        act = {"kind": "choose", "question": question, "choice": choice}
        self.scene.say(act, f"client-{question}", "table:1")

    @property
    def scene(self) -> Scene:
        return Scene(self.here.store, self.here.words, self.lead)


@pytest.fixture
def team(here: House, somebody: Somebody) -> Team:
    return Team(here, somebody)


def test_only_the_host_may_begin(here: House, somebody: Somebody) -> None:
    """Anybody else is shown the host's door, which leads back here."""
    page = somebody.opens(ALONE)
    assert [way["href"] for way in ways(page)] == ["/host?then=alone"] and not page.text_input
    assert here.store.registry.workshops() == []


def test_a_press_makes_a_workshop_of_one_table_and_opens_it(team: Team) -> None:
    """With no cards and nothing else to do; the page goes on to the table by itself, and makes no second one."""
    (entry,) = team.here.store.registry.workshops()
    assert [way["href"] for way in ways(team.made.run())] == [f"/alone/{entry.id}"]
    day = team.here.store.day(entry.id)
    assert [table.name for table in day.setup.tables] == ["Our team"] and not day.setup.cards
    activity = team_of(day.setup)
    assert (
        activity
        and day.now == activity.id
        and activity.options["title"] == TITLE
        and day.setup.area == "Ashdale Council"
    )
    assert len(team.here.store.registry.workshops()) == 1


@pytest.mark.parametrize("missing", [{"team": " "}, {"title": " "}])
def test_it_needs_a_name_and_a_title(here: House, somebody: Somebody, missing: dict[str, str]) -> None:
    """What was typed stays."""
    somebody.given("host")
    page = filled(somebody.opens(ALONE), **missing)
    assert [one.value for one in page.error] == [plain(say("alone.needs"))] and here.store.registry.workshops() == []
    assert page.text_area(key="shared").value == "Council tax records"


def test_its_pages_have_one_way_on(team: Team) -> None:
    """Six conditions, then a feature a page; the last leads to where the team stands. Nobody is asked to finish or to wait."""
    here = f"/table?w={team.seat.workshop}&as=seat-{team.seat.seat}"
    for number in range(6):
        page = team.at_page(number)
        wanted = CONDITIONS if number == 0 else FEATURES[number - 1].questions
        assert asked(page) == [one.id for one in wanted]
        on = [way["href"] for way in ways(page) if way.get("main")]
        assert on == [f"{here}&page={number + 1}" if number < 5 else f"/alone?w={team.lead.workshop}&as=lead"]
        crossed = what_crosses(page)
        assert say("finish.we_have_finished") not in crossed and say("strip.minutes") not in crossed


@pytest.mark.parametrize(("typed", "wanted"), [("7", "5-1"), ("x", "purpose"), ("-1", "purpose")])
def test_a_page_that_there_is_not(team: Team, typed: str, wanted: str) -> None:
    """A wrong number in the address opens a page all the same."""
    page = AppTest.from_file(str(ROOT / "pages" / "table" / "table.py"), default_timeout=60)
    page.query_params.update({"w": team.seat.workshop, "as": f"seat-{team.seat.seat}", "page": typed})
    assert asked(page.run())[0] == wanted


def test_the_team_sees_where_it_stands(team: Team) -> None:
    """Live, feature by feature, with the readings; the report is the next thing, and there is nothing to reveal."""
    page = team.somebody.opens(ALONE, team.lead)
    assert any(one.value == say("framework.nothing_yet") for one in page.markdown)
    team.chooses("3-3", "consent")
    team.chooses("1-1", "4")
    page = team.somebody.opens(ALONE, team.lead)
    assert not page.exception and not page.button
    assert [way["href"] for way in ways(page)] == [
        f"/report?w={team.lead.workshop}&as=lead",
        f"/alone/{team.lead.workshop}",
    ]
    crossed = what_crosses(page)
    assert "nearer the right: Our team" in crossed and say("framework.room.readings") in crossed
    assert say("framework.room.split") not in crossed and "other tables" not in crossed


def test_it_can_answer_and_change_anything_at_any_time(team: Team) -> None:
    """Nothing turns and nothing is frozen."""
    for choice in ("2", "5"):
        team.scene.say({"kind": "choose", "question": "5-4", "choice": choice}, f"c{choice}", "table:1")
        team.scene.say({"kind": "choose", "question": "purpose", "choice": "yes"}, f"p{choice}", "table:1")
    assert team.scene.answers("framework")[1].choices == {"5-4": "5", "purpose": "yes"}


def test_its_report_speaks_of_one_team(team: Team) -> None:
    """And of no cards, no other tables and no reveal."""
    team.chooses("1-1", "4")
    told = "\n".join(map(str, report(team.scene).blocks))
    assert "One team weighed a proposal" in told and "nearer the right" in told
    assert say("report.cards") not in told and say("framework.report.not_revealed") not in told
    assert say("report.what_it_is_without_cards") in told


def test_its_report_leads_back_to_where_it_stands(team: Team) -> None:
    """And not to a control room."""
    team.chooses("1-1", "4")
    page = AppTest.from_file(str(ROOT / "pages" / "site.py"), default_timeout=60)
    page.query_params.update({"w": team.lead.workshop, "as": "lead"})
    page.switch_page("facilitator/report.py").run()
    assert (
        not page.exception
        and say("alone.back") in what_crosses(page)
        and say("report_page.back") not in what_crosses(page)
    )


def test_an_ordinary_workshop_has_no_such_page(somebody: Somebody, begun: Link) -> None:
    """Its lead is turned away."""
    page = somebody.opens(ALONE, begun)
    assert page.title[0].value == say("gone.heading")


def test_it_is_in_the_hosts_list_and_opens_at_its_table(team: Team) -> None:
    """With the way to begin another."""
    team.somebody.given("host")
    page = team.somebody.opens("facilitator/workshops.py")
    assert [way["href"] for way in ways(page)][:2] == [f"/alone/{team.lead.workshop}", "/alone"]
