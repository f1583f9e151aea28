"""Any act: whatever stands in it, of every sort of answer, it is answered, and never by a fault of ours."""

import logging
import typing
from collections.abc import Iterator
from secrets import token_hex
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from exercises import KINDS, planned
from tests.people import DECK, UnderWay, setting_up, under_way
from tests.workshop.test_roles import ACTIVITIES, SORTS
from workshop.acts import Envelope, Key
from workshop.store import Store

scalars = (
    st.none() | st.booleans() | st.integers(-2, 9) | st.integers() | st.floats() | st.text(max_size=12)
    | st.sampled_from(["", "more", "yes", "benefit", "risk", "voices", "n", "criteria", *DECK])
)  # fmt: skip
anything: Any = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=6,
)


def acts_of(place: tuple[str, str]) -> list[tuple[str, dict[str, Any]]]:
    """Each act of a sort of answer: its kind, and its other fields with their types."""
    held = SORTS[place].acts
    union = typing.get_args(held)[0] if hasattr(held, "__metadata__") else held
    found = []
    for act in typing.get_args(union) or (union,):
        fields = typing.get_type_hints(act)
        found.append((typing.get_args(fields.pop("kind"))[0], fields))
    return found


def value_of(kind: Any) -> st.SearchStrategy[Any]:
    """Something of about the right type, so that it gets further than being read."""
    if kind is int:
        return st.integers(-1, 50)
    if kind is str:
        return st.text(max_size=12) | st.sampled_from(["benefit", *DECK])
    if kind is bool:
        return st.booleans()
    return anything


@st.composite
def said(draw: st.DrawFn) -> tuple[tuple[str, str], dict[str, Any]]:
    place = draw(st.sampled_from(sorted(SORTS)))
    kind, fields = draw(st.sampled_from(acts_of(place)))
    act = {name: draw(value_of(of) | anything) for name, of in fields.items() if draw(st.integers(0, 9))}
    return place, {**act, "kind": kind}


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[UnderWay]:
    store = Store(f"sqlite:///{tmp_path_factory.mktemp('acts') / 'store.db'}", KINDS)
    activities = {one.id: one for one in (*setting_up().activities, *planned(5))}
    yield under_way(store, activities=tuple(activities.values()))
    store.close()


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(said(), st.none() | st.integers(-5, 2**31))
def test_any_act_is_answered(
    world: UnderWay, caplog: pytest.LogCaptureFixture, told: tuple[tuple[str, str], dict[str, Any]], stage: int | None
) -> None:
    """Done, late or refused in a sentence; afterwards every answer can still be read."""
    (name, party), act = told
    activity = ACTIVITIES[name].id if name in ACTIVITIES else name
    whose = party if party in ("room", "day") else f"{party}:{1 if party != 'observer' else 9}"
    key = Key(world.entry.id, activity, 1, whose)
    with caplog.at_level(logging.WARNING):
        caplog.clear()
        outcome = world.store.act(Envelope(key, token_hex(8), 1, "lead", act, stage=stage))
        assert not [record.getMessage() for record in caplog.records if record.name.startswith("common_ground")], (
            key,
            act,
        )
    assert outcome.status in ("done", "late") or outcome.why
    sort = world.store.sort(key)
    assert sort.load(sort.dump(world.store.answer(key))) == world.store.answer(key)
