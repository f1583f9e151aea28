"""The three checks before the report goes out, one after another, pressed through by the lead alone (F28)."""

from collections.abc import Callable
from secrets import token_hex
from typing import Any

import streamlit as st

from exercises.parts import making, ways
from exercises.report import edition
from pages.house import house
from pages.visitor import visitor, workshop_of
from workshop.acts import Refused
from workshop.database import StoreFault
from workshop.markdown import plain
from workshop.registry import IMPORTED
from workshop.report.checks import WHAT, Checks, Found, What
from workshop.scene import Scene
from workshop.setup import REPORT_ACTIVITY
from workshop.times import date_of

MOST_AT_ONCE, MOST_PLACES, LONGEST = 12, 3, 280
FAULT = "checking fault"
LOOKS = {"email": "email", "number": "number", "title": "titled", "name": "name"}


def says(scene: Scene, act: dict[str, Any]) -> None:
    try:
        Scene(scene.store, scene.words, scene.link).say(act, token_hex(8), "room", REPORT_ACTIVITY)
        st.session_state[FAULT] = ""
    except (Refused, StoreFault) as fault:
        st.session_state[FAULT] = str(fault)


def press(scene: Scene, checks: Checks, what: What, label: str, ready: bool = True) -> None:
    """The press that passes a check for what is on the page, and for nothing that came since."""
    act = {"kind": "check", "what": what, "seen": checks.seen[what], "at": scene.store.clock()}
    st.button(label, key=f"press {what}", type="primary", disabled=not ready, on_click=says, args=(scene, act))


# -- names


def names(scene: Scene, checks: Checks) -> None:
    say, left = scene.words, checks.unlooked
    st.markdown(say("checks.names.misses"))
    if not checks.found:
        st.markdown(say("checks.names.none"))
    for one in left[:MOST_AT_ONCE]:
        looked_at(scene, one)
    if len(left) > MOST_AT_ONCE:
        st.markdown(say("checks.names.more", count=len(left) - MOST_AT_ONCE))
    dismissed = [one for one in checks.found if one not in left]
    if dismissed:
        folded = st.expander(say("checks.names.looked", count=len(dismissed)))
        for one in dismissed:
            act = {"kind": "nobody", "sign": one.name, "on": False}
            label = plain(say("checks.names.not_nobody", words=one.sign.words))
            folded.button(label, key=f"somebody {one.name}", on_click=says, args=(scene, act))
    if left:
        st.markdown(say("checks.names.first"))
    press(scene, checks, "names", say("checks.names.press"), ready=not left)


def looked_at(scene: Scene, one: Found) -> None:
    """Something that looks like somebody, where it stands, and the two ways past it."""
    say, link = scene.words, scene.link
    with st.container(border=True, key=f"found {one.name}"):
        looks = say(f"checks.names.{LOOKS[one.sign.looks]}")
        st.markdown(say("checks.names.looks", words=plain(one.sign.words), looks=looks))
        told = [(place.where, excerpt(place.text, one.sign.words)) for place in one.places[:MOST_PLACES]]
        st.markdown("\n".join("- " + _line(say("checks.names.stands", where=where, text=text)) for where, text in told))
        if len(one.places) > MOST_PLACES:
            st.markdown(say("checks.names.more_places", count=len(one.places) - MOST_PLACES))
        out = f"/redact?w={link.workshop}&as={link.role}&look={one.name}"
        ways(f"out {one.name}", ways=[{"label": say("checks.names.out"), "href": out}])
        act = {"kind": "nobody", "sign": one.name}
        st.button(say("checks.names.nobody"), key=f"nobody {one.name}", on_click=says, args=(scene, act))


