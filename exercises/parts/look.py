"""How the wall looks: always light, whatever the laptop behind it prefers; or strong, for eyes and projectors that need more.

Strong is larger, bolder type in black on white or in white on black, with thick lines and no pale tints. It is chosen on the wall and
stands in the wall's address, so that it holds across reloads and can be kept as a bookmark.

A wall is one picture, the same on every projector: all of it is set by the size of the window, charts too, and what stands beneath
the words takes the height that they leave. On a narrow or upright screen it is an ordinary page.
"""

import streamlit as st

from exercises.drawing import WIDTH, Spec
from exercises.parts import ways
from exercises.strong import LARGER, ON_BLACK, ON_WHITE, strong
from workshop.links import address
from workshop.scene import Scene

_STRONG = {"strong": ON_WHITE, "black": ON_BLACK}  # by what stands in the address: the colours of its pictures
_COLOURS = """
.stApp, .stApp [data-testid=stMain] {{ color-scheme: {scheme}; background: {ground}; color: {text}; }}
[data-testid=stMarkdownContainer] {{ color: inherit; }}
[data-testid=stBidiComponentIsolated] {{
  --st-text-color: {text} !important; --st-background-color: {ground} !important;
  --st-primary-color: {accent} !important; --st-link-color: {accent} !important;
}}
"""
_DRAWN = "[data-testid=stVegaLiteChart], [data-testid=stImage]"
_ONE_PICTURE = f"""
@media (min-width: 48rem) and (min-aspect-ratio: 1/1) {{
  html {{ font-size: max(min(.9375vw, 1.6667vh), 12px) !important; }}
  [data-testid=stMainBlockContainer]:has({_DRAWN}) {{ height: 100vh; box-sizing: border-box; }}
  [data-testid=stMainBlockContainer]:has({_DRAWN}) > [data-testid=stVerticalBlock] {{ height: 100%; }}
  [data-testid=stMainBlockContainer] > [data-testid=stVerticalBlock] > [data-testid=stElementContainer]:has({_DRAWN}) {{
    position: relative; flex: 1 1 0; min-height: 0; overflow: clip;
  }}
  [data-testid=stElementContainer] div:has([data-testid=stVegaLiteChart]), [data-testid=stVegaLiteChart] {{
    position: static !important; height: 100% !important;
  }}
  [data-testid=stVegaLiteChart] {{ width: calc({WIDTH["wall"]}px / var(--larger, 1)) !important; }}
  [data-testid=stVerticalBlock] > [data-testid=stElementContainer] [data-testid=stVegaLiteChart] > svg {{
    position: absolute; inset: 0; width: 100%; height: 100%; background: none !important;
  }}
  [data-testid=stElementContainer] div:has(> [data-testid=stImage]) {{ position: static !important; }}
  [data-testid=stMainBlockContainer] > [data-testid=stVerticalBlock] > [data-testid=stElementContainer] [data-testid=stImage] img {{
    position: absolute; inset: 0; width: 100%; height: 100%; object-fit: contain;
  }}
}}
"""
_LARGER = """
[data-testid=stMarkdownContainer] {{ font-weight: 600; }}
[data-testid=stBidiComponentIsolated] {{ --soften: 100%; --larger: {larger}; font-weight: 600; }}
.stApp:has([data-testid=stVegaLiteChart]) [data-testid=stBidiComponentIsolated] {{ --larger: 1; }}
.stApp {{ --larger: {larger}; }}
"""
_PLATE = """
[data-testid=stImage] img { background: #fff; }
"""
_SHEETS = {
    "": _COLOURS.format(scheme="light", text="#1b2733", ground="#fbfaf7", accent="#0b5c8f"),
    "strong": _COLOURS.format(scheme="light", text="#000", ground="#fff", accent="#000")
    + _LARGER.format(larger=LARGER),
    "black": _COLOURS.format(scheme="dark", text="#fff", ground="#000", accent="#fff")
    + _LARGER.format(larger=LARGER)
    + _PLATE,
}
_worn = {
    name: st.components.v2.component(
        f"common_ground_look_{name or 'usual'}", css=_ONE_PICTURE + sheet, isolate_styles=False
    )
    for name, sheet in _SHEETS.items()
}


def look() -> str:
    """The look that this page's address asks for: "strong" (black on white), "black" (white on black), or "" for the usual one."""
    asked = st.query_params.get("look", "")
    return asked if asked in _STRONG else ""


def wear() -> None:
    """Have the page look so."""
    _worn[look()](key=f"look {look()}")


def worn(spec: Spec) -> Spec:
    """A picture's spec as it looks on this page."""
    return strong(spec, _STRONG[look()]) if look() else spec


def offer(scene: Scene) -> None:
    """One line at the foot by which the wall is given another look. Never beside what is shown to the room."""
    here = address("wall", scene.link)
    looks = {"": ("look_usual", here)} | {one: (f"look_{one}", f"{here}&look={one}") for one in _STRONG}
    others = [shown for one, shown in looks.items() if one != look()]
    ways("look", ways=[{"label": scene.words(f"wall.{name}"), "href": href, "quiet": True} for name, href in others])
