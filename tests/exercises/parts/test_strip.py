"""The strip, its cover for "eyes up", and the finish: what a table sees of the stage, and what it says of itself."""

import re
import time
from typing import Any

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
JOBS = ["Hold the board", "Read each card aloud", "Watch the time", "Ask the quietest"]
TOLD = {
    "table_name": "Table 3", "area": "Oakshire", "demonstration": False, "jobs": JOBS, "finish": True, "cards_total": 8,
    "instruction": "Rank the cards by how much the public could gain. Set risk aside.", "screen": "benefit/open",
}  # fmt: skip


def strip(bench: Any, page: Any, **told: Any) -> Any:
    return bench.mount(page, "strip", **{**TOLD, **told})


def finish(bench: Any, page: Any, **told: Any) -> Any:
    return bench.mount(page, "finish", **told)


def ends_in(bench: Any, seconds: float, **changes: Any) -> None:
    bench.room.lead(ends_at=time.time() + seconds, **changes)


def test_what_it_says(bench):
    """The strip names the table, its area and jobs, the instruction and the connection."""
    part = strip(bench, bench.device())
    for text in ("Table 3", "Oakshire", "Set risk aside.", "Four jobs", *JOBS, "Connected", "45 minutes left"):
        expect(part.get_by_text(text)).to_be_visible()
    expect(part.get_by_text("Demonstration")).to_be_hidden()
    expect(part.locator(".message")).to_be_hidden()


def test_minutes_left(bench):
    """Whole minutes to the nearest, seconds only in the last minute, then a sentence and no alarm; a pause says so."""
    page = bench.device()
    minutes = """async ([left, paused]) => (await import(new URL("ours/clock.js", document.baseURI))).minutesLeft(
        {ends_at: left === null ? null : 1000 + left, paused}, 1000,
        {minutes: "{n} m", one_minute: "1 m", seconds: "{n} s", one_second: "1 s", time_up: "up", paused: "paused"})"""
    shown = {
        left: page.evaluate(minutes, [left, False]) for left in (600, 599, 571, 569, 91, 89, 61, 60, 2, 1, 0, -90, None)
    }
    assert shown == {
        600: "10 m", 599: "10 m", 571: "10 m", 569: "9 m", 91: "2 m", 89: "1 m", 61: "1 m", 60: "60 s", 2: "2 s", 1: "1 s",
        0: "up", -90: "up", None: "",
    }  # fmt: skip
    assert page.evaluate(minutes, [600, True]) == "paused"


def test_paired_tables_see_the_minutes_that_they_have_for_it(bench):
    """After the reveal, when the activity's own time is told no more."""
    part = strip(bench, bench.device())
    ends_in(bench, 600, phase="revealed")
    expect(part.locator(".time")).to_be_hidden()
    bench.room.lead(paired_until=time.time() + 355)
    expect(part.get_by_role("timer")).to_have_text("6 minutes left")


def test_a_device_that_is_at_another_table_now_opens_its_page_afresh(bench):
    """So that nothing of the table before stays on it; one that only lost the connection goes on as it was."""
    page = bench.device()
    part = strip(bench, page)
    page.evaluate("window.before = true")
    bench.room.hang_up(1013)
    expect(part.get_by_text("Connected")).to_be_visible()
    bench.room.lead(message="Still here")
    expect(part.get_by_text("Still here").first).to_be_visible()
    assert page.evaluate("window.before")
    bench.room.sits_at = 1
    bench.room.hang_up(1013)
    page.wait_for_function("() => !window.before")


def test_time_runs_on_the_servers_clock(bench):
    """A device whose clock is an hour wrong shows the minutes that the server means."""
    page = bench.device(lasting=False)
    page.clock.set_system_time((time.time() + 3600) * 1000)
    expect(strip(bench, page).get_by_text("45 minutes left")).to_be_visible()


def test_a_clock_that_jumps_is_followed_within_a_heartbeat(bench):
    """The server's or the device's own, forth or back: the minutes left are those that the server means."""
    page = bench.device(lasting=False)
    part = strip(bench, page)
    expect(part.get_by_text("45 minutes left")).to_be_visible()
    bench.room.ahead = -3600
    page.evaluate("commonGroundLive.get('live').beat()")
    expect(part.get_by_text("105 minutes left")).to_be_visible()
    bench.room.ahead = 0
    for jump in (3600, -7200):
        page.clock.set_system_time((time.time() + jump) * 1000)
        page.evaluate("commonGroundLive.get('live').beat()")
        expect(part.get_by_text("45 minutes left")).to_be_visible()


