"""Sheets as tables and the desk fill them, for the tests of first impressions."""

from typing import Any

from exercises.impressions import KIND, planned
from exercises.impressions.answer import CHOOSE
from exercises.impressions.gathering import stamp
from tests.people import NOON, setting_up
from workshop.day import Day, Progress
from workshop.everyone import Everyone
from workshop.sheet import Sheet, apply

(ACTIVITY,) = planned(8)
TABLE, ROOM = KIND.sorts["table"], KIND.sorts["room"]


def a_day(part: int = CHOOSE, **changed: Any) -> Day:
    """A day of Oak (1), Elm (2) and Ash (3) on which the activity is open at a part."""
    progress = Progress(NOON, NOON + 1800, part=part, **changed)
    return Day(setting_up(activities=(ACTIVITY,)), ACTIVITY.id, {ACTIVITY.id: progress}, 9)


def wrote(note: str, text: str, field: str = "opportunity") -> dict[str, Any]:
    return {"kind": "write", "note": note, "field": field, "text": text, "base": 0, "client": "c"}


def chose(question: str, choice: str | None = "yes") -> dict[str, Any]:
    return {"kind": "choose", "question": question, "choice": choice}


def theme(name: str, text: str) -> dict[str, Any]:
    return wrote(name, text, "theme")


def release(key: str, text: str) -> dict[str, Any]:
    """Release a note of these very words."""
    return chose(f"release-{key}", f"yes-{stamp(text)}")


def hold(key: str) -> dict[str, Any]:
    return chose(f"release-{key}", "held")


def sheet(*acts: dict[str, Any]) -> Sheet:
    said = Sheet()
    for act in acts:
        said = apply(said, TABLE.read(act))
    return said


def everyone(*room: dict[str, Any], **tables: Sheet) -> Everyone:
    """What all have said: tables by their names, and what the desk did."""
    numbers = {"oak": 1, "elm": 2, "ash": 3}
    said = {number: tables.get(name, Sheet()) for name, number in numbers.items()}
    return Everyone(said, room=sheet(*room))


HELP, BLAME, PATEL = "Help comes sooner", "Fear of being blamed", "Ask Mrs Patel in housing"


def an_hour(*room: dict[str, Any], **tables: Sheet) -> Everyone:
    """Oak wrote two notes, both released, and Elm one, which is held; one theme holds Oak's first. Oak and Ash marked it."""
    oak = sheet(wrote("a", HELP), wrote("b", BLAME, "challenge"), chose("sooner"), {"kind": "finish", "part": CHOOSE})
    elm = sheet(wrote("a", PATEL, "challenge"))
    desk = (
        theme("sooner", "Help in time"),
        release("t1-a", HELP),
        release("t1-b", BLAME),
        hold("t2-a"),
        chose("t1-a", "sooner"),
    )
    return everyone(*desk, *room, **{"oak": oak, "elm": elm, "ash": sheet(chose("sooner")), **tables})
