"""The first page: one side of A4 in Word and PDF, whatever was typed.

Texts that go on it are cut by how wide they are set (`shortened`), since forty capitals fill the line that seventy small letters do,
and its letters are as large as what stands on it leaves room for (`size_of`): few words are set large, many small and close. The
widths are those of the PDF's own font; Word's Arial has the same.
"""

from math import ceil

from workshop.report.blocks import (
    Block,
    Bullets,
    Figure,
    Heading,
    PageBreak,
    Paragraph,
    Passage,
    Quote,
    Report,
    Table,
    one_line,
)
from workshop.report.letters import width
from workshop.report.references import laid_out

SIZES = (10.5, 10.0, 9.5, 9.0)  # of its text, in points
TITLE, PITCH, GAP = 17.0, 1.2, 0.45  # the title's size; from line to line, and between paragraphs, in sizes
ROOM, LINE = 698.0, 450.0  # A4 within margins of 2.5 cm, in points, with a little to spare
CUT, LETTER = "[...]", 0.5  # a letter is half as wide as high, on average
LONGEST_WORD = 25  # letters: one that goes on is cut, so that it leaves no line half empty


def shortened(text: str, most: int) -> str:
    """The text on one line; where it is wider than so many letters of an average text, cut after a word, with "[...]".

    >>> shortened("We would want to be told before it is shared", 28)
    'We would want to be told [...]'
    """
    line = " ".join(_begun(word, LONGEST_WORD) for word in one_line(text).split(" "))
    if width(line) <= most * LETTER:
        return line
    room, kept = most * LETTER - width(CUT), list[str]()
    for word in line.split(" "):
        room -= width(f"{word} ")
        if room < 0:
            break
        kept.append(word)
    return " ".join([*kept, CUT])


def _begun(word: str, most: int) -> str:
    """A word, or as much of an endless one as a line can be broken for."""
    if width(word) <= most * LETTER:
        return word
    room, kept = most * LETTER - width(CUT), ""
    for letter in word:
        room -= width(letter)
        if room < 0:
            break
        kept += letter
    return kept + CUT


def size_of(report: Report) -> float:
    """The size of the first page's text: the largest at which it keeps to one side, or the least."""
    return next((size for size in SIZES if fits(report, size)), SIZES[-1])


def fits(report: Report, size: float) -> bool:
    """Whether the first page keeps to one side with text of that size."""
    opening, _ = laid_out(report)
    return _head(report, size) + sum(_height(one, size) for one in opening) <= ROOM


def _head(report: Report, size: float) -> float:
    title = _lines(report.title, TITLE) * TITLE * 1.3
    subtitle = _lines(report.subtitle, size + 1) * (size + 1) * PITCH + 8 if report.subtitle else 0
    notice = _lines(report.notice, size) * size * PITCH + 21 if report.notice else 0
    return title + subtitle + notice + 2


def _height(block: Block, size: float) -> float:
    """How high a block is set on the first page, in points."""
    match block:
        case Heading(text, level):
            set_in = size + max(5 - 2 * level, 0)
            return _lines(text, set_in) * set_in * PITCH + 1.15 * size
        case Paragraph(text, strong, rests_on):
            return _set(f"{strong} {text}{_refers(rests_on)}", size)
        case Passage(said, strong):
            return _set(" ".join((strong, *(f"{one.text}{_refers(one.rests_on)}" for one in said))), size)
        case Bullets():
            return sum(_set(f"{one.text}{_refers(one.rests_on)}", size, 15) for one in block.sentences)
        case Quote(text, credit):
            return _set(f"{text} ({credit})", size, 25) + 3
        case Table(rows=rows):
            return (len(rows) + 2) * 2.5 * size
        case Figure():
            return ROOM
        case PageBreak():
            return 0.0


def _set(text: str, size: float, indent: float = 0) -> float:
    return (_lines(text, size, indent) * PITCH + GAP) * size


def _refers(names: tuple[str, ...]) -> str:
    return f" ({', '.join(names)})" if names else ""


def _lines(text: str, size: float, indent: float = 0) -> int:
    """How many lines a text takes up: as many words on each as there is room for."""
    lines, room = 0, (LINE - indent) / size
    for passage in text.split("\n"):
        lines, left = lines + 1, room
        for word in passage.split(" "):
            wide = width(f"{word} ")
            if wide > left:
                lines, left = lines + ceil(wide / room), room - wide % room
            else:
                left -= wide
    return lines