def test_the_last_minute_is_never_announced(bench):
    """The time stands in no live region."""
    part = strip(bench, bench.device())
    ends_in(bench, 30)
    expect(part.get_by_role("timer")).to_contain_text("seconds left")
    assert part.get_by_role("timer").get_attribute("aria-live") is None


def test_half_time(bench):
    """From half time on one line asks whose view was not heard; two more minutes do not take it away, the end does."""
    part = strip(bench, bench.device())
    line = part.get_by_text("Whose view have we not heard?")
    expect(part.get_by_role("timer")).to_contain_text("45")
    expect(line).to_be_hidden()
    ends_in(bench, 24 * 60)
    expect(line).to_be_visible()
    ends_in(bench, 26 * 60)
    expect(part.get_by_role("timer")).to_contain_text("26")
    expect(line).to_be_visible()
    ends_in(bench, -1)
    expect(line).to_be_hidden()


def test_a_message_is_a_quiet_strip(bench):
    """The lead's message stands in a status region as text, and goes when it is taken away."""
    part = strip(bench, bench.device())
    bench.room.lead(message="<b>Two</b> more minutes")
    message = part.locator(".message")
    expect(message).to_have_text("<b>Two</b> more minutes")
    assert message.get_attribute("role") == "status"
    bench.room.lead(message="")
    expect(message).to_be_hidden()


def test_help(bench, until):
    """Asking for help can be taken back, and says when help is on its way."""
    page = bench.device()
    part = strip(bench, page)
    button = part.get_by_role("button", name="Ask for help")
    button.click()
    expect(part.get_by_text("You have asked for help.")).to_be_visible()
    until(page, lambda: bench.room.day.help)
    assert abs(bench.room.day.help_since - time.time()) < 60
    bench.room.arrive(kind="on_my_way")
    expect(part.get_by_text("Help is on its way.")).to_be_visible()
    expect(button).to_have_attribute("aria-pressed", "true")
    button.click()
    until(page, lambda: not bench.room.day.help)
    expect(part.get_by_text("Help is on its way.")).to_be_hidden()


def test_the_head_count_is_asked_once(bench, until):
    """The table is asked how many it is until it has said so, and can change that."""
    page = bench.device()
    part = strip(bench, page)
    number = part.get_by_label("How many of you are at this table?")
    part.get_by_role("button", name="One more").click()
    expect(number).to_have_value("6")
    part.get_by_role("button", name="That is right").click()
    until(page, lambda: bench.room.day.people == 6)
    expect(number).to_be_hidden()
    part.get_by_role("button", name="Change how many of you there are").click()
    expect(number).to_be_focused()
    number.fill("31")
    number.press("Enter")
    expect(number).to_be_visible()
    number.fill("4")
    number.press("Enter")
    expect(part.get_by_text("4 people at this table")).to_be_focused()
    until(page, lambda: bench.room.day.people == 4)


def test_heads_are_counted_again_after_a_break(bench, until):
    """The question comes back with the last number filled in, which stands until the table has answered."""
    page = bench.device()
    part = strip(bench, page)
    number = part.get_by_label("How many of you are at this table?")
    bench.room.arrive(kind="head_count", people=4)
    expect(number).to_be_hidden()
    bench.room.lead(counting=17)
    expect(number).to_have_value("4")
    expect(number).to_be_visible()
    part.get_by_role("button", name="One fewer").click()
    bench.room.lead(message="Welcome back")
    expect(number).to_have_value("3")
    assert bench.room.day.people == 4
    part.get_by_role("button", name="That is right").click()
    until(page, lambda: (bench.room.day.people, bench.room.day.counting) == (3, 17))
    expect(number).to_be_hidden()


def test_eyes_up(bench, check):
    """Eyes up covers the screen with one sentence and stills the page; it lifts by itself, and the focus is where it was."""
    page = bench.device()
    part = strip(bench, page)
    button = part.get_by_role("button", name="Ask for help")
    button.focus()
    bench.room.lead(eyes_up=True)
    cover = page.locator(".common-ground-eyes-up")
    expect(cover.get_by_role("status")).to_have_text("Eyes up, please. Your work is kept.")
    assert cover.bounding_box() == {"x": 0, "y": 0, "width": 1366, "height": 768}
    assert page.evaluate("document.querySelector('main').inert")
    check(page, "strip")
    page.keyboard.press("Enter")
    bench.room.lead(eyes_up=False)
    expect(cover).to_have_count(0)
    expect(button).to_be_focused()
    assert not page.evaluate("document.querySelector('main').inert")
    assert not bench.room.day.help


