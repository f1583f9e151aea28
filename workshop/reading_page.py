"""What people who have the address of a report see: the report as a web page with a few lines at its head, and its files.

The page runs no script and fetches nothing. It says what it is, what is not in it yet, and until when it is kept.
"""

import gzip
from collections.abc import Mapping
from datetime import datetime
from html import escape

from workshop.editions import Edition, Form
from workshop.keeping.expiry import kept
from workshop.report.blocks import printable
from workshop.report.html import html
from workshop.report.pdf import pdf
from workshop.report.word import word
from workshop.store import Store
from workshop.times import date_of
from workshop.words import Words

PAGE, PACKED = "page", "page, packed"
FILES: Mapping[str, str] = {
    "report.docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "report.pdf": "application/pdf",
    "report.html": "text/html; charset=utf-8",
}  # the files of a checked report, by the names that stand in their addresses


def forms(store: Store, words: Words) -> dict[str, Form]:
    """How an edition is written out: as the page, that page packed for sending, and each file."""

    def made_for(edition: Edition) -> tuple[datetime, str]:
        return datetime.now(), store.day(edition.workshop).setup.host

    return {
        PAGE: lambda edition: page_of(store, words, edition),
        PACKED: lambda edition: gzip.compress(page_of(store, words, edition)),
        "report.docx": lambda edition: word(edition.told.report, *made_for(edition)),
        "report.pdf": lambda edition: pdf(edition.told.report, *made_for(edition)),
        "report.html": lambda edition: html(edition.told.report).encode(),
    }


def page_of(store: Store, words: Words, edition: Edition) -> bytes:
    """The page of an edition, written once."""
    if PAGE not in edition.forms:
        edition.forms[PAGE] = page(store, words, edition)
    return edition.forms[PAGE]


def page(store: Store, words: Words, edition: Edition) -> bytes:
    told, say = edition.told, words
    lines = [say("reading.is_checked" if told.checked else "reading.is_draft")]
    if told.left_out:
        lines.append(say("reading.left_out", which=", ".join(told.left_out)))
    lines.append(_until(store, words, edition.workshop))
    written = "".join(f"<p>{escape(printable(line))}</p>\n" for line in lines)
    if told.checked:
        base = f"/read/{store.readings.secret(edition.workshop)}"
        listed = "".join(
            f'<li><a href="{base}/{name}">{escape(called)}</a></li>\n'
            for name, called in zip(FILES, say.of("reading")["files"], strict=True)
        )
        written += f"<p>{escape(say('reading.take'))}</p>\n<ul>\n{listed}</ul>\n"
    label = escape(say("reading.label"))
    return html(told.report, f'<aside class="reading" aria-label="{label}">\n{written}</aside>\n').encode()


def _until(store: Store, words: Words, id: str) -> str:
    """When the page goes at the latest: with the workshop, of which a demonstration keeps nothing."""
    workshop = store.registry.workshop(id=id)
    if workshop is None or workshop.simulated:
        return words("reading.until_simulated")
    return words("reading.until", date=date_of(kept(store, workshop).until))
