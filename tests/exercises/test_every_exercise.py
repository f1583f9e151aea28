"""What every exercise owes the program, so that nothing is found missing in the middle of a day."""

import pytest

from exercises import KINDS, NAMES, planned, room
from exercises.screens import SCREENS
from tests.people import NOON, setting_up
from workshop.day import Day, Progress
from workshop.everyone import Everyone
from workshop.report.blocks import Heading
from workshop.setting_up import MOST_WORDS, words_in
from workshop.setup import Activity
from workshop.words import words

SAY = words()
EVERY = pytest.mark.parametrize("activity", planned(8), ids=lambda activity: activity.id)


def test_every_exercise_has_its_rooms() -> None:
    """Screens, findings, a section of the report, and simulated tables for the demonstration."""
    assert list(SCREENS) == list(NAMES)
    assert all(
        hasattr(room(name, "findings"), "findings")
        and hasattr(room(name, "section"), "section")
        and hasattr(room(name, "simulated"), "acts")
        for name in NAMES
    )


@EVERY
def test_every_activity_has_its_words(activity: Activity) -> None:
    """A script to say and to watch by, a name for each part, and for each press its button, what the wall shows, what to say."""
    kind, script = KINDS[activity.kind], SAY.of("script")[activity.exercise]
    parts = kind.parts(activity)
    assert {"watch", "stuck"} <= set(script)
    assert "say" in script or len(script["parts"]) == len(parts)
    assert len(SAY.of("parts").get(activity.exercise, parts)) == len(parts)
    presses = SAY.of("presses").get(activity.kind, {})
    assert set(presses) == set(kind.steps) and all({"name", "wall", "say"} <= set(one) for one in presses.values())


@EVERY
def test_every_instruction_is_short_enough_to_save(activity: Activity) -> None:
    assert words_in(activity.instruction) <= MOST_WORDS


@EVERY
def test_every_section_can_be_written_of_tables_that_said_nothing(activity: Activity) -> None:
    """It opens a part of the report, and names no missing word."""
    day = Day(setting_up(activities=(activity,)), activity.id, {activity.id: Progress(NOON, NOON + 60)}, 5)
    empty = {party: sort.empty for party, sort in KINDS[activity.kind].sorts.items()}
    silent = {table.id: empty["table"] for table in day.setup.tables} if "table" in empty else {}
    found = room(activity.kind, "findings").findings(day, activity, Everyone(silent, room=empty.get("room")))
    first, *_ = room(activity.kind, "section").section(found, SAY)
    assert isinstance(first, Heading) and first.level == 1