def test_unmounting_lifts_the_cover(bench):
    """When Streamlit takes the strip away while eyes are up, the page can be used again."""
    page = bench.device()
    strip(bench, page)
    bench.room.lead(eyes_up=True)
    expect(page.locator(".common-ground-eyes-up")).to_have_count(1)
    page.evaluate("unmount('strip')")
    expect(page.locator(".common-ground-eyes-up")).to_have_count(0)
    assert not page.evaluate("document.querySelector('main').inert")


def test_for_the_facilitator(bench):
    """With `for_room` the strip neither asks for help nor counts heads nor covers the screen."""
    page = bench.device()
    part = strip(bench, page, for_room=True)
    bench.room.lead(eyes_up=True, message="Eyes are up")
    expect(part.get_by_text("Eyes are up")).to_be_visible()
    expect(part.get_by_role("button")).to_have_count(0)
    expect(page.locator(".common-ground-eyes-up")).to_have_count(0)


def test_a_lost_connection_is_said(bench):
    """A connection that stays lost is said in a sentence, and so is a link that was closed."""
    page = bench.device()
    part = strip(bench, page)
    expect(part.get_by_text("Connected", exact=True)).to_be_visible()
    page.evaluate("commonGroundLive.get('live').connect = () => {}")
    bench.room.hang_up()
    expect(part.get_by_text("Connection lost.")).to_be_visible()


def test_what_the_server_cannot_keep_is_said_and_sent_again(bench, until):
    """In the server's own sentence, with what becomes of it, for as long as it lasts and through reconnecting; then it is taken in."""
    page = bench.device()
    part = strip(bench, page)
    bench.room.holding = True
    part.get_by_role("button", name="Ask for help").click()
    until(page, lambda: bench.room.held)
    bench.room.hang_up(1013, "It could not be saved (the disk is full).")
    told = "It could not be saved (the disk is full). What you do is kept on this device and sent again by itself."
    expect(part.get_by_text(told)).to_be_visible()
    until(page, lambda: len(bench.room.held) == 2)
    expect(part.get_by_text(told)).to_be_visible()
    bench.room.held = bench.room.held[1:]  # the first was refused
    bench.room.answer()
    expect(part.get_by_text("Connected", exact=True)).to_be_visible()
    assert [act["kind"] for act in bench.room.acts] == ["help"]


def test_a_page_from_before_an_upgrade_offers_to_be_loaded_again(bench, until):
    """In one sentence, and only where the server's scripts are others; what was not sent goes through it, and comes once."""
    page = bench.device()
    part = strip(bench, page)
    load = part.get_by_role("button", name="Load the page again")
    bench.room.hang_up()
    until(page, lambda: bench.room.sockets)
    expect(part.get_by_text("Connected", exact=True)).to_be_visible()
    expect(load).to_be_hidden()
    bench.room.holding = True
    part.get_by_role("button", name="Ask for help").click()
    until(page, lambda: bench.room.held)
    bench.room.scripts = "b"
    bench.room.hang_up()
    expect(part.get_by_text("The server has been brought up to date since this page was opened.")).to_be_visible()
    with page.expect_navigation():
        load.click()
    bench.room.held, bench.room.holding = [], False
    page.wait_for_function("() => window.mount !== undefined")
    part = strip(bench, page)
    until(page, lambda: bench.room.acts)
    expect(part.get_by_text("Connected", exact=True)).to_be_visible()
    expect(part.get_by_role("button", name="Load the page again")).to_be_hidden()
    assert [act["kind"] for act in bench.room.acts] == ["help"]


def test_a_closed_link_is_said(bench):
    """A closed link says whom to ask."""
    page = bench.device()
    part = strip(bench, page)
    expect(part.get_by_text("Connected", exact=True)).to_be_visible()
    bench.room.hang_up(4401, "closed")
    expect(part.get_by_text("This link has been closed. Ask the facilitator for a new one.")).to_be_visible()


