"""The frame: which pages there are. Each says itself who may see it; the menu shows none of them."""

from contextlib import nullcontext
from copy import copy

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from pages.house import house
from pages.visitor import reads_here

say = house().words
st.set_page_config(page_title=say("common.product"), layout="wide", initial_sidebar_state="collapsed")


def pages() -> list[StreamlitPage]:
    """Each looks for its file as it is made, so they are made once for a browser's visit and not at each drawing."""
    return [
        st.Page("door.py", title=say("common.product"), default=True),
        st.Page("facilitator/workshops.py", title=say("run.heading"), url_path="run"),
        st.Page("facilitator/synthesis.py", title=say("titles.synthesis"), url_path="synthesis"),
        st.Page("facilitator/alone.py", title=say("alone.heading"), url_path="alone"),
        st.Page("facilitator/setup.py", title=say("setup.heading_new"), url_path="setup"),
        st.Page("facilitator/venue.py", title=say("venue.title"), url_path="venue"),
        st.Page("facilitator/cards.py", title=say("cards.heading"), url_path="cards"),
        st.Page("facilitator/local_case.py", title=say("local_case.heading"), url_path="local_case"),
        st.Page("table/table.py", title=reads_here().words("titles.table"), url_path="table"),
        st.Page("room/wall.py", title=say("titles.wall"), url_path="wall"),
        st.Page("room/demonstration.py", title=say("titles.demonstration"), url_path="demonstration"),
        st.Page("observer/observer.py", title=say("titles.observer"), url_path="observer"),
        st.Page("facilitator/control.py", title=say("titles.control"), url_path="control"),
        st.Page("facilitator/remote.py", title=say("titles.remote"), url_path="remote"),
        st.Page("facilitator/agreement.py", title=say("titles.agreement"), url_path="agreement"),
        st.Page("facilitator/desk.py", title=say("titles.desk"), url_path="desk"),
        st.Page("facilitator/paper.py", title=say("paper.entry_title"), url_path="paper"),
        st.Page("facilitator/report.py", title=say("titles.report"), url_path="report"),
        st.Page("facilitator/check_report.py", title=say("checks.title"), url_path="check-report"),
        st.Page("facilitator/edit.py", title=say("titles.edit"), url_path="edit"),
        st.Page("facilitator/redact.py", title=say("redaction.heading"), url_path="redact"),
    ]


if "pages" not in st.session_state:
    st.session_state.pages = pages()
# Each drawing has its own copies: a page notes on itself that it has begun, and one drawing can start while another still ends.
page = st.navigation([copy(each) for each in st.session_state.pages], position="hidden")
with house().turns if page.url_path == "table" else nullcontext():
    page.run()
