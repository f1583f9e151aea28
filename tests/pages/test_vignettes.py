"""The screens of the vignettes, as table, room and lead see them."""

import secrets
from dataclasses import replace
from typing import Any

import pytest

from exercises.screens import SCREENS
from exercises.vignettes import planned
from exercises.vignettes.cases import CASES, FACTORS
from exercises.vignettes.dealing import Deal, deals
from pages.house import House
from tests.pages.conftest import Somebody, an_ordinary_setup, what_crosses
from workshop.registry import Link
from workshop.scene import Scene
from workshop.setup import TablePlace, plain_setup

TYPED = "Zebra <b>crossing</b>"
CASE = CASES["supplier-rebate"]


class Room:
    """A lead, a wall and tables of one seat each, with the vignettes open."""

    def __init__(self, here: House, somebody: Somebody, tables: int = 3) -> None:
        self.here, self.somebody = here, somebody
        entry = here.store.registry.new_workshop().id
        self.lead, self.wall = somebody.given("lead", entry), somebody.given("room", entry)
        places = tuple(TablePlace(number, f"Table {number}") for number in range(1, tables + 1))
        setup = replace(an_ordinary_setup(here), activities=planned(8), tables=places)
        self.leads(kind="set_up", setup=plain_setup(setup))
        self.leads(kind="open", activity="vignettes", at=0.0)
        self.seats = {place.id: somebody.given("seat", entry, place.id) for place in places}

    def leads(self, **act: Any) -> None:
        self.says(self.lead, "day", **act)

    def says(self, link: Link, party: str, **act: Any) -> None:
        assert Scene(self.here.store, self.here.words, link).say(act, secrets.token_hex(8), party).status == "done"

    @property
    def deals(self) -> dict[int, Deal]:
        day = self.here.store.day(self.lead.workshop)
        assert day.activity
        return dict(deals(day, day.activity))

    def places(self, table: int, row: str, why: str = "") -> None:
        """A table places its case, and once the lead has turned, its data, purpose and recipient changed."""
        deal = self.deals[table]
        vignettes = (deal.case.vignette, *(deal.changed(factor) for factor in FACTORS))
        party, part = f"table:{table}", int(len(row.split()) > 1)
        for vignette, choice in zip(vignettes, row.split(), strict=False):
            if choice != "-":
                self.says(self.seats[table], party, kind="choose", question=vignette.id, choice=choice)
            if why:
                self.says(self.seats[table], party, kind="write", note=f"why-{vignette.id}", field="why", text=why, base=0,
                          client="c", card=vignette.id)  # fmt: skip
        self.says(self.seats[table], party, kind="finish", part=part)

    def shows(self, page: str, link: Link) -> str:
        """All that a page tells its browser, without what marks a character as text."""
        opened = self.somebody.opens(page, link)
        assert not opened.exception
        return what_crosses(opened).replace("\\", "")


@pytest.fixture
def room(here: House, somebody: Somebody) -> Room:
    return Room(here, somebody)


def played(room: Room, rows: tuple[str, ...]) -> None:
    """Tables place their cases, the lead turns, and they place the changes."""
    for table, row in enumerate(rows, 1):
        room.places(table, row[0])
    room.leads(kind="turn", part=1)
    for table, row in enumerate(rows, 1):
        room.places(table, f"- {row[2:]}", why=f"{TYPED} {table}")


def test_a_table_places_the_case_before_it_sees_a_change(room: Room) -> None:
    """The changes come with the second part, each said to be ours, with what it was; what was said of the case is then kept."""
    first = room.shows("table/table.py", room.seats[1])
    assert CASE.vignette.text.split(". ")[0] in first and "local councils" not in first
    assert '"locked": false' in first and '"locked": true' not in first
    room.places(1, "4")
    room.leads(kind="turn", part=1)
    second = room.shows("table/table.py", room.seats[1])
    assert (
        "This goes to **local councils** (changed). The aim" in second and room.here.words("vignettes.ours") in second
    )
    assert "As the report has it: licensed energy companies." in second
    kept = room.here.words("vignettes.kept_as_it_was")
    assert kept in second and "The case, “A rebate on the energy bill”: Mostly acceptable" in second
    assert second.count('"locked": true') == 1
    late = room.shows("table/table.py", room.seats[2])
    assert '"locked": true' not in late and kept not in late


