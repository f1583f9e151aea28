"""Pictures for a washed-out projector or for low vision: black on white or white on black, thick lines, bold words, no tint so
pale that it is lost.

A spec comes in as a chart drew it and goes out looking stronger; what it says and where it says it stay as they are.
"""

from collections.abc import Mapping
from typing import Any

from exercises.drawing import TALLEST, Spec

LARGER = 1.2  # how much larger the wall sets it; the height is less by as much, so that it still fits
# Greys become black, where they are lines or words, or white, where they are grounds; blue and red go dark. What a key calls grey
# stays grey.
ON_WHITE = {
    "#1a1a1a": "#000000", "#595959": "#000000", "#8c8c8c": "#767676", "#d9d9d9": "#767676", "#e3e3e3": "#949494",
    "#b0b0b0": "#767676", "#f2f2f2": "#ffffff", "#f0e442": "#ffffff",
    "#0072b2": "#001f3d", "#d55e00": "#8a3d00",
}  # fmt: skip
# The other way round. Blue and vermillion become the sky blue, a little lighter, and the orange of the same palette; what words stand
# on goes dark.
ON_BLACK = {
    "white": "black", "black": "white", "#ffffff": "#000000",
    "#1a1a1a": "#ffffff", "#595959": "#ffffff", "#8c8c8c": "#949494", "#d9d9d9": "#5b5b5b", "#e3e3e3": "#5b5b5b",
    "#b0b0b0": "#767676", "#f2f2f2": "#000000", "#f0e442": "#000000",
    "#0072b2": "#62bdf0", "#d55e00": "#e69f00", "#009e73": "#00855f",
    "#56b4e9": "#00598a", "#e69f00": "#855600",
}  # fmt: skip
_THICKER = 1.6


def strong(spec: Spec, colours: Mapping[str, str] = ON_WHITE) -> Spec:
    """A copy of a wall's spec, made stronger, on white or on black."""
    made: Spec = _stronger(spec, colours)
    axis = {**made["config"].get("axis", {}), "labelFontWeight": "bold", "titleFontWeight": "bold"}
    axis |= {"tickColor": axis["labelColor"], "domainColor": axis["labelColor"]}
    made["config"] = {**made["config"], "axis": axis, "text": {"fontWeight": "bold"}}
    return {**made, "height": min(made["height"], round(TALLEST["wall"] / LARGER))}


def _stronger(part: Any, colours: Mapping[str, str], name: str = "") -> Any:
    match part:
        case dict():
            return {key: _stronger(value, colours, key) for key, value in part.items()}
        case list():
            return [_stronger(value, colours, name) for value in part]
        case "normal" if name == "fontWeight":
            return "bold"
        case str():
            return colours.get(part.lower(), part)
        case int() | float() if name == "strokeWidth":
            return part * _THICKER
    return part
