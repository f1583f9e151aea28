"""The run sheets: they obey the rules of the clock (F8, F9), with every exercise there is and with those that are not."""

from itertools import pairwise

import pytest

from exercises import KINDS, NAMES, planned, settings
from exercises.ranking import minutes_needed
from exercises.run_sheets import (
    A_DAY,
    FRAMEWORK_ALONE,
    PACES,
    RUN_SHEETS,
    TWO_HOURS,
    advice,
    from_sheet,
    offered,
    pace_of,
    usual,
)
from tests.people import pack
from workshop.late import FEW, gives_way, saved
from workshop.programme import Held, RunSheet, entries, filled, gathered, too_much_at_screens, with_spare
from workshop.run_sheet import run_sheet, when_late
from workshop.setup import Activity, Setup
from workshop.words import words

say = words()
LABELS = {"break": "Break", "lunch": "Lunch"}
ANNEX_A = {
    "framing": 1, "impressions": 2, "benefit": 3, "risk": 4, "voices": 5, "definitions": 6, "acceptability": 7,
    "staged": 8, "vignettes": 9, "plenary": 10, "framework": 11,
}  # fmt: skip
KIND_OF = {"benefit": "ranking", "risk": "ranking"}
ALL = [Activity(one, KIND_OF.get(one, one), one, one.title(), 30, "Talk.") for one in ANNEX_A]
SHEETS = pytest.mark.parametrize("sheet", RUN_SHEETS.values(), ids=RUN_SHEETS)


def setup_of(programme: list[Held]) -> Setup:
    activities, breaks = gathered(programme)
    return Setup(activities=activities, breaks=breaks)


def full(sheet: RunSheet) -> Setup:
    """A sheet with every exercise that it names."""
    return setup_of(filled(sheet, ALL, LABELS))


def both(sheet: RunSheet) -> list[Setup]:
    """A sheet as it stands, and with the other line wherever it names one."""
    others = [one for one in ALL if one.exercise not in ("acceptability", "vignettes")]
    return [full(sheet), setup_of(filled(sheet, others, LABELS))]


@SHEETS
def test_a_sheet_fits_its_time_with_some_to_spare(sheet: RunSheet) -> None:
    """Five minutes in a hundred are left over, breaks and talk included."""
    assert all(with_spare(entries(one, pace_of)) <= sheet.lasts for one in both(sheet))


@SHEETS
def test_a_sheet_keeps_people_at_screens_for_half_its_time_at_most(sheet: RunSheet) -> None:
    """At least half of the working time is talk."""
    assert not any(too_much_at_screens(entries(one, pace_of)) for one in both(sheet))


@SHEETS
def test_a_ranking_has_the_minutes_that_its_cards_need(sheet: RunSheet) -> None:
    """About ten, and three and a half a card, of the deck that the sheet is for: eight cards, six for two hours."""
    cards = len(pack().decks[sheet.deck]) if sheet.deck else 0
    rankings = [one for one in full(sheet).activities if one.kind == "ranking"]
    assert all(one.minutes == minutes_needed(cards) for one in rankings)
    assert bool(rankings) == bool(cards) and cards == {"default": 8, "two_hours": 6, "": 0}[sheet.deck]


@SHEETS
def test_a_sheet_has_a_break_and_ends_with_the_room(sheet: RunSheet) -> None:
    """Every sheet has time to stand up, and ends with the plenary."""
    assert full(sheet).breaks and full(sheet).activities[-1].exercise == "plenary"


def test_a_day_holds_what_a_day_can() -> None:
    """Framing, impressions, benefit, voices, risk; 6 or 7; 8 or 9; the plenary. Never all, and never the framework."""
    for plan in both(A_DAY):
        order = [ANNEX_A[one.exercise] for one in plan.activities]
        assert order[:5] == [1, 2, 3, 5, 4] and order[5] in (6, 7) and order[6] in (8, 9) and order[7:] == [10]
    (lunch,) = [one for one in full(A_DAY).breaks if one.minutes >= 30]
    assert lunch.label == "Lunch"


def test_the_framework_is_half_a_day_of_its_own() -> None:
    """It needs no cards, and no other sheet holds it."""
    assert FRAMEWORK_ALONE.deck == "" and not [one for one in full(FRAMEWORK_ALONE).activities if one.kind == "ranking"]
    others = [sheet for sheet in RUN_SHEETS.values() if sheet is not FRAMEWORK_ALONE]
    assert not [one for sheet in others for one in full(sheet).activities if one.exercise == "framework"]


