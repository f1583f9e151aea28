"""Plain pages: the templates of `pages/`, answered without Streamlit and without scripts of other origins."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, select_autoescape
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from workshop.preference import preference
from workshop.terms import terms
from workshop.words import Words

PLAIN = {
    "Content-Security-Policy": "default-src 'self'; script-src 'self'; style-src 'self'; frame-ancestors 'none'; "
    "form-action 'self'; base-uri 'none'",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}
Page = Callable[..., Response]


def plain_pages(words: Words) -> Page:
    """`page(name, status=200, **values)` answers with one of the plain pages in `pages/`, in these words."""
    here = Path(__file__).parent / "pages"
    templates = Environment(loader=FileSystemLoader(here), autoescape=select_autoescape(default=True))
    templates.globals["say"] = words

    def page(name: str, status: int = 200, **values: Any) -> Response:
        return HTMLResponse(templates.get_template(name).render(**values), status, headers=PLAIN)

    return page


def as_read(page: Page, request: Request, name: str, status: int = 200, **values: Any) -> Response:
    """A plain page for whoever takes part, in the words of their device, with the way to choose how it is read, and the words used."""
    here = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    say = preference(request.cookies).words
    return page(name, status, say=say, here=here, terms=terms(say), **values)


def not_kept(words: Words) -> Callable[[Request, Exception], Response]:
    """Answers a request that the store could not keep, such as one to join while the disk is full, with a plain page that says why."""
    page = plain_pages(words)

    def answer(request: Request, fault: Exception) -> Response:
        why = preference(request.cookies).words.why(str(fault))
        return as_read(page, request, "not_kept.html", 503, why=why, again=request.url.path)

    return answer
