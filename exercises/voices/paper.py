"""Expert voices on paper: what a table asks, and what it makes of what it heard."""

from exercises.voices.findings import HEARD, QUESTION
from workshop.paper import AtTable, PaperSheet
from workshop.paper.boxes import lines


def sheets(at: AtTable) -> list[PaperSheet]:
    say = at.words
    boxes = (lines(say, QUESTION, words="voices_question"), lines(say, HEARD, words="voices_heard"))
    return [PaperSheet(0, say("voices.question"), boxes, at.activity.instruction, finishes=False)]
