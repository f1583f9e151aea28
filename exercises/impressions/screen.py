"""What a table, the room, the desk and the facilitator see of first impressions.

A table's page is drawn once a part; the themes on it come down the live socket, since they may be changed while it chooses. The
wall is drawn again with every release. Whatever is on either has been released at the desk.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import streamlit as st

from exercises.impressions import STEPS
from exercises.impressions.answer import CHOOSE, FIELDS, THEMES, WRITE, doing
from exercises.impressions.findings import Findings, count_of_notes, findings, how_many, in_themes
from exercises.impressions.gathering import Noted, Theme, of_field
from exercises.impressions.section import HEADINGS
from exercises.parts import picks, poster, themes
from exercises.parts.page import box, done, field, told, top, wall_name
from workshop.links import live_address
from workshop.markdown import plain
from workshop.scene import Scene

NOTHING_LEFT = {"one_not_placed": "", "not_placed": ""}  # no table has to use both fields, or all of its marks
# What a wall holds in type that a room can read: letters in all, those that the shortest note counts for, columns that are wide.
MOST_LETTERS, LEAST_LETTERS, FEW_COLUMNS = 2800, 30, 3


def found_in(scene: Scene, activity: str = "") -> Findings:
    """The findings of an activity of the day, the one on screen unless another is named."""
    chosen = scene.day.setup.activity(activity) if activity else scene.activity
    assert chosen is not None
    return findings(scene.day, chosen, scene.everyone(chosen.id))


# -- the table


def table(scene: Scene) -> None:
    """A table's screen: writing, then talking with the writing still open, then choosing."""
    revealed = scene.day.phase() == "revealed"
    if scene.progress.part == CHOOSE or revealed:
        name = "revealed" if revealed else "choose"
        top(scene, scene.words(f"impressions.{name}"), scene.words(f"impressions.{name}_help"))
        if scene.progress.part == CHOOSE:
            choosing(scene, revealed)
    elif scene.progress.part == THEMES:
        top(scene, scene.words("impressions.talk"), scene.words("impressions.talk_help"))
        writing(scene)
    else:
        top(scene, scene.words("impressions.question"))
        writing(scene)
        done(scene, NOTHING_LEFT)


def writing(scene: Scene) -> None:
    for column, name in zip(st.columns(2, gap="large"), FIELDS, strict=True):
        with column:
            box(scene, name, [field(scene, name, "list")])


def choosing(scene: Scene, locked: bool) -> None:
    picks(
        f"picks {scene.activity.id}", live=live_address(scene.link), activity=scene.activity.id, party="table",
        part=CHOOSE, words=scene.words.of("picks"), locked=locked,
    )  # fmt: skip
    done(scene, NOTHING_LEFT)


# -- the room


def question(scene: Scene) -> tuple[str, list[str]]:
    """What the wall asks in this part, and the line under it."""
    part = scene.progress.part
    name = ("question", "talk", "choose")[part]
    under = {WRITE: ["impressions.aside"], THEMES: [], CHOOSE: ["impressions.up_to_three"]}[part]
    return scene.words(f"impressions.{name}"), [scene.words(line) for line in under]


def wall(scene: Scene) -> None:
    """The question and how much has come; released notes as they are released; then the themes with their notes."""
    found, (asked, lines) = found_in(scene), question(scene)
    if scene.progress.part == CHOOSE:
        count, columns = _finished(scene), by_theme(scene, found)
    elif scene.progress.part == THEMES and found.themes:
        count, columns = "", [*by_theme(scene, found), *_unsorted(scene, found)]
    else:
        count, columns = count_of_notes(found, scene.words), two_columns(scene, found.shown)
    if columns:
        said = [("", line) for line in [*lines, count] if line]
        told(scene, "wall", asked, said, shortened(columns, scene.words("impressions.earlier")), timer=True)
    else:
        _poster(scene, asked, lines, count)


def wall_shows(scene: Scene) -> str:
    """What the wall shows in this part, in words for the control room."""
    return scene.words(f"impressions.wall.{('write', 'themes', 'choose')[scene.progress.part]}")


def _finished(scene: Scene) -> str:
    """How many tables have finished choosing: not which."""
    open_tables = [one.id for one in scene.day.setup.tables if not one.closed]
    answers = scene.answers(scene.activity.id)
    finished = sum(doing(answers[one], scene.day, scene.activity).finished for one in open_tables)
    return scene.words("wall.finished", done=finished, of=len(open_tables))


def _unsorted(scene: Scene, found: Findings) -> list[dict[str, Any]]:
    left = found.within(None, found.shown)
    return [{"heading": scene.words("impressions.not_sorted"), "entries": [note.text for note in left]}] if left else []


def two_columns(scene: Scene, these: Sequence[Noted]) -> list[dict[str, Any]]:
    """Notes as opportunities beside challenges; [] where there are none."""
    return [
        {"heading": scene.words(f"impressions.{HEADINGS[name]}"), "entries": of_field(these, name),
         "quiet": scene.words("impressions.nothing_here")}
        for name in FIELDS
    ] if these else []  # fmt: skip


def by_theme(scene: Scene, found: Findings) -> list[dict[str, Any]]:
    return [
        {"heading": theme.name, "entries": [text for name in FIELDS for text in of_field(found.within(theme, found.shown), name)]}
        for theme in found.themes
    ]  # fmt: skip