def test_nothing_of_a_table_is_shown_before_the_reveal(room: Room) -> None:
    """Not on another table's page, not on the wall, in neither part; each page holds no choice and no word of it."""
    for part in (0, 1):
        if part:
            room.leads(kind="turn", part=1)
        room.places(1, "2" if not part else "- 1 1 5", why=TYPED)
        for page, link in (("table/table.py", room.seats[2]), ("room/wall.py", room.wall)):
            shown = room.shows(page, link)
            assert "Zebra" not in shown and "towards less acceptable" not in shown
    wall = room.shows("room/wall.py", room.wall)
    assert "Recipient: local councils." in wall and "1 of 3 tables have finished" in wall


def test_each_press_opens_its_own_content(room: Room) -> None:
    """Counts of the case; words of movement; reasons from both ends; every table's answers; nothing."""
    played(room, ("4 2 4 5", "3 3 2 3", "4 4 4 2"))
    seen = []
    for step in range(1, 6):
        room.leads(kind="reveal", step=step, subject="recipient" if step == 3 else None)
        seen.append(room.shows("room/wall.py", room.wall))
    base, moved, swap, whole, blank = seen
    assert "Mostly acceptable:" in base and "two tables" in base and "moved" not in base and "Zebra" not in base
    assert "Two of three tables moved: one towards less acceptable, one towards more." in moved
    assert "What this cannot say:" in moved and "Zebra" not in moved and "Table 1" not in moved
    assert (
        f"{TYPED} 3" in swap
        and f"{TYPED} 1" in swap
        and "Mostly not acceptable (two steps towards less acceptable)" in swap
    )
    assert "Type of data: Mostly not acceptable (two steps towards less acceptable)" in whole and "Zebra" not in whole
    assert "vega-lite" not in whole and "median" not in whole
    assert "Zebra" not in blank and "acceptable" not in blank.replace("How acceptable", "")


def test_a_table_s_page_after_the_reveal_is_as_it_was(room: Room) -> None:
    """Its own questions, all held; nothing of the others."""
    played(room, ("4 2 4 5", "3 3 2 3"))
    room.leads(kind="reveal", step=4)
    shown = room.shows("table/table.py", room.seats[3])
    assert "Zebra" not in shown and '"locked": true' in shown


def test_the_lead_sees_everything_on_a_page_that_is_not_for_the_room(room: Room) -> None:
    """Before and after the first table has finished; the lead chooses among the changes, those that parted tables most first."""
    none = room.here.words("vignettes.none_finished")
    assert none in room.shows("facilitator/agreement.py", room.lead)
    played(room, ("4 2 4 5", "3 3 2 3"))
    shown = room.shows("facilitator/agreement.py", room.lead)
    assert none not in shown and TYPED in shown and "two steps towards less acceptable" in shown
    scene = Scene(room.here.store, room.here.words, room.lead)
    screen = SCREENS["vignettes"]
    assert next(iter(screen.subjects(scene))) == "data"
    assert screen.called_on(scene, "data") == [1, 2] and screen.called_on(scene, "lunch") == []


def test_a_press_about_nothing_shows_nothing(room: Room) -> None:
    """As when the third press comes without its subject."""
    room.leads(kind="reveal", step=3)
    assert "Zebra" not in room.shows("room/wall.py", room.wall)


def test_from_eight_tables_each_has_a_case_and_the_room_a_picture(here: House, somebody: Somebody) -> None:
    """The wall names no case while tables work; the whole picture is dots with the words above."""
    room = Room(here, somebody, tables=8)
    assert len({deal.case.id for deal in room.deals.values()}) == 4
    assert here.words("vignettes.own_case") in room.shows("room/wall.py", room.wall)
    own = room.deals[3].case.vignette.text.split(". ")[0]
    assert own in room.shows("table/table.py", room.seats[3])
    played(room, ("4 2 4 5", "3 3 2 3", "4 4 3 2", "3 2 2 3") * 2)
    assert here.words("vignettes.own_changes") in room.shows("room/wall.py", room.wall)
    for step, told in (
        (1, "Leaving hospital"),
        (2, "Six of eight tables moved"),
        (3, "This goes to"),
        (4, "moved the most tables"),
    ):
        room.leads(kind="reveal", step=step, subject="recipient" if step == 3 else None)
        assert told in room.shows("room/wall.py", room.wall), step
    assert "one time in twenty" in room.shows("facilitator/agreement.py", room.lead)
