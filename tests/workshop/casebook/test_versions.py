"""Versions of cards: read beside the cards, checked as they are, and the card itself where there is none."""

import io
from pathlib import Path

import pytest

from tests.workshop.casebook.oak_lane import CARD
from workshop.casebook import Faulty, check, complain, read_pack, read_versions

PACK = 'title = "Streets"\nnote = "Reconstructions."\n[decks]\ndefault = ["oak", "elm", "ash"]\n'
EASY = """+++
title = "Bins in Oak Lane"
summary = "One street tells another when its bins are emptied."
identifiability = "The report does not say if people can be known."
beneficiaries = ["The people who live there"]
chapter = "Chapter 3"
+++

Oak Lane is a street.

It tells Elm Lane when its bins are emptied.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A pack of three cards, of which Oak Lane is there in easy read."""
    for number, name in ((10, "Oak"), (2, "Elm"), (3, "Ash")):
        card = CARD.replace('"E7"', f'"E{number}"').replace('short_name = "Oak"', f'short_name = "{name}"')
        (tmp_path / f"{name.lower()}.md").write_text(card, encoding="utf-8")
    (tmp_path / "pack.toml").write_text(PACK, encoding="utf-8")
    (tmp_path / "easy").mkdir()
    (tmp_path / "easy" / "oak.md").write_text(EASY, encoding="utf-8")
    return tmp_path


def test_a_version_says_what_it_says_otherwise(folder: Path) -> None:
    """What it leaves out is the card's: its sources, what it is found by, and further detail."""
    pack, versions = read_pack(folder), read_versions(folder)
    card = pack.card("oak")
    easy = versions[card]["easy"]
    assert easy.title == "Bins in Oak Lane" and easy.face.startswith("Oak Lane is a street.")
    assert easy.beneficiaries == ("The people who live there",) and "does not say" in easy.identifiability
    for same in ("id", "ref", "short_name", "shared", "by", "source", "sector", "complexity", "detail", "since"):
        assert getattr(easy, same) == getattr(card, same), same
    assert versions[pack.card("elm")] == {}


def test_a_version_may_be_longer_than_a_card(folder: Path) -> None:
    """Short sentences that explain hard words take more of them; there is an end to it all the same."""
    (folder / "easy" / "oak.md").write_text(EASY + "\nAnd so on." * 30, encoding="utf-8")
    assert check(folder) == []
    (folder / "easy" / "oak.md").write_text(EASY + "\nAnd so on." * 50, encoding="utf-8")
    (fault,) = check(folder)
    assert str(fault) == "easy/oak.md: face should be text of at most 120 words, but is 164 words."


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('ref = "E9"', "ref should be left out, or 'E10' as on the card, but is 'E9'."),
        ('heading = "Lanes"', "heading should be left out, or 'Streets' as on the card, but is 'Lanes'."),
        ("complexity = 2", "complexity should be left out, or '1' as on the card, but is '2'."),
        (
            'short_name = "Too long a name here"',
            "short_name should be one line of text of at most 18 characters, but is 20 characters long.",
        ),
        ('shroud = "Bins"', "shroud should be a field of a card, but is unknown; perhaps shared."),
        ('shared = ""', "shared should be text, or \"not stated\", but is empty."),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_in_one_sentence(folder: Path, line: str, said: str) -> None:
    """Where, what was expected, and what was found; the pack is not read."""
    (folder / "easy" / "oak.md").write_text(EASY.replace("+++\n", f"+++\n{line}\n", 1), encoding="utf-8")
    assert [str(fault) for fault in check(folder)] == [f"easy/oak.md: {said}"]
    with pytest.raises(Faulty):
        read_pack(folder)


def test_a_version_without_a_card_or_of_no_text_is_a_fault(folder: Path) -> None:
    """So is one whose facts cannot be read, or that is saved under another ending, or a folder that is called by no plain name."""
    for name, held in (("yew.md", EASY), ("oak.md", "no facts"), ("elm.md.txt", EASY)):
        (folder / "easy" / name).write_text(held, encoding="utf-8")
    (folder / "easy" / "ash.md").write_bytes(b"\xff\xfe")
    (folder / "Easy Read").mkdir()
    told = "\n".join(map(str, check(folder)))
    for said in ("easy/yew.md should be a version of a card of this pack, but is named 'yew'", "easy/oak.md should be facts between",
                 "easy/elm.md.txt should be named with .md at its end", "easy/ash.md should be saved as UTF-8 text",
                 "Easy Read should be named in small letters"):  # fmt: skip
        assert said in told, said


def test_two_versions_do_not_share_a_short_name(folder: Path) -> None:
    """On a board nobody could tell them apart."""
    (folder / "easy" / "elm.md").write_text(EASY.replace("+++\n", '+++\nshort_name = "oak"\n', 1), encoding="utf-8")
    assert "easy/oak.md: short_name should be this card's alone" in str(check(folder)[0])


def test_checking_counts_versions_too(folder: Path) -> None:
    """Whoever wrote them sees that they were read."""
    assert complain(folder, out := io.StringIO()) == 0
    assert out.getvalue() == "3 cards, 1 card in the version easy, no faults\n"
