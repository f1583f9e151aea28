"""Naming: what is pointed to, and what is left alone."""

import re
import time
from pathlib import Path

import pytest

from workshop.naming import Sign, signs

PACK = Path(__file__).parents[2] / "case_studies" / "data-for-public-benefit-2018"
NAMED = [
    ("write to dana.okafor+work@example.org.uk about it", "email", "dana.okafor+work@example.org.uk"),
    ("her number is 07700 900123.", "number", "07700 900123"),
    ("ring (0161) 496 0000 and ask", "number", "(0161) 496 0000"),
    ("+44 (0)20 7946 0018", "number", "+44 (0)20 7946 0018"),
    ("NHS number 943 476 5919 came up twice", "number", "943 476 5919"),
    ("Mrs Patel in housing has asked for years", "title", "Mrs Patel"),
    ("as Cllr. O'Brien says", "title", "Cllr. O'Brien"),
    ("what happened to Dana Okafor last year", "name", "Dana Okafor"),
    ("Dana Okafor lost her home over it", "name", "Dana Okafor"),
    ("like John F. McDonald's case", "name", "John F. McDonald's"),
    ("the Zoë Ångström affair", "name", "Zoë Ångström"),
    ("ask Jean-Luc van der Berg or Sarah Green", "name", "Sarah Green"),
    ("In the spring. Amir Hassan was refused", "name", "Amir Hassan"),
]  # fmt: skip
NOBODY = [
    "Joined-up care in Greater Manchester",
    "Universal Credit and the Department for Work and Pensions",
    "Council Tax, Blue Badge, Warm Home Discount",
    "The Data Protection Act 1998 stops us, or so people think",
    "Sharing Leeds data with Bradford",
    "GPs and the NHS do not talk, DfE and MoJ neither",
    "In 2017-2018 it cost £1,200,000 and 12,345,678 records were lost",
    "On Monday April comes before May",
    "FEAR OF BEING FINED",
    "Fear Of Getting The Blame When It Goes Wrong",
    "Ask Sam",
    "Miss a payment and you lose the discount",
    "Doctors and Dr appointments",
    "",
]


@pytest.mark.parametrize(("text", "looks", "words"), NAMED)
def test_what_looks_like_a_person_is_pointed_to(text: str, looks: str, words: str) -> None:
    """With the very words, so that whoever looks finds them."""
    assert signs(text) == (Sign(looks, words),)


@pytest.mark.parametrize("text", NOBODY)
def test_what_services_and_places_are_called_is_left_alone(text: str) -> None:
    """A warning at every second note would soon be read by nobody."""
    assert signs(text) == ()


def test_the_names_of_the_workshops_own_places_are_nobodys() -> None:
    """The area and the tables are named in many notes."""
    text = "they know it well at Melton Mowbray"
    assert signs(text) and not signs(text, frozenset({"Melton Mowbray"}))


def test_a_text_may_name_more_than_one() -> None:
    """Each is pointed to once, however often it is named."""
    found = signs("Dr Shah told Lena Fischer, and Lena Fischer told lena@example.org")
    assert [one.looks for one in found] == ["email", "title", "name"]


def test_prose_on_this_subject_is_seldom_warned_of() -> None:
    """In the cards of the pack, where places and services are named all the time, one sentence in fifty at most."""
    prose = [path.read_text(encoding="utf-8").partition("+++")[2] for path in PACK.glob("*.md")]
    sentences = [one for text in prose for one in re.split(r"(?<=[.!?])\s+|\n+", text) if one.strip()]
    warned = [one for one in sentences if signs(one)]
    assert len(sentences) > 300 and len(warned) * 50 <= len(sentences), warned


@pytest.mark.parametrize("text", ["a" * 4000, "1 " * 2000, "Aa " * 1333, "-" * 4000, "Aa@" * 1300])
def test_no_text_takes_long(text: str) -> None:
    """The longest note that can be written, whatever is in it."""
    started = time.perf_counter()
    signs(text)
    assert time.perf_counter() - started < 0.5
