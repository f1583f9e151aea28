"""The first screen."""

from typing import Any

from tests.pages.conftest import ways
from workshop.words import words

FOOT = ["/how-you-read?back=%2F", "/guide", "/privacy", "/accessibility"]


def test_three_doors_lead_to_joining_running_and_the_demonstration(somebody: Any) -> None:
    """Anybody sees three doors: a code to join with, a way to run a workshop, and a demonstration. A fourth way, for one team with
    one proposal, is quieter: it has no heading of its own. What there is to read stands at the foot."""
    page = somebody.opens("door.py")
    assert not page.exception
    assert [way.get("action") or way["href"] for way in ways(page)] == [
        "/join",
        "/host",
        "/demonstrate",
        "/host?then=alone",
        *FOOT,
    ]
    assert ways(page)[0]["name"] == "code"
    assert [bool(way.get("heading")) for way in ways(page)] == [True] * 3 + [False] * 5
    assert [way["href"] for way in ways(page) if way.get("quiet")] == FOOT
    assert page.title[0].value == words()("door.heading")
