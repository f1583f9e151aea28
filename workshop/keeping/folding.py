"""Folding: every answer of a workshop made anew from its acts, in the order in which they were kept.

Whether an act counted or came late was decided when it arrived and stands beside it, so nobody is asked again.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from workshop.acts import Key, Kind, Refused, Sort
from workshop.day import Day
from workshop.keeping.rows import ActLine
from workshop.record import Held, day_key, in_short, sort_at
from workshop.zips import PackageFault

Answers = dict[Key, Held]


def fold(workshop: str, acts: Iterable[ActLine], kinds: Mapping[str, Kind]) -> tuple[Answers, list[str]]:
    """The answers that acts come to, and each act as the journal keeps it. PackageFault names the line of one that makes no
    sense, such as an act of an exercise that this program does not have."""
    answers: Answers = {}
    kept: list[str] = []
    for number, line in enumerate(acts, 1):
        key = Key(workshop, line.activity, line.round, line.party)
        try:
            answers[key], text = _after(answers, key, line, kinds)
        except Refused as refusal:
            raise PackageFault(f"journal.jsonl, line {number}: {refusal}") from None
        except Exception as fault:  # noqa: BLE001  a fault of ours in an act of theirs: named, without what was typed
            raise PackageFault(
                f"journal.jsonl, line {number}: this act cannot be taken in ({type(fault).__name__})."
            ) from None
        kept.append(text)
    return answers, kept


def _after(answers: Answers, key: Key, line: ActLine, kinds: Mapping[str, Kind]) -> tuple[Held, str]:
    """The answer after one more act, and the act as it is kept. A redacted one counts as a change and says nothing."""
    day = answers[day_key(key.workshop)].answer if day_key(key.workshop) in answers else Day()
    sort = _sort(kinds, key, day)
    held = answers.get(key) or Held(sort.empty)
    if not line.act:
        return Held(held.answer, held.revision + 1, held.late), "{}"
    act = sort.read(line.act)
    if act.kind != line.kind:
        raise Refused(f"kind: “{act.kind}” was expected, as the act says.")
    if line.status == "late":
        return Held(held.answer, held.revision + 1, (*held.late, in_short(act))), sort.dump_act(act)
    return Held(sort.apply(held.answer, act), held.revision + 1, held.late), sort.dump_act(act)


def _sort(kinds: Mapping[str, Kind], key: Key, day: Day) -> Sort[Any]:
    found = day.setup.activity(key.activity)
    if found and found.kind not in kinds:
        raise Refused(
            f"the activity “{found.id}” is of the kind “{found.kind}”, which this Common Ground does not have."
        )
    return sort_at(kinds, key, day)


def answer_lines(answers: Answers, kinds: Mapping[str, Kind]) -> list[dict[str, Any]]:
    """Answers as the lines of answers.jsonl."""
    return [
        {
            "activity": key.activity, "round": key.round, "party": key.party, "revision": held.revision,
            "body": json.loads(sort.dump(held.answer)), "late": [dict(late) for late in held.late],
        }
        for key, held, sort in with_sorts(answers, kinds)
    ]  # fmt: skip


def with_sorts(answers: Answers, kinds: Mapping[str, Kind]) -> list[tuple[Key, Held, Sort[Any]]]:
    """Each answer with its sort, as the day stands in the end."""
    day = next((held.answer for key, held in answers.items() if key == day_key(key.workshop)), Day())
    return [(key, held, sort_at(kinds, key, day)) for key, held in answers.items()]
