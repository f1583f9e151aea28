"""The day: setting up, opening, the timer, the presses of reveal."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.people import DECK, NOON, UnderWay, setting_up
from workshop.acts import Refused
from workshop.conducting import DAY, apply, what_follows
from workshop.day import Day
from workshop.lead import MOST_STEPS
from workshop.setup import Break, TablePlace, plain_setup
from workshop.stage import stage


def said(day: Day, kind: str, **act: Any) -> Day:
    return apply(day, DAY.read({"kind": kind, **act}))


def set_up(**changed: Any) -> Day:
    return said(Day(), "set_up", setup=plain_setup(setting_up(**changed)))


@pytest.fixture
def opened() -> Day:
    return said(set_up(), "open", activity="benefit", at=NOON)


def test_opening_an_activity_starts_its_minutes(opened: Day) -> None:
    """An activity of 30 minutes opened at noon ends at half past."""
    at = opened.progress["benefit"]
    assert (opened.now, opened.phase(), opened.screen) == ("benefit", "open", "benefit/open")
    assert at.ends_at - at.opened_at == 30 * 60


def test_no_time_is_told_once_the_day_has_ended(opened: Day) -> None:
    """Nobody is asked to finish a thought any more; and it goes on where the end is taken back."""
    ended = said(opened, "end", on=True)
    assert stage(ended)["ends_at"] is None
    assert stage(said(ended, "end", on=False))["ends_at"] == opened.progress["benefit"].ends_at


def test_people_are_let_read_until_that_is_closed(opened: Day) -> None:
    """Each opening has a number of its own, so that at the end screens are drawn again; before the end no screen shows it."""
    day = said(opened, "let_read", on=True)
    again = said(day, "let_read", on=True)
    assert 0 < day.reading < again.reading and day.screen == opened.screen
    ended = [said(one, "end", on=True) for one in (opened, day, again, said(again, "let_read", on=False))]
    assert len({one.screen for one in ended}) == 3 and ended[0].screen == ended[3].screen == "ended"


def test_opening_clears_what_belonged_to_before(opened: Day) -> None:
    """A message, a break, eyes up and a blank wall end when the next activity opens, and the last one is closed."""
    day = said(said(said(opened, "message", text="Listen"), "eyes_up", on=True), "take_break", back_at="13:15")
    day = said(said(day, "blank", on=True), "open", activity="risk", at=NOON + 3600)
    assert (day.message, day.eyes_up, day.back_at, day.blank) == ("", False, "", False)
    assert day.phase("benefit") == "closed" and day.screen == "risk/open"


def test_an_activity_that_is_not_in_the_programme_is_refused(opened: Day) -> None:
    """The sentence names it."""
    with pytest.raises(Refused, match="“lunch”"):
        said(opened, "open", activity="lunch", at=NOON)


def test_an_activity_opened_again_is_as_it_was(opened: Day) -> None:
    """Closing by mistake loses no reveal and no time that was left."""
    day = said(said(opened, "reveal", step=1), "close")
    again = said(day, "open", activity="benefit", at=NOON + 60)
    before = said(opened, "reveal", step=1).progress["benefit"]
    assert replace(again.progress["benefit"], openings=before.openings) == before


def test_an_activity_keeps_which_tables_it_was_opened_for(opened: Day) -> None:
    """Closed ones left out; a table added or closed later changes nothing, another round begins with those that are there then."""
    more = (TablePlace(1, "Oak"), TablePlace(2, "Elm", closed=True), TablePlace(3, "Ash"), TablePlace(4, "Yew"))
    day = said(opened, "set_up", setup=plain_setup(setting_up(tables=more)))
    assert day.progress["benefit"].tables == (1, 2, 3)
    assert said(day, "open", activity="benefit", at=NOON).progress["benefit"].tables == (1, 2, 3)
    assert said(said(day, "reveal", step=1), "another_round", activity="benefit", at=NOON).progress[
        "benefit"
    ].tables == (1, 3, 4)
    assert said(day, "open", activity="risk", at=NOON).progress["risk"].tables == (1, 3, 4)


def test_minutes_can_be_added_and_taken(opened: Day) -> None:
    """Two more minutes are two more minutes."""
    ends = opened.progress["benefit"].ends_at
    assert said(opened, "extend", minutes=2).progress["benefit"].ends_at == ends + 120
    assert said(opened, "extend", minutes=-2).progress["benefit"].ends_at == ends - 120


def test_minutes_are_added_from_now_where_the_time_was_up(opened: Day) -> None:
    """Five more minutes are five, however long ago the time ran out; a pause is no time that ran."""
    ends = opened.progress["benefit"].ends_at
    assert said(opened, "extend", minutes=5, at=NOON + 60).progress["benefit"].ends_at == ends + 300
    assert said(opened, "extend", minutes=5, at=ends + 600).progress["benefit"].ends_at == ends + 900
    paused = said(opened, "pause", on=True, at=ends - 60)
    assert said(paused, "extend", minutes=5, at=ends + 600).progress["benefit"].ends_at == ends + 300


def test_one_table_can_be_given_longer(opened: Day) -> None:
    """Its clock alone goes on, and further still if it needs that; more minutes for all come on top; another round starts even."""
    day = said(opened, "more_time", table=2, minutes=5, at=NOON)
    ends = opened.progress["benefit"].ends_at
    assert [stage(day, table)["ends_at"] - ends for table in (None, 1, 2)] == [0, 0, 300]
    again = said(day, "more_time", table=2, minutes=5, at=ends + 600)
    assert stage(again, 2)["ends_at"] == ends + 900
    assert stage(said(day, "extend", minutes=2), 2)["ends_at"] == ends + 420
    revealed = said(day, "reveal", step=1)
    assert not said(revealed, "another_round", activity="benefit", at=NOON).progress["benefit"].more
    with pytest.raises(Refused, match="no table 9"):
        said(day, "more_time", table=9, minutes=5, at=NOON)


def test_nothing_is_locked_when_the_time_is_up(workshop_under_way: UnderWay) -> None:
    """A table that goes on after the end is heard like any other."""
    workshop_under_way.lead.opens("benefit", at=NOON - 10_000)
    oak = workshop_under_way.oak
    oak.looks()
    assert workshop_under_way.store.day(workshop_under_way.entry.id).progress["benefit"].ends_at < NOON + 3600
    assert oak.place(DECK[0]).status == oak.finish().status == "done"


def test_a_break_that_was_taken_is_remembered(opened: Day) -> None:
    """The programme's break is taken once, and a break that is only made longer is the same one."""
    setup = replace(SETUP, breaks=(Break("tea", "benefit", 15, "Break"), Break("lunch", "risk", 45, "Lunch")))
    day = said(said(opened, "set_up", setup=plain_setup(setup)), "close")
    day = said(said(day, "take_break", back_at="10:45"), "take_break", back_at="10:50")
    assert day.rested == ("tea",)
    assert said(said(day, "take_break", back_at=""), "take_break", back_at="11:00").rested == ("tea",)


