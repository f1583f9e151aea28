"""Dealing: which case a table gets, which one change of each factor, and in which order it meets them.

Below eight tables all get the same case and the same three changes, which the facilitator chose, so that tables can talk about
one thing. From eight tables it is a block design: cases and changes are dealt so that each is seen by as equal a number of tables
as can be. Every table gets one case as the report has it and one change of each factor, four vignettes, not both changes: seven
would take the time of the talk. The order of the three changes goes round from table to table, so that no factor always comes last.

Dealing stays as it is while an activity is open. Tables are dealt to by their numbers, as they stood when the activity was opened
(`Progress.tables`); a table that is closed later keeps what it was dealt, and one that is added later is dealt to after all others.
The number of tables at the opening also settles which of the two ways it is. Chance comes from the moment of the opening. What the
facilitator chose is read as it stands: chosen otherwise while tables work, their answers are to another case, and are there again
when it is chosen back.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from random import Random

from exercises.vignettes.cases import CASES, DEFAULT_CASE, FACTORS, Case, Vignette
from workshop.day import Day
from workshop.setup import Activity
from workshop.words import Words

MANY_TABLES = 8  # F19
SECOND = (
    "--second"  # after a case's name where it is chosen: with the second of the changes made up for it, of each factor
)
# Two tables of a row get opposite changes in all three. Four rows are all eight ways of choosing one of two, three times.
_ROWS = ((0, 0, 0), (0, 0, 1), (0, 1, 0), (0, 1, 1))


@dataclass(frozen=True, slots=True)
class Deal:
    """What a table gets: a case, and its changes in the order in which the table meets them."""

    case: Case
    changes: tuple[Vignette, ...]

    @property
    def vignettes(self) -> tuple[Vignette, ...]:
        return (self.case.vignette, *self.changes)

    def changed(self, factor: str) -> Vignette:
        return next(vignette for vignette in self.changes if vignette.factor == factor)


def many(day: Day, activity: Activity) -> bool:
    """Whether the cases are dealt: eight tables or more were there when the activity was opened."""
    return len(_opened_for(day, activity)) >= MANY_TABLES


def deals(day: Day, activity: Activity) -> Mapping[int, Deal]:
    """What each table of the day gets, by table number."""
    opened = _opened_for(day, activity)
    tables = (*opened, *sorted({table.id for table in day.setup.tables} - set(opened)))
    at = day.progress.get(activity.id)
    if many(day, activity):
        return dealt(tables, str(at.opened_at if at else ""))
    return same(tables, str(activity.options.get("case", "")), day.round(activity.id))


def _opened_for(day: Day, activity: Activity) -> tuple[int, ...]:
    at = day.progress.get(activity.id)
    return at.tables if at and at.tables else tuple(sorted(one.id for one in day.setup.tables if not one.closed))


def same(tables: Sequence[int], chosen: str = "", round: int = 1) -> Mapping[int, Deal]:
    """One case and one change of each factor for all. `chosen` is a case's name; ending in SECOND, its second changes come first.
    Each further round makes the other changes."""
    case = CASES.get(chosen.removesuffix(SECOND), CASES[DEFAULT_CASE])
    way = (chosen.endswith(SECOND) + round - 1) % 2
    changes = {factor: case.changed(factor, way) for factor in FACTORS}
    return {table: _turned(case, changes, at) for at, table in enumerate(tables)}


def dealt(tables: Sequence[int], seed: str) -> Mapping[int, Deal]:
    """Cases and changes dealt to tables in the order in which they are named. Further tables change nothing for those before them.

    At every length the counts of cases differ by one at most, and so do the counts of all changes of one factor and the counts of a
    factor's places in the order.
    """
    cases = _cases(seed)
    seen = dict.fromkeys(CASES, 0)
    found = {}
    for at, table in enumerate(tables):
        case = next(cases)
        ways = _ways(case.id, seen[case.id], seed)
        chosen = {
            factor: Vignette(case, factor, case.changes(factor)[way]) for factor, way in zip(FACTORS, ways, strict=True)
        }
        found[table] = _turned(case, chosen, at)
        seen[case.id] += 1
    return found


def _cases(seed: str) -> Iterator[Case]:
    """All cases in a shuffled order, then all again in another, without end."""
    chance = Random(f"{seed} cases")
    while True:
        yield from chance.sample(list(CASES.values()), len(CASES))


def _ways(case: str, time: int, seed: str) -> tuple[int, ...]:
    """Which of the two changes of each factor the next table with this case gets; `time` counts those before it.

    Cases start in different rows, so that the first eight tables get all eight ways once.
    """
    starts = Random(f"{seed} rows").sample(range(len(CASES)), len(CASES))
    row = _ROWS[(starts[list(CASES).index(case)] + time // 2) % len(_ROWS)]
    flipped = Random(f"{seed} {case} {time // 2}").randrange(2) ^ (time % 2)
    return tuple(way ^ flipped for way in row)


def _turned(case: Case, chosen: Mapping[str, Vignette], at: int) -> Deal:
    """The three changes, beginning with another at each table."""
    return Deal(case, tuple(chosen[FACTORS[(at + turn) % len(FACTORS)]] for turn in range(len(FACTORS))))


def in_words(deal: Deal, say: Words) -> Deal:
    """What a table was dealt in the words of its device."""
    levels = {factor: tuple(say.told(one, "phrase") for one in some) for factor, some in deal.case.levels.items()}
    case = replace(say.told(deal.case, "title", "text"), levels=levels)
    changes = (replace(one, case=case, level=one.level and say.told(one.level, "phrase")) for one in deal.changes)
    return Deal(case, tuple(changes))
