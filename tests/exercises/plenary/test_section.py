"""The report's chapter: statement and answers together, in tables' own words, with what is missing said."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exercises.plenary import section as chapter
from exercises.plenary.answer import ANSWERS, SLIP, showing, taking_off
from exercises.plenary.section import how_it_ran, section, table_by_table
from tests.exercises.following import follow, quoted
from tests.exercises.plenary.test_simulated import kept as kept_by_the_lead
from tests.exercises.plenary.test_simulated import plenary
from tests.exercises.plenary.told import (
    FIRST,
    NOTE,
    SECOND,
    a_day,
    after,
    answers,
    choose,
    found,
    room,
    shown_room,
    version,
    write,
)
from workshop.report.blocks import Block, Bullets, Heading, Paragraph, Quote, Table
from workshop.words import words

say = words()
TYPED = "<b>Reach</b> & {table} :red[need]"
FREEZE = {"kind": "freeze"}


def part(blocks: list[Block], name: str) -> list[Block]:
    """The blocks under one of the chapter's second headings."""
    at = next(
        at for at, one in enumerate(blocks) if isinstance(one, Heading) and one.text == say(f"plenary_report.{name}")
    )
    rest = blocks[at + 1 :]
    end = next((i for i, one in enumerate(rest) if isinstance(one, Heading) and one.level < 3), len(rest))
    return rest[:end]


def called(blocks: list[Block], name: str) -> Table:
    return next(block for block in blocks if isinstance(block, Table) and block.id == name)


def headings(blocks: list[Block]) -> list[str]:
    return [block.text for block in blocks if isinstance(block, Heading) and block.level < 3]


# -- the chapter


def test_it_opens_with_the_questions_and_who_answered() -> None:
    """At least one statement, in whichever words."""
    _, questions, opening, *_ = section(found({2: after(*answers(FIRST, "missing"))}, shown_room(FIRST)), say)
    assert isinstance(questions, Paragraph) and say("plenary.statements") in questions.text
    assert isinstance(opening, Paragraph) and opening.rests_on == ("by-table",)
    assert opening.text.endswith("and one of three tables answered at least one.")


def test_statement_and_answers_stand_together() -> None:
    """The words as the room had them, what tables said with what it rests on, and remarks that are theirs to let be quoted."""
    tables = {1: after(*answers(FIRST, "right")), 2: after(*answers(FIRST, "not_quite", TYPED))}
    blocks = part(section(found(tables, shown_room(FIRST)), say), "statements")
    assert blocks[1] == Paragraph(FIRST, "Statement 1.", said=True)
    assert blocks[2] == Paragraph(
        "One of three tables: that is right; one: not quite; one has not answered. It rests on: Public benefit.",
        rests_on=("statements",),
    )
    assert blocks[3] == Quote(TYPED, "Elm: not quite", 2)
    assert called(blocks, "statements").rows == ((f"1. {FIRST}", "1", "1", "0", "1", "3"),)


def test_words_before_a_change_stand_below_with_their_own_answers() -> None:
    """And a statement that was taken off is still there, and said to be."""
    kept = room(write("statement", SECOND, f"{NOTE}-1"), *showing(f"{NOTE}-1", SECOND), sheet=shown_room(FIRST))
    here = found({1: after(*answers(FIRST, "right"))}, kept)
    blocks = part(section(here, say), "statements")
    texts = [one.text for one in blocks if isinstance(one, Paragraph)]
    assert texts[1] == SECOND and texts[2].startswith("No table has answered.") and texts[3] == FIRST
    assert [row[0] for row in called(blocks, "statements").rows] == [
        f"1, wording 1. {FIRST}", f"1, wording 2. {SECOND}",
    ]  # fmt: skip
    assert here.statements[0].latest.text == SECOND
    off = found({}, room(taking_off(f"{NOTE}-1"), sheet=kept))
    assert any(
        isinstance(one, Paragraph) and one.text.endswith("It rests on: Public benefit. It was taken off again.")
        for one in section(off, say)
    )
    assert off.statements[0].latest.text == SECOND


def test_what_tables_missed_in_the_list_is_quoted_with_it() -> None:
    """Under the statements."""
    here = found({3: after(write("left_out", TYPED))}, shown_room(FIRST))
    assert part(section(here, say), "statements")[-1] == Quote(TYPED, "Ash", 3)


def test_next_steps_name_a_role_or_say_that_they_do_not() -> None:
    """Nothing is filled in."""
    tables = {1: after(write("step_what", "Ask residents", "a", "step-1"), write("step_when", "March", "b", "step-1"))}
    here = found(tables)
    said, table = part(section(here, say), "next_steps")
    assert said == Paragraph("One of three tables named a next step.", rests_on=("by-table",))
    assert isinstance(table, Table) and table.id == "next-steps"
    assert table.rows == (("Oak", "Ask residents", say("common.not_stated"), "March"),)
    told = str(how_it_ran(here, say))
    assert "without a role: 1" in told and "Named no next step: Elm, Ash." in told


