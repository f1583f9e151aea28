"""Taking a workshop away, bringing one in, and until when it is kept, on the pages of lead and host."""

from io import BytesIO
from typing import Any

from streamlit.testing.v1 import AppTest

from tests.pages.conftest import hrefs
from tests.pages.test_workshops import button, text
from workshop.keeping.going_out import backup, bundle
from workshop.markdown import plain
from workshop.words import words

say = words()


def packed(here: Any, id: str, write: Any = backup) -> bytes:
    write(here.store, here.store.registry.workshop(id=id), file := BytesIO())
    return file.getvalue()


def brought(page: Any, content: bytes) -> Any:
    """The page after a file was chosen and Import was pressed."""
    page = page.file_uploader(key="brought 0").upload("ashdale.zip", content, "application/zip").run()
    return button(page, say("keeping.import")).click().run()


def test_the_lead_can_take_the_workshop_away(somebody: Any, begun: Any) -> None:
    """Both files are offered beside the report, and are made only when asked for."""
    script = f"from pages.facilitator.keeping import take_away\nfrom pages.house import house\n" \
             f"from workshop.registry import Link\nlink = Link({begun.workshop!r}, 'lead')\n" \
             f"take_away(link, house().store.registry.workshop(id={begun.workshop!r}), 'ashdale')"  # fmt: skip
    page = AppTest.from_string(script, default_timeout=60).run()
    assert not page.exception
    offered = [one.proto.label for one in page.get("download_button")]
    assert {say("keeping.backup"), say("keeping.bundle")} <= set(offered)


def test_the_list_says_when_a_workshop_is_deleted(somebody: Any, begun: Any) -> None:
    somebody.given("host")
    assert say("keeping.until", date="")[:10] in text(somebody.opens("facilitator/workshops.py"))


def test_setting_up_says_when_answers_are_deleted(somebody: Any, lead: Any, here: Any) -> None:
    """It follows the number of days as it is typed; a day that has not begun is kept for a year."""
    page = somebody.opens("facilitator/setup.py", lead)
    assert plain(say("keeping.until_not_begun", days=365)) in text(page)
    page.number_input(key="keep_days").set_value(30).run()
    assert plain(say("keeping.until_not_begun", days=30)) in text(page)


def test_a_backup_is_brought_in_or_comes_in_as_a_copy(here: Any, somebody: Any, begun: Any) -> None:
    """What is here already is said, with the offer of a copy."""
    somebody.given("host")
    page = brought(somebody.opens("facilitator/workshops.py"), packed(here, begun.workshop))
    assert "is here already" in page.error[0].value and len(here.store.registry.workshops()) == 1
    page = button(page, say("keeping.as_copy")).click().run()
    assert not page.exception and not page.error and len(here.store.registry.workshops()) == 2
    assert "Ashdale is here now" in page.success[0].value


def test_a_bundle_is_listed_as_imported_and_its_report_opens(here: Any, somebody: Any, begun: Any) -> None:
    """Marked in the list and in its report, which offers all data and figures; nobody can join it."""
    somebody.given("host")
    page = brought(somebody.opens("facilitator/workshops.py"), packed(here, begun.workshop, bundle))
    (made,) = here.store.registry.workshops("imported")
    assert not page.exception and say("keeping.imported_mark") in text(page) and f"/open/{made.id}" in hrefs(page)
    report = somebody.opens("facilitator/report.py", somebody.given("lead", made.id))
    report = report.selectbox(key="chapter").select(say("report.about")).run()
    assert not report.exception and say("keeping.imported") in text(report)
    assert say("data.page.download") in [one.proto.label for one in report.get("download_button")]


def test_a_file_that_is_no_backup_is_refused_in_a_sentence(here: Any, somebody: Any) -> None:
    somebody.given("host")
    page = brought(somebody.opens("facilitator/workshops.py"), b"PK and nothing")
    assert "damaged or was cut off" in page.error[0].value and not here.store.registry.workshops()
