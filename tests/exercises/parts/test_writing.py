"""The writing box in a real browser, against the project's own rules for notes."""

from typing import Any

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
CARDS = [
    {"id": "data-lab", "letter": "K", "short_name": "Data lab"},
    {"id": "bin-rounds", "letter": "C", "short_name": "Bin rounds"},
    {"id": "school-meals", "letter": "T", "short_name": "School meals"},
    {"id": "warm-homes", "letter": "F", "short_name": "Warm homes"},
]
TEXT = {"field": "dissent", "sort": "text", "label": "What we did not agree on", "help": "No names, please.", "most": 1}
CRITERIA = {
    "field": "criteria",
    "sort": "list",
    "label": "Our criteria",
    "help": "What makes a benefit larger?",
    "most": 4,
}
REASONS = {
    "field": "reason",
    "sort": "about_cards",
    "label": "Reasons",
    "help": "Why a card stands where it stands.",
    "most": 8,
}
RISKS = {
    "field": "risk",
    "sort": "risks",
    "label": "Risks",
    "help": "In your own words, at most two a card.",
    "most": 2,
}
ARGUED = {
    "field": "argued",
    "sort": "choice_card",
    "label": "Which card did you argue about most?",
    "help": "",
    "most": 1,
}
ELSEWHERE = {
    "field": "elsewhere",
    "sort": "would_move",
    "label": "Who would put a card elsewhere?",
    "help": "No names.",
    "most": 1,
}
ALL = [CRITERIA, TEXT, REASONS, RISKS, ARGUED, ELSEWHERE]


def box(bench: Any, page: Any, *fields: dict[str, Any], locked: bool = False) -> Any:
    return bench.mount(page, "writing", cards=CARDS, fields=list(fields), locked=locked)


def note(bench: Any, name: str) -> Any:
    return next((note for note in bench.room.table.notes if note.id == name), None)


def text_box(part: Any) -> Any:
    return part.get_by_role("textbox", name="What we did not agree on")


def write(bench: Any, text: str, base: int = 0, client: str = "other") -> None:
    bench.room.say(kind="write", note="dissent", field="dissent", text=text, base=base, client=client)


def test_text_is_sent_after_a_pause(bench, until):
    """What is typed is sent once after a pause, not at each key, and the box says that it is saved."""
    page = bench.device()
    part = box(bench, page, TEXT)
    text_box(part).press_sequentially("We could not agree")
    until(page, lambda: note(bench, "dissent"))
    expect(part.locator(".state")).to_have_text("Saved")
    assert note(bench, "dissent").text == "We could not agree"
    assert [act["kind"] for act in bench.room.acts] == ["write"]


def test_a_text_that_was_just_begun_has_the_focus_once(bench):
    """By a press that brought its box; whatever Python draws afterwards leaves the focus where it is."""
    page = bench.device()
    begun = {**TEXT, "note": "piece-1", "begun": True}
    part = box(bench, page, begun, CRITERIA)
    expect(text_box(part)).to_be_focused()
    part.get_by_role("button", name="Add another").focus()
    box(bench, page, {**begun, "help": "Anew"}, CRITERIA)
    page.evaluate("() => new Promise(requestAnimationFrame)")
    expect(part.get_by_role("button", name="Add another")).to_be_focused()


@pytest.mark.parametrize("leaving", ["blur", "pagehide", "visibilitychange", "unmount"])
def test_text_is_sent_when_the_page_goes(bench, leaving):
    """Leaving the box, closing the page, switching away from it, and Streamlit taking the box away each send what was typed."""
    page = bench.device(lasting=False)
    part = box(bench, page, TEXT)
    page.clock.install()
    page.clock.pause_at(page.evaluate("Date.now() + 60000"))
    text_box(part).fill("Soon")
    go = {
        "blur": "document.activeElement.shadowRoot.activeElement.blur()",
        "pagehide": "window.dispatchEvent(new PageTransitionEvent('pagehide'))",
        "visibilitychange": "Object.defineProperty(document, 'hidden', {value: true});"
        "document.dispatchEvent(new Event('visibilitychange'))",
        "unmount": "unmount('writing')",
    }
    page.evaluate(
        "window.waiting = () => commonGroundLive.get('live').waiting('benefit', 'table').map(act => act.text)"
    )
    before = page.evaluate("waiting()")
    said = page.evaluate(f"() => {{ {go[leaving]}; return waiting() }}")
    assert (before, said) == ([], ["Soon"])


