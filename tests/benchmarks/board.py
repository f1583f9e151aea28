"""What a rehearsal measures on this machine: `python -m tests.benchmarks.board --tables 30 --laptops 5 --minutes 1`.

A real server in a process of its own on a fresh store, scripted laptops in this one. Measured, never asserted; the options are those of
`python -m workshop rehearse`, but for its address.
"""

import sys
import tempfile
from pathlib import Path

from tests.server import running
from workshop.__main__ import main

if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder, running(Path(folder)) as server:
        sys.exit(main(["rehearse", "--url", server.address, *sys.argv[1:]]))
