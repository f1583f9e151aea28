"""The tables of a setting-up: how many, what they are called, and which are closed once the day runs."""

import streamlit as st

from workshop.setting_up import more_tables, suggested
from workshop.setup import MOST_TABLES
from workshop.words import words

TABLES_IN_A_ROW = 4
say, kept = words(), st.session_state


def tables(begun: bool) -> None:
    """The tables to change; while the day runs (`begun`) none can be taken away."""
    st.header(say("setup.tables"))
    st.markdown(say("setup.tables_begun" if begun else "setup.tables_about"))
    fewest = len(kept.opened_with.tables) if begun else 1
    left, right = st.columns([1, 2], vertical_alignment="bottom")
    left.number_input(say("setup.how_many"), fewest, MOST_TABLES, key="count", on_change=resize)
    if not begun:
        with right.container(horizontal=True):
            st.button(say("setup.by_trees"), on_click=rename, args=(True,))
            st.button(say("setup.by_numbers"), on_click=rename, args=(False,))
    for start in range(0, len(kept.tables), TABLES_IN_A_ROW):
        for at, column in enumerate(st.columns(TABLES_IN_A_ROW), start):
            if at < len(kept.tables):
                column.text_input(say("setup.table_name", n=at + 1), key=f"name {kept.tables[at]}", max_chars=30)
    if begun:
        st.multiselect(say("setup.closed"), kept.tables, key="closed", format_func=table_names().__getitem__)
    else:
        take_a_table_away()


def table_names() -> dict[int, str]:
    """What each table is called, where a name is empty its place in the list."""
    places = {one: say("setup.table_name", n=n) for n, one in enumerate(kept.tables, 1)}
    return {one: kept[f"name {one}"].strip() or place for one, place in places.items()}


def take_a_table_away() -> None:
    left, right = st.columns([1, 2], vertical_alignment="bottom")
    left.selectbox(say("setup.away"), kept.tables, index=None, key="away", format_func=table_names().__getitem__,
                   placeholder=say("setup.choose_table"))  # fmt: skip
    right.button(say("setup.take_away"), on_click=take_away)


def resize() -> None:
    ever = [*kept.tables, *(table.id for table in kept.opened_with.tables)]
    names = {one: kept[f"name {one}"] for one in kept.tables}
    added = more_tables(list(names.values()), kept.count - len(kept.tables), max(ever, default=0))
    kept.update({f"name {table.id}": table.name for table in added})
    kept.tables = [*kept.tables[: kept.count], *(table.id for table in added)]


def rename(trees: bool) -> None:
    for one, name in zip(kept.tables, suggested(len(kept.tables), trees), strict=True):
        kept[f"name {one}"] = name


def take_away() -> None:
    if kept.away in kept.tables:
        kept.tables = [one for one in kept.tables if one != kept.away]
        kept.count = len(kept.tables)
        kept.away = None
