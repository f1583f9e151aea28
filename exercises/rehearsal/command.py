"""`python -m workshop rehearse`: hold a rehearsal, print what was measured, and end with 1 where anything was lost."""

import asyncio
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from exercises.rehearsal.day import Plan, rehearse
from exercises.rehearsal.doors import NotHeld
from exercises.rehearsal.measures import Rehearsed, Waits
from workshop.words import Words, words

WAITS = ("first_screen", "tablemate", "wall", "stage", "whole_room")


def rehearse_command(plan: Plan, file: Path | None) -> int:
    """The exit status: 0 where nothing was lost, 1 where something was, 2 where the rehearsal could not be held."""
    say = words()
    print(say("rehearsal.begins", tables=plan.tables, laptops=plan.laptops, base=plan.base), flush=True)
    try:
        found = asyncio.run(rehearse(plan, say, lambda sentence: print(sentence, flush=True)))
        if file:
            file.write_text(json.dumps(found.plain(), indent=2) + "\n", encoding="utf-8")
    except NotHeld as fault:
        print(fault, file=sys.stderr)
        return 2
    except OSError as fault:
        print(say("rehearsal.not_written", file=file, why=fault.strerror), file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print(say("rehearsal.stopped"), file=sys.stderr)
        return 130
    print("\n".join(told(found, say)))
    return 0 if found.nothing_lost else 1


def told(found: Rehearsed, say: Words) -> Iterator[str]:
    """What was measured, line by line; the last sums it up."""
    width = max(len(say(f"rehearsal.{name}")) for name in WAITS)
    yield f"{'':{width}}  {'p50':>9}  {'p95':>9}  {'max':>9}"
    for name in WAITS:
        waits: Waits = getattr(found, name)
        numbers = "  ".join(f"{seconds(one):>9}" for one in (waits.p50, waits.p95, waits.max))
        yield f"{say(f'rehearsal.{name}'):{width}}  {numbers}"
    acts = found.acts
    yield say(
        "rehearsal.acts", sent=acts.sent, answered=acts.answered, found=acts.found, refused=acts.refused, late=acts.late
    )
    yield say("rehearsal.texts", written=acts.texts, found=acts.texts - acts.texts_lost)
    yield say("rehearsal.server", core=round(100 * found.server.core), memory=megabytes(found.server.memory),
              processors=found.server.processors)  # fmt: skip
    yield say("rehearsal.own", core=round(100 * found.own_core))
    yield say("rehearsal.carries", n=found.carries)
    yield from found.faults
    yield summed_up(found, say)


def summed_up(found: Rehearsed, say: Words) -> str:
    """The one sentence that it comes to."""
    acts = found.acts
    if not found.nothing_lost:
        return say("rehearsal.lost", lost=acts.lost, sent=acts.sent, doubled=acts.doubled, texts=acts.texts_lost,
                   faults=len(found.faults))  # fmt: skip
    return say("rehearsal.nothing_lost", acts=acts.sent, laptops=found.everybody, tablemate=seconds(found.tablemate.p95),
               wall=seconds(found.wall.p95), stage=seconds(found.whole_room.p95))  # fmt: skip


def seconds(wait: float | None) -> str:
    """A wait as one reads it: milliseconds below a second."""
    if wait is None:
        return "-"
    return f"{wait * 1000:.0f} ms" if wait < 0.9995 else f"{wait:.1f} s"


def megabytes(memory: int | None) -> str:
    return "?" if memory is None else f"{memory / 1e6:.0f}"
