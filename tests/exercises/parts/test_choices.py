"""Choices in a real browser: one choice a question, seen and changed by every device of the party."""

from typing import Any

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
TOPIC = "table/vignettes"
STEPS = ["Not acceptable", "Hardly acceptable", "In between", "Mostly acceptable", "Acceptable"]
ACCEPTABLE = {
    "id": "stage-1",
    "text": "How acceptable is this to the people whose records they are?",
    "help": "Say what your table thinks, not what the law says.",
    "sort": "scale",
    "options": [
        *({"id": f"s{at}", "label": label} for at, label in enumerate(STEPS, 1)),
        {"id": "not-applicable", "label": "Not applicable", "apart": True},
        {"id": "cannot-say", "label": "We cannot say yet", "apart": True},
    ],
    "note": {"field": "why", "label": "Why?"},
}
BEARER = {
    "id": "bearer",
    "text": "Who should explain it to people?",
    "help": "",
    "sort": "one",
    "options": [
        {"id": "council", "label": "The council", "about": "As the one that holds the records."},
        {"id": "service", "label": "The service", "about": "As the one that people meet."},
        {"id": "nobody", "label": "Nobody needs to"},
    ],
}


def choices(bench: Any, page: Any, *questions: dict[str, Any], **told: Any) -> Any:
    asked = list(questions) or [ACCEPTABLE, BEARER]
    return bench.mount(page, "choices", **{"activity": "vignettes", "questions": asked, "locked": False, **told})


def option(part: Any, name: str) -> Any:
    return part.get_by_role("radio", name=name, exact=True)


def chosen(bench: Any, topic: str = TOPIC) -> dict[str, str]:
    return dict(bench.room.sheet(topic).choices)


def choose(bench: Any, choice: str | None, question: str = "stage-1") -> None:
    bench.room.say(TOPIC, kind="choose", question=question, choice=choice)


def test_a_choice_by_pressing(bench, until):
    """A press anywhere on an option chooses it, at every device of the table; another press changes it."""
    page, second = bench.device(), bench.device()
    part, far = choices(bench, page), choices(bench, second)
    part.get_by_text("Mostly acceptable").click()
    until(page, lambda: chosen(bench) == {"stage-1": "s4"})
    expect(option(far, "Mostly acceptable")).to_be_checked()
    option(far, "We cannot say yet").click()
    expect(option(part, "We cannot say yet")).to_be_checked()
    expect(option(part, "Mostly acceptable")).not_to_be_checked()
    assert chosen(bench) == {"stage-1": "cannot-say"}


def test_a_choice_by_keyboard(bench, until):
    """Each question is one stop of the Tab key; Space chooses, the arrows choose the neighbour, also one set apart."""
    page = bench.device()
    part = choices(bench, page)
    option(part, STEPS[0]).focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowRight")
    until(page, lambda: chosen(bench) == {"stage-1": "s2"})
    expect(option(part, STEPS[1])).to_be_focused()
    for _ in range(4):
        page.keyboard.press("ArrowDown")
    until(page, lambda: chosen(bench) == {"stage-1": "not-applicable"})
    page.keyboard.press("Tab")
    expect(part.get_by_role("button", name="Take back")).to_be_focused()
    page.keyboard.press("Tab")
    expect(part.get_by_role("textbox", name="Why?")).to_be_focused()
    page.keyboard.press("Tab")
    expect(option(part, "The council")).to_be_focused()


def test_a_choice_is_taken_back(bench, until):
    """A quiet button takes a choice back; the focus stays at the question, and nothing is offered where nothing is chosen."""
    choose(bench, "s4")
    page = bench.device()
    part = choices(bench, page, ACCEPTABLE)
    back = part.get_by_role("button", name="Take back")
    back.press("Enter")
    until(page, lambda: chosen(bench) == {})
    expect(option(part, "Mostly acceptable")).to_be_focused()
    expect(part.locator(":checked")).to_have_count(0)
    expect(back).to_be_hidden()


