"""Who is let in, and how whoever is not finds the way back."""

from typing import Any

import pytest

from tests.pages.conftest import hrefs


@pytest.mark.parametrize(
    ("page", "door"), [("facilitator/setup.py", "/"), ("facilitator/cards.py", "/host"), ("facilitator/workshops.py", "/host")]
)  # fmt: skip
def test_whoever_is_turned_away_sees_one_way_back(somebody: Any, page: str, door: str) -> None:
    """Without a link a page shows nothing of its own but a sentence and a way to the door."""
    opened = somebody.opens(page)
    assert hrefs(opened) == [door]
    assert not opened.exception and len(opened.title) == 1


def test_a_cookie_of_another_workshop_opens_nothing(here: Any, somebody: Any, lead: Any) -> None:
    """The address names the workshop, and only that workshop's cookie proves it."""
    other = here.store.registry.new_workshop()
    opened = somebody.opens("facilitator/setup.py", type(lead)(other.id, "lead"))
    assert not opened.text_input
