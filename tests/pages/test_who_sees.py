"""Pages and routes, walked with every kind of link: right, another role's, none, wrong, another workshop's, a removed workshop's."""

import ast
import runpy
from collections.abc import Iterator
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from pages.house import ROOT, House
from tests.pages.conftest import Somebody, what_crosses
from workshop.links import PLACES, cookie_name, may_see
from workshop.registry import Link, Workshop
from workshop.roles import NO_LINK, PAGES, ROUTES

ROLES = ("lead", "helper", "room", "seat", "observer", "host")
STRANGERS = ("nobody", "a wrong secret", "another workshop's lead", "a removed workshop's lead")
SITE = (ROOT / "pages" / "site.py").read_text()


def registered() -> dict[str, str]:
    """The pages of the frame: address, and file."""
    calls = [
        one for one in ast.walk(ast.parse(SITE)) if isinstance(one, ast.Call) and ast.unparse(one.func) == "st.Page"
    ]
    paths = [{named.arg: named.value for named in call.keywords}.get("url_path") for call in calls]
    return {ast.literal_eval(path) if path else "": ast.literal_eval(call.args[0])
            for call, path in zip(calls, paths, strict=True)}  # fmt: skip


class Street:
    """A workshop, and everybody who may stand at its doors; a secret is tried under the name of every place there is."""

    def __init__(self, here: House, entry: Workshop) -> None:
        self.store, self.entry = here.store, entry
        new = here.store.registry.new_link
        self.secrets = {
            role: new("" if role == "host" else entry.id, role, 1 if role == "seat" else None)[0] for role in ROLES
        }
        gone = here.store.registry.new_workshop().id
        self.secrets |= {"nobody": "", "a wrong secret": "A" * 22,
                         "another workshop's lead": new(here.store.registry.new_workshop().id, "lead")[0],
                         "a removed workshop's lead": new(gone, "lead")[0]}  # fmt: skip
        here.store.remove_workshop(gone)

    def cookies(self, who: str) -> dict[str, str]:
        names = [cookie_name(self.store, self.entry.id, place) for place in (*PLACES, "seat-1")]
        return dict.fromkeys([*names, cookie_name(self.store, "", "host")], self.secrets[who])

    def addresses(self) -> Iterator[dict[str, str]]:
        yield {}
        for place in (*PLACES, "seat-1"):
            yield {"w": self.entry.id, "as": place}


@pytest.fixture
def street(here: House) -> Street:
    return Street(here, here.store.registry.new_workshop())


# -- pages


def test_every_page_has_a_line() -> None:
    """And every line a page: one that is registered without saying who may see it fails here."""
    assert registered().keys() == PAGES.keys()


@pytest.mark.parametrize("page", [page for page in PAGES if page])
def test_a_page_asks_who_is_looking_by_its_own_line(page: str) -> None:
    """It names itself where it asks, so that no page is let through by another's line."""
    tree = ast.parse((ROOT / "pages" / registered()[page]).read_text())
    asked = [ast.literal_eval(call.args[0]) for call in ast.walk(tree)
             if isinstance(call, ast.Call) and ast.unparse(call.func) in ("visitor", "host") and call.args]  # fmt: skip
    assert asked and set(asked) == {page}


@pytest.mark.parametrize("page", PAGES)
def test_a_page_opens_to_whom_the_table_says_and_to_nobody_else(street: Street, page: str) -> None:
    """Whatever the address says, and under whatever name a secret is held."""
    for who in (*ROLES, *STRANGERS):
        opened = {
            link.role for at in street.addresses() if (link := may_see(street.store, street.cookies(who), at, page))
        }
        assert opened == ({who} & PAGES[page]), who


@pytest.mark.parametrize("page", [page for page in PAGES if page])
def test_whoever_may_not_see_a_page_is_sent_nothing_of_it(
    here: House, somebody: Somebody, begun: Link, page: str
) -> None:
    """Only a heading, a sentence and the way back: not a word of the workshop crosses."""
    role = next(one for one in ("lead", "helper", "seat") if one not in PAGES[page])
    link = begun if role == "lead" else somebody.given(role, begun.workshop, 1)
    opened = somebody.opens(registered()[page], link)
    assert not opened.exception and len(opened.title) == 1
    crossed = what_crosses(opened)
    assert "Ashdale" not in crossed and "Oak" not in crossed and len(opened.get("bidi_component")) == 1


# -- routes


@pytest.fixture
def doors(here: House) -> dict[str, Any]:
    """What stands in app.py, as it is when the server starts."""
    return runpy.run_path(str(ROOT / "app.py"))


def test_every_route_has_a_line(doors: dict[str, Any]) -> None:
    """And every line a route: one that is added without saying who may ask it fails here."""
    assert {route.path for route in doors["routes"]} == ROUTES.keys()


CLOSED = ("/", "/host", "/host?then=alone")


def test_a_route_answers_whom_the_table_says_and_nobody_else(here: House, doors: dict[str, Any]) -> None:
    """Everybody else is told that there is nothing there, or sent to the door, and given no cookie."""
    app = Starlette(routes=doors["routes"])
    for path in [path for path, roles in ROUTES.items() if roles != NO_LINK and path != "/live"]:
        with TestClient(app, base_url="http://localhost", client=("127.0.0.1", 5000), follow_redirects=False) as client:
            made = client.post("/rehearse", data={"tables": "2"}).json()
            entry = here.store.registry.workshop(id=made["workshop"])
            assert entry
            street, method = Street(here, entry), "POST" if path.endswith("/end") else "GET"
            for who in (*STRANGERS, *reversed(ROLES)):  # the lead last: it may end what is asked about
                client.cookies = street.cookies(who)
                answer = client.request(method, path.replace("{workshop}", entry.id))
                closed = answer.status_code in (403, 404) or answer.headers.get("location") in CLOSED
                assert closed is (who not in ROUTES[path]), (path, who, answer.status_code)
                assert not closed or "set-cookie" not in answer.headers
            client.cookies = street.cookies("lead")
            client.post(f"/rehearse/{entry.id}/end")