def test_a_pause_takes_no_minutes(opened: Day) -> None:
    """However often it is pressed, the end moves by as long as the pause was."""
    day = said(said(opened, "pause", on=True, at=NOON + 60), "pause", on=True, at=NOON + 90)
    assert stage(day)["paused"] and day.progress["benefit"].paused_at == NOON + 60
    day = said(said(day, "pause", on=False, at=NOON + 360), "pause", on=False, at=NOON + 400)
    assert not stage(day)["paused"]
    assert day.progress["benefit"].ends_at == NOON + 30 * 60 + 300


def test_the_first_press_of_reveal_says_where_before_ends(opened: Day) -> None:
    """`revealed_at` is the number of the stage that shows it, and later presses leave it and the list of unfinished."""
    day = said(opened, "reveal", step=1, unfinished=[2])
    at = day.progress["benefit"]
    assert (at.revealed_at, at.unfinished_at_reveal, day.phase()) == (day.number, (2,), "revealed")
    later = said(day, "reveal", step=3, card=DECK[1], unfinished=[1, 2]).progress["benefit"]
    assert (later.revealed_at, later.unfinished_at_reveal, later.step, later.shown) == (
        at.revealed_at,
        (2,),
        3,
        DECK[1],
    )


def test_only_the_presses_there_are(opened: Day) -> None:
    """There are five, from 1."""
    for step in (0, MOST_STEPS + 1):
        with pytest.raises(Refused):
            said(opened, "reveal", step=step)


def test_no_card_that_is_not_dealt_is_shown_or_discussed(opened: Day) -> None:
    """A card of another deck is refused by its name."""
    for kind, more in (("reveal", {"step": 3}), ("discuss", {})):
        with pytest.raises(Refused, match="“ten-year-journey”"):
            said(opened, kind, card="ten-year-journey", **more)


