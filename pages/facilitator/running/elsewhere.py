"""The foot of the control room: the ways to other pages, by what they are for."""

from typing import Any

from exercises.parts import ways
from exercises.screens import SCREENS
from pages.facilitator.running.press import leads
from workshop.links import address
from workshop.scene import Scene


def elsewhere(scene: Scene) -> None:
    """What the room sees, what it must not see, what comes afterwards, and the rest. What somebody waits for stands out. A helper is
    spared what it may not open."""
    groups = [("room", for_the_room(scene)), ("hidden", not_for_the_room(scene)), ("after", afterwards(scene)),
              ("else", beside(scene))]  # fmt: skip
    ways(
        "elsewhere", ways=[{"group": scene.words(f"control.group_{name}"), **way} for name, of in groups for way in of]
    )


def for_the_room(scene: Scene) -> list[dict[str, Any]]:
    """The wall, which is wanted first of all, and the lead's phone."""
    if not leads(scene):
        return []
    wall = {"label": scene.words("control.to_wall"), "href": f"/room/{scene.workshop}", "apart": True}
    return [{**wall, "quiet": scene.day.begun}, _way(scene, "remote")]


def not_for_the_room(scene: Scene) -> list[dict[str, Any]]:
    desks = [one for one in scene.day.setup.activities if SCREENS[one.kind].desk]
    waiting = any(SCREENS[one.kind].waiting(scene, one.id) for one in desks)
    desk = [{**_way(scene, "desk"), "quiet": not waiting}] if desks else []
    return [_way(scene, "paper"), *desk, _way(scene, "agreement")]


def afterwards(scene: Scene) -> list[dict[str, Any]]:
    return [_way(scene, "report")] if leads(scene) and scene.day.begun else []


def beside(scene: Scene) -> list[dict[str, Any]]:
    guide = {"label": scene.words("documents.guide"), "href": "/guide", "quiet": True, "apart": True}
    if not leads(scene):
        return [guide]
    venue = {"label": scene.words("venue.from_setup"), "href": address("venue", scene.link), "quiet": True}
    workshops = {"label": scene.words("control.to_workshops"), "href": "/run", "quiet": True}
    return [_way(scene, "setup"), *([] if scene.day.begun else [venue]), workshops, guide]


def _way(scene: Scene, page: str) -> dict[str, Any]:
    return {"label": scene.words(f"control.to_{page}"), "href": address(page, scene.link), "quiet": True}