def test_a_reload_loses_nothing(bench, until):
    """Words typed while the connection was lost are there after a reload, and arrive when it is back."""
    page = bench.device()
    part = box(bench, page, TEXT)
    bench.room.holding = True
    text_box(part).fill("Typed in the dark")
    bench.visit(page)
    part = box(bench, page, TEXT)
    expect(text_box(part)).to_have_value("Typed in the dark")
    assert note(bench, "dissent") is None
    bench.room.answer()
    until(page, lambda: note(bench, "dissent"))
    text_box(part).press("End")
    text_box(part).press_sequentially(", and on")
    until(page, lambda: note(bench, "dissent").text == "Typed in the dark, and on")
    assert note(bench, "dissent").beside == {}


def test_a_box_at_rest_takes_what_another_device_wrote(bench):
    """A remote change comes into a box that holds nothing unsent, and the caret stays at its words."""
    write(bench, "red green blue")
    page = bench.device()
    part = box(bench, page, TEXT)
    expect(text_box(part)).to_have_value("red green blue")
    text_box(part).focus()
    text_box(part).evaluate("e => e.setSelectionRange(10, 10)")
    write(bench, "dark red green blue", 1)
    expect(text_box(part)).to_have_value("dark red green blue")
    expect(text_box(part)).to_be_focused()
    assert text_box(part).evaluate("e => e.selectionStart") == 15


def test_a_remote_change_never_wipes_what_is_being_typed(bench, until):
    """While words are typed or on their way, what arrives from elsewhere leaves them, the caret and the focus alone."""
    page = bench.device()
    part = box(bench, page, TEXT)
    text_box(part).press_sequentially("mine so far")
    write(bench, "theirs")
    expect(text_box(part)).to_have_value("mine so far")
    text_box(part).press_sequentially(" and more")
    expect(text_box(part)).to_have_value("mine so far and more")
    expect(text_box(part)).to_be_focused()
    until(page, lambda: note(bench, "dissent").beside)
    assert note(bench, "dissent").text == "theirs"
    assert list(note(bench, "dissent").beside.values()) == ["mine so far and more"]


def at_once(bench: Any, until: Any) -> tuple[Any, Any, Any, Any]:
    """Two devices that wrote into one note at the same time, and their boxes: the first one's text stands."""
    first, second = bench.device(), bench.device()
    ours, theirs = box(bench, first, TEXT), box(bench, second, TEXT)
    bench.room.holding = True
    text_box(ours).fill("Ours")
    text_box(theirs).fill("Theirs")
    text_box(ours).blur()
    until(first, lambda: len(bench.room.held) == 1)
    text_box(theirs).blur()
    until(second, lambda: len(bench.room.held) == 2)
    bench.room.answer()
    return first, ours, second, theirs


def test_two_devices_at_once_keep_both_versions(bench, until, check):
    """Of two versions typed at the same time each device keeps its own in the box and shows the other one's beside it."""
    first, ours, second, theirs = at_once(bench, until)
    expect(ours.locator(".version blockquote")).to_have_text("Theirs")
    expect(theirs.locator(".version blockquote")).to_have_text("Ours")
    expect(text_box(ours)).to_have_value("Ours")
    expect(text_box(theirs)).to_have_value("Theirs")
    expect(ours).to_contain_text("Written at the same time on another device:")
    check(first, "writing")


