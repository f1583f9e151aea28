"""What happened next: every next step with room for what came of it, and a date on which to look again."""

import pytest

from exercises.afterwards import EMPTY_ROWS, ROOM, afterwards, reminder
from tests.exercises.test_opening import discussed, steps
from tests.people import setting_up
from workshop.day import Day
from workshop.report.blocks import Paragraph, Table
from workshop.words import words

SAY = words()


def page(date: str, *rounds: object) -> tuple[Table, list[str]]:
    blocks = afterwards(Day(setting_up(date=date)), rounds, SAY)  # type: ignore[arg-type]
    (table,) = (block for block in blocks if isinstance(block, Table))
    return table, [f"{block.strong} {block.text}" for block in blocks if isinstance(block, Paragraph)]


def test_every_step_has_an_empty_column() -> None:
    """With role and by when as the table said it; what it did not say is named so."""
    table, told = page(
        "24 November 2026", discussed({1: steps(("Ask", "Head of service", "May")), 3: steps(("Tell", "", ""))})
    )
    assert table.rows == (
        ("Oak", "Ask", "Head of service", "May", ROOM),
        ("Ash", "Tell", "not stated", "not stated", ROOM),
    )
    assert any("Two of three tables named a next step" in one for one in told)


def test_without_a_step_there_is_room_to_write_some_down() -> None:
    table, told = page("24 November 2026")
    assert table.rows == (("", "", "", "", ROOM),) * EMPTY_ROWS and not table.row_headers and len(told) == 1
    assert table.caption == SAY("afterwards.caption_none")


@pytest.mark.parametrize(
    ("date", "told"),
    [
        ("24 November 2026", "on 24 February 2027"),
        ("2026-11-30", "on 28 February 2027"),
        ("next week", "three months after"),
        ("", "three"),
    ],
)
def test_it_says_when_to_look_again(date: str, told: str) -> None:
    """Three months on, or in those words where the day is not known."""
    _, (first, *_) = page(date)
    assert first.startswith("Look again") and told in first


def test_the_reminder_names_area_and_day_and_nobody() -> None:
    """One whole day, with what to do; none without a date."""
    told = reminder(Day(setting_up(date="24 November 2026", area="Ash, Elm; & Oak")), SAY)
    assert "DTSTART;VALUE=DATE:20270224\r\n" in told and "DTEND;VALUE=DATE:20270225\r\n" in told
    assert "SUMMARY:Workshop in Ash\\, Elm\\; & Oak: look again" in told.replace("\r\n ", "")
    assert not any(word in told for word in ("ORGANIZER", "ATTENDEE", "LOCATION", "URL", "mailto", "@"))
    assert reminder(Day(setting_up(date="soon")), SAY) == ""