@SHEETS
@pytest.mark.parametrize("late", [15, 30, 45])
def test_a_sheet_says_what_gives_way(sheet: RunSheet, late: int) -> None:
    """Late from the start, every sheet makes up 15, 30 and 45 minutes but for a few; framing, benefit, voices, the framework
    and the plenary are never left out, and a ranking that is held keeps the minutes of its cards."""
    programme = entries(full(sheet), pace_of)
    cuts = gives_way(programme, late)
    assert saved(cuts) >= late - FEW
    gone = {cut.id for cut in cuts if cut.leaves_out}
    assert not gone & {"framing", "benefit", "framework", "plenary", "voices"}
    minutes = {one.id: one.minutes for one in programme}
    assert all(cut.minutes == minutes[cut.id] for cut in cuts if cut.id in ("benefit", "risk") and cut.id not in gone)


def test_both_rankings_are_held_or_one_is_held_well() -> None:
    """Two hours that lose half an hour give up the second ranking rather than squeeze both."""
    assert [(cut.id, cut.leaves_out) for cut in gives_way(entries(full(TWO_HOURS), pace_of), 30)] == [("risk", True)]


def test_every_exercise_has_a_pace() -> None:
    """Whatever is registered is named by its exercise or its kind, so that nobody meets a guess."""
    assert set(NAMES) - {"ranking"} <= set(PACES)
    assert not [one.exercise for one in planned(8) if pace_of(one) not in PACES.values()]


@pytest.mark.parametrize("sheet", offered(), ids=lambda sheet: sheet.id)
def test_a_sheet_that_is_offered_can_be_set_up_and_read(sheet: RunSheet) -> None:
    """With the exercises that there are now: every activity is of a known kind, has an id of its own, and its lines in words."""
    setup = setup_of(from_sheet(sheet, 8, say.of("programme")))
    assert {one.exercise for one in setup.activities} >= set(sheet.needs)
    assert {one.kind for one in setup.activities} <= set(KINDS)
    lines = run_sheet(setup, pace_of, say)
    assert len(lines) == len(setup.activities) + len(setup.breaks)
    assert all(one.time.split(" – ")[1] == other.time.split(" – ")[0] for one, other in pairwise(lines))
    assert [late for late, ways in when_late(entries(setup, pace_of), say) if ways] == [15, 30, 45]
    assert with_spare(entries(setup, pace_of)) <= sheet.lasts


def test_a_line_tells_what_to_say_watch_and_do() -> None:
    """The script of the words stands with its activity, and the instruction as tables read it."""
    (line,) = run_sheet(setup_of([one for one in planned(8) if one.exercise == "benefit"]), pace_of, say)
    script = say.of("script")["benefit"]
    assert (line.say, line.watch, line.stuck) == ((("", script["say"]),), script["watch"], script["stuck"])
    assert line.instruction and line.time == "00:00 – 00:38"


def test_every_setting_of_an_exercise_has_its_words() -> None:
    """Each has a label, choices where it is a choice, and what it is called in the exercise's own table of the words."""
    for name in NAMES:
        for setting in settings(name):
            assert say(f"{setting.words}.label")
            exercises = [one.exercise for one in planned(8) if one.kind == name]
            assert all(bool(setting.offered(one)) == (setting.sort == "choice") for one in exercises)


def test_advice_names_what_is_too_much() -> None:
    """A day too long, mostly at screens, or with the framework among other things is said to be unwise; a sheet is not."""
    long = setup_of([*ALL, *(Activity(f"more-{n}", "framework", "framework", "More", 120, "") for n in range(2))])
    assert {"programme.too_long", "programme.framework_alone"} <= {one.key for one in advice(long)}
    ranking = setup_of([one for one in ALL if one.exercise == "benefit"])
    assert [one.key for one in advice(ranking)] == ["programme.screens"]
    assert [one for sheet in RUN_SHEETS.values() for one in advice(full(sheet))] == []
    assert all("{" not in say(one.key, **one.values) for one in (*advice(long), *advice(ranking)))


def test_an_exercise_that_is_not_there_has_no_usual_minutes() -> None:
    """A programme kept from before it went can still be read."""
    assert usual("gone", 8) is None
    assert usual("benefit", 6) is not None
