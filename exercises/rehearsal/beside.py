"""A rehearsal that a server holds of itself, in a process beside it, so that its laptops take no turn of the server's own."""

import json
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TextIO

from workshop.venue import Trial

ROOT = Path(__file__).parents[2]
MINUTES = 0.5
LONGEST = 300.0  # seconds, after which it is given up


class Beside:
    """One rehearsal at a time: while it is `running`, what it `tells` of itself, and afterwards what it found, or its `fault` in a
    sentence."""

    def __init__(self) -> None:
        self.running = False
        self.trial: Trial | None = None
        self.fault = ""
        self.tells = ""
        self._one_at_a_time = threading.Lock()

    def begin(self, base: str, tables: int, laptops: int, done: Callable[[], None]) -> bool:
        """Begin one at the server's own address; `done` is called when it has come further, and when it is over. Whether it began: not
        while one is running."""
        with self._one_at_a_time:
            if self.running:
                return False
            self.running, self.tells = True, ""
        threading.Thread(target=self._held, args=(base, tables, laptops, done), daemon=True).start()
        return True

    def _held(self, base: str, tables: int, laptops: int, done: Callable[[], None]) -> None:
        def further(told: str) -> None:
            self.tells = told
            done()

        try:
            self.trial, self.fault = run(base, tables, laptops, further)
        finally:
            self.running = False
            done()


def run(base: str, tables: int, laptops: int, further: Callable[[str], None]) -> tuple[Trial | None, str]:
    """Run the command: what it found, or why it found nothing; meanwhile each line that it prints is handed on."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "found.json"
        asked = ["rehearse", "--url", base, "--tables", str(tables), "--laptops", str(laptops)]
        asked += ["--minutes", str(MINUTES), "--json", str(file)]
        faults = Path(folder) / "faults.txt"
        try:
            with faults.open("w", encoding="utf-8") as aside:
                _run([sys.executable, "-m", "workshop", *asked], aside, further)
            return trial_of(json.loads(file.read_text(encoding="utf-8"))), ""
        except (OSError, ValueError):
            return None, last_line(faults.read_text(encoding="utf-8")) if faults.exists() else ""


def _run(command: list[str], faults: TextIO, further: Callable[[str], None]) -> None:
    """Until it ends, or has taken so long that it is given up."""
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=faults, text=True) as ran:
        giving_up = threading.Timer(LONGEST, ran.kill)
        giving_up.start()
        for line in ran.stdout or ():
            further(line.strip())
        giving_up.cancel()


def trial_of(found: Mapping[str, Any]) -> Trial:
    """The trial that a file of `Rehearsed.plain` tells of."""
    return Trial(
        laptops=found["everybody"],
        carries=found["carries"],
        nothing_lost=found["nothing_lost"],
        stage=found["whole_room"]["p95"],
        tablemate=found["tablemate"]["p95"],
        core=found["server"]["core"],
    )


def last_line(told: str) -> str:
    return next(reversed(told.strip().splitlines()), "")
