"""What of a card may leave the server, and when."""

import json

import pytest

from tests.workshop.casebook.oak_lane import CARD
from workshop.casebook import parse


@pytest.mark.parametrize("stage", ["benefit", "risk"])
def test_what_participants_said_stays_behind_while_tables_decide(stage: str):
    """Before the end neither benefit, risk nor later facts, nor the heading they stood under, leave the server."""
    card = parse(CARD, "oak.md")
    sent = json.dumps(card.face_at(stage))
    assert not {"on_benefit", "on_risk", "since"} & card.face_at(stage).keys()
    assert card.face_at(stage)["source"] is None
    for secret in ("Fewer missed rounds", "None was named", "ended (in part)", "Streets"):
        assert secret not in sent
    assert card.face in card.face_at(stage).values()


def test_afterwards_everything_may_leave_the_server():
    """At the end the whole card goes out, as plain JSON."""
    sent = parse(CARD, "oak.md").face_at("afterwards")
    assert json.loads(json.dumps(sent)) == sent
    assert sent["since"] == [{"text": "Said to have ended (in part) in 2019.", "source": "example.org"}]
    assert sent["source"] == {"chapter": "Chapter 3", "heading": "Streets", "elsewhere": ""}
    assert sent["on_risk"] == ["None was named."]


def test_an_unknown_stage_is_refused_in_one_sentence():
    """A stage that is none of the three gives no card at all."""
    with pytest.raises(ValueError, match="one of benefit, risk, afterwards, but is 'reveal'"):
        parse(CARD, "oak.md").face_at("reveal")
