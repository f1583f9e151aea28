"""What a case told in stages found: where each table stood, at which stage tables moved and which way, and what they asked for.

Choices are as they stood at the reveal; words count whenever they came. Movement at a stage is counted over the tables that
answered there and at the stage before; "cannot say yet" is an answer and no place on the scale. Nothing is filled in, nothing
averaged.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from exercises.staged import MIDDLE, SCALE, step_of
from exercises.staged.cases import Case, case_of, name_of
from workshop.day import Day
from workshop.everyone import Everyone
from workshop.setup import Activity
from workshop.sheet import Sheet
from workshop.words import Words

Turn = Literal["more", "less", "same", "can", "cannot"]
Side = Literal["below", "above"]
SIDES: tuple[Side, ...] = ("below", "above")
TURNS: tuple[Turn, ...] = ("more", "less", "same", "can", "cannot")


@dataclass(frozen=True)
class Findings:
    """One case on one day. `sheets` is by table number, every table of the day in it; stages are numbered from 0."""

    day: Day
    activity: Activity
    sheets: Mapping[int, Sheet]

    @cached_property
    def case(self) -> Case:
        return case_of(self.activity)

    @cached_property
    def names(self) -> dict[int, str]:
        return {table.id: table.name for table in self.day.setup.tables}

    @cached_property
    def told(self) -> range:
        """The stages that the room has been told: up to where the lead turned, or to the last that a table answered."""
        progress = self.day.progress.get(self.activity.id)
        answered = [n for n, _ in enumerate(self.case.stages) if any(self.said(table, n) for table in self.sheets)]
        reached = max([progress.part if progress else -1, *answered])
        return range(min(reached + 1, len(self.case.stages)))

    def stage_named(self, name: str | None) -> int | None:
        """The number of a stage that was told, by the name that acts give it; None for any other name."""
        return next((stage for stage in self.told if name_of(stage) == name), None)

    @property
    def revealed(self) -> bool:
        return any(sheet.before for sheet in self.sheets.values())

    def had_not_finished(self, table: int) -> bool:
        """Whether a table had not said that it was done with the last stage told, when the lead revealed."""
        return self.sheets[table].before is not None and self.told[-1] not in self.sheets[table].record.finished

    def said(self, table: int, stage: int) -> str | None:
        """The choice of a table at a stage, as it was at the reveal; None where it made none."""
        return self.sheets[table].record.choices.get(name_of(stage))

    def step(self, table: int, stage: int) -> int | None:
        """Where a table put the use at a stage, from 1; None where it gave no place on the scale."""
        return step_of(self.said(table, stage))

    def answered(self) -> list[int]:
        """The tables that answered at one stage or more."""
        return [table for table in self.sheets if any(self.said(table, stage) for stage in self.told)]

    def stood(self, stage: int) -> dict[str, list[int]]:
        """The tables at each choice that a table made at a stage, in the order of the scale, "cannot say" last."""
        choices = {table: self.said(table, stage) for table in self.sheets}
        order = sorted({said for said in choices.values() if said}, key=lambda said: step_of(said) or len(SCALE) + 1)
        return {choice: [table for table, said in choices.items() if said == choice] for choice in order}

    # -- movement

    def turn(self, table: int, stage: int) -> Turn | None:
        """Which way a table moved from the stage before; None where it did not answer at both."""
        if stage == 0 or not (self.said(table, stage) and self.said(table, stage - 1)):
            return None
        before, now = self.step(table, stage - 1), self.step(table, stage)
        if before is None or now is None:
            return "same" if before == now else "can" if before is None else "cannot"
        return "same" if before == now else "more" if now > before else "less"

    def moves(self, stage: int) -> dict[Turn, list[int]]:
        """The tables that turned each way at a stage; only the ways that a table took."""
        turns = {table: self.turn(table, stage) for table in self.sheets}
        found: dict[Turn, list[int]] = {one: [table for table, turn in turns.items() if turn == one] for one in TURNS}
        return {turn: tables for turn, tables in found.items() if tables}

    def left_out(self, stage: int) -> list[int]:
        """The tables that answered somewhere and enter no movement at a stage, since they gave no answer at one of the two."""
        return [table for table in self.answered() if self.turn(table, stage) is None]

    def first(self, side: Side) -> dict[int, list[int]]:
        """By stage, the tables that were below (or above) the middle there for the first time."""
        found: dict[int, list[int]] = {}
        for table in self.sheets:
            steps = {stage: self.step(table, stage) for stage in self.told}
            beyond = [n for n, at in steps.items() if at and (at < MIDDLE if side == "below" else at > MIDDLE)]
            if beyond:
                found.setdefault(beyond[0], []).append(table)
        return dict(sorted(found.items()))

    # -- what they wrote

    def wrote(self, table: int, field: str, stage: int) -> list[str]:
        """What a table wrote in a field about a stage."""
        return [note.text for note in self.sheets[table].written(field, name_of(stage))]

    def conditions(self, stages: Iterable[int] | None = None) -> dict[int, list[tuple[int, str]]]:
        """By table, the conditions it set, each with its stage; only tables that set one."""
        told = list(self.told if stages is None else stages)
        said = {table: [(n, text) for n in told for text in self.wrote(table, "condition", n)] for table in self.sheets}
        return {table: conditions for table, conditions in said.items() if conditions}

    # -- what to talk about

    def pair(self, stage: int) -> list[int]:
        """Two tables to hear about a stage: one that moved there and one that did not, or else two from its two ends."""
        moved = [table for table in self.sheets if self.turn(table, stage) not in (None, "same")]
        stayed = [table for table in self.sheets if self.turn(table, stage) == "same"]
        if moved and stayed:
            return [self._tells_most(moved, stage), self._tells_most(stayed, stage)]
        here = [table for table in self.sheets if self.said(table, stage)]
        ends = sorted(here, key=lambda table: self.step(table, stage) or MIDDLE)
        return [ends[0], ends[-1]] if len(ends) > 1 else []

    def one_sided(self, stage: int) -> str:
        """ "none_moved" or "all_moved" where the tables counted at a stage all did the same, else nothing."""
        moves = self.moves(stage)
        return (
            ""
            if not moves or ("same" in moves and len(moves) > 1)
            else "none_moved"
            if "same" in moves
            else "all_moved"
        )

    def _tells_most(self, tables: list[int], stage: int) -> int:
        """Of these tables the first that wrote a reason and a condition, or at least one of them."""
        written = {t: sum(bool(self.wrote(t, field, stage)) for field in ("moved", "condition")) for t in tables}
        return max(tables, key=lambda table: written[table])

    def discussed(self) -> list[int]:
        """The stages told, those at which most tables moved first."""
        moved = {n: sum(len(tables) for turn, tables in self.moves(n).items() if turn != "same") for n in self.told}
        return sorted(self.told, key=lambda stage: -moved[stage])


def findings(day: Day, activity: Activity, everyone: Everyone) -> Findings:
    """The findings of one case from everyone's answers."""
    return Findings(day, activity, everyone.tables)


