"""Cards from a browser: one zip, or single files, read as strictly as a folder is checked, all of them or none.

A zip may hold cards, a `pack.toml` and a README, in one folder or in none; whatever else is in it is refused by its name.
Nothing is unpacked to the disk, and no name in it leads anywhere: a name is only ever compared. What computers put into a
zip unasked (`__MACOSX`, `.DS_Store`) is passed over unread. The limits stand below; `zips` keeps those of a whole zip.
"""

import stat
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import PurePosixPath
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipInfo

from workshop.casebook.fault import Fault, tidy
from workshop.casebook.fields import id_for
from workshop.casebook.pack import READMES, Files, Pack, Survey, is_read, misnamed, pack_of, survey
from workshop.zips import MEGABYTE, Limits, PackageFault, Unpacking, megabytes, opened

LIMITS = Limits(packed=5 * MEGABYTE, unpacked=MEGABYTE)
MOST_FILES, MOST_IN_A_FILE, MOST_ENTRIES = 60, 32_000, 300
CHOSEN = "What was chosen"
EXPECTED = "A zip of card files was expected."
_UNASKED = ("__macosx", "thumbs.db", "desktop.ini")
_PACKED = (".zip", ".7z", ".rar", ".gz", ".tar")
_ZIP_BEGINS = b"PK\x03\x04"
Uploaded = Sequence[tuple[str, BinaryIO]]


def read_upload(files: Uploaded) -> Pack:
    """The pack in what was uploaded, by name. Raises Faulty with every fault, or PackageFault where a zip cannot be read."""
    title = tidy(PurePosixPath(files[0][0]).stem) if _is_zip(files[0][0]) else ""
    pack = pack_of(survey_upload(files), "", title)
    return replace(pack, id=id_for(pack.title))


def survey_upload(files: Uploaded) -> Survey:
    """What was uploaded comes to: one zip, or single files. Raises PackageFault where a zip cannot be read."""
    zips = [tidy(name) for name, _ in files if _is_zip(name)]
    if zips and len(files) > 1:
        return Survey(faults=[Fault(zips[0], "", "brought in by itself", "brought in beside other files")])
    held, faults = _unzipped(*files[0]) if zips else _single(files)
    found = survey(held, needs_pack=False)
    if not found.drafts and not faults:
        expected = "at least one card, in a file whose name ends in .md"
        faults = [Fault(zips[0] if zips else CHOSEN, "", expected, "without one")]
    return Survey(found.drafts, found.pack, faults + found.faults)


def _is_zip(name: str) -> bool:
    return name.casefold().endswith(".zip")


# -- single files


def _single(files: Uploaded) -> tuple[Files, list[Fault]]:
    names = [name for name, _ in files]
    if faults := [*_too_many(CHOSEN, names), *_twice(names)]:
        return {}, faults
    held: dict[str, bytes | Fault] = {}
    for name, file in files:
        if fault := _fault_of_name(name):
            faults.append(fault)
        elif is_read(name):
            file.seek(0)
            held[name] = _text_of(name, file.read(MOST_IN_A_FILE + 1))
    return held, faults


def _text_of(name: str, held: bytes) -> bytes | Fault:
    if len(held) > MOST_IN_A_FILE:
        return _too_long(name, len(held))
    return Fault(tidy(name), "", "text", "a zip under another name") if held.startswith(_ZIP_BEGINS) else held


# -- a zip


def _unzipped(name: str, file: BinaryIO) -> tuple[Files, list[Fault]]:
    """The files of a zip that are part of a pack, and what is wrong with the others."""
    try:
        with opened(file, LIMITS, EXPECTED) as unpacking:
            return _taken_out(tidy(name), unpacking)
    except PackageFault as fault:
        raise PackageFault(f"{tidy(name)}: {fault}") from None


