"""The screens of defining public benefit, as tables, room and lead see them."""

import secrets
from dataclasses import replace
from typing import Any

import pytest

from exercises.definitions import planned
from pages.house import House
from tests.pages.conftest import Somebody, an_ordinary_setup, what_crosses
from workshop.registry import Link
from workshop.scene import Scene
from workshop.setup import plain_setup

TABLE, WALL = "table/table.py", "room/wall.py"
CONTROL = "facilitator/control.py"  # its links to other pages need the whole site, and come last
WORDS = ("zebra", "walrus", "heron")


class Room:
    """A lead, a wall and three tables, with the activity open."""

    def __init__(self, here: House, somebody: Somebody) -> None:
        self.here, self.somebody = here, somebody
        entry = here.store.registry.new_workshop().id
        self.lead, self.wall = somebody.given("lead", entry), somebody.given("room", entry)
        self.tables = [somebody.given("seat", entry, table) for table in (1, 2, 3)]
        self.leads(kind="set_up", setup=plain_setup(replace(an_ordinary_setup(here), activities=planned(8))))
        self.leads(kind="open", activity="definitions", at=0.0)

    def leads(self, **act: Any) -> None:
        self.says(self.lead, "day", **act)

    def says(self, link: Link, party: str, **act: Any) -> None:
        Scene(self.here.store, self.here.words, link).say(act, secrets.token_hex(8), party)

    def writes(self, table: int, text: str, note: str = "definition", about: str | None = None) -> None:
        field = "ask" if about else "definition"
        self.says(
            self.lead, f"table:{table}", kind="write", note=note, field=field, text=text, base=9, client="c", card=about
        )

    def shows(self, page: str, link: Link) -> str:
        """All that a page tells its browser."""
        opened = self.somebody.opens(page, link)
        assert not opened.exception
        return what_crosses(opened).replace("\\", "")


@pytest.fixture
def workshop(here: House, somebody: Somebody) -> Room:
    room = Room(here, somebody)
    for table, word in enumerate(WORDS, 1):
        room.writes(table, f"A {word} for all")
    return room


def test_definitions_are_read_when_the_lead_turns_to_reading(workshop: Room) -> None:
    """Before, no table has another's and the wall has none; then each has the others', as they stood and without names, and
    the wall still none."""
    oak, *others = workshop.tables
    for link in (*others, workshop.wall):
        assert "zebra" not in workshop.shows(TABLE if link.table else WALL, link)
    workshop.leads(kind="turn", part=1)
    workshop.writes(1, "An ostrich")
    shown = workshop.shows(TABLE, others[0])
    assert "zebra" in shown and "heron" in shown and "walrus" not in shown
    assert "ostrich" not in shown and "Oak" not in shown
    assert "zebra" not in workshop.shows(TABLE, oak)
    assert not any(word in workshop.shows(WALL, workshop.wall) for word in WORDS)


def test_a_table_gets_its_readers_marks_when_the_lead_turns_to_revising(workshop: Room) -> None:
    """Counts on its own words and the question, and nothing of what was marked elsewhere; a finished reader's text is locked."""
    oak, elm, _ = workshop.tables
    workshop.leads(kind="turn", part=1)
    for table in (2, 3):
        workshop.says(workshop.lead, f"table:{table}", kind="choose", question="m-1-1-2", choice="keep")
    workshop.writes(2, "Which animal?", "ask-m-1-1", "m-1-1")
    assert "Which animal?" not in workshop.shows(TABLE, oak)
    workshop.says(elm, "table:2", kind="finish", part=1)
    assert '"locked":true' in workshop.shows(TABLE, elm).replace(" ", "")
    workshop.leads(kind="turn", part=2)
    shown = workshop.shows(TABLE, oak)
    assert "Which animal?" in shown and "2 of 2 readers" in shown
    assert "[[0,0],[2,0],[0,0],[0,0]]" in shown.replace(" ", "").replace("\n", "")
    assert "Which animal?" not in workshop.shows(TABLE, elm)


def test_every_press_shows_its_own_content(workshop: Room) -> None:
    """Definitions by number where names are not for the wall, then marks, one definition, the law, and nothing."""
    workshop.leads(kind="turn", part=1)
    workshop.says(workshop.lead, "table:2", kind="choose", question="m-1-1-2", choice="keep")
    workshop.writes(1, "A striped zebra for all")
    shown = []
    for step in range(1, 6):
        workshop.leads(kind="reveal", step=step, subject="1" if step == 3 else None)
        shown.append(workshop.shows(WALL, workshop.wall))
    side, marked, one, law, blank = shown
    assert all(word in side for word in WORDS) and '"striped"' in side and "Table 1" in side and "Oak" not in side
    assert "zebra: one table" in marked and "walrus" not in marked
    assert "A zebra for all" in one and "one of one readers" in one and "walrus" not in one
    assert ["section 7(2)" in page for page in shown] == [False, False, False, True, False]
    assert not any(word in blank for word in WORDS)
    assert "walrus" not in workshop.shows(TABLE, workshop.tables[0])


def test_the_lead_s_pages(workshop: Room) -> None:
    """Everything is on the page that is not for the room, also who reads whom; nothing of it in the control room."""
    workshop.leads(kind="turn", part=1)
    workshop.leads(kind="reveal", step=1)
    shown = workshop.shows("facilitator/agreement.py", workshop.lead)
    assert all(word in shown for word in WORDS) and "Oak reads: " in shown
    control = what_crosses(workshop.somebody.opens(CONTROL, workshop.lead))
    assert not any(word in control for word in WORDS) and "The definition of Table 1" in control
