"""Taking out what was written, on the lead's page and at the table."""

import secrets
from io import BytesIO
from typing import Any

from pages.house import House
from tests.pages.conftest import Somebody, hrefs, what_crosses
from tests.pages.test_workshops import button, text
from tests.people import under_way
from workshop.acts import Envelope, Key
from workshop.keeping.coming_in import come_in
from workshop.keeping.going_out import bundle
from workshop.markdown import plain
from workshop.redaction import Redaction
from workshop.registry import Link
from workshop.report.draft import report_key
from workshop.words import words

say = words()
PAGE = "facilitator/redact.py"


def writes(here: House, lead: Link, written: str, note: str = "one", table: int = 1) -> None:
    act = {"kind": "write", "note": note, "field": "criteria", "text": written, "base": 9, "client": "c"}
    key = Key(lead.workshop, "benefit", 1, f"table:{table}")
    assert here.store.act(Envelope(key, secrets.token_hex(8), 1, f"seat:{table}", act)).status == "done"


def presses(page: Any, note: str = "one", table: int = 1) -> Any:
    return page.button(key=f"redact benefit 1 table:{table} {note}").click().run()


def test_what_looks_like_somebody_comes_first(here: House, somebody: Somebody, begun: Link) -> None:
    """Each text stands with its table and activity; what reads like a name is listed before the rest."""
    writes(here, begun, "Ask Mrs Patel")
    writes(here, begun, "Reach", "two", 2)
    page = somebody.opens(PAGE, begun)
    assert not page.exception
    shown = text(page)
    assert shown.index("Ask Mrs Patel") < shown.index("Reach") and "Oak" in shown and "Elm" in shown
    assert [one.value for one in page.header] == [say("redaction.named"), say("redaction.others")]


def test_a_text_is_taken_out_by_the_second_press(here: House, somebody: Somebody, begun: Link) -> None:
    """The first press only asks. Afterwards the page and the report say how many, and by when older files are to go."""
    writes(here, begun, "Ask Mrs Patel")
    page = presses(somebody.opens(PAGE, begun))
    assert button(page, say("redaction.again")) and "Patel" in text(page)
    page = presses(page)
    assert not page.exception and "Patel" not in text(page)
    assert page.info[0].value == plain(say("redaction.done")) and say("redaction.one") in text(page)
    assert say("redaction.files", date="")[:40] in text(page)
    assert here.store.answer(Key(begun.workshop, "benefit", 1, "table:1")).notes[0].taken_out


def test_the_search_is_over_what_was_changed_since_too(here: House, somebody: Somebody, begun: Link) -> None:
    writes(here, begun, "Ask Mrs Patel")
    writes(here, begun, "Ask the council")
    writes(here, begun, "Reach", "two")
    page = somebody.opens(PAGE, begun)
    page.text_input(key="search").set_value("patel").run()
    assert plain(say("redaction.earlier", text="Ask Mrs Patel")) in text(page) and "Reach" not in text(page)
    page.text_input(key="search").set_value("no such word").run()
    assert say("redaction.nothing") in text(page)


def edits(here: House, lead: Link, text: str, field: str = "report_words", note: str = "one") -> None:
    """What the lead types into the report."""
    act = {"kind": "write", "note": note, "field": field, "text": text, "base": 0, "client": "c"}
    assert here.store.act(Envelope(report_key(lead.workshop), secrets.token_hex(8), 1, "lead", act)).status == "done"


def test_what_the_lead_wrote_into_the_report_is_named_and_taken_out(
    here: House, somebody: Somebody, begun: Link
) -> None:
    """Each sort of it under its own label; once it was taken out the drafted words stand again."""
    for at, field in enumerate(("report_words", "report_heading", "report_own_heading", "report_own_words")):
        edits(here, begun, f"Mrs Patel {field}", field, f"n{at}")
    page = somebody.opens(PAGE, begun)
    for field in ("report_words", "report_heading", "report_own_heading", "report_own_words"):
        label = say.of("fields")[field]["label"]
        assert plain(say("redaction.where", who="The lead", activity="The report", field=label)) in text(page)
    page = page.button(key="redact report 1 room n0").click().run()
    page = page.button(key="redact report 1 room n0").click().run()
    assert not page.exception and here.store.answer(report_key(begun.workshop)).text("n0") is None


def test_words_inside_an_edited_piece_are_found_and_told_of(here: House, somebody: Somebody, begun: Link) -> None:
    """A table's text that was taken out may still stand in what the lead made of it."""
    writes(here, begun, "Ask Mrs Patel")
    edits(here, begun, "One table said: ask Mrs Patel first.")
    page = somebody.opens(PAGE, begun)
    page.text_input(key="search").set_value("mrs patel").run()
    assert "One table said" in text(page)
    page = presses(presses(page))
    assert say("redaction.still_one")[:40] in page.info[0].value and "One table said" in text(page)


def test_the_page_is_the_leads_alone(here: House, somebody: Somebody, begun: Link) -> None:
    """A helper, who may see what tables wrote, cannot take it out."""
    writes(here, begun, "Ask Mrs Patel")
    helper = somebody.given("helper", begun.workshop)
    page = somebody.opens(PAGE, helper)
    assert say("gone.heading") in text(page) and "Patel" not in text(page)


def test_the_report_counts_what_was_taken_out_and_leads_to_the_page(here: House, somebody: Somebody) -> None:
    """On the page that is opened without the rest of the site: a workshop that came in to be read."""
    world = under_way(here.store)
    world.oak.writes("criteria", "Ask Mrs Patel")
    bundle(here.store, world.entry, file := BytesIO())
    id = come_in(here.store, file).workshop.id
    here.store.redact(Redaction(Key(id, "benefit", 1, "table:1"), "first"))
    page = somebody.opens("facilitator/report.py", somebody.given("lead", id))
    page = page.selectbox(key="chapter").select(say("anatomy.how")).run()
    assert not page.exception and plain(say("report.redacted_one")) in text(page) and "Patel" not in what_crosses(page)
    assert any(href.startswith("/redact?") for href in hrefs(page))


def test_a_table_is_told_that_the_lead_took_something_out(here: House, somebody: Somebody, begun: Link) -> None:
    """Its page holds the sentence for the box, the text is on it no more, and the box stays open to write in."""
    seat = somebody.given("seat", begun.workshop, 1)
    writes(here, begun, "Ask Mrs Patel")
    presses(presses(somebody.opens(PAGE, begun)))
    shown = what_crosses(somebody.opens("table/table.py", seat))
    assert say("writing.redacted") in shown and "Patel" not in shown
    writes(here, begun, "Need")
    note = here.store.answer(Key(begun.workshop, "benefit", 1, "table:1")).notes[0]
    assert note.beside == {"c": "Need"} or note.text == "Need"
