"""The hand: the report as a facilitator has it on this page, what was done to it, and whether this page may do more."""

import secrets
import textwrap
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import streamlit as st

from exercises.anatomy import PAGE_ONE
from exercises.checks import permitted
from exercises.parts import writing
from exercises.report import day_said, drafted
from pages.facilitator.running.press import press
from workshop.links import live_address
from workshop.live import Live
from workshop.markdown import plain
from workshop.report.blocks import one_line
from workshop.report.draft import Draft, arranged, changed, edited, heading_of, note_of, report_key
from workshop.report.moving import moved
from workshop.report.parts import Part, pieces
from workshop.report.references import numbers
from workshop.scene import Scene
from workshop.setup import REPORT_ACTIVITY

SURE, SAID, BEGUN, OPEN = "edit_sure", "edit_said", "edit_begun", "edit_open"
Act = Mapping[str, Any]


@dataclass(frozen=True)
class Hand:
    """`drafted` are the parts as rules draft them now, `quotable` what tables let be quoted as (table, text). `pen` is this
    page's, and `holds` says whether it is the one that writes."""

    scene: Scene
    draft: Draft
    drafted: list[Part]
    quotable: frozenset[tuple[int, str]]
    pen: str
    holds: bool

    def say(self, key: str, **fill: object) -> str:
        return self.scene.words(f"edit.{key}", **fill)

    @cached_property
    def parts(self) -> list[Part]:
        """All parts in the report's order, those of the facilitator's own among them. Page one stays page one."""
        return sorted(arranged(self.drafted, self.draft), key=lambda part: part.chapter != PAGE_ONE)

    @cached_property
    def numbers(self) -> dict[str, str]:
        """What tables and figures are called in the report as it is edited now."""
        return numbers(edited(self.parts, replace(self.draft, own={}, order=())))

    @property
    def open(self) -> Part:
        """The part that the address names, or else the first. One that went away while it was open is still the open one."""
        named, before = st.query_params.get("part"), st.session_state.get(OPEN)
        gone = [before] if before and before.id == named else []
        st.session_state[OPEN] = next((part for part in (*self.parts, *gone) if part.id == named), self.parts[0])
        return st.session_state[OPEN]

    def has(self, part: Part) -> bool:
        """Whether a part stands in the report as it is drafted now."""
        return any(one.id == part.id for one in self.parts)

    def heading(self, part: Part) -> str:
        return one_line(self.draft.text(heading_of(part.id)) or part.heading) or self.say("no_heading")

    def is_first(self, part: Part) -> bool:
        """Whether a part opens its chapter, and stands for the whole of it."""
        return next(one for one in self.parts if one.chapter == part.chapter) == part

    def is_out(self, part: Part) -> bool:
        return part.id in self.draft.left_out or part.chapter in self.draft.left_out

    def moved(self, part: Part, by: int) -> tuple[str, ...] | None:
        """The order after a part was moved up (-1) or down (1), where it can be: nothing goes before page one."""
        first = [one for one in self.parts if one.chapter == PAGE_ONE]
        others = self.parts[len(first) :]
        if part not in first:
            order = moved(others, part.id, by)
            return order and (*(one.id for one in first), *order)
        order = moved(first, part.id, by)
        return order and (*order, *(one.id for one in others))

    def has_news(self, part: Part) -> bool:
        """Whether the data say something new since one of its pieces was written over."""
        return any(piece.ours and changed(self.draft, piece) for piece in pieces(part))

    def state(self, part: Part) -> str:
        """In words, what was done to a part and what its data say anew."""
        here = [] if part.own else pieces(part)
        notes = [heading_of(part.id), *(note_of(piece.id) for piece in here if piece.ours)]
        said = {
            "state_out": self.is_out(part),
            "state_own": bool(part.own),
            "state_new": self.has_news(part),
            "state_edited": any(self.draft.text(note) is not None for note in notes),
            "state_some_out": any(piece.id in self.draft.left_out for piece in here),
        }
        return ", ".join(self.say(key) for key, holds in said.items() if holds)

    def says(self, *acts: Act, aloud: str = "") -> None:
        """Do these things to the report, up to the first that is refused; what it was refused for is shown. What was done is said
        `aloud`, where nothing on the page reads so by itself."""
        st.session_state[SAID] = ""
        for act in acts:
            press(self.scene, dict(act), "room", REPORT_ACTIVITY)
            if st.session_state["fault"]:
                return
        st.session_state[SAID] = aloud

    def begins(self, note: str, *acts: Act) -> None:
        """Do these things, by which a box for a note comes to be; whoever pressed wants to write in it."""
        st.session_state[BEGUN] = note
        self.says(*acts)

    def writes(self, note: str, field: str, text: str) -> Act:
        """Write a note from this page, over whatever stands in it."""
        base = next((one.revision for one in self.draft.notes if one.id == note), 0)
        return {"kind": "write", "note": note, "field": field, "text": text, "base": base, "client": self.pen}

    def box(self, name: str, *fields: Mapping[str, str]) -> None:
        """A box to write in; each field is told with its `note` and `label`."""
        writing(
            f"writing {name}", live=live_address(self.scene.link), activity=REPORT_ACTIVITY, party="room",
            words=self.scene.words.of("writing"), fields=[self._field(**one) for one in fields], cards=[],
            locked=not self.holds,
        )  # fmt: skip

    def _field(self, field: str, note: str, label: str) -> dict[str, Any]:
        help = self.scene.words.of("fields")[field]["help"] if self.holds else self.say("locked")
        told = {"sort": "text", "field": field, "note": note, "label": label, "help": help, "most": 1}
        short = {"short": True} if field.endswith("heading") else {}
        return {**told, **short, **({"begun": True} if st.session_state.get(BEGUN) == note else {})}

    def button(self, label: str, key: str, does: Callable[[], None], disabled: bool = False) -> None:
        """A press that changes the report: nobody's without the pen."""
        if self.holds:
            st.button(plain(label), key=key, on_click=does, disabled=disabled)

    def button_in_two(self, label: str, again: str, key: str, does: Callable[[], None]) -> None:
        """A press that takes words away: the first asks, the second does it."""
        sure = st.session_state.get(SURE) == key
        self.button(again if sure else label, f"two {key}", lambda: _in_two(key, does))


