"""What a synthesis found of the areas chosen: rankings, criteria, kinds of benefit and risk, factors, the framework's questions.

Of each area the record of the first round counts, as it stood before the reveal. Areas stand side by side, in the alphabet's order;
nothing is added up over them.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from exercises.acceptability.factors import OPTIONS
from exercises.framework.questions import CANNOT, CONSENT, POINTS
from exercises.ranking import dimensions
from exercises.ranking.findings import Findings as Ranked
from exercises.ranking.kinds import reasons, tables_of, tagged
from exercises.ranking.places import positions
from exercises.synthesis import places, sharing
from exercises.synthesis.areas import Area, by_name
from exercises.synthesis.places import InArea, Placed, Reading
from exercises.synthesis.sharing import Held, SharedCard, text_of

STANDS = (*POINTS, CANNOT, CONSENT, None)  # where a table may stand on a question, from the left; None: not answered


@dataclass(frozen=True, slots=True)
class CountOfTables:
    """So many tables of so many."""

    tables: int
    of: int


@dataclass(frozen=True)
class Across:
    """A shared card and where each area's tables placed it."""

    card: SharedCard
    areas: tuple[InArea, ...]

    @property
    def shares(self) -> list[list[float]]:
        return [area.shares for area in self.areas]

    @cached_property
    def reading(self) -> Reading:
        return places.reading(self.shares)


@dataclass(frozen=True)
class RankingAcross:
    """One ranking in the areas that held it. `found` is by area."""

    held: Held
    found: Mapping[str, Ranked]

    @cached_property
    def cards(self) -> list[SharedCard]:
        return sharing.cards({area: one.deck for area, one in self.found.items()})

    @cached_property
    def across(self) -> list[Across]:
        """Each card that is compared, by name."""
        return [
            Across(card, tuple(in_area(area, self.found[area], card.id) for area in card.areas))
            for card in self.cards
            if card.areas
        ]

    def not_compared(self) -> list[SharedCard]:
        return [card for card in self.cards if not card.areas]

    def readings(self) -> dict[Reading, list[Across]]:
        """Compared cards by their words."""
        every: tuple[Reading, ...] = (*places.READINGS, "too few")
        return {word: [one for one in self.across if one.reading == word] for word in every}

    def measured(self) -> list[Across]:
        """Cards with enough areas and tables for chance to be reckoned."""
        return [one for one in self.across if places.measured(one.shares)]

    @cached_property
    def chance(self) -> dict[Reading, float]:
        return places.chance([one.shares for one in self.measured()])

    def criteria(self) -> dict[str, dict[str, list[str]]]:
        """By area, then by table, in the tables' words; a table that wrote none has []."""
        return {
            area: {name: one.criteria().get(table, []) for table, name in _in_order(one.names)}
            for area, one in self.found.items()
        }

    def kinds(self) -> dict[str, dict[str, CountOfTables]]:
        """For each kind that was tagged anywhere, in the report's order: by area, how many of the tables that gave reasons."""
        by_area = {area: tagged(one, one.room) for area, one in self.found.items() if self.tagged_in(area)}
        gave = {area: len({reason.table for reason in reasons(self.found[area])}) for area in by_area}
        order = [kind for kind in self._known() if any(kind in there for there in by_area.values())]
        return {
            kind: {area: CountOfTables(len(tables_of(there.get(kind, []))), gave[area]) for area, there in by_area.items()}
            for kind in order
        }  # fmt: skip

    def tagged_in(self, area: str) -> bool:
        """Whether anybody tagged the reasons of an area: where nobody did, a kind that is missing says nothing."""
        return bool(tagged(self.found[area], self.found[area].room))

    def kind_name(self, kind: str) -> str:
        return self._known()[kind].name

    def _known(self) -> Mapping[str, Any]:
        return dimensions(next(iter(self.found.values())).activity)


