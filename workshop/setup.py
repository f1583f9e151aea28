"""The setting-up: what the lead decides beforehand, and what is impossible in it.

Tables, cards and activities, each with a name or number that stays while the workshop lasts, so that whatever is said of one is
still said of it after a change.
"""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import Field, JsonValue, StringConstraints, TypeAdapter

from workshop.casebook import CaseStudy
from workshop.times import read_time
from workshop.writing import Name

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
LEAST_TABLES, MOST_TABLES, LEAST_CARDS, MOST_CARDS = 1, 40, 3, 20
DAY_ACTIVITY = "day"  # what a table says of itself is kept as an activity of this name,
REPORT_ACTIVITY = "report"  # and what the lead does to the report of the day as one of this
TAKEN = (DAY_ACTIVITY, REPORT_ACTIVITY)
Line = Annotated[str, StringConstraints(strip_whitespace=True, max_length=200)]
Passage = Annotated[str, StringConstraints(strip_whitespace=True, max_length=2000)]
Minutes = Annotated[int, Field(ge=1, le=480)]


@dataclass(frozen=True, slots=True)
class TablePlace:
    """A table of the day; `id` never changes, the name may."""

    id: int
    name: Line
    closed: bool = False


@dataclass(frozen=True, slots=True)
class Dealt:
    """A case study as this workshop holds it: its letter, its text, and which version of the text."""

    letter: str
    card: CaseStudy
    version: int = 1


@dataclass(frozen=True, slots=True)
class Activity:
    """An activity of the programme: `kind` names a folder of exercises, `exercise` which of its constants.

    `minutes` are those at tables, `talk` those that the room spends with its reveal afterwards. `cards` are those of the
    workshop's that it uses ((): all of them). `options` are the exercise's own settings. When the day runs late an activity may
    be `skipped`, or shortened: `before` are then the minutes and the talk that it had.
    """

    id: Name
    kind: Name
    exercise: Name
    heading: Line
    minutes: Minutes
    instruction: Passage
    think_first: bool = False
    cards: tuple[Name, ...] = ()
    options: Mapping[Name, JsonValue] = dataclasses.field(default_factory=dict)
    talk: Annotated[int, Field(ge=0, le=240)] = 0
    skipped: bool = False
    before: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Break:
    """A break of the programme, after the activity of that id. Shortened when the day runs late, it had `before` minutes."""

    id: Name
    after: Name
    minutes: Minutes
    label: Line
    before: int | None = None


@dataclass(frozen=True, slots=True)
class Setting:
    """One thing that a lead may settle of an activity beforehand; it is kept under `name` in the activity's options.

    `words` names a table of the words: its `label`, and what each choice is called. `choices` are ids by exercise (under "":
    for every exercise of the kind), the first of them what holds where nothing was chosen.
    """

    name: str
    sort: Literal["choice", "text", "tick"]
    words: str
    choices: Mapping[str, tuple[str, ...]] = dataclasses.field(default_factory=dict)

    def offered(self, exercise: str) -> tuple[str, ...]:
        """The choices of an exercise."""
        return self.choices.get(exercise) or self.choices.get("", ())


@dataclass(frozen=True, slots=True)
class Setup:
    """What the lead decided beforehand. `cards` are in the order in which they are offered; `starts` is a time as "09:30". Who to ask
    (`contact`), what the day is for and its lawful basis stand in the privacy notice and nowhere else."""

    area: Line = ""
    host: Line = ""
    date: Line = ""
    tables: tuple[TablePlace, ...] = ()
    cards: tuple[Dealt, ...] = ()
    activities: tuple[Activity, ...] = ()
    names_on_wall: bool = False
    keep_days: Annotated[int, Field(ge=1, le=3650)] = 365
    minimum_count: Annotated[int, Field(ge=2, le=20)] = 5
    starts: Line = ""
    breaks: tuple[Break, ...] = ()
    contact: Line = ""
    purpose: Line = ""
    lawful_basis: Line = ""

    def activity(self, name: str) -> Activity | None:
        return next((activity for activity in self.activities if activity.id == name), None)

    def table(self, number: int) -> TablePlace | None:
        return next((table for table in self.tables if table.id == number), None)

    @property
    def known(self) -> frozenset[str]:
        """What the workshop, its host and its tables are called: names that are nobody's."""
        return frozenset((self.area, self.host, *(table.name for table in self.tables)))

    def deck(self, activity: Activity | None = None) -> dict[str, Dealt]:
        """The workshop's cards by id, in their order; of an activity those that it uses."""
        wanted = activity.cards if activity and activity.cards else [dealt.card.id for dealt in self.cards]
        return {dealt.card.id: dealt for dealt in self.cards if dealt.card.id in wanted}


def fault_of(setup: Setup) -> str:
    """One sentence on what is wrong with a setting-up, or nothing."""
    names = [table.name.casefold() for table in setup.tables]
    letters = [dealt.letter for dealt in setup.cards]
    if not setup.area:
        return "Area: say which area this workshop is for."
    if not LEAST_TABLES <= len(setup.tables) <= MOST_TABLES:
        return f"Tables: {LEAST_TABLES} to {MOST_TABLES} were expected, and there are {len(setup.tables)}."
    if "" in names:
        return "Tables: each needs a name or a number."
    if twice := [table.name for table in setup.tables if names.count(table.name.casefold()) > 1]:
        return f"Tables: “{twice[0]}” is there twice."
    if len({table.id for table in setup.tables}) < len(names) or any(table.id < 1 for table in setup.tables):
        return "Tables: each needs a number of its own, from 1."
    if setup.cards and not LEAST_CARDS <= len(setup.cards) <= MOST_CARDS:
        return f"Cards: {LEAST_CARDS} to {MOST_CARDS} were expected (or none), and {len(setup.cards)} are chosen."
    if len(setup.deck()) < len(setup.cards) or len(set(letters)) < len(letters):
        return "Cards: each card and each letter may be there once."
    if not setup.activities:
        return "Activities: choose at least one."
    return _fault_of_programme(setup)


def _fault_of_programme(setup: Setup) -> str:
    ids = [activity.id for activity in setup.activities]
    names = [*ids, *(one.id for one in setup.breaks), *TAKEN]
    if len(set(names)) < len(names):
        return "Activities: each needs a name of its own, and none may be called “day” or “report”."
    for activity in setup.activities:
        if unknown := [card for card in activity.cards if card not in setup.deck()]:
            return f"Activities: {activity.heading} names the card “{unknown[0]}”, which is not chosen."
    if lost := [one.label for one in setup.breaks if one.after not in ids]:
        return f"Breaks: “{lost[0]}” comes after an activity that is not in the programme."
    if setup.starts and read_time(setup.starts) is None:
        return "Start: a time such as 09:30 was expected."
    return ""


def letters_for(cards: list[str], drawn: list[str], taken: Mapping[str, str] | None = None) -> dict[str, str]:
    """A letter for each card: the one it has, else the first free one of `drawn` (a shuffled alphabet)."""
    taken = dict(taken or {})
    free = [letter for letter in drawn if letter not in taken.values()]
    return {card: taken.get(card) or free.pop(0) for card in cards}


def plain_setup(setup: Setup) -> dict[str, Any]:
    """A setting-up as plain lists, strings and numbers, as it travels in the act `set_up`."""
    return _SETUP.dump_python(setup, mode="json")


_SETUP = TypeAdapter(Setup)
