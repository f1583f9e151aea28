"""What to do next: one step, its script line, and what else can be done from here."""

import time
from collections.abc import Sequence

import streamlit as st

from exercises.parts import ways
from exercises.screens import SCREENS
from pages.facilitator.running.late import set_up
from pages.facilitator.running.overview import part_name
from pages.facilitator.running.pairs import pair_tables
from pages.facilitator.running.press import button, fault, leads, press
from pages.facilitator.running.rest import due, during_a_break, take_a_break
from workshop.documents import GUIDE, WHAT_TO_DO, document
from workshop.late import skipped
from workshop.links import address
from workshop.markdown import plain
from workshop.scene import Scene
from workshop.setup import Activity

MORE = {"control.two_more": 2, "control.five_more": 5, "clock.ten_more": 10}


def next_step(scene: Scene) -> None:
    st.subheader(scene.words("control.next"))
    with st.container():  # what comes and goes has a place of its own, so that no button moves under a press
        fault()
    match scene.day.moment:
        case "open":
            while_open(scene)
        case "revealed":
            while_revealed(scene)
        case "break":
            during_a_break(scene)
        case _:
            between(scene)


def for_a_helper(scene: Scene) -> None:
    """What a helper may press stands with the tables and under one table; here is the script, to follow what the lead does."""
    st.subheader(scene.words("running.helper"))
    fault()
    st.markdown(scene.words("running.helper_how"))
    if scene.day.moment == "open":
        script(scene)


def next_activity(scene: Scene) -> Activity | None:
    """The first activity that was neither opened nor left out."""
    opened = scene.day.progress
    return next((one for one in scene.day.setup.activities if one.id not in opened and not one.skipped), None)


# -- between activities


def between(scene: Scene) -> None:
    say, day, following = scene.words, scene.day, None if scene.day.ended else next_activity(scene)
    st.markdown(say("control.ended" if day.ended else "script.between" if day.begun else "script.arrival"))
    first, second, third = st.columns(3)
    with first:
        if following:
            st.button(say("control.open", heading=plain(following.heading)), key=f"open {following.id}",
                      type="secondary" if due(scene) else "primary", disabled=not leads(scene), on_click=open_now,
                      args=(scene, following.id), width="stretch")  # fmt: skip
            st.button(say("clock.skip", heading=plain(following.heading)), key=f"skip {following.id}",
                      disabled=not leads(scene), on_click=skip, args=(scene, following.id), width="stretch")  # fmt: skip
        elif day.ended:
            report = {"label": say("control.to_report"), "href": address("report", scene.link), "main": True}
            ways("report", ways=[report])
        else:
            button(scene, say("control.end"), {"kind": "end", "on": True}, primary=True)
    with second:
        any_other(scene, following)
    with third:
        if not day.ended:
            take_a_break(scene)


def any_other(scene: Scene, following: Activity | None) -> None:
    """Come back to one that was opened or left out, give it another round, or go to one further on."""
    say, day = scene.words, scene.day
    others = {one.id: one for one in day.setup.activities if one != following}
    if not others:
        return
    chosen = st.selectbox(
        say("control.other_which"), list(others), format_func=lambda one: how_far(scene, others[one]), key="again"
    )
    before = chosen in day.progress
    st.button(say("control.reopen" if before else "control.open_this"), on_click=open_now, args=(scene, chosen),
              disabled=not leads(scene), width="stretch", key="reopen")  # fmt: skip
    if before and day.progress[chosen].revealed_at is not None:
        st.button(say("control.another_round", heading=plain(others[chosen].heading)), on_click=another_round,
                  args=(scene, chosen), disabled=not leads(scene), width="stretch", key="another round")  # fmt: skip


def how_far(scene: Scene, one: Activity) -> str:
    """An activity by its heading, and whether it was held or left out."""
    if one.id in scene.day.progress:
        return scene.words("clock.done", heading=one.heading)
    return scene.words("clock.left_out", heading=one.heading) if one.skipped else one.heading


def skip(scene: Scene, activity: str) -> None:
    set_up(scene, skipped(Scene(scene.store, scene.words, scene.link).day.setup, activity))


def open_now(scene: Scene, activity: str) -> None:
    press(scene, {"kind": "open", "activity": activity, "at": time.time()})


