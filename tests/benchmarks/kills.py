"""A server's process killed in a burst of acts, many times over: `python -m tests.benchmarks.kills --rounds 200`.

Six laptops write as fast as they are answered, and a backup is taken over and over beside them; the process is killed without warning
after a number of answers drawn by chance, and started again on its store, where each laptop first sends again what was not answered,
as a browser does. In the end everything that was answered must be in the journal, nothing may be there twice, no number of a
laptop's may be missing, and the answers must be what the journal comes to. `tests/workshop/test_store.py` does it a few times.
"""

import argparse
import json
import random
import signal
import subprocess
import sys
import tempfile
import threading
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from exercises import KINDS
from tests.people import Laptop, under_way
from workshop.acts import Key
from workshop.backups import let_go, take
from workshop.record import Held
from workshop.registry import Link
from workshop.store import Store

ROOT = Path(__file__).parents[2]
LAPTOPS = 6


@dataclass
class Toll:
    """What came of it: acts answered, acts kept (some may not have been answered at the last kill), and what is wrong, in sentences."""

    answered: int = 0
    kept: int = 0
    wrong: list[str] = field(default_factory=list)


def kill_often(folder: Path, rounds: int, seed: int = 1, longest: int = 150) -> Toll:
    """Kill the process of a store in `folder` in each of so many rounds, and look at what is left."""
    chance = random.Random(seed)
    store = opened(folder)
    world = under_way(store)
    seats = [world.sits_down(n % 3 + 1) for n in range(LAPTOPS)]
    store.close()
    answered = {seat.client: 0 for seat in seats}
    for _ in range(rounds):
        _burst(folder, seats, answered, chance.randint(1, longest))
    store = opened(folder)
    try:
        return _looked_at(store, world.entry.id, answered)
    finally:
        store.close()


def opened(folder: Path) -> Store:
    return Store(f"sqlite:///{folder / 'store.db'}", KINDS)


def folded(store: Store, workshop: str) -> dict[Key, Held]:
    """Every answer of a workshop, made anew from its journal."""
    answers: dict[Key, Held] = {}
    for row in store.journal(workshop):
        key = Key(workshop, row["activity"], row["round"], row["party"])
        sort = store.sort(key)
        held = answers.get(key, Held(sort.empty))
        act = sort.read(row["act"])
        late = row["status"] == "late"
        answer = held.answer if late else sort.apply(held.answer, act)
        told = (*held.late, {"kind": act.kind, "card": getattr(act, "card", None)}) if late else held.late
        answers[key] = Held(answer, held.revision + 1, told)
    return answers


def _burst(folder: Path, seats: list[Laptop], answered: dict[str, int], until: int) -> None:
    """Run a process until it has answered so many acts, kill it, and note all that it answered."""
    told = [{"link": [*what_opens(seat)], "client": seat.client, "answered": answered[seat.client]} for seat in seats]
    asked = [sys.executable, "-m", "tests.benchmarks.kills", "--burst", str(folder)]
    burst = subprocess.Popen(asked, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert burst.stdin and burst.stdout
    with burst, burst.stdout:
        burst.stdin.write(json.dumps(told) + "\n")
        burst.stdin.close()
        lines = [burst.stdout.readline() for _ in range(until)]
        burst.send_signal(signal.SIGKILL)
        lines += burst.stdout.read().splitlines(keepends=True)
    for line in lines:
        if line.endswith("\n"):  # the last one may be cut short
            client, seq = line.split()
            answered[client] = max(answered[client], int(seq))


def what_opens(seat: Laptop) -> tuple[Any, ...]:
    return seat.link.workshop, seat.link.role, seat.link.seat, seat.link.table


def _looked_at(store: Store, workshop: str, answered: dict[str, int]) -> Toll:
    rows = store.journal(workshop)
    toll = Toll(sum(answered.values()))
    for client, last in answered.items():
        numbers = [row["seq"] for row in rows if row["client"] == client]
        toll.kept += len(numbers)
        if numbers != list(range(1, len(numbers) + 1)):
            toll.wrong.append(f"{client}: its acts are not kept once each and in their order")
        if len(numbers) < last:
            toll.wrong.append(f"{client}: {last - len(numbers)} acts that were answered are lost")
    again = folded(store, workshop)
    if {key: store.held(key) for key in again} != again:
        toll.wrong.append("an answer is not what its acts come to")
    if store.restored:
        toll.wrong.append("the store was taken for a damaged one")
    return toll


def burst(folder: Path) -> None:
    """In the process that is killed: write and take backups until then."""
    told = json.loads(sys.stdin.readline())
    store = opened(folder)

    def writes(one: dict[str, Any]) -> None:
        laptop = Laptop(store, Link(*one["link"]), client=one["client"])
        seq = one["answered"]
        laptop.seqs = iter(range(seq + 1, sys.maxsize))
        while True:
            seq += 1
            laptop.writes("criteria", f"{seq} " * 20, note=f"{laptop.client}-{seq % 5}", base=seq)
            sys.stdout.write(f"{laptop.client} {seq}\n")
            sys.stdout.flush()

    for one in told:
        threading.Thread(target=writes, args=(one,), daemon=True).start()
    taken = []
    while store.file:
        taken.append(take(store.file, store.clock()))
        let_go(taken[:-3], store.clock())
        threading.Event().wait(0.05)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Kill a store's process in a burst of acts, many times over.")
    parser.add_argument("--rounds", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--burst", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.burst:
        burst(given.burst)
    with tempfile.TemporaryDirectory() as made:
        toll = kill_often(Path(made), given.rounds, given.seed)
    print(f"Killed {given.rounds} times: {toll.answered} acts answered, {toll.kept} kept.")
    print(*toll.wrong or ["None was lost, none is there twice."], sep="\n")
    sys.exit(bool(toll.wrong))
