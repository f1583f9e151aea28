"""Hands of people at a page: a keyboard and nothing else, or one finger that taps and never drags.

Both go from stop to stop: whatever on the page can be worked with, in its order. At each the same is asked of it: that it has a name, that
nothing covers it, and that it shows where the focus is.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Page, TimeoutError

from tests.room.people import NEWEST

FARTHEST = 300  # stops on a page
# What a stop is to whoever works with it.
TELL = """const tell = one => {
  const {top, left, right, bottom} = one.getBoundingClientRect(), root = one.getRootNode(), labels = [...one.labels ?? []]
  const told = id => root.getElementById?.(id)?.textContent ?? ""
  const by = (one.getAttribute("aria-labelledby") ?? "").split(" ").map(told).join(" ").trim()
  const names = [one.getAttribute("aria-label"), by, labels.map(label => label.textContent).join(" "), one.textContent]
  const deepest = (within, x, y) => {
    const hit = within.elementFromPoint(x, y), inner = hit?.shadowRoot?.elementFromPoint(x, y)
    return inner && inner !== hit ? deepest(hit.shadowRoot, x, y) : hit
  }
  const up = hit => hit && (hit === one || up(hit.parentElement ?? hit.getRootNode().host))
  const meant = hit => up(hit) || labels.some(label => label.contains(hit)) || hit?.matches("label, [data-baseweb=select] *")
  const [x0, x1, y0, y1] = [Math.max(left, 0) + 2, Math.min(right, innerWidth) - 2, Math.max(top, 0) + 2, Math.min(bottom, innerHeight) - 2]
  const points = [.5, .1, .9].flatMap(y => [.5, .1, .9].map(x => [x0 + x * (x1 - x0), y0 + y * (y1 - y0)]))
  const ringed = [one, one.parentElement, ...labels].filter(Boolean).map(near => getComputedStyle(near)).some(style =>
    (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0) || style.textDecorationLine === "underline")
  one.stop ??= (window.stops = (window.stops ?? 0) + 1)
  return {
    id: one.stop, name: (names.find(name => name?.trim()) ?? "").trim().replace(/\\s+/g, " "), tag: one.tagName.toLowerCase(),
    type: one.type ?? "", kind: one.getAttribute("class") ?? "", group: one.name ?? "", value: one.value ?? "", on: Boolean(one.checked),
    off: one.getAttribute("aria-disabled") === "true" || Boolean(one.readOnly), ringed,
    at: points.find(([x, y]) => meant(deepest(document, x, y))) ?? null,
  }
}"""
FOCUS = f"""() => {{
  {TELL}
  let at = document.activeElement
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement
  return at && at !== document.body ? tell(window.stopAt = at) : null
}}"""
IN_SIGHT = f"""() => {{
  {TELL}
  window.stopAt.scrollIntoView({{block: "nearest", behavior: "instant"}})
  return !window.stopAt.isConnected || tell(window.stopAt).at
}}"""
# The first that no finger has come to yet, brought into sight.
UNTOUCHED = f"""() => {{
  {TELL}
  const every = within => [...within.querySelectorAll("*")].flatMap(one => [one, ...(one.shadowRoot ? every(one.shadowRoot) : [])])
  const seen = one => one.checkVisibility({{visibilityProperty: true}}) && one.getBoundingClientRect().width > 1
  const works = one => one.matches("a[href], button, input, select, textarea, summary") && !one.disabled && one.tabIndex >= 0 && seen(one)
  window.touched ??= new WeakSet()
  const at = every(document.querySelector("[data-testid=stMain]")).find(one => works(one) && !touched.has(one))
  if (!at) return null
  touched.add(at)
  at.scrollIntoView({{block: "center", behavior: "instant"}})
  return tell(window.stopAt = at)
}}"""


@dataclass(frozen=True)
class Stop:
    """Something on a page that can be worked with."""

    told: dict[str, Any]

    def __getattr__(self, name: str) -> Any:
        return self.told[name]


@dataclass
class Hands:
    """Somebody's hands at a page, and what they found wrong there."""

    page: Page
    wrong: list[str] = field(default_factory=list)

    def up_to_date(self) -> None:
        """Wait until the page shows the newest that it has heard."""
        self.page.wait_for_function(NEWEST)

    def comes_into_sight(self) -> bool:
        """Whether it was only being drawn anew, or was pushed away by what came above it."""
        try:
            self.page.wait_for_function(IN_SIGHT, timeout=3_000)
        except TimeoutError:
            return False
        return True

    def fits(self, where: str) -> None:
        """The page does not scroll sideways."""
        wide = self.page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth")
        self.wrong += [f"{where}: scrolls sideways by {wide}"] if wide > 0 else []

    def looks(self, stop: Stop) -> None:
        self.wrong += [f"“{stop.name}” {stop.kind}: is covered"] if not (stop.at or self.comes_into_sight()) else []
        self.wrong += [f"{stop.tag} {stop.kind}: has no name"] if not stop.name else []


