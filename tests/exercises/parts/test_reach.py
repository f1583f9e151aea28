"""A wide table of Streamlit's is reached and scrolled by keyboard, under the name of its caption."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
PIECE = "<div data-testid=stElementContainer>{}</div>"
WIDE = PIECE.format("<p>Table 1. The day in numbers</p>") + PIECE.format(
    "<div data-testid=stTable><div style='overflow: auto'><table style='width: 900px'><tr><td>Oak</td></tr></table></div></div>"
)


def test_a_table_that_scrolls_can_be_reached_and_says_what_it_is(bench, check):
    """Also one that is drawn later; and not where it fits."""
    page = bench.device(320, 640)
    bench.mount(page, "reach")
    page.evaluate("table => document.querySelector('main').insertAdjacentHTML('afterbegin', table)", WIDE)
    frame = page.get_by_role("region", name="Table 1. The day in numbers")
    expect(frame).to_have_attribute("tabindex", "0")
    page.keyboard.press("Tab")
    expect(frame).to_be_focused()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("document.activeElement.scrollLeft > 0")
    check(page, "reach")
    page.set_viewport_size({"width": 1366, "height": 768})
    expect(page.get_by_role("region")).to_have_count(0)


def test_without_a_caption_it_has_a_name_of_ours(bench):
    """A region without a name is one of many."""
    page = bench.device(320, 640)
    page.evaluate("table => document.querySelector('main').insertAdjacentHTML('afterbegin', table)", WIDE)
    page.evaluate("document.querySelector('main p').remove()")
    bench.mount(page, "reach")
    expect(page.get_by_role("region", name="A wide table")).to_be_visible()


def test_a_table_that_grows_is_reached_too(bench):
    """In a part that was folded, or as its letters come: without anything that is added to the page."""
    page = bench.device(320, 640)
    bench.mount(page, "reach")
    folded = f"<details><summary>More</summary>{WIDE}</details>"
    page.evaluate("table => document.querySelector('main').insertAdjacentHTML('afterbegin', table)", folded)
    page.get_by_text("More").click()
    expect(page.get_by_role("region", name="Table 1. The day in numbers")).to_have_attribute("tabindex", "0")
    page.evaluate("document.querySelector('table').style.width = '100px'")
    expect(page.get_by_role("region")).to_have_count(0)
    page.evaluate("document.querySelector('table').style.width = '600px'")
    expect(page.get_by_role("region")).to_have_count(1)
