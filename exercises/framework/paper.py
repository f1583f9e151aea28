"""The framework on paper: the six conditions, and a sheet for each feature that a table is asked about."""

from exercises.framework.deal import is_alone, is_dealt, parts_of
from exercises.framework.proposal import FIELDS, Proposal, proposal_of
from exercises.framework.questions import (
    CANNOT,
    CONDITIONS,
    CONSENT,
    FEATURES,
    GATE_ABOUT,
    GATE_NAME,
    POINTS,
    SAYS,
    Asked,
    Feature,
)
from workshop.paper import AtTable, Box, PaperSheet, Told
from workshop.paper.boxes import Option, Pick, Text, text

CODES = {"yes": "Y", "not_yet": "N", CANNOT: "?", CONSENT: "C"}


def sheets(at: AtTable) -> list[PaperSheet]:
    """The conditions, then the features of each part; none for a team that works by itself, at a screen."""
    if is_alone(at.activity):
        return []
    parts = (
        [(), *((feature,) for feature in FEATURES)] if _everything(at) else parts_of(at.day, at.activity, at.table or 0)
    )
    last = len(parts_of(at.day, at.activity, at.day.setup.tables[0].id)) - 1
    return [_sheet(at, min(part, last), features) for part, features in enumerate(parts)]


def _everything(at: AtTable) -> bool:
    """Whether all features are printed: all tables are asked all, or it is not known yet which are this one's."""
    return not is_dealt(at.activity) or at.table is None or at.part < 0


def _sheet(at: AtTable, part: int, features: tuple[Feature, ...]) -> PaperSheet:
    say, proposal = at.words, proposal_of(at.day.setup, at.activity)
    if not features:
        about = (
            _proposal(at, proposal)
            if proposal
            else [text(say, one, words=f"framework_{one}", rows=2) for one in FIELDS]
        )
        conditions = [say.told(one, "name", "text") for one in CONDITIONS]
        gate = [
            box for one in conditions for box in (_condition(at, one.id, one.name, one.text), _in_words(at, one.id))
        ]
        return PaperSheet(part, GATE_NAME, (*about, Told(lines=(GATE_ABOUT,)), *gate), at.activity.instruction)
    named = [say.told(feature, "name", "about") for feature in features]
    items = [item for feature in named for item in _feature(at, feature, len(named) > 1)]
    return PaperSheet(part, " · ".join(feature.label for feature in named), tuple(items), say("framework.question"))


def _proposal(at: AtTable, proposal: Proposal) -> list[Told | Box]:
    say = at.words
    pairs = [(say(f"framework.{name}"), getattr(proposal, name) or say("framework.not_stated")) for name in FIELDS[1:]]
    return [Told(proposal.title, tuple(filter(None, (proposal.face,))), tuple(pairs))]


def _condition(at: AtTable, name: str, label: str, about: str) -> Pick:
    say = at.words
    options = tuple(Option(CODES[one], one, say(f"framework.condition_{one}")) for one in SAYS)
    return Pick(name, label, options, about, say("paper.code", codes="Y N ?"))


def _in_words(at: AtTable, name: str) -> Text:
    return Text("condition", at.words("framework.condition_words"), about=name, rows=1, long=False)


def _feature(at: AtTable, feature: Feature, named: bool) -> list[Told | Box]:
    """A feature with its questions; `named` where it is not the only one of its sheet."""
    told = Told(feature.label if named else "", (feature.about,))
    return [told, *(box for one in feature.questions for box in _question(at, one))]


def _question(at: AtTable, asked: Asked) -> list[Box]:
    """A question with its points, both ends named; then what would move it, and why it stands there."""
    say = at.words
    asked = say.told(asked, "text", "left", "right", "turned", "consent")
    ends = {POINTS[0]: {"left": asked.left}, POINTS[-1]: {"right": asked.right}}
    labels = {one: say(f"framework.point_{one}", **ends.get(one, {})) for one in POINTS}
    aside = {CANNOT: say("framework.cannot"), CONSENT: asked.consent}
    options = tuple(Option(CODES.get(one, one), one, labels.get(one) or aside[one]) for one in asked.options)
    codes = " ".join(one.code for one in options)
    pick = Pick(asked.id, f"{asked.number} {asked.text}", options, asked.turned, say("paper.code", codes=codes))
    return [pick, *(text(say, one, asked.id, f"framework_{one}", rows=2) for one in ("move", "reason"))]
