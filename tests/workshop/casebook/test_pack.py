"""A folder of cards."""

import io
from dataclasses import replace
from pathlib import Path

import pytest

from tests.workshop.casebook.oak_lane import CARD, FORM
from workshop.casebook import Faulty, check, complain, local_card, read_pack, write

PACK = """title = "Streets"
note = "Reconstructions."
[decks]
default = ["oak", "elm", "ash"]
"""


def card_text(number: int, name: str) -> str:
    return CARD.replace('"E7"', f'"E{number}"').replace('short_name = "Oak"', f'short_name = "{name}"')


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A pack of three cards without faults."""
    for number, name in ((10, "Oak"), (2, "Elm"), (3, "Ash")):
        (tmp_path / f"{name.lower()}.md").write_text(card_text(number, name), encoding="utf-8")
    (tmp_path / "pack.toml").write_text(PACK, encoding="utf-8")
    return tmp_path


def test_a_folder_becomes_a_pack_in_the_order_of_its_refs(folder: Path):
    """Cards stand in the order of their numbers, E2 before E10, and decks keep the order they were written in."""
    pack = read_pack(folder)
    assert (pack.id, pack.title, pack.note) == (folder.name, "Streets", "Reconstructions.")
    assert [card.ref for card in pack.cards] == ["E2", "E3", "E10"]
    assert [card.id for card in pack.deck("default")] == ["oak", "elm", "ash"]
    assert pack.card("elm").short_name == "Elm"


def test_local_cards_stand_after_those_of_the_source(folder: Path):
    """A card without a ref is welcome in a folder and comes last."""
    (folder / "aspen.md").write_text(write(replace(local_card("aspen", FORM), short_name="Aspen")), encoding="utf-8")
    assert [card.id for card in read_pack(folder).cards] == ["elm", "ash", "oak", "aspen"]


def test_notes_and_hidden_files_are_passed_over(folder: Path):
    """A README, hidden files and pictures in a folder are no fault."""
    for name in ("README.md", ".DS_Store", ".oak.md", "map.png"):
        (folder / name).write_bytes(b"\xff not a card")
    assert check(folder) == []


@pytest.mark.parametrize("name", ["Oak.MD", "oak.md.txt", "oak.markdown"])
def test_a_card_saved_under_another_ending_is_not_lost_in_silence(folder: Path, name: str):
    """A card that would not be read because of its file's ending is a fault."""
    (folder / name).write_text(CARD, encoding="utf-8")
    assert [str(fault) for fault in check(folder)] == [
        f"{name} should be named with .md at its end, but is named otherwise."
    ]


def test_every_fault_of_every_file_is_listed(folder: Path):
    """Faults in one card hide neither those of another nor those of the pack."""
    (folder / "oak.md").write_text(CARD.replace("complexity = 1", "complexity = 7").replace("- None", "None"), "utf-8")
    (folder / "elm.md").write_bytes(b"+++\ntitle = \xff\n+++\n")
    (folder / "pack.toml").write_text('title = "Streets"\nnotes = "x"\n[decks]\nlong = ["oak"]\n', encoding="utf-8")
    told = [(fault.file, fault.field) for fault in check(folder)]
    assert told == [
        ("pack.toml", "notes"),
        ("pack.toml", "note"),
        ("pack.toml", "decks"),
        ("elm.md", ""),
        ("oak.md", "on_risk"),
        ("oak.md", "complexity"),
    ]


def test_a_pack_with_faults_is_not_read(folder: Path):
    """Reading a faulty folder raises all that checking it lists."""
    (folder / "oak.md").write_text("no facts", encoding="utf-8")
    (folder / "elm.md").write_text("no facts", encoding="utf-8")
    with pytest.raises(Faulty) as raised:
        read_pack(folder)
    assert list(raised.value.faults) == check(folder)
    assert len(raised.value.faults) == 2


def test_text_that_is_not_utf_8_is_told_with_its_line(folder: Path):
    """A file in another encoding is named with the line where it shows."""
    (folder / "oak.md").write_bytes(b"+++\ntitle = \xff\n+++\n")
    assert [str(f) for f in check(folder)] == ["oak.md should be saved as UTF-8 text, but is something else at line 2."]


