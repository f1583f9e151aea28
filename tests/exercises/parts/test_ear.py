"""The ear: tells Streamlit of a change at most once in its pace, and always of the newest."""

import pytest
from playwright.sync_api import expect

from workshop.words import words

pytestmark = pytest.mark.browser
WORDS = words().of("connection")
HEARD = "() => window.triggers"


def listen(bench, page, pace, drawn):
    page.evaluate("told => mount('ear', told)", {"live": "live", "topic": "stage", "pace": pace, "drawn": drawn})
    page.wait_for_function("() => commonGroundLive.get('live').topics.get('stage')?.held")


def tell(page, revision):
    page.evaluate(
        "revision => commonGroundLive.get('live').received({topic: 'stage', revision, body: {number: 1}})", revision
    )


def test_a_burst_is_told_once_at_once_and_once_at_last(bench):
    """Of ten changes in one pace the first is told at once, and then only the newest."""
    page = bench.device(lasting=False)
    page.clock.install()
    listen(bench, page, 1000, None)
    page.evaluate("commonGroundLive.get('live').beat = () => {}")  # or the leap in time would make it connect anew
    page.clock.pause_at(page.evaluate("Date.now() + 60000"))
    page.evaluate("triggers.length = 0")
    for revision in range(101, 111):
        tell(page, revision)
    assert page.evaluate(HEARD) == [["changed", 101]]
    page.clock.run_for(990)
    assert page.evaluate(HEARD) == [["changed", 101]]
    page.clock.run_for(20)
    assert page.evaluate(HEARD) == [["changed", 101], ["changed", 110]]
    page.clock.run_for(5000)
    assert len(page.evaluate(HEARD)) == 2


def test_nothing_is_asked_for_in_the_midst_of_a_press(bench):
    """Between down and up the page stands still, or the button could be gone at the up; then the newest is told."""
    page = bench.device()
    listen(bench, page, 0, None)
    page.evaluate("triggers.length = 0")
    page.mouse.move(5, 5)
    page.mouse.down()
    tell(page, 700), tell(page, 701)
    assert page.evaluate(HEARD) == []
    page.mouse.up()
    page.wait_for_function("() => triggers.length")
    assert page.evaluate(HEARD) == [["changed", 701]]


def test_what_is_drawn_is_not_told(bench):
    """A revision that Python has drawn already asks for nothing, and neither does the same one twice."""
    page = bench.device()
    listen(bench, page, 0, None)
    page.evaluate("triggers.length = 0")
    page.evaluate("told => mount('ear', told)", {"live": "live", "topic": "stage", "pace": 0, "drawn": 500})
    tell(page, 500)
    assert page.evaluate(HEARD) == []
    tell(page, 501)
    tell(page, 501)
    assert page.evaluate(HEARD) == [["changed", 501]]


def test_it_stops_when_it_is_taken_away(bench):
    """An ear that was unmounted tells nothing any more."""
    page = bench.device()
    listen(bench, page, 0, None)
    page.evaluate("unmount('ear')")
    page.evaluate("triggers.length = 0")
    tell(page, 900)
    assert page.evaluate(HEARD) == []


def test_the_shape_of_an_answer_is_heard_and_typing_is_not(bench):
    """Of an answer: a note that comes or goes, a field that is named, the texts of a named sort; no words typed elsewhere."""
    page, notes = bench.device(), [{"id": "a", "field": "words", "text": "x", "taken_out": False}]
    answer = {"pen": "one", "notes": notes}
    bench.room.bodies["room/report"] = lambda: {"answer": answer}
    told = {"live": "live", "topic": "room/report", "pace": 0, "drawn": None, "of": ["pen"], "texts": ["heading"]}
    page.evaluate("told => mount('ear', told)", told)
    page.wait_for_function("() => triggers.length === 1")

    def heard(revision, **changes):
        answer.update(changes)
        said = {"topic": "room/report", "revision": revision, "body": {"answer": answer}}
        page.evaluate("said => commonGroundLive.get('live').received(said)", said)
        return page.evaluate("triggers.slice(1).map(([, revision]) => revision)")

    assert heard(501, notes=[{**notes[0], "text": "xy"}]) == []
    assert heard(502, pen="two") == [502]
    added = {"id": "b", "field": "heading", "text": "A", "taken_out": False}
    assert heard(503, notes=[*notes, added]) == [502, 503]
    assert heard(504, notes=[*notes, {**added, "text": "AB"}]) == [502, 503, 504]
    assert heard(505, notes=[{**notes[0], "taken_out": True}, {**added, "text": "AB"}])[-1] == 505


def test_it_shows_nothing(bench):
    """The ear takes no room on the page."""
    page = bench.device()
    listen(bench, page, 0, None)
    assert page.evaluate("document.querySelector('[data-part=ear]').getBoundingClientRect().height") == 0


def test_a_page_of_the_lead_says_that_the_connection_is_lost(bench):
    """After a moment, and no longer once it is back; an ear without words says nothing, for its page has a piece that does."""
    page = bench.device(lasting=False)
    page.clock.install()
    bench.mount(page, "ear", topic="stage", pace=0, drawn=4, words=WORDS)
    line, load = page.locator("p.line"), page.get_by_role("button", name=WORDS["load"])
    page.wait_for_function("() => commonGroundLive.get('live').connected")
    page.evaluate("commonGroundLive.get('live').connect = () => {}")
    bench.room.hang_up()
    page.wait_for_function("() => !commonGroundLive.get('live').connected")
    page.clock.fast_forward(4000)
    expect(line).to_have_text(WORDS["lost"])
    expect(load).to_be_hidden()
    page.evaluate("delete commonGroundLive.get('live').connect; commonGroundLive.get('live').connect()")
    expect(line).to_have_text("")


def test_a_page_of_the_lead_from_before_an_upgrade_offers_to_be_loaded_again(bench, check):
    """In a sentence with a button, as a table's does; pressed, it is loaded."""
    page = bench.device()
    bench.mount(page, "ear", topic="stage", pace=0, drawn=4, words=WORDS)
    page.wait_for_function("() => commonGroundLive.get('live').connected")
    bench.room.scripts = "b"
    bench.room.hang_up()
    expect(page.locator("p.line")).to_have_text(WORDS["newer"])
    check(page, "ear")
    with page.expect_navigation():
        page.get_by_role("button", name=WORDS["load"]).click()
