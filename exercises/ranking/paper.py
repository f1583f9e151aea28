"""A table's ranking on paper: its sheet, and its boxes. How an order is typed is `order_line`'s business."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from exercises.ranking import EXERCISES, Exercise
from exercises.ranking.answer import TableRanking
from exercises.ranking.order_line import ASIDE, Line, Tiers, card_of, line_of, read_line
from workshop.acts import Refused
from workshop.paper import AtTable, Entered, PaperSheet, Told
from workshop.paper.boxes import field_words, lines, text
from workshop.paper.lines import one_line, writing, written
from workshop.setup import Dealt
from workshop.words import Words
from workshop.writing import written as notes_of

BEARERS = {"I": "individuals", "S": "service providers", "C": "communities"}
LIKELIHOODS, SEVERITIES = ("unlikely", "possible", "likely"), ("slight", "serious", "grave")
_ABOUT = re.compile(r"\s*([A-Za-z])(?:\s*[:)]|\s+[-–](?=\s))\s*(.*)")
_MOVED = re.compile(r"([A-Za-z])\s*(up|down|\+|-|–|↑|↓)\s*(\d{1,2})", re.IGNORECASE)
_UP = ("up", "+", "↑")
_WEIGHED = re.compile(r"\s*([1-3])\s*([1-3])?\s*")


# -- the boxes


@dataclass(frozen=True)
class OrderBox:
    """The order of the cards, in three piles."""

    label: str
    help: str
    typed_as: str
    piles: tuple[str, str, str]
    deck: Mapping[str, Dealt]
    id: str = "order"
    sort: str = "order"
    long: bool = False

    @property
    def letters(self) -> dict[str, str]:
        return {dealt.letter: card for card, dealt in self.deck.items()}

    def shown(self, at: AtTable) -> str:
        return line_of(at.own.order, self.letters)

    def entered(self, typed: str, at: AtTable) -> Entered:
        line = read_line(typed, self.letters, at.words)
        answer = {"tiers": line.tiers, "cannot": line.aside, **({"cuts": line.cuts} if line.cuts else {})}
        return Entered("\n".join(self._told(line, at.words)) if line.tiers or line.aside else "", answer=answer)

    def _told(self, line: Line, say: Words) -> Iterator[str]:
        """The order in words: pile by pile where piles were named, then what was set aside, then what is not on the paper."""
        if line.cuts:
            first, second = line.cuts
            cut = (line.tiers[:first], line.tiers[first:second], line.tiers[second:])
            yield from (f"{name}: {self._named(tiers, say)}" for name, tiers in zip(self.piles, cut, strict=True))
        elif line.tiers:
            yield self._named(line.tiers, say)
        if line.aside:
            yield say("paper.order.aside", cards=", ".join(map(self._name, line.aside)))
        seen = {card for tier in (*line.tiers, line.aside) for card in tier}
        if left := [self._name(card) for card in self.deck if card not in seen]:
            yield say("paper.order.left", cards=", ".join(left))

    def _named(self, tiers: Tiers, say: Words) -> str:
        level = f" {say('paper.order.level')} "
        return ", ".join(level.join(map(self._name, tier)) for tier in tiers) or say("paper.order.empty")

    def _name(self, card: str) -> str:
        dealt = self.deck[card]
        return f"{dealt.letter} {dealt.card.short_name}"


@dataclass(frozen=True)
class AboutCards:
    """Texts about cards, each begun with its card's letter; a line without one goes on with the text above it."""

    id: str
    label: str
    help: str
    typed_as: str
    letters: Mapping[str, str]
    rows: int = 6
    sort: str = "about_cards"
    long: bool = True

    def shown(self, at: AtTable) -> str:
        by_card = {card: letter for letter, card in self.letters.items()}
        notes = [note for note in notes_of(at.own.notes, self.id) if note.card in by_card]
        return "\n".join(f"{by_card[note.card or '']}: {one_line(note.text)}" for note in notes)

    def entered(self, typed: str, at: AtTable) -> Entered:
        said = about_cards(typed, self.letters, at.words)
        there = {note.card: note for note in notes_of(at.own.notes, self.id)}
        by_card: dict[str, list[str]] = {}
        for card, line in said:
            by_card.setdefault(card, []).append(line)
        acts: list[tuple[str, Mapping[str, Any]]] = []
        for card, texts in by_card.items():
            whole, note = "\n".join(texts), there.get(card)
            if note is None or one_line(note.text) != one_line(whole):
                acts.append(("", written(self.id, note.id if note else f"{self.id}-{card}", whole, card, note)))
        acts += [("", {"kind": "remove_note", "note": note.id}) for card, note in there.items() if card not in by_card]
        return Entered(typed.strip(), acts=tuple(acts))


