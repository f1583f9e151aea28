"""Every rule of PDF/UA-1 that a program can check, by its number: each holds, and each finds a file that breaks it."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import BooleanObject, DecodedStreamObject, NameObject

from tests.workshop.report.pdf_ua import RULES, annotations, elements, faults, fonts
from tests.workshop.report.test_pdf import EVERY, WHEN
from workshop.report.blocks import Bullets, Heading, Paragraph, Report, Sentence, Table
from workshop.report.pdf import pdf

FILE = pdf(
    Report("Sharing data", "", "en-GB",
           (*EVERY, Table("Places", ("Card", "Place"), (("A", "1"),), id="places"), Bullets((Sentence("Alike", ("places",)),))),
           "Draft record", (Heading("On one page"), Paragraph("Three of five.", rests_on=("places",)))),
    WHEN,
)  # fmt: skip


def first(file: PdfWriter, sort: str) -> Any:
    return next(element for found, element, _ in elements(file) if found == sort)  # type: ignore[arg-type]


def without(node: Any, name: str) -> None:
    del node[NameObject(name)]


def painted_over(file: PdfWriter) -> None:
    stream = DecodedStreamObject()
    stream.set_data(b"0 0 10 10 re f")
    file.pages[0][NameObject("/Contents")] = file._add_object(stream)


def marked_otherwise(file: PdfWriter) -> None:
    stream = DecodedStreamObject()
    stream.set_data(b"/P <</MCID 9999>> BDC 0 0 10 10 re f EMC")
    file.pages[0][NameObject("/Contents")] = file._add_object(stream)


def of_no_standard(file: PdfWriter) -> None:
    stream = DecodedStreamObject()
    stream.set_data(file.root_object["/Metadata"].get_data().replace(b"pdfuaid:part>1", b"pdfuaid:part>9"))
    file.root_object[NameObject("/Metadata")] = file._add_object(stream)


def untitled(file: PdfWriter) -> None:
    stream = DecodedStreamObject()
    stream.set_data(file.root_object["/Metadata"].get_data().replace(b"Sharing data", b""))
    file.root_object[NameObject("/Metadata")] = file._add_object(stream)


def renamed(old: str, new: str) -> Callable[[PdfWriter], None]:
    return lambda file: first(file, old).update({NameObject("/S"): NameObject(f"/{new}")})


def first_font(file: PdfWriter) -> Any:
    return next(iter(fonts(file).values()))  # type: ignore[arg-type]


def first_note(file: PdfWriter) -> Any:
    return next(one for _, _, one in annotations(file))  # type: ignore[arg-type]


def descendant(file: PdfWriter) -> Any:
    return first_font(file)["/DescendantFonts"][0].get_object()


BROKEN: dict[str, Callable[[PdfWriter], Any]] = {
    "01-005": painted_over,
    "01-006": marked_otherwise,
    "02-001": renamed("P", "Chapter"),
    "06-002": of_no_standard,
    "06-003": untitled,
    "07-001": lambda file: file.root_object["/ViewerPreferences"].update(
        {NameObject("/DisplayDocTitle"): BooleanObject(False)}
    ),
    "00-000 (7.1)": lambda file: file.root_object["/MarkInfo"].update({NameObject("/Marked"): BooleanObject(False)}),
    "09-004": renamed("Table", "Sect"),
    "11-006": lambda file: without(file.root_object, "/Lang"),
    "13-004": lambda file: without(first(file, "Figure"), "/Alt"),
    "14-003": renamed("H2", "H4"),
    "15-003": lambda file: without(first(file, "TH"), "/A"),
    "15-001": lambda file: [renamed("TH", "TD")(file) for _ in range(3)],
    "26-002": lambda file: file.encrypt("", "owner", algorithm="RC4-128"),
    "28-002": lambda file: without(first_note(file), "/StructParent"),
    "28-011": lambda file: [renamed("Link", "Span")(file) for _ in range(1)],
    "28-012": lambda file: without(first_note(file), "/Contents"),
    "28-009": lambda file: without(file.pages[0], "/Tabs"),
    "31-009": lambda file: without(descendant(file)["/FontDescriptor"], "/FontFile2"),
    "31-004": lambda file: without(descendant(file), "/CIDToGIDMap"),
    "31-027": lambda file: without(first_font(file), "/ToUnicode"),
}


def test_every_rule_holds() -> None:
    """In a file with a first page, contents, every kind of block, and sentences that lead to tables."""
    assert faults(PdfReader(BytesIO(FILE))) == []


def test_every_rule_can_fail() -> None:
    """Each has a file that breaks it."""
    assert set(BROKEN) == set(RULES)


@pytest.mark.parametrize("number", RULES)
def test_a_file_that_breaks_the_rule_is_found(number: str) -> None:
    broken, packed = PdfWriter(clone_from=BytesIO(FILE)), BytesIO()
    BROKEN[number](broken)
    broken.write(packed)
    assert list(RULES[number](PdfReader(packed)))
