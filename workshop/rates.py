"""Rates: how much one seat, or one address, may ask of the server, so that the room stays usable while one laptop floods.

Whoever asks for more is made to wait and not refused: an act that was sent is taken in, if later, and nothing that was acknowledged is
lost. What nobody does by hand stays out of reach of these numbers; each has its reason beside it.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from weakref import WeakValueDictionary

MESSAGES_A_SECOND = 20  # ten times what a scripted laptop of a rehearsal says, and more than a hand can move
MESSAGES_AT_ONCE = (
    200  # what a table moves in ten minutes while it is cut off; the rest of a longer queue follows at the rate above
)
BYTES_A_MESSAGE = 4096  # a longer message counts once more for each of these: the longest, of 64 kB, as seventeen
MOST_UNREAD = 1000  # answers that a browser has not read yet, at which it is heard no further until it has
SOCKETS_A_SEAT = 12  # tabs of one device; of the lead, helpers and the wall there may be several devices to a link
SOCKETS_A_ROLE = 60
SEATS_A_TABLE = 60  # each device of a table of six ten times over, for browsers that forget their cookies
SOCKETS_AN_ADDRESS = (
    1000  # a room of 150 laptops may come from one address, if a router stands between: two sockets a page
)
ARRIVALS_A_SECOND, ARRIVALS_AT_ONCE = 20, 400  # such a room comes back at once when the server was started again


@dataclass
class Rate:
    """An allowance that fills up at so much a second, to so much at once."""

    a_second: float
    at_once: float
    clock: Callable[[], float] = lambda: time.monotonic()
    left: float = field(init=False)
    counted_at: float = field(init=False)

    def __post_init__(self) -> None:
        self.left, self.counted_at = self.at_once, self.clock()

    def spend(self, cost: float = 1) -> float:
        """Take so much of it. Seconds to wait until there is none owed; 0 where there was enough."""
        self._fill()
        self.left -= cost
        return max(0.0, -self.left / self.a_second)

    def may(self, cost: float = 1) -> bool:
        """Take so much of it if it is there."""
        self._fill()
        enough = self.left >= cost
        self.left -= cost if enough else 0
        return enough

    @property
    def full(self) -> bool:
        self._fill()
        return self.left >= self.at_once

    def _fill(self) -> None:
        now = self.clock()
        self.left = min(self.at_once, self.left + (now - self.counted_at) * self.a_second)
        self.counted_at = now


class Rates:
    """A rate each for many, by name. Whoever comes back finds what it had left; who has all of it again is forgotten."""

    def __init__(self, a_second: float, at_once: float) -> None:
        self._a_second, self._at_once = a_second, at_once
        self._in_use: WeakValueDictionary[str, Rate] = WeakValueDictionary()  # by some socket that is open,
        self._owing: dict[str, Rate] = {}  # or not full yet

    def of(self, name: str) -> Rate:
        rate = self._in_use.get(name) or Rate(self._a_second, self._at_once)
        self._owing = {one: held for one, held in self._owing.items() if not held.full}
        self._in_use[name] = self._owing[name] = rate
        return rate


def cost_of(text: str) -> float:
    """What a message counts as."""
    return 1 + len(text) // BYTES_A_MESSAGE