def another_round(scene: Scene, activity: str) -> None:
    press(scene, {"kind": "another_round", "activity": activity, "at": time.time()})


# -- while an activity is open


def while_open(scene: Scene) -> None:
    say = scene.words
    left = unfinished(scene) if st.session_state.get("asking") else []
    asking = st.session_state["asking"] = bool(left)  # nobody is asked about tables that have finished meanwhile
    with st.container():
        script(scene)
    with st.container():
        turning(scene)
    last = scene.progress.part >= len(scene.parts) - 1
    first, *more, last_one = st.columns(5)
    with first:
        if scene.kind.steps:
            words = say("control.reveal_anyway" if asking else "control.reveal")
            st.button(words, type="primary" if press_due(scene) else "secondary", disabled=not leads(scene), width="stretch",
                      on_click=reveal, args=(scene, asking), key="reveal")  # fmt: skip
        else:
            button(scene, say("control.close", heading=scene.activity.heading), {"kind": "close"}, primary=last)
    for column, (name, minutes) in zip(more, MORE.items(), strict=True):
        with column:
            st.button(say(name), key=f"extend {minutes}", disabled=not leads(scene), on_click=extend, args=(scene, minutes),
                      width="stretch")  # fmt: skip
    with last_one:
        paused = bool(scene.progress.paused_at)
        st.button(say("control.go_on" if paused else "control.pause"), on_click=pause_now, args=(scene, not paused),
                  disabled=not leads(scene), width="stretch", key="pause")  # fmt: skip
    if asking:
        names = names_of(scene, left)
        told = [say("control.not_finished", tables=plain(names)), *given_more(scene)]
        st.warning(" ".join([*told, say("control.no_measure")] if scene.kind.on_board else told))
        st.button(say("control.wait"), on_click=lambda: st.session_state.update(asking=False))


def press_due(scene: Scene) -> int:
    """The number of the press of reveal that is next at the part on screen, 0 where none is."""
    following = scene.kind.steps[scene.progress.step : scene.progress.step + 1]
    last = len(scene.parts) - 1
    due = [one for one in following if scene.kind.pressed_after.get(one, last) <= scene.progress.part]
    return scene.progress.step + 1 if due else 0


def script(scene: Scene) -> None:
    """The script of the activity, or of the part on screen: what to say, and beneath it what to watch for."""
    say, exercise = scene.words, scene.activity.exercise
    told = say.of("script").get(exercise, {})
    lines = told.get("parts", [])
    line = lines[scene.progress.part] if scene.progress.part < len(lines) else told.get("say", "")
    if line:
        st.markdown(line)
    if SCREENS[scene.activity.kind].desk and not scene.kind.on_board:  # of a ranking it has nothing before the reveal
        ways("desk", ways=[{"label": say("desk.heading"), "href": address("desk", scene.link)}])
    more = [f"**{say(f'control.{name}')}:** {told[name]}" for name in ("watch", "stuck") if name in told]
    what_to_do(scene, more)


def what_to_do(scene: Scene, lines: Sequence[str] = ()) -> None:
    """Folded away: these lines, and the cases of the guide, each a link that opens it beside this page."""
    say, cases = scene.words, document(GUIDE).under(WHAT_TO_DO)
    links = " · ".join(f"[{topic.text}](/guide#{topic.id})" for topic in cases)
    with st.expander(say("control.script_more") if lines else say("documents.what_to_do_heading")):
        st.markdown("  \n".join([*lines, f"**{say('documents.what_to_do')}** {links}"]))


def turning(scene: Scene) -> None:
    """The part on screen, and the way to the next one and back."""
    say, names, part = scene.words, scene.parts, scene.progress.part
    if not names:
        return
    left, middle, right = st.columns([2, 1, 1], vertical_alignment="center")
    left.markdown(say("control.part_of", n=part + 1, of=len(names), part=part_name(scene, part)))
    with middle:
        if part > 0:
            button(
                scene, say("control.earlier_part", part=part_name(scene, part - 1)), {"kind": "turn", "part": part - 1}
            )
    with right:
        if part + 1 < len(names):
            button(
                scene,
                say("control.next_part", part=part_name(scene, part + 1)),
                {"kind": "turn", "part": part + 1},
                primary=not press_due(scene),
            )


