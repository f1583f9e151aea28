"""The doors of one server, and the browsers that stand before them."""

import re
import warnings
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from starlette.applications import Starlette

from tests.people import pack
from workshop.doors import Doors
from workshop.links import cookie_name
from workshop.patience import Patience
from workshop.plain import not_kept
from workshop.store import Store
from workshop.store_fault import StoreFault
from workshop.words import words

with warnings.catch_warnings():  # Starlette would rather have httpx2; the client works the same with httpx
    warnings.simplefilter("ignore")
    from starlette.testclient import TestClient

STATIC = Path(__file__).parents[1] / "exercises" / "parts" / "static"
KEY = "0badcafe"
ROOM = "http://192.168.1.20:8501"
LAPTOP = "http://localhost:8501"


class Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


class Building:
    """The doors of one server, and browsers that stand before them."""

    def __init__(self, store: Store, stack: ExitStack) -> None:
        self.store, self.clock, self.stack = store, Clock(), stack
        packs = {pack().id: pack()}
        self.doors = Doors(store, words(), KEY, packs, lambda *_: store.registry.new_workshop("demonstration"), STATIC)
        self.doors.patience = Patience(self.clock)
        self.app = Starlette(routes=self.doors.routes(), exception_handlers={StoreFault: not_kept(words())})

    def browser(self, at: str = ROOM, address: str = "192.168.1.50", **headers: str) -> TestClient:
        client = TestClient(self.app, base_url=at, client=(address, 5000), follow_redirects=False, headers=headers)
        return self.stack.enter_context(client)


def fault(page: Any) -> str:
    found = re.search(r'role="alert"[^>]*>([^<]*)<', page.text)
    return found[1] if found else ""


def keeps(browser: TestClient, person: Any, place: str) -> TestClient:
    """A browser that holds somebody's link already."""
    browser.cookies.set(cookie_name(person.store, person.link.workshop, place), person.secret)
    return browser