@pytest.mark.parametrize("at", ["first", "second"])
def test_put_both_together(bench, until, at):
    """Whichever device puts the two versions together, both are in the text, and nothing is left beside."""
    first, ours, second, theirs = at_once(bench, until)
    page, part = (first, ours) if at == "first" else (second, theirs)
    part.get_by_role("button", name="Put both together").click()
    both = "Ours\nTheirs" if at == "first" else "Theirs\nOurs"
    until(page, lambda: note(bench, "dissent").text == both)
    for one in (ours, theirs):
        expect(text_box(one)).to_have_value(both)
        expect(one.locator(".version")).to_have_count(0)
    assert note(bench, "dissent").beside == {}
    expect(text_box(part)).to_be_focused()


@pytest.mark.parametrize("at", ["first", "second"])
def test_let_it_go(bench, until, at):
    """Letting go of the other version leaves the one in this device's box, everywhere."""
    first, ours, second, theirs = at_once(bench, until)
    page, part, kept = (first, ours, "Ours") if at == "first" else (second, theirs, "Theirs")
    part.get_by_role("button", name="Let it go").click()
    until(page, lambda: note(bench, "dissent").beside == {})
    for one in (ours, theirs):
        expect(text_box(one)).to_have_value(kept)
        expect(one.locator(".version")).to_have_count(0)


def test_both_put_together_at_once_loses_nothing(bench, until):
    """When both devices press at the same moment, every word of both stays somewhere."""
    first, ours, second, theirs = at_once(bench, until)
    bench.room.holding = True
    ours.get_by_role("button", name="Put both together").click()
    theirs.get_by_role("button", name="Put both together").click()
    until(first, lambda: len(bench.room.held) == 4)
    bench.room.answer()
    found = note(bench, "dissent")
    assert "Ours" in found.text and "Theirs" in found.text


def test_too_long_together(bench):
    """Two versions that do not fit into one box are left as they are, with a sentence that says so."""
    write(bench, "a" * 3000)
    page = bench.device()
    part = box(bench, page, TEXT)
    write(bench, "b" * 3000, 0, "third")
    part.get_by_role("button", name="Put both together").click()
    expect(part.locator(".fault")).to_contain_text("too long")
    assert note(bench, "dissent").text == "a" * 3000


def test_answered_before_shown(bench):
    """An act that is answered before the state that shows it arrives does not bring the old text back meanwhile."""
    write(bench, "old")
    page = bench.device()
    part = box(bench, page, TEXT)
    expect(text_box(part)).to_have_value("old")
    values = page.evaluate("""async () => {
      const live = commonGroundLive.get("live"), seen = []
      live.send = () => {}
      const area = document.querySelector("[data-part=writing]").shadowRoot.querySelector("textarea")
      area.value = "new"
      area.dispatchEvent(new Event("input"))
      area.dispatchEvent(new Event("blur"))
      live.answered({kind: "done", client: live.client, seq: live.seq})
      live.act("benefit", "table", {kind: "argue", card: "data-lab"})
      seen.push(area.value)
      const held = structuredClone(live.topics.get("table/benefit").held)
      Object.assign(held.body.answer.notes[0], {text: "new", revision: 2, last: live.client})
      live.received({topic: "table/benefit", revision: held.revision + 1, body: held.body})
      seen.push(area.value)
      return seen
    }""")
    assert values == ["new", "new"]


def test_late_words_stay_on_the_screen(bench):
    """Words that came too late to count are not wiped; the box says what became of them."""
    write(bench, "before")
    page = bench.device()
    part = box(bench, page, TEXT)
    expect(text_box(part)).to_have_value("before")
    bench.room.late = True
    text_box(part).fill("after the reveal")
    expect(part.locator(".state")).to_contain_text("not counted")
    expect(text_box(part)).to_have_value("after the reveal")
    assert note(bench, "dissent").text == "before"


