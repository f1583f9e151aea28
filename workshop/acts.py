"""Acts and answers: everything anyone says in a workshop.

An *act* is one small thing said: place this card after that one, add a criterion, open the activity. An *answer* is what a
party has said so far, and is nothing but its acts folded in order. A *party* is a table (`table:3`), a seat (`seat:12`), an
observer (`observer:14`), the lead and helpers speaking for the room (`room`) or the day itself (`day`). This module knows the
envelope that an act travels in and how a sort of answer reads, applies and keeps its acts; `store` keeps them safe, and each
exercise says what its own acts mean.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Generic, Literal, TypeVar

from pydantic import TypeAdapter, ValidationError

Standing = Literal["counts", "late"]
Answer = TypeVar("Answer")


class Refused(Exception):
    """An act that cannot be taken. Its text is the one sentence that the person is shown."""


@dataclass(frozen=True, slots=True)
class Key:
    """Whose answer to what: workshop id, activity instance, round (from 1) and party."""

    workshop: str
    activity: str
    round: int
    party: str

    @property
    def party_sort(self) -> str:
        return self.party.partition(":")[0]

    @property
    def party_number(self) -> int:
        return int(self.party.partition(":")[2] or 0)


@dataclass(frozen=True, slots=True)
class Envelope:
    """An act on its way in.

    `client` and `seq` name the act once and for all: the same pair sent twice is applied once. `by` says who sent it
    (`seat:4`, `lead`, `helper`, `store`), `through` by what (`screen`, `paper`, `import`, `demonstration`), and `stage`
    is the number of the stage that the sender's screen showed, so that what comes after a reveal is known for late.
    """

    key: Key
    client: str
    seq: int
    by: str
    act: Mapping[str, Any]
    through: str = "screen"
    stage: int | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """The answer to an act: `done`, `late` (kept, not counted) or `refused` with the reason, and the answer's revision."""

    status: Literal["done", "late", "refused"]
    revision: int = 0
    why: str = ""


@dataclass(frozen=True)
class Sort(Generic[Answer]):
    """A sort of answer: how it starts, which acts it knows, how an act changes it, and who may send which.

    `empty` is the answer before anything was said. `acts` is a union of frozen dataclasses, told apart by their field
    `kind`. `apply(answer, act)` returns the next answer, and is pure. `senders` maps an act's kind to the roles that may
    send it, as the table in `roles` has it: a kind not named there is nobody's; what `for_lead(act)` picks out, the lead's alone.
    `standing(act, answer, day, activity, stage)` says on arrival whether the act counts or came late, and raises Refused for
    one that makes no sense for this day.
    """

    empty: Answer
    acts: Any
    apply: Callable[[Answer, Any], Answer]
    senders: Mapping[str, frozenset[str]] = field(default_factory=dict)
    for_lead: Callable[[Mapping[str, Any]], bool] = lambda act: False
    standing: Callable[..., Standing] = lambda *_: "counts"
    consequences: Callable[..., list[tuple[str, int, str, dict[str, Any]]]] = lambda *_: []

    @cached_property
    def _answers(self) -> TypeAdapter[Answer]:
        return TypeAdapter(type(self.empty))

    @cached_property
    def _acts(self) -> TypeAdapter[Any]:
        return TypeAdapter(self.acts)

    def read(self, act: Mapping[str, Any]) -> Any:
        """A checked act from what a browser sent; Refused, with one sentence, where it is not one."""
        try:
            return self._acts.validate_python(act)
        except ValidationError as fault:
            raise Refused(first_fault(fault)) from None

    def dump(self, answer: Answer) -> str:
        return self._answers.dump_json(answer).decode()

    def dump_act(self, act: Any) -> str:
        """A checked act as the journal keeps it: what was understood, and nothing else that came with it."""
        return self._acts.dump_json(act).decode()

    def load(self, body: str) -> Answer:
        return self._answers.validate_json(body)

    def body(self, answer: Answer) -> dict[str, Any]:
        """The answer as plain lists, strings and numbers, as it goes down the live socket."""
        return self._answers.dump_python(answer, mode="json")

    def may_send(self, act: Mapping[str, Any], role: str) -> bool:
        """Whether a role may send an act as it came from a browser."""
        return role in self.senders.get(str(act.get("kind")), frozenset()) and (
            role == "lead" or not self.for_lead(act)
        )


def first_fault(fault: ValidationError) -> str:
    """One clear sentence from pydantic's list of faults: where, and what was expected."""
    first = fault.errors(include_url=False, include_context=False, include_input=False)[0]
    where = ".".join(str(part) for part in first["loc"]) or "the act"
    return f"Not understood: {where}: {first['msg'][:160]}."


@dataclass(frozen=True)
class Kind:
    """A kind of exercise as store, socket and control room know it.

    `sorts` are its sorts of answer by party: `table`, `seat`, `observer`, `slips` for what a table's people filled in one by one on
    paper, and `room` for what lead and helpers keep for all.
    `doing(table's answer, day, activity)` says how far a table is, without what it says (a `tiles.Doing`).
    `parts(activity)` are the parts that the lead turns through while it is open, () for one that has none; they are called as the
    words' `parts` say for the exercise, or else as given here. `steps` are the
    presses of reveal, () for an activity that reveals nothing, and `about_one` those of them that are about one card, stage
    or question. `pressed_after` names the part (from 0) that a press comes after, where that is not the last: the activity
    then goes on to its further parts with what was revealed. `needs_cards`: it cannot be held without cards. `on_board`:
    tables place cards on a board, and what is counted of a table is cards placed; otherwise it is answers given.

    `table_view(answer, seats' answers and slips)` composes what a table's own screens are sent beside its answer.
    `offered(day, activity, everyone, table)` is what a table's screens (table 0: the wall and observers) are sent of what
    others said: only what was released to them. `desk(day, activity, everyone)` is what lead and helpers are sent to work on.
    """

    name: str
    sorts: Mapping[str, Sort[Any]]
    doing: Callable[[Any, Any, Any], Any] = lambda answer, day, activity: None
    parts: Callable[[Any], Sequence[str]] = lambda activity: ()
    steps: Sequence[str] = ()
    about_one: frozenset[str] = frozenset()
    pressed_after: Mapping[str, int] = field(default_factory=dict)
    needs_cards: bool = False
    on_board: bool = False
    table_view: Callable[[Any, list[Any]], dict[str, Any]] = lambda answer, seats: {}
    offered: Callable[[Any, Any, Any, int], dict[str, Any]] = lambda day, activity, everyone, table: {}
    desk: Callable[[Any, Any, Any], dict[str, Any]] = lambda day, activity, everyone: {}
