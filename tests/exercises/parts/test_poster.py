"""The poster on the wall: big type, whole minutes, and the last picture when the connection is lost."""

import re

import pytest
from playwright.sync_api import expect

from workshop.words import words

pytestmark = pytest.mark.browser
TOLD = {
    "kicker": "Oakshire", "heading": "Which of these would do the public the most good?", "lines": ["Set risk aside."],
    "big": "3 of 5 tables have finished", "foot": "Cards are provocations, not good practice.", "code": "K7QX2P",
    "address": "ground.example/join", "timer": True, "mark": "",
}  # fmt: skip


def poster(bench, page, **told):
    page.evaluate("document.querySelector('main').className = 'wide'")
    return bench.mount(page, "poster", **{**TOLD, **told})


def test_what_it_shows(bench):
    """All that it is told is on it as text, with the minutes of the stage and the code."""
    part = poster(bench, bench.device(1920, 1080), lines=["Set risk aside.", "<i>Potential</i> counts."])
    for text in (
        "Oakshire",
        TOLD["heading"],
        "Set risk aside.",
        "<i>Potential</i> counts.",
        TOLD["big"],
        "45 minutes left",
        "Code K7QX2P",
    ):
        expect(part.get_by_text(text)).to_be_visible()
    expect(part.locator(".mark")).to_be_hidden()


def test_empty_parts_take_no_room(bench):
    """A break says when it ends and nothing else; there is no timer where none is asked for."""
    part = poster(
        bench,
        bench.device(),
        kicker="",
        heading="Back at 13:15",
        lines=[],
        big="",
        foot="",
        code="",
        address="",
        timer=False,
    )
    expect(part.get_by_role("heading")).to_have_text("Back at 13:15")
    assert part.locator("p:visible").count() == 0


@pytest.mark.parametrize(
    ("size", "heading", "least"), [((1920, 1080), 80, 28), ((1366, 768), 55, 19), ((390, 844), 30, 18)]
)
def test_it_reads_from_the_back(bench, check, size, heading, least):
    """The type grows with the wall, all of it fits without scrolling, and nothing is too small."""
    page = bench.device(*size)
    part = poster(bench, page, mark="Demonstration")
    expect(part.get_by_text("45 minutes left")).to_be_visible()
    sizes = part.locator("h1, p:visible").evaluate_all("all => all.map(e => parseFloat(getComputedStyle(e).fontSize))")
    assert min(sizes) >= least
    assert part.locator("h1").evaluate("e => parseFloat(getComputedStyle(e).fontSize)") >= heading
    assert page.evaluate("document.documentElement.scrollHeight <= innerHeight")
    check(page, "poster")


def test_after_an_upgrade_the_wall_loads_itself_again(bench):
    """Nobody types there, and nobody could press anything; one that only lost the connection goes on as it was."""
    page = bench.device()
    bench.mount(page, "poster", **TOLD)
    page.evaluate("window.before = true")
    page.wait_for_function("() => window.commonGroundLive.get('live').connected")
    bench.room.scripts = "b"
    bench.room.hang_up()
    page.wait_for_function("() => !window.before")


def test_a_lost_connection_keeps_the_picture(bench):
    """When the connection stays lost the picture stays, with the time of day that it is of; when it is back that goes."""
    page = bench.device()
    part = poster(bench, page)
    expect(part.get_by_text("45 minutes left")).to_be_visible()
    page.evaluate(
        "() => { const live = commonGroundLive.get('live'); window.again = live.connect.bind(live); live.connect = () => {} }"
    )
    bench.room.hang_up()
    expect(part.locator(".as-at")).to_have_text(re.compile(r"^as at \d\d:\d\d$"))
    expect(part.get_by_text(TOLD["big"])).to_be_visible()
    page.evaluate("again()")
    expect(part.locator(".as-at")).to_be_hidden()


def test_being_told_again_changes_in_place(bench):
    """A new count changes the words and keeps the nodes."""
    page = bench.device()
    part = poster(bench, page)
    page.evaluate("window.node = document.querySelector('[data-part=poster]').shadowRoot.querySelector('.big')")
    poster(bench, page, big="4 of 5 tables have finished")
    expect(part.get_by_text("4 of 5 tables have finished")).to_be_visible()
    assert page.evaluate("node.isConnected && node.textContent") == "4 of 5 tables have finished"


@pytest.mark.parametrize("size", [(1920, 1080), (1366, 768)])
def test_a_text_to_be_read_fits_the_wall(bench, size):
    """Ninety words, the longest stage of a case study, with three more lines, stand on one picture and are not small."""
    page = bench.device(*size)
    lines = [("Records about the people of the place are brought together here. " * 8).strip(), "Not stated: by whom. " * 6,
             "Could somebody who knows this person tell who it is?", "A case, stage 5 of 6. Reconstructed from a report."]  # fmt: skip
    part = poster(bench, page, heading="What is brought together, and by whom", lines=lines)
    expect(part.get_by_text("45 minutes left")).to_be_visible()
    page.wait_for_function("document.documentElement.scrollHeight <= innerHeight")
    lettering = part.locator(".lines p").first.evaluate("e => parseFloat(getComputedStyle(e).fontSize)")
    assert lettering >= size[0] / 75


def test_the_time_stands_beside_what_tables_said_while_an_activity_is_open(bench):
    """And goes with the reveal; all of it fits the wall, set as large as fits."""
    page = bench.device(1920, 1080)
    page.evaluate("document.querySelector('main').className = 'wide'")
    entries = [f"Something that a table may write, number {number}" for number in range(24)]
    part = bench.mount(page, "sayings", as_at="as at {time}", mark="", heading="What do you hear?", large=True, lines=[],
                       timer=words().of("poster"), columns=[{"heading": "Opportunities", "entries": entries}])  # fmt: skip
    expect(part.get_by_role("timer")).to_have_text("45 minutes left")
    assert page.evaluate("document.documentElement.scrollHeight") <= 1080 + 40
    bench.room.lead(phase="revealed")
    expect(part.get_by_role("timer")).to_have_count(0)