def _taken_out(name: str, unpacking: Unpacking) -> tuple[Files, list[Fault]]:
    entries = unpacking.package.infolist()
    if len(entries) > MOST_ENTRIES:
        return {}, [Fault(name, "", f"a zip of at most {MOST_ENTRIES} files and folders", f"one of {len(entries)}")]
    wrong = {at: fault for at, entry in enumerate(entries) if (fault := _fault_of_entry(entry))}
    wanted = [one for at, one in enumerate(entries) if at not in wrong and _wanted(one)]
    declared = sum(entry.file_size for entry in entries)
    whole = [*_too_many(name, [one.filename for one in wanted]), *_twice([one.orig_filename for one in entries])]
    if declared > LIMITS.unpacked:
        whole.append(Fault(name, "", f"at most {megabytes(LIMITS.unpacked)} when unpacked", megabytes(declared)))
    if whole:
        return {}, [*wrong.values(), *whole]
    held = {_base(one): _text_of(one.filename, b"".join(unpacking.pieces(one))) for one in wanted}
    return held, [*wrong.values(), *_scattered(wanted)]


def _fault_of_entry(entry: ZipInfo) -> Fault | None:
    """What is wrong with an entry of a zip, as far as can be told without reading it."""
    name, sort = tidy(entry.orig_filename), stat.S_IFMT(entry.external_attr >> 16)
    if sort not in (0, stat.S_IFREG, stat.S_IFDIR):
        return Fault(name, "", "a file or a folder", "a link" if sort == stat.S_IFLNK else "something else")
    if entry.flag_bits & 1:
        return Fault(name, "", "open to be read", "locked with a password")
    if entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        return Fault(name, "", "packed as zip files usually are", "packed in another way")
    if fault := _fault_of_name(entry.orig_filename):
        return fault
    return _too_long(entry.filename, entry.file_size) if _wanted(entry) and entry.file_size > MOST_IN_A_FILE else None


def _wanted(entry: ZipInfo) -> bool:
    return not entry.is_dir() and not _passed_over(entry.filename) and is_read(_base(entry))


def _base(entry: ZipInfo) -> str:
    return PurePosixPath(entry.filename).name


def _scattered(entries: list[ZipInfo]) -> Iterator[Fault]:
    folders = [PurePosixPath(entry.filename).parent for entry in entries]
    for entry, folder in zip(entries, folders, strict=True):
        if folder != folders[0]:
            yield Fault(tidy(entry.filename), "", "in one folder with the others", "in another")


# -- names and numbers


def _fault_of_name(name: str) -> Fault | None:
    """What is wrong with a name: it leads elsewhere, or is that of a file which is no part of a pack."""
    parts = name.removesuffix("/").split("/")
    hidden = any(unicodedata.category(one) in ("Cc", "Cs") for one in name)
    if hidden or "\\" in name or ":" in name or any(part in ("", ".", "..") for part in parts):
        return Fault(tidy(name), "", "a plain name, without .. or a path that leads elsewhere", "not")
    if name.endswith("/") or _passed_over(name) or is_read(parts[-1]):
        return None
    if parts[-1].casefold().endswith(_PACKED):
        return Fault(tidy(name), "", "unpacked", "a packed file within what was brought in")
    expected = "a card (its name ends in .md), pack.toml or a README"
    return misnamed(parts[-1]) or Fault(tidy(name), "", expected, "another kind of file")


def _passed_over(name: str) -> bool:
    parts = name.removesuffix("/").casefold().split("/")
    return any(part.startswith(".") or part in _UNASKED for part in parts) or parts[-1] in READMES


def _too_many(name: str, files: Sequence[str]) -> list[Fault]:
    over = len(files) > MOST_FILES
    return [Fault(name, "", f"at most {MOST_FILES} files at once", f"{len(files)} files")] if over else []


def _too_long(name: str, size: int) -> Fault:
    found = megabytes(size) if size >= MEGABYTE else f"{-(-size // 1000)} kB"
    return Fault(tidy(name), "", f"at most {MOST_IN_A_FILE // 1000} kB long", f"{found} long")


def _twice(names: Sequence[str]) -> list[Fault]:
    """Every name that comes again; capitals and the way in which an accent is written do not tell two apart."""
    seen: set[str] = set()
    faults = []
    for name in names:
        known = unicodedata.normalize("NFC", name.removesuffix("/")).casefold()
        if known in seen:
            faults.append(Fault(tidy(name), "", "there once", "there twice"))
        seen.add(known)
    return faults
