"""Pictures for a washed-out projector or for low vision: black on white, thick lines, bold words, no tint so pale that it is lost.

A spec comes in as a chart drew it and goes out looking stronger; what it says and where it says it stay as they are.
"""

from typing import Any

from exercises.drawing import TALLEST, Spec

LARGER = 1.2  # how much larger the wall sets it; the height is less by as much, so that it still fits
_COLOURS = {  # greys become black, where they are lines or words, or white, where they are grounds; blue and red go dark
    "#1a1a1a": "#000000", "#595959": "#000000", "#8c8c8c": "#000000", "#d9d9d9": "#767676", "#e3e3e3": "#949494",
    "#b0b0b0": "#767676", "#f2f2f2": "#ffffff", "#f0e442": "#ffffff",
    "#0072b2": "#001f3d", "#d55e00": "#8a3d00",
}  # fmt: skip
_THICKER = 1.6


def strong(spec: Spec) -> Spec:
    """A copy of a wall's spec, made stronger."""
    made: Spec = _stronger(spec)
    axis = {**made["config"].get("axis", {}), "labelFontWeight": "bold", "titleFontWeight": "bold"}
    made["config"] = {**made["config"], "axis": axis, "text": {"fontWeight": "bold"}}
    return {**made, "height": min(made["height"], round(TALLEST["wall"] / LARGER))}


def _stronger(part: Any, name: str = "") -> Any:
    match part:
        case dict():
            return {key: _stronger(value, key) for key, value in part.items()}
        case list():
            return [_stronger(value, name) for value in part]
        case "normal" if name == "fontWeight":
            return "bold"
        case str():
            return _COLOURS.get(part.lower(), part)
        case int() | float() if name == "strokeWidth":
            return part * _THICKER
    return part
