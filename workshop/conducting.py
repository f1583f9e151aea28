"""Conducting: what each act of the lead does to the day.

Nothing here reads a clock: times come in with the acts.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from workshop import roles
from workshop.acts import Refused, Sort, Standing
from workshop.brought import brought_after
from workshop.day import Day
from workshop.lead import (
    Act,
    AllHandsForAll,
    AnotherRound,
    Blank,
    BringCards,
    CheckVenue,
    Close,
    CountPeople,
    Discuss,
    End,
    Extend,
    EyesUp,
    LetRead,
    Merge,
    Message,
    MessageTakenOut,
    MoreTime,
    Open,
    Pair,
    Pause,
    PeopleMoved,
    Redacted,
    Reseat,
    Reveal,
    Separate,
    SetUp,
    ShowAddress,
    TakeBreak,
    TakeOutCards,
    Turn,
)
from workshop.programme import rest_due
from workshop.progress import Progress
from workshop.seating import Moving, moved, opened_again
from workshop.setup import Setup, fault_of

REOPENED_SECONDS = 5 * 60


def apply(day: Day, act: Any) -> Day:
    """The day after one act of the lead. Pure. Refused where the act makes no sense now."""
    return replace(_applied(day, act), number=day.number + 1)


def _applied(day: Day, act: Any) -> Day:
    match act:
        case SetUp(setup=setup):
            kept = _kept(day, setup)
            return replace(day, setup=kept, seating=opened_again(day.seating, kept, day.number + 1))
        case BringCards() | TakeOutCards():
            brought, setup = brought_after(day.brought, day.setup, act)
            return replace(day, brought=brought, setup=setup)
        case Merge() | Separate() | Reseat() | PeopleMoved():
            return _reseated(day, act)
        case Open():
            return _opened(day, act)
        case AnotherRound():
            return _again(day, act)
        case Extend() | MoreTime() | Pause() | Reveal() | Turn() | Pair() | Close():
            return _advanced(day, act)
        case TakeBreak(back_at=back_at):
            return _resting(day, back_at) if back_at else _back(day)
        case EyesUp(on=on):
            return replace(day, eyes_up=on)
        case Blank(on=on):
            return replace(day, blank=on)
        case Message(text=text, tables=()):
            return replace(day, message=text, notices=day.notices if text else {})
        case Message(text=text, tables=tables):
            return replace(day, notices={**day.notices, **dict.fromkeys(tables, text)})
        case MessageTakenOut(tables=tables):
            gone = dict.fromkeys(tables, "")
            return replace(day, notices={**day.notices, **gone}) if tables else replace(day, message="")
        case Redacted():
            return replace(day, redactions=day.redactions + 1)
        case AllHandsForAll(on=on):
            return replace(day, all_hands=on)
        case Discuss(card=card):
            _known_card(day, card)
            return replace(day, discussing=card)
        case CountPeople(sectors=sectors):
            return replace(day, people=sectors)
        case CheckVenue(ticks=ticks):
            return replace(day, venue=ticks)
        case ShowAddress(address=address):
            return replace(day, address=address)
        case LetRead(on=on):
            return replace(day, reading=day.number + 1 if on else 0)
        case End(on=on):
            return replace(day, ended=on)
    raise Refused("That is not something the lead can do.")


def _resting(day: Day, back_at: str) -> Day:
    if day.back_at:
        return replace(day, back_at=back_at)
    due = rest_due(day.setup, day.progress, day.rested)
    rested = (*day.rested, due.id) if due else day.rested
    return replace(day, back_at=back_at, rest=due.label if due else "", rested=rested)


def _back(day: Day) -> Day:
    """After a break; heads are counted again if there was one."""
    return replace(day, back_at="", rest="", counting=day.number + 1 if day.back_at else day.counting)


def _reseated(day: Day, act: Moving) -> Day:
    if day.activity:
        raise Refused("Close the activity first: people change tables between activities.")
    seating, setup = moved(day.seating, day.setup, act, day.number + 1)
    return replace(day, seating=seating, setup=setup)


def _known_card(day: Day, card: str | None) -> None:
    if card is not None and card not in day.setup.deck():
        raise Refused(f"This workshop has no card “{card}”.")


def _known_table(day: Day, table: int) -> int:
    if day.setup.table(table) is None:
        raise Refused(f"This workshop has no table {table}.")
    return table


def _opened(day: Day, act: Open) -> Day:
    activity = day.setup.activity(act.activity)
    if activity is None:
        raise Refused(f"There is no activity “{act.activity}” in this workshop.")
    earlier = day.progress.get(activity.id)
    if earlier:
        opened = replace(earlier, closed=False, paused_at=None, ends_at=max(earlier.ends_at, act.at + REOPENED_SECONDS))
    else:
        opened = Progress(opened_at=act.at, ends_at=act.at + 60 * activity.minutes, tables=_at_work(day))
    return _on_screen(day, activity.id, opened)


def _again(day: Day, act: AnotherRound) -> Day:
    activity, before = day.setup.activity(act.activity), day.progress.get(act.activity)
    if activity is None or before is None:
        raise Refused("Open an activity before you give it another round.")
    if before.revealed_at is None:
        raise Refused("Reveal this round before you open another: its reasons go to every table.")
    opened = Progress(act.at, act.at + 60 * activity.minutes, before.round + 1, day.number + 1, tables=_at_work(day))
    return _on_screen(day, activity.id, opened)


def _at_work(day: Day) -> tuple[int, ...]:
    """The tables that are not closed, by number."""
    return tuple(sorted(table.id for table in day.setup.tables if not table.closed))


def _on_screen(day: Day, activity: str, opened: Progress) -> Day:
    left = {
        name: replace(at, closed=True, paired_until=None) if name == day.now else at
        for name, at in day.progress.items()
    }
    opened = replace(opened, openings=(*opened.openings, day.number + 1))
    return replace(
        _back(day), now=activity, progress={**left, activity: opened}, blank=False, eyes_up=False,
        message="", notices={}, discussing=None, ended=False,
    )  # fmt: skip


def _advanced(day: Day, act: Extend | MoreTime | Pause | Reveal | Turn | Pair | Close) -> Day:
    at = day.progress.get(day.now or "")
    if at is None or day.now is None:
        raise Refused("Open an activity first.")
    match act:
        case Extend(minutes=minutes, at=when):
            at = at.extended(minutes, when)
        case MoreTime(table=table, minutes=minutes, at=when):
            at = at.extended_for(_known_table(day, table), minutes, when)
        case Pause(on=on, at=when):
            at = at.paused(on, when)
        case Reveal():
            at = _revealed(day, at, act)
        case Turn(part=part):
            at = replace(at, part=part, turned=True)
        case Pair(pairs=pairs, at=when, minutes=minutes):
            at = at.paired(_apart(day, pairs), when + 60 * minutes)
        case Close():
            at = replace(at, closed=True, paired_until=None)
    progress = {**day.progress, day.now: at}
    blank = day.blank and isinstance(act, Extend | MoreTime | Pause)  # two more minutes do not light a blanked wall
    return replace(day, progress=progress, now=None if at.closed else day.now, blank=blank)


def _apart(day: Day, pairs: tuple[tuple[int, ...], ...]) -> tuple[tuple[int, ...], ...]:
    """Pairs as they came, where each table is in one only."""
    tables = [_known_table(day, table) for pair in pairs for table in pair]
    if len(set(tables)) < len(tables):
        raise Refused("A table can be in one pair only.")
    return pairs


def _revealed(day: Day, at: Progress, act: Reveal) -> Progress:
    _known_card(day, act.card)
    if at.revealed_at is None:
        at = replace(at, revealed_at=day.number + 1, unfinished_at_reveal=act.unfinished)
    return replace(at, step=act.step, shown=act.card or act.subject or at.shown, turned=False)


def _kept(day: Day, setup: Setup) -> Setup:
    """The new setting-up, checked; while the day runs, nothing that tables spoke of may go."""
    if fault := fault_of(setup):
        raise Refused(fault)
    if day.begun:
        gone = [*_gone("table", {t.id: t.name for t in day.setup.tables}, {t.id for t in setup.tables})]
        gone += _gone("card", {c: d.card.title for c, d in day.setup.deck().items()}, set(setup.deck()))
        gone += _gone("activity", {a.id: a.heading for a in day.setup.activities if a.id in day.progress},
                      {a.id for a in setup.activities})  # fmt: skip
        if gone:
            raise Refused(f"The day has begun, so {gone[0]} cannot be taken out; what was said of it would be lost.")
    return setup


def _gone(what: str, before: Mapping[Any, str], after: set[Any]) -> list[str]:
    return [f"{what} “{name}”" for one, name in before.items() if one not in after]


def standing(act: Any, *_: Any) -> Standing:
    """The lead's acts always count; whether they make sense is for `apply` to say."""
    return "counts"


def what_follows(before: Day, after: Day, act: Any) -> list[tuple[str, int, str, dict[str, Any]]]:
    """What follows for the tables from an act of the lead. The first press of reveal freezes each answer; a turn to a part
    further on tells those that are not closed, so that an exercise can hold on to what stood then (turning back tells nobody)."""
    now = before.now or ""
    at = before.progress.get(now)
    if at and isinstance(act, Reveal) and at.revealed_at is None:
        return [(now, after.round(now), f"table:{table.id}", {"kind": "freeze"}) for table in after.setup.tables]
    if at and isinstance(act, Turn) and act.part > at.part:
        told = {"kind": "turned", "part": act.part}
        return [(now, after.round(now), f"table:{one.id}", told) for one in after.setup.tables if not one.closed]
    return []


DAY = Sort(
    empty=Day(),
    acts=Act,
    apply=apply,
    senders=roles.DAY,
    standing=standing,
    consequences=what_follows,
)
