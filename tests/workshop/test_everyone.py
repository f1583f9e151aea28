"""Everyone's answers in one round of an activity."""

from tests.people import DECK, UnderWay
from workshop.everyone import everyone


def test_silent_tables_are_there_and_rounds_are_apart(workshop_under_way: UnderWay) -> None:
    """A second round starts empty, and the first stands beside it as the earlier one."""
    world = workshop_under_way
    world.elm.place(DECK[0]), world.oak.marks(DECK[0])
    first = everyone(world.store, world.entry.id, "benefit")
    assert list(first.tables) == [1, 2, 3] and first.tables[2].order.placed() == (DECK[0],)
    assert len(first.seats_of(1)) == 1 and first.seats_of(2) == [] and first.earlier == {}
    world.lead.reveals()
    world.lead.says(world.lead.key, kind="another_round", activity="benefit", at=1.0)
    second = everyone(world.store, world.entry.id, "benefit")
    assert second.tables[2].order.placed() == () and second.earlier[2].order.placed() == (DECK[0],)
    assert second.earlier[2].before is not None
