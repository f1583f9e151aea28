"""Merging tables in the control room, the screens of those who sat there, and benefit beside risk afterwards."""

from typing import Any

from tests.pages.conftest import what_crosses
from tests.pages.test_remote import leads, opens, say
from workshop.scene import Scene


def button(page: Any, label: str) -> Any:
    return next((one for one in page.button if one.label == label), None)


def test_the_lead_merges_two_tables_and_parts_them_again(here: Any, somebody: Any, begun: Any) -> None:
    """Between activities; the devices of one then show the other's name, and its screens say who has come."""
    elm = somebody.given("seat", begun.workshop, 2)
    assert say("seating.between") in [one.value for one in opens(begun, "control").markdown]
    leads(here, begun, "close")
    page = opens(begun, "control")
    page.selectbox(key="table").set_value(2).run()
    button(page, say("seating.merge", table="Elm", into="Oak")).click().run()
    assert not page.exception and not page.error
    day = here.store.day(begun.workshop)
    assert day.seating.merged() == {2: 1} and day.notices == {1: say("seating.merged", table="Elm", into="Oak")}
    shown = what_crosses(somebody.opens("table/table.py", elm))
    assert '"Oak"' in shown.replace("\\", "") and '"Elm"' not in shown.replace("\\", "")
    button(page, say("seating.separate", table="Elm")).click().run()
    assert "Elm" in what_crosses(somebody.opens("table/table.py", elm))


def test_a_helper_merges_nothing(here: Any, somebody: Any, lead: Any) -> None:
    """Nor does it see the press."""
    page = opens(somebody.given("helper", lead.workshop), "control")
    assert button(page, say("seating.merge", table="Oak", into="Elm")) is None


def test_tables_with_other_people_are_not_set_beside_themselves(here: Any, somebody: Any, begun: Any) -> None:
    """Benefit beside risk leaves them out and says so; a table closed in between did not fail to finish."""
    cards = list(here.store.day(begun.workshop).setup.deck())
    seats = {table: somebody.given("seat", begun.workshop, table) for table in (1, 2, 3)}

    def ranks(activity: str, *tables: int) -> None:
        for table in tables:
            for number, act in enumerate(
                [*({"kind": "place", "card": one, "pile": "more"} for one in cards), {"kind": "finish"}]
            ):
                Scene(here.store, here.words, seats[table]).say(
                    act, f"{activity} {table} {number}".replace(" ", "-"), f"table:{table}", activity
                )

    ranks("benefit", 1, 2, 3)
    leads(here, begun, "close")
    leads(here, begun, "merge", table=2, into=1)
    leads(here, begun, "open", activity="risk", at=0.0)
    ranks("risk", 1, 3)
    page = somebody.opens("facilitator/agreement.py", begun)
    assert not page.exception
    said = "\n".join(one.value for one in page.markdown)
    assert say("agreement.other_people", tables="Oak, Elm").replace(",", "") in said.replace("\\", "").replace(",", "")
    shown = what_crosses(page)
    assert say("finished.both").capitalize() in shown
