"""The report's section on the plenary: statements beside what the room said of them, and what tables take away and will do.

A statement stands with the words that tables answered; where its words were changed, those before stand below with their own
answers. Quotations are credited to the area alone. Nothing is filled in.
"""

from collections.abc import Iterable, Iterator

from exercises.plenary.answer import Statement, Version
from exercises.plenary.findings import Answers, Findings, answered
from exercises.plenary.slip import FEWEST_PEOPLE
from workshop.report.blocks import Block, Bullets, Heading, Paragraph, Quote, Table
from workshop.report.data import DataTable, table_of
from workshop.words import Words


def section(found: Findings, words: Words) -> list[Block]:
    """One plenary's part of the area report."""
    return [
        Heading(found.activity.heading, 1),
        *how_it_was_run(found, words),
        *checked(found, words),
        *in_words(found, words),
        *next_steps(found, words),
        *parked(found, words),
        *quotations(found, words),
        *exit_slip(found, words),
        *missing(found, words),
    ]


def how_it_was_run(found: Findings, words: Words) -> list[Block]:
    revealed = words(f"plenary_report.{'revealed' if found.at and found.at.revealed_at else 'not_revealed'}")
    ran = words("plenary_report.ran", minutes=found.activity.minutes)
    return [Heading(words("plenary_report.how"), 2), Paragraph(f"{ran} {revealed}"),
            Paragraph(found.activity.instruction, words("report.asked"))]  # fmt: skip


def checked(found: Findings, words: Words) -> list[Block]:
    """Every statement that was shown, with its answers (F24), and what tables missed in the list."""
    blocks: list[Block] = [Heading(words("plenary_report.statements"), 2)]
    if not found.statements:
        return [*blocks, Paragraph(words("plenary_report.none_shown"))]
    blocks.append(Paragraph(words("plenary_report.statements_lead")))
    for number, statement in enumerate(found.statements, 1):
        blocks += _statement(found, number, statement, words)
    if left_out := found.written("left_out"):
        blocks.append(Heading(words("plenary_report.left_out"), 3))
        blocks += [Quote(text, found.names[table]) for table, texts in left_out.items() for text in texts]
    return blocks


def _statement(found: Findings, number: int, statement: Statement, words: Words) -> list[Block]:
    """A statement as it was shown last, then the words before it, newest first, each with its own answers."""
    latest = statement.on or statement.versions[-1]
    rest = [words("plenary_report.rests_on", heading=found.heading(statement.rests_on))] if statement.rests_on else []
    rest += [] if statement.on else [words("plenary_report.taken_off")]
    blocks: list[Block] = [Paragraph(latest.text, words("plenary_report.statement", number=number))]
    blocks += [Paragraph(" ".join(rest))] if rest else []
    blocks += _answers(found, latest, words)
    for version in reversed([one for one in statement.versions if one != latest]):
        blocks += [Paragraph(version.text, words("plenary_report.before")), *_answers(found, version, words)]
    return blocks


def _answers(found: Findings, version: Version, words: Words) -> list[Block]:
    answers = found.answers(version.id)
    said = [answered(answers, words), *_lateness(found, answers, words)]
    quotes = [
        Quote(text, words("plenary_report.credit", table=found.names[table], answer=_said(answers, table, words)))
        for table, text in answers.in_words.items()
    ]
    return [Paragraph(" ".join(said)), *quotes]


def _said(answers: Answers, table: int, words: Words) -> str:
    return words(f"plenary.said.{answers.answer(table)}" if table in answers.tables else "plenary_view.without_answer")


def _lateness(found: Findings, answers: Answers, words: Words) -> list[str]:
    """Who has not answered, who answered only after the reveal, and who says otherwise since."""
    said = []
    if answers.silent and answers.tables:
        said.append(words("plenary_report.silent", tables=_names(found, answers.silent)))
    if answers.since and found.at and found.at.revealed_at:
        said.append(words("plenary_report.since", tables=_names(found, answers.since)))
    for table, answer in answers.otherwise.items():
        name = words(f"plenary.said.{answer}")
        said.append(words("plenary_report.otherwise", table=found.names[table], answer=name))
    return said


def in_words(found: Findings, words: Words) -> list[Block]:
    """What struck tables, what they take away and what is open, table by table."""
    fields = ("insight", "take_away", "still_open")
    said = {one: found.written(one) for one in fields}
    blocks: list[Block] = [Heading(words("plenary_report.in_words"), 2)]
    for table, name in found.names.items():
        here = [(one, said[one][table]) for one in fields if table in said[one]]
        if here:
            blocks.append(Heading(name, 3))
        for one, texts in here:
            blocks += [Paragraph(words(f"fields.{one}.label") + ":"), Bullets(tuple(texts))]
    return blocks if len(blocks) > 1 else [*blocks, Paragraph(words("plenary_report.none_in_words"))]


def next_steps(found: Findings, words: Words) -> list[Block]:
    heading = Heading(words("plenary_report.next_steps"), 2)
    unsaid = words("common.not_stated")
    rows = tuple(
        (found.names[table], *(one or unsaid for one in step))
        for table, steps in found.next_steps().items()
        for step in steps
    )
    if not rows:
        return [heading, Paragraph(words("plenary_report.no_next_steps"))]
    columns = tuple(words(f"plenary_report.{name}") for name in ("table", "what", "role", "when"))
    return [heading, Table(words("plenary_report.next_steps_caption"), columns, rows)]


def parked(found: Findings, words: Words) -> list[Block]:
    heading = Heading(words("plenary_report.parked"), 2)
    names = {table.id: table.name for table in found.day.setup.tables}
    rows = tuple((names[one.table], found.heading(one.activity), one.text) for one in found.parked)
    if not rows:
        return [heading, Paragraph(words("plenary_report.none_parked"))]
    columns = tuple(words(f"plenary_report.{name}") for name in ("table", "activity", "note"))
    return [heading, Table(words("plenary_report.parked_caption"), columns, rows)]


