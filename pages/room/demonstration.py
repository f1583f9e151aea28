"""The demonstration: what the room would see, the way to the other screens, and which programme is played."""

import streamlit as st

from exercises.parts import ways
from pages.demonstration_setup import RANKINGS, WHOLE, is_whole
from pages.glance import draw_tiles
from pages.house import house
from pages.room.showing import show
from pages.visitor import visitor, workshop_of
from workshop.scene import Scene

here, link = house(), visitor("demonstration")
say = here.words
entry = workshop_of(link)
setup = here.store.day(link.workshop).setup
running = WHOLE if is_whole(setup) else RANKINGS
st.header(say("demonstration_page.heading"))
st.markdown(say(f"demonstration_page.lead_{running}"))
addresses = {
    "wall": f"/wall?w={link.workshop}&as=room",
    "control": f"/control?w={link.workshop}&as=lead",
    "table": "/demonstrate?sit=yes",
    "report": f"/report?w={link.workshop}&as=lead",
}
for column, (name, address) in zip(st.columns(len(addresses)), addresses.items(), strict=True):
    with column:
        st.link_button(say(f"demonstration_page.{name}"), address, width="stretch")
ways("programmes", ways=[
    {"label": say(f"demonstration_page.{name}{'_again' if name == running else ''}"), "href": f"/demonstrate?again=yes&day={name}"}
    for name in (RANKINGS, WHOLE)
])  # fmt: skip
if running == WHOLE:
    with st.expander(say("demonstration_page.jump")):
        ways("jump", ways=[
            {"label": activity.heading, "href": f"/demonstrate?day={WHOLE}&from={activity.id}"} for activity in setup.activities
        ])  # fmt: skip
draw_tiles(Scene(here.store, say, link, True))
st.divider()
show(Scene(here.store, say, link, True), entry)
