"""Sentences that exercises offer to the plenary."""

from exercises.acceptability.section import statements
from tests.exercises.acceptability.test_acceptability import ELM, OAK, SAY, found


def test_acceptability_offers_what_more_than_one_table_named() -> None:
    """And names no table."""
    said = statements(found(OAK, ELM), SAY)
    assert "Both tables named something under the factor “Kept and shared securely”." in said
    assert not any(name in sentence for sentence in said for name in ("Oak", "Elm"))
