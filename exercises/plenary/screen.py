"""What a table sees of the plenary, what the facilitator sees, and the desk on which statements are made.

A table's page follows the part; statements come down the socket as they are shown. `on_the_wall` is what the room sees. The
desk is for lead and helpers alone.
"""

from secrets import token_hex
from typing import Any

import streamlit as st

from exercises.parts import slip as slip_piece
from exercises.parts import statements as statements_piece
from exercises.parts import ticks as ticks_piece
from exercises.parts.blocks import draw_blocks
from exercises.parts.page import box, done, field, top
from exercises.plenary import PARTS, on_the_wall, section
from exercises.plenary.answer import (
    ANSWERS,
    MOST_STATEMENTS,
    SLIP,
    STATEMENTS,
    STEPS_A_TABLE,
    Statement,
    name_of,
    showing,
    statements,
    taking_off,
    taking_over,
)
from exercises.plenary.findings import Findings
from exercises.plenary.on_the_wall import found_in
from exercises.plenary.quotations import Wording, own_words
from exercises.plenary.slip import FEWEST_PEOPLE, MOST_A_SEAT, QUESTIONS
from exercises.plenary.slip import STEPS as SLIP_STEPS
from exercises.report import day_said, offers, opened
from workshop.acts import Refused
from workshop.database import StoreFault
from workshop.links import live_address
from workshop.markdown import plain
from workshop.scene import Scene

question, wall, wall_shows, room = on_the_wall.question, on_the_wall.wall, on_the_wall.wall_shows, on_the_wall.room
subjects, called_on = on_the_wall.subjects, on_the_wall.called_on


# -- the table


def table(scene: Scene) -> None:
    """A table's page: the part on screen, and nothing of the others."""
    part = min(scene.progress.part, SLIP)
    area, least = plain(scene.day.setup.area), max(FEWEST_PEOPLE, scene.day.setup.minimum_count)
    name = PARTS[part]
    top(scene, scene.words(f"plenary.{name}"), scene.words(f"plenary.{name}_lead", area=area, least=least))
    _PAGES[part](scene)
    if part != SLIP:
        done(scene, goes_on=part > STATEMENTS)


def _insights(scene: Scene) -> None:
    found, own = found_in(scene), scene.link.table
    st.subheader(scene.words("plenary.parked"))
    parked = [one for one in found.parked if one.table == own]
    lines = [
        f"- {plain(one.text)} ({plain(scene.words.given(found.heading(one.activity)))})".replace("\n", " ")
        for one in parked
    ]
    st.markdown("\n".join(lines) or scene.words("plenary.none_parked"))
    left, right = st.columns(2, gap="large")
    with left:
        box(scene, "insights", [field(scene, "insight", "list"), field(scene, "take_away", "list")])
    with right:
        box(scene, "open", [field(scene, "still_open", "list")])


def _statements(scene: Scene) -> None:
    said = scene.words.of("plenary.answers")
    options = [{"id": one, "label": said[one]} for one in ANSWERS]
    note = {"field": "in_our_words", "label": said["in_our_words"]}
    activity = scene.activity.id
    statements_piece(
        f"statements {activity}", live=live_address(scene.link), activity=activity, party="table",
        words=scene.words.of("choices"), said=scene.words.of("statements"), options=options, note=note,
        locked=_finished(scene),
    )  # fmt: skip
    box(scene, "left out", [field(scene, "left_out", "list")])


def _next_steps(scene: Scene) -> None:
    for first in range(1, STEPS_A_TABLE + 1, 2):
        for number, column in enumerate(st.columns(2, gap="large"), first):
            with column:
                st.subheader(scene.words("plenary.step", number=number))
                about = f"step-{number}"
                short = [{**field(scene, name, "text", about), "short": True} for name in ("step_role", "step_when")]
                box(scene, about, [field(scene, "step_what", "text", about), *short])


