"""The wall."""

from pages.house import house
from pages.room.showing import show
from pages.visitor import visitor, workshop_of
from workshop.scene import Scene

link = visitor("wall")
entry = workshop_of(link)
show(Scene(house().store, house().words, link, entry.simulated), entry)
