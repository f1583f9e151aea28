"""The messages of the live socket: what is one, and what is none."""

from typing import Any

import pytest

from workshop.messages import LONGEST_MESSAGE, Unreadable, message_of, name_of_act, stage_shown, too_long


def test_a_message_is_one_json_object() -> None:
    """Whatever it holds."""
    assert message_of('{"kind": "ping", "at": [1, null]}') == {"kind": "ping", "at": [1, None]}


@pytest.mark.parametrize(
    ("text", "why"),
    [("", "JSON"), ("[" * 60_000, "JSON"), ('{"at": NaN}', "JSON"), ('{"at": 1e999}', "JSON"), ("[]", "an object")],
)
def test_what_is_none_is_said(text: str, why: str) -> None:
    """Also where a browser could not read back what it holds."""
    with pytest.raises(Unreadable, match=f"not {why}"):
        message_of(text)


def test_length_is_counted_in_bytes() -> None:
    """A letter may be four of them; half a letter is counted too."""
    most = LONGEST_MESSAGE // 4
    assert not too_long("𝄞" * most) and too_long("𝄞" * (most + 1)) and not too_long("\ud800")


def test_an_act_is_named_by_client_and_number() -> None:
    """From 1."""
    assert name_of_act({"client": "oak-1_a", "seq": 1}) == ("oak-1_a", 1)


@pytest.mark.parametrize(("client", "seq"), [("", 1), ("a b", 1), ("x" * 65, 1), ("a", 0), ("a", 2**31), ("a", True)])
def test_another_name_is_refused(client: str, seq: Any) -> None:
    """The sentence says what was expected."""
    with pytest.raises(Unreadable, match="1 to 64 letters"):
        name_of_act({"client": client, "seq": seq})


@pytest.mark.parametrize(("said", "meant"), [(0, 0), (7, 7), (None, None), (-1, None), ("7", None), (2**31, None)])
def test_a_stage_that_is_none_is_as_none_said(said: Any, meant: int | None) -> None:
    """An act is taken all the same."""
    assert stage_shown({"stage": said}) == meant
    assert stage_shown({}) is None
