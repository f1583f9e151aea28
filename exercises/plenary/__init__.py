"""The plenary: the room looks at its own day, checks what was found, and says what comes next.

For the facilitator. What was parked comes back first, and each table says what struck it. Then statements: draft up to seven
on the desk as the day goes on, take over what the findings offer, and show a few. Each table says *that is right*, *not
quite* or *something is missing*, and the room sees statement and answers together after the press. Change a statement and
show it again: answers to the words before stay with those words. Next steps name a role, never a person. Each table ticks
what of its own words may be quoted; nothing else is. The exit slip goes round last, by person.
"""

from typing import Any

from exercises.plenary import answer
from exercises.plenary.slip import PAPER, SEAT, Slips, people
from workshop.acts import Kind
from workshop.day import Day
from workshop.everyone import Everyone
from workshop.setup import Activity

PARTS = ("insights", "statements", "next_steps", "quotations", "slip")  # as `answer` numbers them
STEPS = ("answers", "one", "next_steps")
MINUTES = 40
INSTRUCTION = (
    "Look back at the day together. Say what struck you, tell us whether our statements are right, and name what your "
    "table will do next. You need not agree with the other tables."
)


def planned(cards: int) -> tuple[Activity, ...]:
    """The plenary as an activity of a day; it needs no cards."""
    return (Activity("plenary", "plenary", "plenary", "Plenary", MINUTES, INSTRUCTION),)


def offered(day: Day, activity: Activity, said: Everyone, table: int) -> dict[str, Any]:
    """The statements that are shown, as they read, and whether one read otherwise before: the same to everybody."""
    return {
        "statements": [
            {"id": one.on.id, "text": one.on.text, "changed": len(one.versions) > 1}
            for one in answer.shown(said.room)
            if one.on
        ]
    }


def table_view(said: Any, people_there: list[Slips]) -> dict[str, Any]:
    """What a table's own screens are sent beside its answer: how many slips were handed in there, and not what they say."""
    return {"slips": people(people_there)}


KIND = Kind(
    name="plenary",
    sorts={"table": answer.TABLE, "seat": SEAT, "slips": PAPER, "room": answer.ROOM},
    doing=answer.doing,
    parts=lambda activity: PARTS,
    steps=STEPS,
    about_one=frozenset({"one"}),
    pressed_after={"answers": answer.STATEMENTS, "one": answer.STATEMENTS, "next_steps": answer.NEXT_STEPS},
    table_view=table_view,
    offered=offered,
)
