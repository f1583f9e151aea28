"""What the vignettes found: where tables put each case, and how they moved when one thing changed.

Only what a table placed before the reveal, in a part that it finished; "we cannot say yet" is no step, and a table that did not place
the case or the change has no shift. Nothing is filled in. How a shift is counted is in `movement.py`.

An example to follow by hand. Eight tables placed their case and its three changes; a shift is the step of the change less the step
of the case, so that -2 is two steps towards less acceptable:

    table      1   2   3   4   5   6   7   8     less  same  more  moved  median   without any one table
    data      -1  -1   0  -1   0  +1   0  -1       4     3     1     5     -0.5    -1 to 0
    purpose   -2  -1  -2  -1   0  -1  -2   0       6     2     0     6     -1      -1 to -1
    recipient  0   0  -1   0  +1   0  -1   0       2     5     1     3      0       0 to 0

For data, in order: -1 -1 -1 -1 0 0 0 +1. The median is between the fourth and the fifth, -0.5. Without a table at -1 it is 0, and
without any other it is -1. The purpose moved most tables, six of eight. Leave out table 3 or table 7, and purpose and data are level
at five; leave out any other, and purpose is still alone in front: so the lead holds for six of the eight. The gap between the first
and the last is 6 - 3 = 3. With the labels of the changes shuffled at each table it would be 2.7 on average: so it says little.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from exercises.vignettes import CANNOT_SAY, CASE_PART, CHANGES_PART, SCALE, dealing
from exercises.vignettes.cases import CASES, FACTORS, Case, Vignette
from exercises.vignettes.dealing import MANY_TABLES, Deal
from exercises.vignettes.movement import Gap, Leading, Movement, gap, leading
from workshop.day import Day
from workshop.everyone import Everyone
from workshop.setup import Activity
from workshop.sheet import Sheet


@dataclass(frozen=True)
class Findings:
    """One round of the vignettes. `sheets` is by table number, every table of the day in it."""

    day: Day
    activity: Activity
    sheets: Mapping[int, Sheet]

    @cached_property
    def names(self) -> dict[int, str]:
        return {table.id: table.name for table in self.day.setup.tables}

    @cached_property
    def deals(self) -> Mapping[int, Deal]:
        return dealing.deals(self.day, self.activity)

    @property
    def dealt(self) -> bool:
        """Whether cases were dealt, so that tables had different ones."""
        return dealing.many(self.day, self.activity)

    @property
    def revealed(self) -> bool:
        return any(sheet.before for sheet in self.sheets.values())

    @property
    def measured(self) -> bool:
        """Whether enough tables finished for more than words (F19)."""
        return self.dealt and len(self.finished(CHANGES_PART)) >= MANY_TABLES

    def finished(self, part: int = CHANGES_PART) -> list[int]:
        """The tables that count in a part: they finished it, or a later one."""
        return [table for table, sheet in self.sheets.items() if max(sheet.record.finished, default=-1) >= part]

    def chosen(self, table: int, vignette: Vignette) -> str:
        """What a table said of a vignette before the reveal: a step, `cannot-say`, or nothing."""
        return self.sheets[table].record.choices.get(vignette.id, "")

    def step(self, table: int, vignette: Vignette) -> int | None:
        """On which step a table put a vignette, from 1."""
        chosen = self.chosen(table, vignette)
        return SCALE.index(chosen) + 1 if chosen in SCALE else None

    def shift(self, table: int, factor: str) -> int | None:
        """How many steps a table moved when a factor changed; None where it placed only one of the two, or neither."""
        deal = self.deals[table]
        base, now = self.step(table, deal.case.vignette), self.step(table, deal.changed(factor))
        return None if base is None or now is None else now - base

    @cached_property
    def movements(self) -> dict[str, Movement]:
        """How finished tables moved, by factor."""
        shifts = {factor: {table: self.shift(table, factor) for table in self.finished()} for factor in FACTORS}
        return {
            factor: Movement({table: shift for table, shift in here.items() if shift is not None})
            for factor, here in shifts.items()
        }

    def leading(self) -> Leading | None:
        return leading(self.movements)

    def moved_of_all(self) -> dict[str, int]:
        """By factor, how many tables moved of those that placed all changes."""
        every = set.intersection(*(set(one.shifts) for one in self.movements.values()))
        return {factor: sum(bool(one.shifts[table]) for table in every) for factor, one in self.movements.items()}

    def gap(self) -> Gap | None:
        return gap(self.movements)

    def could_not_say(self, factor: str) -> list[int]:
        """Finished tables that could not say of a change, or of their case before it."""
        return [
            table
            for table in self.finished()
            if CANNOT_SAY in (self.chosen(table, self.deals[table].case.vignette),
                              self.chosen(table, self.deals[table].changed(factor)))
        ]  # fmt: skip

    def not_placed(self, factor: str) -> list[int]:
        """Finished tables that left a change, or their case before it, without an answer."""
        placed = {*self.movements[factor].shifts, *self.could_not_say(factor)}
        return [table for table in self.finished() if table not in placed]

    def cases(self) -> list[Case]:
        """The cases that tables had, in the order of the file."""
        had = {self.deals[table].case.id for table in self.sheets}
        return [case for case in CASES.values() if case.id in had]

    def tables_of(self, vignette: Vignette) -> list[int]:
        """The tables that were dealt a vignette."""
        return [table for table in self.sheets if vignette in self.deals[table].vignettes]

    def base_counts(self, case: Case) -> dict[str, int]:
        """How many tables put a case on each step, `cannot-say` last; only of tables that finished the first part."""
        tables = [table for table in self.finished(CASE_PART) if self.deals[table].case == case]
        said = [self.chosen(table, case.vignette) for table in tables]
        return {choice: said.count(choice) for choice in (*SCALE, CANNOT_SAY)}

    def reasons(self, table: int, vignette: Vignette) -> list[str]:
        """Why, in a table's own words."""
        return [note.text for note in self.sheets[table].written("why", vignette.id)]

    def ends(self, factor: str) -> list[int]:
        """Tables to hear on one change: the one that moved furthest towards less acceptable, one between, and the one that moved
        furthest towards more (F22). Never one alone: [] where fewer than two tables placed it, or all moved alike."""
        shifts = self.movements[factor].shifts
        ranked = sorted(shifts, key=lambda table: shifts[table])
        if len(ranked) < 2 or shifts[ranked[0]] == shifts[ranked[-1]]:
            return []
        middle = [ranked[len(ranked) // 2]] if len(ranked) > 2 else []
        return list(dict.fromkeys([ranked[0], *middle, ranked[-1]]))

    def next_discussion(self) -> list[str]:
        """The factors, those first where tables moved furthest apart."""
        ranges = {factor: one.range or (0, 0) for factor, one in self.movements.items()}
        return sorted(FACTORS, key=lambda factor: ranges[factor][0] - ranges[factor][1])


def findings(day: Day, activity: Activity, said: Everyone) -> Findings:
    """The findings of one round of the vignettes."""
    return Findings(day, activity, said.tables)
