"""A case study of a facilitator's own: told in stages, checked, and put in the programme of this workshop.

What is typed stays in the page until Save; each fault is told in one sentence and takes nothing away. Once the case was opened it
stays as it is, because tables have spoken of its stages.
"""

from secrets import token_hex

import streamlit as st

from exercises.parts import ways
from exercises.staged import minutes_needed
from exercises.staged.cases import MOST, OURS, Case, Stage, case_of, our_case
from exercises.staged.local import activity_of, own_cases, template, with_activity, without
from exercises.staged.rules import MOST_WORDS, STAGE_TITLE, TITLE, doubts_of, faults_of
from pages.house import house
from pages.visitor import turn_away, visitor
from workshop.acts import Refused
from workshop.database import StoreFault
from workshop.links import address
from workshop.markdown import plain
from workshop.scene import Scene
from workshop.setting_up import words_in
from workshop.setup import TAKEN, Activity, Setup, plain_setup

NEW, BEGIN_WITH = "", 3
here, link = house(), visitor("local_case")
say, kept = here.words, st.session_state
entry = here.store.registry.workshop(id=link.workshop)
if entry is None or entry.simulated:
    turn_away()


def now() -> Setup:
    return here.store.day(link.workshop).setup


# -- what the page holds until it is saved: `stages`, the numbers of the stages in their order, and a text and title by number


def fill(case: Case, minutes: int | None = None) -> None:
    """Put a case on the page."""
    kept.stages = list(range(len(case.stages)))
    kept.update({"case title": case.title, "minutes": minutes or minutes_needed(len(case.stages)), "sure": False})
    for one, stage in enumerate(case.stages):
        kept.update({f"title {one}": stage.title, f"text {one}": stage.text})


def begin() -> None:
    """The chosen case, or an empty one."""
    chosen = own_cases(now()).get(kept.get("which", NEW))
    if chosen:
        fill(case_of(chosen), chosen.minutes)
    else:
        fill(Case("", (Stage("", ""),) * BEGIN_WITH))


def from_ours(name: str) -> None:
    fill(template(name, say))


def typed() -> Case:
    stages = tuple(Stage(kept[f"title {one}"].strip(), kept[f"text {one}"].strip()) for one in kept.stages)
    return Case(kept["case title"].strip(), stages)


def add() -> None:
    one = max(kept.stages, default=-1) + 1
    kept.update({f"title {one}": "", f"text {one}": ""})
    hold([*kept.stages, one])


def take_out(one: int) -> None:
    hold([other for other in kept.stages if other != one])


def hold(stages: list[int]) -> None:
    """Hold these stages; minutes that were just enough stay so."""
    if kept.minutes == minutes_needed(len(kept.stages)):
        kept.minutes = minutes_needed(len(stages))
    kept.stages = stages


def up(one: int) -> None:
    at = kept.stages.index(one)
    kept.stages[at - 1 : at + 1] = [one, kept.stages[at - 1]]


# -- saving


def save() -> None:
    """Check what was typed and put it in the programme; whatever stands in the way is told above the button."""
    case = typed()
    kept.wrong = [say(fault.key, **fault.values) for fault in faults_of(case)]
    if not kept.sure:
        kept.wrong.append(say("local_case.fault_sure"))
    if not kept.wrong and (activity := kept_in_programme(case)):
        kept.which, kept.done = activity.id, say("local_case.saved", title=case.title, n=len(case.stages))


def kept_in_programme(case: Case) -> Activity | None:
    """The activity that now tells the case, if the programme took it."""
    setup, heading = now(), say("local_case.heading_of", title=case.title)
    taken = [*TAKEN, *(one.id for one in setup.activities), *(one.id for one in setup.breaks)]
    activity = activity_of(case, kept.minutes, heading, own_cases(setup).get(kept.which), taken)
    return activity if set_up(with_activity(setup, activity)) else None


def remove() -> None:
    if set_up(without(now(), kept.which)):
        kept.which, kept.done = NEW, say("local_case.removed")
        begin()


def set_up(setup: Setup) -> bool:
    try:
        if not setup.tables:
            raise Refused(say("local_case.set_up_first"))
        Scene(here.store, say, link).say({"kind": "set_up", "setup": plain_setup(setup)}, token_hex(8))
    except (Refused, StoreFault) as fault:
        kept.wrong = [str(fault)]
        return False
    return True


# -- drawing


def choosing() -> None:
    """Which of this workshop's own cases, and what a new one starts from."""
    names = {NEW: say("local_case.new"), **{one: case_of(activity).title for one, activity in own_cases(now()).items()}}
    if len(names) > 1:
        st.selectbox(say("local_case.which"), names, format_func=names.__getitem__, key="which", on_change=begin)
    if not kept.which:
        st.markdown(f"**{say('local_case.begin')}**")
        with st.container(horizontal=True):
            for name in OURS:
                label = say("local_case.from_ours", title=our_case(name).title)
                st.button(plain(label), key=f"from {name}", on_click=from_ours, args=(name,))
            st.button(say("local_case.from_nothing"), on_click=begin)


def editor() -> None:
    """The case: its title, its minutes, and each stage with its words counted."""
    st.text_input(say("local_case.title", most=TITLE), key="case title")
    left, right = st.columns([1, 2], vertical_alignment="bottom")
    left.number_input(say("local_case.minutes"), 1, 480, key="minutes")
    count = len(kept.stages)
    right.markdown(say("local_case.minutes_about", n=count, minutes=minutes_needed(count)))
    for n, one in enumerate(kept.stages, 1):
        with st.container(border=True):
            stage(n, one)
    st.button(say("local_case.add"), on_click=add, disabled=count >= MOST)


def stage(n: int, one: int) -> None:
    """One stage: its title, its text, and its place among the others."""
    st.header(say("local_case.stage", n=n))
    label, help = say("local_case.stage_title", n=n, most=STAGE_TITLE), say("local_case.stage_title_help")
    st.text_input(label, key=f"title {one}", help=help)
    text = st.text_area(say("local_case.text", n=n), key=f"text {one}", height=150, max_chars=2000)
    st.markdown(say("local_case.words", n=words_in(text), most=MOST_WORDS))
    with st.container(horizontal=True):
        st.button(say("local_case.up", n=n), key=f"up {one}", on_click=up, args=(one,), disabled=n == 1)
        st.button(say("local_case.take_out", n=n), key=f"out {one}", on_click=take_out, args=(one,))


def saving() -> None:
    if doubts := doubts_of(typed()):
        st.markdown(plain(say("local_case.doubts", found=", ".join(doubts))))
    st.checkbox(say("local_case.sure"), key="sure")
    st.button(say("local_case.save"), type="primary", on_click=save)
    for sentence in kept.pop("wrong", []):
        st.error(plain(sentence))
    if kept.which:
        st.button(say("local_case.remove"), on_click=remove)


# -- the page

if "stages" not in kept:
    kept.which = NEW
    begin()
kept.which = one if (one := kept.get("which")) in own_cases(now()) else NEW
with st.container(width=900):
    st.title(say("local_case.heading"))
    st.markdown(say("local_case.lead"))
    ways("beside", ways=[{"label": say("local_case.to_setup"), "href": address("setup", link)}])
    if told := kept.pop("done", ""):
        st.success(plain(told))
    choosing()
    if kept.which in here.store.day(link.workshop).progress:
        st.markdown(say("local_case.opened"))
    else:
        editor()
        saving()
