"""A scene: what a screen is drawn from. Which workshop, as it stands now, and who is looking at it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from workshop.acts import Envelope, Key, Outcome, Refused
from workshop.day import Day, Progress
from workshop.record import day_key
from workshop.registry import Link
from workshop.rights import may_send
from workshop.setup import DAY_ACTIVITY, Activity
from workshop.store import Store
from workshop.words import Words


@dataclass(frozen=True)
class Scene:
    """Drawn afresh at each rerun; it holds no state of its own but the day as read once."""

    store: Store
    words: Words
    link: Link
    demonstration: bool = False

    @cached_property
    def day(self) -> Day:
        return self.store.day(self.link.workshop)

    @property
    def workshop(self) -> str:
        return self.link.workshop

    @property
    def activity(self) -> Activity:
        """The activity on screen; only asked for where there is one."""
        activity = self.day.activity
        assert activity is not None
        return activity

    @property
    def progress(self) -> Progress:
        return self.day.progress[self.activity.id]

    def answers(self, activity: str) -> dict[int, Any]:
        """What each table has said in an activity, by table number: those that were set up, silent ones too."""
        held = self.store.answers(self.workshop, activity)
        empty = self.store.sort(Key(self.workshop, activity, 1, "table:0")).empty
        return {table.id: held[table.id].answer if table.id in held else empty for table in self.day.setup.tables}

    def arrivals(self) -> dict[int, Any]:
        """What each table has said of itself, by table number."""
        return self.answers(DAY_ACTIVITY)

    def say(self, act: Mapping[str, Any], client: str, party: str = "day", activity: str = "") -> Outcome:
        """Send one act of the lead or a helper; `client` names the act once and for all. Raises Refused, StoreFault."""
        key = day_key(self.workshop) if party == "day" else Key(self.workshop, activity or self.activity.id, 1, party)
        may_send(self.store, self.link, key, act)
        outcome = self.store.act(Envelope(key, client, 1, self.link.name, act))
        if outcome.status == "refused":
            raise Refused(outcome.why)
        return outcome
