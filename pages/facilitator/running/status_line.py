"""One line on how the server is doing: who is connected, how soon it answers, its disk, the last backup. Nothing of any table's."""

from datetime import datetime

import streamlit as st

from pages.house import house
from workshop.scene import Scene
from workshop.status import Status, status
from workshop.words import Words

GIGABYTE, LITTLE = 1e9, 1e9


def status_line(scene: Scene) -> None:
    now = status(scene.store, house().live, scene.workshop)
    st.markdown(" · ".join(told(now, scene.words)))


def told(now: Status, say: Words) -> list[str]:
    """The parts of the line; what is not known is left out, and a disk that fills up is set in bold."""
    parts = [say("status.one_laptop") if now.laptops == 1 else say("status.laptops", n=now.laptops)]
    if now.room is not None and now.room < now.may_come:
        parts.append(f"**{say('status.room', n=now.room, expected=now.may_come)}**")
    if now.answered_p95 is not None:
        parts.append(say("status.answered", ms=max(1, round(now.answered_p95))))
    if now.disk_free is not None:
        free = say("status.disk", gigabytes=f"{now.disk_free / GIGABYTE:.1f}")
        parts.append(f"**{free}**" if now.disk_free < LITTLE else free)
    if now.backup is None:
        return [*parts, say("status.backed_up_elsewhere" if now.elsewhere else "status.no_backup")]
    when = datetime.fromtimestamp(now.backup)
    return [*parts, say("status.backup", day=when.day, month=f"{when:%B}", time=f"{when:%H:%M}")]
