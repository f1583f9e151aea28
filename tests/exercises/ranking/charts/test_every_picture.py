"""What holds for every picture of a ranking: what its spec is made of, and that words say the same."""

import warnings

import pandas as pd
import pytest

from exercises.ranking import charts
from tests.exercises.ranking.charts.placements import COLUMNS
from workshop.report import pictures

SHAPES = {
    "orders": charts.orders(("Oak", "Elm"), 3, "page"),
    "strips": charts.strips(3, "page"),
    "shift": charts.shift(2, 3, "page"),
    "beside": charts.beside(3, "page"),
}
DRAWN = {"orders": charts.cells, "strips": charts.dots, "shift": charts.moves, "beside": charts.pairs}


def encodings(part):
    """Every channel definition in a spec that names a field."""
    if isinstance(part, dict):
        for name, value in part.items():
            if name == "encoding":
                yield from (each for each in value.values() if "field" in each)
            yield from encodings(value)
    elif isinstance(part, list):
        for each in part:
            yield from encodings(each)


@pytest.mark.parametrize("name", SHAPES)
def test_a_spec_holds_no_rows_and_reads_the_dataset_named_source(name):
    """A spec holds no rows: it reads the dataset named `source`, so that only data changes under it."""
    assert SHAPES[name]["$schema"].endswith("v6.4.1.json")
    assert "datasets" not in SHAPES[name]
    assert SHAPES[name]["data"] == {"name": "source"}


@pytest.mark.parametrize("name", SHAPES)
def test_every_field_is_typed_and_every_sort_is_by_a_field(name):
    """Every encoded field has a type, and where order matters it comes from a column, never from a list in the spec."""
    for channel in encodings(SHAPES[name]):
        secondary = {"field"} == set(channel) or set(channel) <= {"field", "bandPosition"}
        assert secondary or channel["type"] in {"quantitative", "nominal"}
        assert not isinstance(channel.get("sort"), list)


def test_columns_stand_in_the_tables_order_and_strips_in_the_rows_order():
    """Table columns are ordered by `table_order`, strips by `row`."""
    assert {c["field"] for c in encodings(SHAPES["orders"]) if c.get("sort") == "ascending"} == {"table_order"}
    sorts = [c["sort"] for c in encodings(SHAPES["strips"]) if c["field"] == "label"]
    assert sorts and all((sort["field"], sort["order"]) == ("row", "ascending") for sort in sorts)


def test_the_same_shape_gives_the_same_spec_whatever_the_tables_are_called():
    """The spec for a shape is built once: other names, same object."""
    assert charts.orders(("Oak", "Elm"), 3, "page") is charts.orders(("Ash", "Fir"), 3, "page")
    assert charts.strips(3, "page") is charts.strips(3, "page")
    assert charts.strips(3, "page") is not charts.strips(4, "page")


def test_wall_lettering_is_at_least_20_pixels():
    """No text on the wall is smaller than 20 px, whatever the number of cards."""

    def sizes(part):
        if isinstance(part, dict):
            yield from (value for name, value in part.items() if name.endswith(("fontSize", "FontSize")))
            yield from (size for value in part.values() for size in sizes(value))
        elif isinstance(part, list):
            yield from (size for value in part for size in sizes(value))

    for cards in (3, 8, 20):
        for spec in (
            charts.orders(tuple("ABCDEFG"), cards),
            charts.strips(cards),
            charts.shift(12, cards),
            charts.beside(cards),
        ):
            assert min(sizes(spec)) >= 20


@pytest.mark.parametrize("name", SHAPES)
def test_an_empty_frame_draws_without_a_warning(name):
    """Before anyone has answered, the frame is empty and nothing warns."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        drawn = DRAWN[name](pd.DataFrame(columns=COLUMNS))
        said = getattr(charts, f"{name}_alternative")(drawn)
    assert drawn.empty
    assert said.startswith("No ")
    assert pictures.svg(charts.filled(SHAPES[name], drawn)).startswith("<svg")
