"""The host's list of workshops."""

from typing import Any

from tests.pages.conftest import given, hrefs
from workshop.words import words

say = words()


def button(page: Any, label: str) -> Any:
    return next(one for one in page.button if one.label == label)


def text(page: Any) -> str:
    return "\n".join(str(one.value) for one in (*page.title, *page.subheader, *page.markdown))


def test_nobody_without_the_host_key_sees_the_list(somebody: Any, lead: Any) -> None:
    """Somebody who leads one workshop, and is not the host, is turned away."""
    page = somebody.opens("facilitator/workshops.py")
    assert say("host.heading") in text(page) and "Ashdale" not in text(page)


def test_a_workshop_is_listed_with_its_code_its_tables_and_its_state(here: Any, somebody: Any, begun: Any) -> None:
    """The list says in words what each workshop is and how far it has come, with the way into it."""
    somebody.given("host")
    page = somebody.opens("facilitator/workshops.py")
    assert not page.exception
    code = here.store.registry.workshop(id=begun.workshop).code
    for part in ("Ashdale", "24 November", code, "3 tables", say("run.state_under_way")):
        assert part in text(page)
    assert f"/open/{begun.workshop}" in hrefs(page)


def test_demonstrations_are_not_listed(here: Any, somebody: Any) -> None:
    """A demonstration is no workshop of the host's."""
    here.store.registry.new_workshop("demonstration")
    somebody.given("host")
    assert say("run.none_yet") in text(somebody.opens("facilitator/workshops.py"))


def test_a_new_workshop_is_made_once_and_opened(here: Any, somebody: Any) -> None:
    """One press makes one workshop, however often the page is drawn again, and the page goes there."""
    somebody.given("host")
    page = button(somebody.opens("facilitator/workshops.py"), say("run.new")).click().run().run()
    (made,) = here.store.registry.workshops()
    assert hrefs(page) == [f"/open/{made.id}"]
    assert given(page)[0]["go"] == f"/open/{made.id}"


def test_a_copy_has_the_same_cards_and_no_answers(here: Any, somebody: Any, begun: Any) -> None:
    """A copy takes over tables, cards and rankings, and starts as a day that has not begun."""
    somebody.given("host")
    button(somebody.opens("facilitator/workshops.py"), say("run.copy")).click().run()
    (made,) = [one for one in here.store.registry.workshops() if one.id != begun.workshop]
    day, old = here.store.day(made.id), here.store.day(begun.workshop)
    assert day.setup.deck().keys() == old.setup.deck().keys() and day.setup.tables == old.setup.tables
    assert not day.begun and day.setup.date == ""
    assert len(here.store.journal(made.id)) == 1
