"""What every page stands on: the one store, the live socket, the packs of cards, the words, and what was tried of the venue.

Made once for the process, by whoever asks first: `app.py` as it starts, or a test. Where the store lives is one setting,
COMMON_GROUND_STORE (a path, or an SQLAlchemy URL); without it, the folder `store` beside `app.py`.
"""

import hashlib
import os
import secrets
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path
from threading import BoundedSemaphore

import exercises
from exercises.reading import told
from exercises.rehearsal.beside import Beside
from workshop.casebook import Pack, Versions, read_pack, read_versions
from workshop.database import store_url
from workshop.editions import Editions
from workshop.live import Live
from workshop.reading_page import forms
from workshop.store import Store
from workshop.venue import Venue
from workshop.words import Words, words

ROOT = Path(__file__).resolve().parent.parent
STATIC = ROOT / "exercises" / "parts" / "static"


TABLES_AT_ONCE = 2


@dataclass(frozen=True, slots=True)
class House:
    """`turns`: when an activity opens, every table's page is drawn anew at the same moment. Drawn a few at a time, the first are there
    at once and the last no later; all at once they would only wait for one another, and laptops that speak would wait for them."""

    store: Store
    live: Live
    packs: dict[str, Pack]
    words: Words
    host_key: str
    editions: Editions
    versions: Versions
    venue: Venue = field(default_factory=Venue)
    beside: Beside = field(default_factory=Beside)
    turns: BoundedSemaphore = field(default_factory=partial(BoundedSemaphore, TABLES_AT_ONCE))


def version_of(scripts: Path) -> str:
    """A name for the scripts and styles in a folder, another one as soon as one of them is changed."""
    told = hashlib.sha256()
    for file in sorted(scripts.iterdir()):
        told.update(file.name.encode() + b"\0" + file.read_bytes())
    return told.hexdigest()[:12]


@cache
def house() -> House:
    """The house of this process. Raises StoreFault or WrongVersion where the store cannot be opened."""
    store = Store(store_url(os.environ.get("COMMON_GROUND_STORE"), ROOT / "store"), exercises.KINDS)
    folders = [folder for folder in sorted((ROOT / "case_studies").iterdir()) if folder.is_dir()]
    packs = [read_pack(folder) for folder in folders]
    versions = {card: there for folder in folders for card, there in read_versions(folder).items()}
    key = os.environ.get("COMMON_GROUND_HOST_KEY") or secrets.token_hex(4)
    say = words()
    editions = Editions(store, partial(told, store, say), forms(store, say))
    live = Live(store, version_of(STATIC))
    return House(store, live, {pack.id: pack for pack in packs}, say, key, editions, versions)
