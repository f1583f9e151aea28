"""How the wall looks: always light, whatever the laptop behind it prefers; or strong, for eyes and projectors that need more.

Strong is black on white in larger, bolder type, with thick lines and no pale tints. It is chosen on the wall and stands in the
wall's address, so that it holds across reloads and can be kept as a bookmark.
"""

import streamlit as st

from exercises.parts import ways
from exercises.strong import LARGER
from workshop.links import address
from workshop.scene import Scene

STRONG = "strong"
_COLOURS = """
.stApp, .stApp [data-testid=stMain] {{ color-scheme: light; background: {ground}; color: {text}; }}
[data-testid=stMarkdownContainer] {{ color: inherit; }}
[data-testid=stBidiComponentIsolated] {{
  --st-text-color: {text} !important; --st-background-color: {ground} !important;
  --st-primary-color: {accent} !important; --st-link-color: {accent} !important;
}}
"""
_LARGER = """
[data-testid=stMarkdownContainer] {{ font-weight: 600; }}
[data-testid=stBidiComponentIsolated] {{ --soften: 100%; --larger: {larger}; font-weight: 600; }}
.stApp:has([data-testid=stVegaLiteChart]) [data-testid=stBidiComponentIsolated] {{ --larger: 1; }}
[data-testid=stElementContainer]:has([data-testid=stVegaLiteChart]) {{ width: calc(100% / {larger}) !important; }}
[data-testid=stVegaLiteChart] > svg {{ zoom: {larger}; }}
"""
_SHEETS = {
    "": _COLOURS.format(text="#1b2733", ground="#fbfaf7", accent="#0b5c8f"),
    STRONG: _COLOURS.format(text="#000", ground="#fff", accent="#000") + _LARGER.format(larger=LARGER),
}
_worn = {
    name: st.components.v2.component(f"common_ground_look_{name or 'usual'}", css=sheet, isolate_styles=False)
    for name, sheet in _SHEETS.items()
}


def look() -> str:
    """The look that this page's address asks for: "strong", or "" for the usual one."""
    return STRONG if st.query_params.get("look") == STRONG else ""


def wear() -> None:
    """Have the page look so."""
    _worn[look()](key=f"look {look()}")


def offer(scene: Scene) -> None:
    """One line at the foot by which the wall is given its other look. Never beside what is shown to the room."""
    here = address("wall", scene.link)
    other = {"label": scene.words("wall.look_usual"), "href": here} if look() else \
            {"label": scene.words("wall.look_strong"), "href": f"{here}&look={STRONG}"}  # fmt: skip
    ways("look", ways=[{**other, "quiet": True}])
