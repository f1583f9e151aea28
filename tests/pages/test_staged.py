"""A case told in stages, as tables, the room, the lead and a helper see it."""

import json
from itertools import count
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from exercises.staged import SCALE, planned
from exercises.staged.cases import name_of, our_case
from exercises.staged.rules import told
from pages.house import House
from tests.exercises.staged.told import LOCAL
from tests.pages.conftest import Somebody, an_ordinary_setup, given
from workshop.acts import Envelope, Key, Outcome
from workshop.registry import Link
from workshop.scene import Scene
from workshop.setup import Activity, plain_setup
from workshop.topics import shown_at
from workshop.words import words

say = words()
CAMDEN = planned(8)[0]
STAGES = our_case("camden").stages
_numbers = count(1)


class Day:
    """A workshop of three tables at a case told in stages, with a seat at two of them."""

    def __init__(self, here: House, somebody: Somebody, activity: Activity, **setup: Any) -> None:
        self.here, self.somebody, self.activity = here, somebody, activity
        self.link = somebody.given("lead", here.store.registry.new_workshop().id)
        self.lead(kind="set_up", setup=plain_setup(an_ordinary_setup(here, **setup)) | {"activities": [self.plain()]})
        self.lead(kind="open", activity=activity.id, at=0.0)
        self.oak, self.elm = (somebody.given("seat", self.link.workshop, table) for table in (1, 2))
        self.room = somebody.given("room", self.link.workshop)

    def plain(self) -> Any:
        made = plain_setup(an_ordinary_setup(self.here))
        return made["activities"][0] | {
            "id": self.activity.id, "kind": "staged", "exercise": self.activity.exercise,
            "heading": self.activity.heading, "options": self.activity.options,
        }  # fmt: skip

    def lead(self, **act: Any) -> None:
        Scene(self.here.store, say, self.link).say(act, f"lead-{next(_numbers)}")

    def says(self, link: Link, **act: Any) -> Outcome:
        key = Key(link.workshop, self.activity.id, 1, f"table:{link.table}")
        return self.here.store.act(Envelope(key, f"seat-{next(_numbers)}", 1, link.name, act))

    def chooses(self, link: Link, stage: int, step: int) -> Outcome:
        return self.says(link, kind="choose", question=name_of(stage - 1), choice=SCALE[step - 1])

    def writes(self, link: Link, field: str, stage: int, text: str) -> Outcome:
        note = f"{field}-{next(_numbers)}"
        return self.says(
            link, kind="write", note=note, field=field, text=text, base=0, client="c", card=name_of(stage - 1)
        )

    def controls(self) -> Any:
        """The part of the control room that says what is next (the page itself cannot be opened alone)."""
        scene = Scene(self.here.store, say, self.link)
        opened = AppTest.from_function(next_of, kwargs={"scene": scene}, default_timeout=60).run()
        assert not opened.exception
        return opened

    def sees(self, link: Link, page: str = "table/table.py") -> Any:
        opened = self.somebody.opens(page, link)
        assert not opened.exception
        return opened


def next_of(scene):  # type: ignore[no-untyped-def]  # its text is run alone, without imports
    from pages.facilitator.running.next import next_step

    next_step(scene)


@pytest.fixture
def day(here: House, somebody: Somebody) -> Day:
    return Day(here, somebody, CAMDEN)


def told_to(page: Any, name: str) -> list[dict[str, Any]]:
    """What the pieces of one name were told, in their order on the page."""
    pieces = [one.proto for one in page.get("bidi_component")]
    return [json.loads(one.json)[0] for one in pieces if one.component_name == f"common_ground_{name}"]


def text(page: Any) -> str:
    """All that is on a page: what Streamlit draws and what our pieces were told."""
    drawn = "\n".join(str(one.value) for one in (*page.title, *page.header, *page.subheader, *page.markdown))
    pieces = json.dumps(given(page), ensure_ascii=False)
    charts = "\n".join(str(one.proto) for one in page.get("vega_lite_chart"))
    return (drawn + pieces + charts).replace("\\", "")


