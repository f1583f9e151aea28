"""What a table reads on paper as the day is framed, and where it writes down what it wants to come back to."""

from workshop.briefing import BRIEFING
from workshop.lists import IDENTIFIABILITY
from workshop.paper import AtTable, PaperSheet, Told
from workshop.paper.boxes import lines


def sheets(at: AtTable) -> list[PaperSheet]:
    """One sheet: each part's sentence, as it stands on the wall, and the three terms."""
    say = at.words
    read = [Told(section.heading, (section.sentence,)) for section in BRIEFING]
    terms = Told(say("framing.terms"), pairs=tuple((term.name, term.meaning) for term in IDENTIFIABILITY))
    return [
        PaperSheet(
            0,
            at.activity.heading,
            (*read, terms, lines(say, "parked", rows=4)),
            at.activity.instruction,
            finishes=False,
        )
    ]
