"""Marking in a real browser: words to keep and words to change, marked by every device of a table."""

from typing import Any

import pytest
from playwright.sync_api import expect

from workshop.words import words

pytestmark = pytest.mark.browser
TOPIC = "table/definitions"
SAY = {**words().of("writing"), **words().of("marking")}
NOTE = {"field": "ask", "label": "What would you ask?", "help": ""}
FIRST = {
    "id": "m-2-1",
    "label": "Definition 1 of 2",
    "words": ["What", "is", "<b>fair</b>", "to", "everyone."],
    "note": NOTE,
}
LONG = {"id": "m-3-4", "label": "Definition 2 of 2", "words": [f"word{at}" for at in range(60)], "note": NOTE}


def marking(bench: Any, page: Any, *texts: dict[str, Any], **told: Any) -> Any:
    given = {"activity": "definitions", "words": SAY, "texts": list(texts) or [FIRST, LONG], "locked": False, **told}
    return bench.mount(page, "marking", **given)


def word(part: Any, text: str, mark: str = "") -> Any:
    return part.get_by_role("button", name=f"{text} ({mark})" if mark else text, exact=True)


def tool(part: Any, name: str, text: str = FIRST["label"]) -> Any:
    return part.get_by_role("region", name=text).get_by_role("button", name=name, exact=True)


def marks(bench: Any) -> dict[str, str]:
    return dict(bench.room.sheet(TOPIC).choices)


def test_words_are_marked_by_pressing(bench, until):
    """A press marks with what was chosen, at every device; a second press takes it off, another mark takes its place."""
    page, second = bench.device(), bench.device()
    part, far = marking(bench, page), marking(bench, second)
    word(part, "<b>fair</b>").click()
    word(part, "everyone.").click()
    until(page, lambda: marks(bench) == {"m-2-1-3": "keep", "m-2-1-5": "keep"})
    expect(word(far, "<b>fair</b>", "keep")).to_be_visible()
    tool(far, "Change", LONG["label"]).click()
    expect(tool(far, "Change")).to_have_attribute("aria-pressed", "true")
    expect(tool(far, "Keep")).to_have_attribute("aria-pressed", "false")
    word(far, "<b>fair</b>", "keep").click()
    word(part, "everyone.", "keep").click()
    until(page, lambda: marks(bench) == {"m-2-1-3": "change"})
    expect(word(part, "<b>fair</b>", "change")).to_be_visible()
    expect(word(part, "everyone.")).to_be_visible()


def test_words_are_marked_by_keyboard(bench, until):
    """A text is one stop of the Tab key, and one comes back to the word that one left; the arrows go from word to word and
    from line to line, and each mark is spoken."""
    page = bench.device(width=390)
    part = marking(bench, page)
    tool(part, "Change").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(word(part, "What")).to_be_focused()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Space")
    until(page, lambda: marks(bench) == {"m-2-1-2": "change"})
    expect(part.locator(".speech")).to_have_text("is: change")
    page.keyboard.press("Space")
    expect(part.locator(".speech")).to_have_text("is: no mark")
    page.keyboard.press("End")
    expect(word(part, "everyone.")).to_be_focused()
    page.keyboard.press("Tab")
    expect(part.get_by_role("textbox").first).to_be_focused()
    page.keyboard.press("Shift+Tab")
    expect(word(part, "everyone.")).to_be_focused()
    word(part, "word0").focus()
    page.keyboard.press("ArrowDown")
    lower = page.evaluate("() => document.querySelector('[data-part=marking]').shadowRoot.activeElement.textContent")
    assert lower != "word0"
    above, below = (word(part, name).bounding_box() for name in ("word0", lower))
    assert below["y"] > above["y"] and below["x"] == above["x"]
    page.keyboard.press("ArrowUp")
    expect(word(part, "word0")).to_be_focused()


def test_another_devices_marks(bench, until):
    """They show without moving the focus, and only one on the very word that one stands on is spoken."""
    page = bench.device()
    part = marking(bench, page)
    word(part, "is").focus()
    bench.room.say(TOPIC, kind="choose", question="m-2-1-4", choice="change")
    expect(word(part, "to", "change")).to_be_visible()
    expect(part.locator(".speech")).to_have_text("")
    bench.room.say(TOPIC, kind="choose", question="m-2-1-2", choice="keep")
    expect(part.locator(".speech")).to_have_text("is: keep")
    expect(word(part, "is", "keep")).to_be_focused()


