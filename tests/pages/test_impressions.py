"""The screens of first impressions, as tables, room, desk and lead see them."""

import secrets
from dataclasses import replace
from typing import Any

import pytest

from exercises.impressions import planned
from exercises.impressions.gathering import stamp
from exercises.impressions.screen import shortened, waiting
from pages.facilitator.running.overview import wall_shows
from pages.house import House
from tests.pages.conftest import Somebody, an_ordinary_setup, what_crosses
from workshop.registry import Link
from workshop.scene import Scene
from workshop.setup import plain_setup

HELP, BLAME = "Help comes sooner", "Zebra crossings"
TABLE, WALL, DESK = "table/table.py", "room/wall.py", "facilitator/desk.py"


@pytest.fixture
def room(here: House, somebody: Somebody) -> "Room":
    return Room(here, somebody)


class Room:
    """A lead, a helper, a wall and two tables, with first impressions open: Oak wrote two notes."""

    def __init__(self, here: House, somebody: Somebody) -> None:
        self.here, self.somebody = here, somebody
        entry = here.store.registry.new_workshop().id
        self.lead, self.helper = somebody.given("lead", entry), somebody.given("helper", entry)
        self.wall = somebody.given("room", entry)
        self.oak, self.elm = somebody.given("seat", entry, 1), somebody.given("seat", entry, 2)
        self.leads(kind="set_up", setup=plain_setup(replace(an_ordinary_setup(here), activities=planned(8))))
        self.leads(kind="open", activity="impressions", at=0.0)
        self.writes(self.oak, "a", HELP, "opportunity")
        self.writes(self.oak, "b", BLAME, "challenge")

    def leads(self, **act: Any) -> None:
        self.says(self.lead, "day", **act)

    def says(self, link: Link, party: str, **act: Any) -> None:
        Scene(self.here.store, self.here.words, link).say(act, secrets.token_hex(8), party)

    def writes(self, link: Link, note: str, text: str, field: str) -> None:
        party = f"table:{link.table}" if link.table else "room"
        self.says(link, party, kind="write", note=note, field=field, text=text, base=0, client="c")

    def chooses(self, link: Link, question: str, choice: str | None) -> None:
        party = f"table:{link.table}" if link.table else "room"
        self.says(link, party, kind="choose", question=question, choice=choice)

    def releases(self, key: str, text: str) -> None:
        self.chooses(self.helper, f"release-{key}", f"yes-{stamp(text)}")

    def groups(self) -> None:
        """A theme that holds both notes, of which one is released; tables choose."""
        self.writes(self.helper, "sooner", "Help in time", "theme")
        self.releases("t1-a", HELP)
        for key in ("t1-a", "t1-b"):
            self.chooses(self.helper, key, "sooner")
        self.leads(kind="turn", part=2)

    def shows(self, page: str, link: Link) -> str:
        """All that a page tells its browser."""
        opened = self.somebody.opens(page, link)
        assert not opened.exception
        return what_crosses(opened)

    def walls(self) -> str:
        return self.shows(WALL, self.wall)


def test_the_wall_shows_a_count_until_notes_are_released(room: Room) -> None:
    """How many, from how many tables, and never from which; then each note as it is released."""
    assert "2 notes, from one of 3 tables." in room.walls()
    assert HELP not in room.walls() and "Oak" not in room.walls()
    room.releases("t1-a", HELP)
    shown = room.walls()
    assert HELP in shown and BLAME not in shown and "Oak" not in shown and "2 notes, from" in shown


def test_while_notes_are_grouped_the_wall_keeps_those_that_are_in_no_theme(room: Room) -> None:
    """All of them while there is no theme; nothing of a note that was not released."""
    room.releases("t1-a", HELP)
    room.leads(kind="turn", part=1)
    assert HELP in room.walls()
    room.writes(room.helper, "sooner", "Help in time", "theme")
    shown = room.walls()
    assert "Help in time" in shown and "Not sorted yet" in shown and HELP in shown and BLAME not in shown
    room.chooses(room.helper, "t1-a", "sooner")
    assert HELP in room.walls() and "Not sorted yet" not in room.walls()


def test_the_control_room_says_in_words_what_the_wall_shows(room: Room) -> None:
    """More than the question and a count, and it says so part by part."""
    said = []
    for part in range(3):
        room.leads(kind="turn", part=part)
        said.append(wall_shows(Scene(room.here.store, room.here.words, room.lead)))
    assert ["released" in said[0], "themes so far" in said[1], "finished" in said[2]] == [True] * 3


