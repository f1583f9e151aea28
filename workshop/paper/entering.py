"""Entering: from what was typed into a sheet's form to what the table has said, with a look at it in between.

`read` goes through a form box by box: what each comes to, and what is wrong with each that cannot be read. `acts` are then what has
to be said for the boxes that were changed, with the act that marks the answer as from paper last, so that whatever is refused on
the way leaves it unmarked.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from workshop.acts import Refused
from workshop.paper import AtTable, Box, Entered, PaperSheet
from workshop.setup import DAY_ACTIVITY

PEOPLE, MOST_PEOPLE = "people", 30
HAND_IN = "hand_in_paper"


@dataclass(frozen=True, slots=True)
class Read:
    """What was made of a form: (box's label, how it reads) for each that holds something, the same of the boxes that cannot be read,
    and what those that were changed come to."""

    told: tuple[tuple[str, str], ...]
    wrong: tuple[tuple[str, str], ...]
    changed: tuple[Entered, ...]


def shown(sheet: PaperSheet, at: AtTable) -> dict[str, str]:
    """The form as it begins: what the table has said so far, by box."""
    return {box.id: box.shown(at) for box in boxes_of(sheet, at)}


def read(sheet: PaperSheet, typed: Mapping[str, str], begins: Mapping[str, str], at: AtTable) -> Read:
    """What was typed, box by box, into a form that began with `begins`. Only boxes that were changed since are sent."""
    told: list[tuple[str, str]] = []
    wrong: list[tuple[str, str]] = []
    changed: list[Entered] = []
    for box in boxes_of(sheet, at):
        if box.id not in typed:
            continue
        try:
            found = box.entered(typed[box.id], at)
        except Refused as refused:
            wrong.append((box.label, str(refused)))
            continue
        if found.told:
            told.append((box.label, found.told))
        if is_changed(box.id, typed, begins):
            changed.append(found)
    return Read(tuple(told), tuple(wrong), tuple(changed))


def is_changed(box: str, typed: Mapping[str, str], begins: Mapping[str, str]) -> bool:
    return typed[box].strip() != begins.get(box, "").strip()


def overtaken(
    sheet: PaperSheet, typed: Mapping[str, str], begins: Mapping[str, str], seen: Mapping[str, str], at: AtTable
) -> bool:
    """Whether the table said something else, since it was last looked at, in a box that was changed here too."""
    now = shown(sheet, at)
    return any(now[box] != seen.get(box) for box in typed if box in now and is_changed(box, typed, begins))


def acts(sheet: PaperSheet, found: Read, finished: bool) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """What has to be said, each with its activity ("" for the one at hand)."""
    for one in found.changed:
        yield from one.acts
    yield "", {"kind": "from_paper", "part": sheet.part, "finished": finished, **_answer(found)}


def party_of(act: Mapping[str, Any], table: int) -> str:
    """For whom an act is said: for the table, or for its people one by one."""
    return f"slips:{table}" if act["kind"] == HAND_IN else f"table:{table}"


def _answer(found: Read) -> Mapping[str, Any]:
    """What all boxes add to the act `from_paper`; choices of one sheet go together."""
    answer: dict[str, Any] = {}
    for one in found.changed:
        choices = {**answer.get("choices", {}), **one.answer.get("choices", {})}
        answer |= {**one.answer, **({"choices": choices} if choices else {})}
    return answer


@dataclass(frozen=True, slots=True)
class People:
    """How many people are at the table: at the head of every sheet, and asked again after a break (F10)."""

    label: str
    id: str = PEOPLE
    help: str = ""
    typed_as: str = ""
    sort: str = "people"
    long: bool = False

    def shown(self, at: AtTable) -> str:
        counted = at.arrival.counting == at.day.counting
        return str(at.arrival.people or "") if counted else ""

    def entered(self, typed: str, at: AtTable) -> Entered:
        number = typed.strip()
        if not number:
            return Entered("")
        if not (number.isascii() and number.isdigit() and 1 <= int(number[:4]) <= MOST_PEOPLE):
            raise Refused(at.words("paper.not_people", typed=number[:20], most=MOST_PEOPLE))
        counted = {"kind": "head_count", "people": int(number), "counting": at.day.counting}
        return Entered(number, acts=((DAY_ACTIVITY, counted),))


def boxes_of(sheet: PaperSheet, at: AtTable) -> list[Box]:
    """The boxes of a form in the order in which they are typed: people first."""
    return [People(at.words("paper.people")), *sheet.boxes]


class Draft:
    """A form that is being typed in: what it began with, what was typed so far, and what the table had said when that was last seen."""

    def __init__(self, begins: Mapping[str, str]) -> None:
        self.number = 0
        self.begin(begins)

    def begin(self, begins: Mapping[str, str]) -> None:
        """Anew: every beginning has a number of its own."""
        self.number += 1
        self.begins, self.typed, self.seen = dict(begins), dict(begins), dict(begins)

    def freshen(self, now: Mapping[str, str]) -> None:
        """Begin anew with what the table has said by now, as long as nothing was typed."""
        if self.typed == self.begins != now:
            self.begin(now)
