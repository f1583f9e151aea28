"""Figures without a network: a Vega-Lite spec with its values inside becomes a PNG or an SVG, with fonts that come along.

One figure is drawn at a time, in a process of its own (`drawer`). The converter may fetch nothing: a spec that names an address is
refused. Text is cleaned first, because the converter ends its process at a character that XML forbids,
and fails on a label that it cuts in the middle of a character beyond the basic plane (most emoji): in pictures those become
an empty square. The text alternative beside the picture keeps them.
"""

import json
import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from workshop.report.blocks import printable
from workshop.report.drawer import drawer

DRAWN_KEPT = 64  # the same figure stands in several forms and in each draft: about 0.1 MB each
PRINT_SCALE = 2.5  # a figure 640 px wide across 16 cm comes to 254 dots an inch

_BEYOND_BASIC = re.compile("[\U00010000-\U0010ffff]")


def png(spec: Mapping[str, Any], scale: float = PRINT_SCALE) -> bytes:
    """The picture as PNG, `scale` dots for each of the spec's pixels."""
    return _png(json.dumps(_drawable(spec)), scale)


def svg(spec: Mapping[str, Any]) -> str:
    """The picture as an SVG document."""
    return _svg(json.dumps(_drawable(spec)))


@lru_cache(maxsize=DRAWN_KEPT)
def _png(spec: str, scale: float) -> bytes:
    return drawer.draw("png", spec, scale)


@lru_cache(maxsize=DRAWN_KEPT)
def _svg(spec: str) -> str:
    return drawer.draw("svg", spec).decode()


def _drawable(part: Any) -> Any:
    """The same spec with every text in it, names of columns too, safe to draw."""
    if isinstance(part, str):
        return _BEYOND_BASIC.sub("\u25a1", printable(part))
    if isinstance(part, Mapping):
        return {_drawable(name): _drawable(value) for name, value in part.items()}
    if isinstance(part, list | tuple):
        return [_drawable(value) for value in part]
    return part
