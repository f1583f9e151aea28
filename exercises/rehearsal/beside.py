"""A rehearsal that a server holds of itself, in a process beside it, so that its laptops take no turn of the server's own."""

import json
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from workshop.venue import Trial

ROOT = Path(__file__).parents[2]
MINUTES = 0.5
LONGEST = 300.0  # seconds, after which it is given up


class Beside:
    """One rehearsal at a time: while it is `running`, and afterwards what it found, or its `fault` in a sentence."""

    def __init__(self) -> None:
        self.running = False
        self.trial: Trial | None = None
        self.fault = ""
        self._one_at_a_time = threading.Lock()

    def begin(self, base: str, tables: int, laptops: int, done: Callable[[], None]) -> bool:
        """Begin one at the server's own address; `done` is called when it is over. Whether it began: not while one is running."""
        with self._one_at_a_time:
            if self.running:
                return False
            self.running = True
        threading.Thread(target=self._held, args=(base, tables, laptops, done), daemon=True).start()
        return True

    def _held(self, base: str, tables: int, laptops: int, done: Callable[[], None]) -> None:
        try:
            self.trial, self.fault = run(base, tables, laptops)
        finally:
            self.running = False
            done()


def run(base: str, tables: int, laptops: int) -> tuple[Trial | None, str]:
    """Run the command: what it found, or why it found nothing."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "found.json"
        asked = ["rehearse", "--url", base, "--tables", str(tables), "--laptops", str(laptops)]
        asked += ["--minutes", str(MINUTES), "--json", str(file)]
        try:
            ran = subprocess.run(
                [sys.executable, "-m", "workshop", *asked], cwd=ROOT, capture_output=True, text=True, timeout=LONGEST
            )
        except (OSError, subprocess.TimeoutExpired):
            return None, ""
        try:
            return trial_of(json.loads(file.read_text(encoding="utf-8"))), ""
        except (OSError, ValueError):
            return None, last_line(ran.stderr)


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
