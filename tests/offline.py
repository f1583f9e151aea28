"""A venue without internet: a network namespace in which there is this machine, a cable of its own to a router that answers nobody, and
nothing else. Whatever is sent to that router to go further is noted.

with without_internet() as venue:
    ...                      # servers and browsers that are started here are in the venue
assert not venue.outside()
"""

import ctypes
import os
import select
import socket
import struct
import subprocess
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn

import pytest

CLONE_NEWNET = 0x40000000
EVERYTHING = 3  # every sort of frame
LAPTOP, ROUTER, ROUTERS_CARD = "192.168.77.20", "192.168.77.1", "02:00:00:00:00:01"
CABLE, FAR_END = "eth0", "router"
TO_THE_ROOM = ("224.", "239.", "255.", "192.168.77.255")  # what is said to all reaches nobody outside it
STEPS = (
    "ip link set lo up",
    f"ip link add {CABLE} type veth peer name {FAR_END}",
    f"ip link set {FAR_END} up",
    f"ip addr add {LAPTOP}/24 dev {CABLE}",
    f"ip link set {CABLE} up",
    f"ip neigh add {ROUTER} lladdr {ROUTERS_CARD} dev {CABLE} nud permanent",
    f"ip route add default via {ROUTER}",
)


@dataclass
class Venue:
    """The laptop's address in the room, and each packet for another machine that left it: where to, and by which port."""

    laptop: str = LAPTOP
    sent: set[str] = field(default_factory=set)
    asked: set[bytes] = field(default_factory=set)

    def outside(self) -> set[str]:
        """Everything that somebody tried to reach."""
        return self.sent | {f"the name {name!r}" for name in self.asked}

    def watch(self, cable: socket.socket, names: socket.socket, over: threading.Event) -> None:
        """Note what leaves by the cable, and which names are asked for where this machine asks itself for names, until it is over and
        nothing more is left to read."""
        ready, last = [cable], False
        while ready or not last:
            last = over.is_set()
            ready, _, _ = select.select([cable, names], [], [], 0.1)
            if cable in ready:
                self._note(cable.recv(4096))
            if names in ready:
                self.asked.add(names.recv(4096)[12:].partition(b"\0")[0])

    def _note(self, frame: bytes) -> None:
        if frame[12:14] == b"\x08\x00":  # IPv4
            to, after = socket.inet_ntoa(frame[30:34]), 14 + 4 * (frame[14] & 15)
            if not to.startswith(TO_THE_ROOM):
                self.sent.add(f"{to}:{struct.unpack('!H', frame[after + 2 : after + 4])[0]}")


@contextmanager
def without_internet() -> Iterator[Venue]:
    """Have this thread, and whatever is started from it, be in a venue without internet. Skips the test where it may not make one,
    and fails it there with CI=true."""
    before = os.open("/proc/thread-self/ns/net", os.O_RDONLY) if Path("/proc/thread-self/ns/net").exists() else -1
    system = ctypes.CDLL(None, use_errno=True)
    if before < 0 or system.unshare(CLONE_NEWNET):
        _not_here("a network of one's own needs Linux and root")
    venue, over = Venue(), threading.Event()
    try:
        with ExitStack() as held:
            cable, names = _joined(held)
            watching = threading.Thread(target=venue.watch, args=(cable, names, over))
            watching.start()
            held.callback(watching.join)
            held.callback(over.set)
            yield venue
    finally:
        assert system.setns(before, CLONE_NEWNET) == 0
        os.close(before)


def _joined(held: ExitStack) -> tuple[socket.socket, socket.socket]:
    """Plug the cable in; the end of it that is read, and where this machine would ask itself for names."""
    try:
        for step in STEPS:
            done = subprocess.run(step.split(), capture_output=True, text=True)
            assert done.returncode == 0, f"{step}: {done.stderr}"
    except FileNotFoundError as fault:
        _not_here(f"{fault.filename} is missing")
    cable = held.enter_context(socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(EVERYTHING)))
    cable.bind((FAR_END, 0))
    names = held.enter_context(socket.socket(socket.AF_INET, socket.SOCK_DGRAM))
    names.bind(("", 53))
    return cable, names


def _not_here(why: str) -> NoReturn:
    if os.environ.get("CI") == "true":
        pytest.fail(f"No venue without internet could be made: {why}.")
    pytest.skip(f"No venue without internet could be made: {why}.")
