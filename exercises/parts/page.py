"""What the screens of exercises are put together from: a table's page piece by piece, and the lines that the room reads.

A table's page is `top`, then boxes to write in and questions to choose from, then `done`. Each is drawn once a stage; typing and
choosing rerun nothing. Sentences of a field stand in the words under `fields`: label, help and the most notes it holds.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

import streamlit as st

from exercises.parts import choices, finish, marking, sayings, strip, writing
from exercises.parts.look import worn
from workshop.how_you_read import way_to
from workshop.links import address, live_address
from workshop.scene import Scene
from workshop.setup import Dealt
from workshop.terms import terms


def top(scene: Scene, question: str, instruction: str = "") -> None:
    """The question of a table's page as its heading, and the strip: whose screen it is, time, help, the four jobs."""
    say = scene.words
    st.header(say.given(question))
    jobs = say.of("jobs")["four" if scene.kind.on_board else "without_cards"]
    banner(scene, f"strip {_at(scene)}", scene.activity.id, instruction or say.given(scene.activity.instruction), jobs)


def banner(scene: Scene, key: str, activity: str, instruction: str, jobs: Sequence[str] = ()) -> None:
    """The strip of a table's own screen, as its device is read, with the way to choose that."""
    place, say = scene.day.setup.table(scene.link.table or 0), scene.words
    strip(
        key, live=live_address(scene.link), activity=activity, words=say.of("strip"),
        table_name=place.name if place else "", area=scene.day.setup.area, demonstration=scene.demonstration, jobs=jobs,
        instruction=instruction, screen=scene.day.screen, language=say.language, no_countdown=scene.reads.no_countdown,
        terms=words_used(scene),
        reads=way_to_reading(scene),
    )  # fmt: skip


def words_used(scene: Scene) -> dict[str, Any]:
    """The words that people meet on a table's screen, each with what it means."""
    return {"label": scene.words("terms.label"), "entries": [asdict(one) for one in terms(scene.words)]}


def way_to_reading(scene: Scene) -> dict[str, Any]:
    """The way to how this device reads, with what its language says of itself where no translator has checked it."""
    say = scene.words
    way = {"label": say("how_you_read.link"), "href": way_to(address("table", scene.link))}
    awaits = {"awaits": say("language.awaits"), "in_english": say("language.awaits_in_english")}
    return {**way, **(awaits if awaits["awaits"] else {})}


def box(
    scene: Scene,
    name: str,
    fields: list[dict[str, Any]],
    party: str = "table",
    activity: str = "",
    locked: bool = False,
) -> None:
    """A box of fields to write in, shared by every device of the party."""
    at = activity or scene.activity.id
    writing(
        f"writing {name} {_at(scene, at)}", live=live_address(scene.link), activity=at, party=party,
        words=scene.words.of("writing"), fields=fields, cards=[named(dealt) for dealt in _deck(scene, at)], locked=locked,
    )  # fmt: skip


def field(
    scene: Scene, name: str, sort: str, about: str | None = None, words: str = "", **fill: object
) -> dict[str, Any]:
    """A field of a box: `sort` is text, list or about_cards; `about` ties it to one card, stage or question; `words` names
    its sentences where they are not called as the field is. The words say how many notes it holds at `most`, and how many
    characters are `advised`. A text has one note, which is called as its field is, and where it is about something FIELD-ABOUT."""
    said = scene.words.of(f"fields.{words or name}")
    told = {"field": name, "sort": sort, "label": said["label"].format(**fill), "help": said["help"].format(**fill)}
    advised = {"advised": said["advised"]} if "advised" in said else {}
    return {**told, "most": said.get("most", 12), **advised, **({"card": about} if about else {})}