def shortened(columns: Iterable[Mapping[str, Any]], earlier: str, most: int = MOST_LETTERS) -> list[dict[str, Any]]:
    """Columns that fit the wall. While there is too much in all, or in one, the longest gives up its oldest note and says how
    many it did. Four columns or more hold less, since they are narrow."""
    kept = [{**column, "entries": list(column["entries"])} for column in columns]
    most = most * 2 // 3 if len(kept) > FEW_COLUMNS else most

    def letters(column: Mapping[str, Any]) -> int:
        return sum(max(len(text), LEAST_LETTERS) for text in column["entries"])

    left_out = Counter[int]()
    while kept and (sum(map(letters, kept)) > most or max(map(letters, kept)) * len(kept) > 2 * most):
        longest = max(range(len(kept)), key=lambda at: letters(kept[at]))
        kept[longest]["entries"].pop(0)
        left_out[longest] += 1
    for at, count in left_out.items():
        kept[at]["about"] = earlier.format(count=count)
    return kept


def _poster(scene: Scene, heading: str, lines: list[str], big: str) -> None:
    say, entry = scene.words, scene.store.registry.workshop(id=scene.workshop)
    poster(
        "wall", live=live_address(scene.link), words=say.of("poster"), kicker=scene.day.setup.area, heading=heading, lines=lines,
        big=big, foot="", timer=True, mark=say("demonstration.mark") if scene.demonstration else "",
        code=entry.code if entry else "", address="",
    )  # fmt: skip


def room(scene: Scene) -> None:
    """What the wall shows after a press: what tables marked, one theme with its notes, or nothing."""
    step, found = STEPS[scene.progress.step - 1], found_in(scene)
    if step == "chosen":
        what_tables_marked(scene, found)
    elif step == "theme" and (theme := found.theme(scene.progress.shown)):
        one_theme(scene, found, theme)


def what_tables_marked(scene: Scene, found: Findings) -> None:
    """Each theme where it was made, with how many tables marked it, in words, and which: no order of winners."""
    columns = [
        {"heading": theme.name, "about": _capital(how_many(found, theme, scene.words)), "quiet": _names(scene, found.marked_by(theme))}
        for theme in found.themes
    ]  # fmt: skip
    lines = []
    if not any(found.marked.values()):
        lines.append(("", scene.words("impressions.nothing_marked")))
    if unfinished := found.unfinished():
        lines.append(("", scene.words("impressions.unfinished", tables=_names(scene, unfinished))))
    told(scene, "chosen", scene.words("impressions.chosen"), lines, columns)


def one_theme(scene: Scene, found: Findings, theme: Theme) -> None:
    """One theme: who marked it, and its released notes, opportunities beside challenges."""
    by = _names(scene, found.marked_by(theme))
    count = _capital(how_many(found, theme, scene.words))
    columns = two_columns(scene, found.within(theme, found.shown))
    told(scene, "theme", theme.name, [("", f"{count}: {by}" if by else count)],
         shortened(columns, scene.words("impressions.earlier")))  # fmt: skip


def _names(scene: Scene, tables: Iterable[int]) -> str:
    return ", ".join(wall_name(scene, one) for one in tables)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


# -- lead and helpers


def desk(scene: Scene, activity: str) -> None:
    """Every note as it comes, to release or to hold, and the themes that they are sorted into."""
    st.markdown(scene.words("impressions.desk_lead"))
    themes(
        f"themes {activity}", live=live_address(scene.link), activity=activity, party="room", words=scene.words.of("themes"),
        lead=scene.link.role == "lead",
    )  # fmt: skip


def waiting(scene: Scene, activity: str) -> int:
    """How many notes nobody has released or held, or not in their new words, while the activity is going on."""
    at = scene.day.progress.get(activity)
    if at is None or at.closed:
        return 0
    return sum(note.state in ("waiting", "changed") for note in found_in(scene, activity).notes)


def subjects(scene: Scene) -> dict[str, str]:
    """Themes for the press that is about one, those that tables marked first."""
    return {theme.id: theme.name for theme in in_themes(found_in(scene))}


def called_on(scene: Scene, subject: str) -> list[int]:
    """Two tables that marked a theme, and one that took part and did not."""
    found = found_in(scene)
    theme = found.theme(subject)
    if theme is None:
        return []
    marked = found.marked_by(theme)
    return [*marked[:2], *[one for one in found.taking_part() if one not in marked][:1]]


def facilitator(scene: Scene, activity: str) -> None:
    """What tables marked so far, the themes, and every note with its table and what was done with it. Not for the room."""
    found = found_in(scene, activity)
    what_tables_marked(scene, found)
    columns = by_theme(scene, found)
    if columns:
        told(scene, "themes", "", [], columns)
    st.header(scene.words("impressions.everything"))
    for number, name in found.names.items():
        st.subheader(plain(name))
        said = [_described(scene, note) for note in found.notes if note.table == number]
        st.markdown("\n".join(f"- {one}" for one in said) or scene.words("impressions.none_written"))


def _described(scene: Scene, note: Noted) -> str:
    say = scene.words
    told_of = {"field": say(f"impressions.{note.field}"), "state": say(f"impressions.state_{note.state}")}
    return say("impressions.written", text=plain(note.text).replace("\n", " "), **told_of)