@pytest.mark.parametrize("party", ["seat", "room", "observer"])
def test_whose_choice_it_is(bench, until, party):
    """A seat, the room and an observer choose each for themselves, on a topic of their own."""
    choose(bench, "s1")
    page = bench.device()
    part = choices(bench, page, party=party)
    option(part, "The service").click()
    until(page, lambda: chosen(bench, f"{party}/vignettes") == {"bearer": "service"})
    expect(option(part, STEPS[0])).not_to_be_checked()
    assert chosen(bench) == {"stage-1": "s1"}


def test_another_devices_change(bench):
    """What another device chooses appears without moving the focus, and is spoken only at the question that one is at."""
    page = bench.device()
    part = choices(bench, page)
    speech = part.locator(".speech")
    option(part, "The council").focus()
    choose(bench, "s2")
    expect(option(part, STEPS[1])).to_be_checked()
    expect(speech).to_have_text("")
    choose(bench, "nobody", "bearer")
    expect(speech).to_have_text("Another device chose: Nobody needs to.")
    choose(bench, None, "bearer")
    expect(speech).to_have_text("Another device took this choice back.")
    expect(option(part, "The council")).to_be_focused()
    option(part, "The service").click()
    expect(speech).to_have_text("")


def test_the_button_that_another_device_takes_away(bench):
    """Where another device takes a choice back while one is on the button for it, the focus stays in the question."""
    choose(bench, "s4")
    page = bench.device()
    part = choices(bench, page, ACCEPTABLE)
    part.get_by_role("button", name="Take back").focus()
    choose(bench, None)
    expect(option(part, STEPS[0])).to_be_focused()


@pytest.mark.parametrize(
    ("so", "sentence"),
    [
        ({"late": True}, "That was not counted: it came too late. What is marked here now is what counts."),
        ({"refusing": "That has not been asked yet."}, "That was not taken in: That has not been asked yet."),
    ],
)
def test_what_is_not_taken_in_goes_back(bench, so, sentence):
    """A choice that came late or was refused goes back to what the server holds, and a sentence beside the question says why."""
    choose(bench, "s2")
    page = bench.device()
    part = choices(bench, page)
    expect(option(part, STEPS[1])).to_be_checked()
    vars(bench.room).update(so)
    option(part, STEPS[4]).click()
    expect(part.get_by_text(sentence)).to_be_visible()
    expect(option(part, STEPS[1])).to_be_checked()
    expect(part.locator(".speech")).to_have_text("")
    assert part.locator(".fate:visible").count() == 1
    vars(bench.room).update(late=False, refusing="")
    option(part, STEPS[0]).click()
    expect(part.get_by_text(sentence)).to_be_hidden()
    expect(option(part, STEPS[0])).to_be_checked()


def test_a_lost_connection_keeps_the_choice(bench, until):
    """What is chosen while nothing is answered shows at once, outlives a reload, and is told if it came late in the end."""
    page = bench.device()
    part = choices(bench, page)
    bench.room.holding = True
    option(part, STEPS[3]).click()
    expect(option(part, STEPS[3])).to_be_checked()
    bench.visit(page)
    part = choices(bench, page)
    expect(option(part, STEPS[3])).to_be_checked()
    assert chosen(bench) == {}
    until(page, lambda: len(bench.room.held) == 2)
    bench.room.late = True
    bench.room.answer()
    expect(part.get_by_text("it came too late")).to_be_visible()
    expect(option(part, STEPS[3])).not_to_be_checked()


def test_locked(bench, until, check):
    """Locked choices are there to read and to walk through, and nothing changes them."""
    choose(bench, "s2")
    page = bench.device()
    part = choices(bench, page, locked=True)
    expect(option(part, STEPS[1])).to_be_checked()
    part.get_by_text(STEPS[4], exact=True).click(force=True)
    option(part, STEPS[1]).focus()
    page.keyboard.press("ArrowRight")
    expect(option(part, STEPS[1])).to_be_checked()
    expect(option(part, STEPS[1])).to_have_attribute("aria-disabled", "true")
    expect(part.get_by_role("button")).to_have_count(0)
    assert len(bench.room.acts) == 1
    check(page, "choices")


