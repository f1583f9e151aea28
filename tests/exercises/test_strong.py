"""Pictures made stronger: the same picture, with nothing pale or thin left in it."""

import json
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import pytest

from exercises.acceptability.charts import tiles
from exercises.drawing import TALLEST, Spec
from exercises.ranking.charts import beside, orders, shift, strips
from exercises.strong import LARGER, strong

SPECS = {
    "orders": orders(("Oak", "Elm"), 8),
    "strips": strips(8),
    "shift": shift(3, 8),
    "beside": beside(8),
    "tiles": tiles(3, 4),
}
PALE = ("#d9d9d9", "#e3e3e3", "#f2f2f2", "#b0b0b0", "#8c8c8c", "#595959", "#f0e442")


def values(part: Any, name: str) -> Iterator[Any]:
    """All that stands under a name, however deep."""
    if isinstance(part, dict):
        yield from (value for key, value in part.items() if key == name)
    inside = part.values() if isinstance(part, dict) else part if isinstance(part, list) else ()
    for one in inside:
        yield from values(one, name)


@pytest.mark.parametrize("spec", SPECS.values(), ids=list(SPECS))
def test_nothing_pale_or_thin_is_left_and_nothing_else_is_changed(spec: Spec) -> None:
    """Greys are gone and lines are thicker; layers, scales and words are the same; the spec that came in is as it was."""
    before = deepcopy(spec)
    made = strong(spec)
    assert spec == before
    assert [pale for pale in PALE if pale in json.dumps(made).lower()] == []
    widths = zip(values(spec, "strokeWidth"), values(made, "strokeWidth"), strict=True)
    assert all(thick > thin for thin, thick in widths if isinstance(thin, int | float))
    for name in ("field", "transform", "sort", "domain", "text"):
        assert list(values(made["layer"], name)) == list(values(spec["layer"], name))


@pytest.mark.parametrize("spec", SPECS.values(), ids=list(SPECS))
def test_set_larger_it_is_no_taller_than_a_wall_has_room_for(spec: Spec) -> None:
    """What is tall is made lower by as much as it is set larger."""
    assert strong(spec)["height"] <= spec["height"]
    assert strong({**spec, "height": 900})["height"] * LARGER <= TALLEST["wall"] + LARGER
