"""The envelope of an act, and how a sort of answer reads, keeps and guards its acts."""

from dataclasses import dataclass
from typing import Annotated, Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import Field

from exercises import KINDS
from workshop.acts import Key, Refused, Sort
from workshop.conducting import DAY

SORTS = [DAY, *(sort for kind in KINDS.values() for sort in kind.sorts.values())]


@dataclass(frozen=True, slots=True)
class Say:
    kind: Literal["say"]
    text: Annotated[str, Field(max_length=5)]
    times: int = 1


@dataclass(frozen=True, slots=True)
class Hush:
    kind: Literal["hush"]


@dataclass(frozen=True, slots=True)
class Said:
    words: tuple[str, ...] = ()


SAYING: Sort[Said] = Sort(
    empty=Said(),
    acts=Annotated[Say | Hush, Field(discriminator="kind")],
    apply=lambda said, act: Said((*said.words, act.text)) if isinstance(act, Say) else Said(),
    senders={"hush": frozenset({"lead"}), "say": frozenset({"seat"})},
)


def test_a_key_knows_the_sort_and_the_number_of_its_party() -> None:
    """`table:12` is table 12; the day has no number."""
    assert (Key("w", "benefit", 1, "table:12").party_sort, Key("w", "benefit", 1, "table:12").party_number) == (
        "table",
        12,
    )
    assert (Key("w", "day", 1, "day").party_sort, Key("w", "day", 1, "day").party_number) == ("day", 0)


def test_an_act_is_read_into_its_type() -> None:
    """What a browser sent becomes the act that its kind names."""
    assert SAYING.read({"kind": "say", "text": "yes"}) == Say("say", "yes")
    assert SAYING.read({"kind": "hush"}) == Hush("hush")


@pytest.mark.parametrize(
    ("act", "where"),
    [
        ({"kind": "shout"}, "kind"),
        ({}, "the act"),
        ({"kind": "say"}, "text"),
        ({"kind": "say", "text": 3}, "text"),
        ({"kind": "say", "text": "too long"}, "text"),
        ({"kind": "say", "text": "\ud800"}, "text"),
        ({"kind": ["say"], "text": "yes"}, "kind"),
    ],
)
def test_what_is_no_act_is_refused_in_one_sentence(act: dict[str, Any], where: str) -> None:
    """A refusal says where, and is one line."""
    with pytest.raises(Refused) as refusal:
        SAYING.read(act)
    said = str(refusal.value)
    assert said.startswith("Not understood: ") and said.endswith(".") and "\n" not in said and len(said) < 300
    assert where in said or where == "kind"


def test_the_journal_keeps_what_was_understood_and_nothing_else() -> None:
    """Fields that no act has are not kept."""
    act = SAYING.read({"kind": "say", "text": "yes", "name": "somebody"})
    assert SAYING.dump_act(act) == '{"kind":"say","text":"yes","times":1}'


def test_who_may_send_an_act() -> None:
    """A kind that is named belongs to the roles named; any other to a seat."""
    assert SAYING.may_send({"kind": "hush"}, "lead") and not SAYING.may_send({"kind": "hush"}, "seat")
    assert SAYING.may_send({"kind": "say"}, "seat") and not SAYING.may_send({"kind": "say"}, "lead")


def test_an_answer_survives_being_kept() -> None:
    """An answer that was written and read back is the same answer."""
    said = Said(("one", "“two”\n"))
    assert SAYING.load(SAYING.dump(said)) == said
    assert SAYING.body(said) == {"words": ["one", "“two”\n"]}


anything: Any = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
kinds = st.sampled_from(
    [
        "set_up",
        "open",
        "extend",
        "pause",
        "reveal",
        "message",
        "discuss",
        "count_people",
        "check_venue",
        "end",
        "head_count",
        "help",
        "on_my_way",
        "pile",
        "place",
        "tie",
        "cannot",
        "take_back",
        "from_paper",
        "hold",
        "all_hands",
        "weigh",
        "argue",
        "would_move",
        "finish",
        "go_back",
        "freeze",
        "write",
        "move_note",
        "remove_note",
        "drop_version",
        "mark",
        "think_first",
    ]
)
fields = st.sampled_from(
    [
        "card",
        "pile",
        "after",
        "level_with",
        "tiers",
        "cannot",
        "seat",
        "on",
        "note",
        "field",
        "text",
        "base",
        "client",
        "at",
        "step",
    ]
)


@given(st.sampled_from(SORTS), kinds, st.dictionaries(fields, anything | st.sampled_from(["a", "more", 1]), max_size=6))
def test_reading_never_breaks(sort: Sort[Any], kind: str, rest: dict[str, Any]) -> None:
    """Whatever is sent as an act of whatever kind, it is read or refused."""
    try:
        act = sort.read({"kind": kind, **rest})
    except Refused:
        return
    assert act.kind == kind
