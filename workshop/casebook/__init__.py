"""Case studies: short true-to-source accounts of data sharing that tables rank and argue about.

A *card* is one case study in one Markdown file (`card_file.py` tells how it is written); a *pack* is a folder of them with a
`pack.toml` (`pack.py`), or what a browser uploaded (`upload.py`); a card may have
versions, such as easy read (`versions.py`). A card written on a page, not in a file, begins as fields
(`fields.py`). What each field must be stands in `rules.py`; what is wrong is said in the sentences of `fault.py`.
"""

from workshop.casebook.card_file import parse, write
from workshop.casebook.case_study import (
    BENEFICIARIES,
    COMPLEXITY,
    IDENTIFIABILITY,
    NOT_STATED,
    SHORT_NAME_CHARACTERS,
    SUMMARY_CHARACTERS,
    CaseStudy,
    Since,
    Source,
)
from workshop.casebook.checking import complain
from workshop.casebook.fault import Fault, Faulty
from workshop.casebook.fields import clashes, id_for, local_card
from workshop.casebook.pack import DEFAULT_DECK, Pack, check, read_pack, read_versions
from workshop.casebook.rules import faults_of
from workshop.casebook.upload import read_upload
from workshop.casebook.versions import Versions, suiting

__all__ = [
    "BENEFICIARIES",
    "COMPLEXITY",
    "DEFAULT_DECK",
    "IDENTIFIABILITY",
    "NOT_STATED",
    "SHORT_NAME_CHARACTERS",
    "SUMMARY_CHARACTERS",
    "CaseStudy",
    "Fault",
    "Faulty",
    "Pack",
    "Since",
    "Source",
    "Versions",
    "check",
    "clashes",
    "complain",
    "faults_of",
    "id_for",
    "local_card",
    "parse",
    "read_pack",
    "read_upload",
    "read_versions",
    "suiting",
    "write",
]
