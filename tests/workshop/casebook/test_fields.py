"""A card from the fields of a form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.workshop.casebook.oak_lane import FORM
from workshop.casebook import Faulty, id_for, local_card


def test_a_form_becomes_a_local_card():
    """A form's fields, stripped, become a card without ref or source."""
    card = local_card(
        "oak-lane", FORM | {"title": "  Oak Lane ", "dated": "", "detail": "", "face": "One.\r\n\r\nTwo."}
    )
    assert (card.id, card.title, card.ref, card.source) == ("oak-lane", "Oak Lane", "", None)
    assert card.face == "One.\n\nTwo."


def test_a_local_card_is_refused_with_its_faults():
    """A form with a fault, or an id that cannot be a file's name, makes no card."""
    with pytest.raises(Faulty) as raised:
        local_card("Oak Lane", FORM | {"sector": ""})
    assert [fault.field for fault in raised.value.faults] == ["id", "sector"]


@pytest.mark.parametrize(
    ("title", "taken", "made"),
    [
        ("Oak & Ash: a story", (), "oak-ash-a-story"),
        ("Café Zoë", (), "cafe-zoe"),
        ("Oak", ("oak", "oak-2"), "oak-3"),
        ("💚", (), "card"),
    ],
)
def test_an_id_is_made_from_a_title(title: str, taken: tuple[str, ...], made: str):
    """An id is plain small letters and hyphens, and is unlike those already taken."""
    assert id_for(title, taken) == made


@given(st.text())
def test_an_id_made_from_any_title_is_legal(title: str):
    """Whatever the title, a card can be kept under the id made from it."""
    assert local_card(id_for(title), FORM).id == id_for(title)