def test_the_control_room_says_how_many_notes_wait(room: Room) -> None:
    """Those that nobody has looked at, until the activity is closed."""

    def wait() -> int:
        return waiting(Scene(room.here.store, room.here.words, room.lead), "impressions")

    assert wait() == 2
    room.releases("t1-a", HELP)
    assert wait() == 1
    room.chooses(room.helper, "release-t1-b", "held")
    assert wait() == 0
    room.releases("t1-b", "Other words")
    assert wait() == 1
    room.leads(kind="close")
    assert wait() == 0


def test_a_table_sees_its_own_notes_and_no_other_s(room: Room) -> None:
    """Words come down the socket to their own table alone, so no page holds them; Elm's neither before nor after release."""
    room.releases("t1-a", HELP)
    for part in (0, 1):
        room.leads(kind="turn", part=part)
        shown = room.shows(TABLE, room.elm)
        assert "opportunity" in shown and HELP not in shown and BLAME not in shown


def test_tables_choose_among_themes_that_come_down_the_socket(room: Room) -> None:
    """The page mounts the marking, and what is marked is on no wall before the reveal."""
    room.groups()
    assert "of 3 marked" in room.shows(TABLE, room.elm)
    room.chooses(room.elm, "sooner", "yes")
    shown = room.walls()
    assert "Help in time" in shown and HELP in shown and BLAME not in shown
    assert "0 of 3 tables have finished" in shown and "Table 2" not in shown and "Elm" not in shown


def test_each_press_opens_only_its_own(room: Room) -> None:
    """Who marked which theme; one theme with its released notes; nothing. The tables' pages are locked and still drawn."""
    room.groups()
    room.chooses(room.elm, "sooner", "yes")
    room.leads(kind="reveal", step=1, unfinished=[1, 3])
    shown = room.walls()
    assert (
        "Help in time" in shown and "The one table that took part" in shown and "Table 2" in shown and HELP not in shown
    )
    room.leads(kind="reveal", step=2, subject="sooner")
    shown = room.walls()
    assert HELP in shown and BLAME not in shown and "Table 2" in shown
    room.leads(kind="reveal", step=3)
    assert HELP not in room.walls() and "Help in time" not in room.walls()
    assert "What your table marked" in room.shows(TABLE, room.elm)


def test_the_press_on_a_theme_follows_a_merge(room: Room) -> None:
    """The theme that was chosen has become part of another one, which is shown."""
    room.groups()
    room.writes(room.helper, "soon", "Soon", "theme")
    room.leads(kind="reveal", step=2, subject="sooner")
    room.chooses(room.helper, "merged-sooner", "soon")
    room.says(room.helper, "room", kind="remove_note", note="sooner")
    assert "Soon" in room.walls() and HELP in room.walls()


def test_the_desk_says_what_becomes_of_notes_and_only_the_lead_ticks(room: Room) -> None:
    """For lead and helpers; a table is turned away."""
    shown = room.shows(DESK, room.lead)
    assert "counted in the report and not quoted" in shown and '"lead": true' in shown.replace("\\", "")
    assert '"lead": false' in room.shows(DESK, room.helper).replace("\\", "")
    assert "counted in the report" not in room.shows(DESK, room.oak)


def test_the_lead_s_page_holds_everything(room: Room) -> None:
    """Every note with its table and what was done with it, on the page that is not for the room."""
    room.groups()
    shown = room.shows("facilitator/agreement.py", room.lead)
    assert BLAME in shown and "not released" in shown and "Oak" in shown


def test_what_is_too_much_for_the_wall_leaves_the_oldest_out_and_says_how_many() -> None:
    """From the longest column first; what fits stays as it is."""
    columns = [{"heading": "A", "entries": ["x" * 40, "y" * 40, "z" * 40]}, {"heading": "B", "entries": ["b" * 30]}]
    assert shortened(columns, "{count} earlier", 150) == columns
    first, second = shortened(columns, "{count} earlier", 80)
    assert first == {"heading": "A", "entries": ["z" * 40], "about": "2 earlier"} and second == columns[1]
    many = [{"heading": "A", "entries": ["no"] * 100}]
    assert len(shortened(many, "{count} earlier", 300)[0]["entries"]) == 10
    one_full = [*many, *({"heading": name, "entries": []} for name in "BCDE")]
    assert len(shortened(one_full, "{count} earlier", 900)[0]["entries"]) == 8
