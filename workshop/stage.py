"""The stage: what of the day goes down the socket to every screen that shows it. No table's content is in it."""

from typing import Any

from workshop.day import Day


def stage(day: Day, table: int | None = None) -> dict[str, Any]:
    """The stage as it goes down the socket: everything a table's or the room's browser shows without a redraw."""
    at = day.progress.get(day.now or "")
    paired = at is not None and bool(at.beside(table or 0))
    return {
        "number": day.number,
        "screen": day.screen,
        "phase": day.phase(),
        "area": day.setup.area,
        "heading": day.activity.heading if day.activity else "",
        "round": at.round if at else 1,
        "part": at.part if at else 0,
        "minutes": day.activity.minutes if day.activity else None,
        "opened_at": at.opened_at if at else None,
        "ends_at": at.ends_for(table) if at and not day.ended else None,
        "paused_at": at.paused_at if at else None,
        "paused": bool(at and at.paused_at is not None),
        "eyes_up": day.eyes_up,
        "message": day.notices.get(table or 0) or day.message,
        "all_hands": day.all_hands,
        "counting": max(day.counting, day.seating.last(table) if table else 0),
        "paired_until": at.paired_until if at and paired else None,
    }
