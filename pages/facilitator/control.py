"""The control room: how the tables are doing, what the wall shows, and what to do next. No table's content is on it, since a
projector that mirrors this screen is the commonest accident (F11)."""

import streamlit as st

from exercises.parts import ways
from pages.facilitator.following import follow
from pages.facilitator.running.elsewhere import elsewhere
from pages.facilitator.running.late import running_late
from pages.facilitator.running.next import for_a_helper, next_step
from pages.facilitator.running.one_table import one_table
from pages.facilitator.running.overview import overview
from pages.facilitator.running.press import leads
from pages.facilitator.running.room import joining_and_links, whole_room
from pages.facilitator.running.status_line import status_line
from pages.house import house
from pages.restored import came_back
from pages.visitor import visitor, workshop_of
from workshop.links import address
from workshop.markdown import plain
from workshop.scene import Scene

here, link = house(), visitor("control")
say = here.words
entry = workshop_of(link)
# The whole page is drawn again, not parts of it: one lead looks at it, and what to do next depends on every part.
follow(link, "control", again=15_000)
scene = Scene(here.store, say, link, entry.simulated)
day = scene.day

st.title(say("control.heading", area=plain(day.setup.area)) if day.setup.area else say("titles.control"))
if scene.demonstration:
    st.markdown(f"**{say('demonstration.mark')}**")
if not day.setup.tables:
    st.markdown(say("control.not_set_up"))
    if leads(scene):
        ways("set up", ways=[{"label": say("setup.heading_new"), "href": address("setup", link), "main": True}])
    st.stop()
with st.container():
    came_back(scene)
overview(scene)
with st.container():  # of one size to Streamlit, or a fault shown in it would fold the parts below
    if leads(scene):
        next_step(scene)
    else:
        for_a_helper(scene)
folded = {
    say("control.one_table"): lambda: one_table(scene, entry.code),
    say("control.joining_heading", code=entry.code): lambda: joining_and_links(scene, entry.code),
}
if leads(scene):  # a helper is spared what it may not press
    late = {} if day.ended else {say("clock.heading"): lambda: running_late(scene)}
    folded = {say("control.whole_room"): lambda: whole_room(scene), **late, **folded}
for column, (heading, draws) in zip(st.columns(len(folded)), folded.items(), strict=True):
    with column, st.expander(heading):
        draws()
status_line(scene)
elsewhere(scene)