def test_another_screen_is_asked_for_once(bench):
    """When the stage shows another screen than the page was drawn for, Streamlit is told once for that change."""
    page = bench.device()
    part = strip(bench, page)
    expect(part.get_by_text("45 minutes left")).to_be_visible()
    assert page.evaluate("triggers") == []
    bench.room.lead(screen="benefit/revealed", number=5, phase="revealed")
    bench.room.lead(message="Look up")
    expect(part.get_by_text("Look up")).to_be_visible()
    assert page.evaluate("triggers") == [["changed", 5]]
    strip(bench, page, screen="benefit/revealed")
    bench.room.lead(screen="benefit/open", number=6, phase="open", message="Back")
    expect(part.get_by_text("Back")).to_be_visible()
    assert page.evaluate("triggers") == [["changed", 5], ["changed", 6]]


@pytest.mark.parametrize("width", [1366, 390, 320])
def test_strip_can_be_used_by_all(bench, check, width):
    """At three widths, asking and told, light and dark: no axe fault, 44 px targets, nothing sticks out."""
    page = bench.device(width=width, height=844)
    part = strip(bench, page, demonstration=True)
    expect(part.get_by_role("button", name="That is right")).to_be_visible()
    check(page, "strip")
    bench.room.arrive(kind="head_count", people=5)
    bench.room.arrive(kind="help", on=True)
    ends_in(bench, 40, message="Please keep one minute for your criteria.")
    expect(part.get_by_text("5 people at this table")).to_be_visible()
    check(page, "strip")


def test_finishing_and_going_back(bench, until):
    """A table finishes with one press, sees that it can go back, and does."""
    page = bench.device()
    part = finish(bench, page)
    expect(part.get_by_text("8 of 8 are not answered yet.")).to_be_visible()
    part.get_by_role("button", name="We have finished").press("Enter")
    until(page, lambda: bench.room.table.order.finished)
    said = part.get_by_text("You have finished. You can go back until the lead goes on.")
    expect(said).to_be_focused()
    part.get_by_role("button", name="Go back").click()
    until(page, lambda: not bench.room.table.order.finished)
    expect(part.get_by_role("button", name="We have finished")).to_be_focused()


def test_streamlit_is_told_of_finishing(bench):
    """When any device finishes or goes back, Streamlit is told once, and not at the first sight of the table."""
    bench.room.say(kind="finish")
    page = bench.device()
    part = finish(bench, page)
    expect(part.get_by_role("button", name="Go back")).to_be_visible()
    assert page.evaluate("triggers") == []
    bench.room.say(kind="go_back")
    expect(part.get_by_role("button", name="We have finished")).to_be_visible()
    bench.room.say(kind="finish")
    expect(part.get_by_role("button", name="Go back")).to_be_visible()
    assert page.evaluate("triggers") == [["changed", False], ["changed", True]]


def test_a_part_is_finished_by_itself(bench, until):
    """An activity in parts finishes the part that it names, in sentences of its own, and counts what has no answer yet."""
    bench.room.asked = 2
    bench.room.lead(part=1)
    bench.room.say("table/vignettes", kind="finish", part=0)
    bench.room.say("table/vignettes", kind="choose", question="a", choice="yes")
    page = bench.device()
    words = {
        "we_have_finished": "We are ready",
        "one_not_placed": "{n} of {of} is open.",
        "not_placed": "Not this one.",
    }
    part = finish(bench, page, activity="vignettes", part=1, words=words)
    expect(part.get_by_text("1 of 2 is open.")).to_be_visible()
    part.get_by_role("button", name="We are ready").click()
    until(page, lambda: bench.room.sheet("table/vignettes").finished == (0, 1))
    expect(part.get_by_role("button", name="We are ready")).to_be_hidden()


def test_without_words_for_gaps_nothing_is_said_of_them(bench):
    """Where the words have no sentence for what is not placed, finishing is offered and no more is said."""
    part = finish(bench, bench.device(), words={"finish": "Finish", "we_have_finished": "We have finished"})
    expect(part.get_by_role("button", name="We have finished")).to_be_visible()
    assert part.locator("p:visible").count() == 0


@pytest.mark.parametrize(("finished", "sentence"), [(True, "You had finished"), (False, "marked as not finished")])
def test_nothing_is_finished_after_reveal(bench, finished, sentence):
    """Once the lead has revealed there is nothing to press, and a sentence says how the table's order was kept."""
    if finished:
        bench.room.say(kind="finish")
    bench.room.lead(phase="revealed")
    part = finish(bench, bench.device())
    expect(part.get_by_text(sentence)).to_be_visible()
    expect(part.get_by_role("button")).to_have_count(0)


