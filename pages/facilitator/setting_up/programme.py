"""The programme of a setting-up: a run sheet to start from, then each line moved, taken out or added, one of them open."""

from collections.abc import Collection
from dataclasses import replace

import streamlit as st

from exercises import planned
from exercises.run_sheets import from_sheet, offered, pace_of
from pages.facilitator.setting_up.draft import arrange, counted, held
from pages.facilitator.setting_up.one_entry import one_entry
from pages.house import house
from workshop.casebook import DEFAULT_DECK
from workshop.markdown import plain
from workshop.programme import Held, RunSheet, at_screens, begins, fresh_id, whole, with_spare
from workshop.setting_up import moved
from workshop.setup import TAKEN, Activity, Break
from workshop.times import as_time, read_time
from workshop.words import words

BREAKS = {"break": 15, "lunch": 45}
say, kept = words(), st.session_state


def programme(begun: Collection[str]) -> None:
    """The programme to choose; what was opened (`begun`) stays."""
    st.header(say("programme.heading"))
    st.markdown(say("programme.about_begun" if begun else "programme.about"))
    if not begun:
        with st.container(horizontal=True):
            for sheet in offered():
                st.button(
                    say(f"programme.sheet_{sheet.id}"), key=f"sheet {sheet.id}", on_click=start_from, args=(sheet,)
                )
    st.text_input(say("programme.starts"), key="starts", max_chars=5, width=300)
    if kept.starts.strip() and read_time(kept.starts) is None:
        st.markdown(plain(say("programme.no_start", typed=kept.starts)))
    if kept.programme:
        lines(begun)
    else:
        st.markdown(say("programme.none"))
    add_an_entry()


def lines(begun: Collection[str]) -> None:
    """The list, and the one line of it that is open."""
    ids = [one.id for one in kept.programme]
    if kept.get("entry") not in ids:
        kept.entry = ids[0]
    st.radio(say("programme.order"), ids, key="entry", format_func=entry_lines().__getitem__)
    how_long()
    fixed = kept.entry in begun
    with st.container(horizontal=True):
        st.button(say("programme.up"), key="entry up", on_click=move, args=(-1,))
        st.button(say("programme.down"), key="entry down", on_click=move, args=(1,))
        st.button(say("programme.take_out"), key="entry out", on_click=take_out, disabled=fixed)
    if fixed:
        st.markdown(say("programme.fixed"))
    with st.container(border=True):
        one_entry(held(kept.entry))


def entry_lines() -> dict[str, str]:
    """A line for each entry: when it begins, what it is, for how long."""
    starts, told = read_time(kept.starts), {}
    for entry, at in begins(counted(), starts or 0):
        key = "line_skipped" if entry.skipped else "line_talk" if entry.talk else "line"
        line = say(f"programme.{key}", heading=entry.heading, minutes=entry.minutes, talk=entry.talk)
        told[entry.id] = plain(line if starts is None or entry.skipped else f"{as_time(at)}  {line}")
    return told


def how_long() -> None:
    """When it ends, or how long it lasts, and how much of it is at screens."""
    programme = counted()
    (screens, worked), starts = at_screens(programme), read_time(kept.starts)
    minutes = {"whole": whole(programme), "spare": with_spare(programme)}
    if starts is None:
        told = {name: say("programme.hours", hours=one // 60, minutes=one % 60) for name, one in minutes.items()}
    else:
        told = {name: as_time(starts + one) for name, one in minutes.items()}
    key = "programme.lasts" if starts is None else "programme.ends"
    st.markdown(say(key, screens=screens, worked=worked, **told))


def add_an_entry() -> None:
    names = {one.exercise: one.heading for one in planned(len(kept.cards))}
    names |= {name: say(f"programme.{name}") for name in BREAKS}
    left, right = st.columns([2, 1], vertical_alignment="bottom")
    left.selectbox(
        say("programme.another"), names, index=None, key="another entry", placeholder=say("programme.choose"),
        format_func=names.__getitem__,
    )  # fmt: skip
    right.button(say("programme.add"), key="entry add", on_click=add)


def start_from(sheet: RunSheet) -> None:
    """Put a run sheet, with its deck, in the place of what is chosen."""
    decks = next(iter(house().packs.values())).decks
    kept.cards = list(decks.get(sheet.deck, decks[DEFAULT_DECK])) if sheet.deck else []
    kept.programme = from_sheet(sheet, len(kept.cards), say.of("programme"))
    kept.entry = kept.programme[0].id


def move(by: int) -> None:
    """Move the chosen line. A break cannot come before everything else."""
    order = moved([one.id for one in kept.programme], kept.entry, by)
    if isinstance(held(order[0]), Activity):
        arrange([held(one) for one in order])
    kept.entry = kept.entry


def take_out() -> None:
    at = [one.id for one in kept.programme].index(kept.entry)
    arrange([one for one in kept.programme if one.id != kept.entry])
    if kept.programme:
        kept.entry = kept.programme[min(at, len(kept.programme) - 1)].id


def add() -> None:
    """Add what was chosen below the line that is open, or, where there is none, as the first."""
    name = kept["another entry"]
    if not name or (name in BREAKS and not kept.programme):
        return
    new = a_break(name) if name in BREAKS else another(name)
    at = [one.id for one in kept.programme].index(kept.entry) + 1 if kept.programme else 0
    arrange([*kept.programme[:at], new, *kept.programme[at:]])
    kept.entry, kept["another entry"] = new.id, None


def taken() -> list[str]:
    return [*(one.id for one in kept.programme), *TAKEN]


def a_break(name: str) -> Held:
    return Break(fresh_id("break", taken()), "", BREAKS[name], say(f"programme.{name}"))


def another(exercise: str) -> Held:
    """An activity of that exercise; a second one has an id and a heading of its own."""
    one = next(one for one in planned(len(kept.cards)) if one.exercise == exercise)
    name = fresh_id(one.id, taken())
    again = 1 + sum(isinstance(held, Activity) and held.exercise == exercise for held in kept.programme)
    heading = one.heading if again == 1 else say("programme.number", heading=one.heading, n=again)
    return replace(one, id=name, heading=heading, talk=pace_of(one).talk)
