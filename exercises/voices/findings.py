"""What tables asked of invited experts and what experts said, sorted by what may be shown. The one place that decides it; pure.

Nothing that an expert wrote is shown before the lead released it, and a release holds for the very words that the lead read: it
names them by a stamp of their text. Words that were changed since are held back until they are released again, and a question
that its table changed since is left out beside its answer. Which table asked is known here, and told to the lead alone.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2s
from typing import Any, Literal

from workshop.day import Day
from workshop.everyone import Everyone
from workshop.setup import Activity, Dealt
from workshop.sheet import Sheet
from workshop.writing import Note

QUESTION, HEARD = "question", "heard"  # what a table writes
ANSWER, CLARIFICATION, FOR_ALL, PART = "answer", "clarification", "for_the_day", "part"  # what an expert writes
YES, NO = "yes", "no"
WAITS = ("held", "changed")
SHOWN = ("released", "changed")  # an answer that is being corrected keeps its place
State = Literal["held", "kept", "released", "changed"]  # kept: the lead read it and keeps it back


def stamp(*texts: str) -> str:
    """A short name for some texts, which they cannot be read from."""
    return blake2s("\n".join(texts).encode(), digest_size=8).hexdigest()


@dataclass(frozen=True, slots=True)
class Said:
    """One thing that the expert at a seat wrote: an answer `about` a question, a clarification about a card or (None) the
    day, or what its part is. `mark` is what a release of it as it stands would say, `turn` the place of its release."""

    id: str
    expert: int
    text: str
    about: str | None
    mark: str
    state: State = "held"
    turn: int = 0


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of a table, and what experts wrote to it. `text` is "" where the table took it back."""

    id: str
    table: int
    text: str
    answers: tuple[Said, ...] = ()
    aloud: bool = False
    urgent: bool = False

    @property
    def waits(self) -> bool:
        """Whether the lead has still to decide on an answer."""
        return any(said.state in WAITS for said in self.answers)

    @property
    def released(self) -> list[Said]:
        return [said for said in self.answers if said.state == "released"]


@dataclass(frozen=True, slots=True)
class Findings:
    """Everything asked and said. `parts` is what each expert says of its part; `heard` by table what changed its mind;
    `chosen` the lead's choices."""

    activity: Activity
    opened: bool
    names: Mapping[int, str]
    deck: Mapping[str, Dealt]
    questions: tuple[Asked, ...]
    clarifications: tuple[Said, ...]
    parts: Mapping[int, Said]
    heard: Mapping[int, tuple[str, ...]]
    chosen: Mapping[str, str]

    @property
    def everything(self) -> list[Said]:
        """All that experts wrote."""
        answers = [said for asked in self.questions for said in asked.answers]
        return [*answers, *self.clarifications, *self.parts.values()]

    @property
    def unreleased(self) -> int:
        return sum(said.state != "released" for said in self.everything)

    @property
    def waiting(self) -> int:
        """How much of it the lead has not decided on, or was changed since."""
        return sum(said.state in WAITS for said in self.everything)

    @property
    def experts(self) -> list[int]:
        return sorted({said.expert for said in self.everything})

    def part(self, expert: int) -> str:
        """What an expert's part is, where that was released; else ""."""
        said = self.parts.get(expert)
        return said.text if said and said.state == "released" else ""

    def question_as_released(self, asked: Asked, said: Said) -> str:
        """The question beside an answer, where it still is what the lead read with it."""
        read = self.chosen.get(release_of(said.id), "").partition("-")[2]
        return asked.text if read == said.mark.partition("-")[2] else ""


def release_of(id: str) -> str:
    """The name of the lead's choice by which something is released."""
    return f"release-{id}"


def aloud_of(question: str) -> str:
    """The name of the choice by which an expert or the lead says that a question was answered aloud."""
    return f"aloud-{question}"


def urgent_of(question: str) -> str:
    return f"urgent-{question}"


def findings(day: Day, activity: Activity, everyone: Everyone) -> Findings:
    chosen = (everyone.room or Sheet()).choices
    experts: Mapping[int, Sheet] = everyone.observers
    parts = [(seat, _said(seat, note, chosen)) for seat, note in _notes(experts, PART)]
    return Findings(
        activity=activity,
        opened=activity.id in day.progress,
        names={table.id: table.name for table in day.setup.tables},
        deck=day.setup.deck(),
        questions=tuple(_questions(everyone.tables, experts, chosen)),
        clarifications=tuple(_clarifications(day.setup.deck(), experts, chosen)),
        parts=dict(parts),
        heard={table: tuple(note.text for note in sheet.written(HEARD)) for table, sheet in everyone.tables.items()},
        chosen=chosen,
    )


