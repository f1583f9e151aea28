"""Rankings to measure: written in short, from scores, and any at all."""

import re

from hypothesis import strategies as st

CARDS = "ABCDEFG"


def order(letters):
    """Best first; '=' ties a letter with the one before, as on paper: 'CA=BD'."""
    return tuple(tuple(tier.split("=")) for tier in re.findall(r"\w(?:=\w)*", letters))


def tables(*orders):
    return {f"Table {number}": order(letters) for number, letters in enumerate(orders, 1)}


def from_scores(scores):
    """A ranking of cards 00, 01 ... by rising score; equal scores tie."""
    return tuple(
        tuple(f"{card:02}" for card, score in enumerate(scores) if score == level) for level in sorted(set(scores))
    )


@st.composite
def ranking(draw, cards=CARDS, gaps=True):
    scores = {card: draw(st.integers(0, 5)) for card in cards}
    left_out = draw(st.sets(st.sampled_from(cards), max_size=3)) if gaps else set()
    levels = sorted(set(scores.values()))
    tiers = (tuple(card for card in cards if scores[card] == level and card not in left_out) for level in levels)
    return tuple(tier for tier in tiers if tier)


def rankings_of(cards=CARDS, gaps=True, most=6):
    many = st.lists(ranking(cards, gaps), min_size=1, max_size=most)
    return many.map(lambda each: {f"Table {number}": one for number, one in enumerate(each)})
