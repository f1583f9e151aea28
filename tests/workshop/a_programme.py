"""Made-up programmes to count with: activities and breaks of any length, and how each gives way."""

from typing import Any

from hypothesis import strategies as st

from workshop.programme import Entry, Held, Pace
from workshop.setup import Activity, Break


def held(name: str, minutes: int = 30, talk: int = 0, **more: Any) -> Activity:
    return Activity(name, "made_up", name, name.title(), minutes, "Talk.", talk=talk, **more)


def rest(name: str = "break", minutes: int = 15, after: str = "", **more: Any) -> Break:
    return Break(name, after, minutes, "Break", **more)


@st.composite
def programmes(draw: st.DrawFn) -> list[Held]:
    """Activities in any order with breaks anywhere among them."""
    sorts = draw(st.lists(st.booleans(), min_size=1, max_size=12))
    lengths = st.integers(1, 90)
    return [
        held(f"a-{at}", draw(lengths), draw(st.integers(0, 30))) if active else rest(f"b-{at}", draw(lengths))
        for at, active in enumerate(sorts)
    ]


PACES = st.builds(
    Pace,
    on_screens=st.floats(0, 1),
    least=st.sampled_from([0.5, 0.75, 1.0]),
    least_talk=st.sampled_from([0.0, 0.5, 1.0]),
    shorten=st.integers(0, 9),
    drop=st.integers(0, 9),
)


@st.composite
def entries_ahead(draw: st.DrawFn) -> list[Entry]:
    """Lines that are still to come, each of which may be shortened, left out, or neither."""
    made = []
    for at in range(draw(st.integers(0, 8))):
        minutes, talk = draw(st.integers(1, 60)), draw(st.integers(0, 20))
        made.append(
            Entry(
                f"a-{at}", "A", minutes, talk, planned=minutes + talk, least=draw(st.integers(1, minutes)),
                least_talk=draw(st.integers(0, talk)), shorten=draw(st.integers(0, 9)), drop=draw(st.integers(0, 9)),
            )
        )  # fmt: skip
    return made
