"""Tables merged and parted, devices that move, people who change: what is said afterwards goes where they sit then."""

from dataclasses import replace
from typing import Any

import pytest

from tests.people import NOON, UnderWay, setting_up
from workshop.acts import Refused
from workshop.everyone import everyone
from workshop.links import cookie_name, link_of
from workshop.rights import may_send, party_key
from workshop.setup import DAY_ACTIVITY, plain_setup
from workshop.stage import stage

OAK, ELM, ASH = 1, 2, 3


class Room:
    """A workshop between its two rankings: Oak and Elm have spoken on benefit."""

    def __init__(self, world: UnderWay) -> None:
        self.world, self.store = world, world.store
        world.oak.piles("discount-check"), world.elm.piles("energy-rebate")
        self.leads("close")

    def leads(self, kind: str, **act: Any) -> Any:
        return self.world.lead.says(self.world.lead.key, kind=kind, **act)

    def opens(self, activity: str) -> None:
        assert self.leads("open", activity=activity, at=NOON).status == "done"

    def at(self, laptop: Any) -> int | None:
        """The table that a laptop's link opens now."""
        cookies = {cookie_name(self.store, laptop.link.workshop, f"seat-{laptop.link.seat}"): laptop.secret}
        link = link_of(self.store, cookies, {"w": laptop.link.workshop, "as": f"seat-{laptop.link.seat}"})
        return link.table if link else None

    def party(self, laptop: Any) -> str:
        return party_key(self.store, laptop.link, "risk", "table").party

    @property
    def day(self) -> Any:
        return self.store.day(self.world.entry.id)

    def said(self, table: int, activity: str) -> Any:
        return everyone(self.store, self.world.entry.id, activity).tables[table]


@pytest.fixture
def room(workshop_under_way: UnderWay) -> Room:
    return Room(workshop_under_way)


def test_a_merged_table_speaks_as_the_one_that_it_joined(room: Room) -> None:
    """It is closed, its seats open the other table's screen, and what they say stands there."""
    assert room.leads("merge", table=ELM, into=OAK).status == "done"
    assert room.day.setup.table(ELM).closed
    assert (room.at(room.world.elm), room.party(room.world.elm)) == (OAK, "table:1")
    room.opens("risk")
    elm = room.world.elm
    elm.looks()
    key = replace(room.world.oak.key, activity="risk")
    assert elm.says(key, kind="pile", card="discount-check", pile="more").status == "done"
    assert room.said(OAK, "risk").order.placed() and not room.said(ELM, "risk").order.placed()


def test_earlier_answers_stay_with_the_earlier_table(room: Room) -> None:
    """And so do its seats, for what was said then."""
    before = [room.said(table, "benefit") for table in (OAK, ELM)]
    room.leads("merge", table=ELM, into=OAK)
    room.opens("risk")
    assert [room.said(table, "benefit") for table in (OAK, ELM)] == before
    seat, workshop = room.world.elm.link.seat, room.world.entry.id
    assert everyone(room.store, workshop, "benefit").seated[seat] == ELM
    assert everyone(room.store, workshop, "risk").seated[seat] == OAK


def test_a_seat_cannot_write_to_the_table_that_it_left(room: Room) -> None:
    """Not for what was opened before, and not for itself; nor does what was typed before the merging land at the other."""
    elm, stale = room.world.elm, room.world.elm.stage
    room.leads("merge", table=ELM, into=OAK)
    note = {"kind": "write", "note": "n", "field": "criteria", "text": "Late", "base": 0, "client": "c"}
    assert elm.says(elm.key, **note).status == "refused"
    assert elm.counts_heads(4).status == "refused"
    elm.stage = stale
    assert elm.says(room.world.oak.key, **note).status == "refused"
    elm.looks()
    assert elm.says(room.world.oak.key, **note).status == "done"
    assert room.world.oak.says(room.world.oak.key, **{**note, "note": "m"}).status == "done"
    assert not room.said(ELM, "benefit").notes and len(room.said(OAK, "benefit").notes) == 2


