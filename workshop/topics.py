"""Topics: what a screen is sent, made from the answers as last committed.

A table's screen gets its own answer, with what its seats have marked, and what was offered to it of what others said; wall and
control room get a revision with no content, a number that rises whenever they would look different. A page that edits the report
shows the topic of its own pen, which never changes: by that others know that it is open.
"""

from collections.abc import Iterable
from typing import Any

from workshop.acts import Key, Kind, Refused
from workshop.day import Day
from workshop.everyone import everyone
from workshop.record import day_key
from workshop.rights import Place
from workshop.setup import DAY_ACTIVITY, REPORT_ACTIVITY, Activity
from workshop.stage import stage
from workshop.store import Store


def shown_at(store: Store, place: Place, visits: int) -> tuple[int, Any]:
    """The revision and the body of what a place shows now; Refused where there is no such answer."""
    workshop, topic, whose = place
    sort, _, activity = topic.partition("/")
    if sort == "stage":
        held = store.held(day_key(workshop))
        return held.revision, stage(held.answer, whose)
    if sort == "pen":
        return 0, {}
    if activity:
        return {"table": _table, "offered": _offered, "desk": _desk}.get(sort, _party)(
            store, workshop, activity, whose, sort
        )
    return revision(store, workshop, sort, visits), {}


def _party(store: Store, workshop: str, activity: str, whose: int, sort: str) -> tuple[int, Any]:
    """What a seat or an observer has said itself, or what lead and helpers keep for the room."""
    party = sort if sort == "room" else f"{sort}:{whose}"
    key = Key(workshop, activity, store.day(workshop).round(activity), party)
    held = store.held(key)
    return held.revision, {"answer": store.sort(key).body(held.answer), "late": list(held.late)}


def _table(store: Store, workshop: str, activity: str, table: int, _: str) -> tuple[int, Any]:
    day = store.held(day_key(workshop))
    round = day.answer.round(activity)
    key = Key(workshop, activity, round, f"table:{table}")
    held = store.held(key)
    body: dict[str, Any] = {"answer": store.sort(key).body(held.answer), "late": list(held.late)}
    chosen = day.answer.setup.activity(activity)
    if chosen is None:
        return held.revision, body
    kind = store.kinds[chosen.kind]
    seats = [seat for seat, at in store.seats(workshop).items() if at == table]
    answers = store.answers(workshop, activity, round, "seat")
    said = [answers[seat] for seat in seats if seat in answers]
    said += [held for at, held in store.answers(workshop, activity, round, "slips").items() if at == table]
    doing = kind.doing(held.answer, day.answer, chosen)
    told = ("placed", "of", "finished", "on_paper")
    body["doing"] = {name: getattr(doing, name) for name in told} if doing else None
    total = held.revision + day.revision + sum(one.revision for one in said) + len(seats)
    return total, {**body, **kind.table_view(held.answer, [one.answer for one in said]), "seats": len(seats)}


def _offered(store: Store, workshop: str, activity: str, table: int, _: str) -> tuple[int, Any]:
    day, kind, chosen = _kind(store, workshop, activity)
    said = everyone(store, workshop, activity)
    return store.total(workshop, "room"), kind.offered(day, chosen, said, table)


def _desk(store: Store, workshop: str, activity: str, whose: int, _: str) -> tuple[int, Any]:
    day, kind, chosen = _kind(store, workshop, activity)
    return store.total(workshop, "room"), kind.desk(day, chosen, everyone(store, workshop, activity))


def _kind(store: Store, workshop: str, activity: str) -> tuple[Day, Kind, Activity]:
    day = store.day(workshop)
    chosen = day.setup.activity(activity)
    if chosen is None or chosen.kind not in store.kinds:
        raise Refused("This workshop has no such activity.")
    return day, store.kinds[chosen.kind], chosen


def revision(store: Store, workshop: str, topic: str, visits: int) -> int:
    """A number that rises with anything the room (or with `control` also the tables' own screens) would show.

    `visits` is how often a device of the workshop came or went.
    """
    total = store.total(workshop, "room")
    return total + store.total(workshop, "arrivals") + visits if topic == "control" else total


def touched(store: Store, key: Key, shown: Iterable[Place]) -> list[Place]:
    """The places that show an answer, of those shown now where the answer may change what others are shown."""
    workshop, number, party = key.workshop, key.party_number, key.party_sort
    rooms: list[Place] = [(workshop, "room", 0), (workshop, "control", 0)]

    def open_on(*topics: str) -> list[Place]:
        return [place for place in shown if place[0] == workshop and place[1].startswith(topics)]

    if party == "day":
        return [*rooms, *open_on("stage", "table/", "offered/", "desk/")]
    if key.activity == REPORT_ACTIVITY:
        return [(workshop, f"{party}/{key.activity}", number)]
    if party in ("room", "observer"):
        own = (workshop, f"{party}/{key.activity}", number)
        return [own, *rooms, *open_on(f"offered/{key.activity}", f"desk/{key.activity}")]
    if party == "seat":
        table = store.seats(workshop).get(number, 0)
        return [(workshop, f"seat/{key.activity}", number), (workshop, f"table/{key.activity}", table)]
    at_table = (workshop, f"table/{key.activity}", number)
    if key.activity == DAY_ACTIVITY:
        return [at_table, (workshop, "control", 0)]
    return [at_table, (workshop, f"desk/{key.activity}", 0), *rooms]
