"""The drawer: a process of its own in which figures are drawn, so that nobody in the room waits while one is.

The converter lets no other part of its process go on while it draws, over a second for the first figure, and some texts would end the
process. So it works in a child: a request goes down as a line of JSON, and the answer comes up as a line that says how it went and
how many bytes follow. The child starts with the first figure, is started again where it was lost, and ends when its input does.
"""

import atexit
import json
import os
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import IO

VEGA_LITE = "6.4"


class Drawer:
    """One child at a time, which draws one figure at a time. Safe to ask from any thread."""

    def __init__(self) -> None:
        self._child: subprocess.Popen[bytes] | None = None
        self._guard = Lock()

    def draw(self, form: str, spec: str, scale: float = 1) -> bytes:
        """A figure as `svg` or `png` of a spec in JSON. ValueError where it cannot be drawn, with the converter's reason."""
        asked = json.dumps({"form": form, "spec": spec, "scale": scale}).encode() + b"\n"
        with self._guard:
            went, content = self._answered(asked) or self._answered(asked) or ("lost", b"The converter ended.")
        if went != "drawn":
            raise ValueError(content.decode(errors="replace"))
        return content

    def close(self) -> None:
        """End the child. It is started again where a figure is asked for."""
        with self._guard:
            self._end()

    def _answered(self, asked: bytes) -> tuple[str, bytes] | None:
        """The answer of a child; None where the child was lost: where another is too, it is the figure's fault."""
        try:
            return self._answer(asked)
        except (EOFError, OSError):
            self._end()
            return None

    def _answer(self, asked: bytes) -> tuple[str, bytes]:
        child = self._child = self._child or _started()
        assert child.stdin and child.stdout
        child.stdin.write(asked)
        child.stdin.flush()
        went, _, length = child.stdout.readline().decode().partition(" ")
        content = child.stdout.read(int(length or 0))
        if not went or len(content) < int(length):
            raise EOFError("The drawer ended before it had answered.")
        return went, content

    def _end(self) -> None:
        child, self._child = self._child, None
        if child:
            child.kill()
            for pipe in (child.stdin, child.stdout):
                with suppress(OSError):
                    if pipe:
                        pipe.close()
            child.wait()


def _started() -> "subprocess.Popen[bytes]":
    root = Path(__file__).parents[2]  # so that the child finds this very program
    return subprocess.Popen([sys.executable, "-m", __name__], cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE)


def answer(requests: IO[bytes], answers: IO[bytes]) -> None:
    """The child: draw what is asked for until nothing more can be."""
    import vl_convert

    for line in requests:
        asked = json.loads(line)
        try:
            if asked["form"] == "svg":
                drawn = vl_convert.vegalite_to_svg(asked["spec"], vl_version=VEGA_LITE, allowed_base_urls=[]).encode()
            else:
                drawn = vl_convert.vegalite_to_png(
                    asked["spec"], vl_version=VEGA_LITE, scale=asked["scale"], allowed_base_urls=[]
                )
            went = "drawn"
        except ValueError as fault:
            went, drawn = "fault", str(fault).encode()
        answers.write(f"{went} {len(drawn)}\n".encode() + drawn)
        answers.flush()


drawer = Drawer()
atexit.register(drawer.close)

if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the server, which ends this one
    with os.fdopen(os.dup(1), "wb") as kept:
        os.dup2(2, 1)  # whatever the converter prints is no answer
        answer(sys.stdin.buffer, kept)
