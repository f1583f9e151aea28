"""A bench for the components that stand around the board: a bare page that mounts them, and a small room at the other end
of the live socket, which answers with the project's own `apply`, and can be told to hold its answers, to call acts late, to
refuse them, or to hang up. Its activity `benefit` is a ranking of eight cards, any other a sheet; `bodies` are topics made of
these. The page runs the real `live.js`."""

import asyncio
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import uvicorn
from pydantic import TypeAdapter
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect

from exercises.ranking import acts
from exercises.ranking import answer as ranking
from tests.browser import Devices
from workshop import arrival, sheet
from workshop.words import words

STATIC = Path(__file__).parents[3] / "exercises" / "parts" / "static"
PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Bench</title><link rel="icon" href="data:,">
<meta name="viewport" content="width=device-width, initial-scale=1"><style>
  html { font-size: 18px; --st-text-color: #31333f; --st-background-color: #ffffff; --st-font: "Source Sans", sans-serif; }
  html.dark { --st-text-color: #fafafa; --st-background-color: #0e1117; color-scheme: dark; }
  body { margin: 0; background: var(--st-background-color); color: var(--st-text-color); }
  main { max-width: 60rem; margin: 0 auto; padding: 1.25rem; }
  main.wide { max-width: none; }
  main > div + div { margin-top: 2rem; }
</style></head><body><main></main><script type="module">
  const hosts = new Map(), leave = new Map()
  window.triggers = []
  window.mount = async (name, data) => {
    if (!hosts.has(name)) {
      const host = document.createElement("div")
      host.attachShadow({mode: "open"}).innerHTML = `<div class="root${name === "sayings" ? " sayings" : ""}"></div>`
      host.dataset.part = name
      document.querySelector("main").append(host)
      hosts.set(name, host)
    }
    const part = await import(new URL(`ours/${name}.js`, document.baseURI).href)
    const setTriggerValue = (event, value) => window.triggers.push([event, value])
    leave.set(name, part.default({data, parentElement: hosts.get(name).shadowRoot, setTriggerValue}))
  }
  window.unmount = name => { leave.get(name)(); hosts.get(name).remove(); hosts.delete(name) }
</script></body></html>"""
SMALL_TARGETS = """part => {
  const within = document.querySelector(`[data-part=${part}]`).shadowRoot
  const shown = [...within.querySelectorAll("button, textarea, select, input, summary")].filter(e => e.checkVisibility())
  return shown.map(e => {
    const box = (e.type === "checkbox" || e.type === "radio" ? e.closest("label") : e).getBoundingClientRect()
    return [e.outerHTML.slice(0, 80), box.width, box.height]
  }).filter(([, width, height]) => width < 43.9 || height < 43.9)
}"""
CARDS_IN_BENEFIT = 8
TOO_WIDE = "() => document.documentElement.scrollWidth > document.documentElement.clientWidth"
STYLED = (
    "part => document.querySelector(`[data-part=${part}]`).shadowRoot.querySelector('.root').style.visibility === ''"
)


@dataclass
class Room:
    """The other end of the live socket. `acts` are those that came, in order; each (client, seq) is applied once."""

    loop: Any = None
    held: list[Any] = field(default_factory=list)
    holding: bool = False
    late: bool = False
    refusing: str = ""
    acts: list[dict[str, Any]] = field(default_factory=list)
    seen: set[tuple[str, int]] = field(default_factory=set)
    sockets: dict[WebSocket, set[str]] = field(default_factory=dict)
    table: ranking.TableRanking = ranking.TableRanking()
    sheets: dict[str, sheet.Sheet] = field(default_factory=dict)
    bodies: dict[str, Callable[[], dict[str, Any]]] = field(default_factory=dict)
    asked: int = 0
    day: arrival.Arrival = arrival.Arrival()
    stage: dict[str, Any] = field(default_factory=lambda: opened())
    sits_at: int = 3
    scripts: str = "a"
    ahead: float = 0
    revision: int = 1

    def body(self, topic: str) -> dict[str, Any]:
        if topic == "stage":
            return self.stage
        if topic in self.bodies:
            return self.bodies[topic]()
        if topic == "table/day":
            return {"answer": TypeAdapter(arrival.Arrival).dump_python(self.day, mode="json")}
        if topic == "table/benefit":
            order, said = self.table.order, TypeAdapter(ranking.TableRanking).dump_python(self.table, mode="json")
            doing = _doing(len(order.placed()) + len(order.cannot), CARDS_IN_BENEFIT, order.finished)
        else:
            held = self.sheet(topic)
            said = TypeAdapter(sheet.Sheet).dump_python(held, mode="json")
            doing = _doing(len(held.choices), self.asked, self.stage["part"] in held.finished)
        return {"answer": said, "late": [], "doing": doing}

    def sheet(self, topic: str) -> sheet.Sheet:
        return self.sheets.get(topic, sheet.Sheet())

    def say(self, topic: str = "table/benefit", /, **act: Any) -> None:
        """Another device's act on an answer, the table's ranking unless another is named."""
        party, _, activity = topic.partition("/")
        self._run(self._take({"activity": activity, "party": party, "act": act}))

    def offer(self, activity: str, **body: Any) -> None:
        """What is released to every table in an activity from now on."""
        self.bodies[f"offered/{activity}"] = lambda: body
        self._run(self._tell(f"offered/{activity}"))

    def arrive(self, **act: Any) -> None:
        """An act of the table, or of a helper, on its arrival."""
        self._run(self._take({"activity": "day", "party": "table", "act": act}))

    def lead(self, **changes: Any) -> None:
        """Change the stage."""
        self.stage = self.stage | changes
        self._run(self._tell("stage"))

    def answer(self) -> None:
        """Answer, in order, what was held."""
        self.holding = False
        self._run(self._answer_held())

    def hang_up(self, code: int = 1001, reason: str = "") -> None:
        self._run(self._hang_up(code, reason))

    def _run(self, task: Any) -> None:
        asyncio.run_coroutine_threadsafe(task, self.loop).result(5)

    async def live(self, socket: WebSocket) -> None:
        await socket.accept()
        self.sockets[socket] = set()
        await socket.send_json(
            {"kind": "here", "clock": time.time() + self.ahead, "table": self.sits_at, "scripts": self.scripts}
        )
        try:
            while True:
                await self._heard(socket, await socket.receive_json())
        except (WebSocketDisconnect, RuntimeError):
            self.sockets.pop(socket, None)

    async def _heard(self, socket: WebSocket, message: dict[str, Any]) -> None:
        match message["kind"]:
            case "show":
                self.sockets[socket].add(message["topic"])
                await self._tell(message["topic"], [socket])
            case "said":
                await socket.send_json({"kind": "holds", "client": message["client"], "seq": message["seq"]})
            case "ping":
                await socket.send_json({"kind": "pong", "clock": time.time() + self.ahead})
            case "hide":
                self.sockets[socket].discard(message["topic"])
            case "act" if self.holding:
                self.held.append((socket, message))
            case "act":
                await self._answer(socket, message)

    async def _answer_held(self) -> None:
        held, self.held = self.held, []
        for socket, message in held:
            await self._answer(socket, message)

    async def _answer(self, socket: WebSocket, message: dict[str, Any]) -> None:
        name = (message["client"], message["seq"])
        kind = "refused" if self.refusing else "late" if self.late else "done"
        if name not in self.seen and kind == "done":
            await self._take(message)
        self.seen.add(name)
        if socket in self.sockets:
            await socket.send_json({"kind": kind, "client": name[0], "seq": name[1], "why": self.refusing})

    async def _take(self, message: dict[str, Any]) -> None:
        act, topic = message["act"], f"{message['party']}/{message['activity']}"
        self.acts.append(act)
        if topic == "table/day":
            self.day = arrival.apply(self.day, TypeAdapter(arrival.Act).validate_python(act))
        elif topic == "table/benefit":
            self.table = ranking.apply(self.table, TypeAdapter(acts.Act).validate_python(act))
        elif topic not in self.bodies:
            self.sheets[topic] = sheet.apply(self.sheet(topic), TypeAdapter(sheet.Act).validate_python(act))
        for changed in (topic, *self.bodies):
            await self._tell(changed)

    async def _tell(self, topic: str, sockets: list[WebSocket] | None = None) -> None:
        self.revision += 1
        said = {"kind": "state", "topic": topic, "revision": self.revision, "body": self.body(topic)}
        for socket in sockets or [socket for socket, topics in self.sockets.items() if topic in topics]:
            await socket.send_json(said)

    async def _hang_up(self, code: int, reason: str) -> None:
        for socket in list(self.sockets):
            self.sockets.pop(socket)
            await socket.close(code, reason)


def opened(**changes: Any) -> dict[str, Any]:
    """A stage five minutes into an activity of fifty."""
    now = time.time()
    return {
        "number": 4, "screen": "benefit/open", "phase": "open", "ends_at": now + 45 * 60, "minutes": 50,
        "opened_at": now - 300, "paused": False, "eyes_up": False, "message": "", "all_hands": False,
        "area": "Oakshire", "heading": "Benefit", "round": 1, "part": 0,
    } | changes  # fmt: skip


def _doing(placed: int, of: int, finished: bool) -> dict[str, Any]:
    return {"placed": placed, "of": of, "finished": finished}


@dataclass
class Bench:
    """Opens pages, each on a device of its own, mounts components on them, and holds the room that they speak to."""

    address: str
    devices: Devices
    room: Room

    def device(self, width: int = 1366, height: int = 768, **settings: Any) -> Any:
        page = self.devices.page(self.address, width, height, **settings)
        page.set_default_timeout(8000)
        self.is_ready(page)
        return page

    def visit(self, page: Any) -> None:
        page.goto(self.address)
        self.is_ready(page)

    def is_ready(self, page: Any) -> None:
        page.wait_for_function("() => window.mount !== undefined")

    def mount(self, page: Any, part: str, /, **told: Any) -> Any:
        """Mount a component, or tell it new things; its host element."""
        given = {"live": "live", "activity": "benefit", "party": "table", **told}
        if part not in ("ear", "sayings"):
            given = {"words": words().of(part), **given}
        page.evaluate("([part, data]) => mount(part, data)", [part, given])
        page.wait_for_function(STYLED, arg=part)
        return page.locator(f"[data-part={part}]")


@dataclass
class Venue:
    """Where rooms are, one after the other: `room` is the one that is spoken to now."""

    address: str = ""
    room: Room = field(default_factory=Room)
    loop: Any = None

    def next_room(self) -> Room:
        self.room = Room(self.loop)
        return self.room

    async def live(self, socket: WebSocket) -> None:
        await self.room.live(socket)


@contextmanager
def served() -> Iterator[Venue]:
    """A venue on a free port."""
    venue = Venue()
    routes = [Route("/", _page), Route("/ours/{name}", _ours), WebSocketRoute("/live", venue.live)]
    server = uvicorn.Server(uvicorn.Config(Starlette(routes=routes), port=0, log_level="error", ws="websockets-sansio"))
    thread = threading.Thread(target=_serve, args=(server, venue), daemon=True)
    thread.start()
    while not server.started:
        assert thread.is_alive(), "The bench's server did not start."
        thread.join(0.01)
    venue.address = f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}/"
    try:
        yield venue
    finally:
        server.should_exit = True
        thread.join(5)


def _serve(server: uvicorn.Server, venue: Venue) -> None:
    async def run() -> None:
        venue.loop = asyncio.get_running_loop()
        await server.serve()

    asyncio.run(run())


def _page(request: Request) -> HTMLResponse:
    return HTMLResponse(PAGE)


def _ours(request: Request) -> FileResponse:
    return FileResponse(STATIC / Path(request.path_params["name"]).name, headers={"cache-control": "no-store"})


def until(page: Any, true: Any) -> None:
    """Let the page run until something holds in the room."""
    for _ in range(400):
        if true():
            return
        page.evaluate("() => new Promise(done => setTimeout(done, 20))")
    raise AssertionError("It did not come to hold in eight seconds.")


def usable(page: Any, part: str, violations: Any) -> None:
    """Holds a page to the rules: nothing for axe to find in light and dark, targets of 44 px, nothing too wide."""
    for dark in (True, False):
        page.evaluate("dark => document.documentElement.classList.toggle('dark', dark)", dark)
        assert violations(page) == []
    assert page.evaluate(SMALL_TARGETS, part) == []
    assert not page.evaluate(TOO_WIDE)
