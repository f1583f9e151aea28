"""A table's screen: what it shows follows the stage of the day."""

import streamlit as st

from exercises.parts import ways
from exercises.parts.page import banner
from exercises.screens import SCREENS
from pages.beneath import beneath
from pages.house import house
from pages.visitor import reads_here, visitor
from workshop.links import place_of
from workshop.markdown import plain
from workshop.reading_door import read_at
from workshop.scene import Scene

here, link = house(), visitor("table")
reads = reads_here()
say = reads.words
entry = here.store.registry.workshop(id=link.workshop)
scene = Scene(here.store, say, link, entry is not None and entry.simulated, reads, here.versions)
day = scene.day

if day.moment in ("open", "revealed"):
    SCREENS[scene.activity.kind].table(scene)
else:
    moment = "arrival" if day.moment == "between" else day.moment
    st.title(plain(scene.back_at if moment == "break" else say(f"between.{moment}", area=day.setup.area)))
    banner(scene, "strip", "day", "" if moment in ("break", "ended") else say("between.wait"))
if day.ended and (address := read_at(scene, "")):
    ways("read", ways=[{"label": say("reading.at_table"), "href": address, "main": True}])
for activity in day.setup.activities:
    beside = SCREENS[activity.kind].beside
    if beside and activity.id != day.now:
        beside(scene, activity.id)
with st.expander(say("between.another_device")):
    digits = here.store.registry.digits(link.workshop, link.table or 0)
    st.markdown(say("between.another_how", code=entry.code if entry else "", digits=digits))
    if entry and len(day.setup.tables) > 1 and day.activity is None:
        door = f"/join/{entry.code}?from={place_of(link)}"
        ways("move", ways=[{"label": say("seating.move"), "href": door}])
if entry:
    beneath(say, entry.code)
