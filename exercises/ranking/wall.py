"""What the room sees of a ranking: it follows the five presses of reveal, and each press opens only its own content."""

from typing import Any

import pandas as pd

from exercises.drawing import Spec
from exercises.parts.page import draw, marked_name, told, wall_name
from exercises.ranking import EXERCISES, STEPS, charts, rounds, section
from exercises.ranking.findings import (
    Findings,
    findings,
    place_words,
    sentences,
    taken_part,
)
from exercises.ranking.places import positions
from workshop.scene import Scene
from workshop.words import Words


def found_in(scene: Scene, activity: str = "") -> Findings:
    """The findings of an activity of the day, the one on screen unless another is named."""
    chosen = scene.day.setup.activity(activity) if activity else scene.activity
    assert chosen is not None
    return findings(scene.day, chosen, scene.everyone(chosen.id))


def question(scene: Scene) -> tuple[str, list[str]]:
    """What the wall asks while tables rank, and the lines under it."""
    exercise = EXERCISES[scene.activity.exercise]
    return exercise.question, [exercise.aside]


def room(scene: Scene) -> None:
    """What the wall shows of a revealed ranking, below its heading: the content of one press, and nothing more."""
    step = STEPS[scene.progress.step - 1]
    found = found_in(scene)
    if step == "criteria":
        criteria_side_by_side(scene, found)
    elif step == "argued":
        argued_most(scene, found)
    elif step == "card" and scene.progress.shown in found.deck:
        one_card(scene, found, str(scene.progress.shown))
    elif step == "whole":
        whole_picture(scene, found, scene.progress.shown)


def criteria_side_by_side(scene: Scene, found: Findings) -> None:
    """Each table's criteria in its own words, without any order of cards."""
    columns = [
        {"heading": marked_name(scene, found, table), "entries": said, "ordered": True}
        for table, said in found.criteria().items()
    ]
    lines = [] if columns else [("", scene.words("room.no_criteria"))]
    told(scene, "criteria", scene.words("room.criteria"), lines, columns)


def argued_most(scene: Scene, found: Findings) -> None:
    """Which cards tables argued about most."""
    columns = [
        {
            "heading": found.card_name(card),
            "about": found.deck[card].card.summary,
            "quiet": scene.words("room.argued_by", tables=", ".join(wall_name(scene, table) for table in tables)),
        }
        for card, tables in found.argued().items()
    ]
    lines = [] if columns else [("", scene.words("room.nothing_argued"))]
    told(scene, "argued", scene.words("room.argued"), lines, columns)


def one_card(scene: Scene, found: Findings, card: str) -> None:
    """One card with the reasons of the tables at its two ends and one between, and what moved of it."""
    dealt, ends = found.deck[card], found.ends(card)
    columns: list[dict[str, Any]] = []
    for table in ends:
        order = found.order(table, "before")
        place = place_words(positions(order.ranking())[card], scene.words)
        where = scene.words("room.place", place=place, of=len(order.placed()))
        columns.append({"heading": f"{marked_name(scene, found, table)}: {where}", "entries": found.reasons(table, card),
                        "quiet": scene.words("room.no_reason")})  # fmt: skip
    if moved_by := [text for _, _, text in rounds.what_moved(found, card)]:
        columns.append({"heading": scene.words("rounds.what_moved"), "entries": moved_by})
    lines = [("", dealt.card.summary)]
    if not ends:
        lines.append(("", scene.words("room.no_ends")))
    moved = shifts(scene, found, card)
    told(scene, "card", f"{dealt.letter}  {dealt.card.title}", lines, columns, picture=bool(moved))
    for picture in moved:
        draw(*picture)


def whole_picture(scene: Scene, found: Findings, lit: str | None = None) -> None:
    """Every table's order: columns up to seven tables, dots from eight, with the words of F20 above. What moved since, card by card,
    is for whoever reads it: a wall says at how many tables, and shows it of one card at the press for that card."""
    say = scene.words
    lines = [(taken_part(found, say), _unfinished(scene, found))]
    on_the_wall = scene.link.role == "room"
    lines += sentences(found, say, letters=on_the_wall)
    if on_the_wall:
        lines += [("", sentence) for sentence in _moved_in_short(found, say)]
    before = _named(scene, found, found.placements("before", finished_only=not found.revealed))
    if before.empty:
        lines.append(("", say("room.nothing_placed")))
    told(scene, "whole", "", lines, picture=not before.empty)
    if not before.empty:
        draw_orders(found, before, lit)
    if found.has_moved() and not on_the_wall:
        since_the_reveal(scene, found)
    if found.first and not on_the_wall:
        told(scene, "rounds", say("rounds.heading"), [("", sentence) for sentence in rounds.sentences(found, say)])


def _moved_in_short(found: Findings, say: Words) -> list[str]:
    """At how many tables anything moved, between the rounds and since the reveal."""
    between = rounds.sentences(found, say)[:1] if found.first else []
    since = [say.sentence("room.moved_since", tables=say.share(len(found.movers()), len(found.answers)))]
    return between + (since if found.movers() else [])


def since_the_reveal(scene: Scene, found: Findings) -> None:
    """Moves after the reveal in sentences, table by table."""
    names = {table: marked_name(scene, found, table) for table in found.names}
    lines = [("", sentence) for sentence in section.moved(found, scene.words, names)]
    told(scene, "moved", scene.words("room.moved"), lines)


def shifts(scene: Scene, found: Findings, card: str) -> list[tuple[Spec, pd.DataFrame, str]]:
    """What moved of one card, as pictures with their alternatives: since the reveal, and between the round before and this one."""
    drawn, since = [], {"since": scene.words("rounds.since")}
    for both, more in ((found.moved(), {}), *([(rounds.placements(found), since)] if found.first else [])):
        of_card = both[both["case_study"] == card] if len(both) else both
        moves = charts.moves(_named(scene, found, of_card)) if len(of_card) else of_card
        if len(moves) and moves["turn"].isin(["up", "down", "in", "out"]).any():
            alternative = charts.shift_alternative(moves, **more)
            drawn.append((charts.shift(len(moves), len(found.deck), **more), moves, alternative))
    return drawn


def draw_orders(found: Findings, placements: Any, lit: str | None) -> None:
    """The whole picture of a frame of placements, with its alternative in words and as a table."""
    tables = tuple(dict.fromkeys(placements["table"]))
    if len(tables) <= charts.MOST_TABLES_SIDE_BY_SIDE:
        drawn = charts.cells(placements, lit)
        draw(charts.orders(tables, len(found.deck)), drawn, charts.orders_alternative(drawn))
    else:
        drawn = charts.dots(placements[placements["finished"]], lit)
        draw(charts.strips(len(found.deck)), drawn, charts.strips_alternative(drawn))


def _named(scene: Scene, found: Findings, placements: Any) -> Any:
    """Table names only if they are switched on for the wall; else a number by their place in the room's list."""
    places = enumerate(scene.day.setup.tables)  # also those that were merged into another
    tables = {number: marked_name(scene, found, place.id) for number, place in places if place.id in found.names}
    return placements.assign(table=placements["table_order"].map(tables))


def _unfinished(scene: Scene, found: Findings) -> str:
    left = [table for table in found.names if not found.counts(table, "before")]
    names = ", ".join(wall_name(scene, table) for table in left)
    return scene.words("room.unfinished", tables=names) if left and found.revealed else ""
