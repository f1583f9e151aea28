"""The plenary's pieces in a real browser: statements that come down the socket, ticks, and a slip that nobody sees."""

from typing import Any

import pytest
from playwright.sync_api import expect

from workshop.words import words

pytestmark = pytest.mark.browser
say = words()
TABLE = "table/plenary"
OPTIONS = [{"id": one, "label": say(f"plenary.answers.{one}")} for one in ("right", "not_quite", "missing")]
TICKS = [
    {"heading": "Public benefit"},
    {"id": "words-1", "choice": "text-1", "text": "It reaches <b>every</b> household.", "about": "Our criteria"},
    {"id": "words-2", "choice": "text-2", "text": "Nobody asked them.", "about": "Parked for later"},
]


def show(bench: Any, *shown: tuple[str, str, bool]) -> None:
    """The lead shows these statements: name, text, and whether it read otherwise before."""
    listed = [{"id": name, "text": text, "changed": changed} for name, text, changed in shown]
    bench.room.bodies["offered/plenary"] = lambda: {"statements": listed}
    bench.room.say("table/other", kind="freeze")  # the room changed, so what is offered is sent again


def test_statements_come_and_change_while_the_page_stands(bench, until, check):
    """One that is changed is another question: what was said of the words before stays with those."""
    show(bench)
    page = bench.device(320, 700)
    told = {
        "options": OPTIONS,
        "note": {"field": "in_our_words", "label": "In your words"},
        "said": say.of("statements"),
    }
    part = bench.mount(page, "statements", activity="plenary", words=say.of("choices"), locked=False, **told)
    expect(part.get_by_role("status").filter(has_text=say("statements.none"))).to_be_visible()
    show(bench, ("version-a", "We asked who gains", False), ("version-b", "Savings counted less", False))
    first = part.get_by_role("group", name="1. We asked who gains")
    first.get_by_role("radio", name="Not quite").check()
    first.get_by_role("textbox").fill("Only in the morning")
    until(page, lambda: bench.room.sheet(TABLE).written("in_our_words", "version-a"))
    check(page, "statements")
    show(bench, ("version-c", "We asked that last", True), ("version-b", "Savings counted less", False))
    changed = part.get_by_role("group", name="1. We asked that last")
    expect(changed).to_contain_text(say("statements.changed"))
    expect(changed.get_by_role("radio", name="Not quite")).not_to_be_checked()
    expect(first).to_have_count(0)
    assert bench.room.sheet(TABLE).choices == {"version-a": "not_quite"}


def test_a_tick_means_the_words_that_were_ticked(bench, until, check):
    """Every device shows it; where the words have changed since, it counts no more and says so."""
    bench.room.say(TABLE, kind="choose", question="words-2", choice="text-of-before")
    page, far = bench.device(), bench.device(320, 700)
    parts = [bench.mount(one, "ticks", activity="plenary", ticks=TICKS, locked=False) for one in (page, far)]
    box = parts[0].get_by_role("checkbox", name="It reaches <b>every</b> household.")
    box.press(" ")
    until(page, lambda: bench.room.sheet(TABLE).choices.get("words-1") == "text-1")
    expect(parts[1].get_by_role("checkbox").first).to_be_checked()
    expect(parts[1]).to_contain_text(say("ticks.ticked", n=1, of=2))
    expect(parts[1].get_by_role("checkbox").last).not_to_be_checked()
    expect(parts[1]).to_contain_text(say("ticks.again"))
    box.press(" ")
    until(page, lambda: "words-1" not in bench.room.sheet(TABLE).choices)
    check(far, "ticks")


def test_locked_ticks_stay_as_they_are(bench):
    """A table that has finished goes back before it changes one."""
    page = bench.device()
    part = bench.mount(page, "ticks", activity="plenary", ticks=TICKS, locked=True)
    part.get_by_role("checkbox").first.press(" ")
    expect(part.get_by_role("checkbox").first).not_to_be_checked()
    assert not bench.room.sheet(TABLE).choices


def slip(bench: Any, page: Any) -> Any:
    questions = [{"id": one, "text": say(f"slip.{one}")} for one in ("heard", "dominated", "use")]
    steps = [{"id": one, "label": say(f"slip.{one}")} for one in ("yes", "partly", "no")]
    return bench.mount(page, "slip", activity="plenary", questions=questions, steps=steps, most=10)


def hands(bench: Any) -> list[dict[str, Any]]:
    return [act for act in bench.room.acts if act["kind"] == "hand_in"]


def test_the_next_person_finds_an_empty_slip(bench, until, check):
    """What was chosen is off the screen as it is handed in, also while the server has not answered."""
    bench.room.bodies["seat/plenary"] = lambda: {"answer": {"people": len(hands(bench))}, "late": []}
    bench.room.bodies[TABLE] = lambda: {"answer": {}, "slips": len(hands(bench))}
    page = bench.device(320, 700)
    part = slip(bench, page)
    for question, choice in (("heard", "Yes"), ("dominated", "No"), ("use", "Partly")):
        if question == "use":
            part.get_by_role("button", name=say("slip.hand_in")).press("Enter")
            expect(part.get_by_role("status")).to_have_text(say("slip.answer_all"))
        part.get_by_role("group", name=say(f"slip.{question}")).get_by_role("radio", name=choice, exact=True).check()
    check(page, "slip")
    bench.room.holding = True
    part.get_by_role("button", name=say("slip.hand_in")).press("Enter")
    expect(part.get_by_role("radio")).to_have_count(0)
    bench.room.answer()
    until(page, lambda: hands(bench) == [{"kind": "hand_in", "heard": "yes", "dominated": "no", "use": "partly"}])
    expect(part).to_contain_text(say("slip.one_given"))
    part.get_by_role("button", name=say("slip.next")).press("Enter")
    expect(part.get_by_role("radio")).to_have_count(9)
    assert part.get_by_role("radio", checked=True).count() == 0


def test_a_device_takes_ten_slips(bench):
    """Then it says to use another."""
    bench.room.bodies["seat/plenary"] = lambda: {"answer": {"people": 10}, "late": []}
    bench.room.bodies[TABLE] = lambda: {"answer": {}, "slips": 10}
    part = slip(bench, bench.device())
    expect(part.get_by_role("status")).to_have_text(say("slip.full"))
    expect(part.get_by_role("button")).to_have_count(0)