def test_nothing_is_announced_for_a_keystroke(bench, until):
    """Typing and saving change no status region."""
    page = bench.device()
    part = box(bench, page, TEXT)
    page.evaluate("""() => { window.changes = 0
      for (const e of document.querySelector("[data-part=writing]").shadowRoot.querySelectorAll("[role=status], [aria-live]"))
        new MutationObserver(() => window.changes++).observe(e, {childList: true, characterData: true, subtree: true}) }""")
    text_box(part).press_sequentially("quietly")
    until(page, lambda: note(bench, "dissent"))
    expect(part.locator(".state")).to_have_text("Saved")
    assert page.evaluate("window.changes") == 0


def test_not_sent_yet_is_said(bench):
    """While the server does not answer, the field says that it is not sent; when it does, that it is saved."""
    page = bench.device()
    part = box(bench, page, TEXT)
    bench.room.holding = True
    text_box(part).fill("Held")
    expect(part.locator(".state")).to_contain_text("Not sent yet")
    bench.room.answer()
    expect(part.locator(".state")).to_have_text("Saved")


def test_the_count_is_shown_near_the_end(bench):
    """From 3,600 characters on the box counts, and it takes no more than 4,000."""
    page = bench.device()
    part = box(bench, page, TEXT)
    text_box(part).fill("x" * 3599)
    expect(part.locator(".count")).to_be_hidden()
    text_box(part).fill("x" * 3600)
    expect(part.locator(".count")).to_have_text("3600 of 4000 characters")
    assert text_box(part).get_attribute("maxlength") == "4000"


def test_a_length_that_is_advised_is_counted_and_not_enforced(bench):
    """From four fifths of it on; longer words are taken all the same."""
    part = box(bench, bench.device(), {**TEXT, "advised": 140})
    text_box(part).fill("x" * 111)
    expect(part.locator(".count")).to_be_hidden()
    text_box(part).fill("x" * 150)
    expect(part.locator(".count")).to_have_text("150 of 140 characters")


def test_text_is_never_markup(bench):
    """What another device typed shows as text, in the box and beside it."""
    page = bench.device()
    part = box(bench, page, TEXT)
    write(bench, "<img src=x onerror=window.broken=1>")
    write(bench, "<b>bold</b>", 0, "third")
    expect(part.locator(".version blockquote")).to_have_text("<b>bold</b>")
    assert part.locator("img, b").count() == 0


def test_a_list_grows_by_enter(bench, until):
    """Enter begins the next one, in the place after, until the most is reached."""
    page = bench.device()
    part = box(bench, page, CRITERIA)
    rows = part.locator("textarea")
    rows.first.press_sequentially("fair")
    rows.first.press("Enter")
    expect(rows).to_have_count(2)
    expect(rows.nth(1)).to_be_focused()
    rows.nth(1).press_sequentially("lasting")
    rows.nth(1).press("Enter")
    rows.nth(0).press("Enter")
    rows.nth(1).press_sequentially("early")
    until(page, lambda: [n.text for n in bench.room.table.notes] == ["fair", "early", "lasting"])
    expect(part.get_by_role("button", name="Add another")).to_be_hidden()
    expect(part).to_contain_text("At most 4.")


def test_a_list_is_put_in_order(bench):
    """The arrows move one criterion at both devices, keep the focus on the arrow, and stop at the ends."""
    for number, text in enumerate(("fair", "early", "lasting")):
        bench.room.say(kind="write", note=f"n{number}", field="criteria", text=text, base=0, client="other")
    page, second = bench.device(), bench.device()
    part, far = box(bench, page, CRITERIA), box(bench, second, CRITERIA)
    up = part.get_by_role("button", name="Move number 3 up")
    up.click()
    expect(part.locator("textarea").nth(1)).to_have_value("lasting")
    assert (
        page.evaluate("document.activeElement.shadowRoot.activeElement.getAttribute('aria-label')")
        == "Move number 2 up"
    )
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    expect(far.locator("textarea").nth(0)).to_have_value("lasting")
    assert [n.text for n in bench.room.table.notes] == ["lasting", "fair", "early"]
    expect(part.get_by_role("button", name="Move number 1 up")).to_have_attribute("aria-disabled", "true")


