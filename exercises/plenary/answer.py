"""What a table says in the plenary, what lead and helpers keep for the room, and how things are named in their sheets.

A *statement* is drafted on the desk as a note of the room's sheet. Tables answer the text that they were shown: showing keeps
a copy of it, a *version*, whose name is made from its text. A changed text is another version with answers of its own, and
what was said of the version before stays with that. `quotations` and `slip` know the other two things that are kept.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any

from workshop.acts import Refused, Sort, Standing
from workshop.day import Day
from workshop.roles import SHEET_OF_STAFF
from workshop.setup import Activity
from workshop.sheet import Choose, Question, Sheet, choices_of, sheet_sort
from workshop.tiles import Doing
from workshop.writing import Note, Write

INSIGHTS, STATEMENTS, NEXT_STEPS, QUOTATIONS, SLIP = range(5)
FIELDS = frozenset(
    {"insight", "take_away", "still_open", "in_our_words", "left_out", "step_what", "step_role", "step_when"}
)
ANSWERS = ("right", "not_quite", "missing")
MOST_STATEMENTS = 7  # F24
STEPS_A_TABLE = 4
_NAME = re.compile("(version|words)-[0-9a-f]{24}")


def name_of(sort: str, *parts: object) -> str:
    """A name made from what it stands for: the same for the same parts, and telling nothing of them."""
    return f"{sort}-{sha256(chr(0).join(map(str, parts)).encode()).hexdigest()[:24]}"


# -- the room's sheet


@dataclass(frozen=True, slots=True)
class Version:
    """A statement's text as it was shown once; tables answer by its name."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement: its draft as it stands ("" where it was taken out), the activity that it rests on, every version that was
    shown, oldest first, and the one that is on (None: none)."""

    id: str
    draft: str
    rests_on: str | None
    versions: tuple[Version, ...] = ()
    on: Version | None = None

    @property
    def latest(self) -> Version:
        """The words that are on, or else those that were shown last; only of a statement that was ever shown."""
        return self.on or self.versions[-1]

    @property
    def changed(self) -> bool:
        """Whether the draft reads differently from what is shown."""
        return self.on is not None and self.on.text != self.draft


def statements(room: Sheet) -> list[Statement]:
    """Every statement in the order of the drafts; after them those that were shown and have been taken out since."""
    drafts = {note.id: note.text.strip() for note in room.written("statement")}
    gone = [note.card for note in room.written("version") if note.card]
    return [_statement(room, one, drafts.get(one, "")) for one in dict.fromkeys([*drafts, *gone])]


def _statement(room: Sheet, one: str, draft: str) -> Statement:
    versions = tuple(Version(note.id, note.text) for note in room.written("version", one))
    on = next((version for version in versions if draft and version.id == room.choices.get(f"on-{one}")), None)
    return Statement(one, draft, room.choices.get(f"rests-{one}"), versions, on)


def shown(room: Sheet) -> list[Statement]:
    """The statements that are on the wall and at the tables, in their order."""
    return [statement for statement in statements(room) if statement.on]


def taking_over(text: str, activity: str) -> Iterator[dict[str, Any]]:
    """The acts that make a draft of a sentence that an activity's findings offer."""
    note = name_of("taken", activity, text)
    yield _writing(note, "statement", text)
    yield {"kind": "choose", "question": f"rests-{note}", "choice": activity}


def showing(statement: str, text: str) -> Iterator[dict[str, Any]]:
    """The acts that put a statement on, with this text."""
    version = name_of("version", statement, text)
    yield _writing(version, "version", text, statement)
    yield {"kind": "choose", "question": f"on-{statement}", "choice": version}


def taking_off(statement: str) -> dict[str, Any]:
    return {"kind": "choose", "question": f"on-{statement}", "choice": None}


def _writing(note: str, field: str, text: str, card: str | None = None) -> dict[str, Any]:
    return {"kind": "write", "note": note, "field": field, "text": text, "base": 0, "client": "desk", "card": card}


_KEPT = sheet_sort({"statement", "version"}, None, SHEET_OF_STAFF, early=True)


def _room_standing(act: Any, sheet: Sheet, day: Day, activity: str, stage: int | None) -> Standing:
    """Anything, before the activity too, but for an eighth statement."""
    if isinstance(act, Write) and act.field == "statement":
        others = [note for note in sheet.written("statement") if note.id != act.note]
        if len(others) >= MOST_STATEMENTS and act.text.strip():
            raise Refused(f"There are {MOST_STATEMENTS} statements already; take one out before adding another.")
    return _KEPT.standing(act, sheet, day, activity, stage)


def _for_lead(act: Mapping[str, Any]) -> bool:
    """Putting a statement on the wall, or taking it off."""
    return act.get("kind") == "choose" and str(act.get("question")).startswith("on-")


ROOM = replace(_KEPT, standing=_room_standing, for_lead=_for_lead)


# -- a table's sheet


def question(act: Choose) -> Question | None:
    """What a table chooses in: its answer to a version, or whether words of its own may be quoted. None for anything else.

    A tick names the very text that may be quoted, so that it is undone by a change of that text."""
    if not _NAME.fullmatch(act.question):
        return None
    if act.question.startswith("version"):
        return Question(act.question, ANSWERS, STATEMENTS)
    return Question(act.question, (act.choice or "",), QUOTATIONS)


def _table_standing(act: Any, sheet: Sheet, day: Day, activity: str, stage: int | None) -> Standing:
    asked = [one for one in map(question, choices_of(act)) if one]
    return _said(asked).standing(act, sheet, day, activity, stage)


def _said(asked: Sequence[Question]) -> Sort[Sheet]:
    return sheet_sort(FIELDS, lambda day, activity: asked)


TABLE = replace(_said(()), standing=_table_standing)


def answer_to(sheet: Sheet, version: str) -> str | None:
    """What a table said of a version: as frozen at the reveal, and where it had said nothing then, what it said since."""
    return sheet.record.choices.get(version) or sheet.choices.get(version)


def words_on(sheet: Sheet, version: str) -> str:
    """What a table wrote beside its answer to a version."""
    return "\n".join(note.text.strip() for note in sheet.written("in_our_words") if note.id.endswith(version))


def own_steps(sheet: Sheet) -> list[tuple[str, str, str]]:
    """A table's next steps: what, which role, by when; those of which nothing is said are left out."""
    names = [f"step-{number}" for number in range(1, STEPS_A_TABLE + 1)]
    said = [tuple(_text(sheet.written(field, name)) for field in ("step_what", "step_role", "step_when"))
            for name in names]  # fmt: skip
    return [(what, role, when) for what, role, when in said if what or role or when]


def _text(notes: list[Note]) -> str:
    return "\n".join(note.text.strip() for note in notes)


def doing(sheet: Sheet, day: Day, activity: Activity) -> Doing | None:
    """How far a table is with the part on screen: what it has said there, without a total, since more may be shown. None for
    the exit slip, which is no table's."""
    at = day.progress.get(activity.id)
    part = at.part if at else INSIGHTS
    if part == SLIP:
        return None
    said = {
        INSIGHTS: sum(len(sheet.written(field)) for field in ("insight", "take_away", "still_open")),
        STATEMENTS: sum(one.startswith("version") for one in sheet.choices),
        NEXT_STEPS: len(own_steps(sheet)),
    }
    return Doing(said.get(part, 1), 0, None, part in sheet.finished, sheet.on_paper)
