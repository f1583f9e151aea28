"""What is next: the one step that leads on from here, whatever the day is at. The lead's phone offers it as one button."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from exercises.screens import SCREENS
from pages.facilitator.running.next import next_activity, open_now, press_due
from pages.facilitator.running.overview import part_name
from pages.facilitator.running.press import press
from pages.facilitator.running.rest import due, end, take
from workshop.markdown import plain
from workshop.scene import Scene


@dataclass(frozen=True, slots=True)
class Onward:
    """A step: what it is called, and what takes it; `args` are handed over besides the scene."""

    words: str
    takes: Callable[..., None]
    args: tuple[Any, ...] = ()


def onward(scene: Scene) -> Onward | None:
    """The next step; None where that is the reveal, which has a button of its own, or where the day has ended."""
    match scene.day.moment:
        case "break":
            return Onward(scene.words("remote.end_break"), end)
        case "open":
            return while_open(scene)
        case "revealed":
            return while_revealed(scene)
        case "ended":
            return None
        case _:
            return between(scene)


def between(scene: Scene) -> Onward:
    say, rest, following = scene.words, due(scene), next_activity(scene)
    if rest:
        words = say("remote.take_break", label=plain(rest.label), minutes=rest.minutes)
        return Onward(words, take_for, (rest.minutes,))
    if following:
        return Onward(say("remote.open", heading=plain(following.heading)), open_now, (following.id,))
    return Onward(say("remote.end"), press, ({"kind": "end", "on": True},))


def while_open(scene: Scene) -> Onward | None:
    if press_due(scene):
        return None
    return turn(scene) or close(scene)


def turn(scene: Scene) -> Onward | None:
    """To the next part, where there is one."""
    part = scene.progress.part + 1
    if part >= len(scene.parts):
        return None
    words = scene.words("remote.turn", part=part_name(scene, part))
    return Onward(words, press, ({"kind": "turn", "part": part},))


def while_revealed(scene: Scene) -> Onward:
    say, steps, step = scene.words, scene.kind.steps, scene.progress.step
    if scene.kind.pressed_after and not press_due(scene):
        return turn(scene) or close(scene)
    if step >= len(steps):
        return close(scene)
    name = steps[step]
    subjects = SCREENS[scene.activity.kind].subjects(scene) if name in scene.kind.about_one else {}
    shown = scene.progress.shown
    subject = shown if shown in subjects else next(iter(subjects), None)
    words = say("remote.press", name=say(f"presses.{scene.activity.kind}.{name}.name"))
    if subject:
        words = say("remote.press_about", name=words, subject=plain(subjects[subject]))
    return Onward(words, press, ({"kind": "reveal", "step": step + 1, "subject": subject},))


def close(scene: Scene) -> Onward:
    return Onward(scene.words("remote.close", heading=plain(scene.activity.heading)), press, ({"kind": "close"},))


def take_for(scene: Scene, minutes: int) -> None:
    """Take a break of so many minutes from this moment."""
    take(scene, time.strftime("%H:%M", time.localtime(time.time() + 60 * minutes)))
