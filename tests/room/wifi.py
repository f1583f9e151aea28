"""A venue's Wi-Fi between a browser and the server, that can be cut and mended, fall silent, and lose something: a forwarder of TCP."""

import contextlib
import socket
import threading
from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass
class Wifi:
    """Listens on a port of its own and forwards to `server_port` on this machine, but for what `loses` says of each piece that
    comes from a browser."""

    server_port: int
    loses: Callable[[bytes], bool] = lambda piece: False
    cut_off: bool = False
    _pairs: set[socket.socket] = field(default_factory=set)
    _passing: threading.Event = field(default_factory=threading.Event)

    def __post_init__(self) -> None:
        self._passing.set()
        self._door = socket.create_server(("127.0.0.1", 0))
        self.port = self._door.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def cut(self) -> None:
        """Every connection breaks, and none can be made."""
        self.cut_off = True
        for one in list(self._pairs):
            _end(one)
        self._pairs.clear()

    def falls_silent(self) -> None:
        """Nothing passes and nobody is told: what is sent comes once it is mended, as TCP sends it again."""
        self._passing.clear()

    def mend(self) -> None:
        self.cut_off = False
        self._passing.set()

    def close(self) -> None:
        self.cut()
        self._passing.set()
        self._door.close()

    def _accept(self) -> None:
        while True:
            try:
                near, _ = self._door.accept()
            except OSError:
                return
            if self.cut_off:
                _end(near)
                continue
            threading.Thread(target=self._let_through, args=(near,), daemon=True).start()

    def _let_through(self, near: socket.socket) -> None:
        self._pairs.add(near)
        self._passing.wait()
        try:
            far = socket.create_connection(("127.0.0.1", self.server_port))
        except OSError:
            _end(near)
            return
        for one in (near, far):
            one.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._pairs |= {near, far}
        for one, other, loses in ((near, far, self.loses), (far, near, lambda piece: False)):
            threading.Thread(target=self._carry, args=(one, other, loses), daemon=True).start()

    def _carry(self, one: socket.socket, other: socket.socket, loses: Callable[[bytes], bool]) -> None:
        with contextlib.suppress(OSError):
            while piece := one.recv(65536):
                self._passing.wait()
                if not loses(piece):
                    other.sendall(piece)
        _end(one), _end(other)
        self._pairs -= {one, other}


def _end(one: socket.socket) -> None:
    with contextlib.suppress(OSError):
        one.shutdown(socket.SHUT_RDWR)
    one.close()