def test_a_table_sees_the_stage_on_screen_and_no_later_one(day: Day) -> None:
    """Its text, what is not stated, its source, the scale with "cannot say" apart, and fields about this stage."""
    page = day.sees(day.oak)
    seen = text(page)
    assert say("staged.question") in seen and "Stage 1 of 5: What is brought together" in seen
    assert (
        STAGES[0].text in seen and STAGES[0].not_stated in seen and "Chapter 4" in seen and say("staged.ours") in seen
    )
    for later in STAGES[1:]:
        assert later.text not in seen and later.title not in seen and later.not_stated not in seen
    (question,) = told_to(page, "choices")[0]["questions"]
    assert question["id"] == "stage-1" and question["sort"] == "scale"
    assert [one["id"] for one in question["options"] if not one.get("apart")] == list(SCALE)
    assert [one["id"] for one in question["options"] if one.get("apart")] == ["cannot-say"]
    fields = [one for box in told_to(page, "writing") for one in box["fields"]]
    assert {one["field"]: one.get("card") for one in fields} == {
        "moved": "stage-1", "dissent": "stage-1", "condition": "stage-1", "parked": None,
    }  # fmt: skip


def test_nothing_of_a_later_stage_is_on_the_wire(day: Day) -> None:
    """What a table's browser is sent of the activity holds no stage at all, and a choice for a later one is refused."""
    workshop, here = day.link.workshop, day.here
    sent = [shown_at(here.store, (workshop, f"{topic}/camden", 1), 0) for topic in ("table", "offered")]
    sent.append(shown_at(here.store, (workshop, "stage", 1), 0))
    wire = json.dumps(sent, ensure_ascii=False)
    assert not [stage.title for stage in STAGES if stage.title in wire or told(stage) in wire]
    early = day.chooses(day.oak, 2, 3)
    assert (early.status, early.why) == ("refused", "That has not been asked yet.")


def test_after_a_turn_a_table_sees_its_own_path(day: Day) -> None:
    """The stage before with its answer, reason and conditions, as text that can no longer be changed."""
    day.chooses(day.oak, 1, 4)
    day.writes(day.oak, "moved", 1, "It is *simpler*.")
    day.writes(day.oak, "condition", 1, "Tell people")
    day.lead(kind="turn", part=1)
    seen = text(day.sees(day.oak))
    assert "Stage 2 of 5: A first use" in seen and say("staged.path") in seen
    assert "Stage 1: What is brought together" in seen and STAGES[0].text in seen
    assert (
        "You said: **Mostly acceptable**" in seen
        and "It is *simpler*." in seen
        and "You would ask for: Tell people" in seen
    )
    assert say("staged.you_did_not_say") in text(day.sees(day.elm))
    assert day.chooses(day.oak, 1, 1).status == "late"


def test_a_table_that_has_answered_cannot_choose_until_it_goes_back(day: Day) -> None:
    """The scale is locked while the stage is finished; the next stage is open."""
    day.chooses(day.oak, 1, 4)
    day.says(day.oak, kind="finish", part=0)
    assert told_to(day.sees(day.oak), "choices")[0]["locked"] is True
    day.lead(kind="turn", part=1)
    assert told_to(day.sees(day.oak), "choices")[0]["locked"] is False


def test_the_wall_shows_the_stage_and_a_count_and_no_table(day: Day) -> None:
    """Its title and text in lines, how many have answered, nothing that a table said, no later stage."""
    day.chooses(day.oak, 1, 1)
    day.writes(day.oak, "moved", 1, "OAKSAID")
    day.says(day.oak, kind="finish", part=0)
    page = day.sees(day.room, "room/wall.py")
    (poster,) = told_to(page, "poster")
    assert poster["heading"] == STAGES[0].title and poster["lines"][0] == STAGES[0].text
    assert poster["big"] == "1 of 3 tables have answered"
    assert "The Camden Residents Index, stage 1 of 5" in poster["lines"][-1]
    seen = text(page)
    assert "OAKSAID" not in seen and "Not acceptable" not in seen and STAGES[1].title not in seen
    assert "OAKSAID" not in text(day.sees(day.elm))


@pytest.fixture
def shown(day: Day) -> Day:
    """Two stages answered: Oak went down and said why, Elm stayed, Ash is silent."""
    day.chooses(day.oak, 1, 4), day.chooses(day.elm, 1, 3)
    day.lead(kind="turn", part=1)
    day.chooses(day.oak, 2, 2), day.chooses(day.elm, 2, 3)
    day.writes(day.oak, "moved", 2, "OAKWHY")
    day.writes(day.elm, "condition", 2, "ELMASKS")
    return day


