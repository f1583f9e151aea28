"""A simulated table does in the framework what a real one could."""

from typing import Any

import pytest

from exercises.framework import simulated
from exercises.framework.deal import asked, names_of_parts, parts_of
from exercises.framework.findings import Findings, findings
from tests.exercises.framework.told import PROPOSAL, TABLE, activity, day, folded, frozen
from workshop.everyone import Everyone
from workshop.sheet import Sheet
from workshop.words import words

WAYS: list[dict[str, Any]] = [PROPOSAL, {"card": "B"}, {}, {"deal": True, **PROPOSAL}, {"alone": True, **PROPOSAL}]


def played(options: dict[str, Any], table: int, tables: int = 6) -> Sheet:
    """A table's sheet after all parts, each act judged as it comes."""
    chosen, sheet = activity(**options), Sheet()
    for part in range(max(1, len(names_of_parts(chosen, "own")))):
        on = day(chosen, tables, part)
        for pause, act in simulated.acts(on, chosen, part, table, f"laptop-{table}", words()):
            assert pause >= 0
            read = TABLE.read(act)
            assert TABLE.may_send(act, "seat")
            assert TABLE.standing(read, sheet, on, "framework", on.number) == "counts"
            sheet = folded(sheet, act)
    return sheet


def room(options: dict[str, Any], tables: int = 6) -> Findings:
    chosen = activity(**options)
    sheets = {table: played(options, table, tables) for table in range(1, tables + 1)}
    return findings(day(chosen, tables), chosen, Everyone(sheets))


@pytest.mark.parametrize("options", WAYS[:4], ids=("typed", "card", "own", "dealt"))
@pytest.mark.parametrize("table", range(1, 7))
def test_it_answers_all_that_it_is_asked(options: dict[str, Any], table: int) -> None:
    """Every act counts; each question has a choice and what would move it, and every part is finished."""
    sheet, chosen = played(options, table), activity(**options)
    mine = [one.id for part in parts_of(day(chosen, 6), chosen, table) for feature in part for one in feature.questions]
    assert set(sheet.choices) >= set(mine) and all(sheet.written("move", one) for one in mine)
    assert set(sheet.finished) == {one.part for one in asked(day(chosen), chosen)}
    assert bool(sheet.written("title")) == (options == {})


def test_a_team_alone_can_be_played_too() -> None:
    """Its one part is the conditions; nothing that it says is refused."""
    assert len(played(WAYS[4], 1, 1).choices) == 6


def test_tables_differ_and_there_is_something_to_talk_about() -> None:
    """Some conditions are not met, some questions split the tables, one of them is chosen, and consent is said somewhere."""
    of = room(PROPOSAL)
    assert of.readings()["split"] and any(of.unmet(table) for table in of.sheets) and of.standing("3-3", ("consent",))
    assert simulated.subject(of.day, of.activity, Everyone(of.sheets)) in of.next_discussion()
    assert played(PROPOSAL, 2) == played(PROPOSAL, 2) != played(PROPOSAL, 3)


def test_second_thoughts_are_taken_after_the_reveal() -> None:
    """Every second table changes one answer, and the record stays."""
    chosen = activity(**PROPOSAL)
    on = day(chosen, 6, 5, step=1, revealed_at=9)
    for table in (1, 2):
        acts = simulated.second_thoughts(on, chosen, table)
        sheet = frozen(played(PROPOSAL, table))
        assert [TABLE.standing(TABLE.read(act), sheet, on, "framework", 9) for act in acts] == ["counts"] * (
            1 - table % 2
        )
