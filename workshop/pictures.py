"""The pictures that the day is framed with: drawings of our own, as SVG, one for each section of the briefing.

Pictures were found to explain identifiability best (Annex B of the report), so the spectrum is drawn: a person who blurs step by
step into a crowd. Each picture reads without colour. The words in them stand in the words' `pictures`.
"""

from collections.abc import Callable, Mapping
from html import escape

from workshop.words import Words

INK, BLUE, SKY, GREY, PAPER = "#1A1A1A", "#0072B2", "#56B4E9", "#595959", "#FFFFFF"
WIDTH, HEIGHT = 1600, 640


def picture(section: str, words: Words) -> str:
    """The picture of a section of the briefing as a whole SVG; every one has a title for those who do not see it."""
    return _svg(words(f"pictures.{section}.alt"), DRAWN[section](words.of(f"pictures.{section}")))


def _svg(title: str, inside: str) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
        f'font-family="Liberation Sans, Arial, sans-serif"><title>{escape(title)}</title>'
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{PAPER}"/>{inside}</svg>'
    )


def _text(x: float, y: float, text: str, size: int = 40, weight: int = 400, anchor: str = "middle") -> str:
    look = f'font-size="{size}" font-weight="{weight}" text-anchor="{anchor}" fill="{INK}"'
    return f'<text x="{x}" y="{y}" {look}>{escape(text)}</text>'


def _lines(x: float, y: float, text: str, size: int = 40, weight: int = 400) -> str:
    """A text broken at its bars, line under line."""
    return "".join(_text(x, y + size * 1.25 * n, line, size, weight) for n, line in enumerate(text.split("|")))


def figure(x: float, y: float, size: float, fill: str = BLUE, face: bool = False, more: str = "") -> str:
    """A person with the feet at (x, y) and of a height: a head and a body, and a face where one can be known."""
    head, body = size * 0.17, size * 0.58
    side = size * 0.24
    skin = SKY if face else fill
    drawn = (
        f'<circle cx="{x}" cy="{y - size + head}" r="{head}" fill="{skin}"/>'
        f'<path d="M {x - side} {y} v {-body * 0.62} q 0 {-body * 0.38} {side} {-body * 0.38} '
        f'q {side} 0 {side} {body * 0.38} v {body * 0.62} z" fill="{fill}"/>'
    )
    return f"<g {more}>{drawn}{_face(x, y - size, head) if face else ''}</g>"


def _face(x: float, top: float, head: float) -> str:
    """Eyes, a smile and hair on a head of a radius whose highest point is at (x, top)."""
    eyes = "".join(
        f'<circle cx="{x + at * head}" cy="{top + head * 0.85}" r="{head * 0.12}" fill="{INK}"/>'
        for at in (-0.38, 0.38)
    )
    smile = f"M {x - head * 0.45} {top + head * 1.25} q {head * 0.45} {head * 0.5} {head * 0.9} 0"
    hair = (
        f"M {x - head} {top + head * 0.9} a {head} {head} 0 0 1 {2 * head} 0 q {-head} {-head * 0.55} {-2 * head} 0 z"
    )
    return f'{eyes}<path d="{hair}" fill="{INK}"/>{_stroke(smile, head * 0.12)}'


def _stroke(path: str, width: float = 5, dash: str = "", colour: str = INK) -> str:
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    return f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="{width}" stroke-linecap="round"{dashed}/>'


def _frame(x: float, y: float, width: float, height: float, line: float = 4, fill: str = "none") -> str:
    return f'<rect x="{x}" y="{y}" width="{width}" height="{height}" rx="8" fill="{fill}" stroke="{INK}" stroke-width="{line}"/>'


