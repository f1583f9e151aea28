"""Zip files from elsewhere, read without trust: not in what a file is called, not in the sizes that it claims.

A backup (`keeping.zipped`) and a pack of cards (`casebook.upload`) are read through here. Whoever reads says what was
expected and how much may come out; nothing is ever unpacked to the disk. Whatever is wrong is one sentence.
"""

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import BinaryIO

MEGABYTE = 1_000_000
AT_ONCE = 65_536
DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError)


class PackageFault(Exception):
    """A file that cannot be taken in. Its text is the one sentence, or two, that the person is shown."""


@dataclass(frozen=True, slots=True)
class Limits:
    """The most bytes that a file may have, packed and unpacked."""

    packed: int
    unpacked: int


@dataclass(slots=True)
class Unpacking:
    """A zip that is being read, and how many bytes have come out of it."""

    package: zipfile.ZipFile
    most: int
    unpacked: int = 0

    def pieces(self, entry: str | zipfile.ZipInfo) -> Iterator[bytes]:
        """What an entry holds, piece by piece. PackageFault once more has come out of the zip than may, whatever it claims."""
        name = entry if isinstance(entry, str) else entry.filename
        with self.package.open(entry) as source:
            while piece := source.read(AT_ONCE):
                self.unpacked += len(piece)
                if self.unpacked > self.most:
                    most = megabytes(self.most)
                    raise PackageFault(f"{name}: unpacked, the file is too large; {most} at most were expected.")
                yield piece


@contextmanager
def opened(file: BinaryIO, limits: Limits, expected: str) -> Iterator[Unpacking]:
    """A zip to read. PackageFault where it is too large, is no zip, or turns out damaged while it is read; `expected` is the
    sentence that then says what it should have been."""
    size = file.seek(0, 2)
    file.seek(0)
    if size > limits.packed:
        raise PackageFault(f"The file has {megabytes(size)}; {megabytes(limits.packed)} at most were expected.")
    begins = file.read(2)
    file.seek(0)
    try:
        with zipfile.ZipFile(file) as package:
            yield Unpacking(package, limits.unpacked)
    except DAMAGE as fault:
        whole = isinstance(fault, zipfile.BadZipFile) and begins != b"PK"
        wrong = "This is no zip file." if whole else "The file is damaged or was cut off."
        raise PackageFault(f"{wrong} {expected}") from None


def megabytes(size: int) -> str:
    return f"{size / MEGABYTE:.1f} MB".replace(".0 ", " ")
