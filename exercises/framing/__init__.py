"""Framing: what the day is for, and the words that it uses. One picture and one sentence at a time.

For the facilitator. Turn through the parts as you speak; the wall shows the picture, and each table has a few lines to read beside
it. Nothing is asked of tables but what they want to come back to. The law shown is that of 2017: say so.
"""

from workshop.acts import Kind
from workshop.briefing import BRIEFING
from workshop.setup import Activity
from workshop.sheet import sheet_sort

FIELDS = ("parked",)


def planned(cards: int) -> tuple[Activity, ...]:
    """The activity, with about two minutes a picture."""
    instruction = "Look up and listen: one picture at a time. If a word is unclear, say so now or write it down below."
    return (Activity("framing", "framing", "framing", "What the day is about", 15, instruction),)


KIND = Kind(
    name="framing",
    sorts={"table": sheet_sort(FIELDS)},
    parts=lambda activity: tuple(section.id for section in BRIEFING),
)
