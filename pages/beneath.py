"""The foot of a page of whoever takes part: what happens with what they say, and how accessible the pages are."""

from exercises.parts import ways
from workshop.words import Words


def beneath(say: Words, code: str) -> None:
    """Two quiet lines, for a workshop's code."""
    foot = {"privacy.heading": f"/privacy/{code}", "documents.accessibility": "/accessibility"}
    ways("beneath", ways=[{"label": say(key), "href": href, "quiet": True} for key, href in foot.items()])
