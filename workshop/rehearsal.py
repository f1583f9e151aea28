"""Rehearsals: a workshop that scripted laptops hold on this very server before a day, so that it is known what it will carry.

There is one at a time. It is in no list, export or backup, its screens are marked as a demonstration's are, and it is removed when
it ends: at the asking of whoever holds its lead link, or once nobody has had a socket open on it for a while, or when the server
starts. The laptops are in `exercises/rehearsal`; here are the doors that only they use:

    POST /rehearse                  begin one; open on the laptop that runs the server, by the host key from anywhere else
    GET  /rehearse/WORKSHOP         what is kept of it, act by act and answer by answer, for its lead
    POST /rehearse/WORKSHOP/end     remove it, for its lead
"""

import asyncio
import logging
import re
import secrets
import time
from dataclasses import dataclass
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from workshop.acts import Key
from workshop.database import StoreFault
from workshop.links import cookie_name, held, place_of
from workshop.live import Live
from workshop.patience import Patience, at_the_laptop, who
from workshop.record import counted_as
from workshop.registry import Workshop
from workshop.roles import ROUTES
from workshop.setup import MOST_TABLES
from workshop.store import Store
from workshop.words import Words

log = logging.getLogger("common_ground.rehearsal")
LEFT_ALONE = 30.0  # seconds without any socket open, after which it is removed


class Rehearsals:
    """The rehearsal of this server, where there is one. What was left of an earlier one is removed when it is made."""

    def __init__(self, store: Store, live: Live, left_alone: float = LEFT_ALONE) -> None:
        self.store, self.live, self.left_alone = store, live, left_alone
        self.running: Workshop | None = None
        self._watch: asyncio.Task[None] | None = None
        for left in store.registry.workshops("rehearsal"):
            store.remove_workshop(left.id)

    def begin(self) -> Workshop | None:
        """A new rehearsal; None while one is running. Called on the event loop."""
        if self.running:
            return None
        self.running = self.store.registry.new_workshop("rehearsal")
        self._watch = asyncio.create_task(self._until_left(self.running.id))
        return self.running

    async def end(self) -> None:
        """Remove it with every trace. Raises StoreFault."""
        if self.running:
            await asyncio.to_thread(self.store.remove_workshop, self.running.id)
            self.running = None
        if self._watch and self._watch is not asyncio.current_task():
            self._watch.cancel()

    async def _until_left(self, workshop: str) -> None:
        seen = time.monotonic()
        while self.running:
            await asyncio.sleep(min(1.0, self.left_alone))
            seen = time.monotonic() if self.live.attendance.open(workshop) else seen
            if time.monotonic() - seen >= self.left_alone:
                try:
                    await self.end()
                except StoreFault as fault:
                    log.warning("a rehearsal could not be removed yet: %s", fault)


@dataclass(frozen=True)
class RehearsalDoors:
    """The routes. `host_key` is asked for from another machine, with the same `patience` as at the host's door."""

    store: Store
    words: Words
    rehearsals: Rehearsals
    host_key: str
    patience: Patience

    def routes(self) -> list[Route]:
        return [
            Route("/rehearse", self.begin, methods=["POST"]),
            Route("/rehearse/{workshop}", self.kept),
            Route("/rehearse/{workshop}/end", self.end, methods=["POST"]),
        ]

    async def begin(self, request: Request) -> Response:
        """Its id and code, the name and secret of its lead's cookie, and the two digits of as many tables as are asked for."""
        form = await request.form()
        if refused := self._keeps_out(request, str(form.get("key", "")).strip()):
            return refused
        tables = str(form.get("tables", ""))
        if not re.fullmatch("[0-9]{1,2}", tables) or not 1 <= int(tables) <= MOST_TABLES:
            return _why(400, self.words("rehearsal.tables_expected", most=MOST_TABLES))
        made = self.rehearsals.begin()
        if made is None:
            return _why(409, self.words("rehearsal.running"))
        registry = self.store.registry
        secret, link = registry.new_link(made.id, "lead")
        digits = {str(number): registry.digits(made.id, number) for number in range(1, int(tables) + 1)}
        name = cookie_name(self.store, made.id, place_of(link))
        return JSONResponse({"workshop": made.id, "code": made.code, "cookie": f"{name}={secret}", "digits": digits})

    def _keeps_out(self, request: Request, key: str) -> Response | None:
        guest = f"{who(request)} host"
        if at_the_laptop(request) and not key:
            return None
        if wait := self.patience.wait(guest):
            return _why(429, self.words("join.wait", seconds=wait))
        if secrets.compare_digest(key.encode(errors="replace"), self.host_key.encode()):
            self.patience.right(guest)
            return None
        self.patience.wrong(guest)
        return _why(403, self.words("rehearsal.key_needed"))

    async def kept(self, request: Request) -> Response:
        if (workshop := self._led(request)) is None:
            return _why(404, self.words("gone.heading"))
        return JSONResponse(await run_in_threadpool(what_is_kept, self.store, workshop))

    async def end(self, request: Request) -> Response:
        if self._led(request) is None:
            return _why(404, self.words("gone.heading"))
        await self.rehearsals.end()
        return Response(status_code=204)

    def _led(self, request: Request) -> str | None:
        """The rehearsal that runs, where its lead asks for it."""
        workshop, running = request.path_params["workshop"], self.rehearsals.running
        leads = held(self.store, request.cookies, workshop, ROUTES["/rehearse/{workshop}"])
        return workshop if running and running.id == workshop and leads else None


def what_is_kept(store: Store, workshop: str) -> dict[str, Any]:
    """Everything that the store holds of a workshop: its `acts` in order, each as client, number, status and the revision of the
    room (as on the topic `room`) from which on it is in; and its `answers` by activity and party, as they stand."""
    acts, room, keys = [], 0, {}
    for row in store.journal(workshop):
        key = Key(workshop, row["activity"], row["round"], row["party"])
        keys[f"{key.activity} {key.party}"] = key
        room += counted_as(key) == "room"
        if row["client"]:
            acts.append([row["client"], row["seq"], row["status"], room])
    answers = {name: store.sort(key).body(store.answer(key)) for name, key in keys.items()}
    return {"acts": acts, "answers": answers}


def _why(status: int, why: str) -> Response:
    return JSONResponse({"why": why}, status)
