"""Which letters the PDF can show: it holds its own fonts, and no reader may be left with an empty square.

The fonts that come along (Liberation Sans, and DejaVu Sans for what that has not: Arabic, Georgian, many signs) know some
6,000 characters. What they do not know, such as most emoji, is written by its Unicode name in brackets: "[thumbs up sign]".
The Word and HTML forms keep the character itself. The table of a font that says what it knows is its `cmap`, as the OpenType
specification calls it; of its formats the two that these fonts use are read here. Its `hmtx` says how wide each letter is;
Word's Arial is as wide.
"""

import re
import unicodedata
from functools import cache
from pathlib import Path
from struct import unpack_from

FONTS = Path(__file__).parent / "fonts"

_SPACING = {0x9: " ", 0x85: "\n", 0x2028: "\n", 0x2029: "\n", 0xFEFF: ""}  # the last is forbidden by PDF/UA
_WITH_MARKS = re.compile(
    r"(?s).[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u200c\u200d\u20d0-\u20f0\ufe00-\ufe0f]*"
)
_UNSEEN = re.compile("[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]")


def showable(text: str) -> str:
    """The text, with whatever no font of ours can show written by name; a tab becomes a space, and line ends one kind."""
    if text.isascii() and text.isprintable():
        return text
    return _WITH_MARKS.sub(lambda found: _shown(found[0]), text.translate(_SPACING))


def _shown(letter: str) -> str:
    """A letter with its marks, where one font knows all of it; else each unknown part by name."""
    needed = set(map(ord, _UNSEEN.sub("", letter))) - {10}
    if any(needed <= known for known in _known()):
        return letter
    return "".join(part if {ord(part)} <= _known()[0] else _name(part) for part in _UNSEEN.sub("", letter))


def _name(letter: str) -> str:
    return f"[{unicodedata.name(letter, f'U+{ord(letter):04X}').lower()}]"


@cache
def _known() -> tuple[frozenset[int], ...]:
    """The characters of each font, the first choice first: those that all weights of it have."""
    return tuple(
        frozenset.intersection(*(characters(file.read_bytes()) for file in sorted(FONTS.glob(names))))
        for names in ("LiberationSans-*.ttf", "DejaVuSans*.ttf")
    )


def width(text: str) -> float:
    """How wide a text is set on one line, as the PDF shows it, in its own size (1.0 is as wide as the letters are high).

    >>> round(width("Hi"), 2)
    0.94
    """
    widths = _widths()
    return sum(widths.get(ord(letter), 0.0) for letter in showable(text))


@cache
def _widths() -> dict[int, float]:
    """The width of each character of the plain fonts, the first choice before the second."""
    return {
        **advances((FONTS / "DejaVuSans.ttf").read_bytes()),
        **advances((FONTS / "LiberationSans-Regular.ttf").read_bytes()),
    }


def advances(font: bytes) -> dict[int, float]:
    """How far a TrueType font goes on after each code point, as a share of the size it is set in."""
    (units,) = unpack_from(">H", font, _at(font, b"head") + 18)
    (told,) = unpack_from(">H", font, _at(font, b"hhea") + 34)
    start = _at(font, b"hmtx")
    return {
        code: unpack_from(">H", font, start + 4 * min(glyph, told - 1))[0] / units
        for code, glyph in glyphs(font).items()
    }


def characters(font: bytes) -> frozenset[int]:
    """The code points for which a TrueType font has a glyph."""
    return frozenset(glyphs(font))


def _at(font: bytes, table: bytes) -> int:
    (tables,) = unpack_from(">H", font, 4)
    entries = (unpack_from(">4sLLL", font, 12 + 16 * number) for number in range(tables))
    return next(offset for tag, _, offset, _ in entries if tag == table)


def glyphs(font: bytes) -> dict[int, int]:
    """The glyph of each code point for which a TrueType font has one."""
    start = _at(font, b"cmap")
    (maps,) = unpack_from(">H", font, start + 2)
    found: dict[int, int] = {}
    for number in range(maps):
        platform, _, offset = unpack_from(">HHL", font, start + 4 + 8 * number)
        (form,) = unpack_from(">H", font, start + offset)
        if platform in (0, 3) and form in (4, 12):
            found |= (_segments if form == 4 else _groups)(font, start + offset)
    return found


def _segments(font: bytes, at: int) -> dict[int, int]:
    """Format 4: runs of code points up to U+FFFF, each with a shift to its glyphs or a place in a list of them."""
    (double,) = unpack_from(">H", font, at + 6)
    count = double // 2
    ends, starts, shifts, places = (
        unpack_from(f">{count}H", font, at + where)
        for where in (14, 16 + double, 16 + 2 * double, 16 + 3 * double)
    )  # fmt: skip
    found = {}
    for number, (first, last, shift, place) in enumerate(zip(starts, ends, shifts, places, strict=True)):
        for code in range(first, min(last, 0xFFFE) + 1):
            listed = at + 16 + 3 * double + 2 * number + place + 2 * (code - first)
            glyph = unpack_from(">H", font, listed)[0] if place else code + shift & 0xFFFF
            if glyph:
                found[code] = glyph
    return found


def _groups(font: bytes, at: int) -> dict[int, int]:
    """Format 12: groups of code points of any size."""
    (count,) = unpack_from(">L", font, at + 12)
    groups = (unpack_from(">LLL", font, at + 16 + 12 * number) for number in range(count))
    return {first + number: glyph + number for first, last, glyph in groups for number in range(last - first + 1)}
