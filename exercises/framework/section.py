"""The report's section on weighing a proposal: from findings to blocks. Only what tables said, with what is missing named."""

from exercises.drawing import filled
from exercises.framework import charts
from exercises.framework.deal import is_dealt
from exercises.framework.findings import Findings, choice_in_words, said_in_words, second_thoughts, sentences
from exercises.framework.proposal import FIELDS, Proposal
from exercises.framework.questions import CONDITIONS, FEATURES, QUESTIONS, READINGS, SAYS, Asked, Feature, label_of
from workshop.report.blocks import Block, Bullets, Figure, Heading, Paragraph, Table
from workshop.report.data import DataTable, table_of
from workshop.words import Words


def section(found: Findings, words: Words) -> list[Block]:
    """How it was run, what was weighed, the conditions, where tables stand, how the report reads it, what is missing."""
    return [
        Heading(words("framework.report.heading"), 1),
        *how_it_was_run(found, words),
        *weighed(found, words),
        *conditions(found, words),
        *where_tables_stand(found, words),
        *readings(words),
        *later(found, words),
        *missing(found, words),
        *wording(words),
    ]


def how_it_was_run(found: Findings, words: Words) -> list[Block]:
    say = "about_alone" if found.alone else "about"
    told: list[Block] = [Paragraph(words(f"framework.report.{say}", minutes=found.activity.minutes))]
    if is_dealt(found.activity):
        told.append(Paragraph(words("framework.report.dealt")))
    if not found.alone:
        told.append(
            Paragraph(words("framework.report.revealed" if found.revealed else "framework.report.not_revealed"))
        )
    told.append(Paragraph(found.activity.instruction, words("report.asked")))
    return [Heading(words("report.how_run"), 2), *told, Paragraph(words("framework.report.no_total"))]


def weighed(found: Findings, words: Words) -> list[Block]:
    """The one proposal, or each table's own."""
    blocks: list[Block] = [Heading(words("framework.report.proposal"), 2)]
    if found.shared:
        return [*blocks, *_proposal(found.shared, found.shared.title, words)]
    titles = (f"{name}: {found.proposal(t).title or words('framework.no_title')}" for t, name in found.names.items())
    blocks.append(Paragraph(words("framework.room.each_own", proposals="; ".join(titles))))
    for table, name in found.names.items():
        if any(getattr(found.proposal(table), one) for one in FIELDS):
            blocks += _proposal(found.proposal(table), words("framework.report.proposal_of", table=name), words)
    return blocks


def _proposal(proposal: Proposal, caption: str, words: Words) -> list[Block]:
    stated = [(words(f"framework.{name}"), getattr(proposal, name) or words("framework.not_stated")) for name in FIELDS]
    face: list[Block] = [Paragraph(proposal.face)] if proposal.face else []
    return [*face, Table(caption, (words("framework.report.part"), words("framework.report.stated")), tuple(stated))]


# -- the conditions


def conditions(found: Findings, words: Words) -> list[Block]:
    """Tables by what they say of each condition, who calls one not met, and what they wrote of it."""
    blocks: list[Block] = [
        Heading(words("framework.report.conditions"), 2),
        Paragraph(words("framework.report.conditions_lead")),
    ]
    if not any(found.said(table, one.id) for table in found.sheets for one in CONDITIONS):
        return [*blocks, Paragraph(words("framework.report.no_conditions"))]
    heads = tuple(words(f"framework.condition_{say}") for say in SAYS)
    rows = tuple((f"{one.name}: {one.text}", *_by_answer(found, one.id)) for one in CONDITIONS)
    columns = (words("framework.report.condition"), *heads)
    blocks.append(Table(words("framework.report.conditions_caption"), columns, rows))
    unmet = [
        words("framework.report.unmet", table=name, conditions=", ".join(map(label_of, found.unmet(table))))
        for table, name in found.names.items()
        if found.unmet(table)
    ]
    blocks.append(Bullets(tuple(unmet)) if unmet else Paragraph(words("framework.report.all_met")))
    return [*blocks, *_conditions_in_words(found, words)]


