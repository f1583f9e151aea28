"""The report's page offers the report in three forms, and the data."""

from dataclasses import replace
from typing import Any

from streamlit.testing.v1 import AppTest

from exercises.parts.blocks import by_chapter
from pages.house import ROOT, House
from tests.pages.conftest import an_ordinary_setup
from workshop.markdown import plain
from workshop.report.blocks import Heading, PageBreak, Paragraph, Table
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


def test_a_chapter_is_shown_at_a_time_as_it_stands_in_the_whole(here: House, somebody: Any, begun: Any) -> None:
    """At first the day on one page; the others one by one."""
    page = somebody.opens("site.py", begun).switch_page("facilitator/report.py").run()
    chapters = page.selectbox(key="chapter").options
    assert chapters[0] == say("opening.heading") and len(set(chapters)) == len(chapters) > 5
    page = page.selectbox(key="chapter").select(say("anatomy.how")).run()
    said = [one.value for one in page.markdown]
    assert [line for line in said if line.startswith("## ")] == [f"## {plain(say('anatomy.how'))}"]


def test_a_table_has_the_number_that_it_has_in_the_whole() -> None:
    """So that a sentence of another chapter leads to it; what parts pages is left out."""
    one, two = (Table(name, ("", "Tables"), (("Oak", "1"),), id=name) for name in ("first", "second"))
    told = Paragraph("So it was.", rests_on=("second",))
    found = by_chapter([Heading("A"), one, told, PageBreak(), Heading("B"), two])
    assert list(found) == ["A", "B"] and found["A"][2] == replace(told, rests_on=("Table 2",))
    assert found["B"] == [Heading("B"), replace(two, caption="Table 2. second")] and len(found["A"]) == 3
