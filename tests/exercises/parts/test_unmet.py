"""The line that says what is not met, in a real browser: it follows every device's choices and blocks nothing."""

from typing import Any

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
TOPIC = "table/framework"
ASKED = [{"id": "secure", "name": "Secure"}, {"id": "lawful", "name": "<b>Lawful</b>"}]


def line(bench: Any, page: Any) -> Any:
    told = {"activity": "framework", "sentence": "Not met: {conditions}.", "hoped": "yes", "asked": ASKED, "words": {}}
    page.evaluate("([part, data]) => mount(part, data)", ["unmet", {"live": "live", "party": "table", **told}])
    return page.locator("[data-part=unmet]").get_by_role("status")


def choose(bench: Any, question: str, choice: str | None) -> None:
    bench.room.say(TOPIC, kind="choose", question=question, choice=choice)


def test_it_says_what_is_not_met_and_follows(bench: Any) -> None:
    """Nothing while nothing is answered otherwise; names as text; gone when all are met or taken back."""
    page = bench.device(320, 640)
    said = line(bench, page)
    expect(said).to_have_text("")
    choose(bench, "secure", "yes")
    choose(bench, "lawful", "not_yet")
    expect(said).to_have_text("Not met: <b>Lawful</b>.")
    choose(bench, "secure", "cannot")
    expect(said).to_have_text("Not met: Secure, <b>Lawful</b>.")
    choose(bench, "lawful", None)
    choose(bench, "secure", "yes")
    expect(said).to_have_text("")
    expect(said).to_be_attached()
