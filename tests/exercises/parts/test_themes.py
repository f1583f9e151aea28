"""The desk for notes and the marking of themes in a real browser, against the project's own rules for what may be seen."""

from typing import Any

import pytest
from playwright.sync_api import expect

from exercises.impressions.gathering import desk, notes, offered
from exercises.impressions.gathering import themes as themes_of
from tests.exercises.impressions.sheets import ACTIVITY, BLAME, HELP, PATEL, a_day, chose, release, theme, wrote
from workshop.everyone import Everyone
from workshop.sheet import Sheet

pytestmark = pytest.mark.browser
ROOM = "room/impressions"
OAK, ELM = "table/impressions", "elm/impressions"
NEW = "One address for every service"


@pytest.fixture
def hall(bench: Any) -> Any:
    """The bench with Oak and Elm writing, and what desk and tables are sent of it."""
    bench.room.bodies["desk/impressions"] = lambda: desk(a_day(), ACTIVITY, everyone(bench))
    bench.room.bodies["offered/impressions"] = lambda: offered(a_day(), ACTIVITY, everyone(bench), 1)
    for topic, said in ((OAK, wrote("a", HELP)), (OAK, wrote("b", BLAME, "challenge")), (ELM, wrote("a", PATEL))):
        bench.room.say(topic, **said)
    return bench


def everyone(bench: Any) -> Everyone:
    sheets = bench.room.sheet
    return Everyone({1: sheets(OAK), 2: sheets(ELM), 3: Sheet()}, room=sheets(ROOM))


def at_the_desk(hall: Any, page: Any, **told: Any) -> Any:
    part = hall.mount(page, "themes", **{"activity": "impressions", "party": "room", "lead": True, **told})
    part.get_by_role("heading", name="Not sorted").wait_for()
    return part


def marking(hall: Any, page: Any, **told: Any) -> Any:
    return hall.mount(
        page, "picks", **{"activity": "impressions", "party": "table", "part": 2, "locked": False, **told}
    )


def states(hall: Any) -> dict[str, str]:
    said = everyone(hall)
    return {note.text: note.state for note in notes(said.tables, said.room)}


def sorted_into(hall: Any) -> dict[str, list[str]]:
    """Which notes are in which theme, by name."""
    said = everyone(hall)
    every = notes(said.tables, said.room)
    return {one.name: [note.text for note in every if note.theme == one.id] for one in themes_of(said.room)}


def group(part: Any, name: str) -> Any:
    return part.get_by_role("region", name=name)


def press(part: Any, name: str) -> Any:
    return part.get_by_role("button", name=name, exact=True)


def note(part: Any, text: str) -> Any:
    return part.get_by_role("checkbox", name=text, exact=True)


def test_a_note_is_released_or_held_and_one_that_names_somebody_is_pointed_to(hall, until):
    """Each note stands there with its table and what looks like a person; one that comes meanwhile is at the end."""
    page = hall.device()
    part = at_the_desk(hall, page)
    expect(part.get_by_text("Elm · Opportunity · Not looked at")).to_be_visible()
    expect(part.get_by_text("Looks like a person: Mrs Patel")).to_be_visible()
    press(part, f"Release: {HELP}").click()
    press(part, f"Hold: {PATEL}").click()
    until(page, lambda: states(hall) == {HELP: "released", BLAME: "waiting", PATEL: "held"})
    expect(press(part, f"Release: {HELP}")).to_have_attribute("aria-pressed", "true")
    hall.room.say(OAK, **wrote("c", NEW))
    expect(part.locator("li.note .text")).to_have_text([HELP, BLAME, PATEL, NEW])
    part.get_by_label(f"Let it stand in the report all the same: {PATEL}").check()
    until(
        page,
        lambda: (
            [one.quoted for one in notes(everyone(hall).tables, everyone(hall).room) if one.text == PATEL] == [True]
        ),
    )