def excerpt(text: str, words: str) -> str:
    """A text, or what stands around the words where it is long."""
    if len(text) <= LONGEST:
        return text
    at = max(0, text.find(words) - LONGEST // 2)
    return f"{'… ' if at else ''}{text[at : at + LONGEST]}{' …' if at + LONGEST < len(text) else ''}"


def _line(text: str) -> str:
    return plain(text).replace("\n", " ")


# -- quotations


def quotations(scene: Scene, checks: Checks) -> None:
    say, of = scene.words, scene.words.of("checks")["quotations"]
    may = [quote.text for quote, permitted in checks.quotes if permitted]
    left_out = [quote.text for quote, permitted in checks.quotes if not permitted]
    if not checks.quotes:
        st.markdown(of["none"])
    else:
        counts = {"count": len(checks.quotes), "permitted": len(may), "left_out": len(left_out)}
        st.markdown(say("checks.quotations.counts", **counts))
    if not checks.plenary or (checks.quotes and not may):
        st.markdown(of["none_ticked" if checks.plenary else "no_plenary"])
    if may:
        st.markdown(of["may"])
        st.markdown("\n".join(f"- “{_line(text)}”" for text in may))
    if left_out:
        folded = st.expander(say("checks.quotations.left_out", count=len(left_out)))
        folded.markdown("\n".join(f"- “{_line(text)}”" for text in left_out))
    press(scene, checks, "quotations", of["press" if may else "press_none"])


# -- statements


def statements(scene: Scene, checks: Checks) -> None:
    say, of = scene.words, scene.words.of("checks")["statements"]
    if not checks.statements:
        st.markdown(of["none"])
    for number, one in enumerate(checks.statements, 1):
        with st.container(border=True, key=f"statement {number}"):
            doubt = f"  \n**◆ {of['doubted']}** " if one.doubted else "  \n"
            st.markdown(f"{number}. **{_line(one.text)}**{doubt}{plain(one.said)}")
            for text in one.remarks:
                st.markdown(plain(say("checks.statements.remark", text=text)))
    press(scene, checks, "statements", of["press" if checks.statements else "press_none"])


# -- the page

DRAWN: dict[What, Callable[[Scene, Checks], None]] = {
    "names": names, "quotations": quotations, "statements": statements,
}  # fmt: skip


def one_check(scene: Scene, checks: Checks, number: int, what: What) -> None:
    """A check with its state in words: the next one in full, what is passed folded away, the rest by name."""
    say, state = scene.words, checks.state(what)
    st.header(f"{number}. {say(f'checks.{what}.heading')}")
    if what == checks.next:
        st.markdown(f"**{say(f'checks.{what}.changed' if state == 'changed' else 'checks.state_next')}**")
        st.markdown(say(f"checks.{what}.about", area=plain(scene.day.setup.area)))
        DRAWN[what](scene, checks)
    elif state == "passed":
        pressed = checks.pressed[what]
        st.markdown(f"**✓ {say('checks.state_passed', date=date_of(pressed.at))}**")
        act = {"kind": "check", "what": what, "seen": pressed.seen, "on": False}
        st.button(say("checks.back_again"), key=f"open {what}", on_click=says, args=(scene, act))
    else:
        st.markdown(say(f"checks.{what}.changed" if state == "changed" else "checks.state_later"))


def page() -> None:
    here, link = house(), visitor("check-report")
    say, entry = here.words, workshop_of(link)
    scene = Scene(here.store, say, link, entry.simulated)
    st.title(say("checks.heading", area=plain(scene.day.setup.area)))
    if scene.demonstration:
        st.markdown(f"**{say('demonstration.mark')}**")
    st.markdown(say("checks.lead"))
    back = {"label": say("checks.back"), "href": f"/report?w={link.workshop}&as={link.role}"}
    ways("back to the report", ways=[back])
    if not scene.day.begun or entry.sort == IMPORTED:
        st.markdown(say("checks.nothing" if entry.sort != IMPORTED else "checks.imported"))
        return
    if fault := st.session_state.get(FAULT):
        st.error(plain(fault))
    making("making", words=say.of("making"), presses=True)
    with st.spinner(say("report_page.gathering")):
        checks = edition(scene).checks
    if checks.passed:
        st.success(say("checks.passed_all", date=date_of(checks.at)))
    for number, what in enumerate(WHAT, 1):
        one_check(scene, checks, number, what)


page()