def test_two_cards_do_not_share_a_short_name_or_a_number(folder: Path):
    """A short name or ref used twice is a fault of the later file, whatever its capitals, even beside other faults."""
    (folder / "oak.md").write_text(card_text(2, "ELM").replace("complexity = 1", "complexity = 7"), encoding="utf-8")
    assert {str(fault) for fault in check(folder) if fault.field != "complexity"} == {
        "oak.md: ref should be this card's alone, but is 'E2', as in elm.md.",
        "oak.md: short_name should be this card's alone, but is 'ELM', as in elm.md.",
    }


@pytest.mark.parametrize(
    ("decks", "field", "found"),
    [
        ("", "decks", "missing"),
        ("[decks]", "decks", "without one"),
        ("decks = 3", "decks", "the number 3"),
        ('[decks]\ndefault = ["oak", "elm"]', "decks.default", "2 long"),
        ('[decks]\ndefault = "oak"', "decks.default", "text"),
        ('[decks]\ndefault = ["oak", "elm", "ahs"]', "decks.default", "naming 'ahs', which is unknown; perhaps ash"),
        ('[decks]\ndefault = ["oak", "elm", 3]', "decks.default", "naming '3', which is unknown"),
        ('[decks]\ndefault = ["oak", "elm", "ash", "elm"]', "decks.default", "naming 'elm' twice"),
        ('[decks]\ndefault = ["oak", "elm", "ash"]\nshort = ["oak"]', "decks.short", "1 long"),
    ],
)
def test_a_deck_names_at_least_three_cards_of_its_folder_once_each(folder: Path, decks: str, field: str, found: str):
    """A missing, short, misspelt or repeating deck is told apart by its fault."""
    (folder / "pack.toml").write_text(f'title = "Streets"\nnote = "x"\n{decks}\n', encoding="utf-8")
    assert [(fault.file, fault.field, fault.found) for fault in check(folder)] == [("pack.toml", field, found)]


def test_a_deck_may_name_a_card_that_has_faults_of_its_own(folder: Path):
    """A card that cannot be read is not also reported as absent from the deck."""
    (folder / "oak.md").write_text("no facts", encoding="utf-8")
    assert [fault.file for fault in check(folder)] == ["oak.md"]


def test_a_folder_without_pack_toml_is_told_so(folder: Path):
    """The missing pack.toml is one fault, and the cards are checked all the same."""
    (folder / "pack.toml").unlink()
    (folder / "oak.md").write_text("no facts", encoding="utf-8")
    assert [fault.file for fault in check(folder)] == ["pack.toml", "oak.md"]
    assert str(check(folder)[0]) == "pack.toml should be in the folder, but is missing."


def test_a_mistake_in_pack_toml_is_told_with_its_line(folder: Path):
    """Unreadable TOML in pack.toml names the line."""
    (folder / "pack.toml").write_text('title = "Streets"\nnote = Reconstructions\n', encoding="utf-8")
    assert "unreadable at line 2, 'note = Reconstructions'" in str(check(folder)[0])


def test_a_folder_that_is_not_there_is_told_so(tmp_path: Path):
    """A path that is no folder is one clear fault."""
    assert [str(fault) for fault in check(tmp_path / "elms")] == [
        "elms should be a folder of case studies, but is not a folder."
    ]


def test_complaining_prints_a_fault_a_line_and_says_so_in_its_answer(folder: Path):
    """The command line gets one line and 0 for a sound folder, a line for each fault and 1 for another."""
    out = io.StringIO()
    assert complain(folder, out) == 0
    assert out.getvalue() == "3 cards, no faults\n"
    (folder / "oak.md").write_text(CARD.replace("complexity = 1", "complexity = 7").replace("- None", "None"), "utf-8")
    out = io.StringIO()
    assert complain(folder, out) == 1
    assert out.getvalue().splitlines() == [str(fault) for fault in check(folder)]
    assert len(check(folder)) == 2
