"""Defining public benefit: each table writes what it means by it, reads what others wrote, and writes again.

For the facilitator. Ask for one sentence that a neighbour would understand before anyone argues about words. When you turn to
reading, each table gets up to three definitions of others, without names, as they stood at that moment; it marks words to keep
and words to change, and says what it would ask. When you turn to revising, each table has its readers' marks back. The marks are
advice: a table that leaves its words as they are has answered too. The definition in law comes last, so that nobody copies it.
"""

import re
from dataclasses import replace
from typing import Any

from workshop.acts import Kind, Standing
from workshop.day import Day
from workshop.paper import PAPER
from workshop.setup import Activity
from workshop.sheet import Question, Sheet, choices_of, sheet_sort
from workshop.tiles import Doing
from workshop.words import words

NAME, MINUTES = "definitions", 25
DRAFT, READ, REVISE = range(3)
PARTS = ("draft", "read", "revise")
STEPS = ("side_by_side", "marked", "one", "law", "blank")
KEEP, CHANGE = MARKS = ("keep", "change")
FIELDS = ("definition", "ask")
MARK = re.compile(
    r"m-(\d{1,6})-(\d{1,6})-(\d{1,4})"
)  # the table that wrote it, the revision that was read, the word from 1


def planned(cards: int) -> tuple[Activity, ...]:
    """The activity of a day; it uses no cards."""
    say = words()
    return (Activity(NAME, NAME, NAME, say("definitions.heading"), MINUTES, say("definitions.instruction")),)


def standing(act: Any, sheet: Sheet, day: Day, activity: str, stage: int | None) -> Standing:
    """As for any sheet. A mark is a choice of the second part; Refused where it names no table of this workshop."""
    marks = [mark for one in choices_of(act) if (mark := MARK.fullmatch(one.question))]
    asked = [Question(mark[0], MARKS, READ) for mark in marks if day.setup.table(int(mark[1]))]
    return sheet_sort(FIELDS, lambda *_: asked, keeps_turns=True).standing(act, sheet, day, activity, stage)


def doing(sheet: Sheet, day: Day, activity: Activity) -> Doing:
    """Whether a table has begun with the part on screen: a definition written, or something said of what it reads."""
    at = day.progress.get(activity.id)
    part = at.part if at else DRAFT
    said = bool(sheet.choices or sheet.written("ask")) if part == READ else bool(sheet.written("definition"))
    return Doing(int(said), 1, None, part in sheet.finished, from_paper(sheet))


def from_paper(sheet: Sheet) -> bool:
    """Whether a table's definition was entered from its paper."""
    return sheet.on_paper or any(note.last == PAPER for note in sheet.written("definition"))


KIND = Kind(
    name=NAME,
    sorts={"table": replace(sheet_sort(FIELDS, keeps_turns=True), standing=standing)},
    doing=doing,
    parts=lambda activity: PARTS,
    steps=STEPS,
    about_one=frozenset({"one"}),
)
