"""What tables said, set large for the room, in a real browser."""

from typing import Any

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
MOUNT = """async data => {
  const host = document.createElement("div")
  host.innerHTML = '<div class="sayings"></div>'
  document.querySelector("main").replaceChildren(host)
  document.querySelector("main").className = "wide"
  const part = await import(new URL("ours/sayings.js", document.baseURI).href)
  part.default({data, parentElement: host})
  await new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))
}"""


def sayings(page: Any, columns: list[dict[str, Any]]) -> Any:
    said = {
        "live": "live",
        "as_at": "",
        "mark": "",
        "heading": "Definitions",
        "large": True,
        "lines": [],
        "columns": columns,
    }
    page.evaluate(MOUNT, said)
    return page.locator(".sayings .columns")


def test_a_text_that_changed_shows_what_is_new_and_what_is_gone(bench):
    """Under the new words a line, through those taken out; and all of it is text."""
    runs = [["", "Good for"], ["gone", "the <i>many</i>"], ["new", "all"], ["", "people"]]
    columns = sayings(bench.device(), [{"heading": "Oak", "entries": [runs, "As it was"]}])
    expect(columns.locator("li")).to_have_text(["Good for the <i>many</i> all people", "As it was"])
    expect(columns.locator("ins")).to_have_text("all")
    expect(columns.locator("del")).to_have_css("text-decoration-line", "line-through")


@pytest.mark.parametrize(("tables", "rows"), [(3, [3]), (6, [3, 3]), (8, [4, 4]), (9, [3, 3, 3])])
def test_columns_stand_in_even_rows(bench, tables, rows):
    """Six are three and three, not five and one; a few stand in one row."""
    page = bench.device(width=1100)
    columns = sayings(page, [{"heading": f"Table {at}", "entries": ["A word " * 12]} for at in range(tables)])
    tops = columns.locator("section").evaluate_all("all => all.map(e => Math.round(e.getBoundingClientRect().top))")
    assert [tops.count(top) for top in sorted(set(tops))] == rows
