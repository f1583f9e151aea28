"""First impressions on paper: notes in two fields, and then up to three themes as they stand on the wall."""

from exercises.impressions.answer import CHOOSE, FIELDS, MOST_MARKED, WRITE, YES
from exercises.impressions.gathering import themes
from workshop.paper import AtTable, PaperSheet
from workshop.paper.boxes import Option, Ticks, lines
from workshop.sheet import Sheet


def sheets(at: AtTable) -> list[PaperSheet]:
    """A sheet to write on, and one on which themes are marked; which there are is known once they were made."""
    say = at.words
    wrote = PaperSheet(
        WRITE, say("impressions.question"), tuple(lines(say, one) for one in FIELDS), at.activity.instruction
    )
    there = themes(at.said.room or Sheet())
    options = tuple(Option(str(number), theme.id, theme.name) for number, theme in enumerate(there, 1))
    marked = Ticks("themes", say("paper.themes.label"), options, say("paper.themes.help"), YES, rows=MOST_MARKED,
                   typed_as=say("paper.numbers"))  # fmt: skip
    return [wrote, PaperSheet(CHOOSE, say("impressions.choose"), (marked,), say("impressions.choose_help"), later=True)]