def test_the_first_press_freezes_every_table(workshop_under_way: UnderWay) -> None:
    """Each table's order at that moment is kept beside the order that goes on; the second press freezes nothing."""
    oak, lead = workshop_under_way.oak, workshop_under_way.lead
    oak.place(DECK[0])
    lead.reveals()
    oak.looks()
    oak.place(DECK[1])
    lead.reveals(step=2)
    assert oak.said.before.placed() == (DECK[0],)
    assert oak.said.order.placed() == (DECK[1], DECK[0])
    assert workshop_under_way.elm.said.before is not None


def test_a_turn_tells_the_tables_that_are_not_closed() -> None:
    """Turning on to a further part, and only then: not on a second press, nor on the way back. A ranking keeps nothing of it."""
    closed = tuple(replace(table, closed=table.id == 2) for table in setting_up().tables)
    day = said(set_up(tables=closed), "open", activity="benefit", at=NOON)
    turned = said(day, "turn", part=1)
    turn = DAY.read({"kind": "turn", "part": 1})
    told = [("benefit", 1, f"table:{table}", {"kind": "turned", "part": 1}) for table in (1, 3)]
    assert what_follows(day, turned, turn) == told
    assert what_follows(turned, turned, turn) == []
    assert what_follows(turned, day, DAY.read({"kind": "turn", "part": 0})) == []


def test_two_more_minutes_do_not_light_a_blanked_wall(opened: Day) -> None:
    """A blank wall stays blank through the timer's buttons and ends with a reveal."""
    blanked = said(opened, "blank", on=True)
    assert said(blanked, "extend", minutes=2).blank and said(blanked, "pause", on=True, at=NOON).blank
    assert not said(blanked, "reveal", step=1).blank


def test_the_timer_needs_an_open_activity() -> None:
    """Extend, pause, reveal and close before anything was opened are refused with what to do."""
    for kind, more in (
        ("extend", {"minutes": 1}),
        ("pause", {"on": True, "at": 1}),
        ("reveal", {"step": 1}),
        ("close", {}),
    ):
        with pytest.raises(Refused, match="Open an activity first"):
            said(set_up(), kind, **more)


def test_a_notice_goes_to_its_tables_alone(opened: Day) -> None:
    """A table with a notice reads it in place of the message to all; emptying the message takes both away."""
    day = said(said(opened, "message", text="All"), "message", text="You speak next", tables=[2])
    assert (stage(day, 1)["message"], stage(day, 2)["message"]) == ("All", "You speak next")
    assert stage(said(day, "message", text=""), 2)["message"] == ""


def test_the_screen_says_where_the_day_is(opened: Day) -> None:
    """Arrival, an activity, a break, and the end."""
    assert set_up().screen == "arrival"
    assert said(opened, "take_break", back_at="13:15").screen == "break"
    assert said(opened, "end", on=True).screen == "ended"
    assert said(said(opened, "end", on=True), "end", on=False).screen == "benefit/open"
    assert said(opened, "close").screen == "between"
    turned = said(opened, "turn", part=2)
    assert (turned.screen, turned.moment) == ("benefit/open/1.2", "open")


def test_another_round_starts_afresh(opened: Day) -> None:
    """The second round is open, with its own part and no reveal; an activity never opened has no other round."""
    revealed = said(said(opened, "turn", part=1), "reveal", step=1, unfinished=[])
    again = said(revealed, "another_round", activity="benefit", at=NOON)
    at = again.progress["benefit"]
    assert (at.round, at.part, at.step, at.revealed_at, again.phase()) == (2, 0, 0, None, "open")
    with pytest.raises(Refused, match="Open an activity before"):
        said(opened, "another_round", activity="risk", at=NOON)


def test_times_that_are_no_numbers_are_refused() -> None:
    """Not a number and infinity cannot go down a socket as JSON, so they never come in."""
    for at in (float("nan"), float("inf")):
        with pytest.raises(Refused):
            DAY.read({"kind": "open", "activity": "benefit", "at": at})


SETUP = setting_up()


