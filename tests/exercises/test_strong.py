"""Pictures made stronger, on white or on black: the same picture, with nothing pale or thin left in it."""

import json
from collections.abc import Iterator, Mapping
from copy import deepcopy
from typing import Any

import pytest

from exercises.acceptability.charts import LOOKS, tiles
from exercises.drawing import TALLEST, Spec
from exercises.framework.charts import standing
from exercises.ranking.charts import beside, orders, shift, strips
from exercises.staged.charts import flow_chart, line_chart
from exercises.strong import LARGER, ON_BLACK, ON_WHITE, strong
from exercises.vignettes.charts import chart
from workshop.words import words

STAGED = (4, ("Cannot say yet", "No", "Yes"))
SPECS = {
    "orders": orders(("Oak", "Elm"), 8),
    "strips": strips(8),
    "shift": shift(3, 8),
    "beside": beside(8),
    "tiles": tiles(3, 4),
    "standing": standing(700),
    "lines": line_chart(*STAGED, "Stage", "Below"),
    "flows": flow_chart(4, 9, STAGED[1], "Stage", "Below"),
    "factors": chart(words()),
}
BOTH = pytest.mark.parametrize("colours", (ON_WHITE, ON_BLACK), ids=("on white", "on black"))
ALL = pytest.mark.parametrize("spec", SPECS.values(), ids=list(SPECS))
PALE = ("#d9d9d9", "#e3e3e3", "#f2f2f2", "#b0b0b0", "#8c8c8c", "#f0e442")
NAMED = {"white": "#ffffff", "black": "#000000"}


def lightness(colour: str) -> float:
    """The relative luminance that WCAG 2.2 defines."""
    parts = (int(NAMED.get(colour, colour)[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((lightness(one), lightness(other)))
    return (lighter + 0.05) / (darker + 0.05)


def values(part: Any, name: str) -> Iterator[Any]:
    """All that stands under a name, however deep."""
    if isinstance(part, dict):
        yield from (value for key, value in part.items() if key == name)
    inside = part.values() if isinstance(part, dict) else part if isinstance(part, list) else ()
    for one in inside:
        yield from values(one, name)


def colours_of(part: Any) -> set[str]:
    """Every colour that marks, axes and words of a spec have."""
    named = ("color", "fill", "stroke", "gridColor", "labelColor", "titleColor", "tickColor", "domainColor", "range")
    found = [value for name in named for value in values(part, name)]
    flat = [one for value in found for one in (value if isinstance(value, list) else [value])]
    return {one.lower() for one in flat if isinstance(one, str) and (one[:1] == "#" or one in NAMED)}


def written(spec: Spec) -> set[str]:
    """The colours of its words."""
    marks = [mark for mark in values(spec, "mark") if isinstance(mark, dict) and mark.get("type") == "text"]
    axis = spec["config"]["axis"]
    return {mark["color"] for mark in marks} | {axis["labelColor"], axis["titleColor"], spec["title"]["color"]}


@BOTH
@ALL
def test_nothing_pale_or_thin_is_left_and_nothing_else_is_changed(spec: Spec, colours: Mapping[str, str]) -> None:
    """Pale greys are gone and lines are thicker; layers, scales and words are the same; the spec that came in is as it was."""
    before = deepcopy(spec)
    made = strong(spec, colours)
    assert spec == before
    assert [pale for pale in PALE if pale in json.dumps(made).lower()] == []
    widths = zip(values(spec, "strokeWidth"), values(made, "strokeWidth"), strict=True)
    assert all(thick > thin for thin, thick in widths if isinstance(thin, int | float))
    for name in ("field", "transform", "sort", "domain", "text"):
        assert list(values(made["layer"], name)) == list(values(spec["layer"], name))


@BOTH
@ALL
def test_marks_and_words_stand_out_from_their_ground(spec: Spec, colours: Mapping[str, str]) -> None:
    """By 3 to 1, unless they are of the ground's own colour, as the inside of an open circle is, or have an edge; words by 4.5 to 1,
    or else on a blue cell, from which they stand out by as much."""
    made, ground = strong(spec, colours), colours.get("white", "white")
    assert made["background"] == ground
    edged = (
        colours_of(made) & {colours.get(fill.lower(), fill.lower()) for fill in LOOKS.values()}
        if spec is SPECS["tiles"]
        else set()
    )
    drawn = {one: contrast(one, ground) for one in colours_of(made) - {ground, NAMED[ground]} - edged}
    assert {one: by for one, by in drawn.items() if by < 3} == {}
    for one in written(made):
        assert contrast(one, ground) >= 4.5 or contrast(one, colours["#0072b2"]) >= 4.5


@BOTH
def test_words_stand_out_from_the_tile_they_are_on(colours: Mapping[str, str]) -> None:
    """By 4.5 to 1, on every colour."""
    made = strong(SPECS["tiles"], colours)
    (fills,) = [scale["range"] for scale in values(made, "scale") if "range" in (scale or {})]
    assert min(contrast(fill, one) for fill in fills for one in written(made)) >= 4.5


@BOTH
def test_dots_stand_out_from_the_bar_behind_them(colours: Mapping[str, str]) -> None:
    """By 3 to 1: a table's dot is seen on the grey of the middle half."""
    assert contrast(colours["#0072b2"], colours["#d9d9d9"]) >= 3


@BOTH
@ALL
def test_set_larger_it_is_no_taller_than_a_wall_has_room_for(spec: Spec, colours: Mapping[str, str]) -> None:
    """What is tall is made lower by as much as it is set larger."""
    assert strong(spec, colours)["height"] <= spec["height"]
    assert strong({**spec, "height": 900}, colours)["height"] * LARGER <= TALLEST["wall"] + LARGER
