"""What the control room leads on to: one step stands out, and it is never one that was just taken."""

from typing import Any

from tests.pages.conftest import hrefs, ways, what_crosses
from tests.pages.test_remote import labels, leads, opens, say
from workshop.links import address
from workshop.scene import Scene


def stands_out(page: Any) -> list[str]:
    return [one.label for one in page.button if one.proto.type == "primary"]


def test_after_the_last_press_closing_stands_out(here: Any, begun: Any) -> None:
    """Until then the next press does."""
    leads(here, begun, "reveal", step=4, unfinished=[])
    assert stands_out(opens(begun, "control")) == ["5. " + say("presses.ranking.blank.name")]
    leads(here, begun, "reveal", step=5)
    assert stands_out(opens(begun, "control")) == [say("control.close", heading="Public benefit")]


def test_what_the_wall_shows_is_told_without_a_gap(here: Any, begun: Any) -> None:
    """Where no card was chosen, the sentence ends before its colon, so that it is set as the others are."""
    leads(here, begun, "reveal", step=3, unfinished=[])
    shown = say("presses.ranking.card.wall", subject="").rstrip(": ")
    assert any(one.value.endswith(f"**{shown}**") for one in opens(begun, "control").markdown)


def test_after_the_end_the_report_is_next(here: Any, begun: Any) -> None:
    """Where the end was pressed the way to the report stands, and the room is asked for nothing more."""
    leads(here, begun, "close")
    leads(here, begun, "end", on=True)
    page = opens(begun, "control")
    said = [one.value for one in page.markdown]
    assert say("control.ended") in said and say("script.between") not in said
    assert f"/report?w={begun.workshop}" in what_crosses(page)
    assert say("control.end") not in [one.label for one in page.button]
    assert say("control.take_break") not in [one.label for one in page.button]


def test_the_foot_says_what_each_way_is_for(here: Any, lead: Any) -> None:
    """The wall comes first, and stands out until the day has begun; then the report is there as well."""
    foot = {way["label"]: way for way in ways(opens(lead, "control")) if "group" in way}
    wall = foot[say("control.to_wall")]
    assert list(foot)[0] == wall["label"] and wall["href"] == f"/room/{lead.workshop}" and not wall["quiet"]
    assert [way["label"] for way in foot.values() if not way["quiet"]] == [wall["label"]]
    hidden = [way["label"] for way in foot.values() if way["group"] == say("control.group_hidden")]
    assert hidden == [say(f"control.to_{page}") for page in ("paper", "desk", "agreement")]
    leads(here, lead, "open", activity="benefit", at=0.0)
    begun = {way["label"]: way for way in ways(opens(lead, "control")) if "group" in way}
    assert begun[wall["label"]]["quiet"] and say("control.to_report") in begun and say("control.to_report") not in foot


def test_without_a_set_up_the_page_leads_to_it(here: Any, somebody: Any) -> None:
    """Its heading names no area, for there is none."""
    lead = somebody.given("lead", here.store.registry.new_workshop().id)
    page = opens(lead, "control")
    assert page.title[0].value == say("titles.control") and hrefs(page) == [address("setup", lead)]


def test_a_link_for_one_device_stays_until_it_is_put_away(here: Any, lead: Any) -> None:
    """It is there however often the page is drawn again, and opens that table."""
    page = opens(lead, "control")
    page.button(key="link 1").click().run()
    shown = page.run().code[0].value
    found = here.store.registry.link(shown.partition("#")[2])
    assert (found.role, found.table) == ("seat", 1) and say("remote.put_away") in labels(page)
    page.button(key="put away made link 1").click().run()
    assert not page.code


def test_nobody_is_asked_about_tables_that_finished_meanwhile(here: Any, somebody: Any, begun: Any) -> None:
    """Asked whether to wait, the lead waits: the question goes with the last table that finishes, and the next press reveals."""
    control = opens(begun, "control")
    assert control.button(key="reveal").click().run().warning
    for table in here.store.day(begun.workshop).setup.tables:
        seat = somebody.given("seat", begun.workshop, table.id)
        Scene(here.store, here.words, seat).say({"kind": "finish"}, f"seat {table.id}", f"table:{table.id}")
    control.run()
    assert not control.warning and control.button(key="reveal").label == say("control.reveal")
    control.button(key="reveal").click().run()
    assert here.store.day(begun.workshop).phase("benefit") == "revealed"
