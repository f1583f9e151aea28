"""An area, as a synthesis takes it: its name, its day, and what was found in each activity that was opened."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from exercises.report import every_round, opened
from workshop.day import Day
from workshop.scene import Scene
from workshop.setup import Activity

FEWEST_AREAS = 2
COMPARED = ("ranking", "acceptability", "framework")  # kinds of activity whose findings are set beside each other


@dataclass(frozen=True)
class Area:
    """One workshop. `rounds` are the findings of each round, the first one first, by activity id, of the kinds in COMPARED."""

    name: str
    day: Day
    rounds: Mapping[str, tuple[Any, ...]]

    def held(self, kind: str, exercise: str) -> list[Activity]:
        """Its activities of one exercise that were opened, in the order of the programme."""
        return [
            one
            for one in self.day.setup.activities
            if (one.kind, one.exercise) == (kind, exercise) and one.id in self.day.progress
        ]

    def found(self, kind: str, exercise: str) -> Any:
        """What was found in the first round of the first of them, None where there is none: it is the one that tables came to fresh."""
        return next((self.rounds[one.id][0] for one in self.held(kind, exercise)), None)


def gathered(scenes: Iterable[Scene]) -> tuple[Area, ...]:
    """The areas of these workshops."""
    there = list(scenes)
    return tuple(Area(name, scene.day, _rounds(scene)) for name, scene in zip(names(there), there, strict=True))


def by_name(name: str) -> tuple[int, int, str]:
    """The order in which areas and tables stand, which says nothing of them: numbers first, then the alphabet's."""
    return (0, int(name), "") if name.isdecimal() else (1, 0, name.casefold())


def names(scenes: list[Scene]) -> list[str]:
    """What each is called: its area; with its date where two have one name; with its code where they have one date too."""
    said = [scene.day.setup.area for scene in scenes]
    dated = [f"{name}, {scene.day.setup.date}".removesuffix(", ") for name, scene in zip(said, scenes, strict=True)]
    coded = [f"{name} ({_code(scene)})" for name, scene in zip(dated, scenes, strict=True)]
    alone = [Counter(name.casefold() for name in called) for called in (said, dated)]
    return [
        one if alone[0][one.casefold()] == 1 else two if alone[1][two.casefold()] == 1 else three
        for one, two, three in zip(said, dated, coded, strict=True)
    ]


def _code(scene: Scene) -> str:
    entry = scene.store.registry.workshop(id=scene.workshop)
    return entry.code if entry else scene.workshop


def _rounds(scene: Scene) -> dict[str, tuple[Any, ...]]:
    return {one.id: tuple(every_round(scene, one)) for one in opened(scene) if one.kind in COMPARED}
