"""The record: what has been said, by whom, and act by act."""

import json

import pytest

from tests.people import DECK, UnderWay, setting_up
from workshop.acts import Key, Refused
from workshop.record import day_key
from workshop.setup import plain_setup


def test_answers_are_given_by_table(workshop_under_way: UnderWay) -> None:
    """Silent tables are not there; seats are asked for apart."""
    world = workshop_under_way
    world.elm.place(DECK[0]), world.oak.marks(DECK[0])
    assert set(world.store.answers(world.entry.id, "benefit")) == {2}
    assert set(world.store.answers(world.entry.id, "benefit", party="seat")) == {1}


def test_the_journal_keeps_what_was_understood(workshop_under_way: UnderWay) -> None:
    """Words stand in the act alone; what nobody understood is not kept."""
    world = workshop_under_way
    world.oak.says(world.oak.key, kind="finish", password="hunter2")
    row = world.store.journal(world.entry.id)[-1]
    assert row["act"] == {"kind": "finish"} and (row["by"], row["through"]) == ("seat:1", "screen")
    setup = next(row["act"]["setup"] for row in world.store.journal(world.entry.id) if row["kind"] == "set_up")
    assert setup == plain_setup(setting_up()) and json.dumps(setup)


def test_the_day_itself_is_an_answer(workshop_under_way: UnderWay) -> None:
    """An act that makes no sense now is refused by the day, and the sort of an unknown party is refused."""
    world = workshop_under_way
    world.lead.closes()
    assert world.lead.reveals().why == "Open an activity first."
    assert world.store.held(day_key(world.entry.id)).revision == 3
    with pytest.raises(Refused):
        world.store.sort(Key(world.entry.id, "benefit", 1, "nobody:1"))