def test_finish_can_be_used_by_all(bench, check):
    """Before and after finishing, light and dark, on the narrowest screen: no axe fault, 44 px targets."""
    page = bench.device(width=320, height=640)
    part = finish(bench, page)
    expect(part.get_by_text("8 of 8 are not")).to_be_visible()
    check(page, "finish")
    bench.room.say(kind="finish")
    expect(part.get_by_role("button", name="Go back")).to_be_visible()
    check(page, "finish")


# -- how a device reads


def test_without_a_countdown_no_time_is_told(bench):
    """Neither minutes nor that they are up; the half-time line, which is a question, comes all the same, and a pause is told."""
    part = strip(bench, bench.device(), no_countdown=True)
    ends_in(bench, 30, minutes=10)
    expect(part.locator(".half")).to_be_visible()
    expect(part.locator(".time")).to_be_hidden()
    ends_in(bench, -5, minutes=10)
    expect(part.locator(".half")).to_be_hidden()
    expect(part.locator(".time")).to_be_hidden()
    bench.room.lead(paused=True)
    expect(part.locator(".time")).to_have_text("Paused")


def test_words_used_unfold_by_key_and_take_no_focus(bench):
    """A press opens them below, the focus stays where it was, and the page becomes no wider than a phone."""
    page = bench.device()
    page.set_viewport_size({"width": 320, "height": 700})
    entries = [{"term": "Tie", "means": "Two cards that share one place."}]
    reads = {"label": "How you read this", "href": "/how-you-read?back=%2Ftable"}
    part = strip(bench, page, terms={"label": "Words used here", "entries": entries}, reads=reads, language="cy")
    summary = part.get_by_text("Words used here")
    expect(part.get_by_text("Two cards that share one place.")).to_be_hidden()
    summary.focus()
    page.keyboard.press("Enter")
    expect(part.get_by_text("Two cards that share one place.")).to_be_visible()
    expect(summary).to_be_focused()
    expect(part.get_by_role("link", name="How you read this")).to_have_attribute(
        "href", re.compile("/how-you-read.back=")
    )
    assert page.evaluate("document.documentElement.lang") == "cy"
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


# What live regions come to hold from now on, each sentence as often as it is told.
LISTENING = """() => {
  window.spoken = []
  const region = ({target}) => (target.closest ? target : target.parentElement).closest("[role=status]")
  const told = changes => spoken.push(...changes.map(region).filter(Boolean).map(one => one.textContent))
  new MutationObserver(told).observe(document.querySelector("[data-part=strip]").shadowRoot,
    {subtree: true, childList: true, characterData: true})
}"""


def test_what_is_read_out_is_read_once_and_the_seconds_never(bench):
    """Over ten seconds of the last minute nothing is told; a line of the lead's is told once, however long it stands."""
    page = bench.device(lasting=False)
    page.clock.install()
    bench.visit(page)
    part = strip(bench, page)
    ends_in(bench, 50)
    page.clock.run_for(1000)
    timer = part.get_by_role("timer")
    expect(timer).to_contain_text("seconds left")
    page.evaluate(LISTENING)
    before = timer.inner_text()
    page.clock.run_for(10_000)
    expect(timer).not_to_have_text(before)
    assert page.evaluate("spoken") == []
    bench.room.lead(message="Two more minutes.")
    expect(part.locator(".message")).to_have_text("Two more minutes.")
    page.clock.run_for(10_000)
    assert page.evaluate("spoken") == ["Two more minutes."]


def test_the_head_count_is_typed_and_left_by_keyboard(bench):
    """Figures and Tab do what they do in any field; Enter says the number."""
    page = bench.device()
    number = strip(bench, page).get_by_label("How many of you are at this table?")
    number.focus()
    page.keyboard.press("Control+a")
    page.keyboard.type("7")
    expect(number).to_have_value("7")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="One more")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_text("7 people")).to_be_visible()


def test_it_leaves_a_laptop_s_screen_to_the_board(bench):
    """With two lines of instruction, the head count still asked and the ways to words and reading on the line of the table's name."""
    page = bench.device()
    reads = {"label": "How you read this", "href": "/read"}
    terms = {"label": "Words used here", "entries": [{"term": "Board", "means": "Where cards are put in order."}]}
    part = strip(bench, page, instruction="What could go wrong comes later. " * 5, terms=terms, reads=reads)
    expect(part.get_by_text("That is right")).to_be_visible()
    name, way = (part.get_by_text(text, exact=True).bounding_box() for text in ("Table 3", "How you read this"))
    assert name["y"] - 20 < way["y"] < name["y"] + 20 and way["x"] > name["x"] + 400
    assert part.evaluate("root => root.getBoundingClientRect().height") < 225
