"""A sheet: what is written and chosen, what counts, and what the reveal keeps."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.people import NOON, setting_up
from workshop.acts import Refused
from workshop.day import Day, Progress
from workshop.setup import Activity
from workshop.sheet import ANY, Question, Sheet, apply, sheet_doing, sheet_sort

ACTIVITY = Activity("stages", "stages", "stages", "Stages", 20, "Say what you think.")
STEPS = ("1", "2", "3")
ASKED = (Question("first", STEPS, 0), Question("second", STEPS, 1), Question("always", STEPS))
WROTE = {"kind": "write", "note": "first", "field": "reason", "base": 0, "client": "a", "card": None}
TABLE = sheet_sort({"reason", "criteria"}, lambda day, activity: ASKED)


def at(part: int = 0, **changed: Any) -> Day:
    """A day on which the activity is open at a part."""
    progress = Progress(NOON, NOON + 600, part=part, **changed)
    return Day(setting_up(activities=(ACTIVITY,)), "stages", {"stages": progress}, 9)


def standing(day: Day, sheet: Sheet | None = None, stage: int | None = 9, **act: Any) -> str:
    return TABLE.standing(TABLE.read(act), sheet or Sheet(), day, "stages", stage)


def choose(question: str, choice: str | None = "2") -> dict[str, Any]:
    return {"kind": "choose", "question": question, "choice": choice}


def folded(*acts: dict[str, Any]) -> Sheet:
    sheet = Sheet()
    for act in acts:
        sheet = apply(sheet, TABLE.read(act))
    return sheet


def test_a_choice_is_made_changed_and_taken_back() -> None:
    """The last word counts."""
    assert folded(choose("first"), choose("first", "3")).choices == {"first": "3"}
    assert folded(choose("first"), choose("first", None)).choices == {}


def test_eyes_up_holds_choices_and_not_what_is_written() -> None:
    """A choice made under it is kept and not counted; a sentence that somebody was typing is not lost."""
    held = replace(at(), eyes_up=True)
    assert standing(held, **choose("first")) == "late" and standing(at(), **choose("first")) == "counts"
    assert standing(held, **WROTE, text="Half a sentence") == "counts"


def test_the_reveal_keeps_what_was_said_before_it() -> None:
    """Later choices and notes are second thoughts; another press freezes nothing anew."""
    sheet = folded(
        choose("first"), {"kind": "finish", "part": 1}, {"kind": "freeze"}, choose("first", "1"), {"kind": "freeze"}
    )
    assert sheet.record.choices == {"first": "2"} and sheet.choices == {"first": "1"}
    assert sheet.record.finished == (1,)


def test_what_was_written_at_a_turn_is_kept() -> None:
    """Beside what is written on from there, up to the reveal, and only where the exercise asks for it."""
    draft, turned = {**WROTE, "text": "A draft"}, {"kind": "turned", "part": 1}
    sheet = folded(draft, turned, {**WROTE, "text": "Better"}, {"kind": "freeze"}, {**turned, "part": 2})
    assert [note.text for note in sheet.turns[1]] == ["A draft"] and list(sheet.turns) == [1]
    assert sheet.written("reason")[0].text == "Better"
    with pytest.raises(Refused, match="keeps nothing"):
        standing(at(), **turned)
    keeping = sheet_sort({"reason"}, keeps_turns=True)
    assert keeping.standing(keeping.read(turned), Sheet(), at(1), "stages", None) == "counts"
    assert not keeping.may_send({"kind": "turned"}, "lead")


@pytest.mark.parametrize(
    ("act", "why"),
    [
        (choose("third"), "no question “third”"),
        (choose("first", "9"), "not among the answers"),
        (choose("second"), "not been asked yet"),
        (
            {"kind": "write", "note": "n", "field": "gossip", "text": "x", "base": 0, "client": "c"},
            "nothing called “gossip”",
        ),
    ],
)
def test_what_nobody_asks_is_refused(act: dict[str, Any], why: str) -> None:
    """With a sentence that names it."""
    with pytest.raises(Refused, match=why):
        standing(at(), **act)


def test_a_part_that_is_over_is_late_until_the_reveal() -> None:
    """Then it is a second thought; one that was meant before the reveal stays late."""
    assert standing(at(1), **choose("first")) == "late" and standing(at(1), **choose("always")) == "counts"
    revealed = at(1, revealed_at=9, step=1)
    assert standing(revealed, **choose("first")) == "counts"
    assert standing(revealed, stage=8, **choose("first")) == "late"


@pytest.mark.parametrize("held", [{"paused_at": NOON}, {"closed": True}])
def test_held_or_closed_choices_are_late_and_words_never_are(held: dict[str, Any]) -> None:
    """Nothing typed is lost."""
    written = {"kind": "write", "note": "n", "field": "reason", "text": "x", "base": 0, "client": "c"}
    assert standing(at(**held), **choose("first")) == "late" and standing(at(**held), **written) == "counts"


def test_a_finished_part_is_closed_for_choices_and_the_next_one_is_open() -> None:
    """Going back opens it again."""
    finished = folded({"kind": "finish", "part": 0})
    assert standing(at(), finished, **choose("first")) == "late"
    assert standing(at(1), finished, **choose("second")) == "counts"
    assert apply(finished, TABLE.read({"kind": "go_back", "part": 0})).finished == ()


def test_what_was_meant_for_the_round_before_is_late() -> None:
    """The sender's screen showed an earlier stage than the one at which this round was opened."""
    assert standing(at(opened=9, round=2), stage=7, **choose("first")) == "late"


