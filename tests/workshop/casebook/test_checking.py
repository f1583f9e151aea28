"""Checking cards on the command line."""

import io
from pathlib import Path

import pytest

from tests.workshop.casebook.test_upload import THREE, card, zipped
from workshop.__main__ import main
from workshop.casebook import complain


def told(path: Path) -> tuple[int, list[str]]:
    status = complain(path, out := io.StringIO())
    return status, out.getvalue().splitlines()


def test_a_zip_and_a_single_card_are_checked_as_a_folder_is(tmp_path: Path) -> None:
    """By the rules by which a browser's would come in, so without a pack.toml."""
    (tmp_path / "streets.zip").write_bytes(zipped(THREE))
    (tmp_path / "oak.md").write_bytes(card("Oak"))
    assert told(tmp_path / "streets.zip") == (0, ["3 cards, no faults"])
    assert told(tmp_path / "oak.md") == (0, ["1 card, no faults"])


def test_every_fault_of_a_zip_is_a_line(tmp_path: Path) -> None:
    (tmp_path / "streets.zip").write_bytes(zipped({**THREE, "../x.md": b"", "elm.md": b"no facts"}))
    status, lines = told(tmp_path / "streets.zip")
    assert status == 1 and [line.partition(" ")[0] for line in lines] == ["../x.md", "elm.md"]


def test_a_zip_that_cannot_be_read_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "streets.zip").write_bytes(b"no zip")
    assert main(["check", str(tmp_path / "streets.zip")]) == 1
    assert capsys.readouterr().err == "streets.zip: This is no zip file. A zip of card files was expected.\n"
