"""Run sheets to start from, and the pace of each exercise: how its minutes are spent, and how it gives way on a late day.

Whatever a sheet says, a lead may change it. What all of them hold to: a ranking has about ten minutes and three and a half a
card; five minutes in a hundred are spare; people are at screens half of the working time at most. A day: framing, first
impressions, benefit, voices, risk; then what public benefit is, or what makes a use acceptable; then one case followed through,
or what changes minds; then the plenary. The framework is half a day of its own. All activities in one day would be a test and
no programme, and is not offered.
"""

from collections.abc import Mapping

from exercises import planned
from exercises.ranking import minutes_needed
from workshop.programme import Held, Pace, Part, RunSheet, at_screens, entries, filled, too_much_at_screens, with_spare
from workshop.setting_up import Said
from workshop.setup import Activity, Setup

LONGEST_DAY = 8 * 60

# By exercise, or by kind. `shorten` and `drop` are one order over all of them, in which lunch comes first and breaks next.
PACES: Mapping[str, Pace] = {
    # Somebody talks and shows a picture; without it nobody knows what the words mean.
    "framing": Pace(on_screens=0),
    # Notes are short, and what they say comes up again. The first thing to be left out, if it has not been held yet.
    "impressions": Pace(on_screens=0.4, talk=5, drop=4),
    # A quarter of the time goes to reading from paper and talking before a card is moved. The minutes that the cards need stay;
    # the talk may be halved. Of two rankings done in haste neither is worth having, so the second goes before both are squeezed.
    "benefit": Pace(on_screens=0.75, talk=15, least_talk=0.5, shorten=5),
    "risk": Pace(on_screens=0.75, talk=15, least_talk=0.5, shorten=5, drop=10),
    # Whoever was invited to speak still speaks, more briefly.
    "voices": Pace(on_screens=0.3, least=0.6, shorten=3),
    # Two ways to one thing, criteria in the tables' own words. They need the rankings before them more than the day needs them.
    "definitions": Pace(on_screens=0.5, talk=10, drop=9),
    "acceptability": Pace(on_screens=0.5, talk=10, drop=9),
    # The longest of what can go without leaving a hole: it builds on the rest, and nothing builds on it.
    "staged": Pace(on_screens=0.5, talk=10, drop=7),
    "vignettes": Pace(on_screens=0.6, talk=10, drop=7),
    # The room checks what will be said of it: it may be brief, and is never left out.
    "plenary": Pace(on_screens=0.4, least=0.6, shorten=6),
    # Eighteen questions; a table that is short of time leaves some unanswered, and says so.
    "framework": Pace(on_screens=0.5, talk=15, least=0.75, least_talk=0.5, shorten=8),
}
ANY = Pace(on_screens=0.5)

EIGHT, SIX = minutes_needed(8), minutes_needed(6)

# 9.30 to 16.30. A break and other voices part the two rankings, so that the first colours the second less, and come when people
# have questions. What builds on the rankings is in the afternoon, and what can go when the day is late stands last but one.
A_DAY = RunSheet(
    "day", 7 * 60, "default", ("benefit", "risk"),
    (
        Part(20, "framing"), Part(30, "impressions", 5), Part(EIGHT, "benefit", 15), Part(15), Part(25, "voices"),
        Part(EIGHT, "risk", 15), Part(45, label="lunch"),
        Part(35, "acceptability", 10, otherwise=Part(25, "definitions", 10)), Part(15),
        Part(20, "vignettes", 15, otherwise=Part(35, "staged")), Part(40, "plenary"),
    ),
)  # fmt: skip

# 9.30 to 13.00, all eight cards. The two rankings carry it; what a day has in its afternoon is left to the plenary.
HALF_A_DAY = RunSheet(
    "half_day", 210, "default", ("benefit", "risk"),
    (
        Part(15, "framing"), Part(30, "impressions"), Part(EIGHT, "benefit", 15), Part(15), Part(EIGHT, "risk", 15),
        Part(30, "plenary"),
    ),
)  # fmt: skip

# The least that still asks both questions: six cards, a short talk after each ranking, time to stand up between them.
TWO_HOURS = RunSheet(
    "two_hours", 120, "two_hours", ("benefit", "risk"),
    (Part(10, "framing"), Part(SIX, "benefit", 10), Part(5), Part(SIX, "risk", 10), Part(15, "plenary")),
)  # fmt: skip

# One proposal of the area's own, put to the framework's eighteen questions. No cards: it is about this proposal and no other.
FRAMEWORK_ALONE = RunSheet(
    "framework", 210, "", ("framework",),
    (Part(15, "framing"), Part(120, "framework", 15), Part(15), Part(30, "plenary")),
)  # fmt: skip

RUN_SHEETS = {one.id: one for one in (A_DAY, HALF_A_DAY, TWO_HOURS, FRAMEWORK_ALONE)}


def offered() -> list[RunSheet]:
    """The run sheets whose exercises are there."""
    exercises = {one.exercise for one in planned(1)}
    return [sheet for sheet in RUN_SHEETS.values() if exercises.issuperset(sheet.needs)]


def from_sheet(sheet: RunSheet, cards: int, labels: Mapping[str, str]) -> list[Held]:
    """The programme of a run sheet; `labels` are what breaks are called."""
    return filled(sheet, planned(cards), labels)


def usual(exercise: str, cards: int) -> Activity | None:
    """An exercise as it is usually held with so many cards; None for one that is not there any more."""
    return next((one for one in planned(cards) if one.exercise == exercise), None)


def pace_of(activity: Activity) -> Pace:
    return PACES.get(activity.exercise) or PACES.get(activity.kind) or ANY


def advice(setup: Setup) -> list[Said]:
    """What a lead should know of a programme and may still do."""
    programme, said = entries(setup, pace_of), []
    if with_spare(programme) > LONGEST_DAY:
        said.append(Said("programme.too_long", {"hours": round(with_spare(programme) / 60)}))
    if too_much_at_screens(programme):
        screens, worked = at_screens(programme)
        said.append(Said("programme.screens", {"screens": screens, "worked": worked}))
    kinds = {one.kind for one in setup.activities}
    if "framework" in kinds and kinds - {"framework", "framing", "plenary"}:
        said.append(Said("programme.framework_alone"))
    return said
