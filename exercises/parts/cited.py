"""A line that cites the report of 2018: its chapters and headings are in English, whatever a page is read in, and marked as that."""

from html import escape

import streamlit as st

from workshop.markdown import plain
from workshop.words import ENGLISH, Words


def cited(say: Words, key: str, **names: str) -> None:
    """The sentence of that name, with names from the report filled in. A screen reader says them in English (WCAG 3.1.2)."""
    if say.language == ENGLISH:
        st.markdown(plain(say(key, **names)))
    else:
        marked = {name: f'<span lang="{ENGLISH}">{escape(text)}</span>' for name, text in names.items()}
        st.html(f"<p>{escape(say(key), quote=False).format(**marked)}</p>")
