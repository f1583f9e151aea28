"""The ways on, in a real browser: they stay in the tab, and carry what was typed."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests import browser

pytestmark = pytest.mark.browser
STATIC = Path(__file__).parents[2] / "exercises" / "parts" / "static"
KINDS = {".js": "text/javascript", ".css": "text/css"}
PAGE = """<!doctype html><html lang="en"><head><title>Ways</title></head><body><main><h1>Ways</h1><div id="at"></div></main>
<script type="module">
  import ways from "/ours/ways.js"
  const parentElement = document.getElementById("at").attachShadow({mode: "open"})
  window.draw = data => ways({data, parentElement})
  draw(DATA)
</script></body></html>"""
DOORS = [
    {"heading": "Join", "about": "With a code.", "label": "Go in", "action": "/join", "name": "code", "field": "Code",
     "hint": "It is on the wall.", "most": 12},
    {"heading": "Run <b>one</b>", "about": "From here.", "label": "Run", "href": "/host"},
]  # fmt: skip


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    with browser.browser() as started:
        yield started


@pytest.fixture
def page(chromium: Any) -> Iterator[Any]:
    """A page whose every request is answered here: the component, and what a way leads to as one line of text."""
    with browser.page(chromium, 390, 844) as shown:
        shown.route("**/*", answer)
        yield shown


def answer(route: Any) -> None:
    request = route.request
    name = Path(request.url.partition("?")[0]).name
    if "/ours/" in request.url:
        body = (STATIC / name).read_text() if (STATIC / name).is_file() else ""
        route.fulfill(content_type=KINDS[Path(name).suffix], body=body)
    elif "/with" in request.url:
        route.fulfill(content_type="text/html", body=PAGE.replace("DATA", given["data"]))
    else:
        route.fulfill(content_type="text/plain", body=f"{request.method} {name} {request.post_data or ''}")


given: dict[str, str] = {}


def opens(page: Any, **data: Any) -> Any:
    given["data"] = json.dumps(data)
    page.goto("http://ways.test/with")
    return page


def test_a_way_stays_in_the_tab(page: Any) -> None:
    """A link leads on in the same tab, which on a phone is the only one that people find."""
    opens(page, ways=DOORS).get_by_role("link", name="Run").click()
    page.wait_for_url("**/host")
    assert page.text_content("body") == "GET host " and len(page.context.pages) == 1


def test_a_form_carries_the_code(page: Any) -> None:
    """Enter in the field posts what was typed, in the same tab."""
    opens(page, ways=DOORS).get_by_label("Code").fill("bcdfgh")
    page.keyboard.press("Enter")
    page.wait_for_url("**/join")
    assert page.text_content("body") == "POST join code=bcdfgh" and len(page.context.pages) == 1


def test_a_way_apart_leaves_the_page_as_it_is(page: Any) -> None:
    """Where something may be typed and not saved, what there is to read opens in another tab."""
    way = {"label": "Guide", "href": "/guide", "quiet": True, "apart": True}
    with opens(page, ways=[*DOORS, way]).context.expect_page():
        page.get_by_role("link", name="Guide").click()
    assert page.url.endswith("/with")


def test_the_letter_r_alone_is_no_shortcut(page: Any) -> None:
    """Streamlit, which listens at the document, does not hear it, so nothing is drawn again for whoever speaks to their computer; in
    a box, and with another key held down, it is a letter like any other."""
    opens(page, ways=DOORS).get_by_label("Code").wait_for()
    page.evaluate("heard = []; document.addEventListener('keydown', event => heard.push(event.key))")
    for key in ("r", "R", "c", "Alt+r"):
        page.keyboard.press(key)
    assert page.evaluate("heard.filter(key => key.length === 1)") == ["c", "r"]
    page.get_by_label("Code").focus()
    page.keyboard.press("r")
    assert page.get_by_label("Code").input_value() == "r" and page.evaluate("heard.at(-1)") == "r"


def test_an_empty_code_goes_nowhere(page: Any) -> None:
    """The browser asks for a code before it sends anything."""
    opens(page, ways=DOORS).get_by_role("button", name="Go in").click()
    assert page.url.endswith("/with")


def test_what_was_typed_survives_a_redraw(page: Any) -> None:
    """Another way may come or change while somebody types."""
    opens(page, ways=DOORS).get_by_label("Code").fill("bcd")
    page.evaluate("data => draw(data)", {"ways": [DOORS[0], {**DOORS[1], "label": "Other"}]})
    assert page.get_by_label("Code").input_value() == "bcd"
    assert page.get_by_role("link").all_inner_texts() == ["Other"]


def test_a_page_that_says_go_is_left_at_once(page: Any) -> None:
    """What was just made opens by itself."""
    opens(page, ways=[{"label": "Open", "href": "/open/1"}], go="/open/1").wait_for_url("**/open/1")


def test_headings_are_text(page: Any) -> None:
    """What stands in a way is never markup."""
    assert opens(page, ways=DOORS).get_by_role("heading", level=2).all_inner_texts() == ["Join", "Run <b>one</b>"]


def test_doors_are_large_enough_to_touch_and_fit_a_phone(page: Any) -> None:
    """Every target is 48 pixels high, nothing hangs over the edge, and axe finds no fault."""
    opens(page, ways=DOORS).get_by_role("button").wait_for()
    heights = [page.locator(one).bounding_box()["height"] for one in ("input", "button", "a")]
    assert min(heights) >= 48
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert browser.violations(page) == []


def test_ways_of_one_group_stand_behind_its_name(page: Any) -> None:
    """Which whoever hears the page is told too; the others stand beside them."""
    both = [{"group": "On paper", "label": one, "href": f"/{one}"} for one in ("Cards", "Sheets")]
    shown = opens(page, ways=[{"label": "Guide", "href": "/guide"}, *both])
    group = shown.get_by_role("group", name="On paper")
    assert group.get_by_role("link").all_inner_texts() == ["Cards", "Sheets"]
    assert shown.get_by_role("link").all_inner_texts() == ["Guide", "Cards", "Sheets"]
