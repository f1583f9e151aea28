"""What the control room leads on to: one step stands out, and it is never one that was just taken."""

from typing import Any

from tests.pages.conftest import what_crosses
from tests.pages.test_remote import leads, opens, say


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
