"""The demonstration: what the room would see, and the way to the other screens."""

import streamlit as st

from pages.glance import draw_tiles
from pages.house import house
from pages.room.showing import show
from pages.visitor import visitor, workshop_of
from workshop.scene import Scene

here, link = house(), visitor("room")
say = here.words
entry = workshop_of(link)
st.header(say("demonstration_page.heading"))
st.markdown(say("demonstration_page.lead"))
addresses = {
    "wall": f"/wall?w={link.workshop}&as=room",
    "control": f"/control?w={link.workshop}&as=lead",
    "table": "/demonstrate?sit=yes",
    "report": f"/report?w={link.workshop}&as=lead",
    "again": "/demonstrate?again=yes",
}
for column, (name, address) in zip(st.columns(len(addresses)), addresses.items(), strict=True):
    with column:
        st.link_button(say(f"demonstration_page.{name}"), address, width="stretch")
draw_tiles(Scene(here.store, say, link, True))
st.divider()
show(Scene(here.store, say, link, True), entry)
