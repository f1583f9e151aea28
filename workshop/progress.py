"""How far one activity is: its round, its part, its presses of reveal, and its time.

Time is never a hard cut: nothing is locked when it is up. It can be extended for everybody, or for one table that needs longer.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from workshop.acts import Refused

Phase = Literal["waiting", "open", "revealed", "closed"]


@dataclass(frozen=True, slots=True)
class Progress:
    """How far one activity is: its round (from 1), the stage number at which a later round was `opened`, and the part on
    screen (from 0). `tables` are those that this round was opened for, closed ones left out: what is dealt to tables is dealt
    to these. `more` are the seconds that single tables have beyond `ends_at`. `revealed_at` is the stage number of the
    first press; `step` the last press, from 1; `shown` what it is about; `turned` whether the lead has since gone to another
    part. `pairs` are tables that were shown each other's answers after it (F23), and `paired_until` is when their time is up,
    None where they no longer see them. `openings` are the stage numbers at which this round was opened, and opened again."""

    opened_at: float
    ends_at: float
    round: int = 1
    opened: int = 0
    part: int = 0
    tables: tuple[int, ...] = ()
    paused_at: float | None = None
    step: int = 0
    revealed_at: int | None = None
    unfinished_at_reveal: tuple[int, ...] = ()
    shown: str | None = None
    turned: bool = False
    closed: bool = False
    more: Mapping[int, float] = field(default_factory=dict)
    openings: tuple[int, ...] = ()
    pairs: tuple[tuple[int, ...], ...] = ()
    paired_until: float | None = None

    @property
    def phase(self) -> Phase:
        return "closed" if self.closed else "revealed" if self.step else "open"

    def ends_for(self, table: int | None) -> float:
        """When a table's time is up; for the room, and a table that was given no more, when everybody's is."""
        return self.ends_at + self.more.get(table or 0, 0)

    def extended(self, minutes: int, when: float | None) -> "Progress":
        """So many minutes more for everybody."""
        return replace(self, ends_at=self._from(self.ends_at, when) + 60 * minutes)

    def extended_for(self, table: int, minutes: int, when: float) -> "Progress":
        """So many minutes more for one table alone."""
        ends = self._from(self.ends_for(table), when) + 60 * minutes
        return replace(self, more={**self.more, table: ends - self.ends_at})

    def _from(self, ends: float, when: float | None) -> float:
        """From when minutes are added: the end that there was, or now where it has passed; a pause stops the clock."""
        return ends if when is None else max(ends, when if self.paused_at is None else self.paused_at)

    def paused(self, on: bool, when: float) -> "Progress":
        """The time stopped, or going on."""
        if on:
            return self if self.paused_at is not None else replace(self, paused_at=when)
        late = when - self.paused_at if self.paused_at is not None else 0
        return replace(self, paused_at=None, ends_at=self.ends_at + late)

    def paired(self, pairs: tuple[tuple[int, ...], ...], until: float) -> "Progress":
        """Tables shown to each other; without any, they no longer are, and which they were is kept."""
        if self.revealed_at is None:
            raise Refused("Reveal first: until then no table sees what another has said.")
        return replace(self, pairs=pairs, paired_until=until) if pairs else replace(self, paired_until=None)

    def pair_of(self, table: int) -> tuple[int, ...]:
        """The other tables of a table's pair, whether or not it still sees them; () where it was in none."""
        return next((tuple(one for one in pair if one != table) for pair in self.pairs if table in pair), ())

    def beside(self, table: int) -> tuple[int, ...]:
        """The tables whose answers a table sees beside its own now."""
        return self.pair_of(table) if self.paired_until is not None else ()