@dataclass
class Keyboard(Hands):
    """On with Tab to whatever comes; never a mouse."""

    def at(self) -> Stop | None:
        """What has the focus."""
        told = self.page.evaluate(FOCUS)
        return Stop(told) if told else None

    def on(self) -> Stop | None:
        """Where the next press of Tab leads: None behind the last that is on the page."""
        self.page.keyboard.press("Tab")
        return self.at()

    def stops(self) -> Iterator[Stop]:
        """Once round the page from where the focus is; each stop once."""
        passed: set[int] = set()
        round_the_end, again = False, 0
        for _ in range(FARTHEST):
            stop = self.on()
            round_the_end |= stop is None
            if stop and stop.id not in passed:
                passed.add(stop.id)
                again = 0
                self.looks(stop)
                yield stop
            elif stop:  # what is added stands above the button that adds it, and cards move while somebody goes on
                again += 1
                if round_the_end or again > len(passed):
                    return
        raise AssertionError(f"Tab does not come round, but to “{stop and stop.name}” and on.")

    def looks(self, stop: Stop) -> None:
        super().looks(stop)
        typed = stop.type in ("text", "number")  # Streamlit's own boxes, which have another border
        self.wrong += (
            [f"“{stop.name}” {stop.kind}: does not show that it has the focus"] if not (stop.ringed or typed) else []
        )

    def press(self, stop: Stop) -> None:
        self.page.keyboard.press("Space" if stop.type in ("checkbox", "radio") else "Enter")

    def presses(self, name: str) -> None:
        """Press what is called so, or begins so."""
        self.up_to_date()
        passed, stop = [], self.at()
        for _ in range(FARTHEST):
            if stop and stop.name.startswith(name):
                return self.press(stop)
            passed.append(stop.name if stop else "")
            if stop := self.on():
                self.looks(stop)
        raise AssertionError(f"Tab does not come to “{name}”, but to {list(dict.fromkeys(passed))}")

    def choose(self, stop: Stop) -> None:
        """The second of a menu; the first of a row of options, or another where that stands."""
        keys = ["ArrowDown"] if stop.tag == "select" or stop.on else ["Space"]
        for key in keys:
            self.page.keyboard.press(key)

    def write(self, stop: Stop, text: str) -> None:
        self.page.keyboard.insert_text(text)

    @contextmanager
    def stays(self, while_: str) -> Iterator[None]:
        """The focus stays where it is; only where what has it goes away, it is near."""
        before, had = self.at(), self.page.evaluate_handle("() => window.stopAt")
        yield
        after, there = self.at(), had.evaluate("one => one.isConnected && one.checkVisibility()")
        assert after and before and (after.id == before.id or not there), f"{while_}: from {before} to {after}"

    def is_kept(self, where: str) -> None:
        """The focus is somewhere, though the page was drawn anew."""
        try:
            self.page.wait_for_function("() => document.activeElement !== document.body", timeout=5_000)
        except TimeoutError as fault:
            raise AssertionError(f"The focus is lost: {where}") from fault


@dataclass
class Finger(Hands):
    """One finger on a phone: it taps, and it types what is to be typed."""

    def stops(self) -> Iterator[Stop]:
        self.page.evaluate("window.touched = new WeakSet()")
        while told := self.page.evaluate(UNTOUCHED):
            self.looks(Stop(told))
            yield Stop(told)

    def press(self, stop: Stop) -> None:
        if stop.at:
            self.page.touchscreen.tap(*stop.at)

    def presses(self, name: str) -> None:
        self.up_to_date()
        self.page.get_by_role("button", name=name).locator("visible=true").first.tap()

    def choose(self, stop: Stop) -> None:
        if stop.tag == "select":
            menu = self.page.evaluate_handle("window.stopAt").as_element()
            assert menu
            menu.select_option(index=1)
        else:
            self.press(stop)

    def write(self, stop: Stop, text: str) -> None:
        self.press(stop)
        self.page.keyboard.insert_text(text)

    @contextmanager
    def stays(self, while_: str) -> Iterator[None]:
        """A finger is nowhere until it taps."""
        yield

    def is_kept(self, where: str) -> None:
        """Whoever taps sees where they tap."""
