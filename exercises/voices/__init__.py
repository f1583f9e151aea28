"""Expert voices: invited experts help to frame the talk, and answer what tables ask.

For the facilitator. In 2017 people who know the subject sat in, gave information and answered questions, and took no part in
the deliberation (Data for Public Benefit, 2018, Annex A, "Workshop Design"). So here: an expert sees and answers and never
ranks. Tables may ask at any time of the day; this activity is the time to hear the answers. You release what an expert
wrote, to all tables at once and without saying which one asked. Before benefit has been ranked, release nothing that talks of
risk. Keep it short: the day belongs to the tables.
"""

from exercises.voices import findings
from workshop.acts import Kind
from workshop.roles import SHEET_OF_LEAD, SHEET_OF_OBSERVER
from workshop.setup import Activity
from workshop.sheet import sheet_sort

MINUTES = 25
PARTS = ("Hear and ask", "Take stock")
VOICES = Activity(
    id="voices",
    kind="voices",
    exercise="voices",
    heading="Expert voices",
    minutes=MINUTES,
    instruction=(
        "Invited experts answer questions and clear things up. They do not rank, and you need not agree with them. "
        "Write what you want to know. Answers go to every table, and nobody is told who asked."
    ),
)


def planned(cards: int) -> tuple[Activity, ...]:
    """The one activity of this kind; cards make it no longer."""
    return (VOICES,)


KIND = Kind(
    name="voices",
    sorts={
        "table": sheet_sort((findings.QUESTION, findings.HEARD), early=True),
        "observer": sheet_sort(
            (findings.ANSWER, findings.CLARIFICATION, findings.FOR_ALL, findings.PART),
            asked=None,
            senders=SHEET_OF_OBSERVER,
            early=True,
        ),
        "room": sheet_sort((), asked=None, senders=SHEET_OF_LEAD, early=True),
    },
    parts=lambda activity: PARTS,
    offered=findings.offered,
)
