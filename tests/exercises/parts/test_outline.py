"""The outline of a report: parts in their order, one of them open."""

from typing import Any

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
ROWS = [
    {"id": "about", "chapter": "about", "heading": "About", "state": ""},
    {"id": "benefit", "chapter": "benefit", "heading": "Benefit", "state": "edited", "within": "new below"},
    {"id": "benefit/agreement", "chapter": "benefit", "heading": "Agreement", "state": "left out"},
    {"id": "benefit/missing", "chapter": "benefit", "heading": "Missing", "state": ""},
]


def outline(bench: Any, page: Any, open: str = "about", rows: Any = ROWS, said: str = "") -> Any:
    return bench.mount(page, "outline", open=open, rows=rows, said=said)


def names(part: Any) -> list[str]:
    return part.locator("li button").all_inner_texts()


def test_chapters_are_listed_and_the_parts_of_the_open_one(bench):
    """With what was done to each in words; a folded chapter says what it hides."""
    page = bench.device()
    part = outline(bench, page)
    assert names(part) == ["About", "Benefit\nedited, new below"]
    outline(bench, page, "benefit/agreement")
    assert names(part) == ["About", "Benefit\nedited", "Agreement\nleft out", "Missing"]
    expect(part.locator("[aria-current=true]")).to_have_text("Agreementleft out")


def test_a_press_opens_a_part_and_keeps_the_focus(bench):
    """It is marked at once, Python is told once, and whoever goes by keyboard stays where they are, whatever moves."""
    page = bench.device()
    part = outline(bench, page)
    button = part.get_by_role("button", name="Benefit")
    button.focus()
    page.keyboard.press("Enter")
    expect(part.locator("[aria-current=true]")).to_have_text("Benefitedited")
    assert page.evaluate("triggers") == [["changed", "benefit"]]
    outline(bench, page, "benefit", [*ROWS[1:], ROWS[0]], said="It is first now.")
    expect(button).to_be_focused()
    expect(part.get_by_role("status")).to_have_text("It is first now.")
    button.click()
    assert page.evaluate("triggers") == [["changed", "benefit"]]


def test_on_a_phone_it_is_a_menu(bench, check):
    """Of all parts, which opens what is chosen. On either screen everybody can use it."""
    page = bench.device(390, 844)
    part = outline(bench, page, "benefit")
    menu = part.get_by_role("combobox", name="Part of the report")
    assert not part.get_by_role("navigation").is_visible()
    assert [one.strip() for one in menu.locator("option").all_inner_texts()] == [
        "About", "Benefit (edited)", "Agreement (left out)", "Missing",
    ]  # fmt: skip
    menu.select_option("benefit/missing")
    assert page.evaluate("triggers") == [["changed", "benefit/missing"]]
    check(page, "outline")
    page.set_viewport_size({"width": 1366, "height": 768})
    check(page, "outline")
