"""What one table has said in a ranking: its piles, its order, its criteria, risks and reasons.

A table first sorts cards into three *piles* (more, middle, less), then orders within each. A pile holds *ordered* tiers, best
first, and the *loose* cards that were put there and not yet ordered; those count as the pile's last tier. Cards of one
tier tie. Acts are small and relative ("this card after that one"), so that two laptops which move cards at once merge
instead of overwriting each other (`acts.py`); each act applied twice in a row changes nothing the second time. What a seat says for
itself (marks, first impressions by person) is `seat.py`; what agreement there is between tables is `agreement.py`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from exercises.ranking.acts import (
    PLACING,
    AllHands,
    Argue,
    Bearer,
    Cannot,
    Finish,
    Freeze,
    FromPaper,
    GoBack,
    Hold,
    Place,
    Placing,
    PutInPile,
    Saying,
    TakeBack,
    Tie,
    Weigh,
    WouldMove,
    Writing,
)
from exercises.ranking.places import Ranking
from workshop.acts import Refused, Standing
from workshop.day import Day
from workshop.writing import MOST_NOTES, DropVersion, MoveNote, Notes, Redact, RemoveNote, TakenOut, Write, write

PILES = ("more", "middle", "less")
Tier = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pile:
    """Ordered tiers, best first, and the cards not yet ordered."""

    ordered: tuple[Tier, ...] = ()
    loose: Tier = ()

    def tiers(self) -> Ranking:
        return (*self.ordered, self.loose) if self.loose else self.ordered

    def cards(self) -> Tier:
        return tuple(card for tier in self.tiers() for card in tier)


@dataclass(frozen=True, slots=True)
class Order:
    """A table's order of the cards at one moment, whether it had finished, and which cards it could not place."""

    piles: tuple[Pile, Pile, Pile] = (Pile(), Pile(), Pile())
    cannot: Tier = ()
    finished: bool = False

    def ranking(self) -> Ranking:
        """Tiers from first to last over the three piles."""
        return tuple(tier for pile in self.piles for tier in pile.tiers())

    def placed(self) -> Tier:
        return tuple(card for tier in self.ranking() for card in tier)


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """How many at the table would put a card further up or down, without names (F5)."""

    card: str
    way: Literal["up", "down"]
    people: int


@dataclass(frozen=True, slots=True)
class Weighed:
    """Who bears a risk, and for the three riskiest how likely and how severe (F7); None is not said."""

    bearers: tuple[Bearer, ...] = ()
    likelihood: Literal["unlikely", "possible", "likely"] | None = None
    severity: Literal["slight", "serious", "grave"] | None = None


@dataclass(frozen=True, slots=True)
class TableRanking:
    """All that a table has said in one ranking. `before` is its order frozen at the first press of reveal."""

    order: Order = Order()
    notes: Notes = ()
    risks: Mapping[str, Weighed] = field(default_factory=dict)
    holder: int | None = None
    all_hands: bool = False
    on_paper: bool = False
    argued: str | None = None
    elsewhere: tuple[Elsewhere, ...] = ()
    before: Order | None = None


def apply(answer: TableRanking, act: Placing | Saying | Writing) -> TableRanking:
    """The answer after one act. Pure; Refused only where there are too many notes."""
    match act:
        case Write() | MoveNote() | RemoveNote() | DropVersion() | TakenOut() | Redact():
            return replace(answer, notes=write(answer.notes, act))
        case FromPaper():
            return replace(answer, order=_from_paper(answer.order, act), on_paper=True)
        case PutInPile() | Place() | Tie() | Cannot() | TakeBack():
            return replace(answer, order=placed(answer.order, act))
        case _:
            return _said(answer, act)


def placed(order: Order, act: Placing) -> Order:
    """The order after one card was put somewhere."""
    card = act.card  # type: ignore[union-attr]
    match act:
        case PutInPile(pile=name):
            if card in _pile(order, name).loose:
                return order
            lifted = _lifted(order, card)
            pile = _pile(lifted, name)
            return _with_pile(lifted, name, replace(pile, loose=(*pile.loose, card)))
        case Place(pile=name, after=after):
            return order if after == card else _set_after(_lifted(order, card), card, name, after)
        case Tie(level_with=other):
            return order if other == card else _levelled(order, card, other)
        case Cannot():
            return (
                order
                if card in order.cannot
                else replace(_lifted(order, card), cannot=(*_lifted(order, card).cannot, card))
            )
        case _:
            return _lifted(order, card)