def test_the_reason_beneath(bench, until):
    """The small box beneath is a note of its own about each question, which every device shares like any other."""
    page, second = bench.device(), bench.device()
    asked = [ACCEPTABLE, {**BEARER, "note": {"field": "why", "label": "Why?"}}]
    part, far = choices(bench, page, *asked), choices(bench, second, *asked)
    group = part.get_by_role("group", name="Who should explain it to people?")
    group.get_by_role("textbox", name="Why?").fill("They hold <b>all</b> of it")
    until(page, lambda: bench.room.sheet(TOPIC).notes)
    (note,) = bench.room.sheet(TOPIC).notes
    assert (note.id, note.field, note.card) == ("why-bearer", "why", "bearer")
    expect(far.get_by_role("textbox", name="Why?").nth(1)).to_have_value("They hold <b>all</b> of it")
    expect(far.get_by_role("textbox", name="Why?").nth(0)).to_have_value("")
    expect(group.locator(".state")).to_have_text("Saved")


@pytest.mark.parametrize("width", [1366, 390, 320])
def test_choices_can_be_used_by_all(bench, check, width):
    """Empty and chosen, at three widths, light and dark: no axe fault, 44 px targets, nothing sticks out; a scale is one row
    of equal steps where there is room, and a column where there is not."""
    page = bench.device(width=width, height=844)
    part = choices(bench, page)
    check(page, "choices")
    choose(bench, "s4")
    choose(bench, "service", "bearer")
    expect(option(part, "The service")).to_be_checked()
    check(page, "choices")
    boxes = part.locator(".scale > .options .option").evaluate_all(
        "all => all.map(e => e.getBoundingClientRect()).map(box => [box.width, box.top, box.left])"
    )
    widths, tops, lefts = zip(*boxes, strict=True)
    assert max(widths) - min(widths) <= 1
    assert (len(set(tops)), len(set(lefts))) == ((1, 5) if width == 1366 else (5, 1))


def test_what_is_chosen_is_seen_without_colour(bench):
    """The chosen option has a heavier frame and heavier words than the others, in forced colours too."""
    choose(bench, "s2")
    for forced in ("none", "active"):
        part = choices(bench, bench.device(forced_colors=forced), ACCEPTABLE)
        expect(option(part, STEPS[1])).to_be_checked()
        looks = part.locator(".scale > .options .option").evaluate_all(
            "all => all.map(e => [getComputedStyle(e).borderTopWidth + getComputedStyle(e).boxShadow,"
            " Number(getComputedStyle(e.querySelector('.label')).fontWeight)])"
        )
        frames, weights = zip(*looks, strict=True)
        assert frames.count(frames[1]) == 1
        assert weights[1] > max(weights[:1] + weights[2:])


PLACED = {
    "field": "criteria",
    "sort": "menu",
    "help": "",
    "options": [
        {"id": "outcomes", "label": "Positive social outcomes", "group": "Purposeful"},
        {"id": "expected", "label": "What the public expects", "group": "Purposeful"},
        {"id": "secure", "label": "Shared securely", "group": "Responsible"},
        {"id": "new", "label": "Something new"},
    ],
}


def test_a_question_is_asked_of_every_note(bench, until):
    """A note written later is asked about too; its menu holds the options by group, and what is chosen is shown everywhere."""
    note = {"kind": "write", "field": "criteria", "base": 0, "client": "far"}
    bench.room.say(TOPIC, **note, note="a", text="Does it last?")
    page = bench.device()
    part = choices(bench, page, questions=[], each=PLACED)
    expect(part.get_by_role("combobox", name="Does it last?")).to_be_visible()
    bench.room.say(TOPIC, **note, note="b", text="Is it safe?")
    menu = part.get_by_role("combobox", name="Is it safe?")
    menu.select_option("Shared securely")
    until(page, lambda: chosen(bench) == {"b": "secure"})
    choose(bench, "new", "a")
    expect(part.get_by_role("combobox", name="Does it last?")).to_have_value("new")
    assert part.locator("optgroup").first.get_attribute("label") == "Purposeful"
