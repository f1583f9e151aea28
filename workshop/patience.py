"""Patience: whoever guesses codes, digits or keys is slowed down.

After a few wrong ones from an address, that address waits, longer each time. Addresses are kept in memory only, and for an hour or
so.
"""

import time
from collections.abc import Callable

from starlette.requests import HTTPConnection, Request

from workshop.addresses import is_loopback

TRIES, WAIT, FORGOTTEN = 5, 30, 3600


class Patience:
    """Wrong guesses by address: after TRIES of them, WAIT seconds, doubled with each further one (at most ten minutes)."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._wrong: dict[str, tuple[int, float]] = {}
        self._clock = clock

    def wait(self, who: str) -> int:
        """Seconds that an address has still to wait."""
        count, until = self._seen(who)
        return max(0, round(until - self._clock() + 0.5)) if count >= TRIES else 0

    def wrong(self, who: str) -> None:
        count = self._seen(who)[0] + 1
        pause = min(600, WAIT * 2 ** max(0, count - TRIES))
        self._wrong[who] = (count, self._clock() + pause)
        self._wrong = {one: seen for one, seen in self._wrong.items() if seen[1] + FORGOTTEN > self._clock()}

    def right(self, who: str) -> None:
        self._wrong.pop(who, None)

    def _seen(self, who: str) -> tuple[int, float]:
        count, until = self._wrong.get(who, (0, 0.0))
        return (count, until) if until + FORGOTTEN > self._clock() else (0, 0.0)


def who(request: HTTPConnection) -> str:
    """The address that a request came from."""
    return request.client.host if request.client else ""


def at_the_laptop(request: Request) -> bool:
    """Whether a request comes from the very laptop that runs the server, and through no proxy."""
    forwarded = any(name in request.headers for name in ("x-forwarded-for", "forwarded", "x-real-ip"))
    return is_loopback(who(request)) and is_loopback(request.headers.get("host", "")) and not forwarded
