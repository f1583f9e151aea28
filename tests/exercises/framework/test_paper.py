"""The framework on paper: codes for conditions and points, and the sheets of a table that was dealt its features."""

from dataclasses import replace

from exercises import planned
from exercises.framework.paper import sheets
from tests.people import setting_up
from workshop.day import Day
from workshop.everyone import Everyone
from workshop.paper import AtTable
from workshop.paper.boxes import Pick
from workshop.progress import Progress
from workshop.sheet import Sheet
from workshop.words import words

(FRAMEWORK,) = (one for one in planned(5) if one.kind == "framework")


def at_table(table: int | None = 1, opened: bool = True, **options: object) -> AtTable:
    activity = replace(FRAMEWORK, options=options)  # type: ignore[arg-type]
    progress = {"framework": Progress(0, 60, part=2, tables=(1, 2, 3))} if opened else {}
    day = Day(setup=setting_up(activities=(activity,)), progress=progress, now="framework")
    return AtTable(day, activity, Everyone({}), Sheet(), words(), table)


def picks(at: AtTable) -> dict[str, str]:
    """The codes of every question, by its name."""
    boxes = [box for sheet in sheets(at) for box in sheet.boxes]
    return {box.id: " ".join(one.code for one in box.options) for box in boxes if isinstance(box, Pick)}


def test_every_condition_and_every_question_has_its_codes() -> None:
    """Yes, not yet, cannot say; five points; and consent only where it is asked about."""
    found = picks(at_table())
    assert len(found) == 6 + 18 and found["secure"] == "Y N ?" and found["1-1"] == "1 2 3 4 5 ?"
    assert [name for name, codes in found.items() if "C" in codes.split()] == ["3-3"]


def test_a_dealt_table_has_its_own_features_once_they_are_dealt() -> None:
    """Before, and for any table, all of them are printed."""
    assert [sheet.part for sheet in sheets(at_table(deal=True))] == [0, 1, 2]
    assert len(picks(at_table(deal=True))) < 6 + 18
    assert len(picks(at_table(None, deal=True))) == len(picks(at_table(1, False, deal=True))) == 6 + 18


def test_a_proposal_of_its_own_is_written_by_the_table() -> None:
    """One that all weigh is printed, so there is nothing to write of it."""
    own = [box.id for box in sheets(at_table())[0].boxes]
    shared = [box.id for box in sheets(at_table(title="An index of homes", by="The council"))[0].boxes]
    assert own[:5] == ["title", "shared", "by", "with_whom", "what_for"] and "title" not in shared


def test_a_team_by_itself_has_no_paper() -> None:
    assert not sheets(at_table(alone=True))
