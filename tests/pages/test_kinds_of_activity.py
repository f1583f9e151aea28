"""What pages say of an activity fits its kind: cards placed where there is a board, answers given elsewhere."""

import re
from dataclasses import replace
from typing import Any

import pytest

from exercises.acceptability import planned
from pages.house import House
from tests.pages.conftest import Somebody, an_ordinary_setup, what_crosses
from workshop.registry import Link
from workshop.scene import Scene
from workshop.setup import plain_setup


def opened(here: House, lead: Link, activity: str) -> None:
    """Set up with both rankings and what makes a use acceptable, and open one of them."""

    def leads(**act: Any) -> None:
        Scene(here.store, here.words, lead).say(act, act["kind"])

    ordinary = an_ordinary_setup(here)
    leads(kind="set_up", setup=plain_setup(replace(ordinary, activities=(*ordinary.activities, *planned(8)))))
    leads(kind="open", activity=activity, at=0.0)


@pytest.mark.parametrize(("activity", "board"), [("benefit", True), ("acceptability", False)])
def test_what_is_said_of_tables_fits_the_activity(
    here: House, somebody: Somebody, monkeypatch: pytest.MonkeyPatch, activity: str, board: bool
) -> None:
    """In the tiles, in the jobs at a table and in the question before the reveal; needing cards alone makes no board."""
    monkeypatch.setattr("streamlit.page_link", lambda *_, **__: None)  # one page alone knows of no other
    kind = here.store.kinds["acceptability"]
    monkeypatch.setitem(here.store.kinds, "acceptability", replace(kind, needs_cards=True))
    workshop = here.store.registry.new_workshop().id
    lead, oak = somebody.given("lead", workshop), somebody.given("seat", workshop, 1)
    opened(here, lead, activity)
    control, table = somebody.opens("facilitator/control.py", lead), somebody.opens("table/table.py", oak)
    say = here.words
    counted = re.search(r'"done": ?"(.*?)"', what_crosses(control).replace("\\", ""))
    assert counted and counted[1] == say("tiles.cards" if board else "tiles.answers")
    assert (say.of("jobs")["four"][0] in what_crosses(table)) == board
    asked = control.button(key="reveal").click().run().warning[0].value.replace("\\", "")
    assert say("control.not_finished", tables="Oak, Elm, Ash") in asked
    assert (say("control.no_measure") in asked) == board
