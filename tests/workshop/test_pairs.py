"""Pairing tables, as an act on the day."""

from typing import Any

import pytest

from tests.people import NOON, UnderWay
from tests.workshop.test_day import said, set_up
from workshop.acts import Refused
from workshop.day import Day
from workshop.rights import may_send
from workshop.stage import stage


@pytest.fixture
def revealed() -> Day:
    return said(said(set_up(), "open", activity="benefit", at=NOON), "reveal", step=1)


def pairs(day: Day, *pairs: tuple[int, ...], at: float = NOON, **more: Any) -> Day:
    return said(day, "pair", pairs=pairs, at=at, **more)


def test_tables_see_one_another_from_the_press_until_it_is_ended(revealed: Day) -> None:
    """For six minutes by their clock; each press has the pages drawn again, and which they were is kept."""
    day = pairs(revealed, (1, 3))
    at = day.progress["benefit"]
    assert (at.beside(1), at.beside(3), at.beside(2)) == ((3,), (1,), ())
    assert [stage(day, table)["paired_until"] for table in (1, 2, None)] == [NOON + 360, None, None]
    ended = pairs(day)
    assert ended.progress["benefit"].beside(1) == () and ended.progress["benefit"].pair_of(1) == (3,)
    assert len({revealed.screen, day.screen, pairs(day, (1, 2), at=NOON + 60).screen}) == 3
    assert ended.screen == revealed.screen


def test_nobody_is_paired_before_the_reveal() -> None:
    """Until then no table sees what another has said."""
    opened = said(set_up(), "open", activity="benefit", at=NOON)
    for day, why in ((opened, "Reveal first"), (set_up(), "Open an activity")):
        with pytest.raises(Refused, match=why):
            pairs(day, (1, 2))


@pytest.mark.parametrize(("wrong", "why"), [(((1, 2), (2, 3)), "one pair only"), (((1, 1),), "one pair only"),
                                            (((1, 9),), "no table 9"), (((1,),), "Not understood")])  # fmt: skip
def test_pairs_that_cannot_be(revealed: Day, wrong: Any, why: str) -> None:
    """Each in one sentence."""
    with pytest.raises(Refused, match=why):
        pairs(revealed, *wrong)


@pytest.mark.parametrize("then", [{"kind": "close"}, {"kind": "open", "activity": "risk", "at": NOON}])
def test_pairs_end_with_their_activity(revealed: Day, then: dict[str, Any]) -> None:
    """Opened again, it shows nobody another's answer until the lead presses again."""
    day = said(said(pairs(revealed, (1, 2)), **then), "open", activity="benefit", at=NOON)
    assert day.progress["benefit"].beside(1) == ()


def test_only_the_lead_pairs(workshop_under_way: UnderWay) -> None:
    """Not a helper, and not a table."""
    world = workshop_under_way
    for role in ("helper", "room"):
        with pytest.raises(Refused):
            may_send(world.store, world.opens_link(role).link, world.lead.key, {"kind": "pair"})
