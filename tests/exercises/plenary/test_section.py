"""The report's section: statement and answers together, in tables' own words, with what is missing said."""

import pytest

from exercises.plenary.answer import SLIP, showing, taking_off
from exercises.plenary.quotations import own_words
from exercises.plenary.section import section
from tests.exercises.plenary.told import (
    FIRST,
    NOTE,
    SECOND,
    a_day,
    after,
    answers,
    choose,
    everyone,
    found,
    room,
    shown_room,
    write,
)
from workshop.everyone import Everyone
from workshop.report.blocks import Block, Heading, Paragraph, Quote, Table
from workshop.words import words

say = words()
TYPED = "<b>Reach</b> & {table} :red[need]"


def part(blocks: list[Block], name: str) -> list[Block]:
    """The blocks under one of the section's second headings."""
    at = blocks.index(Heading(say(f"plenary_report.{name}"), 2))
    rest = blocks[at + 1 :]
    end = next((i for i, one in enumerate(rest) if isinstance(one, Heading) and one.level < 3), len(rest))
    return rest[:end]


def test_statement_and_answers_stand_together() -> None:
    """The words, what they rest on, what tables said, and the words of those for whom they were not quite right."""
    tables = {1: after(*answers(FIRST, "right")), 2: after(*answers(FIRST, "not_quite", TYPED))}
    blocks = part(section(found(tables, shown_room(FIRST)), say), "statements")
    assert blocks[1] == Paragraph(FIRST, "Statement 1.")
    assert blocks[2] == Paragraph("It rests on: Public benefit.")
    assert blocks[3] == Paragraph(
        "One of three: that is right; one: not quite; one has not answered. Have not answered: Ash."
    )
    assert blocks[4] == Quote(TYPED, "Elm: not quite")


def test_words_before_a_change_stand_below_with_their_own_answers() -> None:
    """And a statement that was taken off is still there, and said to be."""
    kept = room(write("statement", SECOND, f"{NOTE}-1"), *showing(f"{NOTE}-1", SECOND), sheet=shown_room(FIRST))
    blocks = part(section(found({1: after(*answers(FIRST, "right"))}, kept), say), "statements")
    texts = [one.text for one in blocks if isinstance(one, Paragraph)]
    assert texts[1] == SECOND and texts[3] == "No table has answered." and texts[4] == FIRST
    off = part(section(found({}, room(taking_off(f"{NOTE}-1"), sheet=kept)), say), "statements")
    assert Paragraph("It rests on: Public benefit. It was taken off again.") in off


def test_next_steps_name_a_role_or_say_that_they_do_not() -> None:
    """Nothing is filled in."""
    tables = {1: after(write("step_what", "Ask residents", "a", "step-1"), write("step_when", "March", "b", "step-1"))}
    blocks = section(found(tables), say)
    (table,) = [one for one in part(blocks, "next_steps") if isinstance(one, Table)]
    assert table.rows == (("Oak", "Ask residents", say("common.not_stated"), "March"),)
    told = str(part(blocks, "missing"))
    assert "without a role: 1" in told and "Named no next step: Elm, Ash." in told


def test_quotations_name_the_area_and_nobody_nearer() -> None:
    """Only what was ticked, and in no order that follows the tables."""
    before = Everyone({1: after(write("insight", "Ticked")), 2: after(write("insight", "Not ticked")), 3: after()})
    day = a_day()
    said = {"benefit": before, "plenary": everyone({})}
    (one,) = own_words(day, said, 1)
    here = found({1: after(choose(one.key, one.state))}, day=day, earlier=before.tables)
    quotes = [block for block in part(section(here, say), "quotations") if isinstance(block, Quote)]
    assert quotes == [Quote("Ticked", "A table in Ashdale")]


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
    """Every part says that it is empty."""
    blocks = section(found({}), say)
    for name in ("none_shown", "none_in_words", "no_next_steps", "none_parked", "none_quoted", "slip_open"):
        assert Paragraph(say(f"plenary_report.{name}")) in blocks
