"""Rights: what each link may say, for whom, and what it may show. Who may do what stands in `roles`; here it is asked."""

import re
from collections.abc import Mapping
from typing import Any

from workshop.acts import Key, Refused
from workshop.day import Day
from workshop.messages import Unreadable
from workshop.record import Record, day_key
from workshop.registry import Link
from workshop.roles import STAFF, TOPICS, Roles
from workshop.store import Store

NONE: Roles = frozenset()
Place = tuple[str, str, int]  # workshop, topic, and the table or seat it is about (0: nobody's in particular)


def may_be_read(day: Day, activity: str) -> bool:
    """Whether the present round of an activity may stand where anybody reads: once it was revealed and the lead has gone on from it,
    or at the end of the day. Each press of a reveal opens only its own content, and a report holds all of it."""
    at = day.progress.get(activity)
    return day.ended or bool(at and at.closed and at.revealed_at is not None)


def party_key(record: Record, link: Link, activity: str, party: str) -> Key:
    """The answer that a link speaks to: `table` and `seat` are its own; lead and helper may name a table, or the day."""
    at = record.day(link.workshop).seating.at(link.seat, link.table or 0)  # a socket may be older than a merging
    own = {"seat": {"table": f"table:{at}", "seat": f"seat:{link.seat}"},
           "observer": {"observer": f"observer:{link.seat}"}}.get(link.role, {})  # fmt: skip
    round = record.day(link.workshop).round(activity)
    if party in own:
        return Key(link.workshop, activity, round, own[party])
    named, _, number = party.partition(":")
    if link.role in STAFF and named == "table" and re.fullmatch("[0-9]{1,6}", number):
        if record.day(link.workshop).setup.table(int(number)) is None:
            raise Refused(f"This workshop has no table {number[:6]}.")
        return Key(link.workshop, activity, round, f"table:{int(number)}")
    if link.role in STAFF and party == "room":
        return Key(link.workshop, activity, round, party)
    if link.role in STAFF and party == "day":
        return day_key(link.workshop)
    raise Refused("This link may not speak for that table.")


def may_send(store: Store, link: Link, key: Key, act: Mapping[str, Any]) -> None:
    """Refused where a link's role may not send this kind of act, or it was renewed since it opened what it opened."""
    still_good(store, link)
    if not store.sort(key).may_send(act, link.role):
        raise Refused("This link may not do that.")


def still_good(store: Store, link: Link) -> None:
    """Refused where a link was renewed, or its workshop removed, since a page or a socket was opened with it."""
    if not store.registry.holds(link):
        raise Refused("This link was renewed and opens nothing any more. Ask the lead for a new one.")


def place_shown(link: Link, topic: str) -> Place:
    """What a link means by a topic: its own table's or seat's, or nobody's in particular. Unreadable where it may not show it."""
    sort, slash, activity = topic.partition("/")
    roles, about = TOPICS.get(topic) or TOPICS.get(sort + slash) or (NONE, "nobody")
    whose = {"table": link.table, "seat": link.seat, "nobody": 0}[about]
    if link.role not in roles or bool(slash) != bool(activity) or (link.role == "seat" and whose is None):
        raise Unreadable(f"This link may not show the topic “{topic[:60]}”.")
    return link.workshop, topic, whose or 0