def _by_answer(found: Findings, condition: str) -> list[str]:
    answers = found.condition(condition).values()
    return [", ".join(found.names[table] for table in tables) or "–" for tables in answers]


def _conditions_in_words(found: Findings, words: Words) -> list[Block]:
    rows = [
        (one.name, found.names[table], text)
        for one in CONDITIONS
        for table in found.sheets
        for text in found.written(table, "condition", one.id)
    ]
    heads = tuple(words(f"framework.report.{name}") for name in ("condition", "table", "in_words"))
    return [Table(words("framework.report.in_words"), heads, tuple(rows))] if rows else []


# -- the questions


def where_tables_stand(found: Findings, words: Words) -> list[Block]:
    """The words with what chance would give; then each feature as a picture and question by question."""
    blocks: list[Block] = [
        Heading(words("framework.report.stand_alone" if _one(found) else "framework.report.stand"), 2)
    ]
    if found.compared:
        blocks.append(Bullets(tuple(f"{strong} {named}" for strong, named in sentences(found, words))))
        if found.few:
            blocks.append(Paragraph(words("framework.report.few")))
    for feature in FEATURES:
        blocks += [Heading(feature.label, 3), Paragraph(feature.about), *_feature(found, feature, words)]
    return blocks


def _one(found: Findings) -> bool:
    return len(found.sheets) == 1


def _feature(found: Findings, feature: Feature, words: Words) -> list[Block]:
    standings = found.standings()
    here = standings[standings["question"].isin([one.id for one in feature.questions])]
    blocks: list[Block] = []
    if here["said"].any():
        drawn = charts.strips(standings, feature, words, "page")
        caption = words(f"framework.report.figure{'_alone' if _one(found) else ''}", feature=feature.label)
        spec = filled(charts.standing(charts.height_of(drawn), "page"), drawn)
        blocks.append(Figure(caption, charts.standing_alternative(standings, feature, words), spec))
    if _one(found):
        return [*blocks, _of_one_table(found, feature, words)]
    return blocks + [_question(found, question, words) for question in feature.questions]


def _of_one_table(found: Findings, feature: Feature, words: Words) -> Block:
    """One table's answers to a feature, a row for each question with both its ends."""
    (table,) = found.sheets
    rows = tuple(
        (f"{one.number} {one.text} {words('framework.room.ends', left=one.left, right=one.right)}",
         *_answer(found, table, one, words))
        for one in feature.questions
    )  # fmt: skip
    heads = tuple(words(f"framework.report.{name}") for name in ("question", "stands", "moves", "why"))
    return Table(words("framework.report.feature_caption", feature=feature.label), heads, rows)


def _question(found: Findings, question: Asked, words: Words) -> Block:
    """One question: each table that said something of it, where it stands, what would move it, and why."""
    rows = [(found.names[table], *_answer(found, table, question, words)) for table in found.sheets
            if _spoke(found, table, question)]  # fmt: skip
    caption = words("framework.report.question_caption", question=f"{question.number} {question.text}",
                    left=question.left, right=question.right)  # fmt: skip
    if not rows:
        was_asked = any(question in found.asked_of(table) for table in found.sheets)
        why = words("framework.report.nobody" if was_asked else "framework.report.not_asked")
        return Paragraph(why, f"{question.number} {question.text}")
    heads = tuple(words(f"framework.report.{name}") for name in ("table", "stands", "moves", "why"))
    return Table(caption, heads, tuple(rows))


def _spoke(found: Findings, table: int, question: Asked) -> bool:
    written = found.written(table, "move", question.id) + found.written(table, "reason", question.id)
    return bool(written) or found.said(table, question.id) is not None


def _answer(found: Findings, table: int, question: Asked, words: Words) -> tuple[str, str, str]:
    written = ("\n".join(found.written(table, field, question.id)) or "–" for field in ("move", "reason"))
    return said_in_words(found, table, question.id, words), *written  # type: ignore[return-value]


# -- what follows