def test_focus_survives_another_devices_move(bench):
    """A row that moves because another device moved it keeps the focus, the caret and its unsent words."""
    for number, text in enumerate(("fair", "early", "lasting")):
        bench.room.say(kind="write", note=f"n{number}", field="criteria", text=text, base=0, client="other")
    page = bench.device()
    part = box(bench, page, CRITERIA)
    part.locator("textarea").nth(2).press("End")
    part.locator("textarea").nth(2).press_sequentially("!")
    bench.room.say(kind="move_note", note="n2", after=None)
    expect(part.locator("textarea").nth(0)).to_have_value("lasting!")
    expect(part.locator("textarea").nth(0)).to_be_focused()


def test_removed_and_put_back(bench, until):
    """A removed criterion goes at once, the focus stays in the list, and it can be put back."""
    for number, text in enumerate(("fair", "early")):
        bench.room.say(kind="write", note=f"n{number}", field="criteria", text=text, base=0, client="other")
    page = bench.device()
    part = box(bench, page, CRITERIA)
    part.get_by_role("button", name="Remove number 1").click()
    expect(part.locator("textarea")).to_have_count(1)
    expect(part.locator("textarea")).to_be_focused()
    part.get_by_role("button", name="Put it back").click()
    until(page, lambda: [n.text for n in bench.room.table.notes] == ["early", "fair"])


def test_a_note_removed_elsewhere_stays_while_it_is_typed_in(bench, until):
    """When another device removes the note that one is typing in, the words stay, and are written again."""
    bench.room.say(kind="write", note="n0", field="criteria", text="fair", base=0, client="other")
    page = bench.device()
    part = box(bench, page, CRITERIA)
    part.locator("textarea").press("End")
    part.locator("textarea").press_sequentially(" to all")
    bench.room.say(kind="remove_note", note="n0")
    until(page, lambda: [n.text for n in bench.room.table.notes] == ["fair to all"])
    expect(part.locator("textarea").first).to_have_value("fair to all")


def test_a_box_about_one_thing(bench, until):
    """A field that is told what it is about shows the notes about that, and what is written in it is about that too."""
    write_about = {"kind": "write", "field": "condition", "base": 0, "client": "other"}
    bench.room.say(**write_about, note="n1", text="An end date", card="stage-1")
    bench.room.say(**write_about, note="n2", text="A named keeper", card="stage-2")
    page = bench.device()
    about = {"field": "condition", "label": "Conditions", "help": "", "card": "stage-2"}
    part = box(bench, page, {**about, "sort": "list"}, {**about, "field": "doubt", "sort": "text", "label": "Doubts"})
    rows = part.locator(".list textarea")
    expect(rows).to_have_count(1)
    expect(rows).to_have_value("A named keeper")
    rows.press("Enter")
    rows.nth(1).fill("No copies")
    part.get_by_role("textbox", name="Doubts").fill("Who pays?")
    until(page, lambda: len(bench.room.table.notes) == 4)
    assert [(n.text, n.card) for n in bench.room.table.notes[2:]] == [
        ("No copies", "stage-2"),
        ("Who pays?", "stage-2"),
    ]
    assert note(bench, "doubt-stage-2")
    box(bench, page, {**about, "sort": "list", "card": "stage-1"})
    expect(rows).to_have_value("An end date")


@pytest.mark.parametrize("party", ["seat", "room", "observer"])
def test_whose_words_they_are(bench, until, party):
    """A seat, the room and an observer write each in an answer of their own, and the table's stays apart."""
    bench.room.say(f"{party}/notes", kind="write", note="dissent", field="dissent", text="Ours", base=0, client="other")
    page = bench.device()
    part = bench.mount(page, "writing", activity="notes", party=party, cards=[], fields=[TEXT], locked=False)
    expect(text_box(part)).to_have_value("Ours")
    text_box(part).fill("Ours alone")
    until(page, lambda: bench.room.sheet(f"{party}/notes").notes[0].text == "Ours alone")
    assert not bench.room.sheet("table/notes").notes


