"""Tests that the browser places cards as the server does: one fixture for both, and a storm of random acts."""

import json
import random
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter

from exercises.ranking import acts as ranking_acts
from exercises.ranking import answer as ranking
from tests import browser

CASES = json.loads(Path(__file__).with_name("placing.json").read_text(encoding="utf-8"))
ACT = TypeAdapter(ranking_acts.Act)
ORDER = TypeAdapter(ranking.Order)
CARDS = "abcdefgh"
RUN = """async ([start, acts]) => {
  const {apply} = await import("./ours/placing.js")
  const seen = []
  acts.reduce((answer, act) => { const next = apply(answer, act); seen.push(next); return next }, start)
  return seen
}"""


def shown(answer: ranking.TableRanking) -> Any:
    """An answer as the live socket sends it."""
    return json.loads(json.dumps(asdict(answer)))


def folded(start: Any, acts: list[Any]) -> list[Any]:
    """The answer after each act, as the server would send it."""
    answer, seen = ranking.TableRanking(order=ORDER.validate_python(start)), []
    for act in acts:
        answer = ranking.apply(answer, ACT.validate_python(act))
        seen.append(shown(answer))
    return seen


@pytest.fixture(scope="module")
def tab(chromium: Any, address: str) -> Any:
    with browser.page(chromium) as opened:
        opened.goto(address)
        yield opened


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["says"])
def test_the_server_places_as_the_fixture_says(case: Any) -> None:
    """Each case of the fixture holds on the server."""
    assert folded(case["start"], case["acts"])[-1]["order"] == case["then"]


@pytest.mark.browser
def test_the_browser_places_as_the_fixture_says(tab: Any) -> None:
    """Each case of the fixture holds in the browser."""
    for case in CASES:
        start = shown(ranking.TableRanking(order=ORDER.validate_python(case["start"])))
        assert tab.evaluate(RUN, [start, case["acts"]])[-1]["order"] == case["then"], case["says"]


def any_act(chance: random.Random) -> dict[str, Any]:
    """An act as a table might send it, some of them pointless."""
    card, other, pile = chance.choice(CARDS), chance.choice(CARDS), chance.choice(ranking.PILES)
    return chance.choice(
        [
            *[{"kind": "place", "card": card, "pile": pile, "after": chance.choice([other, None])}] * 4,
            *[{"kind": "pile", "card": card, "pile": pile}, {"kind": "tie", "card": card, "level_with": other}] * 2,
            {"kind": "cannot", "card": card},
            {"kind": "take_back", "card": card},
            {"kind": "from_paper", "tiers": [[card], chance.sample(CARDS, 3)], "cannot": [other]},
            {"kind": "hold", "seat": chance.choice([1, 2, None])},
            {"kind": "all_hands", "on": chance.random() < 0.5},
            {"kind": "weigh", "note": "n1", "bearers": ["communities"], "severity": chance.choice(["grave", None])},
            {"kind": "argue", "card": chance.choice([card, None])},
            {"kind": "would_move", "card": card, "way": chance.choice(["up", "down"]), "people": chance.randrange(3)},
            {"kind": chance.choice(["finish", "go_back", "freeze"])},
        ]
    )


@pytest.mark.browser
@pytest.mark.parametrize("seed", range(5))
def test_browser_and_server_agree_after_each_act_of_a_storm(tab: Any, seed: int) -> None:
    """300 random acts lead to the same answer in Python and in JavaScript, step by step."""
    chance = random.Random(seed)
    acts = [any_act(chance) for _ in range(300)]
    start = shown(ranking.TableRanking())
    for act, here, there in zip(acts, folded(start["order"], acts), tab.evaluate(RUN, [start, acts]), strict=True):
        assert there == here, act


@pytest.mark.browser
@pytest.mark.parametrize("seed", range(3))
def test_the_act_that_brings_a_card_home_undoes_any_move(tab: Any, seed: int) -> None:
    """What undo sends puts a card back where it was, on the server too: same tier, same neighbours."""
    chance = random.Random(seed)
    acts = [
        act for act in (any_act(chance) for _ in range(200)) if act["kind"] in ranking_acts.PLACING - {"from_paper"}
    ]
    order = ranking.Order()
    for act in acts:
        home = tab.evaluate(
            'async ([order, card]) => (await import("./ours/board-places.js")).home(order, card)',
            [asdict(order), act["card"]],
        )
        moved = ranking.placed(order, ACT.validate_python(act))
        again = ranking.placed(moved, ACT.validate_python(home))
        assert [set(tier) for tier in again.ranking()] == [set(tier) for tier in order.ranking()], (act, home)
        assert set(again.cannot) == set(order.cannot)
        order = moved
