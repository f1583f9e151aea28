"""A hall without Streamlit: a store and its live socket on a port of this machine, and a bare page that runs the real scripts.

For what happens between a browser and the socket: a cut network, a server that is killed and another one that takes its place.
"""

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import uvicorn
from playwright.sync_api import BrowserContext, Page
from starlette.applications import Starlette
from starlette.responses import HTMLResponse
from starlette.routing import Route, WebSocketRoute

from tests.exercises.parts.bench import PAGE, _ours
from tests.people import Laptop
from workshop.links import cookie_name, live_address, place_of
from workshop.live import Live
from workshop.store import Store
from workshop.words import words

SAY = words()
LIVE = "import(new URL('ours/live.js', document.baseURI)).then(({open}) => open(at))"
OPENED = f"""async ([at, topics]) => {{
  window.live = await {LIVE}
  window.shown = {{}}
  for (const topic of topics) live.show(topic, held => {{ shown[topic] = held.body }})
}}"""
ALL_ANSWERED = "() => live.connected && live.unanswered().length === 0"


@contextmanager
def hall(store: Store, port: int = 0) -> Iterator[tuple[Live, int]]:
    """The live socket of a store, and its port; ended as abruptly as this can be done, with the store left open."""
    hub = Live(store)
    routes = [
        Route("/", lambda request: HTMLResponse(PAGE)), Route("/ours/{name}", _ours), WebSocketRoute("/live", hub.endpoint),
    ]  # fmt: skip
    settings = uvicorn.Config(
        Starlette(routes=routes),
        port=port,
        log_level="error",
        ws="websockets-sansio",
        lifespan="off",
        timeout_graceful_shutdown=0,
    )
    server = uvicorn.Server(settings)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        assert thread.is_alive(), "The hall's server did not start."
        thread.join(0.01)
    try:
        yield hub, server.servers[0].sockets[0].getsockname()[1]
    finally:
        server.should_exit = server.force_exit = True
        thread.join(10)


@dataclass
class Device:
    """A browser at a table, with its page open."""

    laptop: Laptop
    page: Page

    def acts(self, activity: str = "benefit", **act: Any) -> None:
        self.page.evaluate("([activity, act]) => { live.act(activity, 'table', act) }", [activity, act])

    def writes(self, text: str, activity: str = "benefit", field: str = "criteria") -> None:
        """Another note, under a name that nobody else gives one."""
        client = self.page.evaluate("live.client")
        note = f"{client[:6]}-{re.sub('[^a-z0-9]+', '-', text)}"
        self.acts(activity, kind="write", note=note, field=field, text=text, base=0, client=client)

    def reads(self, activity: str = "benefit") -> list[str]:
        """The notes on the screen, in their order."""
        said = self.page.evaluate("topic => shown[topic]?.answer.notes ?? []", f"table/{activity}")
        return [note["text"] for note in said]

    def is_told(self, sentence: str, **values: Any) -> None:
        """The strip at the top of the screen says a sentence."""
        told = SAY(f"strip.{sentence}", **values)
        self.page.locator("[data-part=strip] p.line", has_text=told).wait_for()

    def is_answered(self) -> None:
        self.page.wait_for_function(ALL_ANSWERED)
        assert not self.page.evaluate("live.refused.length")

    def time_passes(self, seconds: float) -> None:
        """For this device: each timer that was due meanwhile goes off once."""
        self.page.clock.fast_forward(int(seconds * 1000))


def sits_down(
    context: BrowserContext, base: str, laptop: Laptop, topics: tuple[str, ...] = ("table/benefit",)
) -> Device:
    """A device opens its page, with the cookie of its seat, and a strip on it."""
    name = cookie_name(laptop.store, laptop.link.workshop, place_of(laptop.link))
    context.add_cookies([{"name": name, "value": laptop.secret, "url": base}])
    page = context.new_page()
    page.set_default_timeout(15_000)
    page.clock.install()
    page.goto(base)
    page.wait_for_function("() => window.mount !== undefined")
    at = live_address(laptop.link)
    page.evaluate(OPENED, [at, list(topics)])
    page.evaluate(
        "data => mount('strip', data)", {"live": at, "activity": "benefit", "words": SAY.of("strip"), "for_room": False}
    )
    page.wait_for_function("() => live.connected")
    return Device(laptop, page)
