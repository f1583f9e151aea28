"""What divided the room: the cards of its rankings on which tables stood in camps, and those that they argued about most.

Only first rounds count, as they stood before the reveal, and only cards with two ends to hear (F22). Camps come first, which are
named from four finished tables on (F19); then what most tables argued about. Each ranking has its turn, and no card comes twice.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from exercises.ranking.findings import FEW_TABLES, Findings, about, place_words
from exercises.ranking.places import positions
from exercises.rounds import Round
from workshop.report.blocks import Sentence
from workshop.words import Words


@dataclass(frozen=True, slots=True)
class Divided:
    """A card that divided tables in one ranking."""

    round: Round
    card: str

    @property
    def found(self) -> Findings:
        found: Findings = self.round.found
        return found

    @property
    def name(self) -> str:
        return self.found.card_name(self.card)

    @property
    def in_camps(self) -> bool:
        """Whether tables stood in camps; never up to three finished tables, where chance alone gives the word."""
        return len(self.found.rankings("before")) > FEW_TABLES and self.card in self.found.readings("before")["camps"]

    @property
    def range(self) -> float:
        """How many places tables had it apart."""
        case = self.found.spread("before").get(self.card)
        return case.highest - case.lowest if case else 0.0

    @property
    def evidence(self) -> tuple[str, ...]:
        """The table of where tables had it."""
        return self.round.named(f"card-{self.card}")

    @property
    def together(self) -> tuple[str, ...]:
        """The table of all cards of its ranking."""
        return self.round.named("cards")

    def placed(self, key: str, words: Words) -> str:
        """From which place to which tables that finished had it, in the words of a key; "" where none placed it."""
        case, finished = self.found.spread("before").get(self.card), len(self.found.rankings("before"))
        if case is None:
            return ""
        low, high = place_words(case.lowest, words), place_words(case.highest, words)
        span = words(f"dividing.{'at' if low == high else 'from_to'}", low=low, high=high, cards=len(self.found.deck))
        return words(key, tables=words.share(case.placed, finished, "finished"), span=span)

    def argued(self, words: Words) -> str:
        """How many tables argued about it most; "" where none did."""
        argued = len(self.found.argued().get(self.card, []))
        return words.share(argued, len(self.found.answers)) if argued else ""

    def sentences(self, words: Words) -> tuple[Sentence, ...]:
        """Where tables had it; that they stood in camps, with chance, where they did; and how many argued about it most."""
        placed, argued, said = self.placed("dividing.placed", words), self.argued(words), list[Sentence]()
        if placed:
            said.append(Sentence(f"{placed[0].upper()}{placed[1:]}", self.evidence))
        if self.in_camps:
            chance = about(self.found.chance("before")["camps"], words)
            of = len(self.found.spread("before"))
            said.append(Sentence(words("dividing.camps", chance=chance, cards=of), self.together))
        if argued:
            said.append(Sentence(words.sentence("dividing.argued", tables=argued), self.together))
        return tuple(said)

    def both_ends(self) -> list[tuple[int, str]]:
        """A reason of the table that had it highest of those that wrote one, and of the one that had it lowest, each with its
        table. One alone where only one wrote a reason, or all that did had it at one place."""
        where = self._where()
        wrote = [
            table for table in sorted(where, key=lambda table: where[table]) if self.found.reasons(table, self.card)
        ]
        said = [(table, reason.strip()) for table in wrote for reason in self.found.reasons(table, self.card)]
        others = [
            (table, reason) for table, reason in reversed(said)
            if where[table] > where[wrote[0]] and reason != said[0][1]
        ]  # fmt: skip
        return [*said[:1], *others[:1]]

    def _where(self) -> dict[int, float]:
        """How far down its list each finished table had it."""
        orders = {table: self.found.order(table, "before") for table in self.found.finished("before")}
        return {
            table: positions(order.ranking())[self.card] / len(order.placed())
            for table, order in orders.items() if self.card in order.placed()
        }  # fmt: skip


def divided(rounds: Sequence[Round]) -> list[Divided]:
    """The cards that divided the room, those that did most first."""
    turns = zip_longest(*(_of_ranking(one) for one in rounds if one.activity.kind == "ranking" and one.first))
    found = [one for turn in turns for one in turn if one is not None]
    return _once(found)


def to_discuss(rounds: Sequence[Round]) -> list[Divided]:
    """What divided the room, and after it the other cards that it ranked, those first that tables had furthest apart."""
    others = [
        Divided(one, card) for one in rounds if one.activity.kind == "ranking" and one.first for card in one.found.deck
    ]
    apart = sorted(others, key=lambda one: -one.range)
    return _once([*divided(rounds), *apart])


def _once(found: Sequence[Divided]) -> list[Divided]:
    """No card twice."""
    return [one for at, one in enumerate(found) if one.card not in {before.card for before in found[:at]}]


def _of_ranking(one: Round) -> Iterator[Divided]:
    found: Findings = one.found
    cards = [Divided(one, card) for card in found.deck]
    heard = sorted((card for card in cards if card.in_camps), key=lambda card: -len(card.both_ends()))
    argued = sorted(
        (Divided(one, card) for card in found.argued()),
        key=lambda card: (-len(found.argued()[card.card]), -len(card.both_ends())),
    )
    yield from (card for card in _once([*heard, *argued]) if found.ends(card.card))
