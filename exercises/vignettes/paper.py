"""Vignettes on paper: the case, and on a second sheet, handed out later, the same case with one thing changed, three times.

Where cases are dealt (from eight tables), a table's sheets are printed once the activity was opened: until then nobody knows its case.
"""

from exercises.vignettes import CANNOT_SAY, CASE_PART, CHANGES_PART, SCALE
from exercises.vignettes.cases import Vignette
from exercises.vignettes.dealing import Deal, deals, in_words, many
from exercises.vignettes.sentences import choice_name
from workshop.paper import AtTable, Box, PaperSheet, Told
from workshop.paper.boxes import Option, Pick, Text, field_words, lines, text

CANNOT_CODE = "?"


def sheets(at: AtTable) -> list[PaperSheet]:
    say, deal = at.words, _deal(at)
    if deal is None:
        told = Told(lines=(say("paper.vignettes.later"),))
        return [PaperSheet(CASE_PART, say("vignettes.question"), (told,), at.activity.instruction)]
    more = (text(say, "dissent"), lines(say, "parked", rows=3))
    case = (
        Told(deal.case.title, (deal.case.vignette.text, say("vignettes.from_report"))),
        *_asked(at, deal.case.vignette, ""),
    )
    changes = [item for vignette in deal.changes for item in _change(at, vignette)]
    return [
        PaperSheet(CASE_PART, say("vignettes.question"), (*case, *more), at.activity.instruction),
        PaperSheet(
            CHANGES_PART,
            say("vignettes.question_changes"),
            (*changes, *more),
            say("vignettes.kept_as_it_was"),
            later=True,
        ),
    ]


def _deal(at: AtTable) -> Deal | None:
    """What the table gets; None where that is not dealt yet, or hangs on the table."""
    if many(at.day, at.activity) and (at.table is None or at.part < 0):
        return None
    dealt = deals(at.day, at.activity)
    deal = dealt[at.table] if at.table else next(iter(dealt.values()), None)
    return deal and in_words(deal, at.words)


def _change(at: AtTable, vignette: Vignette) -> list[Told | Box]:
    """The case with one thing changed: what, from what, and that the change is ours."""
    say = at.words
    the = say(f"vignettes.the.{vignette.factor}")
    told = "".join(
        say("vignettes.text_changed", text=one.text) if one.changed else one.text for one in vignette.pieces()
    )
    was = say("vignettes.as_it_was", phrase=vignette.case.base(vignette.factor).phrase)
    return [
        Told(say("vignettes.changed", factor=the), (told, f"{was} {say('vignettes.ours')}")),
        *_asked(at, vignette, the),
    ]


def _asked(at: AtTable, vignette: Vignette, the: str) -> list[Told | Box]:
    """The five steps, "cannot say yet", and why."""
    say, why = at.words, field_words(at.words, "why")
    label = say(f"vignettes.ask_{'change' if the else 'case'}", factor=the)
    options = tuple(
        Option(one if one in SCALE else CANNOT_CODE, one, choice_name(one, say)) for one in (*SCALE, CANNOT_SAY)
    )
    pick = Pick(vignette.id, label, options, say("paper.one_answer"), say("paper.code", codes="1 2 3 4 5 ?"))
    return [pick, Text("why", why["label"], why["help"], vignette.id)]