def test_a_reason_is_about_a_card(bench, until):
    """A card is picked, the reason is kept about that card, and the card is not offered again."""
    page = bench.device()
    part = box(bench, page, REASONS)
    part.get_by_label("About which card?").select_option(label="T: School meals")
    part.get_by_role("button", name="Write about it").click()
    area = part.get_by_role("textbox", name="T: School meals")
    expect(area).to_be_focused()
    area.press_sequentially("It reaches every child")
    until(page, lambda: note(bench, "reason-school-meals"))
    found = note(bench, "reason-school-meals")
    assert (found.field, found.card, found.text) == ("reason", "school-meals", "It reaches every child")
    assert "T: School meals" not in part.get_by_label("About which card?").locator("option").all_text_contents()


def test_at_most_two_risks_a_card(bench, until):
    """A card is offered until it has two risks."""
    page = bench.device()
    part = box(bench, page, RISKS)
    for at in range(2):
        part.get_by_label("About which card?").select_option("bin-rounds")
        part.get_by_role("button", name="Add a risk").click()
        part.locator("textarea").nth(at).fill(f"risk {at}")
    until(page, lambda: len(bench.room.table.notes) == 2)
    assert "C: Bin rounds" not in part.get_by_label("About which card?").locator("option").all_text_contents()
    assert {n.card for n in bench.room.table.notes} == {"bin-rounds"}


def test_only_three_risks_are_weighed(bench, until):
    """Who bears it is asked of each risk; likelihood and severity of three, and a fourth is offered when one is taken back."""
    for card in CARDS:
        bench.room.say(
            kind="write", note=f"r-{card['id']}", field="risk", text="risk", base=0, client="other", card=card["id"]
        )
    page = bench.device()
    part = box(bench, page, RISKS)
    part.get_by_label("Communities").first.check()
    until(page, lambda: bench.room.table.risks and bench.room.table.risks["r-data-lab"].bearers == ("communities",))
    marks = part.locator("button.riskiest")
    for at in range(3):
        marks.nth(at).click()
        part.get_by_label("How likely is it?").nth(at).select_option("likely")
        part.get_by_label("How severe would it be?").nth(at).select_option("grave")
    until(page, lambda: [r.severity for r in bench.room.table.risks.values()] == ["grave"] * 3)
    assert bench.room.table.risks["r-data-lab"].bearers == ("communities",)
    expect(marks.nth(3)).to_be_hidden()
    marks.nth(0).click()
    until(page, lambda: bench.room.table.risks["r-data-lab"].likelihood is None)
    expect(marks.nth(3)).to_be_visible()
    expect(part.get_by_label("How likely is it?").nth(0)).to_be_hidden()


def test_the_card_argued_about(bench, until):
    """One select names the card argued about most, and takes it back."""
    page = bench.device()
    part = box(bench, page, ARGUED)
    choice = part.get_by_label("Which card did you argue about most?")
    choice.select_option("warm-homes")
    until(page, lambda: bench.room.table.argued == "warm-homes")
    choice.select_option("")
    until(page, lambda: bench.room.table.argued is None)


def test_who_would_move_a_card(bench, until):
    """Counts are added, changed and removed by card and direction; nonsense is not sent."""
    page = bench.device()
    part = box(bench, page, ELSEWHERE)
    part.get_by_label("Card", exact=True).select_option("data-lab")
    part.get_by_label("Which way").select_option("down")
    part.get_by_label("How many people").press("Control+a")
    page.keyboard.type("2")
    part.get_by_role("button", name="Add", exact=True).click()
    until(page, lambda: bench.room.table.elsewhere)
    row = part.get_by_label("K: Data lab: would put it further down")
    expect(row).to_have_value("2")
    row.fill("100")
    row.blur()
    expect(row).to_have_value("2")
    row.fill("3")
    row.blur()
    until(page, lambda: bench.room.table.elsewhere[0].people == 3)
    part.get_by_role("button", name="Remove what you said about K: Data lab").click()
    until(page, lambda: bench.room.table.elsewhere == ())
    expect(row).to_have_count(0)


