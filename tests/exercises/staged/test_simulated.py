"""A simulated table does in a case told in stages what a real one could."""

from dataclasses import replace
from typing import Any

import pytest

from exercises.staged import KIND, simulated
from exercises.staged.cases import case_of
from exercises.staged.findings import findings
from tests.exercises.staged.told import CAMDEN, LOCAL, TEN_YEARS
from tests.people import NOON
from workshop.day import Day, Progress
from workshop.everyone import Everyone
from workshop.setup import Activity, Setup, TablePlace
from workshop.sheet import Sheet
from workshop.words import words

TABLE = KIND.sorts["table"]
TABLES = range(1, 13)


def a_day(activity: Activity, part: int = 0) -> Day:
    setup = Setup(area="Ashdale", tables=tuple(TablePlace(n, str(n)) for n in TABLES), activities=(activity,))
    return Day(setup, activity.id, {activity.id: Progress(NOON, NOON + 600, part=part)}, 9)


def played(activity: Activity, table: int) -> Sheet:
    """What a table has said at the end, each act read as from the socket and judged on its arrival."""
    sheet: Sheet = TABLE.empty
    for part, _ in enumerate(case_of(activity).stages):
        day = a_day(activity, part)
        for _, act in simulated.acts(day, activity, part, table, f"laptop-{table}", words()):
            read: Any = TABLE.read(act)
            assert TABLE.may_send(act, "seat")
            assert TABLE.standing(read, sheet, day, activity.id, 9) == "counts", act
            sheet = TABLE.apply(sheet, read)
        assert KIND.doing(sheet, day, activity).finished
    return sheet


@pytest.mark.parametrize("activity", [CAMDEN, TEN_YEARS, LOCAL], ids=lambda one: one.id)
def test_all_its_acts_are_taken(activity: Activity) -> None:
    """Every act of every table counts, and it finishes each stage."""
    for table in TABLES:
        assert len(played(activity, table).finished) == len(case_of(activity).stages)


def test_a_newcomer_sees_movement_gaps_and_conditions() -> None:
    """Some move and some stay, one table cannot say, one skips a stage, and not all paths are alike."""
    said = Everyone({table: played(CAMDEN, table) for table in TABLES})
    found = findings(a_day(CAMDEN, 4), CAMDEN, said)
    turns = {turn for stage in found.told for turn in found.moves(stage)}
    assert {"more", "less", "same", "can"} <= turns
    assert any(found.left_out(stage) for stage in found.told) and found.conditions()
    assert len({tuple(simulated.path("camden", table, 5)) for table in TABLES}) > 6


def test_the_press_is_about_the_stage_where_most_moved() -> None:
    """One that was told, and of which a pair can be heard."""
    day, said = a_day(CAMDEN, 4), Everyone({table: played(CAMDEN, table) for table in TABLES})
    subject = simulated.subject(day, CAMDEN, said)
    found = findings(day, CAMDEN, said)
    assert len(found.pair(found.stage_named(subject))) == 2  # type: ignore[arg-type]
    assert simulated.subject(replace(day, progress={}), CAMDEN, Everyone({})) is None


def test_the_same_table_does_the_same_each_time() -> None:
    """Act for act."""
    assert played(TEN_YEARS, 3) == played(TEN_YEARS, 3)
