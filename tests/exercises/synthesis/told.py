"""Areas without a store: a ranking's tables as lines of letters, best first, and what else they held."""

from dataclasses import replace
from typing import Any

from exercises.ranking.answer import TableRanking
from exercises.ranking.findings import Findings
from exercises.synthesis.areas import Area
from tests.exercises.ranking.told import found, said
from workshop.day import Day, Progress
from workshop.setup import Activity
from workshop.sheet import Sheet


def area(
    name: str, *lines: str | TableRanking, exercise: str = "benefit", room: Sheet | None = None, **changed: Any
) -> Area:
    """An area whose tables, numbered from 1, said these orders and finished; "" is a table that said nothing."""
    tables = [said(line, finished=bool(line)) if isinstance(line, str) else line for line in lines]
    one = found(*tables, exercise=exercise, area=name, **changed)
    return Area(name, one.day, {exercise: (replace(one, room=room or Sheet()),)})


def shuffled(one: Area, order: list[int]) -> Area:
    """The same area with its tables in another order; each keeps its number and its name."""
    places = one.day.setup.tables
    setup = replace(one.day.setup, tables=tuple(places[at] for at in order))
    ranked: Findings = one.rounds["benefit"][0]
    numbers = [places[at].id for at in order]
    again = replace(ranked, day=replace(ranked.day, setup=setup), answers={n: ranked.answers[n] for n in numbers})
    return Area(one.name, again.day, {"benefit": (again,)})


def holding(name: str, activity: Activity, found: Any, day: Day) -> Area:
    """An area that held one activity of another kind, of which this was found."""
    setup = replace(day.setup, area=name, activities=(activity,))
    progress = {activity.id: day.progress.get(activity.id, Progress(0.0, 60.0))}
    return Area(name, replace(day, setup=setup, progress=progress), {activity.id: (found,)})
