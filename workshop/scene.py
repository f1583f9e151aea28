"""A scene: what a screen is drawn from. Which workshop, as it stands now, and who is looking at it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from workshop.acts import Envelope, Key, Kind, Outcome, Refused
from workshop.casebook import CaseStudy, Versions, suiting
from workshop.day import Day, Progress
from workshop.everyone import Everyone, everyone
from workshop.preference import Preference
from workshop.record import day_key
from workshop.registry import Link
from workshop.rights import may_send, still_good
from workshop.setup import DAY_ACTIVITY, Activity
from workshop.store import Store
from workshop.tiles import Doing
from workshop.words import Words


def in_versions(day: Day, versions: Versions, wanted: Sequence[str]) -> Day:
    """The day with those versions of its cards that suit, best first; a card itself where there is none, or a lead has written over it."""
    if not wanted:
        return day
    found = ((dealt, suiting(dealt.card, versions, wanted)) for dealt in day.setup.cards)
    cards = tuple(replace(dealt, card=versions[dealt.card][name]) if name else dealt for dealt, name in found)
    return replace(day, setup=replace(day.setup, cards=cards))


@dataclass(frozen=True)
class Scene:
    """Drawn afresh at each rerun; it holds no state of its own but the day as read once."""

    store: Store
    words: Words
    link: Link
    demonstration: bool = False
    reads: Preference = Preference()
    versions: Versions = field(default_factory=dict)

    @cached_property
    def day(self) -> Day:
        """The day; where the device reads cards otherwise, with those versions of them."""
        day = self.store.day(self.link.workshop)
        return in_versions(day, self.versions, self.reads.versions)

    def version(self, card: CaseStudy) -> str:
        """The name of that version, "" for the card itself."""
        return suiting(card, self.versions, self.reads.versions)

    def usual(self, card: str) -> CaseStudy | None:
        """The card itself, where this screen shows a version of it."""
        usual = self.store.day(self.link.workshop).setup.deck()[card].card
        return usual if usual is not self.day.setup.deck()[card].card else None

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

    @property
    def back_at(self) -> str:
        """The one line that a break shows: when people are back, and before it what the programme calls it, such as lunch."""
        say, rest = self.words, self.words.given(self.day.rest)
        key = "between.rest" if rest and rest != say("programme.break") else "between.break"
        return say(key, label=rest, back_at=self.day.back_at)

    def everyone(self, activity: str = "", round: int | None = None) -> Everyone:
        """What everyone has said in an activity (the one on screen) in a round (the present one)."""
        return everyone(self.store, self.workshop, activity or self.activity.id, round)

    def answers(self, activity: str) -> Mapping[int, Any]:
        """What each table has said in an activity, by table number: those that were set up, silent ones too."""
        return self.everyone(activity).tables

    def arrivals(self) -> Mapping[int, Any]:
        """What each table has said of itself, by table number."""
        return self.answers(DAY_ACTIVITY)

    @property
    def kind(self) -> Kind:
        """The kind of the activity on screen."""
        return self.store.kinds[self.activity.kind]

    @property
    def parts(self) -> Sequence[str]:
        """What the parts of the activity on screen are called, () where it has none."""
        names = self.kind.parts(self.activity)
        return self.words.of("parts").get(self.activity.exercise, names)

    def doing(self, table: int) -> Doing:
        """How far a table is with the activity on screen."""
        return self.kind.doing(self.answers(self.activity.id)[table], self.day, self.activity)

    def hand_out(self, role: str, table: int | None = None) -> str:
        """A new link's secret, for whoever may hand one out. Raises Refused, StoreFault."""
        still_good(self.store, self.link)
        return self.store.registry.new_link(self.workshop, role, table)[0]

    def say(
        self, act: Mapping[str, Any], client: str, party: str = "day", activity: str = "", through: str = "screen"
    ) -> Outcome:
        """Send one act of the lead or a helper; `client` names the act once and for all. Raises Refused, StoreFault."""
        named = activity or ("" if party == "day" else self.activity.id)
        key = day_key(self.workshop) if party == "day" else Key(self.workshop, named, self.day.round(named), party)
        may_send(self.store, self.link, key, act)
        outcome = self.store.act(Envelope(key, client, 1, self.link.name, act, through))
        if outcome.status == "refused":
            raise Refused(outcome.why)
        return outcome
