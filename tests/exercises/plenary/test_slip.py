"""The exit slip: one person's, seen by nobody, counted over the room and never small."""

from typing import Any

import pytest

from exercises.plenary import table_view
from exercises.plenary.answer import NEXT_STEPS, SLIP
from exercises.plenary.slip import Counted, Slip, Slips, counted
from tests.exercises.plenary.told import PLENARY, SEAT, a_day, after
from tests.people import UnderWay, setting_up
from workshop.acts import Refused
from workshop.sheet import Sheet
from workshop.topics import shown_at

HAND_IN = {"kind": "hand_in", "heard": "yes", "dominated": "no", "use": "partly"}


def slips(**counts: int) -> list[Slips]:
    """So many people who said each thing to all three questions, each at a device of their own."""
    return [Slips((Slip(step, step, step),)) for step, count in counts.items() for _ in range(count)]  # type: ignore[arg-type]


def test_one_device_goes_round() -> None:
    """It takes a slip a person, ten at most, and sends back how many there are and nothing of what they say."""
    said = after(*[HAND_IN] * 3, sort=SEAT)
    assert said.given == (Slip("yes", "no", "partly"),) * 3
    assert SEAT.body(said) == {"people": 3} and SEAT.load(SEAT.dump(said)) == said
    assert table_view(Sheet(), [said, Slips()]) == {"slips": 3}
    assert len(after(*[HAND_IN] * 12, sort=SEAT).given) == 10


@pytest.mark.parametrize("act", [{**HAND_IN, "heard": "perhaps"}, {**HAND_IN, "use": None}, {"kind": "hand_in"}])
def test_a_slip_answers_all_three(act: dict[str, Any]) -> None:
    """With yes, partly or no."""
    with pytest.raises(Refused):
        SEAT.read(act)


def test_a_slip_counts_only_while_it_is_asked_for() -> None:
    """Not before the last part, late once the plenary is closed or the day has ended, and not for an eleventh person."""
    act = SEAT.read(HAND_IN)
    with pytest.raises(Refused, match="not been asked"):
        SEAT.standing(act, Slips(), a_day(NEXT_STEPS), "plenary", 9)
    with pytest.raises(Refused, match="as many as it takes"):
        SEAT.standing(act, after(*[HAND_IN] * 10, sort=SEAT), a_day(SLIP), "plenary", 9)
    assert SEAT.standing(act, Slips(), a_day(SLIP), "plenary", 9) == "counts"
    assert SEAT.standing(act, Slips(), a_day(SLIP, closed=True), "plenary", 9) == "late"
    assert SEAT.standing(act, Slips(), a_day(SLIP, ended=True), "plenary", 9) == "late"


def test_fewer_than_five_people_are_not_counted() -> None:
    """Nor fewer than the workshop's own minimum, where that is larger."""
    assert counted(slips(yes=4), 2) == Counted(None, {}) == counted(slips(yes=6), 8)
    assert counted(slips(yes=5), 2).by_question["heard"] == ((("yes",), 5), (("partly",), 0), (("no",), 0))


def test_a_small_count_is_joined_to_its_neighbour() -> None:
    """And where even so one would be small, nothing is told of that question."""
    assert counted(slips(yes=15, partly=8, no=2), 5).by_question["use"] == ((("yes",), 15), (("partly", "no"), 10))
    assert counted(slips(yes=15, partly=1, no=2), 5).by_question == {"heard": (), "dominated": (), "use": ()}


def test_nobodys_slip_is_on_the_wire(workshop_under_way: UnderWay) -> None:
    """What the seat itself is sent of its own answer says how many, and the same goes for its table."""
    day = workshop_under_way
    setup = setting_up(activities=(*setting_up().activities, PLENARY))
    assert day.lead.sets_up(setup).status == "done"
    day.lead.opens("plenary"), day.lead.says(day.lead.key, kind="turn", part=SLIP)
    day.oak.activity = "plenary"
    assert day.oak.says(day.oak.own, **HAND_IN).status == "done"
    seat, table = day.oak.link.seat, day.oak.link.table
    for topic, whose in (("seat/plenary", seat), ("table/plenary", table)):
        _, body = shown_at(day.store, (day.entry.id, topic, whose or 0), 0)
        assert "partly" not in str(body)
    assert shown_at(day.store, (day.entry.id, "seat/plenary", seat or 0), 0)[1]["answer"] == {"people": 1}
