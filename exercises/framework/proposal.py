"""The proposal that is weighed: one that the lead typed in setting up, a card of the deck, or each table's own."""

from dataclasses import dataclass
from typing import Any

from workshop.setup import Activity, Dealt, Setup
from workshop.sheet import Kept, Sheet

FIELDS = (
    "title",
    "shared",
    "by",
    "with_whom",
    "what_for",
)  # as fields of a table's sheet, and as options of the activity


@dataclass(frozen=True, slots=True)
class Proposal:
    """What is to be shared, by whom, with whom and what for; `face` is a card's text. Empty is not stated."""

    title: str = ""
    shared: str = ""
    by: str = ""
    with_whom: str = ""
    what_for: str = ""
    face: str = ""


def proposal_of(setup: Setup, activity: Activity) -> Proposal | None:
    """The proposal that all tables weigh: what the options say of it, or the card that they name. None: each table its own."""
    texts = {name: str(activity.options.get(name) or "").strip() for name in FIELDS}
    if texts["title"]:
        return Proposal(**texts)
    dealt = setup.deck().get(card_of(setup, activity))
    return on_card(dealt) if dealt else None


def card_of(setup: Setup, activity: Activity) -> str:
    """The id of the card that all tables weigh; "" where it is no card."""
    named = str(activity.options.get("card") or "").strip()
    if str(activity.options.get("title") or "").strip():
        return ""
    return next((one.card.id for one in setup.cards if named in (one.letter, one.card.id)), "")


def on_card(dealt: Dealt) -> Proposal:
    card = dealt.card
    title = f"{dealt.letter}  {card.title}"
    return Proposal(title, card.shared, card.by, card.with_whom, card.outcome, card.face)


def typed_by(said: Sheet | Kept) -> Proposal:
    """The proposal that a table typed on its own sheet."""
    texts: dict[str, Any] = {note.field: note.text.strip() for note in said.notes if note.field in FIELDS}
    return Proposal(**texts)
