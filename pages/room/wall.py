"""The wall."""

from exercises.parts.look import offer, wear
from pages.house import house
from pages.room.showing import show
from pages.visitor import visitor, workshop_of
from workshop.scene import Scene

link = visitor("wall")
entry = workshop_of(link)
scene = Scene(house().store, house().words, link, entry.simulated)
wear()
show(scene, entry)
if not scene.day.blank and scene.day.moment in ("arrival", "between"):  # what is shown to the room stands alone
    offer(scene)
