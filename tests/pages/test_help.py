"""What helps in place: the guide, the privacy notice and the accessibility statement are one press away from where they are wanted."""

from typing import Any

import pytest

from tests.pages.conftest import hrefs
from workshop.documents import GUIDE, WHAT_TO_DO, document
from workshop.scene import Scene
from workshop.words import words

say = words()
CASES = document(GUIDE).under(WHAT_TO_DO)
CONTROL, SETUP = "facilitator/control.py", "facilitator/setup.py"


def folded(page: Any, label: str) -> str:
    (part,) = [one for one in page.expander if one.label == label]
    return "\n".join(one.value for one in part.markdown)


@pytest.mark.parametrize("role", ["lead", "helper"])
def test_what_to_do_when_stands_beside_the_running_activity(somebody: Any, begun: Any, role: str) -> None:
    """Folded away with what to watch for, a link to each case of the guide; for helpers too."""
    page = somebody.opens(CONTROL, begun if role == "lead" else somebody.given("helper", begun.workshop))
    links = folded(page, say("control.script_more"))
    assert all(f"](/guide#{case.id})" in links for case in CASES)


def test_after_the_reveal_it_stands_there_too(here: Any, somebody: Any, begun: Any) -> None:
    """When the room agrees at once, or nobody does."""
    Scene(here.store, here.words, begun).say({"kind": "reveal", "step": 1, "unfinished": [1, 2, 3]}, "revealing")
    links = folded(somebody.opens(CONTROL, begun), say("documents.what_to_do_heading"))
    assert "](/guide#nobody-agrees)" in links


def test_the_guide_is_reached_from_where_a_day_is_run_and_set_up(somebody: Any, lead: Any) -> None:
    """Setting up, and the workshops' list; `test_door.py` has the first screen."""
    assert "/guide#before" in hrefs(somebody.opens(SETUP, lead))
    assert "before" in [topic.id for topic in document(GUIDE).topics]
    somebody.given("host")
    assert "/guide" in hrefs(somebody.opens("facilitator/workshops.py"))


@pytest.mark.parametrize("moment", ["arrival", "open", "ended"])
def test_a_table_can_always_ask_what_happens_with_what_it_says(
    here: Any, somebody: Any, lead: Any, moment: str
) -> None:
    """At the foot of its screen, whatever is on; and so can an expert."""
    act = {"open": {"kind": "open", "activity": "benefit", "at": 0.0}, "ended": {"kind": "end", "on": True}}.get(moment)
    if act:
        Scene(here.store, here.words, lead).say(act, moment)
    code = here.store.registry.workshop(id=lead.workshop).code
    for page, at in (
        ("table/table.py", ("seat", lead.workshop, 1)),
        ("observer/observer.py", ("observer", lead.workshop)),
    ):
        assert hrefs(somebody.opens(page, somebody.given(*at)))[-2:] == [f"/privacy/{code}", "/accessibility"], page


def test_the_lead_fills_in_the_privacy_notice(here: Any, somebody: Any, lead: Any) -> None:
    """Whom to ask, what for, and the lawful basis are saved with the rest, and are there when the page is opened again; until then it says
    what is lacking."""
    page = somebody.opens(SETUP, lead)
    assert any("lacks: whom to ask, what the workshop is for, the lawful basis." in one.value for one in page.markdown)
    typed = {"contact": "The data team", "purpose": "To hear all sides", "lawful_basis": "Public task"}
    for name, text in typed.items():
        next(one for one in page.text_input if one.label == say(f"setup.{name}")).set_value(text)
    next(one for one in page.button if one.label == say("setup.save")).click().run()
    assert not page.exception and not page.error
    setup = here.store.day(lead.workshop).setup
    assert {name: getattr(setup, name) for name in typed} == typed
    again = somebody.opens(SETUP, lead)
    assert not any("lacks" in one.value for one in again.markdown)
    assert {name: again.session_state[name] for name in typed} == typed
    assert f"/privacy/{here.store.registry.workshop(id=lead.workshop).code}" in hrefs(again)
