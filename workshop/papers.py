"""Papers: what is printed and read beside the screens. Cards, table cards, the run sheet, the briefing, pictures and QR codes."""

import io
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

import segno
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from workshop.briefing import BRIEFING
from workshop.casebook import CaseStudy, Pack, Versions, suiting
from workshop.letting_in import meant
from workshop.links import held
from workshop.lists import HARMS, IDENTIFIABILITY
from workshop.patience import Patience
from workshop.pictures import DRAWN, picture
from workshop.plain import Page, as_read
from workshop.preference import language_of, name_of, preference, said_of
from workshop.privacy import notice
from workshop.programme import entries
from workshop.registry import Workshop
from workshop.roles import ROUTES
from workshop.run_sheet import PaceOf, run_sheet, when_late
from workshop.setup import LETTERS
from workshop.store import Store
from workshop.words import Words, languages, words


@dataclass
class Papers:
    """`page` answers with a plain page, `address` where a phone reaches this server,
    `pace_of` how each activity spends its time; `packs` are the cards that can be printed, `versions` what else there is of them."""

    store: Store
    words: Words
    packs: dict[str, Pack]
    page: Page
    patience: Patience
    address: Callable[[Request], str]
    pace_of: PaceOf
    versions: Versions = field(default_factory=dict)

    def routes(self) -> list[Route]:
        return [
            Route("/print/cards/{pack}", self.print_pack),
            Route("/print/workshop/{workshop}", self.print_workshop),
            Route("/print/programme/{workshop}", self.print_programme),
            Route("/briefing", self.briefing),
            Route("/briefing/{code}", self.briefing),
            Route("/privacy", self.privacy),
            Route("/privacy/{code}", self.privacy),
            Route("/picture/{section}.svg", self.picture),
            Route("/qr/{code}.svg", self.qr),
        ]

    async def print_pack(self, request: Request) -> Response:
        pack = self.packs.get(request.path_params["pack"])
        if pack is None:
            return self.page("gone.html", 404)
        wanted = self._asked_for(request) or preference(request.cookies).versions
        cards = [{"letter": "", **self._face(card, wanted)} for card in pack.cards]
        others = self._others(request, pack.cards)
        return as_read(self.page, request, "cards.html", cards=cards[: len(LETTERS)], title=pack.title, versions=others,
                       large=_large(request), version="".join(self._asked_for(request)))  # fmt: skip

    async def print_workshop(self, request: Request) -> Response:
        """A workshop's own cards with their letters, and a card for each table."""
        workshop = self.store.registry.workshop(id=request.path_params["workshop"])
        if workshop is None or not self._may(request, "/print/workshop/{workshop}"):
            return self.page("gone.html", 404)
        setup = self.store.day(workshop.id).setup
        wanted = self._asked_for(request)
        cards = [{"letter": dealt.letter, **self._face(dealt.card, wanted)} for dealt in setup.cards]
        others = self._others(request, [dealt.card for dealt in setup.cards])
        digits = self.store.registry.digits
        tables = [{"name": table.name, "digits": digits(workshop.id, table.id)} for table in setup.tables]
        at = self.address(request)
        return self.page(
            "cards.html", cards=cards, title=setup.area, tables=tables, workshop=workshop, address=at, versions=others,
            large=_large(request), version="".join(wanted),
        )  # fmt: skip

    @staticmethod
    def _asked_for(request: Request) -> tuple[str, ...]:
        """The version of the cards that an address asks for, such as `?version=easy`; () for the cards themselves."""
        return tuple(filter(None, [request.query_params.get("version", "")]))

    def _face(self, card: CaseStudy, wanted: Sequence[str]) -> dict[str, object]:
        """What is printed of a card, in the version wanted where there is one, which says that it awaits a check; and the words of
        the card's own language for what stands round it."""
        version = suiting(card, self.versions, wanted)
        face = (self.versions[card][version] if version else card).face_at("benefit")
        return {**face, "about": said_of(version), "say": words(language_of(version))}

    def _others(self, request: Request, cards: Iterable[CaseStudy]) -> list[dict[str, str]]:
        """The ways to the same cards in the versions that there are of them."""
        there = sorted({version for card in cards for version in self.versions.get(card, {})})
        ways = ["", *there] if there else []
        size = "&size=large" if _large(request) else ""
        label = {"": self.words("how_you_read.usual")}
        return [
            {"label": label.get(one) or name_of(one), "href": f"{request.url.path}?version={one}{size}"} for one in ways
        ]

    async def print_programme(self, request: Request) -> Response:
        """A workshop's run sheet on paper, for whoever leads or helps."""
        workshop = request.path_params["workshop"]
        if self.store.registry.workshop(id=workshop) is None or not self._may(request, "/print/programme/{workshop}"):
            return self.page("gone.html", 404)
        setup, of = self.store.day(workshop).setup, self.pace_of
        lines, late = run_sheet(setup, of, self.words), when_late(entries(setup, of), self.words)
        return self.page("programme.html", setup=setup, lines=lines, late=late)

    def _may(self, request: Request, route: str) -> bool:
        return held(self.store, request.cookies, request.path_params["workshop"], ROUTES[route]) is not None

    async def briefing(self, request: Request) -> Response:
        """What people may read before the day; with a workshop's code, headed with its area and date."""
        workshop = self._named(request)
        if isinstance(workshop, Response):
            return workshop
        say = preference(request.cookies).words
        setup = self.store.day(workshop.id).setup if workshop else None
        title = say("briefing.title", area=setup.area) if setup else say("briefing.title_plain")
        day = ", ".join(filter(None, (setup.date, setup.host))) if setup else ""
        recorded = say("briefing.recorded", days=setup.keep_days) if setup else ""
        return as_read(self.page, request, "briefing.html", title=title, day=day, recorded=recorded, sections=BRIEFING,
                       identifiability=IDENTIFIABILITY, harms=HARMS, workshop=workshop,
                       large=_large(request))  # fmt: skip

    async def privacy(self, request: Request) -> Response:
        """What is kept of a workshop, who sees it and for how long; without a workshop's code, as a form to fill in."""
        workshop = self._named(request)
        if isinstance(workshop, Response):
            return workshop
        setup = self.store.day(workshop.id).setup if workshop else None
        parts = notice(setup, preference(request.cookies).words)
        simulated = workshop is not None and workshop.simulated
        return as_read(
            self.page, request, "privacy.html", setup=setup, workshop=workshop, simulated=simulated, parts=parts
        )

    def _named(self, request: Request) -> Workshop | Response | None:
        """The workshop whose code is in the address, None where no code is; or the page that says why it is not given."""
        code = request.path_params.get("code", "").upper()
        return meant(self.store, self.patience, self.page, request, code) if code else None

    async def picture(self, request: Request) -> Response:
        """One of the pictures that the day is framed with, its words in the language asked for."""
        section = request.path_params["section"]
        if section not in DRAWN:
            return Response(status_code=404)
        language = request.query_params.get("in", "")
        say = words(language) if language in languages() else self.words
        return Response(picture(section, say), media_type="image/svg+xml", headers={"Cache-Control": "no-cache"})

    async def qr(self, request: Request) -> Response:
        """A QR of the joining address, which carries an address that a phone in the room can reach."""
        code = "".join(letter for letter in request.path_params["code"] if letter.isalnum())[:12]
        picture = qr_svg(f"{self.address(request)}/join/{code}")
        return Response(picture, media_type="image/svg+xml", headers={"Cache-Control": "no-store"})


def _large(request: Request) -> bool:
    """Whether large print is asked for."""
    return request.query_params.get("size") == "large"


def qr_svg(text: str, scale: int = 8) -> bytes:
    """A QR code as SVG with a quiet zone, dark on white."""
    out = io.BytesIO()
    segno.make(text, error="m", micro=False).save(out, kind="svg", scale=scale, border=4, light="white", xmldecl=False)
    return out.getvalue()