@pytest.mark.parametrize(
    ("step", "there", "absent"),
    [
        (1, ["Movement, stage by stage", "one moved towards “not acceptable”, one stayed"], ["Oak", "Table 1", "OAKWHY", "ELMASKS"]),
        (2, ["Each table's path"], ["OAKWHY", "ELMASKS", "Oak"]),
        (3, ["Stage 2: A first use", "Table 1: from “Mostly acceptable” to “Mostly not acceptable”", "OAKWHY",
             "Table 2: stayed at “In between”", "Would ask for: ELMASKS"], ["Oak"]),
        (4, ["What tables would ask for", "Table 2", "Stage 2: ELMASKS"], ["OAKWHY", "Table 1"]),
        (5, [], ["OAKWHY", "ELMASKS", "In between", "Stage"]),
    ],
)  # fmt: skip
def test_each_press_opens_its_own_content(shown: Day, step: int, there: list[str], absent: list[str]) -> None:
    """Names by number where names are not switched on; nothing that another press is for."""
    shown.lead(kind="reveal", step=step, subject="stage-2" if step in (3, 4) else None)
    page = shown.sees(shown.room, "room/wall.py")
    seen = text(page)
    assert [one for one in there if one not in seen] == []
    assert [one for one in absent if one in seen] == []
    assert STAGES[2].title not in seen
    assert len(page.get("vega_lite_chart")) == (step == 2)


def test_after_the_reveal_a_table_sees_its_whole_path_and_what_is_known_besides(shown: Day) -> None:
    """Nothing more to choose or write, no stage that was not told, and the web's facts marked as not checked."""
    shown.lead(kind="reveal", step=1, unfinished=[1, 2, 3])
    page = shown.sees(shown.oak)
    seen = text(page)
    assert not told_to(page, "choices") and not told_to(page, "writing")
    assert "You said: **Mostly not acceptable**" in seen and "OAKWHY" in seen and "ELMASKS" not in seen
    assert STAGES[2].title not in seen
    assert say("staged.since") in seen and "752" in seen


def test_the_lead_is_offered_stages_that_were_told(shown: Day) -> None:
    """For the press about one stage, the one where tables moved first; notice goes to the pair."""
    shown.lead(kind="reveal", step=1, unfinished=[1, 2, 3])
    page = shown.controls()
    box = next(one for one in page.selectbox if one.label == say("control.which_subject"))
    assert box.options == ["Stage 2: A first use", "Stage 1: What is brought together"]
    assert "OAKWHY" not in text(page)
    assert any(one.label.replace("\\", "") == say("control.give_notice", tables="Oak, Elm") for one in page.button)


def test_the_reveal_asks_about_tables_that_have_not_answered(day: Day) -> None:
    """Wait, or go on with them marked: nothing is revealed by the first press."""
    day.chooses(day.oak, 1, 3)
    day.says(day.oak, kind="finish", part=0)
    page = day.controls()
    page.button(key="reveal").click().run()
    assert (
        "Elm, Ash" in page.warning[0].value.replace("\\", "")
        and day.here.store.day(day.link.workshop).phase() == "open"
    )


def test_the_facilitators_page_holds_everything_said(shown: Day) -> None:
    """Live, by name: movement, answers, reasons and conditions."""
    seen = text(shown.sees(shown.link, "facilitator/agreement.py"))
    assert "One of two tables stood below the middle" in seen and "first at stage 2." in seen
    assert "OAKWHY" in seen and "Elm: ELMASKS" in seen and "Gave no answer at any stage: Ash." in seen


def test_a_case_of_ones_own_is_text_wherever_it_stands(here: House, somebody: Somebody) -> None:
    """Markup that was typed is shown as it was typed: table, wall, control room."""
    day = Day(here, somebody, LOCAL)
    assert "Stage 1 of 2: One <b>" in text(day.sees(day.oak)) and "First $x$." in text(day.sees(day.oak))
    raw = [one.value for one in (*day.sees(day.oak).markdown, *day.sees(day.oak).subheader)]
    assert not [one for one in raw if "$x$" in one or "<b>" in one or ":red[" in one]
    assert told_to(day.sees(day.room, "room/wall.py"), "poster")[0]["lines"][0] == "First $x$."
    day.lead(kind="turn", part=1)
    control = day.controls()
    assert any("One \\<b\\>" in one.label for one in control.button)


def test_a_case_without_stages_breaks_no_page(here: House, somebody: Somebody) -> None:
    """It says that it has none, to tables, on the wall and to the lead."""
    day = Day(here, somebody, Activity("local-case", "staged", "local-case", "Empty", 5, ""))
    assert say("staged.no_stages") in text(day.sees(day.oak)) + text(day.sees(day.room, "room/wall.py"))
    day.controls()
    for step in range(1, 6):
        day.lead(kind="reveal", step=step)
        day.sees(day.room, "room/wall.py")
    day.sees(day.link, "facilitator/agreement.py")
