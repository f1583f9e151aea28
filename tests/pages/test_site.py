"""The frame around every page: tables' pages are drawn a few at a time, and one drawing does not disturb another."""

from dataclasses import replace
from threading import BoundedSemaphore
from typing import Any

import pytest
from streamlit.navigation.page import StreamlitPage
from streamlit.testing.v1 import AppTest

from pages import house
from pages.house import ROOT, TABLES_AT_ONCE, House
from workshop.links import place_of
from workshop.registry import Link


class Turns(BoundedSemaphore):
    """As the house's, and it knows how often it was taken."""

    taken = 0

    def __enter__(self) -> Any:
        self.taken += 1
        return super().__enter__()


@pytest.mark.parametrize(("page", "role", "taken"), [("table/table.py", "seat", 1), ("room/wall.py", "room", 0)])
def test_a_tables_page_takes_a_turn_and_gives_it_back(
    page: str, role: str, taken: int, here: House, somebody: Any, begun: Link, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The page of a table is drawn within a turn, which is free afterwards; no other page waits for one."""
    turns = Turns(TABLES_AT_ONCE)
    monkeypatch.setattr(house, "house", lambda: replace(here, turns=turns))
    link = somebody.given(role, begun.workshop, 1 if role == "seat" else None)
    shown = AppTest.from_file(str(ROOT / "pages" / "site.py"), default_timeout=60)
    shown.query_params.update({"w": link.workshop, "as": place_of(link)})
    shown.switch_page(page).run()
    assert not shown.exception and turns.taken == taken
    assert all(turns.acquire(blocking=False) for _ in range(TABLES_AT_ONCE))


def test_a_drawing_that_still_ends_leaves_the_next_one_alone(here: House, somebody: Any, begun: Link) -> None:
    """Where the connection breaks and comes back, the drawing from before may begin its page after the new one has: both go on."""
    link = somebody.given("room", begun.workshop, None)
    shown = AppTest.from_file(str(ROOT / "pages" / "site.py"), default_timeout=60)
    shown.query_params.update({"w": link.workshop, "as": place_of(link)})
    shown.switch_page("room/wall.py").run()
    allowed, run = [], StreamlitPage.run

    def between(page: StreamlitPage) -> None:
        """Just before the one begins, the other has begun its own of the visit's pages."""
        for other in shown.session_state.pages:
            other._can_be_called = False
        allowed.append(page.url_path)
        run(page)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(StreamlitPage, "run", between)
        shown.run()
    assert allowed == ["wall"] and not shown.exception
