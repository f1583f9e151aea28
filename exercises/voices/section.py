"""The report's chapter on expert voices: what was asked, what experts said, and apart from it how many tables made something of it.

Questions stand without the table that asked, and of what experts wrote only what tables could read; the rest is counted. What
experts made clear about a card stands on that card's page; what each table made of it, and how it ran, in appendices (`by_table`).
"""

from collections.abc import Iterator

from exercises.voices.by_table import ANSWERS, RELEASED, how_it_ran, table_by_table, told_of
from exercises.voices.findings import Asked, Findings, Said
from workshop.report.blocks import Block, Bullets, Heading, Paragraph, Passage, Quote, Sentence, Table
from workshop.report.data import DataTable, table_of
from workshop.words import Words

__all__ = ["how_it_ran", "on_card", "section", "table_by_table", "tables"]
QUESTIONS, CLEAR = "questions", "clear"


def section(found: Findings, words: Words) -> list[Block]:
    """What experts were there for and what was asked; what tables made of it; questions with their answers; the whole day."""
    return [
        Heading(found.activity.heading),
        Paragraph(words("voices_report.role")),
        Passage((Sentence(words("voices.question")), *asked(found, words)), words("report.question")),
        *made_of_it(found, words),
        *parts(found, words),
        *questions(found, words),
        *for_the_day(found, words),
    ]


def asked(found: Findings, words: Words) -> list[Sentence]:
    """How many questions came, and how many of them were answered in which way."""
    told = told_of(found)
    if not told:
        return [Sentence(words("voices_report.no_questions"), (RELEASED,))]
    counts = {
        "asked": len(told),
        "written": sum(bool(one.released) for one in told),
        "aloud": sum(one.aloud and not one.released for one in told),
        "unanswered": sum(not one.aloud and not one.released for one in told),
    }
    return [
        Sentence(_counted(name, many, words), (QUESTIONS, RELEASED) if name == "asked" else (QUESTIONS,))
        for name, many in counts.items()
        if many
    ]


def _counted(name: str, many: int, words: Words) -> str:
    return words.sentence(f"voices_report.{name}_{'one' if many == 1 else 'many'}", n=words.number(many))


def made_of_it(found: Findings, words: Words) -> list[Block]:
    """How many tables wrote down what changed their minds, and of how many cards something was made clear."""
    heard, said, clear = sum(map(bool, found.heard.values())), list[Sentence](), _clear(found)
    if heard:
        tables = words.share(heard, len(found.names))
        key = "heard_one" if heard == 1 else "heard_many"
        said.append(Sentence(words.sentence(f"voices_report.{key}", tables=tables), (ANSWERS,)))
    if clear:
        said.append(Sentence(_counted("clear", len(clear), words), (CLEAR,)))
    rows = tuple((_card(found, card), str(many)) for card, many in clear.items())
    columns = (words("voices_report.column_card"), words("voices_report.column_clear"))
    return [
        *([Bullets(tuple(said))] if said else []),
        *([Table(words("voices_report.clear_caption"), columns, rows, id=CLEAR)] if clear else []),
    ]


def _card(found: Findings, card: str) -> str:
    """A card as its page is headed."""
    dealt = found.deck[card]
    return f"{dealt.letter}  {dealt.card.title}"


def _clear(found: Findings) -> dict[str, int]:
    """How many clarifications of each card were released, of those that have one."""
    counts = {card: len(_released(found, card)) for card in found.deck}
    return {card: many for card, many in counts.items() if many}


def _released(found: Findings, about: str | None) -> list[Said]:
    return [said for said in found.clarifications if said.state == "released" and said.about == about]


def parts(found: Findings, words: Words) -> list[Block]:
    """What experts say that they know about, where that was released."""
    said = tuple(part for part in map(found.part, found.experts) if part)
    return [Paragraph(words("voices_report.parts")), Bullets(said, said=True)] if said else []


def questions(found: Findings, words: Words) -> list[Block]:
    """Each question with its answers, or why there is none; nothing where nobody asked."""
    told = told_of(found)
    if not told:
        return []
    answers = (block for number, one in enumerate(told, 1) for block in _question(found, one, number, words))
    rows = tuple(
        (_named(number, words), str(len(one.released)), words("voices_report.yes") if one.aloud else "–")
        for number, one in enumerate(told, 1)
    )
    columns = tuple(words(f"voices_report.column_{name}") for name in ("question", "written", "aloud"))
    return [
        Heading(words("voices_report.questions"), 2, id="questions"),
        Paragraph(words("voices_report.questions_lead")),
        *answers,
        Table(words("voices_report.questions_caption"), columns, rows, id=QUESTIONS),
    ]


def _named(number: int, words: Words) -> str:
    return words("voices_report.question", n=number)


def _question(found: Findings, one: Asked, number: int, words: Words) -> Iterator[Block]:
    """A question, which its table may withhold, and what experts answered, which is nobody's table's."""
    yield Heading(_named(number, words), 3, id=f"question-{one.id}")
    if one.text:
        yield Quote(one.text, words("voices_report.asks"), one.table)
    else:
        yield Paragraph(words("voices_report.question_gone"))
    yield from (Quote(said.text, credit(found, said, words)) for said in one.released)
    key = ("also_aloud" if one.released else "aloud") if one.aloud else "" if one.released else "no_answer"
    if key:
        yield Paragraph(words(f"voices_report.{key}"), rests_on=(QUESTIONS,))


def for_the_day(found: Findings, words: Words) -> list[Block]:
    """What was made clear for the day, and not of a card; nothing where nothing was."""
    quotes = [Quote(said.text, credit(found, said, words)) for said in _released(found, None)]
    return [Heading(words("voices_report.whole_day"), 2, id="day"), *quotes] if quotes else []


def on_card(found: Findings, card: str, words: Words) -> list[Block]:
    """What experts made clear about one card."""
    return [Quote(said.text, credit(found, said, words)) for said in _released(found, card)]


def credit(found: Findings, said: Said, words: Words) -> str:
    """An invited expert, with what it knows about where that was released; never its name."""
    part = found.part(said.expert)
    return words("voices_report.credit_part", part=part) if part else words("voices_report.credit")


def tables(found: Findings, words: Words) -> list[DataTable]:
    """Questions without the table that asked, of what experts wrote what tables could read, and what tables took from it."""
    made_clear = [
        (dealt.card.title if (dealt := found.deck.get(said.about or "")) else "", said.text, found.part(said.expert))
        for said in found.clarifications if said.state == "released"
    ]  # fmt: skip
    heard = [(found.names[table], text) for table, said in found.heard.items() for text in said]
    return [
        table_of("voices", "questions", "question aloud answer part", _rows_of_questions(found), words),
        table_of("voices", "clarifications", "card clarification part", made_clear, words),
        table_of("voices", "heard", "table heard", heard, words),
    ]


def _rows_of_questions(found: Findings) -> Iterator[tuple[str, ...]]:
    """A row for each released answer, and one for a question that has none."""
    for asked in found.questions:
        aloud = "yes" if asked.aloud else "no"
        for said in asked.released:
            yield asked.text, aloud, said.text, found.part(said.expert)
        if asked.text and not asked.released:
            yield asked.text, aloud, "", ""
