"""A real browser for tests: where Chromium is, and how it is started.

Chromium is Debian's or your own: named in CHROMIUM, or found on the path. Where there is none a test is skipped and says
so, except with CI=true, where a browser that is not there must not look like a pass.
"""

import os
import shutil
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest

NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


def chromium() -> str:
    """The path of a Chromium. Skips the test where there is none; fails it where CI is "true"."""
    wanted = os.environ.get("CHROMIUM")
    found = shutil.which(wanted) if wanted else next(filter(None, map(shutil.which, NAMES)), None)
    if found:
        return found
    why = f"CHROMIUM names {wanted}, which is no program" if wanted else f"none of {', '.join(NAMES)} is on the path"
    if os.environ.get("CI") == "true":
        pytest.fail(f"No Chromium: {why}.")
    pytest.skip(f"No Chromium: {why}.")


@contextmanager
def browser(*more: str) -> Iterator[Any]:
    """A playwright Browser, closed at the end; `more` are flags of Chromium's."""
    path = chromium()
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=[*FLAGS, *more])
        try:
            yield started
        finally:
            started.close()


@contextmanager
def page(started: Any, width: int = 1366, height: int = 768, **context: Any) -> Iterator[Any]:
    """A playwright Page in a context of its own. At the end no error may have been thrown on it."""
    opened = started.new_context(viewport={"width": width, "height": height}, **context)
    errors: list[str] = []
    try:
        shown = opened.new_page()
        shown.on("pageerror", lambda error: errors.append(str(error)))
        yield shown
    finally:
        opened.close()
    assert not errors, f"The page threw: {errors}"


@dataclass
class Devices:
    """Pages of one browser, each in a context of its own, that are lent to one test after the other: to make one costs more than what
    most tests do on it. What it showed and kept is gone before it is lent again."""

    started: Any
    free: dict[str, list[Any]] = field(default_factory=lambda: defaultdict(list))
    lent: list[tuple[str, Any]] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def page(self, address: str, width: int = 1366, height: int = 768, lasting: bool = True, **context: Any) -> Any:
        """A page at an address, for one test. One whose clock is set does not last, for that cannot be undone."""
        sort = repr(sorted(context.items())) if lasting else ""
        shown = self.free[sort].pop() if self.free[sort] else self._made(**context)
        self.lent.append((sort, shown))
        shown.set_viewport_size({"width": width, "height": height})
        shown.goto(address)
        shown.evaluate("localStorage.clear()")
        return shown

    def _made(self, **context: Any) -> Any:
        shown = self.started.new_context(**context).new_page()
        shown.on("pageerror", lambda error: self.errors.append(str(error)))
        return shown

    @contextmanager
    def for_one_test(self) -> Iterator["Devices"]:
        """At the end every page is given back. No error may have been thrown on one."""
        try:
            yield self
        finally:
            while self.lent:
                self._take_back(*self.lent.pop())
            thrown, self.errors[:] = list(self.errors), []
        assert not thrown, f"A page threw: {thrown}"

    def _take_back(self, sort: str, shown: Any) -> None:
        if sort:
            shown.mouse.up()
            shown.mouse.move(0, 0)
            shown.goto("about:blank")
            self.free[sort].append(shown)
        else:
            shown.context.close()


# Everything that was folded is opened, and what moves has come to rest.
UNFOLDED = """() => {
  for (const one of document.querySelectorAll("[data-testid=stExpander] details:not([open]) > summary")) one.click()
  for (const one of document.getAnimations()) if (one.effect.getComputedTiming().endTime < Infinity) one.finish()
  return !document.querySelector("[data-testid=stExpander] details:not([open]) > summary")
}"""


def unfold(shown: Any) -> None:
    """Open every expander of a page of Streamlit's, all at once."""
    shown.wait_for_function(UNFOLDED)


# axe passes over what a scrolling part has out of sight, and Streamlit scrolls in such a part: meanwhile the document scrolls.
RUN = """async asked => {
  const meanwhile = document.createElement("style")
  meanwhile.textContent = ["html", "body", "#root", ...["stApp", "stAppViewContainer", "stMain"].map(one => `[data-testid=${one}]`)] +
    "{ height: auto !important; overflow: visible !important; position: static !important }"
  if (document.querySelector("[data-testid=stMain]")) document.head.append(meanwhile)
  const found = await axe.run(asked)
  meanwhile.remove()
  return found.violations
}"""


# Streamlit has taken up the other theme, of .streamlit/config.toml, and no colour is on its way any more.
RECOLOURED = """dark => {
  const piece = document.querySelector("[data-testid=stBidiComponentIsolated]")?.parentElement
  const ground = piece && getComputedStyle(piece).getPropertyValue("--st-background-color").trim()
  const moving = document.getAnimations().filter(one => one.effect.getComputedTiming().endTime < Infinity)
  for (const one of moving) one.finish()
  return (!ground || (ground === "#14191f") === dark) && !moving.length
}"""


