"""The drawer: figures are drawn beside the server, whatever becomes of the process that draws them."""

import json
import sys
import threading
from collections.abc import Iterator
from typing import Any

import pytest

from workshop.report.drawer import Drawer

BAR: dict[str, Any] = {
    "data": {"values": [{"table": "Oak", "place": 1}]},
    "mark": "bar",
    "encoding": {"x": {"field": "place", "type": "quantitative"}, "y": {"field": "table", "type": "nominal"}},
}
SPEC = json.dumps(BAR)


@pytest.fixture(scope="module")
def drawer() -> Iterator[Drawer]:
    made = Drawer()
    yield made
    made.close()


def test_a_figure_is_drawn_in_either_form(drawer: Drawer) -> None:
    assert drawer.draw("svg", SPEC).startswith(b"<svg") and drawer.draw("png", SPEC).startswith(b"\x89PNG")


def test_what_cannot_be_drawn_says_why_and_the_next_is_drawn(drawer: Drawer) -> None:
    """An address is not fetched."""
    with pytest.raises(ValueError, match="not allowed"):
        drawer.draw("svg", json.dumps({**BAR, "data": {"url": "http://127.0.0.1:9/x.json"}}))
    assert drawer.draw("svg", SPEC).startswith(b"<svg")


def test_another_child_draws_where_one_was_lost(drawer: Drawer) -> None:
    """Nobody notices."""
    drawer.draw("svg", SPEC)
    first = drawer._child
    assert first
    first.kill()
    first.wait()
    assert drawer.draw("svg", SPEC).startswith(b"<svg") and drawer._child and drawer._child.pid != first.pid


def test_a_figure_that_ends_every_child_is_at_fault(drawer: Drawer, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is refused, and the next is drawn."""

    def ends(asked: bytes) -> Any:
        raise EOFError

    with monkeypatch.context() as patched:
        patched.setattr(drawer, "_answer", ends)
        with pytest.raises(ValueError, match="The converter ended"):
            drawer.draw("svg", SPEC)
    assert drawer.draw("svg", SPEC).startswith(b"<svg")


def test_it_is_asked_by_many_at_once(drawer: Drawer) -> None:
    """Each gets its own figure."""
    drawn: dict[str, bytes] = {}

    def draws(name: str) -> None:
        drawn[name] = drawer.draw("svg", SPEC.replace("Oak", name))

    asking = [threading.Thread(target=draws, args=(f"Table{number}x",)) for number in range(8)]
    for one in asking:
        one.start()
    for one in asking:
        one.join()
    assert len(drawn) == 8 and all(name.encode() in content for name, content in drawn.items())


def test_the_converter_is_in_no_process_but_the_drawers(drawer: Drawer) -> None:
    """Where it draws, nothing else goes on."""
    drawer.draw("svg", SPEC)
    assert "vl_convert" not in sys.modules


def test_the_child_ends_with_its_parents_end_of_the_pipe(drawer: Drawer) -> None:
    """As where the server was killed."""
    drawer.draw("svg", SPEC)
    child = drawer._child
    assert child and child.stdin
    child.stdin.close()
    assert child.wait(20) == 0
