"""What the page of setting up holds until it is saved: filled once, changed by what is typed and pressed, read as a `Setup`.

It is held in Streamlit's session, where each text, number and tick has the key that its box has. Besides these: `tables` and
`cards`, the chosen ones by id in their order; `closed`, the tables that are closed; `programme`, the activities and breaks in
their order, of which the page shows one at a time; `own`, this workshop's own cards and its own texts; `brought`, those that were
brought in and are here now; `chance`, which letters are drawn by; `opened_with`, the setting-up that was last saved.
"""

from collections.abc import Iterable
from dataclasses import replace
from random import Random
from secrets import randbits

import streamlit as st

from exercises.run_sheets import A_DAY, from_sheet, pace_of, usual
from pages.house import house
from workshop.brought import cards_of
from workshop.casebook import DEFAULT_DECK, CaseStudy, Pack
from workshop.programme import Entry, Held, entries, gathered, listed
from workshop.setting_up import new_setup, own_cards, with_cards
from workshop.setup import Activity, Setup, TablePlace
from workshop.words import words

say, kept = words(), st.session_state
TEXTS = ("area", "host", "date", "starts", "contact", "purpose", "lawful_basis")


def begin(stored: Setup, workshop: str) -> None:
    """Fill the page, from what is saved or from a first suggestion."""
    packs = house().packs.values()
    kept.chance = randbits(64)
    first_deck = next(iter(packs)).deck(DEFAULT_DECK)
    suggestion = from_sheet(A_DAY, len(first_deck), say.of("programme"))
    setup = stored if stored.tables else new_setup(first_deck, suggestion, Random(kept.chance))
    kept.opened_with = stored
    kept.tables = [table.id for table in setup.tables]
    kept.cards = [dealt.card.id for dealt in setup.cards]
    kept.programme = listed(setup)
    in_packs = {card.id for pack in packs for card in pack.cards}
    ever = own_cards(house().store.journal(workshop))
    kept.own = {one: card for one, card in ever.items() if one not in in_packs}
    kept.own |= {dealt.card.id: dealt.card for dealt in stored.cards}
    kept.update({name: getattr(setup, name) for name in TEXTS}, count=len(setup.tables))
    kept.update(names_on_wall=setup.names_on_wall, keep_days=setup.keep_days, minimum_count=setup.minimum_count)
    kept.update({f"name {table.id}": table.name for table in setup.tables})
    kept.closed = [table.id for table in setup.tables if table.closed]


def library() -> dict[str, CaseStudy]:
    """Every card that can be chosen, by id: the packs', those brought in, and this workshop's own and its own texts."""
    dealt = {one.card.id: one.card for one in kept.opened_with.cards}
    return {**cards_of(house().packs.values()), **kept.own, **kept.brought, **dealt}


def offer_brought(packs: Iterable[Pack]) -> None:
    """Offer the cards that were brought in; what another page took out meanwhile is no longer chosen."""
    kept.brought = cards_of(packs)
    kept.cards = [one for one in kept.cards if one in library()]


def drafted() -> Setup:
    """The setting-up as the page shows it."""
    tables = tuple(TablePlace(one, kept[f"name {one}"].strip(), one in kept.closed) for one in kept.tables)
    texts = {name: kept[name].strip() for name in TEXTS}
    rules = {name: kept[name] for name in ("names_on_wall", "keep_days", "minimum_count")}
    activities, breaks = gathered(map(_of_these_cards, kept.programme))
    bare = Setup(**texts, **rules, tables=tables, cards=kept.opened_with.cards, activities=activities, breaks=breaks)
    return with_cards(bare, [library()[card] for card in kept.cards], Random(kept.chance))


def _of_these_cards(one: Held) -> Held:
    if not isinstance(one, Activity):
        return one
    return replace(one, cards=tuple(card for card in one.cards if card in kept.cards))


# -- the programme


def held(name: str) -> Held:
    """The activity or break of an id."""
    return next(one for one in kept.programme if one.id == name)


def put(new: Held) -> None:
    """An activity or break in the place of the one of its id."""
    kept.programme = [new if one.id == new.id else one for one in kept.programme]


def arrange(programme: Iterable[Held]) -> None:
    """A programme in the place of the one there was; a break that comes before every activity falls out."""
    activities, breaks = gathered(programme)
    kept.programme = listed(Setup(activities=activities, breaks=breaks))


def counted() -> list[Entry]:
    """The programme as lines to count with."""
    activities, breaks = gathered(kept.programme)
    return entries(Setup(activities=activities, breaks=breaks), pace_of)


def usual_minutes(one: Activity, cards: int) -> int:
    """The minutes that an activity usually has with so many of the workshop's cards, or with its own; 0 where nobody says."""
    found = usual(one.exercise, len(one.cards) or cards)
    return found.minutes if found else 0


def follow_cards(cards: list[str]) -> None:
    """Choose these cards; minutes that were just enough stay so."""
    before, now = len(kept.cards), len(cards)
    for one in kept.programme:
        if isinstance(one, Activity) and one.minutes == usual_minutes(one, before):
            put(replace(one, minutes=max(1, usual_minutes(one, now))))
    kept.cards = cards