def about_cards(typed: str, letters: Mapping[str, str], say: Words) -> list[tuple[str, str]]:
    """(card, text) of each line. Refused where the first line names no card, or a line names one that is not there."""
    said: list[tuple[str, str]] = []
    for line in filter(None, map(one_line, typed.splitlines())):
        found = _ABOUT.fullmatch(line)
        if found and found[2]:
            said.append((card_of(found[1].upper(), letters, say), found[2]))
        elif said:
            said[-1] = (said[-1][0], f"{said[-1][1]} {line}")
        else:
            raise Refused(say("paper.order.about", typed=line[:20]))
    return said


@dataclass(frozen=True)
class RisksBox:
    """Risks in the table's words: letter, risk, who bears it, and for the riskiest how likely and how severe."""

    label: str
    help: str
    typed_as: str
    letters: Mapping[str, str]
    id: str = "risk"
    rows: int = 6
    sort: str = "risks"
    long: bool = True

    def shown(self, at: AtTable) -> str:
        by_card = {card: letter for letter, card in self.letters.items()}
        notes = [note for note in notes_of(at.own.notes, "risk") if note.card in by_card]
        return "\n".join(
            f"{by_card[note.card or '']}: {one_line(note.text)}{_weighed(at.own, note.id)}" for note in notes
        )

    def entered(self, typed: str, at: AtTable) -> Entered:
        read = [(card, *_weighing(text, at.words)) for card, text in about_cards(typed, self.letters, at.words)]
        there = notes_of(at.own.notes, "risk")
        names, acts = writing(at.own.notes, "risk", [(card, text) for card, text, _ in read], there)
        for name, (_, _, weighed) in zip(names, read, strict=True):
            if weighed or name in at.own.risks:
                acts.append({"kind": "weigh", "note": name, **weighed})
        return Entered(typed.strip(), acts=tuple(("", act) for act in acts))


def _weighing(text: str, say: Words) -> tuple[str, dict[str, Any]]:
    """The risk, and what was said of it after bars: bearers by their letters, then two numbers from 1 to 3."""
    told, *more = [part.strip() for part in text.split(ASIDE)]
    weighed: dict[str, Any] = {}
    for part in filter(None, more):
        if number := _WEIGHED.fullmatch(part):
            weighed["likelihood"] = LIKELIHOODS[int(number[1]) - 1]
            weighed |= {"severity": SEVERITIES[int(number[2]) - 1]} if number[2] else {}
        elif set(letters := re.sub(r"[\s,]", "", part.upper())) <= BEARERS.keys():
            weighed["bearers"] = [BEARERS[one] for one in BEARERS if one in letters]
        else:
            raise Refused(say("paper.order.weighing", typed=part[:20]))
    if not told:
        raise Refused(say("paper.order.no_risk", typed=text[:20]))
    return told, weighed


def _weighed(own: TableRanking, note: str) -> str:
    """What was said of a risk, as it would be typed."""
    said = own.risks.get(note)
    if said is None:
        return ""
    bearers = "".join(code for code, name in BEARERS.items() if name in said.bearers)
    likely = str(LIKELIHOODS.index(said.likelihood) + 1) if said.likelihood else ""
    severe = str(SEVERITIES.index(said.severity) + 1) if said.severity and likely else ""
    return "".join(f" {ASIDE} {part}" for part in (bearers, f"{likely} {severe}".strip()) if part)


