"""The control room: how the tables are doing, what the wall shows, and what to do next. No table's content is on it, since a
projector that mirrors this screen is the commonest accident (F11)."""

import secrets
import time
from typing import Any

import streamlit as st

from exercises.parts import ear
from exercises.ranking.paper import read_line
from exercises.screens import SCREENS
from pages.addresses import base, joining
from pages.glance import clock, draw_tiles
from pages.house import house
from pages.visitor import visitor, workshop_of
from workshop.acts import Refused
from workshop.database import StoreFault
from workshop.doors import qr_svg
from workshop.lead import REVEAL_STEPS
from workshop.links import live_address
from workshop.markdown import plain
from workshop.scene import Scene
from workshop.setup import Activity
from workshop.small_counts import read_counts
from workshop.tiles import finishing_at

here, link = house(), visitor("lead", "helper")
say = here.words
entry = workshop_of(link)
revision = here.live.revision(
    link.workshop, "control"
)  # before anything is read: what changes meanwhile is drawn again
scene = Scene(here.store, say, link, entry.sort == "demonstration")
day = scene.day
leads = link.role == "lead"
live = live_address(link)
# The whole page is drawn again, not parts of it: one lead looks at it, and what to do next depends on every part.
ear("control", live=live, topic="control", pace=700, patience=300, again=15_000, drawn=revision)


def press(act: dict[str, Any], party: str = "day", activity: str = "") -> None:
    """Send an act of this page, once; a refusal is shown as its sentence."""
    try:
        Scene(here.store, say, link).say(act, secrets.token_hex(8), party, activity)
        st.session_state["fault"] = ""
        st.session_state["asking"] = False
    except (Refused, StoreFault) as fault:
        st.session_state["fault"] = str(fault)


def button(words: str, act: dict[str, Any], primary: bool = False, disabled: bool = False, **more: Any) -> None:
    st.button(words, key=f"{words} {act}", on_click=press, args=(act,), type="primary" if primary else "secondary",
              disabled=disabled or not leads, width="stretch", **more)  # fmt: skip


# -- the tables


def minutes_left() -> str:
    at = day.progress.get(day.now or "")
    if at is None:
        return say("control.no_time")
    if at.paused_at:
        return say("control.paused", minutes=max(0, round((at.ends_at - at.paused_at) / 60)))
    left = round((at.ends_at - time.time()) / 60)
    return say("control.minutes", minutes=left) if left >= 0 else say("control.over", minutes=-left)


def at_this_pace() -> str:
    if day.activity is None or day.phase() != "open":
        return say("control.no_time")
    kind = here.store.kinds[day.activity.kind]
    doings = [kind.doing(answer, len(day.setup.cards)) for answer in scene.answers(day.activity.id).values()]
    done = sum(doing.finished for doing in doings)
    at = finishing_at(doings, clock(scene))
    when = time.strftime("%H:%M", time.localtime(at)) if at else say("control.too_early")
    return say("control.pace", when=when, done=done, of=len(doings))


def wall_shows() -> str:
    if day.blank:
        return say("control.wall_blank")
    if day.screen.endswith("/revealed"):
        step = REVEAL_STEPS[scene.progress.step - 1]
        card = day.setup.deck().get(scene.progress.shown or "")
        return say(f"control.wall_{step}", card=plain(card.card.short_name) if card else "")
    if day.screen.endswith("/open"):
        return say("control.wall_open")
    screen = "between" if day.screen == "arrival" and day.begun else day.screen
    return say(f"control.wall_{screen}", back_at=plain(day.back_at))


def overview() -> None:
    """Top and tiles."""
    activity = plain(day.activity.heading) if day.activity else say("control.none_open")
    if day.eyes_up:
        activity = say("control.eyes_are_up", heading=activity)
    facts = [("control.activity", activity), ("control.time", minutes_left()),
             ("control.at_pace", at_this_pace()), ("control.wall", wall_shows())]  # fmt: skip
    for column, (label, value) in zip(st.columns(4), facts, strict=True):
        column.markdown(f"{say(label)}  \n**{value}**")
    draw_tiles(scene)
    coming_buttons()
    parked = sum(len(SCREENS[a.kind].findings(scene, a.id).written(t.id, "parked")) for a in day.setup.activities
                 if a.id in day.progress for t in day.setup.tables)  # fmt: skip
    if parked:
        st.markdown(say("control.parked", count=parked))


def coming_buttons() -> None:
    """One press for each table that asked for help: on my way, and then that it is done. For leads and helpers."""
    arrivals = scene.arrivals()
    with st.container(horizontal=True):
        for table in [table for table in day.setup.tables if arrivals[table.id].help and not table.closed]:
            coming = arrivals[table.id].coming
            words = say("control.helped" if coming else "control.on_my_way", table=plain(table.name))
            act = {"kind": "help", "on": False} if coming else {"kind": "on_my_way"}
            st.button(words, key=f"coming {table.id} {coming}", on_click=press, args=(act, f"table:{table.id}", "day"))


