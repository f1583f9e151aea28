"""Two tables, of which one has not finished."""

import pytest

from tests.exercises.ranking.charts.placements import frame, places


@pytest.fixture
def two_tables():
    return frame(places("Oak", 1, 1, 2.5, 2.5), places("Elm", 2, 2, 1, None, finished=False))
