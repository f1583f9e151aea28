"""The report's page offers the report in three forms, and the data."""

from dataclasses import replace
from typing import Any

from streamlit.testing.v1 import AppTest

from pages.house import ROOT, House
from tests.pages.conftest import an_ordinary_setup
from workshop.scene import Scene
from workshop.setup import plain_setup
from workshop.words import words

say = words()


def offers(workshop: str) -> list[Any]:
    """The buttons of the page."""
    page = AppTest.from_file(str(ROOT / "pages" / "site.py"), default_timeout=60)
    page.query_params.update({"w": workshop, "as": "lead"})
    page.switch_page("facilitator/report.py").run()
    assert not page.exception
    return [one.proto for one in page.get("download_button")]


def test_the_report_is_offered_in_three_forms(somebody: Any, begun: Any) -> None:
    """A button for each, whose file is made when it is pressed, and one for the places."""
    offered = offers(begun.workshop)
    assert [one.label for one in offered[:4]] == [say(f"report_page.{name}") for name in ("word", "pdf", "html", "csv")]
    assert all(one.deferred_file_id and one.ignore_rerun for one in offered[:4])


def test_a_day_with_a_date_has_a_reminder(here: House, somebody: Any, begun: Any) -> None:
    """For three months later; none where nobody can tell which day that is."""
    assert not any(one.label.startswith("Reminder") for one in offers(begun.workshop))
    setup = plain_setup(replace(an_ordinary_setup(here), date="Tuesday 24 November 2026"))
    Scene(here.store, here.words, begun).say({"kind": "set_up", "setup": setup}, "the date")
    assert say("afterwards.download", date="24 February 2027") in [one.label for one in offers(begun.workshop)]
