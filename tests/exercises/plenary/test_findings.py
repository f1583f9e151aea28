"""What the plenary finds: answers beside the words that were answered, and the day's own loose ends."""

from dataclasses import replace

from exercises.plenary.answer import SLIP, showing
from exercises.plenary.findings import answered
from tests.exercises.plenary.told import (
    FIRST,
    NOTE,
    SECOND,
    a_day,
    after,
    answers,
    choose,
    found,
    room,
    shown_room,
    version,
    write,
)
from workshop.words import words

say = words()
FREEZE = {"kind": "freeze"}


def test_what_tables_said_is_counted_in_words() -> None:
    """Of all tables, those that have not answered too; never a share, never a verdict."""
    right, nearly = after(*answers(FIRST, "right")), after(*answers(FIRST, "not_quite", "Only for some"))
    told = [found(tables, shown_room(FIRST)) for tables in ({1: right, 2: right, 3: right}, {1: right, 2: nearly}, {})]
    assert [answered(one.answers(version(FIRST)), say) for one in told] == [
        "All three tables: that is right.",
        "One of three tables: that is right; one: not quite; one has not answered.",
        "No table has answered.",
    ]
    assert told[1].answers(version(FIRST)).in_words == {2: "Only for some"}


def test_answers_stay_with_the_words_that_were_answered() -> None:
    """Two tables answered before the change, one after it, and neither is counted for the other."""
    kept = room(write("statement", SECOND, f"{NOTE}-1"), *showing(f"{NOTE}-1", SECOND), sheet=shown_room(FIRST))
    here = found(
        {1: after(*answers(FIRST, "right")), 2: after(*answers(FIRST, "missing"), *answers(SECOND, "right"))}, kept
    )
    (statement,) = here.statements
    before, now = (here.answers(one.id) for one in statement.versions)
    assert (before.tables, now.tables, now.silent) == ([1, 2], [2], [1, 3])


def test_answers_at_the_reveal_are_the_record() -> None:
    """A change since is told apart, and so is an answer that came only then."""
    oak = after(*answers(FIRST, "right"), FREEZE, choose(version(FIRST), "not_quite"))
    elm = after(FREEZE, *answers(FIRST, "right"))
    here = found({1: oak, 2: elm}, shown_room(FIRST), a_day(revealed_at=8, step=1)).answers(version(FIRST))
    assert here.by_answer["right"] == [1, 2] and here.since == [2] and here.otherwise == {1: "not_quite"}


def test_parked_notes_come_back_from_every_activity() -> None:
    """With where they come from; on the wall only those that the lead has put there, while they read as they did."""
    earlier = {1: after(write("parked", "Who pays?")), 3: after(write("parked", "And housing?", "p"))}
    here = found({2: after(write("parked", "Not a field here"))}, None, earlier=earlier)
    assert [(one.table, one.text) for one in here.parked] == [
        (1, "Who pays?"),
        (3, "And housing?"),
        (2, "Not a field here"),
    ]
    first = here.parked[0]
    kept = room(choose(first.key, first.state))
    assert [one.text for one in found({}, kept, earlier=earlier).released()] == ["Who pays?"]
    edited = {**earlier, 1: after(write("parked", "Who pays, Jo?"))}
    assert found({}, kept, earlier=edited).released() == []


def test_slips_are_counted_only_once_no_more_can_come() -> None:
    """Two counts that are one slip apart would tell that slip."""
    six = [("yes", "no", "yes")] * 6
    assert found({}, day=a_day(SLIP), slips=six).counted is None and found({}, day=a_day(SLIP), slips=six).slips == 6
    for day in (a_day(SLIP, closed=True), a_day(SLIP, ended=True)):
        counted = found({}, day=day, slips=six).counted
        assert counted and counted.people == 6


def test_a_closed_table_counts_only_if_it_spoke() -> None:
    """One that went home before the plenary is not missing from it."""
    day = a_day()
    places = tuple(replace(one, closed=one.id > 1) for one in day.setup.tables)
    day = replace(day, setup=replace(day.setup, tables=places))
    assert list(found({2: after(write("insight", "Reach"))}, day=day).names) == [1, 2]
