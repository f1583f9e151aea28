"""What Word keeps in a paragraph beside its text: bookmarks, links to them, and fields with their results written in."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph as WordParagraph

from workshop.report.blocks import printable
from workshop.report.references import anchor


def say(paragraph: WordParagraph, text: str, style: str | None = None) -> WordParagraph:
    if text:
        paragraph.add_run(printable(text), style)
    return paragraph


def bookmark_of(number: int) -> str:
    return f"_Toc{number:09d}"


@contextmanager
def marked(paragraph: WordParagraph, number: int, name: str) -> Iterator[None]:
    """A bookmark around what is written into the paragraph meanwhile; its number is its own in the document."""
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for mark in (start, end):
        mark.set(qn("w:id"), str(number))
    start.set(qn("w:name"), name)
    paragraph._p.append(start)
    yield
    paragraph._p.append(end)


def bookmark_at(name: str) -> str:
    """The bookmark at a table or figure, from what it is called: "Table 3"."""
    return "_Ref_" + anchor(name).replace("-", "_")


def refer(paragraph: WordParagraph, names: tuple[str, ...]) -> WordParagraph:
    """Add what the sentence rests on, in brackets, each a link: " (Table 3, Figure 1)"."""
    for number, name in enumerate(names):
        say(paragraph, ", " if number else " (")
        linked = _linking(paragraph, bookmark_at(name))
        say(paragraph, name)
        linked.append(paragraph.runs[-1]._r)
    return say(paragraph, ")") if names else paragraph


def _linking(paragraph: WordParagraph, bookmark: str) -> Any:
    link = OxmlElement("w:hyperlink")
    link.set(qn("w:anchor"), bookmark)
    link.set(qn("w:history"), "1")
    paragraph._p.append(link)
    return link


def link(paragraph: WordParagraph, text: str, bookmark: str) -> None:
    """A link inside the document, and after it a page number for Word to fill in."""
    linked = _linking(paragraph, bookmark)
    before = len(paragraph.runs)
    say(paragraph, text + "\t")
    field(paragraph, f"PAGEREF {bookmark} \\h", "")
    for run in paragraph.runs[before:]:
        linked.append(run._r)


def field(paragraph: WordParagraph, instruction: str, result: str) -> None:
    """One of Word's fields with its result written in."""
    mark(paragraph, "begin")
    instruct(paragraph, instruction)
    mark(paragraph, "separate")
    say(paragraph, result)
    mark(paragraph, "end")


def mark(paragraph: WordParagraph, kind: str) -> None:
    """Where a field begins, its result begins (`separate`), or it ends."""
    character = OxmlElement("w:fldChar")
    character.set(qn("w:fldCharType"), kind)
    paragraph.add_run()._r.append(character)


def instruct(paragraph: WordParagraph, instruction: str) -> None:
    """What a field is to show, between its begin and its result."""
    words = OxmlElement("w:instrText")
    words.set(qn("xml:space"), "preserve")
    words.text = f" {instruction} "
    paragraph.add_run()._r.append(words)