def spectrum(say: Mapping[str, str]) -> str:
    """A person who blurs step by step into a crowd, with the three terms under an arrow."""
    people = [
        figure(170, 420, 330, face=True),
        figure(500, 420, 330, face=True, more='filter="url(#blur6)"'),
        figure(800, 420, 330, face=True, more='filter="url(#blur14)"'),
        *(figure(x, 420 - up, 190, GREY) for up in (70, 0) for x in range(1000 + up, 1180, 75)),
        *(figure(x, 420 - up, 120, GREY) for up in (150, 100, 50, 0) for x in range(1265 + up // 5, 1560, 44)),
    ]
    label = _frame(60, 12, 220, 62) + _text(170, 54, say["label"], 30)
    arrow = _stroke("M 70 470 H 1520 l -26 -16 m 26 16 l -26 16")
    terms = "".join(
        _lines(x, 530, say[name], 36, 700) for x, name in ((170, "first"), (650, "second"), (1390, "third"))
    )
    return f"<defs>{_blur(6)}{_blur(14)}</defs>{''.join(people)}{label}{arrow}{terms}"


def _blur(by: int) -> str:
    return (
        f'<filter id="blur{by}" x="-40%" y="-20%" width="180%" height="140%">'
        f'<feGaussianBlur stdDeviation="{by}"/></filter>'
    )


def purpose(say: Mapping[str, str]) -> str:
    """Three judgements side by side, each a box of its own, and no sign between them."""
    boxes = []
    for n, name in enumerate(("benefit", "risk", "acceptable")):
        x = 60 + n * 510
        outline = f"M {x} 120 h 460 v 360 h -460 z"
        boxes.append(_stroke(outline, 8, ("", "18 14", "3 14")[n], BLUE))
        boxes.append(_lines(x + 230, 220, say[name], 54, 700) + _lines(x + 230, 330, say[f"{name}_asks"], 38))
    return "".join(boxes)


def sharing(say: Mapping[str, str]) -> str:
    """One organisation hands records to another, and two sets of records are matched."""
    folders = "".join(_folder(x) for x in (110, 580, 960, 1350))
    arrow = _stroke("M 360 250 h 190 l -30 -22 m 30 22 l -30 22", 7)
    link = _stroke("M 1200 250 h 130", 7, "14 12")
    names = _lines(455, 430, say["sharing"], 44, 700) + _lines(1265, 430, say["linking"], 44, 700)
    return folders + arrow + link + names


def _folder(x: float) -> str:
    return f'<path d="M {x} 150 h 70 l 22 26 h 128 v 150 h -220 z" fill="{SKY}" stroke="{INK}" stroke-width="4"/>'


def personal(say: Mapping[str, str]) -> str:
    """A person, with what names them on one side and what can lead back to them on the other."""
    drawn = [figure(800, 520, 400, face=True)]
    for n, text in enumerate(say["names"].split("|")):
        drawn += [_text(560, 190 + 80 * n, text, 42, 700, "end"), _stroke(f"M 580 {176 + 80 * n} L 690 300", 4)]
    for n, text in enumerate(say["leads"].split("|")):
        drawn += [
            _text(1040, 190 + 80 * n, text, 42, 400, "start"),
            _stroke(f"M 1020 {176 + 80 * n} L 910 300", 4, "10 10"),
        ]
    return "".join(drawn) + _text(400, 600, say["names_at_once"], 36) + _text(1220, 600, say["together"], 36)


def gainers(say: Mapping[str, str]) -> str:
    """One person, a service, a community."""
    roof = f'<path d="M 640 200 L 800 90 L 960 200 z" fill="{SKY}" stroke="{INK}" stroke-width="4"/>'
    columns = "".join(f'<rect x="{690 + 80 * n}" y="230" width="44" height="160" fill="{BLUE}"/>' for n in range(3))
    crowd = "".join(figure(1130 + 70 * n, 420 - (n % 2) * 40, 210, BLUE if n % 2 else GREY) for n in range(6))
    places = ((260, "individuals"), (800, "providers"), (1310, "communities"))
    names = "".join(_lines(x, 500, say[name], 44, 700) for x, name in places)
    return figure(260, 420, 320, face=True) + roof + _frame(660, 200, 280, 220, fill=PAPER) + columns + crowd + names


def privacy(say: Mapping[str, str]) -> str:
    """A person inside a line of their own, with a door in it."""
    ring = _stroke("M 900 500 A 240 240 0 1 0 720 510", 12, "", BLUE)
    door = _stroke("M 720 510 l 60 70", 10)
    words = _lines(300, 300, say["what"], 44, 700) + _lines(1290, 300, say["who"], 44, 700)
    return ring + door + figure(800, 440, 260, face=True) + words


def law(say: Mapping[str, str]) -> str:
    """A line of years with what stood when, and a mark for when the workshops were."""
    marks = [_stroke("M 80 330 H 1520", 6)]
    for n, (x, name) in enumerate(((180, "first"), (620, "second"), (1010, "third"), (1400, "fourth"))):
        marks.append(f'<circle cx="{x}" cy="330" r="16" fill="{BLUE}"/>')
        marks.append(_lines(x, 400 if n % 2 else 170, say[name], 36, 700))
    here = _frame(1090, 300, 90, 60) + _lines(1135, 410, say["workshops"], 34)
    return "".join(marks) + here + _text(800, 590, say["dated"], 40, 700)


DRAWN: Mapping[str, Callable[[Mapping[str, str]], str]] = {
    "purpose": purpose, "sharing": sharing, "personal": personal, "spectrum": spectrum, "gainers": gainers,
    "privacy": privacy, "law": law,
}  # fmt: skip
