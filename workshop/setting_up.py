"""Setting up: from what a lead decides beforehand to the `Setup` that the day begins with.

A workshop keeps its cards as it was given them: each with its letter, drawn afresh for this workshop so that no letter
suggests an order, and kept from then on; each with the version of its text. What is impossible is refused by `day`; what is
only unwise (too many cards for the clock, a card kept for another activity) is said here, as a warning that stops nobody.
"""

import random
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from workshop.acts import Kind
from workshop.casebook import CaseStudy
from workshop.conducting import DAY
from workshop.late import as_planned
from workshop.programme import Held, gathered, listed
from workshop.setup import LEAST_CARDS, LETTERS, MOST_TABLES, Activity, Dealt, Setup, TablePlace, fault_of, letters_for

MOST_WORDS = 60  # F4: never more than 60 words of instruction at once
MANY_CARDS = 10  # F8
TABLES_FOR_HELPERS, TABLES_A_HELPER = 8, 5  # F13
TREES = (
    "Oak", "Elm", "Ash", "Yew", "Hazel", "Rowan", "Birch", "Alder", "Lime", "Holly",
    "Beech", "Maple", "Willow", "Cherry", "Hawthorn", "Pine", "Larch", "Juniper", "Aspen", "Poplar",
    "Chestnut", "Walnut", "Cedar", "Spruce", "Elder", "Plum", "Pear", "Apple", "Quince", "Medlar",
    "Box", "Sycamore", "Hornbeam", "Whitebeam", "Spindle", "Blackthorn", "Dogwood", "Laurel", "Bay", "Fig",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence of the words file by its key, with what fills its braces."""

    key: str
    values: Mapping[str, Any] = field(default_factory=dict)


def new_setup(cards: Iterable[CaseStudy], programme: Iterable[Held], chance: random.Random) -> Setup:
    """A workshop that nobody has decided anything about: four tables, these cards with letters drawn, this programme."""
    activities, breaks = gathered(programme)
    blank = Setup(tables=tables_named(TREES[:4]), activities=activities, breaks=breaks)
    return with_cards(blank, cards, chance)


def copied(setup: Setup, chance: random.Random) -> Setup:
    """The same setting-up for another day: letters drawn afresh, every table open, no date, texts as a first version, and the
    programme as it was planned, whatever gave way on the day."""
    tables = tuple(replace(table, closed=False) for table in setup.tables)
    activities, breaks = gathered(as_planned(one) for one in listed(setup))
    bare = replace(setup, date="", tables=tables, cards=(), activities=activities, breaks=breaks)
    return with_cards(bare, [dealt.card for dealt in setup.cards], chance)


def tables_named(names: Iterable[str]) -> tuple[TablePlace, ...]:
    return tuple(TablePlace(number, name) for number, name in enumerate(names, 1))


def suggested(count: int, trees: bool) -> tuple[str, ...]:
    """Names for so many tables: of trees, or numbers."""
    return TREES[:count] if trees else tuple(str(number) for number in range(1, count + 1))


def with_cards(setup: Setup, cards: Iterable[CaseStudy], chance: random.Random) -> Setup:
    """The setting-up with these cards in this order.

    A card that was there keeps its letter, and its version unless its text differs, which makes it the next one. A new card
    gets the next free letter: the first n letters of the alphabet in an order drawn by `chance`, then the rest.
    """
    wanted, before = list(cards), setup.deck()
    drawn = letters_drawn(len(wanted), [dealt.letter for dealt in setup.cards], chance)
    kept = {card.id: before[card.id].letter for card in wanted if card.id in before}
    letters = letters_for([card.id for card in wanted], drawn, kept)
    return replace(setup, cards=tuple(_dealt(letters[card.id], card, before.get(card.id)) for card in wanted))


def with_card(setup: Setup, card: CaseStudy, chance: random.Random) -> Setup:
    """The setting-up with one card added at the end, or with its text changed where it stands."""
    others = {dealt.card.id: dealt.card for dealt in setup.cards}
    return with_cards(setup, {**others, card.id: card}.values(), chance)


def letters_drawn(count: int, given: Iterable[str], chance: random.Random) -> list[str]:
    """The alphabet in the order in which new cards get letters; `given` ones come last, as paper may still bear them."""
    first, rest = list(LETTERS[:count]), list(LETTERS[count:])
    chance.shuffle(first)
    worn = set(given)
    return sorted([*first, *rest], key=lambda letter: letter in worn)


def _dealt(letter: str, card: CaseStudy, before: Dealt | None) -> Dealt:
    version = 1 if before is None else before.version + (card != before.card)
    return Dealt(letter, card, version)


def words_in(instruction: str) -> int:
    return len(instruction.split())


def faults(setup: Setup, say: Callable[..., str], kinds: Mapping[str, Kind] | None = None) -> list[str]:
    """What stands in the way of saving, one sentence each; `say` gives those that `fault_of` has not. `kinds` know which
    activities cannot be held without cards."""
    told = [
        say("setup.too_many_words", heading=one.heading, n=words_in(one.instruction), most=MOST_WORDS)
        for one in setup.activities
        if words_in(one.instruction) > MOST_WORDS
    ]
    if fault := fault_of(setup):
        return [fault, *told]
    bare = [one for one in setup.activities if _lacks_cards(setup, one, kinds or {})]
    told += [say("setup.needs_cards", heading=one.heading, n=len(setup.deck(one)), least=LEAST_CARDS) for one in bare]
    return told


def _lacks_cards(setup: Setup, activity: Activity, kinds: Mapping[str, Kind]) -> bool:
    kind = kinds.get(activity.kind)
    return kind is not None and kind.needs_cards and len(setup.deck(activity)) < LEAST_CARDS


def warnings(setup: Setup, minutes_needed: Callable[[int], int]) -> list[Said]:
    """What a lead should know and may still do: keys of the words file, in the order in which they matter.

    `minutes_needed` says how long a ranking of so many cards takes.
    """
    rankings = [one for one in setup.activities if one.kind == "ranking"]
    decks = [setup.deck(one) for one in rankings]
    said = [_too_short(one, minutes_needed(len(setup.deck(one)))) for one in rankings]
    if decks and (most := max(map(len, decks))) > MANY_CARDS:
        said.append(Said("setup.many_cards", {"n": most, "minutes": minutes_needed(most)}))
    said += [_kept(dealt.card) for dealt in setup.cards if any(dealt.card.id in deck for deck in decks)]
    if len(setup.tables) >= TABLES_FOR_HELPERS:
        said.append(Said("setup.helpers", {"tables": len(setup.tables), "helpers": helpers(len(setup.tables))}))
    if any(activity.think_first for activity in setup.activities):
        said.append(Said("setup.think_first_note"))
    return [one for one in said if one]


def helpers(tables: int) -> int:
    """How many helpers are advised: one for five tables, from eight tables on."""
    return -(-tables // TABLES_A_HELPER) if tables >= TABLES_FOR_HELPERS else 0


def _too_short(activity: Activity, needed: int) -> Said | None:
    values = {"heading": activity.heading, "minutes": activity.minutes, "needed": needed}
    return Said("setup.too_short", values) if activity.minutes < needed else None


def _kept(card: CaseStudy) -> Said | None:
    return Said("setup.kept_for", {"card": card.short_name, "why": card.kept_for}) if card.kept_for else None


def moved(order: list[str], one: str, by: int) -> list[str]:
    """The order with one of it so many places further on (back where `by` is negative), as far as there are places."""
    at = order.index(one)
    to = max(0, min(len(order) - 1, at + by))
    left = order[:at] + order[at + 1 :]
    return left[:to] + [one] + left[to:]


def state_of(setup: Setup, begun: bool, ended: bool) -> str:
    """How far a workshop is, as a key of the words: `new`, `ready`, `under_way` or `ended`."""
    if ended:
        return "ended"
    if begun:
        return "under_way"
    return "ready" if setup.tables else "new"


def more_tables(names: list[str], count: int, last: int) -> tuple[TablePlace, ...]:
    """So many further tables, numbered on from `last` and named as the others are: by a number, or by a tree not yet taken."""
    numbered = bool(names) and all(name.strip().isdecimal() for name in names)
    offered = map(str, range(1, 2 * MOST_TABLES + 1)) if numbered else (*TREES, *map(str, range(1, MOST_TABLES + 1)))
    taken = {name.strip().casefold() for name in names}
    free = [name for name in offered if name.casefold() not in taken]
    return tuple(TablePlace(last + at, name) for at, name in enumerate(free[: max(0, count)], 1))


def found(cards: Iterable[CaseStudy], text: str = "", sector: str = "", beneficiary: str = "") -> list[CaseStudy]:
    """The cards that hold every word of a text in any of their fields, and are of a sector and for beneficiaries if named."""
    words = text.casefold().split()
    return [
        card
        for card in cards
        if (not sector or card.sector == sector)
        and (not beneficiary or beneficiary in card.beneficiaries)
        and all(word in _all_text(card) for word in words)
    ]


def _all_text(card: CaseStudy) -> str:
    return " ".join(_texts(list(card.face_at("afterwards").values()))).casefold()


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | dict):
        for inside in value.values() if isinstance(value, dict) else value:
            yield from _texts(inside)


def own_cards(journal: Iterable[Mapping[str, Any]]) -> dict[str, CaseStudy]:
    """Every card that a workshop was ever set up with, by id and as last written; so one taken out can come back."""
    cards: dict[str, CaseStudy] = {}
    for row in journal:
        if row["kind"] == "set_up" and row["act"]:
            cards |= {dealt.card.id: dealt.card for dealt in DAY.read(row["act"]).setup.cards}
    return cards
