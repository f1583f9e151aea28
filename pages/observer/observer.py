"""An observer's screen: an invited expert sees what the room sees and answers what tables ask, and never ranks.

It is read as its device is, in another language or with easy read cards; what the room sees stands on it as the wall has it.
"""

import streamlit as st

from exercises.parts import ways
from exercises.voices.findings import findings
from exercises.voices.screen import released
from pages.beneath import beneath
from pages.house import house
from pages.observer.answering import answering, clarifying, own_part
from pages.observer.cards import cards
from pages.room.showing import draw, listen
from pages.visitor import reads_here, visitor, workshop_of
from workshop.how_you_read import way_to
from workshop.links import address
from workshop.markdown import plain
from workshop.scene import Scene

PACE = 1000
here, link = house(), visitor("observer")
reads = reads_here()
say = reads.words
entry = workshop_of(link)
scene = Scene(here.store, say, link, entry.simulated, reads, here.versions)
listen(scene, PACE)
day = scene.day
activity = next((one for one in day.setup.activities if one.kind == "voices"), None)

st.title(plain(say("voices.observing", area=day.setup.area)) if day.setup.area else say("voices.observing_before"))
if scene.demonstration:
    st.markdown(f"**{say('demonstration.mark')}**")
ways("reads", language=say.language, ways=[
    {"label": say("how_you_read.link"), "href": way_to(address("observer", link)), "quiet": True},
])  # fmt: skip
if awaits := say("language.awaits"):
    st.markdown(f"{awaits} {say('language.awaits_in_english')}")
st.markdown(say("voices.lead"))
if not day.setup.tables:
    st.markdown(say("voices.not_set_up"))
    st.stop()
left, right = st.columns([3, 2], gap="large")
if activity:
    found = findings(day, activity, scene.everyone(activity.id))
    with left:
        answering(scene, found)
        clarifying(scene, found)
    with right:
        own_part(scene, found)
        st.header(say("voices.released_to_all"))
        released(scene, activity.id, unfolded=True)
else:
    left.markdown(say("voices.no_questions_today"))
with right:
    cards(scene)
st.header(say("voices.wall"))
with st.container(border=True):
    draw(Scene(here.store, here.words, link, entry.simulated), entry)
beneath(say, entry.code)
