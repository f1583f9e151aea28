"""The venue check: whether this network and this machine will carry the day, and if not, why (F25). The lead opens it in the room,
beforehand, on the network of the day; a phone there opens a page of its own, and what it measures appears here."""

from collections.abc import Iterator
from datetime import datetime
from functools import partial
from secrets import token_hex

import streamlit as st

from exercises.parts import venue, ways
from exercises.rehearsal import MOST_LAPTOPS
from pages.addresses import base
from pages.facilitator.following import follow
from pages.facilitator.where_people_join import where_people_join
from pages.house import house
from pages.visitor import turn_away, visitor
from workshop.acts import Refused
from workshop.database import StoreFault
from workshop.links import address, live_address
from workshop.markdown import plain
from workshop.open_files import limit, room_for
from workshop.papers import qr_svg
from workshop.scene import Scene
from workshop.setup import MOST_TABLES
from workshop.venue import MUST, SHOULD, Tried, in_the_way

WIDTH, CAUSES = 900, 8
here, link = house(), visitor("venue")
say, kept = here.words, st.session_state
entry = here.store.registry.workshop(id=link.workshop)
if entry is None or entry.simulated:
    turn_away()
code = entry.code
follow(link, "control")
scene = Scene(here.store, say, link)
setup = scene.day.setup
own, phones = here.venue.own.get(link.workshop), here.venue.phones_of(link.workshop)


def expected() -> int:
    """How many laptops there will be, as chosen further down the page."""
    return int(kept.get("tables", len(setup.tables) or 6)) * int(kept.get("laptops", 2))


def ready_or_not() -> None:
    """One sentence for all that is well, or one for each thing that stands in the way."""
    wrong = in_the_way(own, phones, here.beside.trial, expected(), scene.day.venue, room_for(limit()))
    if not wrong:
        st.success(f"**{say('venue.ready')}** {say('venue.ready_for', laptops=expected())}")
        return
    told = "\n".join(f"- {plain(say(one.key, **one.values))}" for one in wrong)
    st.warning(f"**{say('venue.not_ready')}**\n\n{told}")


def this_browser() -> None:
    st.header(say("venue.browser"))
    if own:
        st.markdown("\n".join(f"- {plain(one)}" for one in measured(own)))
    words = {name: say(f"venue.{name}") for name in ("measure_again", "measuring", "not_told")}
    venue("venue", live=live_address(link), check=f"check/{code}", words=words)


def measured(tried: Tried) -> Iterator[str]:
    """What a browser measured, in sentences."""
    found = tried.measured
    yield say("venue.socket" if found.socket else "venue.no_socket")
    if found.trips:
        yield say("venue.trips", ms=milliseconds(found.trip), slowest=milliseconds(max(found.trips)))
    yield say("venue.no_load") if found.load is None else say("venue.load", seconds=f"{found.load:.1f}")
    where = say(f"venue.where_{tried.where}", address=base())
    yield f"{where} {say('venue.https' if tried.https else 'venue.http')}"


def the_address() -> None:
    st.header(say("venue.address"))
    where_people_join(scene)


def a_phone() -> None:
    st.header(say("venue.phone"))
    there = f"{base()}/check/{code}"
    left, right = st.columns([2, 1])
    left.markdown(say("venue.phone_about", address=plain(there)))
    left.markdown("\n".join(f"- {tried_at(one)}" for one in phones) or say("venue.nobody_yet"))
    right.image(qr_svg(there).decode(), width=220, alt=say("venue.phone_qr"))


def tried_at(tried: Tried) -> str:
    found, time = tried.measured, f"{datetime.fromtimestamp(tried.at):%H:%M}"
    if not found.socket:
        told = say("venue.phone_no_socket")
    elif found.load is None:
        told = say("venue.phone_no_load")
    else:
        told = say("venue.phone_well", ms=milliseconds(found.trip), seconds=f"{found.load:.1f}")
    return say("venue.phone_tried", time=time, told=told)


def a_rehearsal() -> None:
    st.header(say("venue.trial"))
    st.markdown(say("venue.trial_about"))
    left, right = st.columns(2)
    tables = left.number_input(say("venue.tables"), 1, MOST_TABLES, len(setup.tables) or 6, key="tables")
    laptops = right.number_input(say("venue.laptops"), 1, MOST_LAPTOPS, 2, key="laptops")
    if devices := sum(here.live.attendance.devices(link.workshop).values()):
        st.markdown(say("venue.devices_here", n=devices))
    if here.beside.running:
        st.markdown(f"**{say('venue.rehearsing')}** {plain(here.beside.tells)}")
    else:
        st.button(say("venue.rehearse"), type="primary", on_click=rehearse, args=(int(tables), int(laptops)))
    if fault := here.beside.fault:
        st.error(plain(say("venue.trial_failed", why=fault)))
    if trial := here.beside.trial:
        found = {"laptops": trial.laptops, "n": trial.carries, "core": round(100 * trial.core)}
        st.markdown(say("venue.carries" if trial.nothing_lost else "venue.trial_lost_some", **found))
        st.markdown(say("venue.found", tablemate=span(trial.tablemate), stage=span(trial.stage), **found))
    st.markdown(say("venue.rule"))


def rehearse(tables: int, laptops: int) -> None:
    there = f"http://127.0.0.1:{st.get_option('server.port')}"
    here.beside.begin(there, tables, laptops, partial(here.live.notice, link.workshop))


def to_look_at() -> None:
    """What nobody can measure, ticked by the lead and kept with the workshop."""
    st.header(say("venue.ticks"))
    st.markdown(say("venue.ticks_about"))
    wall = {"label": say("control.to_wall"), "href": f"/room/{link.workshop}", "quiet": True, "apart": True}
    ways("wall", ways=[wall])
    for name in (*MUST, *SHOULD):
        st.checkbox(say(f"venue.{name}"), name in scene.day.venue, key=f"tick {name}", on_change=tick)
    if fault := kept.pop("fault", ""):
        st.error(plain(fault))


def tick() -> None:
    ticked = [name for name in (*MUST, *SHOULD) if kept[f"tick {name}"]]
    try:
        scene.say({"kind": "check_venue", "ticks": ticked}, token_hex(8))
    except (Refused, StoreFault) as fault:
        kept.fault = str(fault)


def if_somebody_cannot() -> None:
    st.header(say("venue.causes"))
    st.markdown(say("venue.causes_about"))
    st.markdown("\n".join(f"{number}. {say(f'venue.cause_{number}')}" for number in range(1, CAUSES + 1)))
    st.markdown(say("venue.last_resort"))
    ways("onward", ways=[
        {"label": say("venue.to_control"), "href": address("control", link), "main": True},
        {"label": say("paper.to_joining"), "href": f"/print/joining/{link.workshop}"},
        {"label": say("venue.to_setup"), "href": address("setup", link)},
    ])  # fmt: skip


def milliseconds(seconds: float | None) -> int:
    return max(1, round(1000 * (seconds or 0)))


def span(seconds: float | None) -> str:
    """A time as one says it."""
    if seconds is None:
        return "–"
    return f"{milliseconds(seconds)} ms" if seconds < 0.9995 else f"{seconds:.1f} s"


live = live_address(link)
with st.container(width=WIDTH):
    st.title(say("venue.title"))
    st.markdown(say("venue.lead"))
    ready_or_not()
    the_address()
    this_browser()
    a_phone()
    a_rehearsal()
    to_look_at()
    if_somebody_cannot()
