"""Carrying: a folder that holds all that a workshop needs, to be carried on a stick and started on another laptop without internet.

The program goes in as it is, each package that it needs as it is installed here, and a sound backup of the store. Packages are made
for one version of Python and one sort of machine; what starts the folder (`carried/start.py`) says so in a sentence anywhere else, and
says too where a file is missing, since a stick may be pulled out early.
"""

import json
import os
import shutil
import sys
import sysconfig
import time
import tomllib
from collections.abc import Iterable, Iterator
from importlib.metadata import Distribution, distributions
from pathlib import Path, PurePath
from typing import Any

from packaging.requirements import Requirement

from workshop.backups import sync, take
from workshop.keeping.backing_up import file_of_store, told
from workshop.store_fault import StoreFault, reason

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = (
    "app.py", "workshop", "exercises", "pages", "case_studies", "docs", ".streamlit",
    "pyproject.toml", "constraints.txt", "README.md", "LICENSE",
)  # fmt: skip
PACKAGES = "site-packages"  # in a folder of any other name Streamlit takes itself to be under development
OURS = "common-ground"
OF_OURS = ("METADATA", "entry_points.txt")  # the rest of how it is installed says where it lies on this machine
STARTS = Path(__file__).parent / "carried"
STORE = "store/common-ground.db"


def add_commands(commands: Any) -> None:
    """Add carry to `python -m workshop`."""
    carrying = commands.add_parser(
        "carry", help="make a folder that runs everything on another laptop without internet"
    )
    carrying.add_argument("folder", type=Path, metavar="FOLDER", help="a new or an empty folder, such as on a stick")
    carrying.add_argument(
        "--empty", action="store_true", help="the program alone, without the workshops that are kept here"
    )
    carrying.set_defaults(run=lambda given: carry(given.folder, given.empty))


copy = shutil.copy2  # with its times, or Python would translate every module anew


def carry(folder: Path, empty: bool = False) -> int:
    """Make the folder, and say what to do with it. StoreFault where it cannot be made, or the store cannot be backed up."""
    print("Copying the program and its packages. It takes a few minutes on a slow stick.", flush=True)
    fill(folder, None if empty else file_of_store())
    size = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
    print(
        f"Everything is in {folder} ({size / 1e6:.0f} MB). {_holds(folder)} {folder / 'README.txt'} says how to start it."
    )
    print("Eject the stick before you pull it out.")
    return 0


def fill(folder: Path, store: Path | None) -> None:
    """Put everything into a folder that is new or empty, with a store where one is given and there is one."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise StoreFault(f"{folder} is there already and not empty. A new or an empty folder was expected.")
    if ROOT in folder.resolve().parents:
        raise StoreFault(
            f"{folder} lies inside the program's own folder. A folder elsewhere was expected, such as on a stick."
        )
    try:
        _program(folder / "app")
        for package in needed(_asked_for()):
            _package(package, folder / PACKAGES)
        (folder / "store").mkdir()
        if store and store.is_file():
            take(store, time.time(), folder / "store").file.replace(folder / STORE)
        _ways_to_start(folder)
        sync_all(folder)
    except OSError as fault:
        raise StoreFault(
            f"{folder} could not be filled ({reason(fault)}). What is in it is not whole: delete it."
        ) from None


def _asked_for() -> list[str]:
    """What the program itself needs, and itself, as which it is installed."""
    said = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return [OURS, *said["project"]["dependencies"]]


def needed(requirements: Iterable[str]) -> list[Distribution]:
    """The installed packages by which requirements are met on this machine, and what those need, each once. StoreFault where one is
    missing."""
    found: dict[str, Distribution] = {}
    asked, seen = list(_meant(requirements, ())), set[tuple[str, frozenset[str]]]()
    while asked:
        one = asked.pop()
        if one in seen:
            continue
        seen.add(one)
        package = next((found for found in distributions(name=one[0]) if found.read_text("METADATA")), None)
        if package is None:  # what only lies about where it was built has no METADATA
            raise StoreFault(f"The package {one[0]} is not installed here, so it cannot be carried.")
        found[package.metadata["Name"]] = package
        asked += _meant(package.requires or (), one[1])
    return list(found.values())


def _meant(requirements: Iterable[str], extras: Iterable[str]) -> Iterator[tuple[str, frozenset[str]]]:
    """The packages that requirements name on this machine, each with its own extras, where so many extras were asked for."""
    for requirement in map(Requirement, requirements):
        marker = requirement.marker
        if marker is None or any(marker.evaluate({"extra": extra}) for extra in ("", *extras)):
            yield requirement.name, frozenset(requirement.extras)


def _program(to: Path) -> None:
    """Our own files, as they lie here."""
    to.mkdir(parents=True)
    for name in PROGRAM:
        here = ROOT / name
        if here.is_dir():
            shutil.copytree(here, to / name, ignore=shutil.ignore_patterns("__pycache__"))
        elif here.exists():
            shutil.copy2(here, to / name)
    if not (to / "app.py").is_file():
        raise StoreFault(f"The program's own folder was expected at {ROOT}, with app.py in it.")


def _package(package: Distribution, to: Path) -> None:
    """A package's files, but for those that lie outside the folder of packages, such as the commands it installs."""
    ours = package.metadata["Name"] == OURS
    for file in package.files or ():
        if ".." in file.parts or file.is_absolute() or (ours and not _says_what_we_are(file)):
            continue
        here, there = Path(str(file.locate())), to / file
        if here.is_file():
            there.parent.mkdir(parents=True, exist_ok=True)
            copy(here, there)


def _says_what_we_are(file: PurePath) -> bool:
    return file.parent.name.endswith(".dist-info") and file.name in OF_OURS


def _ways_to_start(folder: Path) -> None:
    """What starts it, the few lines that say how, and the list of what has to be there: each file with its size, but for the store."""
    here = {"python": f"{sys.version_info.major}.{sys.version_info.minor}", "machine": sysconfig.get_platform()}
    for name, ends in (("start.sh", "\n"), ("start.bat", "\r\n"), ("start.py", "\n")):
        text = (STARTS / name).read_text(encoding="utf-8")
        text = text if name == "start.py" else text.replace("{python}", here["python"])
        (folder / name).write_text(text, encoding="utf-8", newline=ends)
    (folder / "start.sh").chmod(0o755)
    readme = (STARTS / "readme.txt").read_text(encoding="utf-8").format(holds=_holds(folder), **here)
    (folder / "README.txt").write_text(readme, encoding="utf-8")
    files = [file for part in ("app", PACKAGES) for file in (folder / part).rglob("*") if file.is_file()]
    sizes = {file.relative_to(folder).as_posix(): file.stat().st_size for file in files if file.suffix != ".pyc"}
    (folder / "carried.json").write_text(json.dumps({**here, "files": sizes}, indent=0), encoding="utf-8")


def _holds(folder: Path) -> str:
    store = folder / STORE
    return told(store) if store.is_file() else "It holds no workshop."


def sync_all(folder: Path) -> None:
    """Wait until what was written is on the stick."""
    if hasattr(os, "sync"):
        os.sync()
    else:
        for file in folder.rglob("*"):
            if file.is_file():
                sync(file)