@pytest.mark.parametrize(
    ("changed", "names"),
    [
        ({"tables": SETUP.tables[:2]}, "table “Ash”"),
        ({"cards": SETUP.cards[:4]}, "card “An integrated database"),
        ({"activities": SETUP.activities[1:]}, "activity “Public benefit”"),
    ],
)
def test_a_day_that_has_begun_keeps_what_was_spoken_of(opened: Day, changed: dict[str, Any], names: str) -> None:
    """Tables, cards and begun activities stay; the sentence names the one that would go. Before the day all may."""
    setup = plain_setup(replace(SETUP, **changed))
    with pytest.raises(Refused) as refusal:
        said(opened, "set_up", setup=setup)
    assert names in str(refusal.value)
    assert said(set_up(), "set_up", setup=setup).setup == replace(SETUP, **changed)


def test_a_day_that_has_begun_can_grow(opened: Day) -> None:
    """A table comes late, a card is added, an activity not begun is dropped, a name is mended."""
    more = setting_up(deck=(*DECK, "a-and-e-violence"), activities=SETUP.activities[:1])
    more = replace(more, tables=(TablePlace(1, "Great Oak"), *SETUP.tables[1:], TablePlace(4, "Yew")))
    assert said(opened, "set_up", setup=plain_setup(more)).setup == more


ACTS = st.sampled_from(
    [
        ("open", {"activity": "benefit", "at": NOON}),
        ("open", {"activity": "risk", "at": NOON + 9}),
        ("open", {"activity": "lunch", "at": NOON}),
        ("extend", {"minutes": 2}),
        ("more_time", {"table": 1, "minutes": 5, "at": NOON}),
        ("pause", {"on": True, "at": NOON + 5}),
        ("pause", {"on": False, "at": NOON + 10}),
        ("reveal", {"step": 1}),
        ("reveal", {"step": 3, "card": DECK[0]}),
        ("close", {}),
        ("take_break", {"back_at": "13:15"}),
        ("blank", {"on": True}),
        ("message", {"text": "Hello", "tables": [1]}),
        ("discuss", {"card": DECK[2]}),
        ("count_people", {"sectors": {"council": 3}}),
        ("check_venue", {"ticks": ["mains", "sleep"]}),
        ("show_address", {"address": "192.168.1.20"}),
        ("end", {"on": True}),
    ]
)


@given(st.lists(ACTS, max_size=25))
def test_every_act_that_changes_screens_advances_the_number(acts: list[tuple[str, dict[str, Any]]]) -> None:
    """The number rises by one an act, and at most one activity is open at a time."""
    day = set_up()
    for kind, act in acts:
        try:
            after = said(day, kind, **act)
        except Refused:
            continue
        assert after.number == day.number + 1
        unclosed = [name for name, at in after.progress.items() if not at.closed]
        assert unclosed == ([after.now] if after.now else [])
        assert DAY.load(DAY.dump(after)) == after
        day = after


def test_heads_are_counted_again_when_a_break_has_ended(opened: Day) -> None:
    """Named by the number of the stage at which it ended; a press that ends no break counts nobody."""
    assert stage(said(opened, "take_break", back_at=""))["counting"] == 0
    away = said(opened, "take_break", back_at="11:15")
    assert stage(away)["counting"] == 0
    assert stage(back := said(away, "take_break", back_at=""))["counting"] == back.number
    assert stage(straight_on := said(away, "open", activity="risk", at=NOON))["counting"] == straight_on.number


def test_a_break_of_the_programme_is_called_what_it_is_called_there(opened: Day) -> None:
    """Until it ends; one of the lead's own has no name."""
    lunch = (Break("lunch", "benefit", 45, "Lunch"),)
    day = said(said(opened, "close"), "set_up", setup=plain_setup(setting_up(breaks=lunch)))
    away = said(said(day, "take_break", back_at="13:15"), "take_break", back_at="13:20")
    assert (away.rest, away.back_at, away.rested) == ("Lunch", "13:20", ("lunch",))
    back = said(away, "take_break", back_at="")
    assert back.rest == "" and said(back, "take_break", back_at="15:00").rest == ""


def test_a_part_turned_to_after_a_press_is_asked_until_the_next_press(opened: Day) -> None:
    """The wall asks again, and shows what was revealed once more when it is pressed for."""
    assert opened.asking
    revealed = said(opened, "reveal", step=1)
    turned = said(revealed, "turn", part=1)
    assert not revealed.asking and turned.asking and turned.moment == "revealed"
    assert turned.screen != revealed.screen and not said(turned, "reveal", step=2).asking
    assert not said(turned, "close").asking