# -- in words, by rule


def stage_name(found: Findings, words: Words, stage: int) -> str:
    return words("staged.stage_short", n=stage + 1, title=found.case.stages[stage].title)


def choice_name(choice: str | None, words: Words) -> str:
    return str(words.of("staged.scale")[choice]) if choice else words("staged.paths.not_answered")


def movement(found: Findings, words: Words) -> list[tuple[str, str]]:
    """One line a stage: where tables began, then how many moved which way. Numbers of tables, and no names."""
    return [(stage_name(found, words, n), moved_at(found, words, n) if n else began(found, words)) for n in found.told]


def began(found: Findings, words: Words) -> str:
    return _capital(stood_at(found, words, 0))


def stood_at(found: Findings, words: Words, stage: int) -> str:
    """Where tables stood at a stage: "two at “In between”, one at “Acceptable”."."""
    stood = found.stood(stage)
    if not stood:
        return words("staged.movement.answered_none")
    at = [
        words("staged.movement.at_step", n=words.number(len(tables)), step=choice_name(choice, words))
        for choice, tables in stood.items()
    ]
    return f"{', '.join(at)}."


def moved_at(found: Findings, words: Words, stage: int) -> str:
    """How many tables moved which way at a stage, of those that answered there and at the stage before."""
    moves, left_out = found.moves(stage), found.left_out(stage)
    counted = sum(map(len, moves.values()))
    what = [words(f"staged.movement.{turn}", n=words.number(len(tables))) for turn, tables in moves.items()]
    key = "counted_none" if not counted else "counted_one" if counted == 1 else "counted"
    told = [words(f"staged.movement.{key}", n=words.number(counted), what=", ".join(what))]
    if left_out:
        told.append(words.sentence("staged.movement.left_out", n=words.number(len(left_out))))
    return " ".join(told)


def crossings(found: Findings, words: Words) -> list[str]:
    """At which stages tables first stood below the middle, and above it: how many, and no names. One table may be the only one
    of several that answered."""
    return [_crossing(found, words, side) for side in SIDES] if found.answered() else []


def _crossing(found: Findings, words: Words, side: Side) -> str:
    first = found.first(side)
    if not first:
        return words(f"staged.movement.{side}_none")
    key = "at_stage" if len(first) > 1 else "at_one_stage"
    when = [
        words(f"staged.movement.{key}", stage=stage + 1, n=words.number(len(tables))) for stage, tables in first.items()
    ]
    who, of = sum(map(len, first.values())), len(found.answered())
    told = words("staged.movement.only") if of == 1 else words.share(who, of)
    return words.sentence(f"staged.movement.{side}", who=told, when=", ".join(when))


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]