def test_words_in_a_voice_are_quotations_and_under_no_table() -> None:
    """Insights, take-aways, what is open, parked notes: a reader of a checked report learns of them only from the area."""
    notes = [write(field, field, field) for field in ("insight", "take_away", "still_open")]
    blocks = section(found({2: after(*notes)}, earlier={1: after(write("parked", "Who pays?"))}), say)
    assert quoted(blocks) == [("insight", 2), ("take_away", 2), ("still_open", 2), ("Who pays?", 1)]
    assert "Elm" not in [block.text for block in blocks if isinstance(block, Heading)]
    assert part(blocks, "parked") == [Quote("Who pays?", "Oak, in Public benefit", 1)]


@pytest.mark.parametrize(
    ("people", "day", "told"),
    [
        (12, a_day(SLIP), say("plenary_report.slip_open")),
        (4, a_day(SLIP, closed=True), "Fewer than 5 people"),
        (12, a_day(SLIP, closed=True), "'Yes: 12'"),
    ],
)
def test_the_exit_slip_is_counted_from_five_people_up(people: int, day: object, told: str) -> None:
    """Over the room, after the plenary; before that it is only said that it is not counted yet."""
    here = found({}, day=day, slips=[("yes", "no", "yes")] * people)  # type: ignore[arg-type]
    assert told in str(part(section(here, say), "slip"))


def test_a_small_count_of_slips_is_joined_or_withheld() -> None:
    """It cannot be read off the page."""
    slips = [("yes", "no", "yes")] * 9 + [("partly", "no", "yes")] * 4 + [("no", "yes", "yes")] * 2
    told = str(part(section(found({}, day=a_day(SLIP, ended=True), slips=slips), say), "slip"))
    assert "Yes: 9; Partly or no: 6" in told and "withheld" in told and "Yes: 15'" in told


def test_a_plenary_in_which_nobody_spoke_is_reported() -> None:
    """It says that no statement was shown and no step named, and has no part without anything in it."""
    blocks = follow(chapter, found({}))
    assert Paragraph(say("plenary_report.none_shown")) in blocks and not quoted(blocks)
    assert Paragraph("No table named a next step.", rests_on=("by-table",)) in blocks
    assert headings(section(found({}), say))[1:] == [say("plenary_report.next_steps"), say("plenary_report.slip")]


# -- the appendices


def test_what_each_table_answered_stands_in_the_appendix() -> None:
    """To every wording, with how many next steps it named."""
    tables = {
        1: after(*answers(FIRST, "right"), write("step_what", "Ask", "a", "step-2")),
        2: after(*answers(FIRST, "missing", "So"), *answers(SECOND, "not_quite", number=2)),
    }
    (table,) = table_by_table(found(tables, shown_room(FIRST, SECOND)), say)
    assert isinstance(table, Table) and table.rows == (
        ("Oak", "that is right", "no answer", "1", "1"),
        ("Elm", "something is missing", "not quite", "2", "0"),
        ("Ash", "no answer", "no answer", "0", "0"),
    )


def test_how_it_ran_says_who_was_late_and_what_is_missing() -> None:
    """Who had not answered, who answered or changed an answer only after the reveal."""
    oak = after(*answers(FIRST, "right"), FREEZE, choose(version(FIRST), "not_quite"))
    elm = after(FREEZE, *answers(FIRST, "right"))
    blocks = how_it_ran(found({1: oak, 2: elm}, shown_room(FIRST), a_day(revealed_at=8, step=1)), say)
    (_, told, listed) = blocks
    assert isinstance(told, Paragraph) and told.strong == say("report.asked")
    assert isinstance(listed, Bullets) and listed.items[:3] == (
        "Statement 1, not answered: Ash.", "Statement 1, answered only after the reveal: Elm.",
        "Statement 1: since the reveal Oak says “not quite”.",
    )  # fmt: skip


# -- every reference


@pytest.mark.parametrize("tables", [1, 2, 3])
@pytest.mark.parametrize("people", [4, 12])
def test_every_sentence_of_a_simulated_plenary_leads_to_what_it_rests_on(tables: int, people: int) -> None:
    here = found(
        {table: plenary(table) for table in range(1, tables + 1)}, kept_by_the_lead(), a_day(SLIP, ended=True),
        [("yes", "no", "partly")] * people,
    )  # fmt: skip
    assert quoted(follow(chapter, here))


@settings(max_examples=50)
@given(
    st.lists(st.lists(st.sampled_from(["", *ANSWERS]), min_size=3, max_size=3), min_size=3, max_size=3), st.booleans()
)
def test_every_sentence_leads_to_what_it_rests_on(given_: list[list[str]], changed: bool) -> None:
    """Whatever tables answered, to statements of which one was changed and two were not."""
    kept = shown_room(FIRST, SECOND)
    if changed:
        kept = room(write("statement", TYPED, f"{NOTE}-1"), *showing(f"{NOTE}-1", TYPED), sheet=kept)
    tables = {}
    for table, (first, second, third) in enumerate(given_, 1):
        acts = [answers(FIRST, first, "So"), answers(SECOND, second, number=2), answers(TYPED, third)]
        tables[table] = after(
            *(act for one, said in zip(acts, (first, second, third), strict=True) if said for act in one)
        )
    blocks = follow(chapter, found(tables, kept))
    for row in called(blocks, "statements").rows:
        assert sum(map(int, row[1:5])) == int(row[5]) == 3
