"""Zips from elsewhere, read only as far as is allowed."""

import io
import zipfile

import pytest

from workshop.zips import Limits, PackageFault, opened

SMALL = Limits(packed=1000, unpacked=100)
EXPECTED = "A letter was expected."


def zip_of(**files: bytes) -> io.BytesIO:
    with zipfile.ZipFile(made := io.BytesIO(), "w", zipfile.ZIP_DEFLATED) as package:
        for name, held in files.items():
            package.writestr(name, held)
    return made


def read(file: io.BytesIO) -> dict[str, bytes]:
    with opened(file, SMALL, EXPECTED) as unpacking:
        return {name: b"".join(unpacking.pieces(name)) for name in unpacking.package.namelist()}


def test_what_is_small_enough_comes_out_as_it_went_in() -> None:
    assert read(zip_of(oak=b"x" * 60, elm=b"y" * 40)) == {"oak": b"x" * 60, "elm": b"y" * 40}


def test_no_more_comes_out_than_may_however_many_entries_share_it() -> None:
    """The limit is one for the whole zip, and counts what is read, not what is claimed."""
    with pytest.raises(PackageFault, match="elm: unpacked, the file is too large; 0 MB at most were expected"):
        read(zip_of(oak=b"x" * 60, elm=b"y" * 41))


@pytest.mark.parametrize(
    ("file", "sentence"),
    [
        (io.BytesIO(b"x" * 1001), "The file has 0 MB; 0 MB at most were expected."),
        (io.BytesIO(b""), "This is no zip file. A letter was expected."),
        (io.BytesIO(b"%PDF-1.7"), "This is no zip file. A letter was expected."),
        (
            io.BytesIO(zip_of(oak=b"x" * 60).getvalue()[:50]),
            "The file is damaged or was cut off. A letter was expected.",
        ),
    ],
)
def test_what_is_no_zip_is_said_in_a_sentence(file: io.BytesIO, sentence: str) -> None:
    """Too large, empty, something else, or cut off."""
    with pytest.raises(PackageFault) as fault:
        read(file)
    assert str(fault.value) == sentence
