"""The doors: plain pages and forms by which people come in, before and beside Streamlit's pages.

Tables come in by `joining`, what is printed and read stands in `papers`. Guessing is slowed down (`patience`). What is right at one
door says nothing for another: codes, keys and each table's digits are counted apart.
"""

import secrets
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from workshop.addresses import room_address
from workshop.casebook import Pack, Versions
from workshop.documents import DocumentDoors
from workshop.joining import Joining
from workshop.letting_in import keep_link, let_in, own_seats
from workshop.links import address, held, host_of, link_of
from workshop.papers import Papers
from workshop.patience import Patience, at_the_laptop, who
from workshop.plain import plain_pages
from workshop.preference import preference
from workshop.programme import Pace
from workshop.registry import IMPORTED
from workshop.registry import Workshop as Entry
from workshop.roles import ROUTES, STAFF
from workshop.run_sheet import PaceOf
from workshop.store import Store
from workshop.words import Words

HEALTH_FOR = 1.0  # seconds for which what the store said of itself is told again
OTHER_PAGES = {"lead": ("remote",)}  # what a link may open, where its address says so, in place of the page of its role
KINDS_OF_FILE = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}


class Doors:
    """The routes. `host_key` opens the host's door; `packs` are the cards that can be printed; `demonstrate` starts the
    demonstration and gives its workshop; `port` is where this server listens; `pace_of` how each activity spends its time,
    `versions` what else there is of the packs' cards."""

    def __init__(self, store: Store, words: Words, host_key: str, packs: dict[str, Pack],
                 demonstrate: Callable[[bool, str, str], Entry], static: Path, port: Callable[[], int] = lambda: 8501,
                 pace_of: PaceOf = lambda activity: Pace(), versions: Versions | None = None) -> None:  # fmt: skip
        self.store, self.words, self.host_key, self.packs, self.demonstrate = store, words, host_key, packs, demonstrate
        self.static, self.port, self.pace_of, self.versions = static, port, pace_of, versions or {}
        self.patience = Patience()
        self._asked_at = float("-inf")
        self._health: dict[str, Any] = {}
        self.page = plain_pages(words)

    def address(self, request: Request) -> str:
        """Where a phone in the room reaches this server, whatever address the lead's own browser uses."""
        return room_address(self.port(), request.headers.get("host", ""), request.url.scheme, self._chosen(request))

    def _chosen(self, request: Request) -> str:
        """The address that was chosen in the workshop that a request is about. It tells those who hold a link of it alone: a guess at
        a code learns nothing."""
        asked, registry = request.path_params, self.store.registry
        id, code = asked.get("workshop", ""), asked.get("code", "").upper()
        workshop = registry.workshop(id=id) if id else registry.workshop(code=code) if code else None
        if workshop is None or held(self.store, request.cookies, workshop.id, STAFF) is None:
            return ""
        return self.store.day(workshop.id).address

    def routes(self) -> list[Route]:
        return [
            *Joining(self.store, self.page, self.patience).routes(),
            Route("/enter", self.enter, methods=["GET", "POST"]),
            Route("/host", self.host, methods=["GET", "POST"]),
            Route("/open/{workshop}", self.open_workshop),
            Route("/alone/{workshop}", self.open_alone),
            Route("/room/{workshop}", self.open_room),
            Route("/demonstrate", self.start_demonstration),
            *self._papers().routes(),
            *DocumentDoors(self.page).routes(),
            Route("/ours/{name}", self.ours),
            Route("/healthz", self.health),
        ]

    def _papers(self) -> Papers:
        return Papers(
            self.store,
            self.words,
            self.packs,
            self.page,
            self.patience,
            self.address,
            self.pace_of,
            self.versions,
        )

    # -- links

    async def enter(self, request: Request) -> Response:
        """A link's secret stands behind the # of its address; the page posts it and it becomes a cookie."""
        say = preference(request.cookies).words
        if request.method != "POST":
            return self.page("enter.html", say=say, fault="", to=request.query_params.get("to", "")[:20])
        if wait := self.patience.wait(who(request)):
            return self.page("enter.html", 429, say=say, fault=say("join.wait", seconds=wait))
        form = await request.form()
        secret, wanted = str(form.get("secret", ""))[:64], str(form.get("to", ""))
        link = self.store.registry.link(secret)
        if link is None:
            self.patience.wrong(who(request))
            return self.page("enter.html", 404, say=say, fault=say("enter.unknown"))
        page = {
            "lead": "control",
            "helper": "control",
            "room": "wall",
            "seat": "table",
            "observer": "observer",
            "host": "run",
        }[link.role]
        return let_in(self.store, request, secret, link, wanted if wanted in OTHER_PAGES.get(link.role, ()) else page)

    async def host(self, request: Request) -> Response:
        """The host's door: open on the laptop that runs the server, by the printed key from anywhere else. It leads on to the
        workshops, or with `?then=alone` to weighing one proposal."""
        guest, then = f"{who(request)} host", "alone" if request.query_params.get("then") == "alone" else "run"
        if request.method != "POST":
            if host_of(self.store, request.cookies):
                return RedirectResponse(f"/{then}", 303)
            return (
                self._as_host(request, then) if at_the_laptop(request) else self.page("host.html", fault="", then=then)
            )
        if wait := self.patience.wait(guest):
            return self.page("host.html", 429, fault=self.words("join.wait", seconds=wait), then=then)
        key = str((await request.form()).get("key", "")).strip()
        if not secrets.compare_digest(key.encode(errors="replace"), self.host_key.encode()):
            self.patience.wrong(guest)
            return self.page("host.html", 403, fault=self.words("host.wrong_key"), then=then)
        self.patience.right(guest)
        return self._as_host(request, then)

    def _as_host(self, request: Request, page: str) -> Response:
        secret, link = self.store.registry.new_link("", "host")
        return let_in(self.store, request, secret, link, page)

    async def open_workshop(self, request: Request) -> Response:
        """The host opens a workshop as its lead; of one that was imported to be read, the report."""
        workshop = self.store.registry.workshop(id=request.path_params["workshop"])
        if workshop is None or held(self.store, request.cookies, workshop.id, ROUTES["/open/{workshop}"]) is None:
            return RedirectResponse("/host", 303)
        query = {"w": workshop.id, "as": "lead"}
        day = self.store.day(workshop.id)
        page = "control" if day.setup.tables and (day.setup.date or day.begun) else "setup"
        page = "report" if workshop.sort == IMPORTED else page
        if leads := link_of(self.store, request.cookies, query):
            return RedirectResponse(address(page, leads), 303)
        return let_in(self.store, request, *self.store.registry.new_link(workshop.id, "lead"), page)

    async def open_alone(self, request: Request) -> Response:
        """A team that works by itself sits down at its one table and leads too, in one browser: for the host or its lead."""
        workshop = self.store.registry.workshop(id=request.path_params["workshop"])
        link = held(self.store, request.cookies, request.path_params["workshop"], ROUTES["/alone/{workshop}"])
        if workshop is None or link is None:
            return RedirectResponse("/host?then=alone", 303)
        if seats := own_seats(self.store, request, workshop):
            response: Response = RedirectResponse(seats[0]["address"], 303)
        else:
            first = next((table.id for table in self.store.day(workshop.id).setup.tables), None)
            response = let_in(self.store, request, *self.store.registry.new_link(workshop.id, "seat", first), "table")
        if link.role != "lead":
            keep_link(self.store, request, response, *self.store.registry.new_link(workshop.id, "lead"))
        return response

    async def open_room(self, request: Request) -> Response:
        """The lead opens the wall on this laptop."""
        workshop = request.path_params["workshop"]
        if held(self.store, request.cookies, workshop, ROUTES["/room/{workshop}"]) is None:
            return RedirectResponse("/", 303)
        if wall := link_of(self.store, request.cookies, {"w": workshop, "as": "room"}):
            return RedirectResponse(address("wall", wall), 303)
        return let_in(self.store, request, *self.store.registry.new_link(workshop, "room"), "wall")

    async def start_demonstration(self, request: Request) -> Response:
        """Everyone who asks sees the one demonstration of this server: its wall, its control room, and a table."""
        asked = request.query_params
        workshop = self.demonstrate(asked.get("again") == "yes", asked.get("day", ""), asked.get("from", ""))
        if asked.get("sit") == "yes":
            return let_in(self.store, request, *self.store.registry.new_link(workshop.id, "seat", 1), "table")
        response: Response = RedirectResponse(f"/demonstration?w={workshop.id}&as=room", 303)
        for role in ("room", "lead"):
            if link_of(self.store, request.cookies, {"w": workshop.id, "as": role}) is None:
                secret, link = self.store.registry.new_link(workshop.id, role)
                keep_link(self.store, request, response, secret, link)
        return response

    # -- scripts and state

    async def ours(self, request: Request) -> Response:
        """The scripts and styles of our own components."""
        name = request.path_params["name"]
        file = next((file for file in self.static.iterdir() if file.name == name), None)
        if file is None or file.suffix not in KINDS_OF_FILE:
            return Response(status_code=404)
        mark = f'"{file.stat().st_mtime_ns:x}-{file.stat().st_size:x}"'
        headers = {"Cache-Control": "no-cache", "ETag": mark, "X-Content-Type-Options": "nosniff"}
        if request.headers.get("if-none-match") == mark:
            return Response(status_code=304, headers=headers)
        return Response(file.read_bytes(), media_type=KINDS_OF_FILE[file.suffix], headers=headers)

    async def health(self, request: Request) -> Response:
        """Asked of the store once a second at most, whoever asks how often."""
        if time.monotonic() - self._asked_at >= HEALTH_FOR:
            self._asked_at = time.monotonic()
            self._health = await run_in_threadpool(self.store.health)
        state = self._health or await run_in_threadpool(self.store.health)
        return JSONResponse(state, 200 if state["store"] == "ok" else 503, headers={"Cache-Control": "no-store"})
