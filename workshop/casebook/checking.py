"""Checking on the command line: every fault of a folder of cards, of a zip of one, or of a single card."""

from pathlib import Path
from typing import TextIO

from workshop.casebook.pack import Survey, survey_folder
from workshop.casebook.upload import survey_upload


def complain(path: Path, out: TextIO) -> int:
    """Prints every fault, one a line, and returns 1; or one line with the number of cards, and 0. Raises PackageFault where a
    zip cannot be read."""
    found = _survey_file(path) if path.is_file() else survey_folder(path)
    for fault in found.faults:
        print(fault, file=out)
    if not found.faults:
        counted = [
            _counted(len(found.drafts)),
            *(f"{_counted(len(d))} in the version {v}" for v, d in found.versions.items()),
        ]
        print(f"{', '.join(counted)}, no faults", file=out)
    return 1 if found.faults else 0


def _counted(cards: int) -> str:
    return f"{cards} {'card' if cards == 1 else 'cards'}"


def _survey_file(path: Path) -> Survey:
    with path.open("rb") as file:
        return survey_upload([(path.name, file)])