def test_before_it_is_opened_nothing_is_said_unless_it_may_be_early() -> None:
    """A question to an expert may be asked at any time of the day."""
    day = replace(at(), progress={}, now=None)
    with pytest.raises(Refused, match="not been opened"):
        standing(day, **choose("first"))
    early = sheet_sort({"question"}, early=True)
    act = early.read({"kind": "write", "note": "n", "field": "question", "text": "x", "base": 0, "client": "c"})
    assert early.standing(act, Sheet(), day, "stages", None) == "counts"


def test_how_far_a_table_is() -> None:
    """Questions of the part on screen, and whether that part is finished."""
    doing = sheet_doing(lambda day, activity: ASKED, criteria="criteria")
    said = folded(choose("first"), {"kind": "finish", "part": 0})
    first, second = doing(said, at(), ACTIVITY), doing(said, at(1), ACTIVITY)
    assert (first.placed, first.of, first.criteria, first.finished) == (1, 2, 0, True)
    assert (second.placed, second.of, second.finished) == (0, 2, False)


acts = st.one_of(
    st.builds(choose, st.sampled_from(["first", "second", "always"]), st.sampled_from([*STEPS, None])),
    st.builds(
        lambda part, kind: {"kind": kind, "part": part}, st.integers(0, 3), st.sampled_from(["finish", "go_back"])
    ),
    st.just({"kind": "freeze"}),
    st.builds(lambda part: {"kind": "turned", "part": part}, st.integers(0, 3)),
    st.builds(lambda on: {"kind": "on_paper", "on": on}, st.booleans()),
)


@given(st.lists(acts, max_size=12))
def test_every_act_twice_is_as_once_and_a_sheet_survives_the_store(said: list[dict[str, Any]]) -> None:
    """Acts are idempotent, and what is written down is read back the same."""
    once, twice = folded(*said), folded(*(act for act in said for _ in range(2)))
    assert once == twice and TABLE.load(TABLE.dump(once)) == once


def test_whatever_was_written_can_be_asked_about() -> None:
    """A question of any id is still held to its options and its part."""
    placed = sheet_sort({"criteria"}, lambda day, activity: [Question(ANY, ("new",), 1)])
    act = placed.read(choose("note-7", "new"))
    assert placed.standing(act, Sheet(), at(1), "stages", 9) == "counts"
    with pytest.raises(Refused, match="not among the answers"):
        placed.standing(placed.read(choose("note-7", "old")), Sheet(), at(1), "stages", 9)


# -- from paper


def paper(part: int = 0, **choices: str | None) -> dict[str, Any]:
    return {"kind": "from_paper", "part": part, "choices": choices, "finished": True}


def test_a_sheet_of_paper_is_one_act() -> None:
    """Choices made and taken back, the part finished, and the sheet marked; typed twice it changes nothing more."""
    once = folded(choose("always", "1"), paper(first="2", always=None))
    assert (once.choices, once.finished, once.on_paper) == ({"first": "2"}, (0,), True)
    assert apply(once, TABLE.read(paper(first="2", always=None))) == once


def test_paper_counts_where_a_device_would_come_late() -> None:
    """After its part, while the room is held, after the table had finished, and once the activity was closed."""
    for day in (at(1), replace(at(), eyes_up=True), at(paused_at=NOON), at(closed=True), replace(at(), now=None)):
        assert standing(day, Sheet(finished=(0,)), **paper(first="2")) == "counts"


def test_paper_is_refused_for_what_nobody_asked() -> None:
    """A part that is still to come, by the sheet or by a question; a question that is none; an answer that is none."""
    for act, why in (
        (paper(1), "not been asked yet"), (paper(second="2"), "not been asked yet"),
        (paper(third="2"), "no question “third”"), (paper(first="9"), "not among the answers"),
    ):  # fmt: skip
        with pytest.raises(Refused, match=why):
            standing(at(), **act)


def test_paper_after_the_reveal_leaves_the_record() -> None:
    """What stood when the room saw it is kept as it was."""
    before = apply(folded(choose("first", "1")), TABLE.read({"kind": "freeze"}))
    after = apply(before, TABLE.read(paper(first="3")))
    assert (after.record.choices, after.choices) == ({"first": "1"}, {"first": "3"})
