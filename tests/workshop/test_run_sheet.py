"""The run sheet in words."""

from dataclasses import replace

from tests.workshop.a_programme import held, rest
from workshop.late import Cut
from workshop.programme import Entry, Pace, gathered
from workshop.run_sheet import cut_told, run_sheet, told, when_late
from workshop.setup import Setup
from workshop.words import Words, words

say = words()
SCRIPT = Words(
    {
        "programme": say.of("programme"),
        "parts": {"a": ["One"]},
        "script": {
            "a": {"say": "Hello.", "parts": ["First.", "Then."], "watch": "Silence."},
            "d": {"say": "First.", "parts": ["First.", "Then."]},
        },
    }
)


def setup_of(*programme) -> Setup:
    activities, breaks = gathered(programme)
    return Setup(activities=activities, breaks=breaks, starts="13:50")


def test_each_line_has_its_times_its_minutes_and_its_script() -> None:
    """What to say comes for the whole, then part by part; an activity without a script has none; what was left out is not there."""
    setup = setup_of(held("a", 30, 10), rest("tea", 15), held("b", 20), held("c", skipped=True))
    first, tea, second = run_sheet(setup, lambda _: Pace(), SCRIPT)
    assert (first.time, first.spent) == ("13:50 – 14:30", "30 minutes at tables, then 10 in the room")
    assert first.say == (("", "Hello."), ("One", "First."), ("", "Then.")) and first.watch == "Silence."
    assert (tea.time, tea.heading, tea.spent) == ("14:30 – 14:45", "Break", "15 minutes")
    assert (second.time, second.say, second.watch, second.stuck) == ("14:45 – 15:05", (), "", "")


def test_what_the_first_part_says_is_not_said_twice() -> None:
    """Where an exercise says the same for the whole and for its first part, the part has it."""
    (line,) = run_sheet(setup_of(held("d")), lambda _: Pace(), SCRIPT)
    assert [text for _, text in line.say] == ["First.", "Then."]


ENTRY = Entry("a", "A", 30, 10)


def test_what_gives_way_is_told_in_its_own_words() -> None:
    """Left out, shorter at tables, shorter in the room, or both."""
    cuts = {(0, 0): "Leave out A.", (20, 10): "A: 20 minutes, not 30.", (30, 5): "A: 5 minutes in the room, not 10.",
            (20, 5): "A: 20 minutes and then 5 in the room, not 40 in all."}  # fmt: skip
    assert {of: cut_told(ENTRY, Cut("a", *of, 1, 1), say) for of in cuts} == cuts


def test_what_is_missing_is_said() -> None:
    """Where less than the minutes can be made up, and where nothing can."""
    assert told([ENTRY], [Cut("a", 0, 0, 40, 1)], 45, say)[1:] == ["That makes up 40 of 45 minutes."]
    assert told([ENTRY], [Cut("a", 0, 0, 40, 1)], 40, say) == ["Leave out A."]
    assert [ways for _, ways in when_late([ENTRY], say)] == [[say("programme.late_none")]] * 3
    assert when_late([replace(ENTRY, drop=1)], say)[0] == (15, ["Leave out A."])