# -- what to do next


def next_activity() -> Activity | None:
    return next((activity for activity in day.setup.activities if activity.id not in day.progress), None)


def next_step() -> None:
    """One thing to do next, its script line, and what else can be done from here."""
    st.subheader(say("control.next"))
    if st.session_state.get("fault"):
        st.error(plain(st.session_state["fault"]))
    if day.screen.endswith("/open"):
        while_open()
    elif day.screen.endswith("/revealed"):
        while_revealed()
    elif day.back_at:
        button(say("control.back_from_break"), {"kind": "take_break", "back_at": ""}, primary=True)
    else:
        between()


def between() -> None:
    following = next_activity()
    st.markdown(say("script.arrival" if not day.begun else "script.between"))
    first, second, third = st.columns(3)
    with first:
        if following:
            st.button(say("control.open", heading=following.heading), key=f"open {following.id}", type="primary",
                      disabled=not leads, on_click=open_now, args=(following.id,), width="stretch")  # fmt: skip
        else:
            button(say("control.end"), {"kind": "end", "on": True}, primary=not day.ended, disabled=day.ended)
    with second:
        opened = [a for a in day.setup.activities if a.id in day.progress]
        if opened:
            names = {a.id: a.heading for a in opened}
            again = st.selectbox(say("control.reopen_which"), list(names), format_func=lambda a: names[a], key="again")
            st.button(say("control.reopen"), on_click=open_now, args=(again,), disabled=not leads, width="stretch")
    with third:
        back_at = st.text_input(say("control.back_at"), placeholder="13:15", key="back_at")
        button(say("control.take_break"), {"kind": "take_break", "back_at": back_at}, disabled=not back_at)


def open_now(activity: str) -> None:
    press({"kind": "open", "activity": activity, "at": time.time()})


def pause_now(on: bool) -> None:
    press({"kind": "pause", "on": on, "at": time.time()})


def while_open() -> None:
    st.markdown(say(f"script.{scene.activity.exercise}"))
    first, second, third, fourth = st.columns(4)
    asking = st.session_state.get("asking")
    with first:
        words = say("control.reveal_anyway" if asking else "control.reveal")
        st.button(words, type="primary", disabled=not leads, width="stretch", on_click=reveal, args=(asking,))
    with second:
        button(say("control.two_more"), {"kind": "extend", "minutes": 2})
    with third:
        button(say("control.five_more"), {"kind": "extend", "minutes": 5})
    with fourth:
        paused = bool(scene.progress.paused_at)
        st.button(say("control.go_on" if paused else "control.pause"), on_click=pause_now, args=(not paused,),
                  disabled=not leads, width="stretch")  # fmt: skip
    if asking:
        unfinished = _unfinished()
        names = ", ".join(day.setup.table(table).name for table in unfinished)  # type: ignore[union-attr]
        st.warning(say("control.not_finished", tables=plain(names)))
        st.button(say("control.wait"), on_click=lambda: st.session_state.update(asking=False))


def reveal(anyway: bool) -> None:
    """The first press; where a table has not finished at this moment, the lead is asked whether to wait for it."""
    unfinished = _unfinished()
    if unfinished and not anyway:
        st.session_state["asking"] = True
    else:
        press({"kind": "reveal", "step": 1, "unfinished": unfinished})


def _unfinished() -> list[int]:
    """Tables that have not finished at this moment, which may be later than this page was drawn."""
    answers, kind = Scene(here.store, say, link).answers(scene.activity.id), here.store.kinds[scene.activity.kind]
    return [t.id for t in day.setup.tables if not t.closed and not kind.doing(answers[t.id], 1).finished]


def while_revealed() -> None:
    step = scene.progress.step
    found = SCREENS[scene.activity.kind].findings(scene)
    proposed = found.next_discussion()
    cards = [*proposed, *[card for card in found.deck if card not in proposed]]
    st.markdown(say(f"script.step_{REVEAL_STEPS[step - 1]}"))
    card = st.selectbox(say("control.which_card"), cards, format_func=found.card_name, key="card",
                        help=say("control.proposed"))  # fmt: skip
    for number, column in enumerate(st.columns(len(REVEAL_STEPS)), 1):
        with column:
            act = {
                "kind": "reveal",
                "step": number,
                "card": card if REVEAL_STEPS[number - 1] in ("card", "whole") else None,
            }
            button(f"{number}. {say(f'steps.{REVEAL_STEPS[number - 1]}')}", act, primary=number == min(step + 1, 5))
    first, second = st.columns(2)
    with first:
        ends = found.ends(card)
        names = [found.names[table] for table in ends]
        if ends:
            text = say("control.notice_text", card=found.deck[card].card.short_name)
            notice = {"kind": "message", "tables": ends, "text": text}
            button(say("control.give_notice", tables=plain(", ".join(names))), notice)
        else:
            st.markdown(say("control.no_ends"))
    with second:
        button(say("control.close", heading=scene.activity.heading), {"kind": "close"})


