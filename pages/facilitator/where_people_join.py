"""Where people join: which of this laptop's addresses they are given, what to know of its network, and choosing another."""

from secrets import token_hex

import streamlit as st

from pages.addresses import base
from pages.house import house
from workshop.acts import Refused
from workshop.addresses import UNLIKELY, Lan, fixed_address, lan
from workshop.database import StoreFault
from workshop.markdown import plain
from workshop.scene import Scene

CHOSEN, FAULT = "address chosen", "address fault"


def where_people_join(scene: Scene) -> None:
    """The address that people are given, its network's advice, and the choice where there is one."""
    say, chosen, found = scene.words, scene.day.address, lan()
    st.markdown(say("where.address_is", address=plain(base())))
    if fixed_address():
        st.markdown(say("where.fixed"))
        return
    if not found:
        st.warning(say("where.none"))
    elif all(one.sort in UNLIKELY for one in found):
        st.warning(say("where.only_unlikely"))
    if chosen and chosen not in [one.address for one in found]:
        st.warning(plain(say("where.gone", chosen=chosen, address=base())))
    given = next((one for one in found if base().split("//")[-1].rpartition(":")[0] == one.address), None)
    if given and (advice := say(f"networks.advice_{given.sort}")):
        st.info(advice)
    if len(found) > 1:
        choose(scene, found)
    if fault := st.session_state.pop(FAULT, ""):
        st.error(plain(fault))


def offered(scene: Scene) -> None:
    """The same where the lead only needs it if something is amiss: several networks, none, or a choice that does not hold."""
    found = lan()
    if not fixed_address() and (len(found) != 1 or scene.day.address not in ("", found[0].address)):
        where_people_join(scene)


def another_address(chosen: str) -> None:
    """A sentence for whoever sets up on a laptop with several addresses, or with none that is chosen."""
    if not fixed_address() and (len(lan()) > 1 or chosen):
        st.markdown(house().words("where.another"))


def choose(scene: Scene, found: list[Lan]) -> None:
    say = scene.words
    names = {"": say("where.as_suggested") if scene.day.address else plain(say("where.suggested", address=base()))}
    names |= {one.address: named(scene, one) for one in found}
    chosen = scene.day.address if scene.day.address in names else ""
    st.radio(say("where.choose"), list(names), list(names).index(chosen), format_func=names.__getitem__, key=CHOSEN,
             help=say("where.choose_help"), on_change=keep, args=(scene,))  # fmt: skip


def named(scene: Scene, one: Lan) -> str:
    say = scene.words
    interface = say("where.on_interface", name=one.interface) if one.interface else ""
    return plain(say("where.one", address=one.address, interface=interface, sort=say(f"networks.{one.sort}")))


def keep(scene: Scene) -> None:
    try:
        scene.say({"kind": "show_address", "address": st.session_state[CHOSEN]}, token_hex(8))
    except (Refused, StoreFault) as fault:
        st.session_state[FAULT] = str(fault)
