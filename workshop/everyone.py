"""Everyone: what all parties have said in one activity, gathered for whoever makes findings of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from workshop.acts import Key
from workshop.store import Store


@dataclass(frozen=True, slots=True)
class Everyone:
    """One round of one activity.

    `tables` by table number holds every table that was set up, silent ones too; `seats` and `observers` by seat number only
    those that spoke. `seated` says at which table each seat was then. `slips` by table number is what its people filled
    in one by one on paper. `room` is what lead and helpers keep for the room (None where
    the exercise has no such thing). `earlier` is `tables` of the round before, {} in the first `round`.
    """

    tables: Mapping[int, Any]
    seats: Mapping[int, Any] = field(default_factory=dict)
    observers: Mapping[int, Any] = field(default_factory=dict)
    seated: Mapping[int, int] = field(default_factory=dict)
    room: Any = None
    earlier: Mapping[int, Any] = field(default_factory=dict)
    round: int = 1
    slips: Mapping[int, Any] = field(default_factory=dict)

    def seats_of(self, table: int) -> list[Any]:
        """What the seats of a table have said, in the order in which they came."""
        return [said for seat, said in sorted(self.seats.items()) if self.seated.get(seat) == table]


def everyone(store: Store, workshop: str, activity: str, round: int | None = None) -> Everyone:
    """Everyone in a round of an activity, the present one unless another is named."""
    day = store.day(workshop)
    round = round or day.round(activity)
    at = day.progress.get(activity)
    sorts = store.sorts(activity, day)

    def said(party: str, round: int = round) -> dict[int, Any]:
        return {number: held.answer for number, held in store.answers(workshop, activity, round, party).items()}

    def tables(round: int) -> dict[int, Any]:
        spoke, empty = said("table", round), sorts["table"].empty
        return {table.id: spoke.get(table.id, empty) for table in day.setup.tables}

    return Everyone(
        tables=tables(round) if "table" in sorts else {},
        seats=said("seat") if "seat" in sorts else {},
        observers=said("observer") if "observer" in sorts else {},
        seated=store.seats(workshop, at.openings[-1] if at and at.openings else None),
        room=store.answer(Key(workshop, activity, round, "room")) if "room" in sorts else None,
        earlier=tables(round - 1) if round > 1 and "table" in sorts else {},
        round=round,
        slips=said("slips") if "slips" in sorts else {},
    )
