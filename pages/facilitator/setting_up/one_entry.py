"""One line of the programme, open to be changed: minutes beside what the cards need, the instruction, cards, and options.

What is typed goes from its box into the draft at once, since a box that is not shown is forgotten.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import streamlit as st

from exercises import KINDS, settings
from pages.facilitator.setting_up.draft import held, library, put, usual_minutes
from workshop.late import as_planned
from workshop.markdown import plain
from workshop.programme import Held
from workshop.setting_up import MOST_WORDS, words_in
from workshop.setup import Activity, Setting
from workshop.words import words

say, kept = words(), st.session_state


def one_entry(one: Held) -> None:
    st.subheader(plain(one.heading if isinstance(one, Activity) else one.label))
    if not isinstance(one, Activity):
        st.number_input(say("programme.minutes_break"), 1, 480, **_box(one, "minutes"), width=260)
        return
    if one.skipped:
        st.button(say("programme.put_back"), key=f"hold {one.id}", on_click=put, args=(as_planned(one),))
    how_many_minutes(one)
    text = st.text_area(say("programme.instruction"), max_chars=2000, **_box(one, "instruction"))
    st.markdown(say("programme.words", n=words_in(text), most=MOST_WORDS))
    if one.kind == "ranking":
        st.checkbox(say("programme.think"), **_box(one, "think_first"))
    if kept.cards and KINDS[one.kind].needs_cards:
        which_cards(one)
    for setting in settings(one.kind):
        option(one, setting)


def how_many_minutes(one: Activity) -> None:
    """Minutes at tables beside what is usual, and for what has a reveal the minutes in the room."""
    left, right = st.columns(2)
    left.number_input(say("programme.minutes"), 1, 480, **_box(one, "minutes"))
    if KINDS[one.kind].steps:
        right.number_input(say("programme.talk"), 0, 240, **_box(one, "talk"))
    needed, cards = usual_minutes(one, len(kept.cards)), len(one.cards) or len(kept.cards)
    ranks = one.kind == "ranking"
    if needed and (ranks or one.minutes != needed):
        st.markdown(say("programme.needed" if ranks else "programme.usual", n=cards, minutes=needed))
        if ranks and one.minutes < needed:
            st.button(
                say("programme.give", minutes=needed), on_click=put, args=(replace(one, minutes=needed, before=None),)
            )


def which_cards(one: Activity) -> None:
    names = {card: library()[card].short_name for card in kept.cards}
    there = [card for card in one.cards if card in names]
    st.multiselect(
        say("programme.cards"), list(names), format_func=names.__getitem__, placeholder=say("programme.all_cards"),
        **_box(one, "cards", there, tuple),
    )  # fmt: skip


def option(one: Activity, setting: Setting) -> None:
    """One thing that the exercise lets a lead settle."""
    told, label = say.of(setting.words), say(f"{setting.words}.label")
    chosen = one.options.get(setting.name)
    match setting.sort:
        case "choice":
            offered = setting.offered(one.exercise)
            at = chosen if chosen in offered else next(iter(offered), None)
            st.selectbox(label, offered, format_func=lambda name: told.get(name, name), **_setting(one, setting, at))
        case "text":
            st.text_area(label, max_chars=2000, **_setting(one, setting, chosen or ""))
        case "tick":
            st.checkbox(label, **_setting(one, setting, bool(chosen)))


# -- boxes


def _box(one: Held, field: str, shown: Any = None, read: Callable[[Any], Any] = lambda typed: typed) -> dict[str, Any]:
    """A box for one field: its key, holding what the draft holds, and what is done with what is typed."""
    return _boxed(f"{field} {one.id}", getattr(one, field) if shown is None else shown, _take, (one.id, field, read))


def _setting(one: Activity, setting: Setting, shown: Any) -> dict[str, Any]:
    return _boxed(f"option {setting.name} {one.id}", shown, _take_option, (one.id, setting.name))


def _boxed(key: str, shown: Any, take: Callable[..., None], about: tuple[Any, ...]) -> dict[str, Any]:
    if key not in kept or kept[key] != shown:
        kept[key] = shown
    return {"key": key, "on_change": take, "args": (key, *about)}


def _take(key: str, name: str, field: str, read: Callable[[Any], Any]) -> None:
    """Minutes that a lead typed are the plan from then on, also where the day had shortened them."""
    anew = {"before": None} if field in ("minutes", "talk") else {}
    put(replace(held(name), **{field: read(kept[key]), **anew}))


def _take_option(key: str, name: str, option: str) -> None:
    one = held(name)
    assert isinstance(one, Activity)
    put(replace(one, options={**one.options, option: kept[key]}))