def test_a_merging_can_be_taken_back(room: Room) -> None:
    """By its own press, or by opening the table again in the setting-up."""
    room.leads("merge", table=ELM, into=OAK)
    assert room.leads("separate", table=ELM).status == "done"
    assert room.at(room.world.elm) == ELM and not room.day.setup.table(ELM).closed
    room.leads("merge", table=ELM, into=OAK)
    room.leads("set_up", setup=plain_setup(setting_up()))
    assert room.at(room.world.elm) == ELM and room.day.seating.merged() == {}


def test_a_chain_of_mergings_is_followed(room: Room) -> None:
    """Elm joins Oak and Oak joins Ash; whoever moved to Oak goes along."""
    ash = room.world.sits_down(ASH)
    room.leads("merge", table=ELM, into=OAK)
    room.leads("reseat", seat=ash.link.seat, of=ASH, table=OAK)
    assert room.at(ash) == OAK
    room.leads("merge", table=OAK, into=ASH)
    assert [room.at(one) for one in (room.world.oak, room.world.elm, ash)] == [ASH] * 3
    assert set(room.store.seats(room.world.entry.id).values()) == {ASH}


@pytest.mark.parametrize(
    ("act", "why"),
    [
        ({"kind": "merge", "table": OAK, "into": OAK}, "another one"),
        ({"kind": "merge", "table": OAK, "into": 9}, "no table 9"),
        ({"kind": "merge", "table": ELM, "into": OAK}, "Elm is closed"),
        ({"kind": "merge", "table": OAK, "into": ELM}, "Elm is closed"),
        ({"kind": "reseat", "seat": 1, "of": OAK, "table": ELM}, "Elm is closed"),
        ({"kind": "separate", "table": OAK}, "joined no other"),
        ({"kind": "people_moved", "tables": [9]}, "no table 9"),
    ],
)
def test_what_tables_cannot_do(room: Room, act: dict[str, Any], why: str) -> None:
    """Elm has joined Ash already; each refusal is one sentence."""
    room.leads("merge", table=ELM, into=ASH)
    outcome = room.leads(**act)
    assert outcome.status == "refused" and why in outcome.why


def test_people_change_tables_between_activities_only(room: Room) -> None:
    """While one is open, or rests in a break, its tables stay as they are."""
    room.opens("risk")
    for act in ({"kind": "merge", "table": ELM, "into": OAK}, {"kind": "people_moved", "tables": [OAK]}):
        assert "between activities" in room.leads(**act).why


def test_only_the_lead_moves_tables(room: Room) -> None:
    """Over the socket no seat may, and no helper."""
    for person in (room.world.opens_link("helper"), room.world.oak):
        with pytest.raises(Refused):
            may_send(room.store, person.link, room.world.lead.key, {"kind": "reseat"})


def test_which_tables_have_other_people_is_told_between_two_activities(room: Room) -> None:
    """Both tables of a merging; not what changed before the first was opened or after the last was."""
    assert room.day.reseated("benefit", "risk") == set()
    room.leads("people_moved", tables=[ASH])
    room.opens("risk")
    room.leads("close")
    room.leads("merge", table=ELM, into=OAK)
    assert room.day.reseated("benefit", "risk") == room.day.reseated("risk", "benefit") == {ASH}
    room.opens("benefit")
    assert room.day.reseated("benefit", "risk") == {OAK, ELM, ASH}


def test_heads_are_counted_again_at_a_table_whose_people_changed(room: Room) -> None:
    """And at no other."""
    room.leads("merge", table=ELM, into=OAK)
    assert [stage(room.day, table)["counting"] for table in (OAK, ASH, None)] == [room.day.number, 0, 0]


def test_every_screen_is_drawn_again(room: Room) -> None:
    """A page that was drawn before its socket opened would otherwise stay at the table that it left."""
    before = room.day.screen
    room.leads("merge", table=ELM, into=OAK)
    assert room.day.screen != before
    assert DAY_ACTIVITY not in room.day.progress