def _notes(sheets: Mapping[int, Sheet], field: str) -> Iterator[tuple[int, Note]]:
    return ((number, note) for number, sheet in sorted(sheets.items()) for note in sheet.written(field))


def _questions(tables: Mapping[int, Sheet], experts: Mapping[int, Sheet], chosen: Mapping[str, str]) -> list[Asked]:
    """Those marked as urgent first, the others in an order that says nothing of who asked."""
    asked = {question_id(table, note.id): (table, note.text) for table, note in _notes(tables, QUESTION)}
    answers = list(_notes(experts, ANSWER))
    back = {note.card: (0, "") for _, note in answers if note.card and note.card not in asked}
    found = [
        Asked(
            id, table, text,
            tuple(_said(seat, note, chosen, text) for seat, note in answers if note.card == id),
            _aloud(id, experts, chosen), chosen.get(urgent_of(id)) == YES,
        )
        for id, (table, text) in {**asked, **back}.items()
    ]  # fmt: skip
    return sorted(found, key=lambda one: (not one.urgent, one.id))


def question_id(table: int, note: str) -> str:
    """What a question is called in answers to it: nothing that tells which table asked."""
    return stamp(f"table:{table}", note)


def _aloud(question: str, experts: Mapping[int, Sheet], chosen: Mapping[str, str]) -> bool:
    """Whether a question was answered aloud: as the lead said, or else any expert."""
    name = aloud_of(question)
    return chosen[name] == YES if name in chosen else any(one.choices.get(name) == YES for one in experts.values())


def _clarifications(
    deck: Mapping[str, Dealt], experts: Mapping[int, Sheet], chosen: Mapping[str, str]
) -> Iterator[Said]:
    """About the cards in their order, then about the day."""
    pinned = [_said(seat, note, chosen) for seat, note in _notes(experts, CLARIFICATION)]
    yield from (said for card in deck for said in pinned if said.about == card)
    yield from (_said(seat, note, chosen) for seat, note in _notes(experts, FOR_ALL))


def _said(expert: int, note: Note, chosen: Mapping[str, str], question: str | None = None) -> Said:
    id = stamp(f"observer:{expert}", note.id)
    name, words = release_of(id), stamp(note.text)
    mark = words if question is None else f"{words}-{stamp(question)}"
    turn = list(chosen).index(name) if name in chosen else 0
    return Said(id, expert, note.text, note.card, mark, _state(chosen.get(name), words), turn)


def _state(chosen: str | None, words: str) -> State:
    """What the lead's choice makes of words with this stamp."""
    if chosen in (None, NO):
        return "held" if chosen is None else "kept"
    return "released" if str(chosen).partition("-")[0] == words else "changed"


def offered(day: Day, activity: Activity, everyone: Everyone, table: int) -> dict[str, Any]:
    """What goes to every table's screen, and to the room's and experts' own: what was released, newest first, and not who asked.

    A table is told which question was its own. An answer that is being corrected stands there without its text.
    """
    found = findings(day, activity, everyone)
    answers = [(said, asked) for asked in found.questions for said in asked.answers if said.state in SHOWN]
    pinned = [said for said in found.clarifications if said.state == "released"]
    return {
        "answers": [
            {"id": said.id, "text": said.text if said.state == "released" else "", "part": found.part(said.expert),
             "question": found.question_as_released(asked, said), "yours": bool(table) and asked.table == table}
            for said, asked in sorted(answers, key=lambda one: -one[0].turn)
        ],
        "clarifications": [
            {"id": said.id, "text": said.text, "part": found.part(said.expert), **_card(found.deck, said.about)}
            for said in pinned
        ],
    }  # fmt: skip


def _card(deck: Mapping[str, Dealt], card: str | None) -> dict[str, str]:
    dealt = deck.get(card or "")
    return {"letter": dealt.letter, "name": dealt.card.short_name} if dealt else {"letter": "", "name": ""}