@pytest.mark.parametrize(
    ("so", "sentence"),
    [({"late": True}, SAY["late"]), ({"refusing": "Nobody asked."}, "That mark was not taken in: Nobody asked.")],
)
def test_what_is_not_taken_in_goes_back(bench, so, sentence):
    """A mark that was late or refused is gone again, and a sentence at its text says why, until the next."""
    page = bench.device()
    part = marking(bench, page)
    vars(bench.room).update(so)
    word(part, "is").click()
    expect(part.get_by_text(sentence)).to_be_visible()
    expect(word(part, "is")).to_be_visible()
    assert part.locator(".fate:visible").count() == 1
    vars(bench.room).update(late=False, refusing="")
    word(part, "to").click()
    expect(part.get_by_text(sentence)).to_be_hidden()
    expect(word(part, "to", "keep")).to_be_visible()


def test_the_question_beneath(bench, until):
    """Each text has one line of its own, which is about that text."""
    page = bench.device()
    part = marking(bench, page)
    part.get_by_role("region", name=LONG["label"]).get_by_role("textbox").fill("Who decides?")
    until(page, lambda: bench.room.sheet(TOPIC).notes)
    (note,) = bench.room.sheet(TOPIC).notes
    assert (note.id, note.field, note.card, note.text) == ("ask-m-3-4", "ask", "m-3-4", "Who decides?")
    expect(part.get_by_role("region", name=FIRST["label"]).get_by_role("textbox")).to_have_value("")


def test_locked(bench, check):
    """A table that has finished reads its marks and walks through them, and changes nothing."""
    bench.room.say(TOPIC, kind="choose", question="m-2-1-3", choice="keep")
    page = bench.device()
    part = marking(bench, page, locked=True)
    word(part, "<b>fair</b>", "keep").click(force=True)
    expect(word(part, "<b>fair</b>", "keep")).to_be_visible()
    expect(tool(part, "Keep")).to_have_count(0)
    assert len(bench.room.acts) == 1
    check(page, "marking")


def test_marks_that_others_made(bench, check):
    """A table's own text with the marks of its readers is there to read: each count stands beside its word, in words."""
    page = bench.device(width=320)
    own = {"id": "m-1-1", "label": "Yours", "words": ["Good", "for", "<i>all</i>"], "counts": [[2, 0], [0, 0], [1, 1]]}
    part = marking(bench, page, own)
    expect(part.locator(".flow")).to_have_text("Good (keep 2) for <i>all</i> (keep 1, change 1)")
    expect(part.get_by_role("button")).to_have_count(0)
    check(page, "marking")


@pytest.mark.parametrize("width", [1366, 320])
def test_marking_can_be_used_by_all(bench, check, width):
    """At two widths, light and dark: no axe fault, 44 px targets, nothing sticks out; also a word longer than the screen."""
    page = bench.device(width=width, height=844)
    wide = {**FIRST, "words": [*FIRST["words"], "antidisestablishmentarianism" * 3]}
    bench.room.say(TOPIC, kind="choose", question="m-2-1-3", choice="keep")
    bench.room.say(TOPIC, kind="choose", question="m-2-1-6", choice="change")
    part = marking(bench, page, wide, LONG)
    expect(word(part, "<b>fair</b>", "keep")).to_be_visible()
    check(page, "marking")


def test_a_mark_is_seen_without_colour(bench):
    """Under the word or through it, in forced colours too; a word without a mark has neither line."""
    bench.room.say(TOPIC, kind="choose", question="m-2-1-1", choice="keep")
    bench.room.say(TOPIC, kind="choose", question="m-2-1-2", choice="change")
    for forced in ("none", "active"):
        part = marking(bench, bench.device(forced_colors=forced), FIRST)
        expect(word(part, "is", "change")).to_be_visible()
        lines = part.locator(".word .text").evaluate_all("all => all.map(e => getComputedStyle(e).textDecorationLine)")
        assert lines == ["underline", "line-through", "none", "none", "none"]
