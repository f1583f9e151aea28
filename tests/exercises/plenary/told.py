"""A plenary as it was told: days and sheets for tests, made by the very acts that tables, people and the lead send."""

from collections.abc import Iterable, Mapping
from typing import Any

from exercises.plenary import KIND, planned
from exercises.plenary.answer import ROOM, STATEMENTS, TABLE, name_of, showing, taking_over
from exercises.plenary.findings import Findings, of_the_day
from exercises.plenary.slip import Slip, Slips
from tests.people import NOON, setting_up
from workshop.day import Day, Progress
from workshop.everyone import Everyone
from workshop.setup import Activity
from workshop.sheet import Sheet

(PLENARY,) = planned(5)
BENEFIT = setting_up().activities[0]
SEAT = KIND.sorts["seat"]
FIRST, SECOND = "We asked who would benefit first.", "Savings counted for less."
NOTE = "draft"


def a_day(part: int = STATEMENTS, ended: bool = False, **changed: Any) -> Day:
    """A day on which benefit was ranked and the plenary is at a part."""
    progress = {
        "benefit": Progress(NOON, NOON + 600, closed=True),
        "plenary": Progress(NOON, NOON + 600, part=part, **changed),
    }
    return Day(setting_up(activities=(BENEFIT, PLENARY)), "plenary", progress, 9, ended=ended)


def write(field: str, text: str, note: str = "n", card: str | None = None, base: int = 9) -> dict[str, Any]:
    return {"kind": "write", "note": note, "field": field, "text": text, "base": base, "client": "c", "card": card}


def choose(question: str, choice: str | None) -> dict[str, Any]:
    return {"kind": "choose", "question": question, "choice": choice}


def after(*acts: dict[str, Any], sort: Any = TABLE, sheet: Sheet | None = None) -> Any:
    """What a party has said after these acts, read as they come down the socket."""
    said = sheet or sort.empty
    for act in acts:
        said = sort.apply(said, sort.read(act))
    return said


def room(*acts: dict[str, Any], sheet: Sheet | None = None) -> Sheet:
    return after(*acts, sort=ROOM, sheet=sheet)


def shown_room(*texts: str) -> Sheet:
    """A room in which drafts of these texts are shown, each resting on benefit."""
    drafts = [
        act
        for at, text in enumerate(texts, 1)
        for act in (write("statement", text, f"{NOTE}-{at}"), choose(f"rests-{NOTE}-{at}", "benefit"))
    ]
    return room(*drafts, *(act for at, text in enumerate(texts, 1) for act in showing(f"{NOTE}-{at}", text)))


def version(text: str, number: int = 1) -> str:
    return name_of("version", f"{NOTE}-{number}", text)


def answers(text: str, answer: str, words: str = "", number: int = 1) -> list[dict[str, Any]]:
    """A table's answer to a statement as it reads, with words beside it."""
    one = version(text, number)
    beside = [write("in_our_words", words, f"in_our_words-{one}", one)] if words else []
    return [choose(one, answer), *beside]


def everyone(
    tables: Mapping[int, Sheet], kept: Sheet | None = None, slips: Iterable[tuple[str, str, str]] = ()
) -> Everyone:
    """Oak, Elm and Ash (1 to 3), those that are not named silent; all slips from one device."""
    given = Slips(tuple(Slip(*one) for one in slips))  # type: ignore[arg-type]
    return Everyone(
        {table: tables.get(table, Sheet()) for table in (1, 2, 3)}, {1: given}, seated={1: 1}, room=kept or Sheet()
    )


def found(
    tables: Mapping[int, Sheet], kept: Sheet | None = None, day: Day | None = None,
    slips: Iterable[tuple[str, str, str]] = (), earlier: Mapping[int, Sheet] | None = None,
) -> Findings:  # fmt: skip
    """The findings of a plenary after benefit, in which tables wrote `earlier`."""
    before = Everyone({table: (earlier or {}).get(table, Sheet()) for table in (1, 2, 3)})
    return of_the_day(day or a_day(), PLENARY, {"benefit": before, "plenary": everyone(tables, kept, slips)})


def taken(text: str) -> list[dict[str, Any]]:
    return list(taking_over(text, "benefit"))


def activity(day: Day) -> Activity:
    return next(one for one in day.setup.activities if one.id == "plenary")
