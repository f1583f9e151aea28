"""Where tables agree and where they part, live from the first finished table. A page of its own, opened on purpose."""

import streamlit as st

from exercises.parts import reach, ways
from exercises.screens import SCREENS
from pages.facilitator.following import follow
from pages.house import house
from pages.visitor import visitor
from workshop.links import address
from workshop.scene import Scene

here, link = house(), visitor("agreement")
say = here.words
entry = here.store.registry.workshop(id=link.workshop)
follow(link, "room", patience=0)
day = here.store.day(link.workshop)
st.title(say("agreement.heading"))
if entry and entry.simulated:
    st.markdown(f"**{say('demonstration.mark')}**")
opened = {activity.id: activity for activity in day.setup.activities if activity.id in day.progress}
if not opened:
    st.markdown(say("agreement.nothing"))
    ways("control", ways=[{"label": say("remote.to_control"), "href": address("control", link), "main": True}])
    st.stop()
names = list(opened)
which = st.radio(
    say("agreement.which"), names, format_func=lambda name: opened[name].heading,
    index=names.index(day.now) if day.now in opened else len(names) - 1, key="which", horizontal=True,
)  # fmt: skip
chosen = opened[which or names[-1]]
reach("reach", words=say.of("reach"))
SCREENS[chosen.kind].facilitator(Scene(here.store, say, link), chosen.id)
ways("control", ways=[{"label": say("remote.to_control"), "href": address("control", link), "quiet": True}])
