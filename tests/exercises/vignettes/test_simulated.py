"""A simulated table does with the vignettes what a real one could."""

import pytest

from exercises.vignettes import KIND, simulated
from exercises.vignettes.dealing import deals
from tests.exercises.vignettes.vignetting import a_day
from workshop.everyone import Everyone
from workshop.sheet import Sheet, apply
from workshop.words import words

TABLE = KIND.sorts["table"]


def plays(tables: int, table: int) -> Sheet:
    """What a simulated table has said after both parts, each act read and judged as one from the socket."""
    said = Sheet()
    for part in range(2):
        day, activity = a_day(tables, part=part)
        for pause, act in simulated.acts(day, activity, part, table, f"laptop-{table}", words()):
            read = TABLE.read(act)
            assert pause >= 0 and TABLE.standing(read, said, day, "vignettes", None) == "counts"
            said = apply(said, read)
    return said


@pytest.mark.parametrize("tables", [6, 9])
def test_every_vignette_is_placed_with_a_reason(tables: int) -> None:
    """All four of its own and no other; both parts finished."""
    day, activity = a_day(tables)
    for table, deal in deals(day, activity).items():
        said = plays(tables, table)
        assert set(said.choices) == {one.id for one in deal.vignettes} and said.finished == (0, 1)
        placed = [one for one, choice in said.choices.items() if choice != "cannot-say"]
        assert [note.card for note in said.written("why")] == placed


def test_tables_differ_and_each_does_the_same_again() -> None:
    """Some move and some do not, one cannot say, and one does not agree."""
    said = [plays(6, table) for table in range(1, 7)]
    assert said[0] == plays(6, 1) and len({tuple(one.choices.values()) for one in said}) > 3
    assert any("cannot-say" in one.choices.values() for one in said) and any(one.written("dissent") for one in said)


def test_the_press_is_about_the_change_that_parted_tables_most() -> None:
    """One of the three factors."""
    day, activity = a_day(6)
    said = Everyone({table: plays(6, table) for table in range(1, 7)})
    assert simulated.subject(day, activity, said) in ("data", "purpose", "recipient")