def quotations(found: Findings, words: Words) -> list[Block]:
    """What tables let be quoted, credited to the area and to nobody nearer (F28)."""
    heading = Heading(words("plenary_report.quotations"), 2)
    if not found.permitted:
        return [heading, Paragraph(words("plenary_report.none_quoted"))]
    credit = words("plenary_report.quoted", area=found.day.setup.area)
    return [
        heading,
        Paragraph(words("plenary_report.quotations_lead")),
        *(Quote(one.text, credit) for one in found.permitted),
    ]


def exit_slip(found: Findings, words: Words) -> list[Block]:
    """Counts over the whole room, once no more can come, from so many people up."""
    heading, counted = Heading(words("plenary_report.slip"), 2), found.counted
    least = max(FEWEST_PEOPLE, found.day.setup.minimum_count)
    if counted is None:
        return [heading, Paragraph(words("plenary_report.slip_open"))]
    if counted.people is None:
        return [heading, Paragraph(words("plenary_report.slip_few", least=least))]
    withheld = words("plenary_report.slip_withheld", least=least)
    rows = tuple((words(f"slip.{one}"), counts(told, words) or withheld) for one, told in counted.by_question.items())
    columns = (words("plenary_report.slip_question"), words("plenary_report.slip_said"))
    lead = Paragraph(words("plenary_report.slip_lead", people=counted.people, least=least))
    return [heading, lead, Table(words("plenary_report.slip_caption"), columns, rows)]


def counts(told: Iterable[tuple[tuple[str, ...], int]], words: Words) -> str:
    """ "Yes: 15; partly or no: 10", "" where nothing may be told. Steps that nobody chose are left out."""
    either = words("plenary_report.slip_or")
    joined = [
        (either.join(words(f"slip.{step}") for step in steps).capitalize(), count) for steps, count in told if count
    ]
    return "; ".join(words("plenary_report.slip_step", count=count, steps=steps) for steps, count in joined)


def missing(found: Findings, words: Words) -> list[Block]:
    """Tables that said nothing of what struck them or named no step, and steps without a role: named, and not filled in."""
    spoke, steps = {**found.written("insight"), **found.written("take_away")}, found.next_steps()
    silent, idle = ([table for table in found.names if table not in said] for said in (spoke, steps))
    without = sum(not role for said in steps.values() for _, role, _ in said)
    said = [words("plenary_report.not_said", tables=_names(found, silent))] if silent else []
    said += [words("plenary_report.no_step", tables=_names(found, idle))] if idle else []
    said += [words("plenary_report.no_role", count=without)] if without else []
    listed = Bullets(tuple(said)) if said else Paragraph(words("plenary_report.nothing_missing"))
    return [Heading(words("plenary_report.missing"), 2), listed]


def _names(found: Findings, tables: Iterable[int]) -> str:
    return ", ".join(found.names[table] for table in tables)


def tables(found: Findings, words: Words) -> list[DataTable]:
    """Statements with their answers, what tables wrote, next steps, what may be quoted, and the slip's counts as released."""
    names = found.names
    wrote = [
        (names[table], field, text)
        for field in ("insight", "take_away", "still_open", "left_out")
        for table, texts in found.written(field).items() for text in texts
    ]  # fmt: skip
    steps = [(names[table], *step) for table, steps in found.next_steps().items() for step in steps]
    quoted = [(one.text, found.day.setup.area) for one in found.permitted]
    return [
        table_of("plenary", "statements", "statement text shown rests_on right not_quite missing silent",
                 _rows_of_statements(found), words),
        table_of("plenary", "remarks", "statement text table answer remark", _rows_of_remarks(found, words), words),
        table_of("plenary", "in-words", "table about text", wrote, words),
        table_of("plenary", "next-steps", "table what role when", steps, words),
        table_of("plenary", "quotations", "text credit", quoted, words),
        table_of("plenary", "exit-slip", "slip_statement answers people", _rows_of_slips(found, words), words),
    ]  # fmt: skip


def _versions(found: Findings) -> Iterator[tuple[int, Statement, Version]]:
    """Every wording that was shown, with its statement and the statement's number."""
    for number, statement in enumerate(found.statements, 1):
        for version in statement.versions:
            yield number, statement, version


def _rows_of_statements(found: Findings) -> Iterator[tuple[str | int, ...]]:
    for number, statement, version in _versions(found):
        answers = found.answers(version.id)
        shown = "yes" if version == statement.on else "no"
        counts = [len(answers.by_answer[one]) for one in ("right", "not_quite", "missing")]
        yield number, version.text, shown, found.heading(statement.rests_on), *counts, len(answers.silent)


def _rows_of_remarks(found: Findings, words: Words) -> Iterator[tuple[str | int, ...]]:
    for number, _, version in _versions(found):
        answers = found.answers(version.id)
        for table, text in answers.in_words.items():
            yield number, version.text, found.names[table], _said(answers, table, words), text


def _rows_of_slips(found: Findings, words: Words) -> Iterator[tuple[str | int | None, ...]]:
    """As in the section: nothing while slips can come or where they are few, steps joined, and no count that may not be told."""
    if found.counted is None or found.counted.people is None:
        return
    either = words("plenary_report.slip_or")
    for question, told in found.counted.by_question.items():
        for steps, count in told:
            if count:
                yield words(f"slip.{question}"), either.join(words(f"slip.{step}") for step in steps), count
        if not any(count for _, count in told):
            yield words(f"slip.{question}"), "", None