def asks(
    scene: Scene,
    name: str,
    questions: list[dict[str, Any]],
    party: str = "table",
    activity: str = "",
    locked: bool = False,
    each: dict[str, Any] | None = None,
) -> None:
    """Questions to choose from, as `static/choices.js` describes them; `each` is asked of every note of a field."""
    at = activity or scene.activity.id
    choices(
        f"choices {name} {_at(scene, at)}", live=live_address(scene.link), activity=at, party=party, words=scene.words.of("choices"),
        questions=questions, locked=locked, **({"each": each} if each else {}),
    )  # fmt: skip


def marks(scene: Scene, name: str, texts: list[dict[str, Any]], locked: bool = False) -> None:
    """Texts whose words a table marks, or sees marked, as `static/marking.js` describes them."""
    marking(
        f"marking {name} {_at(scene, scene.activity.id)}", live=live_address(scene.link), activity=scene.activity.id, party="table",
        words={**scene.words.of("writing"), **scene.words.of("marking")}, texts=texts, locked=locked,
    )  # fmt: skip


def done(scene: Scene, words: Mapping[str, str] | None = None, goes_on: bool = False) -> None:
    """The last thing on a table's page: saying that it has finished. `words` replaces sentences of the words' `finish`.
    `goes_on`: this part comes after the reveal, which does not end it."""
    finish(
        f"finish {_at(scene)}", live=live_address(scene.link), activity=scene.activity.id,
        words={**scene.words.of("finish"), **(words or {})}, screen=scene.day.screen, part=scene.progress.part,
        goes_on=goes_on,
    )  # fmt: skip


def told(
    scene: Scene,
    name: str,
    heading: str = "",
    lines: Iterable[tuple[str, str]] = (),
    columns: Iterable[Mapping[str, Any]] = (),
    timer: bool = False,
    picture: bool = False,
) -> None:
    """What tables said, set large for the room: lines of (strong, text), and columns of heading, about, entries, quiet.
    With `timer` whole minutes stand beside it, while an activity is open. Above a `picture` it leaves it room on the wall."""
    sayings(
        f"sayings {name}", live=live_address(scene.link), as_at=scene.words("poster.as_at"),
        mark=scene.words("demonstration.mark") if scene.demonstration else "", heading=heading,
        large=scene.link.role == "room", lines=[{"strong": strong, "text": text} for strong, text in lines],
        columns=list(columns), **({"timer": scene.words.of("poster")} if timer else {}), **({"picture": True} if picture else {}),
    )  # fmt: skip


def draw(spec: dict[str, Any], drawn: Any, alternative: str) -> None:
    """A chart from a spec that is built once and a frame that changes, with what it shows said in words."""
    st.vega_lite_chart(drawn, worn(spec), theme=None, width="stretch", alt=alternative)


def wall_name(scene: Scene, table: int) -> str:
    """A table's name where it may be shown: on the wall only if names are switched on, else its place in the list (F22)."""
    tables = [one.id for one in scene.day.setup.tables]
    if scene.day.setup.names_on_wall or scene.link.role in ("lead", "helper"):
        return next(one.name for one in scene.day.setup.tables if one.id == table)
    return scene.words("room.table", number=tables.index(table) + 1)


def marked_name(scene: Scene, found: Any, table: int) -> str:
    """The same, marked where some of what the table said came from paper. `found` are an exercise's findings."""
    said = getattr(found, "sheets", None) or getattr(found, "answers", {})
    name = wall_name(scene, table)
    return scene.words("room.on_paper", table=name) if getattr(said.get(table), "on_paper", False) else name


def named(dealt: Dealt) -> dict[str, str]:
    return {"id": dealt.card.id, "letter": dealt.letter, "short_name": dealt.card.short_name}


def _at(scene: Scene, activity: str = "") -> str:
    """Which activity and which of its rounds a piece stands for: another round gets pieces of its own."""
    name = activity or scene.activity.id
    return f"{name} {scene.day.round(name)}"


def _deck(scene: Scene, activity: str) -> Iterable[Dealt]:
    return scene.day.setup.deck(scene.day.setup.activity(activity)).values()