def readings(words: Words) -> list[Block]:
    source = words("framework.report.source", chapter=READINGS.source.chapter, heading=READINGS.source.heading)
    return [
        Heading(words("framework.report.readings"), 2),
        Paragraph(words("framework.report.readings_lead")),
        *(Paragraph(text, strong) for strong, text in charts.foot(words)),
        Paragraph(source, words("card.source")),
    ]


def later(found: Findings, words: Words) -> list[Block]:
    """Second thoughts after the reveal, and where a table did not agree."""
    blocks: list[Block] = []
    everything = [*(one.id for one in CONDITIONS), *QUESTIONS]
    if moved := second_thoughts(found, everything, found.names, words):
        lead = Paragraph(words("framework.report.moved_lead"))
        blocks += [Heading(words("framework.report.moved"), 2), lead, Bullets(tuple(moved))]
    for table, name in found.names.items():
        strong = words("framework.report.dissent", table=name)
        blocks += [Paragraph(text, strong) for text in found.written(table, "dissent")]
    return blocks


def missing(found: Findings, words: Words) -> list[Block]:
    """Tables that had not finished, and questions that they were asked and did not answer. Nothing is filled in."""
    late = ", ".join(found.names[table] for table in found.unfinished())
    said = [words("framework.report.not_finished", tables=late)] if late else []
    for table, name in found.names.items():
        asked = [*(one.id for one in CONDITIONS), *(one.id for one in found.asked_of(table))]
        if left := [label_of(one) for one in asked if found.said(table, one) is None]:
            said.append(words("framework.report.unanswered", table=name, questions=", ".join(left)))
    nothing = Paragraph(words("framework.report.nothing_missing"))
    return [Heading(words("framework.report.missing"), 2), Bullets(tuple(said)) if said else nothing]


def wording(words: Words) -> list[Block]:
    """Which ends are ours, and where the report words a feature in two ways."""
    ours = ", ".join(one.number for one in QUESTIONS.values() if one.ours)
    notes = [words("framework.report.ours", questions=ours), *(one.drift for one in FEATURES if one.drift)]
    return [Heading(words("framework.report.wording"), 2), Bullets(tuple(notes))]


def tables(found: Findings, words: Words) -> list[DataTable]:
    """What was weighed, what each table said of conditions and questions and wrote of them, and what it chose otherwise since."""
    every = (*(one.id for one in CONDITIONS), *QUESTIONS)
    weighed = [(name, *(getattr(found.proposal(table), one) for one in FIELDS)) for table, name in found.names.items()]
    wrote = [
        (found.names[table], label_of(one), kind, text)
        for table in found.sheets for one in every
        for field, kind in (("condition", "condition"), ("move", "move"), ("reason", "why"))
        for text in found.written(table, field, one)
    ]  # fmt: skip
    since = [
        (found.names[table], label_of(one), said_in_words(found, table, one, words),
         choice_in_words(found.sheets[table].choices.get(one), words))
        for table, one in found.moved()
    ]  # fmt: skip
    dissent = [(name, text) for table, name in found.names.items() for text in found.written(table, "dissent")]
    return [
        table_of("framework", "proposal", "table title shared by with_whom what_for", weighed, words),
        table_of("framework", "conditions", "table condition answer", _rows_of_conditions(found, words), words),
        table_of(
            "framework",
            "answers",
            "table number question left right answer point",
            _rows_of_answers(found, words),
            words,
        ),
        table_of("framework", "in-words", "table about kind text", wrote, words),
        table_of("framework", "movers", "table about before now", since, words),
        table_of("framework", "dissent", "table dissent", dissent, words),
    ]


def _rows_of_conditions(found: Findings, words: Words) -> list[tuple[str, ...]]:
    return [(name, f"{one.name}: {one.text}", said_in_words(found, table, one.id, words))
            for table, name in found.names.items() for one in CONDITIONS]  # fmt: skip


def _rows_of_answers(found: Findings, words: Words) -> list[tuple[str | int | None, ...]]:
    """A row for each question that a table was asked."""
    return [
        (name, one.number, one.text, one.left, one.right, said_in_words(found, table, one.id, words),
         found.point(table, one.id))
        for table, name in found.names.items() for one in found.asked_of(table)
    ]  # fmt: skip
