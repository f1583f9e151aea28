"""A calendar file by the rules of RFC 5545 that can be looked up in it."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as some

from workshop.report.blocks import one_line
from workshop.report.calendar import LONGEST_LINE, all_day

DAY, SINCE = date(2027, 2, 24), date(2026, 11, 24)


def unfolded(file: str) -> list[str]:
    return file.replace("\r\n ", "").split("\r\n")


@given(some.text(some.characters(codec="utf-8"), max_size=300), some.text(max_size=80))
def test_whatever_is_typed_stays_text_of_its_own_line(area: str, about: str) -> None:
    """Lines end as the format asks, none is too long, none is added, and the words come back as they were."""
    file = all_day(DAY, area, about, SINCE)
    assert all(len(line.encode("utf-8", "replace")) <= LONGEST_LINE for line in file.split("\r\n"))
    lines = unfolded(file)
    assert len(lines) == 14 and lines[-1] == "" and "\n" not in "".join(lines) and "\r" not in "".join(lines)
    (summary,) = (line.removeprefix("SUMMARY:") for line in lines if line.startswith("SUMMARY:"))
    read = summary.replace("\\,", ",").replace("\\;", ";").replace("\\\\", "\\") if "\\\\" not in summary else None
    assert read is None or read == one_line(area)


def test_the_same_day_is_the_same_event() -> None:
    """Opened twice, it is there once; another area's is another."""
    uids = {
        line
        for area in ("Oak", "Oak", "Elm")
        for line in unfolded(all_day(DAY, area, "x", SINCE))
        if line.startswith("UID")
    }
    assert len(uids) == 2
    lines = unfolded(all_day(DAY, "Oak", "x", SINCE))
    assert lines[0] == "BEGIN:VCALENDAR" and lines[-2] == "END:VCALENDAR" and "VERSION:2.0" in lines
    assert "DTSTART;VALUE=DATE:20270224" in lines and "DTSTAMP:20261124T000000Z" in lines
