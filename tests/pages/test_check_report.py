"""The page of the three checks: one after another, the lead's alone, and what goes out then."""

from typing import Any

from streamlit.testing.v1 import AppTest

from exercises.report import edition
from pages.house import ROOT, House
from tests.pages.conftest import Somebody, hrefs, what_crosses
from tests.pages.test_redact import writes
from tests.pages.test_workshops import text
from workshop.markdown import plain
from workshop.registry import Link
from workshop.report.checks import WHAT
from workshop.report.draft import report_key
from workshop.scene import Scene
from workshop.words import words

say = words()
PAGE = "facilitator/check_report.py"
AS_LEAD = {"as": "lead"}


def checks(here: House, lead: Link) -> Any:
    return edition(Scene(here.store, say, lead)).checks


def opens(somebody: Somebody, lead: Link) -> Any:
    shown = somebody.opens(PAGE, lead)
    assert not shown.exception
    return shown


def goes(page: str, **query: str) -> Any:
    """A page of the whole site, by its address."""
    shown = AppTest.from_file(str(ROOT / "pages" / "site.py"), default_timeout=60)
    shown.query_params.update(query)
    shown.switch_page(page).run()
    assert not shown.exception
    return shown


def presses(page: Any, key: str) -> Any:
    pressed = page.button(key=key).click().run()
    assert not pressed.exception
    return pressed


def labels(page: Any) -> list[str]:
    return [one.label for one in page.button]


def test_the_checks_come_one_after_another(here: House, somebody: Somebody, begun: Link) -> None:
    """Only the first that is open can be pressed; the others are named. After the last the report is checked."""
    page = opens(somebody, begun)
    for number, what in enumerate(WHAT):
        assert [one.value for one in page.header] == [
            f"{at}. {say(f'checks.{one}.heading')}" for at, one in enumerate(WHAT, 1)
        ]
        assert text(page).count(say("checks.state_later")) == 2 - number
        page = presses(page, f"press {what}")
    assert page.success[0].value.startswith("All three checks are passed")
    report = goes("facilitator/report.py", **AS_LEAD, w=begun.workshop)
    assert say("report.draft") not in text(report) and "This is the report, checked on" in text(report)


def test_what_looks_like_somebody_is_looked_at_first(here: House, somebody: Somebody, begun: Link) -> None:
    """It stands with its place; the check cannot be pressed before the lead has said that it is nobody."""
    writes(here, begun, "Ask Mrs Patel")
    page = opens(somebody, begun)
    (found,) = checks(here, begun).unlooked
    assert "Ask Mrs Patel" in text(page) and plain("Mrs Patel") in text(page)
    assert page.button(key="press names").disabled and say("checks.names.first") in text(page)
    page = presses(page, f"nobody {found.name}")
    assert not page.button(key="press names").disabled and say("checks.names.first") not in text(page)
    page = presses(page, f"somebody {found.name}")
    assert page.button(key="press names").disabled


def test_the_other_way_leads_to_the_page_on_which_it_is_taken_out(here: House, somebody: Somebody, begun: Link) -> None:
    """With the search filled in, by an address in which no name stands; once it is out the check is open for what is left."""
    writes(here, begun, "Ask Mrs Patel")
    writes(here, begun, "Reach", "two", 2)
    (found,) = checks(here, begun).unlooked
    (out,) = [href for href in hrefs(opens(somebody, begun)) if href.startswith("/redact")]
    assert out.endswith(f"look={found.name}") and "Patel" not in out

    page = goes("facilitator/redact.py", **AS_LEAD, w=begun.workshop, look=found.name)
    assert page.text_input(key="search").value == "Mrs Patel" and "Reach" not in text(page)
    assert any(href.startswith("/check-report") for href in hrefs(page))
    for _ in range(2):
        page = presses(page, "redact benefit 1 table:1 one")
    assert not checks(here, begun).found and not opens(somebody, begun).button(key="press names").disabled
    page = goes("facilitator/redact.py", **AS_LEAD, w=begun.workshop, look="0" * 12)
    assert page.info[0].value == say("redaction.not_written")


def test_new_words_open_a_check_again_and_it_says_so(here: House, somebody: Somebody, begun: Link) -> None:
    """In kind: that words were added or changed."""
    page = opens(somebody, begun)
    for what in WHAT:
        page = presses(page, f"press {what}")
    writes(here, begun, "Reach", "late")
    page = opens(somebody, begun)
    assert say("checks.names.changed") in text(page) and not page.success
    assert say("report.draft") in text(goes("facilitator/report.py", **AS_LEAD, w=begun.workshop))
    page = presses(page, "press names")
    assert page.success


def test_a_check_holds_for_what_was_on_the_page_when_it_was_pressed(
    here: House, somebody: Somebody, begun: Link
) -> None:
    """A table that writes while the lead reads is looked at again."""
    page = opens(somebody, begun)
    writes(here, begun, "Ask Mrs Patel")
    page = presses(page, "press names")
    assert not page.success and say("checks.names.changed") in text(page) and plain("Mrs Patel") in text(page)


def test_a_check_can_be_taken_back(here: House, somebody: Somebody, begun: Link) -> None:
    page = presses(opens(somebody, begun), "press names")
    page = presses(page, "open names")
    assert "press names" in [one.key for one in page.button]
    assert here.store.answer(report_key(begun.workshop)).checks == {}


def test_without_a_plenary_the_page_says_why_nothing_is_quoted(here: House, somebody: Somebody, begun: Link) -> None:
    """And what to do; and that no statement was checked."""
    page = presses(opens(somebody, begun), "press names")
    assert say("checks.quotations.no_plenary") in text(page)
    page = presses(page, "press quotations")
    assert say("checks.statements.none") in text(page) and say("checks.statements.press_none") in labels(page)


def test_what_was_typed_is_text_on_the_page(here: House, somebody: Somebody, begun: Link) -> None:
    """Never markup, in what was found and where."""
    writes(here, begun, "<b>Mrs Patel</b> :red[x] [y](http://elsewhere)")
    page = opens(somebody, begun)
    assert "<b>" not in text(page).replace("\\<b", "") and "[y](http" not in text(page)


def test_the_page_is_the_leads_alone(here: House, somebody: Somebody, begun: Link) -> None:
    """A helper, a table and an observer are turned away."""
    writes(here, begun, "Ask Mrs Patel")
    for link in (somebody.given("helper", begun.workshop), somebody.given("observer", begun.workshop),
                 somebody.given("seat", begun.workshop, 2)):  # fmt: skip
        page = somebody.opens(PAGE, link)
        assert say("gone.heading") in text(page) and "Patel" not in what_crosses(page)
