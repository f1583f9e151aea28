"""A calendar file (RFC 5545) with one day in it: what it is and a line on it. It names no person, holds no address and tells no time."""

from datetime import date, timedelta

from workshop.report.blocks import one_line
from workshop.report.parts import digest

LONGEST_LINE = 75  # bytes; the rest goes on in a line that begins with a space


def all_day(day: date, summary: str, description: str, since: date) -> str:
    """One event that lasts a day. The same day and words make the same event, so that it is not there twice when it is opened twice;
    it is dated `since`."""
    told = [_text(summary), _text(description)]
    lines = [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Common Ground//Area report//EN", "BEGIN:VEVENT",
        f"UID:{digest(day.isoformat(), *told)}", f"DTSTAMP:{since:%Y%m%d}T000000Z",
        f"DTSTART;VALUE=DATE:{day:%Y%m%d}", f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{told[0]}", f"DESCRIPTION:{told[1]}", "TRANSP:TRANSPARENT", "END:VEVENT", "END:VCALENDAR",
    ]  # fmt: skip
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _text(text: str) -> str:
    """On one line, with what the format reads as signs of its own marked as letters."""
    return one_line(text).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")


def _folded(line: str) -> str:
    """A line cut into pieces of so many bytes, none within a letter."""
    pieces, held = [""], 0
    for letter in line:
        size = len(letter.encode("utf-8", "replace"))
        if held + size > LONGEST_LINE:
            pieces.append(" ")
            held = 1
        pieces[-1] += letter
        held += size
    return "\r\n".join(pieces)
