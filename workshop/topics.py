"""Topics: what a screen is sent, made from the answers as last committed.

A table's screen gets its own answer, with what its seats have marked; wall and control room get a revision with no content, a
number that rises whenever they would look different.
"""

from collections.abc import Iterable
from typing import Any

from workshop.acts import Key
from workshop.day import stage
from workshop.record import day_key
from workshop.rights import Place
from workshop.setup import DAY_ACTIVITY
from workshop.store import Store


def shown_at(store: Store, place: Place, visits: int) -> tuple[int, Any]:
    """The revision and the body of what a place shows now; Refused where there is no such answer."""
    workshop, topic, whose = place
    sort, _, activity = topic.partition("/")
    if sort == "stage":
        held = store.held(day_key(workshop))
        return held.revision, stage(held.answer, whose)
    if sort == "seat":
        key = Key(workshop, activity, 1, f"seat:{whose}")
        held = store.held(key)
        return held.revision, {"answer": store.sort(key).body(held.answer)}
    if sort == "table":
        return _table(store, workshop, activity, whose)
    return revision(store, workshop, sort, visits), {}


def _table(store: Store, workshop: str, activity: str, table: int) -> tuple[int, Any]:
    key = Key(workshop, activity, 1, f"table:{table}")
    held = store.held(key)
    body: dict[str, Any] = {"answer": store.sort(key).body(held.answer), "late": list(held.late)}
    if activity == DAY_ACTIVITY:
        return held.revision, body
    seats = [seat for seat, at in store.registry.seats(workshop).items() if at == table]
    answers = store.answers(workshop, activity, party="seat")
    said = [answers[seat] for seat in seats if seat in answers]
    kind = store.day(workshop).setup.activity(activity)
    view = store.kinds[kind.kind].table_view(held.answer, [one.answer for one in said]) if kind else {}
    total = held.revision + sum(one.revision for one in said) + len(seats)
    return total, {**body, **view, "seats": len(seats)}


def revision(store: Store, workshop: str, topic: str, visits: int) -> int:
    """A number that rises with anything the room (or with `control` also the tables' own screens) would show.

    `visits` is how often a device of the workshop came or went.
    """
    held = store.held(day_key(workshop))
    total = held.revision
    for activity in held.answer.setup.activities:
        if activity.id in held.answer.progress:
            total += sum(one.revision for one in store.answers(workshop, activity.id).values())
    if topic == "control":
        total += sum(one.revision for one in store.answers(workshop, DAY_ACTIVITY).values())
        total += visits
    return total


def touched(store: Store, key: Key, shown: Iterable[Place]) -> list[Place]:
    """The places that show an answer, of those shown now where it is the day."""
    workshop, number = key.workshop, key.party_number
    rooms: list[Place] = [(workshop, "room", 0), (workshop, "control", 0)]
    if key.party == "day":
        return [*rooms, *(place for place in shown if place[0] == workshop and place[1] == "stage")]
    if key.party_sort == "seat":
        table = store.registry.seats(workshop).get(number, 0)
        return [(workshop, f"seat/{key.activity}", number), (workshop, f"table/{key.activity}", table)]
    at_table = (workshop, f"table/{key.activity}", number)
    return [at_table, (workshop, "control", 0)] if key.activity == DAY_ACTIVITY else [at_table, *rooms]
