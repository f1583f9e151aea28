"""A sheet: what a party has said in an activity that is not a ranking, which is what it wrote and what it chose.

Most activities of a day ask a table to write (notes, by field) and to choose (one option a question). Which questions there are,
and which fields, is the exercise's business: it gives them to `sheet_sort` and has a sort of answer, with acts that can be
repeated, words that are never lost, and a record that the first press of reveal freezes. `writing` knows the notes.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Annotated, Any, Literal

from pydantic import Field

from workshop.acts import Refused, Sort, Standing
from workshop.day import Day
from workshop.roles import SHEET_OF_TABLE, Roles
from workshop.setup import Activity
from workshop.tiles import Doing
from workshop.writing import DropVersion, MoveNote, Name, Note, Notes, RemoveNote, Write, Writing, write, written

MOST_CHOICES = 1000
ANY = "*"


@dataclass(frozen=True, slots=True)
class Kept:
    """What a sheet held at the first press of reveal: the independent record."""

    notes: Notes = ()
    choices: Mapping[str, str] = field(default_factory=dict)
    finished: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """Notes written, choices by question, the parts that the party said it had finished, and the record before the reveal.
    `turns`, where the exercise wants it, is what was written when the lead turned to a part, by part."""

    notes: Notes = ()
    choices: Mapping[str, str] = field(default_factory=dict)
    finished: tuple[int, ...] = ()
    on_paper: bool = False
    before: Kept | None = None
    turns: Mapping[int, Notes] = field(default_factory=dict)

    @property
    def record(self) -> Kept:
        """What counts as said independently: as frozen at the reveal, and before any reveal as it is."""
        return self.before or Kept(self.notes, self.choices, self.finished)

    def written(self, field: str, about: str | None = None) -> list[Note]:
        """The notes of a field that hold text, in their order; with `about`, those about one card, stage or question."""
        return written(self.notes, field, about)


@dataclass(frozen=True, slots=True)
class Question:
    """One question with the options that may be chosen; `part` is the part of the activity that asks it (None: all). One
    whose id is ANY is asked of whatever the party wrote."""

    id: str
    options: tuple[str, ...]
    part: int | None = None


@dataclass(frozen=True, slots=True)
class Choose:
    """Choose an option of a question (None takes the choice back)."""

    kind: Literal["choose"]
    question: Name
    choice: Name | None = None


@dataclass(frozen=True, slots=True)
class Finish:
    """Say that this part is finished."""

    kind: Literal["finish"]
    part: Annotated[int, Field(ge=0, le=50)] = 0


@dataclass(frozen=True, slots=True)
class GoBack:
    kind: Literal["go_back"]
    part: Annotated[int, Field(ge=0, le=50)] = 0


@dataclass(frozen=True, slots=True)
class OnPaper:
    """Mark the sheet as entered from paper, by the lead or a helper."""

    kind: Literal["on_paper"]
    on: bool = True


@dataclass(frozen=True, slots=True)
class FromPaper:
    """What was chosen on a table's paper, by question (None takes a choice back), all at once; and, where the table says so, that it
    has finished the part. It marks the sheet, and counts whenever it comes, since paper is typed up when there is time for it."""

    kind: Literal["from_paper"]
    part: Annotated[int, Field(ge=0, le=50)] = 0
    choices: Annotated[Mapping[Name, Name | None], Field(max_length=400)] = field(default_factory=dict)
    finished: bool = False


@dataclass(frozen=True, slots=True)
class Freeze:
    """Keep the sheet as it stands as the record before reveal. Sent by the store with the lead's first press."""

    kind: Literal["freeze"]


@dataclass(frozen=True, slots=True)
class Turned:
    """Keep what is written as it stands. Sent by the store when the lead turns on to a part, to tables that are not closed."""

    kind: Literal["turned"]
    part: Annotated[int, Field(ge=0, le=50)]


Act = Annotated[
    Choose | Finish | GoBack | OnPaper | FromPaper | Freeze | Turned | Writing,
    Field(discriminator="kind"),
]
Asked = Callable[[Day, Activity], Iterable[Question]]
WRITING = (Write, MoveNote, RemoveNote, DropVersion)


def apply(sheet: Sheet, act: Any) -> Sheet:
    """The sheet after one act. Pure; Refused only where there are too many notes or choices."""
    match act:
        case Choose(question=question, choice=choice):
            return replace(sheet, choices=_chosen(sheet.choices, question, choice))
        case Finish(part=part):
            return sheet if part in sheet.finished else replace(sheet, finished=(*sheet.finished, part))
        case GoBack(part=part):
            return replace(sheet, finished=tuple(one for one in sheet.finished if one != part))
        case OnPaper(on=on):
            return replace(sheet, on_paper=on)
        case FromPaper():
            return _from_paper(sheet, act)
        case Freeze():
            return sheet if sheet.before else replace(sheet, before=sheet.record)
        case Turned(part=part):
            return sheet if sheet.before else replace(sheet, turns={**sheet.turns, part: sheet.notes})
    return replace(sheet, notes=write(sheet.notes, act))


