"""The report and the data: a preview of what the report holds, and the files to take away."""

from datetime import datetime

import streamlit as st

from exercises.afterwards import look_again_on, reminder
from exercises.data import data_zip
from exercises.framework.deal import team_of
from exercises.parts import making, reach, ways
from exercises.parts.blocks import by_chapter, draw_block
from exercises.report import edition, rankings_csv
from pages.facilitator.going_out import how_it_stands, let_people_read
from pages.facilitator.keeping import take_away
from pages.house import house
from pages.visitor import visitor, workshop_of
from workshop.links import address
from workshop.markdown import plain
from workshop.registry import IMPORTED
from workshop.report.html import html
from workshop.report.pdf import pdf
from workshop.report.word import word
from workshop.scene import Scene

here, link = house(), visitor("report")
say = here.words
entry = workshop_of(link)
scene = Scene(here.store, say, link, entry.simulated)
name = "".join(letter if letter.isalnum() else "-" for letter in scene.day.setup.area).strip("-").lower() or "area"


def way_back() -> None:
    """Where whoever reads the report came from."""
    team = team_of(scene.day.setup)
    if entry.sort == IMPORTED:
        back = {"label": say("keeping.to_workshops"), "href": "/run"}
    else:
        label, page = ("alone.back", "alone") if team else ("report_page.back", "control")
        back = {"label": say(label), "href": address(page, link)}
    ways("back", ways=[{**back, "quiet": True}])


st.title(say("report_page.heading", area=plain(scene.day.setup.area)))
st.markdown(say("report_page.lead"))
if not scene.day.begun:
    st.markdown(say("agreement.nothing"))
    way_back()
    st.stop()
with st.spinner(say("report_page.gathering")):
    made = edition(scene)
written = made.report
how_it_stands(scene, made)
let_people_read(scene, made)
st.header(say("report_page.files"))
first, second, third = st.columns(3)
with first:
    st.download_button(
        say("report_page.word"), lambda: word(written, datetime.now(), scene.day.setup.host), f"report-{name}.docx",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document", width="stretch", on_click="ignore",
        type="primary" if made.checked or entry.sort == IMPORTED else "secondary",  # before that, checking it is next
    )  # fmt: skip
with second:
    st.download_button(say("report_page.pdf"), lambda: pdf(written, datetime.now(), scene.day.setup.host),
                       f"report-{name}.pdf", "application/pdf", width="stretch", on_click="ignore")  # fmt: skip
with third:
    st.download_button(say("report_page.html"), lambda: html(written), f"report-{name}.html", "text/html",
                       width="stretch", on_click="ignore")  # fmt: skip
first, second, third = st.columns(3)
with first:
    st.download_button(say("report_page.csv"), lambda: rankings_csv(scene), "rankings.csv", "text/csv", width="stretch",
                       on_click="ignore")  # fmt: skip
with second:
    st.download_button(say("data.page.download"), lambda: data_zip(scene),
                       f"{'demonstration-' if scene.demonstration else ''}data-{name}.zip", "application/zip",
                       width="stretch", on_click="ignore")  # fmt: skip
with third:
    if not scene.demonstration and (remind := reminder(scene.day, say)):
        label = say("afterwards.download", date=look_again_on(scene.day, say))
        st.download_button(label, remind, f"look-again-{name}.ics", "text/calendar", width="stretch", on_click="ignore")
making("making", words=say.of("making"), presses=True)
if not scene.demonstration:
    take_away(link, entry, name)
way_back()
st.header(say("report_page.what_it_says"))
if written.notice:
    st.markdown(f"**{written.notice}**")
reach("reach", words=say.of("reach"))
chapters = by_chapter(written.pages)
if st.session_state.get("chapter") not in chapters:
    asked = st.query_params.get("chapter")  # an address can lead to one
    st.session_state["chapter"] = asked if asked in chapters else next(iter(chapters))
# One chapter at a time: a report of thirty tables, drawn whole, keeps whoever opens this page waiting for half a minute.
chosen = st.selectbox(say("report_page.chapter"), list(chapters), key="chapter")
for block in chapters[chosen]:
    draw_block(block)
