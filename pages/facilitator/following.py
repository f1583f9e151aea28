"""Following the day: what every page of the lead and of helpers does, whatever it shows."""

from typing import Any

from exercises.parts import ear
from pages.house import house
from workshop.links import live_address
from workshop.registry import Link


def follow(link: Link, topic: str, **more: Any) -> None:
    """Have this page drawn anew when a topic changes (`exercises/parts/static/ear.js` says what else can be told), and say so where the
    connection is lost. Before anything is read: what changes meanwhile is drawn again."""
    here = house()
    told: dict[str, Any] = {"pace": 700, "patience": 300, "words": here.words.of("connection"), **more}
    ear(f"ear {topic}", live=live_address(link), topic=topic, drawn=here.live.revision(link.workshop, topic), **told)
