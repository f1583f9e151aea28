"""A case that a facilitator writes for one workshop: what it can start from, and how it comes into the programme.

Its text is typed text, and travels in the options of its activity (see `cases`); `rules` says what a good case is.
"""

from collections.abc import Collection
from dataclasses import replace

from exercises.staged import INSTRUCTION, MINUTES_AFTER
from exercises.staged.cases import LOCAL, Case, Stage, options_of, our_case
from workshop.programme import fresh_id, gathered, listed
from workshop.setup import Activity, Setup
from workshop.words import Words

EARLIER = (
    "framing",
    "impressions",
    "ranking",
    "voices",
    "definitions",
    "acceptability",
    "staged",
)  # Annex A, up to here


def template(name: str, words: Words) -> Case:
    """One of ours to start from: its stages with what is not stated, and no title, since it is to become another case."""
    return Case("", tuple(Stage(one.title, _whole_text(one, words)) for one in our_case(name).stages))


def _whole_text(stage: Stage, words: Words) -> str:
    left_open = words("local_case.not_stated", what=stage.not_stated) if stage.not_stated else ""
    return "\n\n".join(filter(None, (stage.text, left_open, stage.ask)))


def own_cases(setup: Setup) -> dict[str, Activity]:
    """The activities that tell a case of this workshop's own, by id."""
    return {one.id: one for one in setup.activities if one.kind == "staged" and one.exercise == LOCAL}


def activity_of(
    case: Case, minutes: int, heading: str, before: Activity | None, taken: Collection[str] = ()
) -> Activity:
    """The activity that tells a case: the one that told it `before`, changed, or else a new one."""
    start = before or Activity(
        fresh_id(LOCAL, taken), "staged", LOCAL, heading, minutes, INSTRUCTION, talk=MINUTES_AFTER
    )
    return replace(start, heading=heading, minutes=minutes, options=options_of(case))


def with_activity(setup: Setup, activity: Activity) -> Setup:
    """The setting-up with this activity where it stood, or else after the last that comes no later in Annex A."""
    activities = list(setup.activities)
    ids = [one.id for one in activities]
    if activity.id in ids:
        activities[ids.index(activity.id)] = activity
    else:
        earlier = [at for at, one in enumerate(activities) if one.kind in EARLIER]
        activities.insert(earlier[-1] + 1 if earlier else 0, activity)
    return replace(setup, activities=tuple(activities))


def without(setup: Setup, activity: str) -> Setup:
    """The setting-up without an activity; a break after it comes after the one before."""
    activities, breaks = gathered(one for one in listed(setup) if one.id != activity)
    return replace(setup, activities=activities, breaks=breaks)
