"""The report's page offers the report in three forms, and the data."""

from typing import Any

from streamlit.testing.v1 import AppTest

from pages.house import ROOT
from workshop.words import words

say = words()


def test_the_report_is_offered_in_three_forms(somebody: Any, begun: Any) -> None:
    """A button for each, whose file is made when it is pressed, and one for the places."""
    page = AppTest.from_file(str(ROOT / "pages" / "site.py"), default_timeout=60)
    page.query_params.update({"w": begun.workshop, "as": "lead"})
    page.switch_page("facilitator/report.py").run()
    assert not page.exception
    offered = [one.proto for one in page.get("download_button")]
    assert [one.label for one in offered[:4]] == [say(f"report_page.{name}") for name in ("word", "pdf", "html", "csv")]
    assert all(one.deferred_file_id and one.ignore_rerun for one in offered[:4])
