"""One answer from a table's paper."""

import pytest

from exercises.framework.paper import read_line
from tests.exercises.framework.told import TABLE
from workshop.acts import Refused


@pytest.mark.parametrize(
    ("line", "question", "choice"),
    [
        ("1.3 4", "1-3", "4"),
        (" 5.4 = ? ", "5-4", "cannot"),
        ("3.3: -", "3-3", "consent"),
        ("Secure not yet", "secure", "not_yet"),
        ("legal YES", "lawful", "yes"),
        ("Clear purpose ?", "purpose", "cannot"),
    ],
)
def test_a_line_is_an_answer(line: str, question: str, choice: str) -> None:
    """To a question by its number, to a condition by its name or the beginning of it."""
    assert TABLE.read(read_line(line, "")) == TABLE.read({"kind": "choose", "question": question, "choice": choice})


@pytest.mark.parametrize("line", ["", "1.3", "1.9 4", "1.3 6", "4", "Nothing yes", "s maybe", " yes"])
def test_anything_else_is_refused(line: str) -> None:
    """With the sentence that says what was expected."""
    with pytest.raises(Refused, match="like this"):
        read_line(line, "like this")
