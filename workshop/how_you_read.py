"""How you read this: a plain page on which a device chooses its language, easy read, and no countdown.

Every choice is one press: a form is posted, the choice goes into a cookie of the device (`preference`), and the page comes back
in it. Anybody may choose for the device in front of them; it opens nothing and tells nobody anything.
"""

import re
from dataclasses import dataclass
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from workshop.plain import Page
from workshop.preference import COOKIE, preference
from workshop.words import languages

ADDRESS, YEAR = "/how-you-read", 365 * 24 * 3600
_OURS = re.compile(r"/(?!/)[\w\-./?=&]{0,200}", re.ASCII)


def way_to(back: str) -> str:
    """The address of the page, from where the way back leads to `back`."""
    return f"{ADDRESS}?back={quote(back, safe='')}"


def way_back(request: Request) -> str:
    """Where somebody came from: an address of this server, else the first screen."""
    back = request.query_params.get("back", "")
    return back if _OURS.fullmatch(back) else "/"


@dataclass(frozen=True, slots=True)
class HowYouRead:
    """`page` answers with a plain page."""

    page: Page

    def routes(self) -> list[Route]:
        return [Route(ADDRESS, self.choose, methods=["GET", "POST"])]

    async def choose(self, request: Request) -> Response:
        reads, back = preference(request.cookies), way_back(request)
        if request.method != "POST":
            return self.page("how_you_read.html", say=reads.words, reads=reads, back=back, languages=languages())
        change = str((await request.form()).get("change", ""))[:40]
        changed, secure = reads.changed(change), request.url.scheme == "https"
        at = f"#{change.partition(':')[0]}" if changed != reads else ""  # the keyboard goes on from where it was
        response = RedirectResponse(way_to(back) + at, 303)
        response.set_cookie(
            COOKIE, changed.written(), max_age=YEAR, httponly=True, samesite="lax", secure=secure, path="/"
        )
        return response