def extend(scene: Scene, minutes: int) -> None:
    press(scene, {"kind": "extend", "minutes": minutes, "at": time.time()})


def given_more(scene: Scene) -> list[str]:
    """Which tables were given more time than the others, in words."""
    more = {table for table, seconds in scene.progress.more.items() if scene.progress.ends_at + seconds > time.time()}
    names = ", ".join(table.name for table in scene.day.setup.tables if table.id in more)
    return [scene.words("clock.were_given_more", tables=plain(names))] if names else []


def pause_now(scene: Scene, on: bool) -> None:
    press(scene, {"kind": "pause", "on": on, "at": time.time()})


def reveal(scene: Scene, anyway: bool) -> None:
    """The first press; where a table has not finished at this moment, the lead is asked whether to wait for it."""
    if unfinished(scene) and not anyway:
        st.session_state["asking"] = True
    else:
        reveal_now(scene)


def reveal_now(scene: Scene) -> None:
    press(scene, {"kind": "reveal", "step": 1, "unfinished": unfinished(scene)})


def unfinished(scene: Scene) -> list[int]:
    """Tables that have not finished at this moment, which may be later than this page was drawn."""
    now = Scene(scene.store, scene.words, scene.link)
    if now.day.activity is None:
        return []
    answers = now.answers(now.activity.id)
    tables = [table.id for table in now.day.setup.tables if not table.closed]
    doings = {table: now.kind.doing(answers[table], now.day, now.activity) for table in tables}
    return [table for table, doing in doings.items() if doing and not doing.finished]


def names_of(scene: Scene, tables: list[int]) -> str:
    """Tables by name, those that work on paper marked: what they wrote may lie on a desk, not typed in yet."""
    arrivals, say = scene.arrivals(), scene.words
    there = [table for table in scene.day.setup.tables if table.id in tables]
    return ", ".join(say("room.on_paper", table=one.name) if arrivals[one.id].on_paper else one.name for one in there)


# -- after the reveal


def while_revealed(scene: Scene) -> None:
    say, kind, steps = scene.words, scene.activity.kind, scene.kind.steps
    step, presses = scene.progress.step, scene.words.of(f"presses.{scene.activity.kind}")
    if scene.day.asking:
        script(scene)
    else:
        st.markdown(presses[steps[step - 1]]["say"])
        what_to_do(scene)
    following = step + 1
    if scene.kind.pressed_after:
        turning(scene)
        following = press_due(scene)
    last = scene.progress.part == len(scene.parts) - 1 if scene.kind.pressed_after else following > len(steps)
    subjects = SCREENS[kind].subjects(scene) if scene.kind.about_one else {}
    subject = None
    if subjects:
        subject = st.selectbox(say("control.which_subject"), list(subjects), format_func=subjects.__getitem__, key="subject",
                               help=say("control.proposed"))  # fmt: skip
    for number, column in enumerate(st.columns(len(steps)), 1):
        name = steps[number - 1]
        about = subject if name in scene.kind.about_one else None
        with column:
            button(scene, f"{number}. {presses[name]['name']}", {"kind": "reveal", "step": number, "subject": about},
                   primary=number == following)  # fmt: skip
    first, second = st.columns(2)
    with first:
        if subject and not scene.day.asking:
            give_notice(scene, subject, subjects[subject])
        elif scene.day.asking:
            st.button(say("control.two_more"), on_click=extend, args=(scene, 2), disabled=not leads(scene),
                      width="stretch", key="two more")  # fmt: skip
    with second:
        button(scene, say("control.close", heading=scene.activity.heading), {"kind": "close"}, primary=last)
    pair_tables(scene)


def give_notice(scene: Scene, subject: str, label: str) -> None:
    """A minute's notice to the tables that will be asked (F22); nobody is called on alone."""
    say, tables = scene.words, list(SCREENS[scene.activity.kind].called_on(scene, subject))
    if len(tables) < 2:
        st.markdown(say("control.no_ends"))
        return
    names = ", ".join(table.name for table in scene.day.setup.tables if table.id in tables)
    text = say("control.notice_text", subject=label)[:200]
    button(scene, say("control.give_notice", tables=plain(names)), {"kind": "message", "tables": tables, "text": text})
