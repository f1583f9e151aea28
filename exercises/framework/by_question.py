"""Where tables stand, for the report: the words with what chance would give, then feature by feature and question by question.

Tables are counted at each side of a question and set beside each other only where they weighed one proposal. Nothing is added up over
questions.
"""

from collections.abc import Iterator

from exercises.drawing import filled
from exercises.framework import charts, reading
from exercises.framework.findings import Findings, about, said_in_words, sentences
from exercises.framework.questions import CANNOT, CONSENT, FEATURES, LEFT, POINTS, QUESTIONS, RIGHT, Asked, Feature
from workshop.report.blocks import Block, Bullets, Figure, Heading, Paragraph, Quote, Sentence, Table
from workshop.words import Words

QUESTIONS_TABLE, READINGS_TABLE = "questions", "words"
SIDES = {"left": LEFT, "middle": POINTS[2:3], "right": RIGHT, "cannot": (CANNOT,), "consent": (CONSENT,)}


def where_tables_stand(found: Findings, words: Words) -> list[Block]:
    """The whole part; where each table weighed a proposal of its own, only why it put it where it did."""
    if found.compared:
        return [
            Heading(words("framework.report.stand"), 2, id="stand"),
            *_together(found, words),
            *_features(found, words),
        ]
    if len(found.sheets) == 1:
        return [
            Heading(words("framework.report.stand_alone"), 2, id="stand"),
            *_alone(found, words),
            *_features(found, words),
        ]
    why = [block for one in QUESTIONS.values() for block in _why(found, one, words)]
    return [Heading(words("framework.report.why_each"), 2, id="stand"), *why] if why else []


# -- in words


def _together(found: Findings, words: Words) -> list[Block]:
    """Which questions split tables and on which they are alike, with what chance would give; and all of them counted."""
    few: list[Block] = [Paragraph(words("framework.report.few"))] if found.few else [readings_table(found, words)]
    return [Bullets(tuple(in_words(found, words))), *few, questions_table(found, words)]


def in_words(found: Findings, words: Words) -> list[Sentence]:
    """Which questions have which word, and where they can be counted again."""
    rests_on = (QUESTIONS_TABLE,) if found.few else (READINGS_TABLE, QUESTIONS_TABLE)
    return [Sentence(f"{strong} {named.rstrip('.')}.", rests_on) for strong, named in sentences(found, words)]


def readings_table(found: Findings, words: Words) -> Table:
    """How many questions have each word, and how many chance alone would give it."""
    columns = tuple(words(f"framework.report.{name}") for name in ("word", "word_questions", "word_chance"))
    said, chance = found.readings(), found.chance()
    of = sum(map(len, said.values()))
    rows = tuple(
        (_word(word, words), str(len(questions)), about(chance[word], words))
        for word, questions in said.items()
        if word != "one apart" or len(found.sheets) >= reading.MANY_TABLES
    )
    return Table(words("framework.report.words_caption", of=of), columns, rows, id=READINGS_TABLE)


def questions_table(found: Findings, words: Words) -> Table:
    """For each question how many tables stand on which side, could not say, or did not answer; with its word, from four tables."""
    sides = [side for side in SIDES if side != "consent" or any(_at(found, one, side) for one in QUESTIONS)]
    word = {one: name for name, questions in found.readings().items() for one in questions}
    rows = []
    for one, question in QUESTIONS.items():
        asked = _asked(found, question)
        counts = [*(len(_at(found, one, side)) for side in sides), len(found.silent(one)), len(asked)]
        name = [_word(word[one], words) if one in word else "–"] if word else []
        rows.append((question.label, *map(str, counts), *name))
    names = ("question", *(f"column_{side}" for side in (*sides, "silent", "asked")), *(["word"] if word else []))
    columns = tuple(words(f"framework.report.{name}") for name in names)
    return Table(words("framework.report.questions_caption"), columns, tuple(rows), id=QUESTIONS_TABLE)


def _word(word: str, words: Words) -> str:
    return words(f"framework.report.word_{word.replace(' ', '_')}")


def _at(found: Findings, question: str, side: str) -> list[int]:
    return found.standing(question, SIDES[side])


def _asked(found: Findings, question: Asked) -> list[int]:
    """The tables that were asked a question, or have answered it all the same."""
    return [t for t in found.sheets if question in found.asked_of(t) or found.said(t, question.id) is not None]


