"""The exit slip: one person's, seen by nobody, counted over the room and never small."""

from typing import Any

import pytest

from exercises.plenary import table_view
from exercises.plenary.answer import NEXT_STEPS, SLIP
from exercises.plenary.findings import Findings
from exercises.plenary.slip import PAPER, Counted, Slip, Slips, counted
from tests.exercises.plenary.told import PLENARY, SEAT, a_day, after
from tests.people import UnderWay, setting_up
from workshop.acts import Refused
from workshop.everyone import everyone
from workshop.scene import Scene
from workshop.sheet import Sheet
from workshop.topics import shown_at
from workshop.words import words

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


def test_slips_on_paper_are_a_party_of_their_own() -> None:
    """All of one table's at once or none, so many at most; how many there are is sent, and not what they say."""
    act = {"kind": "hand_in_paper", "slips": [{"heard": "yes", "dominated": "no", "use": "partly"}] * 6}
    said = after(act, act, sort=PAPER)
    assert len(said.given) == 12 and PAPER.body(said) == {"people": 12} and PAPER.load(PAPER.dump(said)) == said
    read = PAPER.read(act)
    assert PAPER.standing(read, said, a_day(SLIP), "plenary", None) == "counts"
    for day, why in ((a_day(NEXT_STEPS), "not been asked"), (a_day(SLIP, closed=True), "Open it again")):
        with pytest.raises(Refused, match=why):
            PAPER.standing(read, said, day, "plenary", None)
    with pytest.raises(Refused, match="60 slips on paper at most, and 60 are there"):
        PAPER.standing(read, after(*[act] * 10, sort=PAPER), a_day(SLIP), "plenary", None)
    with pytest.raises(Refused):
        PAPER.read({"kind": "hand_in_paper", "slips": [{"heard": "perhaps", "dominated": "no", "use": "no"}]})


def test_slips_on_paper_count_with_those_of_devices(workshop_under_way: UnderWay) -> None:
    """In the room's counts and in how many its table handed in; no seat may send them, and they come back from the journal."""
    day, (store, entry) = workshop_under_way, (workshop_under_way.store, workshop_under_way.entry)
    setup = setting_up(activities=(*setting_up().activities, PLENARY))
    assert day.lead.sets_up(setup).status == "done"
    day.lead.opens("plenary"), day.lead.says(day.lead.key, kind="turn", part=SLIP)
    day.oak.activity = "plenary"
    assert day.oak.says(day.oak.own, **HAND_IN).status == "done"
    act = {"kind": "hand_in_paper", "slips": [{"heard": "yes", "dominated": "no", "use": "partly"}] * 4}
    with pytest.raises(Refused):
        Scene(store, words(), day.oak.link).say(act, "oak", "slips:1", "plenary", "paper")
    before = shown_at(store, (entry.id, "table/plenary", 1), 0)
    Scene(store, words(), day.lead.link).say(act, "lead", "slips:1", "plenary", "paper")
    after_it = shown_at(store, (entry.id, "table/plenary", 1), 0)
    assert (before[1]["slips"], after_it[1]["slips"]) == (1, 5) and after_it[0] > before[0]
    assert "heard" not in str(after_it[1])
    day.lead.says(day.lead.key, kind="close")
    found = Findings(store.day(entry.id), PLENARY, everyone(store, entry.id, "plenary"), {})
    assert found.counted and found.counted.people == 5 and found.on_paper == 4


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
