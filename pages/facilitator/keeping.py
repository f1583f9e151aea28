"""Keeping a workshop: taking it away in a file, bringing one in, and until when it is kept."""

from collections.abc import Callable
from functools import partial
from io import BytesIO
from typing import BinaryIO

import streamlit as st

from pages.house import house
from workshop.database import StoreFault
from workshop.keeping.coming_in import AlreadyHere, CameIn, come_in
from workshop.keeping.expiry import kept
from workshop.keeping.going_out import backup, bundle
from workshop.markdown import plain
from workshop.registry import Link, Workshop
from workshop.rights import still_good
from workshop.store import Store
from workshop.times import date_of
from workshop.zips import PackageFault

say = house().words


def told_until(id: str, days: int) -> str:
    """When a workshop would be deleted if answers were kept for so many days."""
    workshop = house().store.registry.workshop(id=id)
    if workshop is None or not house().store.day(id).begun:
        return say("keeping.until_not_begun", days=days)
    return say("keeping.until_setup", days=days, date=date_of(kept(house().store, workshop, days).until))


def take_away(link: Link, workshop: Workshop, name: str) -> None:
    """Two buttons, folded away: everything, and what may be shared. The files are made when they are asked for."""

    def made(write: Callable[[Store, Workshop, BinaryIO], None]) -> bytes:
        still_good(house().store, link)  # the page may have been open for long
        write(house().store, workshop, file := BytesIO())
        return file.getvalue()

    folded = st.expander(say("keeping.take_away"))
    folded.markdown(say("keeping.take_away_lead"))
    left, right = folded.columns(2)
    for column, form, write in ((left, "backup", backup), (right, "bundle", bundle)):
        column.download_button(
            say(f"keeping.{form}"), partial(made, write), f"{form}-{name}.zip", "application/zip", width="stretch",
            on_click="ignore",
        )  # fmt: skip


def bring_in() -> None:
    """An uploader for a backup or a bundle, and what came of the last one. A workshop that is here may come in as a copy."""
    st.header(say("keeping.bring"))
    st.markdown(say("keeping.bring_lead"))
    file = st.file_uploader(say("keeping.file"), "zip", key=f"brought {st.session_state.get('brought', 0)}")
    if fault := st.session_state.pop("brought_fault", ""):
        st.error(plain(fault))
    for told in st.session_state.pop("brought_told", []):
        st.success(plain(told))
    if file is not None:
        st.button(say("keeping.import"), on_click=_take_in, args=(file, False))
        if st.session_state.pop("brought_twice", False):
            st.button(say("keeping.as_copy"), on_click=_take_in, args=(file, True))


def _take_in(file: BytesIO, copy: bool) -> None:
    kept_in = st.session_state
    try:
        came = come_in(house().store, file, copy)
    except (PackageFault, StoreFault) as fault:
        kept_in.brought_fault, kept_in.brought_twice = str(fault), isinstance(fault, AlreadyHere)
    else:
        kept_in.brought_told, kept_in.brought = _told(came), kept_in.get("brought", 0) + 1  # and the box is empty again


def _told(came: CameIn) -> list[str]:
    until = date_of(kept(house().store, came.workshop).until)
    told = [say("keeping.came", area=came.area or say("run.no_area"), code=came.workshop.code, date=until)]
    return [*told, say("keeping.differing", which="; ".join(came.differing))] if came.differing else told
