"""The barest page of Streamlit's: a heading, and a fragment with one line that is read from a shared file. See `bare.py`."""

import os
from pathlib import Path

import streamlit as st

st.title("A bare page")


@st.fragment(run_every=1)
def line() -> None:
    st.markdown(Path(os.environ["SHARED"]).read_text(encoding="utf-8"))


line()
