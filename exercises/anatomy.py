"""The anatomy of the area report: which chapters it has, in which order, and what each takes from the exercises (F26, F27).

    page one        what the room checked, what divided it, what follows: on the first page, before the contents
    about           what this is and is not, and who took part
    card by card    a page for each card, for whoever runs a service like it
    by question     a chapter for each activity (each round of it), in the order of the programme
    carry on        for colleagues who were not there
    what next       what happened since, to be filled in
    appendices      table by table; how the day ran; the method; the cards as shown; the words used

An exercise fills these from its `section.py`; every room that it leaves out is simply not there. References that it makes are to tables and
figures of its own chapter, wherever they stand.
"""

from collections.abc import Container, Iterable, Iterator
from dataclasses import replace
from typing import Any

from exercises.afterwards import afterwards
from exercises.carrying_on import carry_on
from exercises.opening import opening
from exercises.papers import on_paper
from exercises.rounds import Round
from workshop.report import area
from workshop.report.blocks import Block, Figure, Heading, PageBreak, Paragraph
from workshop.report.glossary import glossary
from workshop.report.parts import Part, parts
from workshop.report.references import numbers, resting
from workshop.scene import Scene

PAGE_ONE, ABOUT, CARRY, NEXT = "report.one", "report.about", "report.carry", "report.next"
HOW, WORDS = "report.how", "report.words"


def chapters(scene: Scene, rounds: Iterable[Round], arrivals: Any) -> list[Part]:
    """Every part of the report as drafted by rules, in order."""
    day, words, told = scene.day, scene.words, list(rounds)
    cards = parts("report.cards", card_by_card(scene, told))
    questions = [part for one in told for part in parts(one.chapter, [PageBreak(), *one.tells("section", words)])]
    appendices = [
        *parts("report.tables", table_by_table(scene, told)),
        *parts(HOW, how_the_day_ran(scene, told)),
        *parts("report.method", method(scene, told)),
        *(parts("report.shown", [PageBreak(), *area.cards(day, words)]) if day.setup.cards else []),
    ]
    figures = {
        part.chapter: block
        for part in reversed(questions)
        for block in reversed(part.blocks)
        if isinstance(block, Figure)
    }
    carry = [
        *parts(CARRY, carry_on(day, area.people(arrivals), told, figures, words)),
        *parts(NEXT, afterwards(day, told, words)),
    ]
    named = {PAGE_ONE, CARRY, NEXT, WORDS, *(part.chapter for part in (*cards, *appendices))}
    about = parts(ABOUT, [PageBreak(), *area.about(day, arrivals, named, words)])
    evidence = numbers(block for part in (*about, *cards, *questions, *appendices) for block in part.blocks)
    first = parts(PAGE_ONE, opening(day, told, words))
    whole = [*_known(first, evidence), *about, *cards, *questions, *_known(carry, evidence), *appendices]
    said = (block for part in whole for block in (Heading(part.heading), *part.blocks))
    return [*whole, *parts(WORDS, [PageBreak(), *glossary(said, words)])]


def _known(made: Iterable[Part], evidence: Container[str]) -> Iterator[Part]:
    """The same parts, whose sentences lead only to tables and figures that this report has."""
    for part in made:
        blocks = (resting(block, lambda ids: tuple(one for one in ids if one in evidence)) for block in part.blocks)
        yield replace(part, blocks=tuple(blocks))


def card_by_card(scene: Scene, rounds: list[Round]) -> list[Block]:
    """A page for each card of which something was said: what each activity found about it."""
    words, blocks = scene.words, list[Block]()
    for dealt in scene.day.setup.cards:
        said = [block for one in rounds for block in _about_card(one, dealt.card.id, words)]
        if said:
            named = Heading(f"{dealt.letter}  {dealt.card.title}", 2, id=dealt.card.id)
            blocks += [*([PageBreak()] if blocks else []), named, *said]
    if not blocks:
        return []
    return [PageBreak(), Heading(words("anatomy.cards")), Paragraph(words("anatomy.cards_lead")), *blocks]


def _about_card(one: Round, card: str, words: Any) -> Iterator[Block]:
    if said := one.tells("on_card", card, words):
        yield Heading(one.activity.heading, 3, id=one.chapter)
        yield from said


def table_by_table(scene: Scene, rounds: list[Round]) -> list[Block]:
    """Appendix: every table's own answers, activity by activity."""
    return _appendix("tables", [_under(one, _each_table(scene, one)) for one in rounds], scene)


def _each_table(scene: Scene, one: Round) -> list[Block]:
    """What an exercise tells table by table, and first which tables' answers came from paper."""
    told = one.tells("table_by_table", scene.words)
    return [*_from_paper(scene, one), *told] if told else []


def _from_paper(scene: Scene, one: Round) -> list[Block]:
    """The tables of whose answers in a round some were typed from paper."""
    there = on_paper(scene.everyone(one.activity.id, one.number).tables)
    names = [table.name for table in scene.day.setup.tables if table.id in there]
    return [Paragraph(scene.words("report.on_paper", tables=", ".join(names)))] if names else []


def how_the_day_ran(scene: Scene, rounds: list[Round]) -> list[Block]:
    """Appendix: what was run and left out, and in each activity what tables were told and who had not finished."""
    told = [
        area.how_it_ran(scene.day, scene.words),
        *(_under(one, [*one.tells("how_it_ran", scene.words), *_from_paper(scene, one)]) for one in rounds),
    ]
    return _appendix("how", told, scene)


def method(scene: Scene, rounds: list[Round]) -> list[Block]:
    """Appendix: what is counted, how far it carries, and the measures of each ranking."""
    return _appendix(
        "method", [area.method(scene.day, scene.words), *(one.tells("method", scene.words) for one in rounds)], scene
    )


def _under(one: Round, blocks: list[Block]) -> list[Block]:
    return [Heading(one.activity.heading, 2, id=one.chapter), *blocks] if blocks else []


def _appendix(name: str, told: Iterable[list[Block]], scene: Scene) -> list[Block]:
    blocks = [block for one in told for block in one]
    return [PageBreak(), Heading(scene.words(f"anatomy.{name}")), *blocks] if blocks else []
