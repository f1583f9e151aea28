"""What weighing a proposal found: where tables stand on each question, how they see the conditions, what they wrote.

Only what tables said, as it stood at the first press of reveal. Nothing is added up: no total, no mean over questions, features or
tables, and no verdict. The rule for the words is in `reading.py`, the picture in `charts.py`.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from exercises.framework import reading
from exercises.framework.deal import asked, is_alone, parts_of
from exercises.framework.proposal import Proposal, proposal_of, typed_by
from exercises.framework.questions import (
    CANNOT,
    CONDITIONS,
    FEATURES,
    NOT_YET,
    POINTS,
    QUESTIONS,
    SAYS,
    Asked,
    Feature,
    label_of,
)
from workshop.day import Day
from workshop.everyone import Everyone
from workshop.setup import Activity
from workshop.sheet import Sheet
from workshop.words import Words
from workshop.writing import written


@dataclass(frozen=True)
class Findings:
    """One framework of a day, looked at from every side. `sheets` is by table number, every table of the day in it."""

    day: Day
    activity: Activity
    sheets: Mapping[int, Sheet]

    @cached_property
    def names(self) -> dict[int, str]:
        return {table.id: table.name for table in self.day.setup.tables}

    @property
    def alone(self) -> bool:
        """Whether one team weighs a proposal by itself, without a room."""
        return is_alone(self.activity)

    @property
    def revealed(self) -> bool:
        return any(sheet.before for sheet in self.sheets.values())

    # -- what is weighed

    @cached_property
    def shared(self) -> Proposal | None:
        """The one proposal that all tables weigh; None where each weighs its own, and tables are not set against each other."""
        return proposal_of(self.day.setup, self.activity)

    def proposal(self, table: int) -> Proposal:
        return self.shared or typed_by(self.sheets[table])

    @property
    def compared(self) -> bool:
        """Whether tables can be set beside each other: more than one, with one proposal."""
        return self.shared is not None and len(self.sheets) > 1

    # -- the questions

    def features(self, table: int) -> list[Feature]:
        """The features that a table is asked; dealt, those it was given, and any that it has answered something of."""
        dealt = {one for part in parts_of(self.day, self.activity, table) for one in part}
        from_it = self.sheets[table].choices
        return [one for one in FEATURES if one in dealt or any(q.id in from_it for q in one.questions)]

    def asked_of(self, table: int) -> list[Asked]:
        return [question for feature in self.features(table) for question in feature.questions]

    def said(self, table: int, question: str) -> str | None:
        """What a table chose, as in the record; None where it chose nothing."""
        return self.sheets[table].record.choices.get(question)

    def point(self, table: int, question: str) -> int | None:
        """Where a table stands, from 1 on the left to 5 on the right; None where it gave no point."""
        said = self.said(table, question)
        return int(said) if said in POINTS else None

    def points(self, question: str) -> dict[int, int]:
        """Tables that gave a point, in their order."""
        given = {table: self.point(table, question) for table in self.sheets}
        return {table: point for table, point in given.items() if point}

    def standing(self, question: str, choices: Sequence[str] = POINTS) -> list[int]:
        """Tables that chose one of these, in their order."""
        return [table for table in self.sheets if self.said(table, question) in choices]

    def silent(self, question: str) -> list[int]:
        """Tables that were asked and answered nothing."""
        return [
            table
            for table in self.sheets
            if question in {one.id for one in self.asked_of(table)} and self.said(table, question) is None
        ]

    def readings(self) -> dict[reading.Reading, list[str]]:
        """Questions by the words of `reading`, in the report's order. {} up to three tables, and where proposals differ."""
        if not self.compared or self.few:
            return {}
        words = {question: reading.reading(list(self.points(question).values())) for question in QUESTIONS}
        return {word: [one for one in QUESTIONS if words[one] == word] for word in reading.READINGS}

    @cached_property
    def few(self) -> bool:
        """Whether too few tables answered for any word about agreement."""
        return sum(any(self.points(one).get(table) for one in QUESTIONS) for table in self.sheets) <= reading.FEW_TABLES

    def chance(self) -> dict[reading.Reading, float]:
        return reading.chance_readings([[self.point(table, one) for one in QUESTIONS] for table in self.sheets])

    def both_sides(self) -> list[str]:
        """Questions on which some table stands on the left and some on the right."""
        return [one for one in QUESTIONS if reading.on_both_sides(list(self.points(one).values()))]

    def ends(self, question: str) -> list[int]:
        """Tables to hear (F22): furthest left, one between, furthest right; [] where all stand together or one stands alone."""
        points = self.points(question) if self.compared else {}
        ranked = sorted(points, key=lambda table: points[table])
        if len(ranked) < 2 or points[ranked[0]] == points[ranked[-1]]:
            return []
        middle = [ranked[len(ranked) // 2]] if len(ranked) > 2 else []
        return list(dict.fromkeys([ranked[0], *middle, ranked[-1]]))

    def next_discussion(self) -> list[str]:
        """Questions to talk about next: those that split the tables, or with few tables have some on both sides."""
        wanted = self.readings().get("split", []) if not self.few else self.both_sides()
        return [one for one in wanted if self.ends(one)]

    def standings(self) -> pd.DataFrame:
        """One row for each table and question that it was asked, in the columns that `charts` lists."""
        order = {table: number for number, table in enumerate(self.names)}
        rows = [
            (order[table], name, one.id, self.point(table, one.id), self.said(table, one.id) or "")
            for table, name in self.names.items()
            for one in self.asked_of(table)
        ]
        return pd.DataFrame(rows, columns=["table_order", "table", "question", "point", "said"])

    # -- the conditions

    def condition(self, condition: str) -> dict[str, list[int]]:
        """Tables by what they say of a condition: yes, not yet, cannot say."""
        return {say: [table for table in self.sheets if self.said(table, condition) == say] for say in SAYS}

    def unmet(self, table: int) -> list[str]:
        """Conditions that a table does not call met: not yet, or cannot say."""
        return [one.id for one in CONDITIONS if self.said(table, one.id) in (NOT_YET, CANNOT)]

    # -- what was written, and what came later

    def written(self, table: int, field: str, about: str | None = None) -> list[str]:
        """What a table wrote in a field, as text; with `about`, of one question or condition."""
        return [note.text.strip() for note in written(self.sheets[table].notes, field, about)]

    def moved(self) -> list[tuple[int, str]]:
        """Table and question or condition, wherever a table chose otherwise after the reveal."""
        return [
            (table, one)
            for table, sheet in self.sheets.items()
            for one in (*(condition.id for condition in CONDITIONS), *QUESTIONS)
            if sheet.before and sheet.before.choices.get(one) != sheet.choices.get(one)
        ]

    def unfinished(self) -> list[int]:
        """Tables that had not said of every part that they had finished it. A team alone is not asked to."""
        parts = {one.part or 0 for one in asked(self.day, self.activity)}
        return [] if self.alone else [t for t, sheet in self.sheets.items() if parts - set(sheet.record.finished)]


def findings(day: Day, activity: Activity, said: Everyone) -> Findings:
    """The findings of one round of the framework."""
    return Findings(day, activity, said.tables)


def sentences(found: Findings, words: Words, numbers: bool = False) -> list[tuple[str, str]]:
    """Which questions split the tables, as (heading with chance, questions); up to three tables only which have some on both
    sides, without a word for it. With `numbers` the questions are named by their numbers alone."""

    def named(questions: list[str]) -> str:
        names = (QUESTIONS[one].number if numbers else QUESTIONS[one].label for one in questions)
        return ", ".join(names) or words("reading.none")

    if not found.compared:
        return []
    if found.few:
        return [(words("framework.both_sides"), named(found.both_sides()))]
    chance, readings = found.chance(), found.readings()
    total = sum(map(len, readings.values()))
    return [
        (words(f"framework.reading.{word.replace(' ', '_')}", n=len(of_it), of=total, chance=about(chance[word], words)),
         named(of_it))
        for word, of_it in readings.items()
        if word != "one apart" or len(found.sheets) >= reading.MANY_TABLES
    ]  # fmt: skip


def second_thoughts(found: Findings, about: Collection[str], names: Mapping[int, str], words: Words) -> list[str]:
    """One sentence for each answer that a table changed after the reveal; `names` are those that may be shown."""
    return [
        words("framework.room.moved_one", table=names[table], question=label_of(one),
              before=said_in_words(found, table, one, words),
              now=choice_in_words(found.sheets[table].choices.get(one), words))
        for table, one in found.moved()
        if one in about
    ]  # fmt: skip


def about(questions: float, words: Words) -> str:
    """A count that chance would give, as a whole number; a small one is not called none."""
    return words("reading.about", count=f"{questions:.0f}") if questions >= 0.5 else words("reading.less_than_one")


def said_in_words(found: Findings, table: int, question: str, words: Words) -> str:
    """Where a table stands on a question: "towards the right", "cannot say yet", "not answered"."""
    return choice_in_words(found.said(table, question), words)


def choice_in_words(choice: str | None, words: Words) -> str:
    return words(f"framework.said.{choice or 'nothing'}")
