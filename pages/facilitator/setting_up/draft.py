"""What the page of setting up holds until it is saved: filled once, changed by what is typed and pressed, read as a `Setup`.

It is held in Streamlit's session, where each text, number and tick has the key that its box has. Besides these: `tables` and
`cards`, the chosen ones by id in their order; `closed`, the tables that are closed; `own`, this workshop's own cards and its
own texts; `chance`, which letters are drawn by; `opened_with`, the setting-up that was last saved.
"""

from random import Random
from secrets import randbits

import streamlit as st

from exercises.ranking import EXERCISES, Exercise, planned
from pages.house import house
from workshop.casebook import DEFAULT_DECK, CaseStudy
from workshop.setting_up import new_setup, own_cards, with_cards
from workshop.setup import Activity, Setup, TablePlace

kept = st.session_state


def begin(stored: Setup, workshop: str) -> None:
    """Fill the page, from what is saved or from a first suggestion."""
    packs = house().packs.values()
    kept.chance = randbits(64)
    first_deck = next(iter(packs)).deck(DEFAULT_DECK)
    suggestions = planned(len(first_deck))
    setup = stored if stored.tables else new_setup(first_deck, suggestions, Random(kept.chance))
    kept.opened_with = stored
    kept.tables = [table.id for table in setup.tables]
    kept.cards = [dealt.card.id for dealt in setup.cards]
    in_packs = {card.id for pack in packs for card in pack.cards}
    ever = own_cards(house().store.journal(workshop))
    kept.own = {one: card for one, card in ever.items() if one not in in_packs}
    kept.own |= {dealt.card.id: dealt.card for dealt in stored.cards}
    kept.update(area=setup.area, host=setup.host, date=setup.date, count=len(setup.tables))
    kept.update(names_on_wall=setup.names_on_wall, keep_days=setup.keep_days, minimum_count=setup.minimum_count)
    kept.update({f"name {table.id}": table.name for table in setup.tables})
    kept.closed = [table.id for table in setup.tables if table.closed]
    for suggestion in suggestions:
        saved = setup.activity(suggestion.id)
        one = saved or suggestion
        kept.update({f"hold {one.id}": saved is not None, f"minutes {one.id}": one.minutes})
        kept.update({f"instruction {one.id}": one.instruction, f"think {one.id}": one.think_first})


def library() -> dict[str, CaseStudy]:
    """Every card that can be chosen, by id: the packs', and this workshop's own and its own texts."""
    return {**{card.id: card for pack in house().packs.values() for card in pack.cards}, **kept.own}


def drafted() -> Setup:
    """The setting-up as the page shows it."""
    tables = tuple(TablePlace(one, kept[f"name {one}"].strip(), one in kept.closed) for one in kept.tables)
    texts = {name: kept[name].strip() for name in ("area", "host", "date")}
    rules = {name: kept[name] for name in ("names_on_wall", "keep_days", "minimum_count")}
    bare = Setup(**texts, **rules, tables=tables, cards=kept.opened_with.cards, activities=activities())
    return with_cards(bare, [library()[card] for card in kept.cards], Random(kept.chance))


def activities() -> tuple[Activity, ...]:
    ours = {one.id: one for one in map(activity, EXERCISES.values()) if kept[f"hold {one.id}"]}
    others = [one for one in kept.opened_with.activities if one.id not in EXERCISES]
    return (*ours.values(), *others)


def activity(exercise: Exercise) -> Activity:
    saved = kept.opened_with.activity(exercise.id)
    return Activity(
        exercise.id, "ranking", exercise.id, saved.heading if saved else exercise.heading,
        kept[f"minutes {exercise.id}"], kept[f"instruction {exercise.id}"].strip(), kept[f"think {exercise.id}"],
    )  # fmt: skip
