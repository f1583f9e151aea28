"""Documents: what stands in docs/ as Markdown and is a page of the app too, from the same text.

The facilitator's guide, the accessibility statement, and notes on data protection. Each heading is a place that a link can lead to, by the
name that GitHub gives it. In the guide whatever is set strong is a button or a page, called as the app calls it, which a test holds it to.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route

from workshop.plain import Page

DOCS = Path(__file__).parents[1] / "docs"
GUIDE, ACCESSIBILITY, DATA_PROTECTION = "guide", "accessibility", "data-protection"
DOCUMENTS = (GUIDE, ACCESSIBILITY, DATA_PROTECTION)  # each the name of a file, and the address of its page
WHAT_TO_DO = "What to do when"  # the heading of the guide under which each lesser one is a case
LISTED = ("h2", "h3")
_ELSEWHERE = re.compile(r"([a-z-]+)\.md(#[a-z0-9-]+)?")
_READER = MarkdownIt("commonmark", {"html": False})


@dataclass(frozen=True, slots=True)
class Topic:
    """A heading: its level, its words, and the name by which a link leads to it."""

    level: int
    text: str
    id: str


@dataclass(frozen=True, slots=True)
class Document:
    """A document as a page: its title, what stands under it as HTML, its headings, and what is set strong in it."""

    title: str
    html: str
    topics: tuple[Topic, ...]
    strong: tuple[str, ...]

    def under(self, heading: str) -> tuple[Topic, ...]:
        """The headings that stand one level below another."""
        at = next((at for at, topic in enumerate(self.topics) if topic.text == heading), len(self.topics))
        level = self.topics[at].level if at < len(self.topics) else 0
        after = self.topics[at + 1 :]
        end = next((number for number, topic in enumerate(after) if topic.level <= level), len(after))
        return tuple(topic for topic in after[:end] if topic.level == level + 1)


def read(text: str) -> Document:
    """A document from its Markdown. HTML in it is text; pictures and other documents lead to where the app has them.

    >>> read("# Guide\\n\\n## Before\\n\\nPress **Save**.").topics
    (Topic(level=2, text='Before', id='before'),)
    """
    tokens = _READER.parse(text)
    title, rest = (plain_of(tokens[1]), tokens[3:]) if tokens and tokens[0].tag == "h1" else ("", tokens)
    topics = []
    for opening, inline in zip(rest, rest[1:], strict=False):
        if opening.type == "heading_open":
            topic = Topic(int(opening.tag[1]), plain_of(inline), name_of(plain_of(inline)))
            opening.attrSet("id", topic.id)
            topics.append(topic)
    inner = [token for token in rest if token.children]
    for token in inner:
        _lead_to_the_app(token.children or ())
    strong = tuple(name for token in inner for name in _strong(token.children or ()))
    return Document(title, _READER.renderer.render(rest, _READER.options, {}), tuple(topics), strong)


@cache
def document(name: str) -> Document:
    """The document of a name, as it was when it was first asked for."""
    return read((DOCS / f"{name}.md").read_text(encoding="utf-8"))


def plain_of(inline: Token) -> str:
    return "".join(token.content for token in inline.children or ())


def name_of(heading: str) -> str:
    """What a heading is called in an address: its letters and digits, small, with a hyphen for each space."""
    return re.sub(r"[^a-z0-9 -]", "", heading.lower()).strip().replace(" ", "-")


def _lead_to_the_app(tokens: Sequence[Token]) -> None:
    for token in tokens:
        if token.type == "image" and "/" not in str(token.attrs["src"]):
            token.attrSet("src", f"/{GUIDE}/{token.attrs['src']}")
        if token.type == "link_open" and (found := _ELSEWHERE.fullmatch(str(token.attrs["href"]))):
            token.attrSet("href", f"/{found[1]}{found[2] or ''}")


def _strong(tokens: Sequence[Token]) -> Iterator[str]:
    inside, said = False, ""
    for token in tokens:
        if token.type == "strong_open":
            inside, said = True, ""
        elif token.type == "strong_close":
            inside = False
            yield said
        elif inside:
            said += " " if token.type == "softbreak" else token.content


@dataclass(frozen=True, slots=True)
class DocumentDoors:
    """The routes; `page` answers with a plain page."""

    page: Page

    def routes(self) -> list[Route]:
        return [*(Route(f"/{name}", self.read) for name in DOCUMENTS), Route(f"/{GUIDE}/{{picture}}", self.picture)]

    async def read(self, request: Request) -> Response:
        return self.page("document.html", document=document(request.url.path.strip("/")))

    async def picture(self, request: Request) -> Response:
        """A picture of docs/, and nothing else that lies there or anywhere."""
        name = request.path_params["picture"]
        file = next((file for file in DOCS.glob("*.png") if file.name == name), None)
        if file is None:
            return self.page("gone.html", 404)
        return FileResponse(file, media_type="image/png", headers={"Cache-Control": "no-cache"})
