"""How a benchmark tells what it measured: waits as p50, p95 and the most, a ratio beside them, and how busy the machine was."""

import os
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from exercises.rehearsal.command import seconds
from exercises.rehearsal.measures import Waits

WIDTH = 50


def machine() -> str:
    """How many processors there are, and how busy they have been: figures of a busy machine are told as such."""
    load = ", ".join(f"{one:.1f}" for one in os.getloadavg()) if hasattr(os, "getloadavg") else "not known"
    return f"Processors: {os.cpu_count()}. Load of the last 1, 5 and 15 minutes: {load}."


def head() -> str:
    return f"{'':{WIDTH}}  {'p50':>9}  {'p95':>9}  {'max':>9}"


def line(name: str, waits: Waits, more: str = "") -> str:
    numbers = "  ".join(f"{_small(one):>9}" for one in (waits.p50, waits.p95, waits.max))
    return f"{name:{WIDTH}}  {numbers}  {more}".rstrip()


def ratio(name: str, ours: Waits, bare: Waits) -> str:
    """How many times as long ours takes, at p50 and p95."""
    pairs = ((ours.p50, bare.p50), (ours.p95, bare.p95))
    numbers = "  ".join(f"{f'{one / other:.2g} x' if one and other else '-':>9}" for one, other in pairs)
    return f"{name:{WIDTH}}  {numbers}"


def of(waited: Iterable[float]) -> Waits:
    return Waits.of(waited)


@dataclass
class Used:
    """Seconds of processor that another process used in a while, and how long that was."""

    processor: float = 0.0
    seconds: float = 0.0

    @property
    def core(self) -> str:
        return f"{100 * self.processor / self.seconds:.1f} % of a core"


@contextmanager
def used_by(process: int) -> Iterator[Used]:
    """What a process uses within the block (Linux only; elsewhere nothing is noted)."""
    used, before, began = Used(), _processor(process), time.perf_counter()
    yield used
    used.processor, used.seconds = _processor(process) - before, time.perf_counter() - began


def memory_of(process: int) -> str:
    """The memory that a process holds now (Linux only)."""
    file = Path(f"/proc/{process}/statm")
    held = int(file.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") if file.exists() else 0
    return f"{held / 2**20:.0f} MB"


def _processor(process: int) -> float:
    file = Path(f"/proc/{process}/stat")
    if not file.exists():
        return 0.0
    fields = file.read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _small(wait: float | None) -> str:
    """As the rehearsal writes it, but with a decimal below ten milliseconds."""
    return f"{wait * 1000:.1f} ms" if wait is not None and wait < 0.01 else seconds(wait)
