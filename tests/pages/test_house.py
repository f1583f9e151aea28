"""The house: what is made once for the process."""

from pathlib import Path

from pages.house import version_of


def test_scripts_that_changed_have_another_version(tmp_path: Path) -> None:
    """By what stands in them and their names; the same scripts have the same one on every machine."""
    (tmp_path / "board.js").write_text("let a = 1")
    (tmp_path / "board.css").write_text("a {}")
    first = version_of(tmp_path)
    assert version_of(tmp_path) == first
    (tmp_path / "board.js").write_text("let a = 2")
    second = version_of(tmp_path)
    (tmp_path / "board.js").rename(tmp_path / "boards.js")
    assert len({first, second, version_of(tmp_path)}) == 3
