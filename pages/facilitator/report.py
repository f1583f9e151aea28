"""The report and the data: a preview of what the report holds, and the files to take away."""

from datetime import datetime

import streamlit as st

from exercises.afterwards import look_again_on, reminder
from exercises.data import data_zip
from exercises.framework.deal import team_of
from exercises.parts import making, reach, ways
from exercises.parts.blocks import draw_blocks
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

st.title(say("report_page.heading", area=plain(scene.day.setup.area)))
st.markdown(say("report_page.lead"))
if not scene.day.begun:
    st.markdown(say("agreement.nothing"))
    st.stop()
made = edition(scene)
written = made.report
how_it_stands(scene, made)
let_people_read(scene, made)
st.header(say("report_page.files"))
first, second, third = st.columns(3)
with first:
    st.download_button(
        say("report_page.word"), lambda: word(written, datetime.now(), scene.day.setup.host), f"report-{name}.docx",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document", type="primary", width="stretch",
        on_click="ignore",
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
    alone = team_of(scene.day.setup)
    if entry.sort == IMPORTED:
        ways("back", ways=[{"label": say("keeping.to_workshops"), "href": "/run"}])
    else:
        st.page_link(
            "facilitator/alone.py" if alone else "facilitator/control.py",
            label=say("alone.back" if alone else "report_page.back"),
            query_params={"w": link.workshop, "as": link.role},
        )
if not scene.demonstration and (remind := reminder(scene.day, say)):
    label = say("afterwards.download", date=look_again_on(scene.day, say))
    st.download_button(label, remind, f"look-again-{name}.ics", "text/calendar", on_click="ignore")
making("making", words=say.of("making"))
ways("more", ways=[{"label": say("edit.heading"), "href": address("edit", link)},
                   {"label": say("redaction.to_page"), "href": address("redact", link)}])  # fmt: skip
if not scene.demonstration:
    take_away(link, entry, name)
if written.notice:
    st.markdown(f"**{written.notice}**")
reach("reach", words=say.of("reach"))
draw_blocks(written.pages)
