"""Case study in stages: one use of data is told bit by bit, and each table says at each bit how acceptable it is (Annex A, 8).

For the facilitator. Read a stage aloud, let tables talk, and turn to the next only when they have answered: what comes later is
on no table's screen before you turn to it. The movement is the finding, and so are the conditions, which a table sets at each
stage afresh. A table that stays where it was has as much to say as one that moved. "Cannot say yet" is an answer. Nothing is
added up, and no stage is right.
"""

from collections.abc import Iterator

from exercises.staged.cases import OURS, case_of, name_of, our_case
from workshop.acts import Kind
from workshop.day import Day
from workshop.setup import Activity
from workshop.sheet import Question, sheet_doing, sheet_sort

SCALE = ("not", "mostly-not", "between", "mostly", "acceptable")  # from the end that is not acceptable
CANNOT_SAY = "cannot-say"
MIDDLE = 3
FIELDS = ("moved", "condition", "dissent", "parked")
STEPS = ("movement", "paths", "stage", "conditions", "blank")
MINUTES_A_STAGE, MINUTES_TO_SETTLE, MINUTES_AFTER = 5, 5, 10
INSTRUCTION = (
    "You hear of one use of data bit by bit. At each stage say how acceptable it is, as far as you know it. Say what you would "
    "ask for before it goes ahead, and what made you move or stay. You need not agree on everything. What is not stated is "
    "not known."
)


def step_of(choice: str | None) -> int | None:
    """Where a choice stands on the scale, from 1; None for "cannot say yet" and for no choice."""
    return SCALE.index(choice) + 1 if choice in SCALE else None


def asked(day: Day, activity: Activity) -> Iterator[Question]:
    """One question for each stage, asked while the lead has turned to it."""
    stages = case_of(activity).stages
    return (Question(name_of(part), (*SCALE, CANNOT_SAY), part) for part, _ in enumerate(stages))


def parts(activity: Activity) -> tuple[str, ...]:
    return tuple(stage.title for stage in case_of(activity).stages)


def minutes_needed(stages: int) -> int:
    """Minutes at tables that a case of so many stages takes: five to settle, and five a stage."""
    return MINUTES_TO_SETTLE + MINUTES_A_STAGE * stages


def planned(cards: int) -> tuple[Activity, ...]:
    """The two cases that come with the program; a day holds one of them."""
    cases = {name: our_case(name) for name in OURS}
    return tuple(
        Activity(
            name, "staged", name, f"Case study: {case.title}", minutes_needed(len(case.stages)), INSTRUCTION,
            talk=MINUTES_AFTER,
        )
        for name, case in cases.items()
    )  # fmt: skip


KIND = Kind(
    name="staged",
    sorts={"table": sheet_sort(FIELDS, asked)},
    doing=sheet_doing(asked),
    parts=parts,
    steps=STEPS,
    about_one=frozenset({"stage", "conditions"}),
)
