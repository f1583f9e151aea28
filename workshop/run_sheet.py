"""The run sheet of a workshop, as a facilitator reads it on paper or on the page of setting up: times, minutes, the script.

Each line says when, what and for how long; what to say, what to watch for, and what to do when a table is stuck; then what gives way
if the day runs late. It holds nothing that anybody said.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from workshop.late import STEPS, Cut, gives_way, saved
from workshop.programme import Entry, Pace, begins, entries, listed
from workshop.setup import Activity, Setup
from workshop.times import as_time, read_time
from workshop.words import Words

PaceOf = Callable[[Activity], Pace]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a run sheet, in words. `say` are pairs of a part's name ("" for the whole) and what to say in it."""

    time: str
    heading: str
    spent: str
    instruction: str = ""
    say: tuple[tuple[str, str], ...] = ()
    watch: str = ""
    stuck: str = ""


def run_sheet(setup: Setup, pace_of: PaceOf, words: Words) -> list[Line]:
    """The lines of a setting-up's programme, without what was left out."""
    held = {one.id: one for one in listed(setup)}
    timed = begins(entries(setup, pace_of), read_time(setup.starts) or 0)
    return [_line(entry, at, held[entry.id], words) for entry, at in timed if not entry.skipped]


def _line(entry: Entry, at: int, held: Any, words: Words) -> Line:
    time = f"{as_time(at)} – {as_time(at + entry.whole)}"
    key = "programme.spent_talk" if entry.talk else "programme.spent"
    spent = words(key, minutes=entry.minutes, talk=entry.talk)
    if not isinstance(held, Activity):
        return Line(time, entry.heading, spent)
    script = words.of("script").get(held.exercise, {})
    return Line(
        time, entry.heading, spent, held.instruction, tuple(_said(held.exercise, script, words)),
        script.get("watch", ""), script.get("stuck", ""),
    )  # fmt: skip


def _said(exercise: str, script: dict[str, Any], words: Words) -> list[tuple[str, str]]:
    """What to say: once for the whole, unless its first part says the same, then part by part."""
    names = words.of("parts").get(exercise, [])
    lines = script.get("parts", [])
    whole = [("", script["say"])] if script.get("say") and script["say"] not in lines else []
    return whole + [(names[at] if at < len(names) else "", line) for at, line in enumerate(lines) if line]


def when_late(ahead: Sequence[Entry], words: Words) -> list[tuple[int, list[str]]]:
    """What gives way of what is ahead, for each of the steps of lateness, in words."""
    return [(late, told(ahead, gives_way(ahead, late), late, words)) for late in STEPS]


def told(ahead: Sequence[Entry], cuts: Sequence[Cut], late: int, words: Words) -> list[str]:
    """These cuts in words, and what is missing where they do not make up for so many minutes."""
    by_id = {one.id: one for one in ahead}
    lines = [cut_told(by_id[cut.id], cut, words) for cut in cuts]
    if not lines:
        return [words("programme.late_none")]
    short = [words("programme.late_short", saved=saved(cuts), late=late)] if saved(cuts) < late else []
    return lines + short


def cut_told(entry: Entry, cut: Cut, words: Words) -> str:
    if cut.leaves_out:
        return words("programme.cut_out", heading=entry.heading)
    if cut.minutes == entry.minutes:
        return words("programme.cut_talk", heading=entry.heading, talk=cut.talk, before=entry.talk)
    key = "programme.cut_both" if cut.talk != entry.talk else "programme.cut_minutes"
    before = entry.whole if cut.talk != entry.talk else entry.minutes
    return words(key, heading=entry.heading, minutes=cut.minutes, talk=cut.talk, before=before)