@dataclass(frozen=True)
class Argued:
    """The card that the table argued about most, by its letter."""

    label: str
    letters: Mapping[str, str]
    help: str = ""
    typed_as: str = ""
    id: str = "argued"
    sort: str = "letter"
    long: bool = False

    def shown(self, at: AtTable) -> str:
        return next((letter for letter, card in self.letters.items() if card == at.own.argued), "")

    def entered(self, typed: str, at: AtTable) -> Entered:
        letter = typed.strip().upper()
        card = card_of(letter, self.letters, at.words) if letter else None
        return Entered(letter, acts=(("", {"kind": "argue", "card": card}),))


@dataclass(frozen=True)
class Elsewhere:
    """How many would put a card further up or down: `B up 2, D down 1`."""

    label: str
    help: str
    typed_as: str
    letters: Mapping[str, str]
    id: str = "would_move"
    rows: int = 3
    sort: str = "elsewhere"
    long: bool = False

    def shown(self, at: AtTable) -> str:
        by_card = {card: letter for letter, card in self.letters.items()}
        return ", ".join(
            f"{by_card[one.card]} {one.way} {one.people}" for one in at.own.elsewhere if one.card in by_card
        )

    def entered(self, typed: str, at: AtTable) -> Entered:
        wanted: dict[tuple[str, str], int] = {}
        for part in filter(None, (one.strip() for one in re.split(r"[,;]", typed))):
            found = _MOVED.fullmatch(part)
            if found is None:
                raise Refused(at.words("paper.order.elsewhere", typed=part[:20]))
            card = card_of(found[1].upper(), self.letters, at.words)
            wanted[card, "up" if found[2].casefold() in _UP else "down"] = int(found[3])
        there = {(one.card, one.way) for one in at.own.elsewhere}
        counts = {**dict.fromkeys(there - wanted.keys(), 0), **wanted}
        acts = tuple(
            ("", {"kind": "would_move", "card": card, "way": way, "people": people})
            for (card, way), people in counts.items()
        )
        return Entered(typed.strip(), acts=acts)


# -- the sheet


def sheets(at: AtTable) -> list[PaperSheet]:
    """The one sheet of a ranking."""
    say, exercise = at.words, EXERCISES[at.activity.exercise]
    deck = at.day.setup.deck(at.activity)
    letters = {dealt.letter: card for card, dealt in deck.items()}
    cards = Told(say("paper.order.cards"), pairs=tuple((one.letter, one.card.short_name) for one in deck.values()))
    order = OrderBox(
        say("paper.order.label"),
        say("paper.order.help", most=say.given(exercise.most)),
        say("paper.order.typed_as"),
        exercise.piles,
        deck,
    )
    risks = [_risks(say, letters)] if exercise.names_risks else []
    reasons = _about(say, "reason", letters)
    items = (cards, *risks, order, lines(say, "criteria"), reasons, text(say, "dissent"), lines(say, "parked", rows=3),
             *_closing(at, exercise, letters))  # fmt: skip
    return [PaperSheet(0, exercise.question, items, at.activity.instruction)]


def _risks(say: Words, letters: Mapping[str, str]) -> RisksBox:
    return RisksBox(typed_as=say("paper.order.risks_typed_as"), letters=letters, **field_words(say, "risk"))


def _about(say: Words, field: str, letters: Mapping[str, str]) -> AboutCards:
    return AboutCards(field, typed_as=say("paper.order.about_typed_as"), letters=letters, **field_words(say, field))


def _closing(at: AtTable, exercise: Exercise, letters: Mapping[str, str]) -> Sequence[Any]:
    """The questions at finishing, what moved a table between rounds, and what it saw of the table it was paired with."""
    say, progress = at.words, at.day.progress.get(at.activity.id)
    again = [_about(say, "moved_by", letters)] if progress and progress.round > 1 else []
    seen = [text(say, "seen")] if progress and at.table and progress.pair_of(at.table) else []
    moved = Elsewhere(typed_as=say("paper.order.elsewhere_typed_as"), letters=letters, **field_words(say, "would_move"))
    because = [text(say, name, rows=2, most=say.given(exercise.most)) for name in ("top_because", "bottom_because")]
    return [*again, Argued(field_words(say, "argued")["label"], letters), moved, *because, *seen]
