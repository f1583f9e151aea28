"""The door for readers: `/read/SECRET`, the report for whoever has its address, on any device and without a script.

The lead opens it, closes it, and draws another address where one has leaked. Who is wrong is slowed down as at the other doors; who
has an address that was right once is told that it is closed.
"""

import asyncio
import hashlib
import re
from secrets import token_hex

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from workshop.editions import Edition, Editions
from workshop.patience import Patience, who
from workshop.plain import Page
from workshop.preference import preference
from workshop.reading_page import FILES, PACKED, PAGE
from workshop.record import day_key
from workshop.rights import may_send
from workshop.scene import Scene
from workshop.store import Store

UNSEEN = {"Referrer-Policy": "no-referrer", "X-Robots-Tag": "noindex, nofollow"}
READ = {
    **UNSEEN,
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "private, no-cache",
}


def let_read(scene: Scene, on: bool = True, anew: bool = False) -> None:
    """Let people read the report at the workshop's address, at another one, or no longer. Refused for anybody but the lead;
    StoreFault where it could not be kept."""
    act, readings = {"kind": "let_read", "on": on}, scene.store.readings
    may_send(scene.store, scene.link, day_key(scene.workshop), act)
    if on and (anew or not readings.secret(scene.workshop)):
        readings.draw(scene.workshop)
    scene.say(act, token_hex(8))


def read_at(scene: Scene, base: str) -> str:
    """The address at which the report is read; "" where nobody may read it."""
    secret = scene.store.readings.secret(scene.workshop) if scene.day.reading else ""
    return f"{base}/read/{secret}" if secret else ""


class ReadingDoor:
    """The routes. `page` answers with a plain page where there is nothing to read."""

    def __init__(self, store: Store, editions: Editions, page: Page, patience: Patience) -> None:
        self.store, self.editions, self.page, self.patience = store, editions, page, patience

    def routes(self) -> list[Route]:
        return [Route("/read/{secret}", self.read), Route("/read/{secret}/{file}", self.take)]

    async def read(self, request: Request) -> Response:
        workshop = self._workshop(request)
        if isinstance(workshop, Response):
            return workshop
        packed = "gzip" in request.headers.get("accept-encoding", "")
        form = PACKED if packed else PAGE
        content = (await self._edition(workshop, form)).forms[form]
        mark = f'"{hashlib.sha256(content).hexdigest()[:24]}"'
        headers = {**READ, "ETag": mark, "Vary": "Accept-Encoding"}
        if request.headers.get("if-none-match") == mark:
            return Response(status_code=304, headers=headers)
        headers |= {"Content-Encoding": "gzip"} if packed else {}
        return Response(content, media_type="text/html", headers=headers)

    async def take(self, request: Request) -> Response:
        """A file of the report, once it has been checked."""
        workshop, file = self._workshop(request), request.path_params["file"]
        if isinstance(workshop, Response):
            return workshop
        if file not in FILES:
            return self._nothing(request, 404, "reading.unknown")
        if not (await self._edition(workshop)).told.checked:
            return self._nothing(request, 404, "reading.no_files")
        edition = await self._edition(workshop, file)
        if not edition.told.checked:  # another than a moment ago
            return self._nothing(request, 404, "reading.no_files")
        area = re.sub("[^a-z0-9]+", "-", self.store.day(workshop).setup.area.casefold()).strip("-")
        name = "-".join(filter(None, ("report", area[:60]))) + file.removeprefix("report")
        headers = {**READ, "Content-Disposition": f'attachment; filename="{name}"'}
        return Response(edition.forms[file], media_type=FILES[file], headers=headers)

    async def _edition(self, workshop: str, form: str = "") -> Edition:
        """What is read now. Others may wait for the very same, so it is made whether or not this reader stays."""
        return await asyncio.shield(asyncio.wrap_future(self.editions.ask(workshop, form)))

    def _workshop(self, request: Request) -> str | Response:
        """The id of the workshop whose report may be read at an address, or the page that says why none may."""
        guest = f"{who(request)} read"
        if wait := self.patience.wait(guest):
            return self._nothing(request, 429, "join.wait", seconds=wait)
        reading = self.store.readings.found(request.path_params["secret"])
        if reading is None:
            self.patience.wrong(guest)
            return self._nothing(request, 404, "reading.unknown")
        self.patience.right(guest)
        if not reading.current or not self.store.day(reading.workshop).reading:
            return self._nothing(request, 410, "reading.closed")
        return reading.workshop

    def _nothing(self, request: Request, status: int, why: str, **values: object) -> Response:
        """The sentence that says why nothing is read here, in the words of whoever would read it."""
        say = preference(request.cookies).words
        answer = self.page("nothing_to_read.html", status, say=say, why=say(why, **values))
        answer.headers.update(UNSEEN)
        return answer
