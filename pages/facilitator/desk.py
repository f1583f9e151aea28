"""The desk: what lead and helpers work on for the room, such as notes to release and to sort. A page of its own, not for the room."""

import streamlit as st

from exercises.parts import ways
from exercises.screens import SCREENS
from pages.facilitator.following import follow
from pages.house import house
from pages.visitor import visitor, workshop_of
from workshop.links import address
from workshop.scene import Scene

here, link = house(), visitor("desk")
say = here.words
entry = workshop_of(link)
follow(link, "room")
scene = Scene(here.store, say, link, entry.simulated)
st.title(say("desk.heading"))
if scene.demonstration:
    st.markdown(f"**{say('demonstration.mark')}**")
worked = {one.id: one for one in scene.day.setup.activities if SCREENS[one.kind].desk}
if not worked:
    st.markdown(say("desk.nothing"))
    ways("control", ways=[{"label": say("remote.to_control"), "href": address("control", link), "main": True}])
    st.stop()
if st.session_state.get("which") not in worked:  # once, so that the desk stays where its keeper is
    waiting = [name for name, one in worked.items() if SCREENS[one.kind].waiting(scene, name)]
    on_screen = [name for name in worked if name == scene.day.now]
    st.session_state["which"] = next(iter([*waiting, *on_screen, *worked]))
which = st.radio(
    say("desk.which"), list(worked), format_func=lambda name: worked[name].heading, key="which", horizontal=True
)
chosen = worked[which or next(iter(worked))]
draw = SCREENS[chosen.kind].desk
assert draw is not None
draw(scene, chosen.id)
ways("control", ways=[{"label": say("remote.to_control"), "href": address("control", link), "quiet": True}])