def in_thirds(tiers: Ranking) -> tuple[Pile, Pile, Pile]:
    """An order without piles, laid into three of about a third of its cards each; no tier is split."""
    piles: list[list[Tier]] = [[], [], []]
    total, laid = sum(map(len, tiers)), 0
    for tier in tiers:
        piles[min(2, laid * 3 // total)].append(tier)
        laid += len(tier)
    first, second, third = (Pile(ordered=tuple(pile)) for pile in piles)
    return first, second, third


def _from_paper(order: Order, act: FromPaper) -> Order:
    finished = act.finished or order.finished
    if act.tiers is None:
        return replace(order, finished=finished)
    piles = in_thirds(act.tiers) if act.cuts is None else _cut(act.tiers, *act.cuts)
    return Order(piles, act.cannot, finished)


def _cut(tiers: Ranking, first: int, second: int) -> tuple[Pile, Pile, Pile]:
    middle = max(first, second)
    return Pile(ordered=tiers[:first]), Pile(ordered=tiers[first:middle]), Pile(ordered=tiers[middle:])


def unplaced(order: Order, deck: Iterable[str]) -> Tier:
    """Cards of the deck that the table has neither placed nor set aside."""
    seen = {*order.placed(), *order.cannot}
    return tuple(card for card in deck if card not in seen)


def _said(answer: TableRanking, act: Saying) -> TableRanking:
    match act:
        case Hold(seat=seat):
            return replace(answer, holder=seat)
        case AllHands(on=on):
            return replace(answer, all_hands=on)
        case Weigh():
            if len(answer.risks) >= MOST_NOTES and act.note not in answer.risks:
                raise Refused(f"There are {MOST_NOTES} risks already.")
            weighed = Weighed(act.bearers, act.likelihood, act.severity)
            return replace(answer, risks={**answer.risks, act.note: weighed})
        case Argue(card=card):
            return replace(answer, argued=card)
        case WouldMove():
            return replace(answer, elsewhere=_counted(answer.elsewhere, act))
        case Finish():
            return replace(answer, order=replace(answer.order, finished=True))
        case GoBack():
            return replace(answer, order=replace(answer.order, finished=False))
        case Freeze():
            return answer if answer.before else replace(answer, before=answer.order)


def _counted(counts: tuple[Elsewhere, ...], act: WouldMove) -> tuple[Elsewhere, ...]:
    others = tuple(count for count in counts if (count.card, count.way) != (act.card, act.way))
    return (*others, Elsewhere(act.card, act.way, act.people)) if act.people else others


def _pile(order: Order, name: str) -> Pile:
    return order.piles[PILES.index(name)]


def _with_pile(order: Order, name: str, pile: Pile) -> Order:
    more, middle, less = (pile if here == name else old for here, old in zip(PILES, order.piles, strict=True))
    return replace(order, piles=(more, middle, less))


def _lifted(order: Order, card: str) -> Order:
    """The order without the card."""
    more, middle, less = (_pile_without(pile, card) for pile in order.piles)
    return replace(order, piles=(more, middle, less), cannot=_without(order.cannot, card))


def _pile_without(pile: Pile, card: str) -> Pile:
    tiers = (_without(tier, card) for tier in pile.ordered)
    return Pile(tuple(tier for tier in tiers if tier), _without(pile.loose, card))


def _without(cards: Tier, card: str) -> Tier:
    return tuple(other for other in cards if other != card)


def _set_after(order: Order, card: str, name: str, after: str | None) -> Order:
    tiers = _pile(order, name).ordered
    ahead = 0 if after is None else next((at + 1 for at, tier in enumerate(tiers) if after in tier), len(tiers))
    return _with_pile(order, name, replace(_pile(order, name), ordered=(*tiers[:ahead], (card,), *tiers[ahead:])))


def _levelled(order: Order, card: str, other: str) -> Order:
    if any({card, other} <= set(tier) for tier in order.ranking()) or other not in order.placed():
        return order
    lifted = _lifted(order, card)
    for name, pile in zip(PILES, lifted.piles, strict=True):
        if other in pile.loose:
            return _with_pile(lifted, name, replace(pile, loose=(*pile.loose, card)))
        if other in pile.cards():
            tiers = tuple((*tier, card) if other in tier else tier for tier in pile.ordered)
            return _with_pile(lifted, name, replace(pile, ordered=tiers))
    return order


def standing(act: Any, answer: TableRanking, day: Day, activity: str, stage: int | None) -> Standing:
    """Whether an act counts on arrival, or came late: after finish, pause or reveal, or when the activity was closed.

    `stage` is the number of the stage that the sender's screen showed, None where it does not say. What people wrote always
    counts, and so does an order from paper, which is typed up when there is time for it.
    """
    _known(act, day, activity)
    at = day.progress.get(activity)
    if at is None:
        raise Refused("This activity has not been opened yet.")
    closed = at.closed or day.ended or day.now != activity or (stage is not None and stage < at.opened)
    if act.kind in ("finish", "go_back"):
        return "late" if closed else "counts"
    if act.kind not in PLACING or isinstance(act, FromPaper):
        return "counts"
    before_reveal = at.revealed_at is not None and stage is not None and stage < at.revealed_at
    held = at.paused_at is not None or day.eyes_up
    finished = answer.order.finished and at.revealed_at is None  # after a reveal a finished table may think again
    return "late" if closed or held or before_reveal or finished else "counts"


def _known(act: Any, day: Day, activity: str) -> None:
    """Refused where an act names a card that the activity has not."""
    deck = day.setup.deck(day.setup.activity(activity))
    named = [getattr(act, field, None) for field in ("card", "after", "level_with")]
    if isinstance(act, FromPaper):
        named = [card for tier in (*(act.tiers or ()), act.cannot) for card in tier]
        if len(named) != len(set(named)):
            raise Refused("The order from paper: a card is there twice.")
    for card in named:
        if card is not None and card not in deck:
            raise Refused(f"This workshop has no card “{card}”.")