def _in_two(key: str, does: Callable[[], None]) -> None:
    if st.session_state.pop(SURE, None) == key:
        does()
    else:
        st.session_state[SURE] = key


def in_hand(scene: Scene, live: Live) -> Hand:
    """The report in hand. A page that is just opened takes the pen, unless another that holds it is still open."""
    store, kept, mine = scene.store, st.session_state, f"pen {scene.workshop}"
    to_read = store.registry.only_to_read(scene.workshop)
    if mine not in kept:
        kept[mine] = secrets.token_hex(8)
        held = store.answer(report_key(scene.workshop)).pen
        if not to_read and not (held and live.is_shown(scene.workshop, f"pen/{held}")):
            press(scene, {"kind": "take_pen", "pen": kept[mine]}, "room", REPORT_ACTIVITY)
    draft = store.answer(report_key(scene.workshop))
    parts, quotable = _drafted(scene)
    return Hand(scene, draft, parts, quotable, kept[mine], draft.pen == kept[mine] and not to_read)


def _drafted(scene: Scene) -> tuple[list[Part], frozenset[tuple[int, str]]]:
    """What rules draft, and what may be quoted: worked out anew where anything was said since."""
    kept = st.session_state
    stamp = [scene.workshop, *(scene.store.total(scene.workshop, what) for what in ("room", "arrivals", "seats"))]
    if kept.get("edit_stamp") != stamp:
        kept["edit_drafted"] = drafted(scene), frozenset(permitted(scene.day, day_said(scene)))
        kept["edit_stamp"] = stamp
    return kept["edit_drafted"]


def first_words(text: str) -> str:
    """Enough of a text to know it by."""
    return textwrap.shorten(one_line(text), 48, placeholder="…")