# -- the whole room


def whole_room() -> None:
    button(say("control.eyes_down" if day.eyes_up else "control.eyes_up"), {"kind": "eyes_up", "on": not day.eyes_up})
    button(say("control.unblank" if day.blank else "control.blank"), {"kind": "blank", "on": not day.blank})
    button(say("control.all_hands_off" if day.all_hands else "control.all_hands"),
           {"kind": "all_hands_for_all", "on": not day.all_hands})  # fmt: skip
    text = st.text_input(say("control.message"), key="message", max_chars=200)
    button(say("control.send"), {"kind": "message", "text": text})
    so_far = "\n".join(f"{sector}: {count}" for sector, count in day.people.items())
    typed = st.text_area(say("control.sectors"), so_far, help=say("control.sectors_help"), key="sectors")
    st.button(say("control.keep_sectors"), on_click=count_sectors, args=(typed,), disabled=not leads)


def count_sectors(text: str) -> None:
    try:
        press({"kind": "count_people", "sectors": read_counts(text)})
    except ValueError as fault:
        st.session_state["fault"] = str(fault)


def one_table() -> None:
    """What a helper does for one table: its digits, its order from paper. Nothing it said is shown."""
    names = {table.id: table.name for table in day.setup.tables}
    number = st.selectbox(say("control.which_table"), list(names), format_func=lambda table: names[table], key="table")
    chosen = day.setup.table(number)
    assert chosen is not None
    st.markdown(say("control.digits", digits=here.store.registry.digits(link.workshop, chosen.id), code=entry.code))
    if leads and st.button(say("control.link_seat", table=plain(chosen.name))):
        secret, _ = here.store.registry.new_link(link.workshop, "seat", chosen.id)
        show_link(secret)
    if day.activity:
        line = st.text_input(say("control.paper"), help=say("control.paper_help"), key=f"paper {chosen.id}")
        st.button(say("control.enter_paper"), on_click=enter_paper, args=(line, chosen.id), disabled=not line)
        if line and st.session_state.get("fault"):  # here too, since the top may be scrolled out of sight
            st.error(plain(st.session_state["fault"]))
        finished = here.store.kinds[day.activity.kind].doing(scene.answers(day.activity.id)[chosen.id], 1).finished
        act = {"kind": "go_back" if finished else "finish"}
        st.button(say("control.mark_unfinished" if finished else "control.mark_finished", table=plain(chosen.name)),
                  on_click=press, args=(act, f"table:{chosen.id}"))  # fmt: skip


def enter_paper(line: str, table: int) -> None:
    letters = {dealt.letter: dealt.card.id for dealt in day.setup.cards}
    try:
        tiers, aside = read_line(line, letters)
    except Refused as fault:
        st.session_state["fault"] = str(fault)
        return
    press({"kind": "from_paper", "tiers": tiers, "cannot": aside}, f"table:{table}")


def show_link(secret: str) -> None:
    st.code(f"{base()}/enter#{secret}", language=None)
    st.markdown(say("control.link_once"))


def joining_and_links() -> None:
    left, right = st.columns([1, 3])
    left.image(qr_svg(joining(entry.code), 5).decode(), alt=say("print.qr", code=entry.code))
    with right:
        st.markdown(say("control.joining", code=entry.code, address=joining(entry.code)))
        for role in ("room", "helper", "lead"):
            if leads and st.button(say(f"control.link_{role}"), key=f"link {role}"):
                secret, _ = here.store.registry.new_link(link.workshop, role)
                show_link(secret)


st.title(say("control.heading", area=plain(day.setup.area)))
if scene.demonstration:
    st.markdown(f"**{say('demonstration.mark')}**")
if not day.setup.tables:
    st.markdown(say("control.not_set_up"))
    st.stop()
overview()
with st.container():  # of one size to Streamlit, or a fault shown in it would fold the parts below
    next_step()
first, second, third = st.columns(3)
with first, st.expander(say("control.whole_room")):
    whole_room()
with second, st.expander(say("control.one_table")):
    one_table()
with third, st.expander(say("control.joining_heading", code=entry.code)):
    joining_and_links()
query = {"w": link.workshop, "as": link.role}
for column, page in zip(st.columns(4), ("setup", "agreement", "report", "workshops"), strict=True):
    with column:
        st.page_link(f"facilitator/{page}.py", label=say(f"control.to_{page}"), query_params=query)
st.link_button(say("control.to_wall"), f"/room/{link.workshop}")
