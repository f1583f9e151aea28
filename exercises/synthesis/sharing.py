"""What areas share: the same exercise, and the same card with the same text.

An activity is shared where two areas or more held the same exercise; what they called it does not matter, what they told tables
does, and is said where it differs. A card is shared where two areas or more had it in that activity with the same text.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from exercises import planned
from exercises.synthesis.areas import FEWEST_AREAS, Area
from workshop.casebook import CaseStudy
from workshop.setup import Dealt

_SOME_CARDS = 8  # for `planned`, which wants a number; only headings are read


@dataclass(frozen=True, slots=True)
class Held:
    """An exercise that some area held. `areas` held it, `without` did not; `again` held it more than once or in a second round;
    `told` are the areas by the instruction that they gave, one group for each wording."""

    kind: str
    exercise: str
    heading: str
    areas: tuple[str, ...]
    without: tuple[str, ...]
    again: tuple[str, ...]
    told: tuple[tuple[str, ...], ...]

    @property
    def shared(self) -> bool:
        return len(self.areas) >= FEWEST_AREAS


def held(areas: Sequence[Area]) -> list[Held]:
    """Every exercise that any area held, in the order of a day."""
    called = {(one.kind, one.exercise): one.heading for one in planned(_SOME_CARDS)}
    found = [_held(areas, kind, exercise, heading) for (kind, exercise), heading in called.items()]
    return [one for one in found if one.areas]


def _held(areas: Sequence[Area], kind: str, exercise: str, heading: str) -> Held:
    there = {area.name: area.held(kind, exercise) for area in areas}
    having = [area for area in areas if there[area.name]]
    told: dict[str, list[str]] = {}
    for area in having:
        told.setdefault(there[area.name][0].instruction, []).append(area.name)
    return Held(
        kind,
        exercise,
        heading,
        areas=tuple(area.name for area in having),
        without=tuple(area.name for area in areas if not there[area.name]),
        again=tuple(area.name for area in having if _again(area, kind, exercise)),
        told=tuple(map(tuple, told.values())),
    )


def _again(area: Area, kind: str, exercise: str) -> bool:
    activities = area.held(kind, exercise)
    return len(activities) > 1 or any(area.day.round(one.id) > 1 for one in activities)


@dataclass(frozen=True, slots=True)
class SharedCard:
    """A card over areas. `areas` had it with one text and are compared (none, where fewer than two had); `changed` had it with
    another text, `without` had it not."""

    id: str
    name: str
    areas: tuple[str, ...]
    changed: tuple[str, ...]
    without: tuple[str, ...]


def text_of(card: CaseStudy) -> str:
    """All that tables could read on a card while they ranked, for comparing; its letter is drawn afresh for each workshop."""
    return repr(card.face_at("benefit"))


def cards(decks: Mapping[str, Mapping[str, Dealt]]) -> list[SharedCard]:
    """Every card of these decks (by area, then by id), by name.

    A card's text can be changed in an area. Compared are then the areas that had the text which most areas had, and the others are
    named. Where no one text was had by most, nobody is compared: there is no telling which of the texts is the card.
    """
    ids = sorted({card for deck in decks.values() for card in deck})
    found = [_card(card, decks) for card in ids]
    return sorted(found, key=lambda one: (one.name.casefold(), one.id))


def _card(card: str, decks: Mapping[str, Mapping[str, Dealt]]) -> SharedCard:
    texts: dict[str, list[str]] = {}
    for area, deck in decks.items():
        if card in deck:
            texts.setdefault(text_of(deck[card].card), []).append(area)
    sizes = sorted(map(len, texts.values()), reverse=True)
    most = sizes[0] if sizes[0] >= FEWEST_AREAS and sizes[0] not in sizes[1:] else 0
    same = next((there for there in texts.values() if len(there) == most), [])
    having = [area for area in decks if card in decks[area]]
    named = decks[(same or having)[0]][card].card.short_name
    changed = [area for area in having if area not in same] if len(texts) > 1 else []
    return SharedCard(card, named, tuple(same), tuple(changed), tuple(a for a in decks if card not in decks[a]))
