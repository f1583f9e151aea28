"""The venue check as its lead sees it."""

import json
from typing import Any

import pytest

from workshop.venue import MUST, Measured, Trial, Tried
from workshop.words import words

say = words()
WELL = Tried(1_700_000_000.0, Measured(0.8, True, (0.004,) * 19 + (0.02,)), "local", False)
TRIAL = Trial(6, 18, True, 0.4, 0.012, 0.08)


def text(page: Any) -> str:
    parts = (*page.title, *page.header, *page.markdown, *page.warning, *page.success, *page.error)
    return "\n".join(str(one.value) for one in parts).replace("\\", "")


def opened(somebody: Any, link: Any) -> Any:
    page = somebody.opens("facilitator/venue.py", link)
    assert not page.exception
    return page


def test_only_the_lead_of_a_real_workshop_sees_it(here: Any, somebody: Any, lead: Any) -> None:
    """Not a helper, a table or an observer, and not in a demonstration or a rehearsal."""
    for role in ("helper", "room", "observer"):
        page = somebody.opens("facilitator/venue.py", somebody.given(role, lead.workshop))
        assert say("gone.heading") in text(page) and say("venue.title") not in text(page)
    for sort in ("demonstration", "rehearsal"):
        page = somebody.opens("facilitator/venue.py", somebody.given("lead", here.store.registry.new_workshop(sort).id))
        assert say("gone.heading") in text(page)


def test_at_first_it_says_what_is_missing(here: Any, somebody: Any, lead: Any) -> None:
    """One sentence for each thing, and the page measures this browser by the lead's own socket."""
    page = opened(somebody, lead)
    for why in ("no_own", "no_phone", "no_trial", *(f"untick_{name}" for name in MUST)):
        assert say(f"venue.{why}") in text(page)
    (piece,) = [one for one in page.get("bidi_component") if "measure_again" in one.proto.json]
    data, code = json.loads(piece.proto.json)[0], here.store.registry.workshop(id=lead.workshop).code
    assert (data["live"], data["check"]) == (f"live?w={lead.workshop}&as=lead", f"check/{code}")
    assert f"/check/{code}" in text(page)


def test_ready_once_all_was_tried(here: Any, somebody: Any, lead: Any) -> None:
    """This browser, a phone, a rehearsal with enough laptops, and the ticks, which are kept with the workshop."""
    here.venue.own[lead.workshop] = WELL
    here.venue.phones[lead.workshop].append(WELL)
    here.beside.trial = TRIAL
    page = opened(somebody, lead)
    for name in MUST:
        page.checkbox(key=f"tick {name}").check().run()
    assert not page.exception and here.store.day(lead.workshop).venue == MUST
    assert say("venue.ready") in text(page) and "because" not in text(page)
    again = opened(somebody, lead)
    assert say("venue.ready") in text(again) and again.checkbox(key="tick mains").value
    again.checkbox(key="tick mains").uncheck().run()
    assert say("venue.untick_mains") in text(again)


def test_what_was_measured_is_said_in_words(here: Any, somebody: Any, lead: Any) -> None:
    """Times, the sort of address, and whether a WebSocket passes; of phones the last first."""
    here.venue.own[lead.workshop] = WELL
    here.venue.phones[lead.workshop] += [WELL, Tried(1_700_000_060.0, Measured(None, False, ()), "local", False)]
    page = text(opened(somebody, lead))
    assert say("venue.trips", ms=4, slowest=20) in page and say("venue.load", seconds="0.8") in page
    assert say("venue.socket") in page and say("venue.where_local") in page
    phones = [line for line in page.splitlines() if "Tried at" in line]
    assert say("venue.phone_no_socket") in phones[0] and "within 4 ms" in phones[1]
    assert say("venue.no_socket_phone") in page


def test_a_rehearsal_is_begun_with_the_chosen_numbers(
    here: Any, somebody: Any, lead: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One press begins one at this server's own address; while it runs there is no button, and then what it found."""
    asked: list[Any] = []

    def begin(*given: Any) -> bool:
        asked.append(given)
        here.beside.running = True
        return True

    monkeypatch.setattr(here.beside, "begin", begin)
    page = opened(somebody, lead)
    assert page.number_input(key="tables").value == 3
    page.number_input(key="tables").set_value(8).run()
    next(one for one in page.button if one.label == say("venue.rehearse")).click().run()
    ((base, tables, laptops, done),) = asked
    assert (tables, laptops) == (8, 2) and base.startswith("http://127.0.0.1:")
    assert say("venue.rehearsing") in text(page) and not page.button
    here.beside.running, here.beside.trial = False, TRIAL
    done()
    page.run()
    assert say("venue.carries", laptops=6, n=18) in text(page)
    assert say("venue.found", tablemate="12 ms", stage="400 ms", core=8) in text(page)
    assert "are expected" not in text(page)
    page.number_input(key="tables").set_value(10).run()
    assert say("venue.too_many", carries=18, laptops=20) in text(page)


def test_a_rehearsal_that_failed_says_why(here: Any, somebody: Any, lead: Any) -> None:
    here.beside.fault = "http://127.0.0.1:8501: no answer (refused)."
    assert "no answer" in text(opened(somebody, lead))
    here.beside.fault, here.beside.trial = "", Trial(6, 18, False, None, None, 0.1)
    page = text(opened(somebody, lead))
    assert say("venue.trial_lost_some", laptops=6) in page
    assert say("venue.trial_lost") in page