def recolour(shown: Any, scheme: str) -> None:
    """Have a page look as a system does that is "light" or "dark"."""
    shown.emulate_media(color_scheme=scheme)
    shown.wait_for_function(RECOLOURED, arg=scheme == "dark")


# What is being drawn again is pale meanwhile, and a table that is wider than its place is reached by keyboard a moment after it is there.
DRAWN = """() => !document.querySelector("[data-stale=true]") && [...document.querySelectorAll("[data-testid=stTable] > div")]
  .every(frame => frame.scrollWidth <= frame.clientWidth || frame.tabIndex === 0)"""


COLOURS = ["color-contrast", "link-in-text-block"]  # the rules of WCAG's that look at colours


def violations(shown: Any, rules: Sequence[str] = ()) -> list[str]:
    """What axe finds on a page against WCAG 2.2 A and AA, or against some of its rules: one line for each rule, with the nodes that
    break it."""
    from axe_playwright_python.sync_playwright import Axe

    if not shown.evaluate("'axe' in window"):
        shown.evaluate(Axe().axe_script)
    shown.wait_for_function(DRAWN)
    asked = {"type": "rule", "values": [*rules]} if rules else {"type": "tag", "values": WCAG}
    found = shown.evaluate(RUN, {"runOnly": asked, "resultTypes": ["violations"]})
    return [f"{rule['id']}: " + "; ".join(str(node["target"]) for node in rule["nodes"]) for rule in found]


def both_ways(shown: Any) -> Iterator[tuple[str, list[str]]]:
    """Have a page light and dark, or dark and light if dark it was, since to change costs more than to look. With each comes what axe
    then has to look at: first all, and then what has a colour, for the rest is as it was."""
    is_dark = shown.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
    now, then = ("dark", "light") if is_dark else ("light", "dark")
    yield now, []
    recolour(shown, then)
    yield then, COLOURS


# What is ours on a page: the plain page, or our pieces on one of Streamlit's. In a system's own few colours what can be pressed or
# typed in has an edge, and what is chosen differs from its like; and where less motion is asked for, nothing moves.
PLAIN = """() => {
  const faults = new Set(), pieces = [...document.querySelectorAll("[data-testid=stBidiComponentIsolated]")]
  const ours = document.querySelector("[data-testid=stApp]") ? pieces.map(one => one.shadowRoot).filter(Boolean) : [document]
  const fault = (what, node) => faults.add(`${what}: ${node.localName} ${node.className} ${node.innerText?.slice(0, 20)}`)
  const PRESSED = "button, select, textarea, input:not([type=checkbox], [type=radio], [type=hidden])"
  const CHOSEN = "[aria-pressed=true], [aria-selected=true], [aria-current]:not([aria-current=false])"
  const LOOK = ["borderTopWidth", "borderTopStyle", "borderTopColor", "outlineStyle", "textDecorationLine", "textDecorationThickness",
    "fontWeight", "backgroundColor", "color"]
  const look = node => LOOK.map(name => getComputedStyle(node)[name]).join() + getComputedStyle(node, "::before").content
  const seen = (style, side) => style[`border${side}Style`] !== "none" && parseFloat(style[`border${side}Width`]) >= 1
  const alike = (one, other) => one !== other && one.localName === other.localName && !other.matches(CHOSEN) &&
    one.parentElement.className === other.parentElement.className && [...one.classList].every(name => other.classList.contains(name))
  const moves = style => style.animationName !== "none" || style.scrollBehavior === "smooth" ||
    style.transitionDuration.split(", ").some(one => parseFloat(one))
  for (const within of ours) {
    const shown = [...within.querySelectorAll("*")].filter(node => node.checkVisibility({visibilityProperty: true}))
    for (const node of shown) {
      const style = getComputedStyle(node)
      if (node.matches(PRESSED) && !seen(style, "Top") && !seen(style, "Bottom")) fault("no edge in forced colours", node)
      const like = node.matches(CHOSEN) && shown.find(other => alike(node, other))
      if (like && look(like) === look(node)) fault("chosen looks like not chosen in forced colours", node)
      if ([null, "::before", "::after"].some(part => moves(getComputedStyle(node, part)))) fault("moves, unwished for", node)
    }
  }
  return [...faults]
}"""


def plainly(shown: Any) -> list[str]:
    """What is lost on a page where the system has few colours of its own, and what moves where it asks for less motion."""
    shown.emulate_media(forced_colors="active", reduced_motion="reduce")
    found: list[str] = shown.evaluate(PLAIN)
    shown.emulate_media(forced_colors="none", reduced_motion="no-preference")
    return found