def _quotations(scene: Scene) -> None:
    words = own_words(scene.day, day_said(scene), scene.link.table or 0)
    if not words:
        st.markdown(scene.words("plenary.nothing_written"))
        return
    listed: list[dict[str, str]] = []
    for activity in dict.fromkeys(one.activity for one in words):
        here = [one for one in words if one.activity == activity]
        found = scene.day.setup.activity(activity)
        listed.append({"heading": scene.words.given(found.heading) if found else activity})
        listed += [{"id": one.key, "choice": one.state, "text": one.text, "about": _about(scene, one)} for one in here]
    at = scene.activity.id
    ticks_piece(f"ticks {at}", live=live_address(scene.link), activity=at, party="table", words=scene.words.of("ticks"),
                ticks=listed, locked=_finished(scene))  # fmt: skip


def _about(scene: Scene, one: Wording) -> str:
    """In which field something stands, and about which card; "" for a field that the words do not name."""
    label = scene.words.of("fields").get(one.field, {}).get("label", "")
    dealt = scene.day.setup.deck().get(one.about or "")
    card = f"{dealt.letter} {dealt.card.short_name}" if dealt else ""
    label = "" if "{" in label else label
    return scene.words("plenary.about", field=label, card=card) if label and card else label or card


def _slip(scene: Scene) -> None:
    say = scene.words.of("slip")
    slip_piece(
        f"slip {scene.activity.id}", live=live_address(scene.link), activity=scene.activity.id, words=say, most=MOST_A_SEAT,
        questions=[{"id": one, "text": say[one]} for one in QUESTIONS],
        steps=[{"id": one, "label": say[one]} for one in SLIP_STEPS],
    )  # fmt: skip


_PAGES = (_insights, _statements, _next_steps, _quotations, _slip)


def _finished(scene: Scene) -> bool:
    """Whether the table has finished this part, so that its choices are closed until it goes back."""
    sheet = scene.answers(scene.activity.id)[scene.link.table or 0]
    return scene.progress.part in sheet.finished and scene.day.phase() == "open"


# -- the facilitator


def facilitator(scene: Scene, activity: str) -> None:
    """Everything said in the plenary so far, as the report will have it; of exit slips only how many."""
    found = found_in(scene, activity)
    if found.counted is None:
        st.markdown(scene.words("plenary_view.slips", count=found.slips, paper=found.on_paper))
    draw_blocks(section.section(found, scene.words))


# -- the desk


def desk(scene: Scene, activity: str) -> None:
    """Drafts to write and to order, what is shown of them, sentences to take over, parked notes to put on the wall."""
    say, found = scene.words, found_in(scene, activity)
    if fault := st.session_state.get("desk fault"):
        st.error(plain(fault))
    st.header(say("plenary_desk.drafts"))
    box(scene, "drafts", [field(scene, "statement", "list")], party="room", activity=activity)
    st.header(say("plenary_desk.shown"))
    drafts = [one for one in statements(found.said.room) if one.draft]
    if not drafts:
        st.markdown(say("plenary_desk.no_drafts"))
    for number, one in enumerate(drafts, 1):
        _draft(scene, found, number, one)
    _offered(scene, activity, found, full=len(drafts) >= MOST_STATEMENTS)
    _parked(scene, activity, found)


def _draft(scene: Scene, found: Findings, number: int, one: Statement) -> None:
    """One draft: how it stands to what is shown, what it rests on, and the presses that show it and take it off."""
    say, at = scene.words, found.activity.id
    with st.container(border=True):
        st.markdown(f"**{number}.** {plain(one.draft)}")
        for line in _state(scene, found, one):
            st.markdown(line)
        headings = {activity.id: activity.heading for activity in opened(scene)}
        rests, key = [None, *headings], f"rests {at} {one.id} {one.rests_on}"
        st.selectbox(
            say("plenary_desk.rests_on"), rests, rests.index(one.rests_on) if one.rests_on in headings else 0,
            format_func=lambda name: headings.get(name, say("plenary_desk.rests_on_nothing")), key=key,
            on_change=_rest, args=(scene, at, one.id, key),
        )  # fmt: skip
        with st.container(horizontal=True):
            if one.on is None or one.changed:
                words = say("plenary_desk.show_again" if one.changed else "plenary_desk.show", number=number)
                _press(scene, at, words, f"show {one.id}", *showing(one.id, one.draft), main=True, for_lead=True)
            if one.on:
                words = say("plenary_desk.take_off", number=number)
                _press(scene, at, words, f"off {one.id}", taking_off(one.id), for_lead=True)


