"""Simulated tables, people and the lead do in the plenary what real ones could."""

from typing import Any

import pytest

from exercises.plenary import simulated
from exercises.plenary.answer import ROOM, SLIP, TABLE
from exercises.plenary.quotations import quotable
from tests.exercises.plenary.told import PLENARY, SEAT, a_day, everyone, found
from workshop.everyone import Everyone
from workshop.sheet import Sheet
from workshop.words import words

say = words()


def fold(sort: Any, acts: Any, day: Any, said: Any = None) -> Any:
    """What a party has said after acts that were all taken, and all counted."""
    said = sort.empty if said is None else said
    for _, act in acts:
        read = sort.read(act)
        assert sort.standing(read, said, day, "plenary", day.number) == "counts"
        said = sort.apply(said, read)
    return said


def plenary(table: int) -> Sheet:
    """A table's whole plenary, part by part."""
    sheet = Sheet()
    for part in range(SLIP + 1):
        day = a_day(part)
        sheet = fold(TABLE, simulated.acts(day, PLENARY, part, table, "laptop", say), day, sheet)
    return sheet


def kept() -> Sheet:
    day = a_day(0)
    return fold(ROOM, simulated.staff(day, PLENARY, 0, everyone({}), say), day)


def test_the_lead_takes_over_two_statements_and_tables_answer_those() -> None:
    """Each table answers both, and says what is not quite right."""
    here = found({table: plenary(table) for table in (1, 2, 3)}, kept())
    assert len(here.shown) == 2
    for one in here.shown:
        assert one.on
        answers = here.answers(one.on.id)
        assert len(answers.tables) == 3 and set(answers.in_words) == {
            *answers.by_answer["not_quite"],
            *answers.by_answer["missing"],
        }
    assert simulated.subject(a_day(), PLENARY, everyone({}, kept())) == here.shown[0].id


def test_tables_say_what_struck_them_name_a_step_and_finish() -> None:
    """And some let a word of theirs be quoted."""
    sheets = {table: plenary(table) for table in (1, 2, 3)}
    here = found(sheets)
    assert len(here.written("insight")) == 3 and len(here.next_steps()) == 3
    assert all(sheet.finished == (0, 1, 2, 3) for sheet in sheets.values())
    quoted = quotable(a_day(), {"plenary": Everyone(sheets)})
    assert [table for table, _, _ in quoted] == [1, 2]


@pytest.mark.parametrize("part", range(SLIP + 1))
def test_slips_are_handed_in_in_the_last_part_alone(part: int) -> None:
    """Four to six a table."""
    day = a_day(part)
    said = fold(SEAT, simulated.seats(day, PLENARY, part, 1, say), day)
    assert (4 <= len(said.given) <= 6) == (part == SLIP) and (part == SLIP or not said.given)
