"""Across areas: the host chooses workshops of this server, and their tables are set side by side; the same as a report to take away."""

from collections.abc import Callable
from datetime import datetime

import streamlit as st

from exercises.parts import making, reach, ways
from exercises.parts.blocks import draw_blocks
from exercises.synthesis.areas import FEWEST_AREAS, gathered
from exercises.synthesis.findings import synthesis
from exercises.synthesis.report import synthesis_report
from pages.house import house
from pages.visitor import host
from workshop.keeping.expiry import every
from workshop.markdown import plain
from workshop.registry import IMPORTED, Link, Workshop
from workshop.report.blocks import Report
from workshop.report.html import html
from workshop.report.pdf import pdf
from workshop.report.word import word
from workshop.scene import Scene

WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
here, _ = house(), host("synthesis")
say = here.words


def called(workshop: Workshop) -> str:
    """A workshop as it is told from others: area, date, code, and whether it was imported."""
    setup = here.store.day(workshop.id).setup
    key = "one_imported" if workshop.sort == IMPORTED else "one"
    return say(f"synthesis.{key}", area=setup.area, date=setup.date or say("synthesis.no_date"), code=workshop.code)


def chosen(workshops: list[Workshop]) -> list[Workshop]:
    """Those that are ticked."""
    st.header(say("synthesis.choose"))
    st.markdown(say("synthesis.choose_lead"))
    return [one for one in workshops if st.checkbox(plain(called(one)), key=f"with {one.id}")]


def files(written: Report) -> None:
    """The report in its three forms, each made when it is asked for."""
    forms: tuple[tuple[str, str, str, Callable[[], str | bytes]], ...] = (
        ("word", "docx", WORD_TYPE, lambda: word(written, datetime.now())),
        ("pdf", "pdf", "application/pdf", lambda: pdf(written, datetime.now())),
        ("html", "html", "text/html", lambda: html(written)),
    )
    for column, (form, ending, kind, made) in zip(st.columns(len(forms)), forms, strict=True):
        column.download_button(
            say(f"report_page.{form}"), made, f"across-areas.{ending}", kind, width="stretch", on_click="ignore",
            type="primary" if form == "word" else "secondary",
        )  # fmt: skip


def drawn(workshops: list[Workshop]) -> None:
    with st.spinner(say("synthesis.gathering")):
        areas = gathered(Scene(here.store, say, Link(one.id, "lead")) for one in workshops)
        written = synthesis_report(synthesis(areas), say)
    st.markdown(say("synthesis.lead"))
    files(written)
    making("making", words=say.of("making"), presses=True)
    st.markdown(f"**{written.notice}**")
    reach("reach", words=say.of("reach"))
    draw_blocks(written.pages)


st.title(say("titles.synthesis"))
ways("back", ways=[{"label": say("keeping.to_workshops"), "href": "/run"}])
begun = [one for one in every(here.store) if here.store.day(one.id).begun]
if len(begun) < FEWEST_AREAS:
    st.markdown(say("synthesis.too_few_begun"))
    st.stop()
together = chosen(begun)
if len(together) < FEWEST_AREAS:
    st.markdown(say("synthesis.choose_more"))
    st.stop()
drawn(together)
