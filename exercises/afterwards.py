"""What happened next: a page to be filled in, with a date on which to look again, and the same date for a calendar (F27)."""

from collections.abc import Sequence

from exercises.rounds import Round
from workshop.dates import as_date, months_after, read_date
from workshop.day import Day
from workshop.report.blocks import Block, Bullets, Heading, PageBreak, Paragraph, Table
from workshop.report.calendar import all_day
from workshop.words import Words

MONTHS = 3
EMPTY_ROWS = 3  # where no step was named on the day
ROOM = "\u00a0\n\u00a0"  # two lines to write on


def afterwards(day: Day, rounds: Sequence[Round], words: Words) -> list[Block]:
    """When to look again, each next step with room for what came of it, and what to do on that day."""
    return [
        PageBreak(),
        Heading(words("afterwards.heading")),
        Paragraph(words("afterwards.lead"), look_again(day, words)),
        *_named(rounds, words),
        _steps(rounds, words),
        Heading(words("afterwards.then"), 2, id="then"),
        Bullets(tuple(words.of("afterwards")["do"])),
    ]


def look_again(day: Day, words: Words) -> str:
    """ "Look again on 24 February 2027.", or three months after the workshop where its date is not known."""
    date = look_again_on(day, words)
    when = words("afterwards.on", date=date) if date else words("afterwards.in_three_months")
    return words("afterwards.look_again", date=when)


def look_again_on(day: Day, words: Words) -> str:
    """ "24 February 2027"; "" where the workshop's date is not known."""
    held = read_date(day.setup.date, words)
    return as_date(months_after(held, MONTHS), words) if held else ""


def _named(rounds: Sequence[Round], words: Words) -> list[Block]:
    """How many tables named a next step."""
    return [
        Paragraph(words.sentence("afterwards.named", tables=words.share(len(steps), len(one.found.names))),
                  rests_on=one.named("by-table"))
        for one in rounds if one.activity.kind == "plenary" and (steps := one.found.next_steps())
    ]  # fmt: skip


def _steps(rounds: Sequence[Round], words: Words) -> Table:
    unsaid = words("common.not_stated")
    rows = [
        (one.found.names[table], *(part or unsaid for part in step), ROOM)
        for one in rounds if one.activity.kind == "plenary"
        for table, steps in one.found.next_steps().items()
        for step in steps
    ]  # fmt: skip
    columns = tuple(words(f"afterwards.column_{name}") for name in ("table", "what", "role", "when", "happened"))
    empty = [(*[""] * (len(columns) - 1), ROOM)] * EMPTY_ROWS
    return Table(
        words("afterwards.caption" if rows else "afterwards.caption_none"),
        columns,
        tuple(rows or empty),
        row_headers=bool(rows),
        id="steps",
    )


def reminder(day: Day, words: Words) -> str:
    """A calendar file with the day on which to look again: area and what to do, no person and no address; "" without a date."""
    held = read_date(day.setup.date, words)
    if held is None:
        return ""
    area = day.setup.area or words("common.not_stated")
    return all_day(
        months_after(held, MONTHS), words("afterwards.event", area=area), words("afterwards.event_about"), held
    )
