"""Paper: one sheet of one table, typed in by lead or helper, by keyboard alone. Not for the room: a table's own words are on it.

The form begins with what the table has said so far. It is looked at before it is taken, in the words that the table will see; what
cannot be read is named box by box, and nothing that was typed is lost. What was taken can be corrected in the same form.
"""

from collections.abc import Mapping
from functools import partial
from secrets import token_hex
from typing import Any

import streamlit as st

from exercises.papers import at_table, to_type
from exercises.parts import ways
from pages.house import house
from pages.visitor import visitor, workshop_of
from workshop.acts import Refused
from workshop.database import StoreFault
from workshop.links import address
from workshop.markdown import plain
from workshop.paper import PAPER, AtTable, Box, PaperSheet
from workshop.paper.entering import HAND_IN, Draft, acts, boxes_of, overtaken, party_of, read, shown
from workshop.scene import Scene
from workshop.setup import DAY_ACTIVITY, Activity

LONG, IN_ONE_COLUMN = 96, 4  # pixels of a text; boxes that stand in one column


def choosing(scene: Scene) -> tuple[AtTable, PaperSheet] | None:
    """Which table and which sheet: those in the address, or else the first table and what is on now."""
    say, day = scene.words, scene.day
    opened = [one for one in day.setup.activities if one.id in day.progress]
    if not opened:
        st.markdown(say("paper.nothing_open"))
        return None
    names = {table.id: table.name for table in day.setup.tables}
    left, middle, right = st.columns(3)
    asked = st.query_params.get("table", "")
    first = list(map(str, names)).index(asked) if asked in map(str, names) else 0
    table = left.selectbox(
        say("control.which_table"), list(names), first, format_func=lambda one: names[one], key="table"
    )
    ids = [one.id for one in opened]
    now = next((ids.index(one) for one in (st.query_params.get("activity"), day.now) if one in ids), len(ids) - 1)
    chosen = middle.selectbox(
        say("paper.which_activity"), ids, now, format_func=lambda one: _heading(opened, one), key="activity"
    )
    at = at_table(scene.store, say, scene.workshop, opened[ids.index(chosen)], table)
    there = [sheet for sheet in to_type(at) if sheet.part <= at.part]
    if not there:
        st.markdown(say("paper.no_sheet"))
        return None
    last = len(there) - 1
    number = right.selectbox(say("paper.which_sheet"), range(len(there)), last, key=f"sheet {chosen} {last}",
                             format_func=lambda one: there[one].heading)  # fmt: skip
    return at, there[number]


def _heading(opened: list[Activity], name: str) -> str:
    return next(one.heading for one in opened if one.id == name)


def standing(scene: Scene, at: AtTable) -> None:
    """What whoever types should know: that the table has a device too, and that the room has seen the answers."""
    say = scene.words
    devices = house().live.attendance.devices(scene.workshop).get(at.table or 0, 0)
    if devices:
        st.info(say("paper.device_too", n=devices))
    if at.day.phase(at.activity.id) == "revealed" or at.day.progress[at.activity.id].revealed_at is not None:
        st.info(say("paper.after_reveal"))
    st.toggle(say("paper.works_on_paper"), at.arrival.on_paper, key=f"works {at.table} {at.arrival.on_paper}",
              on_change=works_on_paper, args=(scene, at))  # fmt: skip


def works_on_paper(scene: Scene, at: AtTable) -> None:
    send(scene, at, DAY_ACTIVITY, {"kind": "works_on_paper", "on": not at.arrival.on_paper})


def form(scene: Scene, at: AtTable, sheet: PaperSheet) -> None:
    """The boxes in their order, beside them how they read so far, and taking them in last."""
    name = f"{at.table} {at.activity.id} {at.day.round(at.activity.id)} {sheet.part} {sheet.heading}"
    drafts: dict[str, Draft] = st.session_state.setdefault("drafts", {})
    draft = drafts.setdefault(name, Draft(shown(sheet, at)))
    draft.freshen(shown(sheet, at))
    boxes = [box for box in boxes_of(sheet, at) if box.id in draft.begins]
    keys = {box.id: f"{name} {draft.number} {box.id}" for box in boxes}
    left, right = st.columns([2, 1], gap="large")
    with left:
        half = (len(boxes) + 1) // 2 if len(boxes) > IN_ONE_COLUMN else len(boxes)
        for column, some in zip(st.columns(2 if half < len(boxes) else 1), (boxes[:half], boxes[half:]), strict=False):
            with column:
                for box in some:
                    draft.typed[box.id] = one_box(scene, box, keys[box.id], draft.typed[box.id])
    with right:
        look(scene, at, sheet, draft)
        finished = st.checkbox(scene.words("paper.finished"), True, key=f"{name} finished") if sheet.finishes else False
        st.button(
            scene.words("paper.take"), type="primary", on_click=take, args=(scene, at, sheet, draft, keys, finished)
        )


