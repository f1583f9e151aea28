"""First impressions: what a table sees as opportunities and as challenges of sharing data, before it has looked at a case.

For the facilitator. Activity 2 of the report's Annex A; the report does not say how it was run, so this way of running it is our
own. Tables write short notes. While the room talks, lead and helpers read them at the desk, release them to the wall and
group them into themes that come from the notes and from no list. Then each table marks up to three themes that matter most
to it. Expect benefits to services to come easily and benefits to the public slowly: the workshops of 2017 met the same.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from exercises.impressions import answer
from exercises.impressions.gathering import desk, offered
from workshop.acts import Kind
from workshop.roles import SHEET_OF_STAFF
from workshop.setup import Activity
from workshop.sheet import sheet_sort

MINUTES = 30
PARTS = ("Write", "Themes", "Choose")
STEPS = ("chosen", "theme", "blank")
HEADING = "First impressions"
INSTRUCTION = (
    "Write opportunities and challenges of sharing data between public services, as you see them today. One thought a note, "
    "about 140 characters. Say it, name no one. Nobody else sees a note until the lead releases it."
)


def planned(cards: int) -> tuple[Activity, ...]:
    """The one activity of this kind. It needs no cards: ten minutes to write, ten to talk and group, ten to choose."""
    return (Activity("impressions", "impressions", "impressions", HEADING, MINUTES, INSTRUCTION),)


def _for_lead(act: Mapping[str, Any]) -> bool:
    """Letting a note that was not released stand in the report."""
    return act.get("kind") == "choose" and str(act.get("question")).startswith("report-")


ROOM = replace(sheet_sort({"theme"}, None, SHEET_OF_STAFF, early=True), for_lead=_for_lead)
KIND = Kind(
    name="impressions",
    sorts={"table": answer.TABLE, "room": ROOM},
    doing=answer.doing,
    parts=lambda activity: PARTS,
    steps=STEPS,
    about_one=frozenset({"theme"}),
    offered=offered,
    desk=desk,
)
