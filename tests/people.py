"""People who do things: a laptop at a table and a lead, who speak to a store as screens do.

Each laptop numbers its own acts under a client id of its own, and sends along the number of the stage that its screen
shows; `looks` brings that up to date, as the live socket does for a real one.
"""

import itertools
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from exercises.ranking import EXERCISES
from workshop.acts import Envelope, Key, Outcome
from workshop.casebook import Pack, read_pack
from workshop.record import Held, day_key
from workshop.registry import Link, Workshop
from workshop.setup import DAY_ACTIVITY, LETTERS, Activity, Dealt, Setup, TablePlace, plain_setup
from workshop.store import Store

PACK = Path(__file__).parents[1] / "case_studies" / "data-for-public-benefit-2018"
DECK = ("justice-data-lab", "discount-check", "energy-rebate", "homes-and-health", "joined-up-care")
NAMES = ("Oak", "Elm", "Ash")
NOON = 1_700_000_000.0
_numbers = itertools.count(1)


@cache
def pack() -> Pack:
    return read_pack(PACK)


def setting_up(deck: tuple[str, ...] = DECK, **changed: Any) -> Setup:
    """A setting-up from the real pack, complete unless something is `changed`."""
    cards = {card.id: card for card in pack().cards}
    chosen: dict[str, Any] = {
        "area": "Ashdale",
        "host": "Ashdale Council",
        "date": "2026-11-24",
        "tables": tuple(TablePlace(number, name) for number, name in enumerate(NAMES, 1)),
        "cards": tuple(Dealt(letter, cards[name]) for letter, name in zip(LETTERS, deck, strict=False)),
        "activities": tuple(
            Activity(one.id, "ranking", one.id, one.heading, 30, one.instruction) for one in EXERCISES.values()
        ),
    }
    return Setup(**{**chosen, **changed})


@dataclass
class Person:
    """Whoever holds a link and a screen."""

    store: Store
    link: Link
    secret: str = ""
    client: str = field(default_factory=lambda: f"laptop-{next(_numbers)}")
    stage: int | None = None
    seqs: Any = field(default_factory=lambda: itertools.count(1))

    def envelope(self, key: Key, act: dict[str, Any]) -> Envelope:
        return Envelope(key, self.client, next(self.seqs), self.link.name, act, stage=self.stage)

    def says(self, key: Key, **act: Any) -> Outcome:
        return self.store.act(self.envelope(key, act))

    def looks(self) -> None:
        """The screen is up to date."""
        self.stage = self.store.day(self.link.workshop).number


@dataclass
class Laptop(Person):
    """A laptop at a table."""

    activity: str = "benefit"

    @property
    def key(self) -> Key:
        """Where its table's answer stands."""
        return Key(self.link.workshop, self.activity, 1, f"table:{self.link.table}")

    @property
    def own(self) -> Key:
        """Where its own seat's answer stands."""
        return Key(self.link.workshop, self.activity, 1, f"seat:{self.link.seat}")

    @property
    def held(self) -> Held:
        return self.store.held(self.key)

    @property
    def said(self) -> Any:
        return self.held.answer

    def piles(self, card: str, pile: str = "more") -> Outcome:
        return self.says(self.key, kind="pile", card=card, pile=pile)

    def place(self, card: str, after: str | None = None, pile: str = "more") -> Outcome:
        return self.says(self.key, kind="place", card=card, pile=pile, after=after)

    def tie(self, card: str, level_with: str) -> Outcome:
        return self.says(self.key, kind="tie", card=card, level_with=level_with)

    def cannot(self, card: str) -> Outcome:
        return self.says(self.key, kind="cannot", card=card)

    def writes(self, field: str, text: str, note: str = "first", base: int = 0) -> Outcome:
        return self.says(self.key, kind="write", note=note, field=field, text=text, base=base, client=self.client)

    def marks(self, card: str, way: str | None = "up") -> Outcome:
        return self.says(self.own, kind="mark", card=card, way=way)

    def counts_heads(self, people: int) -> Outcome:
        key = Key(self.link.workshop, DAY_ACTIVITY, 1, f"table:{self.link.table}")
        return self.says(key, kind="head_count", people=people)

    def finish(self) -> Outcome:
        return self.says(self.key, kind="finish")

    def goes_back(self) -> Outcome:
        return self.says(self.key, kind="go_back")


@dataclass
class Lead(Person):
    """The lead, whose acts are acts on the day."""

    @property
    def key(self) -> Key:
        return day_key(self.link.workshop)

    def sets_up(self, setup: Setup) -> Outcome:
        return self.says(self.key, kind="set_up", setup=plain_setup(setup))

    def opens(self, activity: str, at: float = NOON) -> Outcome:
        return self.says(self.key, kind="open", activity=activity, at=at)

    def reveals(self, step: int = 1, **more: Any) -> Outcome:
        return self.says(self.key, kind="reveal", step=step, **more)

    def pauses(self, on: bool = True, at: float = NOON + 60) -> Outcome:
        return self.says(self.key, kind="pause", on=on, at=at)

    def eyes_up(self, on: bool = True) -> Outcome:
        return self.says(self.key, kind="eyes_up", on=on)

    def closes(self) -> Outcome:
        return self.says(self.key, kind="close")

    def ends(self, on: bool = True) -> Outcome:
        return self.says(self.key, kind="end", on=on)


@dataclass
class UnderWay:
    """A workshop under way: three tables, five cards, benefit open; a lead, and a laptop at each of two tables."""

    store: Store
    entry: Workshop
    lead: Lead
    oak: Laptop
    elm: Laptop

    def sits_down(self, table: int) -> Laptop:
        """Another laptop at a table."""
        secret, link = self.store.registry.new_link(self.entry.id, "seat", table)
        laptop = Laptop(self.store, link, secret)
        laptop.looks()
        return laptop

    def opens_link(self, role: str) -> Person:
        secret, link = self.store.registry.new_link(self.entry.id, role)
        return Person(self.store, link, secret)


def under_way(store: Store, sort: str = "workshop", **changed: Any) -> UnderWay:
    entry = store.registry.new_workshop(sort)
    secret, link = store.registry.new_link(entry.id, "lead")
    lead = Lead(store, link, secret)
    assert lead.sets_up(setting_up(**changed)).status == "done"
    assert lead.opens("benefit").status == "done"
    oak, elm = (
        Laptop(store, link, secret) for secret, link in (store.registry.new_link(entry.id, "seat", n) for n in (1, 2))
    )
    oak.looks(), elm.looks()
    return UnderWay(store, entry, lead, oak, elm)
