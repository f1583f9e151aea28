"""Days that were held, for keeping: by scripted tables through every activity, and a small one by hand."""

from collections.abc import Collection
from dataclasses import replace
from typing import Any

from exercises import KINDS, room
from exercises.run_sheets import TWO_HOURS, from_sheet
from pages.demonstration_setup import demonstrations
from tests.people import NOON, Laptop, Lead, Person, pack
from workshop.acts import Key, Outcome
from workshop.everyone import everyone
from workshop.play import presses_after
from workshop.programme import gathered
from workshop.record import Held
from workshop.setup import Setup, TablePlace
from workshop.store import Store
from workshop.words import words

SAY = words()


def everything(store: Store, workshop: str) -> dict[Key, Held]:
    """Every answer that the store has of a workshop, by its key without the workshop's id."""
    day = store.day(workshop)
    keys = {(row["activity"], row["round"], row["party"]) for row in store.journal(workshop)}
    assert day.setup.tables
    return {Key("", *key): store.held(Key(workshop, *key)) for key in keys}


def a_whole_day(store: Store, tables: int = 2) -> Lead:
    """A day of every activity, played by the demonstration's scripts without its pauses."""
    return a_day(store, demonstrations({pack().id: pack()})["whole"], tables)


def two_hours(store: Store, tables: int = 3, unfinished: Collection[int] = (3,), area: str = "Exampleshire") -> Lead:
    """The two-hour workshop with its six cards, at which some tables never say that they have finished."""
    setup = demonstrations({pack().id: pack()})["whole"]
    cards = [card.id for card in pack().deck(TWO_HOURS.deck)]
    six = tuple(dealt for dealt in setup.cards if dealt.card.id in cards)
    activities, breaks = gathered(from_sheet(TWO_HOURS, len(six), {"break": "Break", "lunch": "Lunch"}))
    return a_day(store, replace(setup, area=area, cards=six, activities=activities, breaks=breaks), tables, unfinished)


def a_day(store: Store, setup: Setup, tables: int, unfinished: Collection[int] = ()) -> Lead:
    """A day of this programme with so many tables, from setting up to its end."""
    entry = store.registry.new_workshop()
    secret, link = store.registry.new_link(entry.id, "lead")
    lead = Lead(store, link, secret)
    more = (TablePlace(number, f"Table {number}") for number in range(len(setup.tables) + 1, tables + 1))
    places = (*setup.tables[:tables], *more)
    assert lead.sets_up(replace(setup, tables=places)).status == "done"
    laptops = [_laptop(store, entry.id, table.id, table.id in unfinished) for table in places]
    expert = Person(store, store.registry.new_link(entry.id, "observer")[1])
    for laptop in laptops:
        laptop.counts_heads(5)
    for number, activity in enumerate(setup.activities):
        assert lead.opens(activity.id, NOON + 900 * number).status == "done"
        _hold(lead, activity, laptops, expert)
    lead.ends()
    return lead


class Unfinished(Laptop):
    """A laptop of a table that never says it has finished."""

    def says(self, key: Key, **act: Any) -> Outcome:
        return Outcome("done") if act.get("kind") == "finish" else super().says(key, **act)


def _laptop(store: Store, workshop: str, table: int, unfinished: bool) -> Laptop:
    return (Unfinished if unfinished else Laptop)(store, store.registry.new_link(workshop, "seat", table)[1])


def _hold(lead: Lead, activity: Any, laptops: list[Laptop], expert: Person) -> None:
    store, script, kind = lead.store, room(activity.kind, "simulated"), KINDS[activity.kind]
    last = max(1, len(kind.parts(activity))) - 1
    for part in range(last + 1):
        if part:
            lead.says(lead.key, kind="turn", part=part)
        for laptop in laptops:
            laptop.looks()
            laptop.activity = activity.id
            day, table = store.day(lead.link.workshop), laptop.link.table or 0
            for _, act in script.acts(day, activity, part, table, laptop.client, SAY):
                laptop.says(laptop.key, **act)
            for _, act in script.seats(day, activity, part, table, SAY) if hasattr(script, "seats") else ():
                laptop.says(laptop.own, **act)
        for name, who, party in (("observer", expert, f"observer:{expert.link.seat}"), ("staff", lead, "room")):
            if does := getattr(script, name, None):
                said = everyone(store, lead.link.workshop, activity.id)
                for _, act in list(does(store.day(lead.link.workshop), activity, part, said, SAY)):
                    who.says(Key(lead.link.workshop, activity.id, 1, party), **act)
        for press in presses_after(kind, part, last):
            lead.reveals(press)
