"""How an activity was held, as the report's appendix begins on it whatever the exercise: its minutes, and what tables were told."""

from workshop.report.blocks import Block, Paragraph
from workshop.setup import Activity
from workshop.words import Words


def held(activity: Activity, words: Words, *more: str) -> list[Block]:
    """The minutes that were planned with `more` sentences on how it went, and then the instruction as tables had it."""
    return [
        Paragraph(" ".join((words("report.minutes", minutes=activity.minutes), *more))),
        Paragraph(activity.instruction, words("report.asked")),
    ]
