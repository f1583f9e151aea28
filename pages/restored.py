"""That the store was restored from a backup, said for a day on the first page, the page of workshops and the console, and for as long
as it matters in the control room."""

from collections.abc import Sequence

import streamlit as st

from pages.house import house
from workshop.backups import DAY, HOUR
from workshop.markdown import plain
from workshop.moving import back_at, found_at
from workshop.restoring import sentences
from workshop.scene import Scene


def lately(before: Sequence[str] = (), port: int = 0) -> list[str]:
    """What is told of it: the first sentence is for everybody, the others are for whoever runs the server; [] where all is well. With
    where the room found the server `before`, also how it finds this one."""
    here = house()
    told = here.store.restored
    if told is None or abs(here.store.clock() - told.at) >= DAY:
        return []
    codes = [code for code, _ in told.workshops]
    found = back_at(before, found_at(port), codes[0] if codes else "", here.words) if before else []
    return [*sentences(told, here.words), *found]


def came_back(scene: Scene) -> None:
    """What the lead has to know where this server came back from a backup in the last hour, or holds less than open pages had said."""
    here, store = house(), scene.store
    told, again = store.restored, here.live.attendance.said_again(scene.workshop)
    lines = sentences(told, scene.words)[:1] if told and abs(store.clock() - told.at) < HOUR else []
    names = {table.id: table.name for table in scene.day.setup.tables}
    if counts := ", ".join(f"{names[table]} {again[table]}" for table in names if again.get(table)):
        lines.append(scene.words("restored.again", tables=counts))
    if lines:
        st.info(plain(" ".join(lines)))