def test_what_was_being_typed_into_a_field_that_goes_away_is_kept_and_drawn(bench, until):
    """The words are sent, and Streamlit is told once they are kept; it is not told where nothing was on its way."""
    page = bench.device()
    box(bench, page, TEXT).get_by_role("textbox").fill("Not finished")
    box(bench, page, CRITERIA)
    until(page, lambda: note(bench, "dissent") and note(bench, "dissent").text == "Not finished")
    page.wait_for_function("triggers.length === 1 && triggers[0][0] === 'changed'")
    box(bench, page, TEXT)
    expect(page.get_by_role("textbox")).to_have_value("Not finished")
    assert page.evaluate("triggers.length") == 1


def test_locked(bench, until, check):
    """A locked box shows all and takes nothing."""
    bench.room.say(kind="write", note="n0", field="criteria", text="fair", base=0, client="other")
    page = bench.device()
    part = box(bench, page, *ALL)
    text_box(part).fill("just before")
    part = box(bench, page, *ALL, locked=True)
    until(page, lambda: note(bench, "dissent"))
    assert part.locator("textarea:not([readonly])").count() == 0
    assert part.locator("button:visible").count() == 0
    check(page, "writing")


def full(bench: Any) -> None:
    say = bench.room.say
    say(kind="write", note="n0", field="criteria", text="How many people gain from it", base=0, client="other")
    say(
        kind="write", note="n1", field="criteria", text="Whether those who have least gain most", base=0, client="other"
    )
    say(
        kind="write",
        note="dissent",
        field="dissent",
        text="Two of us would not share health records at all.",
        base=0,
        client="other",
    )
    say(
        kind="write",
        note="dissent",
        field="dissent",
        text="Two of us said no to health records.",
        base=0,
        client="third",
    )
    say(
        kind="write",
        note="reason-school-meals",
        field="reason",
        text="It reaches every child",
        base=0,
        client="other",
        card="school-meals",
    )
    say(
        kind="write",
        note="r0",
        field="risk",
        text="A family is found by its address",
        base=0,
        client="other",
        card="data-lab",
    )
    say(kind="weigh", note="r0", bearers=["individuals"], likelihood="possible", severity="grave")
    say(
        kind="write",
        note="r1",
        field="risk",
        text="Rounds are cut where few complain",
        base=0,
        client="other",
        card="bin-rounds",
    )
    say(kind="argue", card="data-lab")
    say(kind="would_move", card="data-lab", way="down", people=2)


@pytest.mark.parametrize("width", [1366, 390, 320])
def test_all_fields_can_be_used_by_all(bench, check, width):
    """Full and empty, at three widths, light and dark: no axe fault, 44 px targets, nothing sticks out."""
    page = bench.device(width=width, height=844)
    part = box(bench, page, *ALL)
    check(page, "writing")
    full(bench)
    expect(part.locator(".version")).to_be_visible()
    check(page, "writing")


def test_forced_colours(bench):
    """In forced colours each control keeps a border, and a pressed one differs from the others."""
    full(bench)
    page = bench.device(forced_colors="active")
    part = box(bench, page, *ALL)
    expect(part.locator(".version")).to_be_visible()
    widths = part.locator("button:visible, textarea").evaluate_all(
        "all => all.map(e => parseFloat(getComputedStyle(e).borderTopWidth))"
    )
    assert min(widths) >= 1
    assert (
        part.locator("button[aria-pressed=true]").evaluate("e => parseFloat(getComputedStyle(e).borderTopWidth)") >= 3
    )