def choices_of(act: Any) -> list[Choose]:
    """The choices that an act makes: its own, all of a table's paper, or none."""
    if isinstance(act, FromPaper):
        return [Choose("choose", question, choice) for question, choice in act.choices.items()]
    return [act] if isinstance(act, Choose) else []


def _from_paper(sheet: Sheet, act: FromPaper) -> Sheet:
    choices = sheet.choices
    for one in choices_of(act):
        choices = _chosen(choices, one.question, one.choice)
    more = (act.part,) if act.finished and act.part not in sheet.finished else ()
    return replace(sheet, choices=choices, finished=(*sheet.finished, *more), on_paper=True)


def _chosen(choices: Mapping[str, str], question: str, choice: str | None) -> Mapping[str, str]:
    if choice is None:
        return {one: said for one, said in choices.items() if one != question}
    if question not in choices and len(choices) >= MOST_CHOICES:
        raise Refused(f"There are {MOST_CHOICES} choices already.")
    return {**choices, question: choice}


def sheet_sort(
    fields: Collection[str],
    asked: Asked | None = lambda day, activity: (),
    senders: Mapping[str, Roles] = SHEET_OF_TABLE,
    early: bool = False,
    keeps_turns: bool = False,
) -> Sort[Sheet]:
    """A sort of answer that is a sheet.

    `fields` are those that may be written in. `asked(day, activity)` gives the questions (None: any question, any option, for
    sheets of the lead and helpers). `senders` is its line of the table in `roles`. `early`: it may be spoken before
    the activity was opened, and after it was closed. `keeps_turns`: it keeps what was written at each turn of the lead's.
    """

    def standing(act: Any, sheet: Sheet, day: Day, activity: str, stage: int | None) -> Standing:
        if isinstance(act, Write) and act.field not in fields:
            raise Refused(f"There is nothing called “{act.field}” to write in here.")
        if isinstance(act, Turned) and not keeps_turns:
            raise Refused("This activity keeps nothing at a turn.")
        return _standing(act, sheet, day, activity, stage, asked, early)

    return Sort(
        empty=Sheet(), acts=Act, apply=apply, senders=senders, standing=standing,
    )  # fmt: skip


def _standing(
    act: Any, sheet: Sheet, day: Day, name: str, stage: int | None, asked: Asked | None, early: bool
) -> Standing:
    """Words count whenever they come. A choice counts while its part is on, nothing is held, and the table has not finished;
    after the reveal it counts as a second thought, unless it was meant before. Refused for what nobody asks."""
    activity, at = day.setup.activity(name), day.progress.get(name)
    if activity is None or (at is None and not early):
        raise Refused("This activity has not been opened yet.")
    questions = [_question(one, day, activity, asked) for one in choices_of(act)]
    if isinstance(act, (*WRITING, OnPaper, Freeze, Turned)) or early or at is None:
        return "counts"
    if isinstance(act, FromPaper):
        if any(part > at.part for part in (act.part, *(one.part or 0 for one in questions if one))):
            raise Refused("That has not been asked yet.")
        return "counts"
    question = questions[0] if questions else None
    late = at.closed or day.ended or day.now != name or (stage is not None and stage < at.opened)
    if isinstance(act, Choose) and not late:
        revealed = at.revealed_at is not None
        part = at.part if question is None or question.part is None else question.part
        if part > at.part:
            raise Refused("That has not been asked yet.")
        over = part < at.part and not revealed
        meant_before = revealed and stage is not None and stage < (at.revealed_at or 0)
        late = (
            over or meant_before or at.paused_at is not None or day.eyes_up or (part in sheet.finished and not revealed)
        )
    return "late" if late else "counts"


def _question(act: Choose, day: Day, activity: Activity, asked: Asked | None) -> Question | None:
    if asked is None:
        return None
    question = next((one for one in asked(day, activity) if one.id in (act.question, ANY)), None)
    if question is None:
        raise Refused(f"There is no question “{act.question}” here.")
    if act.choice is not None and act.choice not in question.options:
        raise Refused(f"“{act.choice}” is not among the answers to that question.")
    return question


def sheet_doing(
    asked: Asked, fields: Collection[str] = (), criteria: str = ""
) -> Callable[[Sheet, Day, Activity], Doing]:
    """How far a table is with a sheet: questions of the present part answered, and whether it said that it finished the part.

    Where a part asks no question, it counts the `fields` in which something is written. `criteria` names the field that
    holds criteria, where there is one. Where a part both asks and has something written, an exercise counts for itself.
    """

    def doing(sheet: Sheet, day: Day, activity: Activity) -> Doing:
        at = day.progress.get(activity.id)
        part = at.part if at else 0
        here = [one.id for one in asked(day, activity) if one.part in (None, part)]
        done = sum(one in sheet.choices for one in here)
        if not here:
            here, done = list(fields), sum(bool(sheet.written(one)) for one in fields)
        said = len(sheet.written(criteria)) if criteria else None
        return Doing(done, len(here), said, part in sheet.finished, sheet.on_paper)

    return doing