def _state(scene: Scene, found: Findings, one: Statement) -> list[str]:
    """Whether a draft is shown, and whether tables answered words that it has no more."""
    say = scene.words
    if one.on and one.changed:
        lines = [say("plenary_desk.state_changed", text=plain(one.on.text))]
        if count := len(found.answers(one.on.id).tables):
            lines.append(say("plenary_desk.answers_stay", count=count))
    else:
        lines = [say("plenary_desk.state_on" if one.on else "plenary_desk.state_off")]
    before = [version for version in one.versions if version != one.on and found.answers(version.id).tables]
    told = [(plain(version.text), len(found.answers(version.id).tables)) for version in before]
    return lines + [say("plenary_desk.earlier", text=text, count=count) for text, count in told]


def _offered(scene: Scene, activity: str, found: Findings, full: bool) -> None:
    """Sentences of the findings that are not among the drafts yet."""
    say, taken = scene.words, {note.id for note in found.said.room.written("statement")}
    st.header(say("plenary_desk.offered"))
    if full:
        st.markdown(say("plenary_desk.full"))
    left = [(one, text) for one, text in offers(scene) if name_of("taken", one.id, text) not in taken]
    if not left:
        st.markdown(say("plenary_desk.none_offered"))
    for at, (one, text) in enumerate(left):
        sentence, press = st.columns([5, 1], vertical_alignment="center")
        sentence.markdown(plain(text))
        with press:
            _press(
                scene,
                activity,
                say("plenary_desk.take_over"),
                f"take {at} {text}",
                *taking_over(text, one.id),
                off=full,
            )


def _parked(scene: Scene, activity: str, found: Findings) -> None:
    """What tables parked during the day, to be put on the wall one by one. A note that is changed goes off by itself."""
    say, released = scene.words, found.released()
    names = {table.id: table.name for table in scene.day.setup.tables}
    st.header(say("plenary_desk.parked"))
    if not found.parked:
        st.markdown(say("plenary_desk.none_parked"))
    for one in found.parked:
        note, press = st.columns([4, 1], vertical_alignment="center")
        where = say("plenary_desk.parked_at", table=plain(names[one.table]), heading=plain(found.heading(one.activity)))
        note.markdown(f"{plain(one.text)}  \n{where}")
        on = one in released
        act = {"kind": "choose", "question": one.key, "choice": None if on else one.state}
        with press:
            _press(scene, activity, say("plenary_desk.withdraw" if on else "plenary_desk.release"), f"parked {one.key}", act,
                   for_lead=True)  # fmt: skip


def _press(
    scene: Scene, activity: str, words: str, key: str, *acts: dict[str, Any], main: bool = False, off: bool = False,
    for_lead: bool = False,
) -> None:  # fmt: skip
    """A button that keeps acts in the room's sheet; showing to the room is for the lead."""
    held = for_lead and scene.link.role != "lead"
    st.button(words, key=f"{activity} {key}", on_click=_keep, args=(scene, activity, *acts), disabled=off or held,
              type="primary" if main else "secondary", help=scene.words("plenary_desk.only_lead") if held else None)  # fmt: skip


def _rest(scene: Scene, activity: str, statement: str, key: str) -> None:
    _keep(scene, activity, {"kind": "choose", "question": f"rests-{statement}", "choice": st.session_state[key]})


def _keep(scene: Scene, activity: str, *acts: dict[str, Any]) -> None:
    """Send acts of the room, one after the other; a refusal is shown as its sentence."""
    now = Scene(scene.store, scene.words, scene.link)
    try:
        for act in acts:
            now.say(act, token_hex(8), "room", activity)
        st.session_state["desk fault"] = ""
    except (Refused, StoreFault) as fault:
        st.session_state["desk fault"] = str(fault)
