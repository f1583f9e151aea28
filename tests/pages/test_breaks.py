"""What a break shows: on the wall and at tables, when people are back, and nothing else."""

from dataclasses import replace
from typing import Any

import pytest

from tests.pages.conftest import what_crosses
from workshop.scene import Scene
from workshop.setup import Break, plain_setup


@pytest.mark.parametrize(("label", "shown"), [("Break", "Back at 13:15"), ("Lunch", "Lunch. Back at 13:15")])
def test_a_break_says_when_people_are_back(here: Any, somebody: Any, begun: Any, label: str, shown: str) -> None:
    """Lunch by its name; no question, no instruction, no code, and the control room says what the wall shows."""

    def leads(kind: str, **act: Any) -> None:
        Scene(here.store, here.words, begun).say({"kind": kind, **act}, f"{kind} {act}")

    setup = here.store.day(begun.workshop).setup
    leads("set_up", setup=plain_setup(replace(setup, breaks=(Break("rest", "benefit", 45, label),))))
    leads("close")
    leads("take_break", back_at="13:15")
    wall = what_crosses(somebody.opens("room/wall.py", somebody.given("room", begun.workshop)))
    table = somebody.opens("table/table.py", somebody.given("seat", begun.workshop, 1))
    assert f'"heading":"{shown}"' in wall.replace('\\"', '"').replace('": "', '":"')
    assert here.words("wall.between") not in wall and "do the public most good" not in wall
    assert table.title[0].value.replace("\\", "") == shown
    assert here.words("between.wait") not in what_crosses(table)
    control = somebody.opens("facilitator/control.py", begun)
    assert f"“{shown}” and nothing else" in "".join(one.value for one in control.markdown).replace("\\", "")