def _alone(found: Findings, words: Words) -> list[Block]:
    """Where one table's answers stand towards the left, and what it cannot say yet: that is where to begin."""
    (table,) = found.sheets
    said = []
    for side in ("left", "cannot"):
        questions = [one for one in QUESTIONS.values() if table in _at(found, one.id, side)]
        if questions:
            rests_on = tuple(dict.fromkeys(f"feature-{one.number[0]}" for one in questions))
            named = ", ".join(one.label for one in questions)
            said.append(Sentence(words(f"framework.report.alone_{side}", questions=named), rests_on))
    return [Bullets(tuple(said))] if said else []


# -- feature by feature


def _features(found: Findings, words: Words) -> Iterator[Block]:
    for feature in FEATURES:
        yield Heading(feature.label, 3, id=f"feature-{feature.number}")
        yield Paragraph(feature.about)
        yield from _picture(found, feature, words)
        if not found.compared:
            yield _of_one_table(found, feature, words)
        for question in feature.questions:
            yield from _question(found, question, words) if found.compared else _why(found, question, words)


def _picture(found: Findings, feature: Feature, words: Words) -> list[Block]:
    standings = found.standings()
    here = standings[standings["question"].isin([one.id for one in feature.questions])]
    if not here["said"].any():
        return []
    drawn = charts.strips(standings, feature, words, "page")
    caption = words(f"framework.report.figure{'' if found.compared else '_alone'}", feature=feature.label)
    spec = filled(charts.standing(charts.height_of(drawn), "page"), drawn)
    return [Figure(caption, charts.standing_alternative(standings, feature, words), spec, f"picture-{feature.number}")]


def _of_one_table(found: Findings, feature: Feature, words: Words) -> Table:
    """One table's answers to a feature, a row for each question with both its ends, and what would move it to the right."""
    (table,) = found.sheets
    rows = tuple(
        (f"{one.number} {one.text} {words('framework.room.ends', left=one.left, right=one.right)}",
         said_in_words(found, table, one.id, words), "\n".join(found.written(table, "move", one.id)) or "–")
        for one in feature.questions
    )  # fmt: skip
    heads = tuple(words(f"framework.report.{name}") for name in ("question", "stands", "moves"))
    caption = words("framework.report.feature_caption", feature=feature.label)
    return Table(caption, heads, rows, id=f"feature-{feature.number}")


def _question(found: Findings, question: Asked, words: Words) -> Iterator[Block]:
    """One question: its ends, how many tables stand on which side, what would move it to the right, and why it stands there."""
    yield Heading(f"{question.number} {question.text}", 4, id=question.id)
    ends = words("framework.report.ends", left=question.left, right=question.right)
    yield Paragraph(f"{ends} {_counted(found, question, words)}", rests_on=(QUESTIONS_TABLE,))
    moves = tuple(
        words("framework.report.item", table=name, text=text)
        for table, name in found.names.items()
        for text in found.written(table, "move", question.id)
    )
    if moves:
        yield Paragraph(words("framework.report.moves_lead"))
        yield Bullets(moves, said=True)
    yield from _reasons(found, question, words)


def _counted(found: Findings, question: Asked, words: Words) -> str:
    """ "Two of five tables stood towards the left, one in the middle, two towards the right; one could not say yet."."""
    asked = _asked(found, question)
    if not asked:
        return words("framework.report.not_asked")
    at = {side: len(tables) for side in SIDES if (tables := _at(found, question.id, side))}
    if not at:
        return words("framework.report.nobody")
    counts = at | ({"silent": len(asked) - sum(at.values())} if len(asked) > sum(at.values()) else {})
    (first, count), *others = counts.items()
    said = [words.sentence(f"framework.report.first_{first}", who=words.share(count, len(asked)))]
    said += [words(f"framework.report.then_{side}", n=words.number(n)) for side, n in others]
    return f"{', '.join(said)}."


def _reasons(found: Findings, question: Asked, words: Words) -> list[Quote]:
    """Why, in tables' words, each with where it stands; a team alone lets its own words stand in its own report."""
    return [
        Quote(text, "" if found.alone else _credit(found, table, question, words), 0 if found.alone else table)
        for table in found.sheets
        for text in found.written(table, "reason", question.id)
    ]


def _credit(found: Findings, table: int, question: Asked, words: Words) -> str:
    said = said_in_words(found, table, question.id, words)
    return words("framework.report.credit", table=found.names[table], stands=said)


def _why(found: Findings, question: Asked, words: Words) -> list[Block]:
    quotes = _reasons(found, question, words)
    name = words("framework.report.why_of", question=f"{question.number} {question.name}")
    return [Heading(name, 4 if len(found.sheets) == 1 else 3, id=question.id), *quotes] if quotes else []
