"""The tables at a glance: one tile each, by need, with words and counts and nothing that a table said (F12)."""

import time
from typing import Any

from exercises.parts import tiles
from pages.house import house
from workshop.scene import Scene
from workshop.tiles import Clock, Presence, Tile, at_the_end, by_need, tile
from workshop.words import Words


def draw_tiles(scene: Scene) -> None:
    say = scene.words
    cards = scene.day.activity is None or scene.kind.on_board
    words = {**say.of("tiles"), "done": say("tiles.cards" if cards else "tiles.answers")}
    tiles("tiles", words=words, tiles=[shown(one, say) for one in all_tiles(scene)])


def clock(scene: Scene) -> Clock:
    at = scene.day.progress.get(scene.day.now or "")
    return Clock(time.time(), at.opened_at, at.ends_at) if at else Clock(time.time())


def all_tiles(scene: Scene) -> list[Tile]:
    live, day = house().live, scene.day
    seats = list(scene.store.seats(scene.workshop).values())
    open_now, arrivals = live.attendance.devices(scene.workshop), scene.arrivals()
    answers = scene.answers(day.activity.id) if day.activity else {}
    tiles_now = (
        tile(
            table.id,
            table.name,
            arrivals[table.id],
            Presence(
                seats.count(table.id),
                open_now.get(table.id, 0),
                live.attendance.last_seen(scene.workshop, table.id),
                live.attendance.last_spoke(scene.workshop, table.id),
            ),
            scene.kind.doing(answers[table.id], day, scene.activity) if day.activity else None,
            clock(scene),
            table.closed,
        )
        for table in day.setup.tables
    )
    return by_need(map(at_the_end, tiles_now) if day.ended else tiles_now)


def shown(one: Tile, say: Words) -> dict[str, Any]:
    """A tile as the piece draws it."""
    waiting = say("control.coming" if one.coming else "control.help", minutes=one.help_minutes)
    return {
        "name": one.name,
        "state": one.state,
        "people": one.people,
        "placed": one.placed,
        "of": one.of,
        "help": "" if one.help_minutes is None else waiting,
        "need": one.need,
        "paper": say("tiles.on_paper") if one.on_paper and one.state != "on_paper" else "",
    }