def test_what_a_table_changes_is_hidden_until_its_new_words_are_released(hall, until):
    """Also where it changes them in the moment of the press: what is released are the words that were read."""
    page = hall.device()
    part = at_the_desk(hall, page)
    hall.room.holding = True
    press(part, f"Release: {HELP}").click()
    until(page, lambda: hall.room.held)
    hall.room.say(OAK, **{**wrote("a", "Oak alone knows"), "base": 1})
    hall.room.answer()
    expect(part.get_by_text("Changed since it was released: hidden until you release it again")).to_be_visible()
    assert states(hall)["Oak alone knows"] == "changed"
    press(part, "Release: Oak alone knows").click()
    until(page, lambda: states(hall)["Oak alone knows"] == "released")


def test_all_that_are_not_held_are_released_in_one_press(hall, until):
    """Where one looks as if it named somebody, a second press says whether that one goes too."""
    page = hall.device()
    part = at_the_desk(hall, page)
    press(part, f"Hold: {BLAME}").click()
    press(part, "Release all 2 that are not held").click()
    expect(part.get_by_text("One of these looks as if it names somebody.")).to_be_visible()
    press(part, "Release the other one").click()
    until(page, lambda: states(hall) == {HELP: "released", BLAME: "held", PATEL: "waiting"})
    press(part, f"Hold: {PATEL}").click()
    hall.room.say(OAK, **wrote("c", NEW))
    press(part, "Release the one that is not held").click()
    until(page, lambda: states(hall)[NEW] == "released")


def test_the_keyboard_works_through_what_is_still_to_look_at(hall, until):
    """A note that was released leaves the list, and the focus goes to the same button of the next one."""
    page = hall.device()
    part = at_the_desk(hall, page)
    part.get_by_label("Show", exact=True).select_option("waiting")
    press(part, f"Release: {HELP}").focus()
    page.keyboard.press("Enter")
    expect(press(part, f"Release: {BLAME}")).to_be_focused()
    page.keyboard.press("Enter")
    expect(press(part, f"Release: {PATEL}")).to_be_focused()
    expect(part.locator("li.note")).to_have_count(1)
    until(page, lambda: states(hall) == {HELP: "released", BLAME: "released", PATEL: "waiting"})


def test_several_notes_go_into_a_theme_together_and_whoever_works_beside_keeps_their_place(hall, until):
    """Two at once: one moves notes, the other is on one of these notes and types the name of a theme; nobody loses a thing."""
    page, other = hall.device(), hall.device()
    part, beside = at_the_desk(hall, page), at_the_desk(hall, other, lead=False)
    press(beside, f"Hold: {BLAME}").focus()
    for text in (HELP, BLAME):
        note(part, text).check()
    part.get_by_label("New theme").fill("Help in time")
    press(part, "Add theme with what is selected").click()
    until(page, lambda: sorted_into(hall) == {"Help in time": [HELP, BLAME]})
    expect(group(beside, "Help in time (2)").locator("li.note")).to_have_count(2)
    expect(press(beside, f"Hold: {BLAME}")).to_be_focused()
    beside.get_by_label("New theme").press_sequentially("Bla")
    note(part, BLAME).check()
    press(group(part, "Not sorted"), "Move 1 selected here").click()
    expect(group(beside, "Not sorted (2)").locator("li.note")).to_have_count(2)
    other.keyboard.type("me\n")
    until(page, lambda: set(sorted_into(hall)) == {"Help in time", "Blame"})
    note(beside, BLAME).check()
    beside.get_by_label("Move to").select_option(label="Blame")
    press(beside, "Move").click()
    until(page, lambda: sorted_into(hall) == {"Help in time": [HELP], "Blame": [BLAME]})


def test_a_theme_is_renamed_merged_removed_and_put_back(hall, until):
    """Its notes go along, fall back to "not sorted", and come back with it."""
    for act in (theme("a", "Help"), theme("b", "Blame"), chose("t1-a", "a"), chose("t1-b", "b")):
        hall.room.say(ROOM, **act)
    page = hall.device()
    part = at_the_desk(hall, page)
    press(part, "Rename the theme “Help”").click()
    page.keyboard.type("Help in time\n")
    until(page, lambda: sorted_into(hall) == {"Help in time": [HELP], "Blame": [BLAME]})
    expect(press(part, "Rename the theme “Help in time”")).to_be_focused()
    part.get_by_label("Merge “Blame” into").select_option(label="Help in time")
    press(group(part, "Blame (1)"), "Merge").click()
    until(page, lambda: sorted_into(hall) == {"Help in time": [HELP, BLAME]})
    expect(press(part, "Put it back")).to_be_focused()
    page.keyboard.press("Enter")
    until(page, lambda: sorted_into(hall) == {"Help in time": [HELP], "Blame": [BLAME]})
    press(part, "Remove the theme “Blame”").click()
    until(page, lambda: sorted_into(hall) == {"Help in time": [HELP]})
    expect(group(part, "Not sorted (2)")).to_be_visible()


