"""A card as named fields, the form that it has between a file or a page and a `CaseStudy`.

A card of one's own starts as the fields of a page's form: `faults_of` says what is wrong with them, `local_card` makes them a
card, under the id that `id_for` finds in its title.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from workshop.casebook.case_study import NOT_STATED, CaseStudy, Since, Source, settled
from workshop.casebook.fault import Fault, Faulty
from workshop.casebook.rules import RULES, clashing, faults_of, id_faults


def local_card(card_id: str, card_fields: Mapping[str, object]) -> CaseStudy:
    """The card made of a form's fields (see `faults_of`). Raises Faulty with every fault found."""
    return sound(card_id, card_fields, id_faults("", "id", card_id) + faults_of(card_fields))


def sound(card_id: str, given: Mapping[str, Any], faults: list[Fault]) -> CaseStudy:
    """The card made of these fields. Raises Faulty where faults were found in them."""
    if faults:
        raise Faulty(faults)
    return card_of(card_id, given)


def card_of(card_id: str, given: Mapping[str, Any]) -> CaseStudy:
    """The card made of fields that have no faults."""
    texts = {name: settled(value) for name, value in given.items() if isinstance(value, str)}
    source = Source(*(texts.pop(name, "") for name in ("chapter", "heading", "source")))
    lists = {name: tuple(settled(entry) for entry in given.get(name) or ()) for name in ("on_benefit", "on_risk")}
    blank = dict.fromkeys(("ref", "dated", "kept_for", "detail"), "")
    since = (Since.read(entry) for entry in given.get("since") or ())
    return CaseStudy(
        id=card_id,
        **(blank | texts),  # type: ignore[arg-type]
        **lists,  # type: ignore[arg-type]
        complexity=given["complexity"],
        beneficiaries=tuple(given["beneficiaries"]),
        source=source if source.chapter or source.elsewhere not in ("", NOT_STATED) else None,
        since=tuple(known for known in since if known),
    )


def fields_of(card: CaseStudy) -> dict[str, Any]:
    """The fields of a card, and its id: `card_of` of them gives the same card back."""
    place = card.source or Source("", "")
    since = tuple(known.written() for known in card.since)
    own = {"id": card.id, "chapter": place.chapter, "heading": place.heading, "source": place.elsewhere, "since": since}
    return {name: own[name] if name in own else getattr(card, name) for name in ("id", *RULES)}


def id_for(title: str, taken: Collection[str] = ()) -> str:
    """A card id made from a title, unlike any of those taken: "Oak & Ash" gives "oak-ash", then "oak-ash-2"."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    stem = "-".join(re.findall(r"[a-z0-9]+", plain))[:60].strip("-") or "card"
    tries = [stem, *(f"{stem}-{n}" for n in range(2, len(taken) + 2))]
    return next(name for name in tries if name not in taken)


def clashes(cards: Iterable[CaseStudy]) -> list[Fault]:
    """Every id, ref or short name that two of the cards share; capitals do not tell two names apart."""
    return clashing([(f"{card.id}.md", fields_of(card)) for card in cards])
