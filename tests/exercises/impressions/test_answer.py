"""What a table may say of first impressions, and when."""

from typing import Any

import pytest

from exercises.impressions.answer import CHOOSE, THEMES, WRITE, doing
from tests.exercises.impressions.sheets import ACTIVITY, TABLE, a_day, chose, sheet, wrote
from workshop.acts import Refused
from workshop.sheet import Sheet


def standing(act: dict[str, Any], said: Sheet | None = None, part: int = CHOOSE, **changed: Any) -> str:
    return TABLE.standing(TABLE.read(act), said or Sheet(), a_day(part, **changed), ACTIVITY.id, 9)


@pytest.mark.parametrize("part", [WRITE, THEMES])
def test_nothing_is_marked_before_themes_are_shown(part: int) -> None:
    """They are still being made."""
    with pytest.raises(Refused, match="not been asked"):
        standing(chose("sooner"), part=part)


def test_three_themes_are_the_most() -> None:
    """A fourth is refused until one is taken back; saying one of the three again is no fourth."""
    three = sheet(chose("a"), chose("b"), chose("c"))
    with pytest.raises(Refused, match="three themes already"):
        standing(chose("d"), three)
    assert standing(chose("c"), three) == "counts" and standing(chose("a", None), three) == "counts"
    assert standing(chose("d"), sheet(chose("a"), chose("b"), chose("c"), chose("a", None))) == "counts"


def test_a_mark_is_yes_or_nothing() -> None:
    """There are no second-best marks and no numbers."""
    with pytest.raises(Refused, match="not among the answers"):
        standing(chose("sooner", "first"))


def test_a_table_that_has_finished_marks_no_more() -> None:
    """Its marks come late, until it goes back; words are never late."""
    finished = sheet({"kind": "finish", "part": CHOOSE})
    assert standing(chose("sooner"), finished) == "late"
    assert standing(wrote("a", "One more thing"), finished) == "counts"


def test_only_opportunities_and_challenges_are_written() -> None:
    """A table makes no theme."""
    with pytest.raises(Refused, match="nothing called “theme”"):
        standing(wrote("t", "Ours", "theme"))


def test_how_far_a_table_is() -> None:
    """Fields in which it wrote, then themes that it marked, and no word of either."""
    said = sheet(wrote("a", "Sooner"), wrote("b", "Cheaper"), {"kind": "finish", "part": WRITE}, chose("x"))
    first, last = doing(said, a_day(WRITE), ACTIVITY), doing(said, a_day(CHOOSE), ACTIVITY)
    assert (first.placed, first.of, first.finished) == (1, 2, True)
    assert (last.placed, last.of, last.finished) == (1, 3, False)
