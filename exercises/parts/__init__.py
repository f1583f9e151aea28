"""The pieces that exercises' screens share: our own browser components, mounted.

Each is a script in `static/`, served by the app at `ours/`, and talks past Streamlit to the live socket, so that moving a
card or typing a word reruns nothing. What a piece is given (`data`) must be the same bytes when nothing changed. It goes to
Streamlit as a list of one: of a dict each value would first be tried for a frame of pandas, a tenth of what a table's page costs.
"""

from collections.abc import Callable
from typing import Any

import streamlit as st

LOADER = """
const ours = new URL("ours/{name}.js", document.baseURI).href
export default async piece => (await import(ours)).default({{...piece, data: piece.data[0]}})
"""


def _piece(name: str) -> Callable[..., Any]:
    mounted = st.components.v2.component(
        f"common_ground_{name}", html=f'<div class="{name}"></div>', js=LOADER.format(name=name)
    )

    def mount(key: str, on_changed: Callable[[], None] = lambda: None, **data: Any) -> Any:
        return mounted(key=key, data=[data], on_changed_change=on_changed)

    return mount


board = _piece("board")
writing = _piece("writing")
strip = _piece("strip")
finish = _piece("finish")
poster = _piece("poster")
ear = _piece("ear")
tiles = _piece("tiles")
sayings = _piece("sayings")
ways = _piece("ways")
choices = _piece("choices")
themes = _piece("themes")
picks = _piece("picks")
offered = _piece("offered")
statements = _piece("statements")
ticks = _piece("ticks")
slip = _piece("slip")
marking = _piece("marking")
unmet = _piece("unmet")
venue = _piece("venue")
outline = _piece("outline")
making = _piece("making")
reach = _piece("reach")

# Buttons of a container with the key "roomy" are as tall as a thumb finds without looking.
_roomy = st.components.v2.component(
    "common_ground_roomy", css=".st-key-roomy button { min-height: 60px; }", isolate_styles=False
)


def roomy(key: str) -> None:
    _roomy(key=key)
