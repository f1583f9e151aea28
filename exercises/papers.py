"""Every exercise's sheets for one table, made from what the workshop stands at."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from exercises import room
from workshop.arrival import Arrival
from workshop.everyone import Everyone, everyone
from workshop.paper import AtTable, PaperSheet
from workshop.setup import DAY_ACTIVITY, Activity
from workshop.store import Store
from workshop.words import Words


def at_table(store: Store, words: Words, workshop: str, activity: Activity, table: int | None = None) -> AtTable:
    """A table in an activity as it stands now; without a table, any table that has said nothing."""
    day, said = store.day(workshop), everyone(store, workshop, activity.id)
    empty = store.kinds[activity.kind].sorts["table"].empty
    arrival = everyone(store, workshop, DAY_ACTIVITY).tables.get(table or 0, Arrival())
    return AtTable(
        day,
        activity,
        said,
        said.tables.get(table or 0, empty),
        words,
        table,
        arrival,
        partial(whole_day, store, workshop),
    )


def whole_day(store: Store, workshop: str) -> dict[str, Everyone]:
    """Everyone, by activity, in those that were opened."""
    return {one: everyone(store, workshop, one) for one in store.day(workshop).progress}


def sheets(at: AtTable) -> list[PaperSheet]:
    """The sheets of a table's activity, in the order of its parts."""
    made: list[PaperSheet] = room(at.activity.kind, "paper").sheets(at)
    return made


def to_type(at: AtTable) -> list[PaperSheet]:
    """What is typed in for a table: its sheets, and what its people filled in by themselves."""
    more = getattr(room(at.activity.kind, "paper"), "typed", None)
    return [*sheets(at), *(more(at) if more else [])]


def slips(at: AtTable) -> PaperSheet | None:
    """What each person fills in at the end of an activity that asks for it."""
    make = getattr(room(at.activity.kind, "paper"), "slips", None)
    return make(at) if make else None


def on_paper(tables: Mapping[int, Any]) -> list[int]:
    """The tables of whose answers some came from paper."""
    return [table for table, answer in tables.items() if getattr(answer, "on_paper", False)]
