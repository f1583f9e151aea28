"""Judging: whether an act is taken, whether it counts, and what the answer is after it. What is said back can always be kept."""

import logging
from collections.abc import Callable, Mapping
from typing import Any, Literal

from workshop.acts import Envelope, Refused, Sort, Standing
from workshop.day import Day

log = logging.getLogger("common_ground.store")


def judged(sort: Sort[Any], answer: Any, day: Day, envelope: Envelope) -> tuple[Any, Standing, Any]:
    """An act as read, whether it counts, and the answer after it. A fault of ours is a refusal and not a fault of the
    store: the same act would fail for ever, and whoever sent it would send it again for ever."""
    try:
        act = sort.read(envelope.act)
        standing = sort.standing(act, answer, day, envelope.key.activity, envelope.stage)
        return act, standing, answer if standing == "late" else sort.apply(answer, act)
    except Refused:
        raise
    except Exception as fault:
        log.exception("an act could not be applied")
        raise Refused("This could not be taken in, by a fault in the program. Nothing was changed.") from fault


def at_its_table(day: Day, envelope: Envelope, seats: Callable[[str], Mapping[int, int]]) -> None:
    """Refused where a seat speaks for a table that it has left, or meant the one at which it was before."""
    party, sits = envelope.key.party_sort, envelope.by.partition(":")
    if not day.seating.changes or party != "table" or sits[0] != "seat":
        return
    seat, table = int(sits[2]), envelope.key.party_number
    joined = seats(envelope.key.workshop).get(seat, table)
    now = day.seating.at(seat, joined)
    behind = envelope.stage is not None and envelope.stage < day.seating.last(now)
    if now != table or (now != joined and behind):
        raise Refused("This device has changed tables, so what it said for the one before is not taken in.")


def row_of(envelope: Envelope, act: str, status: str, at: float) -> dict[str, Any]:
    """An act as the journal keeps it."""
    key = envelope.key
    return {
        "workshop": key.workshop, "activity": key.activity, "round": key.round, "party": key.party,
        "client": envelope.client, "seq": envelope.seq, "by": envelope.by, "through": envelope.through,
        "stage": envelope.stage, "kind": str(envelope.act.get("kind")), "status": status, "at": at,
        "act": act,
    }  # fmt: skip


def keepable(text: str) -> str:
    """A sentence that may quote anything at all, without what a database cannot keep."""
    return text.encode("utf-8", "replace").decode().replace("\0", "?")


def status_of(kept: str) -> Literal["done", "late", "refused"]:
    return "refused" if kept == "refused" else "late" if kept == "late" else "done"