def test_two_names_given_at_once_both_stand_until_somebody_settles_it(hall, until):
    """The second does not go over the first unseen."""
    hall.room.say(ROOM, **theme("a", "Help"))
    page = hall.device()
    part = at_the_desk(hall, page)
    press(part, "Rename the theme “Help”").click()
    hall.room.say(ROOM, **{**theme("a", "Sooner"), "base": 1})
    page.keyboard.type("In time\n")
    expect(part.get_by_text("Somebody else named this theme at the same time: “In time”")).to_be_visible()
    press(part, "Use that name").click()
    until(page, lambda: set(sorted_into(hall)) == {"In time"})
    expect(part.get_by_text("at the same time")).to_have_count(0)


def test_a_table_marks_three_themes_and_follows_what_the_desk_changes(hall, until):
    """Marks move with a theme that is merged; a fourth cannot be made until one is free; unreleased notes are not there."""
    for name in "abcd":
        hall.room.say(ROOM, **theme(name, f"Theme {name}"))
    for act in (release("t1-a", HELP), chose("t1-a", "a"), chose("t1-b", "a")):
        hall.room.say(ROOM, **act)
    page = hall.device()
    part = marking(hall, page)
    expect(part.get_by_text(HELP)).to_be_visible()
    expect(part.get_by_text(BLAME)).to_have_count(0)
    for name in "abc":
        part.get_by_role("checkbox", name=f"Theme {name}").check()
    until(page, lambda: set(hall.room.sheet(OAK).choices) == {"a", "b", "c"})
    expect(part.get_by_text("3 of 3 marked")).to_be_visible()
    part.get_by_text("Theme d").click(force=True)
    expect(part.get_by_role("checkbox", name="Theme d")).not_to_be_checked()
    hall.room.say(ROOM, **chose("merged-a", "b"))
    hall.room.say(ROOM, kind="remove_note", note="a")
    expect(part.get_by_text("2 of 3 marked")).to_be_visible()
    part.get_by_role("checkbox", name="Theme d").check()
    until(page, lambda: set(hall.room.sheet(OAK).choices) == {"b", "c", "d"})


def test_a_mark_that_came_too_late_says_so_and_a_finished_table_marks_no_more(hall):
    """What is ticked is always what counts."""
    hall.room.say(ROOM, **theme("a", "Theme a"))
    hall.room.stage |= {"part": 2}
    part = marking(hall, hall.device())
    hall.room.late = True
    part.get_by_role("checkbox", name="Theme a").click()
    expect(part.get_by_text("That was not counted: it came too late.")).to_be_visible()
    expect(part.get_by_role("checkbox", name="Theme a")).not_to_be_checked()
    hall.room.say(OAK, kind="finish", part=2)
    expect(part.get_by_role("checkbox", name="Theme a")).to_have_attribute("aria-disabled", "true")


@pytest.mark.parametrize("width", [320, 1366])
def test_desk_and_marking_are_usable_by_everyone(hall, check, width):
    """Nothing for axe to find in light and dark, nothing under 44 px, nothing too wide, with typed text kept as text."""
    for act in (
        theme("a", "<b>Help</b> in time, and " + "x" * 60),
        theme("b", "Blame"),
        chose("t1-a", "a"),
        release("t1-a", HELP),
    ):
        hall.room.say(ROOM, **act)
    page = hall.device(width, 800)
    part = at_the_desk(hall, page)
    note(part, PATEL).check()
    press(part, f"Hold: {PATEL}").click()
    expect(part.get_by_label(f"Let it stand in the report all the same: {PATEL}")).to_be_visible()
    press(part, "Rename the theme “Blame”").click()
    check(page, "themes")
    marking(hall, page).get_by_text("<b>Help</b> in time").wait_for()
    check(page, "picks")