def one_box(scene: Scene, box: Box, key: str, begins: str) -> str:
    """What is in a box now, which the browser holds as long as the box is on the page. Its label is of our own words, and is read aloud as
    it stands; what was written by others, to be named by number, is listed under it."""
    st.session_state.setdefault(key, begins)
    label = scene.words("paper.typed_as", label=box.label, how=box.typed_as) if box.typed_as else box.label
    draw = partial(st.text_area, height=LONG, max_chars=4000) if box.long else partial(st.text_input, max_chars=1000)
    typed = str(draw(label, key=key))
    if listed := getattr(box, "named", ()):
        st.markdown("  \n".join(plain(f"{option.code}  {option.label}") for option in listed))
    return typed


def look(scene: Scene, at: AtTable, sheet: PaperSheet, draft: Draft) -> None:
    """What was typed, as the table will see it; or what is wrong with it, box by box."""
    say, found = scene.words, read(sheet, draft.typed, draft.begins, at)
    st.subheader(say("paper.reads"))
    if found.wrong:
        st.error("  \n".join(plain(say("paper.wrong", box=label, why=why)) for label, why in found.wrong))
    lines = [f"**{plain(label)}**  \n" + "  \n".join(map(plain, told.split("\n"))) for label, told in found.told]
    st.markdown("\n\n".join(lines) or say("paper.empty"))


def take(scene: Scene, at: AtTable, sheet: PaperSheet, draft: Draft, keys: Mapping[str, str], finished: bool) -> None:
    """Say all of it for the table; not while something cannot be read, and not yet where a device of the table said something else
    in the same box meanwhile."""
    say = scene.words
    draft.typed = {box: str(st.session_state[key]) for box, key in keys.items()}
    fresh = at_table(scene.store, say, scene.workshop, at.activity, at.table)
    found = read(sheet, draft.typed, draft.begins, fresh)
    if found.wrong:
        st.session_state["said"] = ("error", say("paper.not_taken"))
        return
    if overtaken(sheet, draft.typed, draft.begins, draft.seen, fresh):
        draft.seen = shown(sheet, fresh)
        st.session_state["said"] = ("warning", say("paper.changed_meanwhile"))
        return
    for activity, act in acts(sheet, found, finished):
        if not send(scene, at, activity, act):
            return
        if act["kind"] == HAND_IN:  # whatever happens to the rest, nobody is counted twice
            st.session_state[keys["slips"]] = draft.typed["slips"] = ""
    if at.table not in scene.store.seats(scene.workshop).values() and not at.arrival.on_paper:
        send(scene, at, DAY_ACTIVITY, {"kind": "works_on_paper", "on": True})
    st.session_state["said"] = ("success", say("paper.taken", table=_name(at), sheet=sheet.heading))
    draft.begin(shown(sheet, at_table(scene.store, say, scene.workshop, at.activity, at.table)))


def _name(at: AtTable) -> str:
    return next(table.name for table in at.day.setup.tables if table.id == at.table)


def send(scene: Scene, at: AtTable, activity: str, act: Mapping[str, Any]) -> bool:
    """Send one act for the table, as from paper; a refusal is shown as its sentence."""
    fresh = Scene(scene.store, scene.words, scene.link)
    try:
        fresh.say(act, token_hex(8), party_of(act, at.table or 0), activity or at.activity.id, PAPER)
    except (Refused, StoreFault) as fault:
        st.session_state["said"] = ("error", str(fault))
        return False
    return True


def printed(scene: Scene, at: AtTable | None) -> str:
    """Where this table's sheets are printed; of one activity, where one is chosen."""
    return f"/print/sheets/{scene.workshop}" + (f"?table={at.table}&activity={at.activity.id}" if at else "")


here, link = house(), visitor("paper")
say = here.words
entry = workshop_of(link)
scene = Scene(here.store, say, link, entry.simulated)
st.title(say("paper.entry_heading"))
if scene.demonstration:
    st.markdown(f"**{say('demonstration.mark')}**")
if told := st.session_state.pop("said", None):
    {"success": st.success, "warning": st.warning, "error": st.error}[told[0]](plain(told[1]))
chosen = choosing(scene)
if chosen:
    standing(scene, chosen[0])
    form(scene, *chosen)
ways("beside", ways=[
    {"label": say("paper.to_print"), "href": printed(scene, chosen[0] if chosen else None)},
    {"label": say("paper.to_control"), "href": address("control", link)},
])  # fmt: skip
