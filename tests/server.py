"""The real server, started as the README says and ended by its own process alone, for tests that need all of it.

with server.running(store_folder) as here:
    httpx.get(f"{here.address}/healthz")
"""

import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

ROOT = Path(__file__).parents[1]
READY = "Nothing that was said is lost."


@dataclass
class Running:
    """A server that runs: its address on this machine, its port, and the lines that it has printed."""

    process: "subprocess.Popen[str]"
    port: int
    printed: list[str] = field(default_factory=list)
    ready: threading.Event = field(default_factory=threading.Event)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def listen(self) -> None:
        """Read what the server prints until it ends."""
        assert self.process.stdout
        for line in self.process.stdout:
            self.printed.append(line.rstrip())
            if READY in line:
                self.ready.set()
        self.ready.set()

    def kill(self) -> None:
        """End it as a power cut would."""
        self.process.kill()
        self.process.wait()


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@contextmanager
def running(store: Path | str, port: int = 0, **environment: str) -> Iterator[Running]:
    """The app on a store (a folder, or an address), ready to be asked; ended with the block."""
    port = port or free_port()
    asked = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    chosen: dict[str, Any] = {**os.environ, "COMMON_GROUND_STORE": str(store), "PYTHONUNBUFFERED": "1", **environment}
    process = subprocess.Popen(asked, cwd=ROOT, env=chosen, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    here = Running(process, port)
    listening = threading.Thread(target=here.listen)
    listening.start()
    try:
        assert here.ready.wait(90) and process.poll() is None, "\n".join(here.printed)
        with httpx.Client(transport=httpx.HTTPTransport(retries=8)) as client:
            assert client.get(f"{here.address}/healthz", timeout=60).status_code == 200
        yield here
    finally:
        here.kill()
        listening.join()
        if process.stdout:
            process.stdout.close()
