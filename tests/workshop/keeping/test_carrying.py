"""Carrying: a folder with everything in it, started as another laptop would start it."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest

from exercises import KINDS
from tests.offline import without_internet
from tests.people import under_way
from tests.server import READY, free_port
from workshop.backups import take
from workshop.keeping import carrying
from workshop.keeping.carrying import carry, fill, needed
from workshop.store import Store
from workshop.store_fault import StoreFault

BASE = Path(getattr(sys, "_base_executable", sys.executable)).resolve()  # a Python without the packages of these tests


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The file of a store with a workshop under way, and the workshop's code."""
    file = tmp_path_factory.mktemp("first laptop") / "common-ground.db"
    kept = Store(f"sqlite:///{file}", KINDS)
    world = under_way(kept)
    kept.close()
    return file, world.entry.code


@pytest.fixture(scope="module")
def whole(store: tuple[Path, str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All that is carried, as it lies on the other laptop."""
    folder = tmp_path_factory.mktemp("stick") / "a folder"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(carrying, "copy", linked)
        patch.setattr(carrying, "sync_all", lambda folder: None)
        fill(folder, store[0])
    return folder


def linked(here: Path, there: Path) -> None:
    """A file under another name, where the disk allows that: 700 MB need not be written for each run of the tests."""
    try:
        there.hardlink_to(here)
    except OSError:
        shutil.copy2(here, there)


def begin(folder: Path, *words: str, **environment: str) -> "subprocess.Popen[str]":
    """Start a folder from elsewhere with a Python that has no packages, and nothing of this machine's settings."""
    bare = {"PATH": f"{BASE.parent}:/usr/bin:/bin", "PYTHONUNBUFFERED": "1", "HOME": str(folder.parent), **environment}
    return subprocess.Popen(
        ["sh", str(folder / "start.sh"), *words], cwd="/", env=bare, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True,
    )  # fmt: skip


def told(folder: Path, *words: str) -> tuple[int, str]:
    """What a command of a folder says, and its status."""
    running = begin(folder, *words)
    said = running.communicate(timeout=90)[0]
    return running.returncode, said


def test_it_starts_on_a_laptop_without_internet_and_without_packages(whole: Path, store: tuple[Path, str]) -> None:
    """From another working folder, by a Python that has none of its own: the workshop is there and can be joined, and nothing outside
    was asked for."""
    with without_internet() as venue:
        port = free_port()
        server = begin(whole, STREAMLIT_SERVER_PORT=str(port))
        try:
            assert server.stdout
            printed = ""
            while READY not in printed and (line := server.stdout.readline()):
                printed += line
            assert READY in printed, printed
            assert f"http://{venue.laptop}:{port}" in printed
            page = httpx.get(f"http://{venue.laptop}:{port}/join/{store[1]}", timeout=60)
            assert page.status_code == 200 and "Ashdale" in page.text and "Oak" in page.text
        finally:
            os.killpg(server.pid, signal.SIGKILL)
            server.communicate()
    assert venue.outside() == set()


def test_its_commands_run_there_too(whole: Path, store: tuple[Path, str]) -> None:
    """With words after it, what starts the folder runs a command on the store that it carries."""
    status, said = told(whole, "list")
    assert status == 0 and store[1] in said


def test_a_newer_backup_is_brought_back_there(whole: Path, store: tuple[Path, str], tmp_path: Path) -> None:
    """As on a second laptop that takes over: what the folder held is set aside, and the backup is in its place."""
    newer = take(store[0], time.time(), tmp_path).file
    status, said = told(whole, "restore", str(newer))
    assert status == 0 and "Restored" in said and store[1] in told(whole, "list")[1]


def test_what_people_read_first(whole: Path) -> None:
    """A few lines: what it holds, which Python it needs, how to start it, on Linux, macOS and Windows."""
    lines = (whole / "README.txt").read_text(encoding="utf-8").splitlines()
    assert len(lines) == 5 and "It holds 1 workshop" in lines[0]
    assert f"Python {sys.version_info.major}.{sys.version_info.minor}" in lines[1]
    assert "sh start.sh" in lines[2] and "start.bat" in lines[2]
    batch = (whole / "start.bat").read_bytes()
    assert b"\r\n" in batch and b"{python}" not in batch


def test_nothing_else_of_this_machine_goes_along(whole: Path) -> None:
    """No tests, no tools, no paths of this machine, none of the server's backups."""
    there = {file.name for file in (whole / "site-packages").iterdir()}
    assert {"streamlit", "typst", "pyarrow"} <= there and not {"pytest", "playwright", "mypy"} & there
    assert not (whole / "app" / "tests").exists() and not (whole / "app" / ".git").exists()
    assert not [file.name for file in (whole / "store").iterdir() if file.name.startswith("common-ground-0")]
    (ours,) = (whole / "site-packages").glob("common_ground-*.dist-info")
    assert {file.name for file in ours.iterdir()} == {"METADATA", "entry_points.txt"}


@pytest.fixture
def bare(whole: Path, tmp_path: Path) -> Path:
    """A folder that is started and goes no further than looking at itself."""
    folder = tmp_path / "bare"
    folder.mkdir()
    for name in ("start.sh", "start.py", "carried.json"):
        shutil.copy2(whole / name, folder / name)
    return folder


def test_another_python_or_machine_is_told_so(bare: Path) -> None:
    """One sentence that names both, and no traceback."""
    said = json.loads((bare / "carried.json").read_text())
    (bare / "carried.json").write_text(json.dumps({**said, "machine": "win-amd64"}))
    status, why = told(bare)
    assert status == 1 and why.startswith("This folder was made for Python 3.") and "on win-amd64" in why
    assert "Traceback" not in why
    start = (bare / "start.sh").read_text().replace(f"{sys.version_info.major}.{sys.version_info.minor}", "3.99")
    (bare / "start.sh").write_text(start)
    assert told(bare) == (1, "Python 3.99 was not found on this machine. Install it, then start this again.\n")


def test_a_folder_that_is_not_whole_says_so(bare: Path) -> None:
    """As where a stick was pulled out too early: a file that is missing, and one that was cut off, are named."""
    said = json.loads((bare / "carried.json").read_text())
    (bare / "app").mkdir()
    (bare / "app" / "app.py").write_text("cut")
    (bare / "carried.json").write_text(json.dumps({**said, "files": {"app/app.py": 4000}}))
    status, why = told(bare)
    assert status == 1 and why.startswith("This folder is not whole: app/app.py is missing or was cut off.")


def test_only_a_new_or_an_empty_folder_is_filled(tmp_path: Path) -> None:
    """Nothing that is there is mixed with it or lost, and the program is never copied into itself."""
    (tmp_path / "mine.txt").write_text("mine")
    for folder, why in ((tmp_path, "not empty"), (tmp_path / "mine.txt", "not empty"), (carrying.ROOT / "x", "inside")):
        with pytest.raises(StoreFault, match=why):
            fill(folder, None)
    assert not (carrying.ROOT / "x").exists()


def test_a_package_that_is_not_installed_is_named() -> None:
    with pytest.raises(StoreFault, match="The package no-such-package is not installed here"):
        needed(["no-such-package>=1"])


def test_packages_bring_what_they_need_on_this_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each once; what only another system or a wish of its own needs stays away, and an extra that is asked for comes."""
    needs = {"one": ["two[more]", "elsewhere; sys_platform == 'nowhere'", "tests; extra == 'test'"],
             "two": ["three; extra == 'more'", "one"], "three": []}  # fmt: skip
    for name, requires in needs.items():
        told = "".join(f"Requires-Dist: {line}\n" for line in requires)
        (tmp_path / f"{name}-1.0.dist-info").mkdir()
        (tmp_path / f"{name}-1.0.dist-info" / "METADATA").write_text(f"Name: {name}\nVersion: 1.0\n{told}")
    monkeypatch.syspath_prepend(str(tmp_path))
    assert sorted(one.metadata["Name"] for one in needed(["one", "two"])) == ["one", "three", "two"]


def test_a_store_that_is_not_a_file_is_not_carried(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It says so before anything is copied; the program alone can be carried with --empty."""
    monkeypatch.setenv("COMMON_GROUND_STORE", "postgresql://nobody@nowhere/store")
    with pytest.raises(StoreFault, match="not a file"):
        carry(tmp_path / "folder")
    assert not (tmp_path / "folder").exists()
