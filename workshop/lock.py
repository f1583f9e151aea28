"""A lock file: one process at a time on an SQLite store. The lock goes with the process, however that ends."""

import os
from pathlib import Path
from typing import BinaryIO


class Locked(Exception):
    """Another process holds the lock."""


def hold(path: Path) -> BinaryIO:
    """Open a file and lock it; keep the result, and close it to let go. Raises Locked, or OSError."""
    file = path.open("ab")
    try:
        _lock(file)
    except OSError:
        file.close()
        raise Locked(str(path)) from None
    return file


def _lock(file: BinaryIO) -> None:
    if os.name == "nt":
        import msvcrt

        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
    else:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
