"""What experts said and the lead released, in a real browser."""

from typing import Any

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
TEXT = "<b>Ask</b> who could stop it."


def answer(id: str, text: str = TEXT, **more: Any) -> dict[str, Any]:
    return {"id": id, "text": text, "part": "", "question": "Who checks it?", "yours": False, **more}


def pinned(
    id: str, text: str = "The card does not say.", letter: str = "C", name: str = "Bin rounds"
) -> dict[str, Any]:
    return {"id": id, "text": text, "part": "health care", "letter": letter, "name": name}


def offered(bench: Any, page: Any, unfolded: bool = False) -> Any:
    bench.room.bodies.setdefault("offered/voices", lambda: {"answers": [], "clarifications": []})
    return bench.mount(page, "offered", activity="voices", open=unfolded)


def test_it_is_not_there_until_something_was_released(bench: Any) -> None:
    """Then it is one quiet line that says how much is new, until it is unfolded; what was typed is text, never markup."""
    page = bench.device()
    part = offered(bench, page)
    expect(part.locator("details")).to_be_hidden()
    bench.room.offer("voices", answers=[answer("a")], clarifications=[pinned("c")])
    expect(part.locator("summary")).to_have_text("From an invited expert2 to read2 new")
    expect(part.get_by_text(TEXT)).to_be_hidden()
    part.locator("summary").click()
    expect(part.get_by_text(TEXT)).to_be_visible()
    expect(part.locator(".fresh")).to_be_hidden()
    expect(part.locator("li").last).to_have_text("C: Bin roundsThe card does not say.An invited expert: health care")
    assert part.locator("b").count() == 0


def test_what_comes_in_is_spoken_once_and_takes_no_focus(bench: Any) -> None:
    """Not what was there when the page came, not the same again; and somebody who types goes on typing."""
    page = bench.device()
    bench.room.offer("voices", answers=[answer("a")], clarifications=[])
    part = offered(bench, page, unfolded=True)
    page.evaluate("""() => {
      const area = document.createElement("textarea"); document.querySelector("main").append(area); area.focus()
      const speech = document.querySelector("[data-part=offered]").shadowRoot.querySelector("[role=status]")
      window.spoken = []
      new MutationObserver(() => window.spoken.push(speech.textContent)).observe(speech, {childList: true, characterData: true})
    }""")
    expect(part.get_by_text(TEXT)).to_be_visible()
    bench.room.offer("voices", answers=[answer("b", "Another."), answer("a")], clarifications=[])
    expect(part.get_by_text("Another.")).to_be_visible()
    bench.room.offer("voices", answers=[answer("b", "Another."), answer("a")], clarifications=[pinned("c")])
    expect(part.get_by_text("The card does not say.")).to_be_visible()
    bench.room.offer("voices", answers=[answer("b", "Another.")], clarifications=[pinned("c")])
    expect(part.get_by_text(TEXT)).to_be_hidden()
    assert len(page.evaluate("window.spoken")) == 2 and "Another" not in str(page.evaluate("window.spoken"))
    assert page.evaluate("document.activeElement.tagName") == "TEXTAREA"


def test_whose_question_it_was_and_what_became_of_an_answer_are_said(bench: Any) -> None:
    """One's own question, one that was taken back, an answer that is being corrected."""
    bench.room.offer("voices", answers=[answer("a", yours=True), answer("b", "", question="")], clarifications=[])
    part = offered(bench, bench.device(), unfolded=True)
    expect(part.locator("li").first).to_have_text(f"You asked: Who checks it?{TEXT}An invited expert")
    expect(part.locator("li").last).to_have_text(
        "The question was changed or taken back.This answer is being corrected."
    )


def test_what_was_read_stays_read_when_the_page_is_drawn_again(bench: Any) -> None:
    """Read on the activity's own page, it is not new in the folded line of the next one."""
    page = bench.device()
    part = offered(bench, page, unfolded=True)
    bench.room.offer("voices", answers=[answer("a")], clarifications=[])
    expect(part.get_by_text(TEXT)).to_be_visible()
    page.evaluate("unmount('offered')")
    part = offered(bench, page)
    expect(part.locator("summary")).to_contain_text("1 to read")
    expect(part.locator(".fresh")).to_be_hidden()


def test_it_can_be_used(bench: Any, check: Any) -> None:
    """On the narrowest screen, folded and unfolded, and by keyboard: no axe fault, 44 px targets."""
    page = bench.device(width=320, height=640)
    bench.room.offer("voices", answers=[answer("a", "word " * 60)], clarifications=[pinned("c")])
    part = offered(bench, page)
    expect(part.locator("summary")).to_be_visible()
    check(page, "offered")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(part.locator("li").first).to_be_visible()
    check(page, "offered")
