"""Hidden means hidden on the wire: before the reveal, what a table wrote is on no other table's page, not on the wall, not with an
observer, and not in the control room, whatever the activity."""

import secrets
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from exercises import planned, room
from pages.house import House
from tests.pages.conftest import Somebody, an_ordinary_setup, what_crosses
from workshop import topics
from workshop.acts import Refused
from workshop.registry import Link
from workshop.rights import place_shown
from workshop.scene import Scene
from workshop.setup import Activity, plain_setup

ACTIVITIES = {one.id: one for one in planned(8)}
SEEN_FROM_ITS_OWN_PART = {
    "definitions": 1
}  # the lead's turn to a part deals others' words to tables: the reveal is that turn
ASKED_OF_EXPERTS = {"voices"}  # a question to an expert goes to the expert
MARK = "zebra-of-table-"


class Workshop:
    """Three tables, the wall, an observer and the lead, on a day that holds one activity."""

    def __init__(self, here: House, somebody: Somebody, activity: Activity) -> None:
        self.here, self.somebody, self.activity = here, somebody, activity
        entry = here.store.registry.new_workshop().id
        self.lead, self.wall, self.observer = (somebody.given(role, entry) for role in ("lead", "room", "observer"))
        self.tables = [somebody.given("seat", entry, number) for number in (1, 2, 3)]
        setup = replace(an_ordinary_setup(here), activities=(activity,), names_on_wall=False)
        self.says(self.lead, "day", kind="set_up", setup=plain_setup(setup))
        self.says(self.lead, "day", kind="open", activity=activity.id, at=0.0)

    def says(self, link: Link, party: str, /, **act: Any) -> None:
        Scene(self.here.store, self.here.words, link).say(act, secrets.token_hex(8), party)

    def plays(self, part: int) -> int:
        """Tables 1 and 3 do what simulated tables do, with a mark on every word that they write; gives how many words."""
        written = 0
        for link in (self.tables[0], self.tables[2]):
            day = self.here.store.day(link.workshop)
            script = room(self.activity.kind, "simulated")
            for _, act in list(script.acts(day, self.activity, part, link.table, "laptop", self.here.words)):
                if act["kind"] == "write":
                    act, written = {**act, "text": f"{act['text']} {MARK}{link.table}"}, written + 1
                try:
                    self.says(link, f"table:{link.table}", **act)
                except Refused:
                    continue
        return written

    def shown(self, link: Link, *names: str) -> str:
        """What the live socket shows a link."""
        places = [place_shown(link, f"{name}/{self.activity.id}") for name in names]
        return "\n".join(str(topics.shown_at(self.here.store, place, 0)) for place in places)

    def page(self, page: str, link: Link) -> str:
        opened = self.somebody.opens(page, link)
        assert not opened.exception, opened.exception
        return what_crosses(opened)

    def sights(self) -> Iterator[tuple[str, str]]:
        """What everybody but tables 1 and 3 is shown."""
        elm = self.tables[1]
        yield "another table's socket", self.shown(elm, "table", "offered")
        yield "the wall's socket", self.shown(self.wall, "offered")
        yield "another table's page", self.page("table/table.py", elm)
        yield "the wall", self.page("room/wall.py", self.wall)
        yield "the control room", what_crosses(self.control())
        if self.activity.kind not in ASKED_OF_EXPERTS:
            yield "the observer's socket", self.shown(self.observer, "offered", "observer") if self.speaks() else ""
            yield "the observer", self.page("observer/observer.py", self.observer)

    def speaks(self) -> bool:
        return "observer" in self.here.store.kinds[self.activity.kind].sorts

    def control(self) -> Any:
        opened = self.somebody.opens("site.py", self.lead)
        return opened.switch_page("facilitator/control.py").run()


@pytest.mark.parametrize("name", ACTIVITIES)
def test_a_table_s_words_stay_with_it_before_the_reveal(here: House, somebody: Somebody, name: str) -> None:
    """In the last part before the reveal (of definitions the first, since the second is their reveal)."""
    workshop = Workshop(here, somebody, ACTIVITIES[name])
    parts = max(1, len(here.store.kinds[ACTIVITIES[name].kind].parts(ACTIVITIES[name])))
    written = 0
    for part in range(min(parts, SEEN_FROM_ITS_OWN_PART.get(name, parts))):
        if part:
            workshop.says(workshop.lead, "day", kind="turn", part=part)
        written += workshop.plays(part)
    if name != "framing":  # where tables only listen
        assert written and MARK in workshop.shown(workshop.tables[0], "table"), (
            "nothing was written, so nothing is tested"
        )
    for where, told in workshop.sights():
        assert MARK not in told, f"{where} shows what another table wrote"
