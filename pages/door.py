"""The first screen: three doors, and a quieter way in for one team with one proposal."""

import streamlit as st

from exercises.parts import ways
from pages.restored import lately
from pages.visitor import reads_here
from workshop.how_you_read import way_to
from workshop.markdown import plain

say = reads_here().words
st.title(say("door.heading"))
if told := lately():
    st.warning(plain(told[0]))
st.markdown(say("door.lead"))
ways(
    "doors",
    language=say.language,
    ways=[
        {"heading": say("door.join"), "about": say("door.join_about"), "label": say("door.go_on"), "main": True,
         "action": "/join", "name": "code", "field": say("door.code"), "hint": say("door.code_hint"), "most": 12},
        {"heading": say("door.run"), "about": say("door.run_about"), "label": say("door.run_button"), "href": "/host"},
        {"heading": say("door.demonstration"), "about": say("door.demonstration_about"),
         "label": say("door.demonstration_button"), "href": "/demonstrate"},
    ],
)  # fmt: skip
st.markdown(say("door.alone_about"))
ways("quieter", ways=[{"label": say("door.alone_button"), "href": "/host?then=alone"}])
ways("beneath", ways=[
    {"label": say("how_you_read.link"), "href": way_to("/"), "quiet": True},
    {"label": say("documents.guide"), "href": "/guide", "quiet": True},
    {"label": say("privacy.heading"), "href": "/privacy", "quiet": True},
    {"label": say("documents.accessibility"), "href": "/accessibility", "quiet": True},
])  # fmt: skip
