"""The commands that keep workshops, run as somebody at a terminal runs them."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from exercises import KINDS
from tests.people import UnderWay
from tests.workshop.keeping.conftest import Says
from workshop.keeping.expiry import DAY
from workshop.store import Store

ROOT = Path(__file__).parents[3]


def test_a_workshop_goes_from_one_server_to_another(there: UnderWay, says: Says, tmp_path: Path) -> None:
    """Listed, backed up, brought in once and not twice, brought in as a copy, and shared."""
    code, file = there.entry.code, tmp_path / "ashdale.zip"
    assert code in says("list")[1] and "Ashdale" in says("list")[1]
    assert says("list", store="other") == (0, "There is no workshop in this store.\n")
    assert says("export", code, "--out", file, "--backup") == (0, f"Wrote a backup to {file}.\n")
    assert says("import", file, store="other")[1].startswith(f"Imported {code} ({there.entry.id}) Ashdale, kept until ")
    assert says("import", file, store="other")[0] == 1 and "Add --copy." in says("import", file, store="other")[1]
    assert says("import", file, "--copy", store="other")[0] == 0
    assert says("export", there.entry.id, "--out", file) == (0, f"Wrote a bundle to {file}.\n")
    assert says("import", file, store="other")[0] == 0
    listed = says("list", store="other")[1]
    assert len(listed.splitlines()) == 3 and listed.count("imported") == 1


def test_the_report_is_written_as_files(there: UnderWay, says: Says, tmp_path: Path) -> None:
    status, told = says("report", there.entry.code, "--out", tmp_path / "out" / "report")
    assert status == 0 and "Making report.docx." in told and told.index("Wrote") < told.index("Making")
    files = {file.name: file.stat().st_size for file in (tmp_path / "out" / "report").iterdir()}
    assert {"report.docx", "report.pdf", "report.html", "rankings.csv", "data.zip"} == set(files)
    assert all(files.values())


def test_purging_says_what_it_deletes(there: UnderWay, says: Says, monkeypatch: pytest.MonkeyPatch) -> None:
    """A dry run deletes nothing."""
    assert says("purge") == (0, "No workshop's time is up.\n")
    monkeypatch.setattr("workshop.store.Store.__init__.__defaults__", (lambda: there.entry.made_at + 30.1 * DAY,))
    for verb, option in (("Would delete", ["--dry-run"]), ("Deleted", [])):
        status, printed = says("purge", "--older-than", 30, *option)
        assert status == 0 and printed.startswith(f"{verb} {there.entry.code} ({there.entry.id}) Ashdale, kept until ")
    assert says("list")[1] == "There is no workshop in this store.\n"


@pytest.mark.parametrize(("words", "sentence"), [
    (("report", "ZZZZZZ", "--out", "x"), "There is no workshop “ZZZZZZ” in this store."),
    (("export", "ZZZZZZ", "--out", "x"), "There is no workshop “ZZZZZZ” in this store."),
    (("import", "nowhere.zip"), "nowhere.zip: this file cannot be read (No such file or directory)."),
    (("import", __file__), "This is no zip file."),
])  # fmt: skip
def test_what_was_given_wrongly_is_one_sentence(says: Says, words: tuple[str, ...], sentence: str) -> None:
    status, printed = says(*words)
    assert status == 1 and sentence in printed and printed.count("\n") == 1


def test_days_are_a_number_from_one(says: Says, capsys: pytest.CaptureFixture[str]) -> None:
    """None or a minus would delete what is being said now."""
    for days in ("0", "-3", "ten"):
        with pytest.raises(SystemExit) as ended:
            says("purge", f"--older-than={days}")
        assert ended.value.code == 2 and "a number of days from 1 was expected" in capsys.readouterr().err


def test_while_a_server_runs_the_commands_say_so(tmp_path: Path) -> None:
    """The store belongs to one program at a time: exit status 2, one sentence, no traceback."""
    store = Store(f"sqlite:///{tmp_path / 'common-ground.db'}", KINDS)
    try:
        ran = subprocess.run(
            [sys.executable, "-m", "workshop", "list"], cwd=ROOT, capture_output=True, text=True, timeout=60,
            env={**os.environ, "COMMON_GROUND_STORE": str(tmp_path)},
        )  # fmt: skip
    finally:
        store.close()
    assert ran.returncode == 2 and ran.stdout == "" and ran.stderr.startswith("Another Common Ground is running")
    assert ran.stderr.count("\n") == 1