def in_area(area: str, found: Ranked, card: str) -> InArea:
    """Where an area's finished tables placed a card before the reveal; every table of the area is in it once."""
    placed, left_out = [], []
    finished = found.finished("before")
    for table in finished:
        there = positions(found.order(table, "before").ranking())
        if card in there:
            placed.append(Placed(found.names[table], there[card], len(there)))
        else:
            left_out.append(found.names[table])
    late = sorted((name for table, name in found.names.items() if table not in finished), key=by_name)
    ranked = sorted(placed, key=lambda one: (one.share, one.of, by_name(one.table)))
    return InArea(area, tuple(ranked), tuple(sorted(left_out, key=by_name)), tuple(late))


@dataclass(frozen=True)
class FactorsAcross:
    """The criteria for acceptability in the areas that sorted them. `found` is by area."""

    held: Held
    found: Mapping[str, Any]

    def named(self) -> dict[str, dict[str, CountOfTables]]:
        """Every option, in the report's order: by area, at how many of the tables that named criteria."""
        return {
            option: {area: CountOfTables(len(one.under(option)), len(one.criteria)) for area, one in self.found.items()}
            for option in OPTIONS
        }


@dataclass(frozen=True)
class FrameworkAcross:
    """The framework in the areas that held it. `found` is by area."""

    held: Held
    found: Mapping[str, Any]

    @cached_property
    def together(self) -> list[tuple[str, ...]]:
        """Areas that weighed the same proposal, two at least in a group."""
        return [group for group in self._groups.values() if len(group) > 1]

    def proposals(self) -> dict[str, list[str]]:
        """What was weighed, by area: the one proposal of its tables, or its tables' own, each once."""
        return {area: _titles(one) for area, one in self.found.items()}

    @cached_property
    def _groups(self) -> dict[object, tuple[str, ...]]:
        groups: dict[object, tuple[str, ...]] = {}
        for area, one in self.found.items():
            key = _weighed(one)
            if key is not None:
                groups[key] = (*groups.get(key, ()), area)
        return groups

    def stands(self, area: str, question: str) -> dict[str | None, list[str]]:
        """An area's tables by where they stand on a question, from the left; of tables that were asked it."""
        one = self.found[area]
        asked = [entry for entry in _in_order(one.names) if question in {each.id for each in one.asked_of(entry[0])}]
        by = {say: [name for table, name in asked if one.said(table, question) == say] for say in STANDS}
        return {say: tables for say, tables in by.items() if tables}


def _weighed(found: Any) -> object:
    """What makes two proposals the same: a card with the same text, or the same typed words. None: each table has its own."""
    if found.shared is None:
        return None
    if str(found.activity.options.get("title") or "").strip():
        return found.shared
    card = str(found.activity.options.get("card") or "").strip()
    return next(text_of(one.card) for one in found.day.setup.cards if card in (one.letter, one.card.id))


def _titles(found: Any) -> list[str]:
    if found.shared:
        return [found.shared.title]
    return list(dict.fromkeys(found.proposal(table).title for table, _ in _in_order(found.names)))


def _in_order(names: Mapping[int, str]) -> list[tuple[int, str]]:
    """Tables by name."""
    return sorted(names.items(), key=lambda entry: by_name(entry[1]))


@dataclass(frozen=True)
class Synthesis:
    """What was found of these areas, at least two."""

    areas: Sequence[Area]

    @cached_property
    def held(self) -> list[Held]:
        return sharing.held(self.areas)

    def _of(self, held: Held) -> dict[str, Any]:
        found = {area.name: area.found(held.kind, held.exercise) for area in self.areas}
        return {area: one for area, one in found.items() if one is not None}

    def _shared(self, kind: str) -> list[Held]:
        return [one for one in self.held if one.kind == kind and one.shared]

    @cached_property
    def rankings(self) -> list[RankingAcross]:
        return [RankingAcross(one, self._of(one)) for one in self._shared("ranking")]

    @cached_property
    def factors(self) -> list[FactorsAcross]:
        return [FactorsAcross(one, self._of(one)) for one in self._shared("acceptability")]

    @cached_property
    def frameworks(self) -> list[FrameworkAcross]:
        return [FrameworkAcross(one, self._of(one)) for one in self._shared("framework")]


def synthesis(areas: Iterable[Area]) -> Synthesis:
    """The synthesis of these areas, whatever the order in which they come."""
    return Synthesis(sorted(areas, key=lambda area: by_name(area.name)))
