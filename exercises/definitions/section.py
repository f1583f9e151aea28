"""The report's section on the definitions: each table's own, first and revised, with its readers' marks; then what they share,
and the definition in law beside them."""

from exercises.definitions import CHANGE, KEEP, MARKS, REVISE, from_paper
from exercises.definitions.findings import Findings, aside
from exercises.definitions.sentences import forms, from_law
from exercises.definitions.wording import Word
from workshop.report.blocks import Block, Bullets, Heading, Paragraph, Quote, Table
from workshop.report.data import DataTable, table_of
from workshop.words import Words

MOST_OFFERED = 3  # sentences of one sort that are offered to the plenary


def section(found: Findings, words: Words) -> list[Block]:
    """How it was run, definitions by table, shared words, marked words, the definition in law, what is missing."""
    return [
        Heading(found.activity.heading),
        *how_it_was_run(found, words),
        *by_table(found, words),
        *shared_words(found, words),
        *marked_words(found, words),
        *in_law(words),
        *missing(found, words),
    ]


def how_it_was_run(found: Findings, words: Words) -> list[Block]:
    question = words("definitions.question")
    ran = words("definitions.report.ran", question=question, minutes=found.activity.minutes)
    read = words("definitions.report.read" if found.texts else "definitions.report.not_read")
    revealed = words("definitions.report.revealed" if found.revealed else "definitions.report.not_revealed")
    return [
        Heading(words("report.how_run"), 2),
        Paragraph(ran),
        Paragraph(found.activity.instruction, words("report.asked")),
        Paragraph(f"{read} {revealed}"),
    ]


def by_table(found: Findings, words: Words) -> list[Block]:
    """Each table's first definition, its readers' marks and questions, and what it wrote then: in its own words."""
    blocks: list[Block] = [Heading(words("definitions.report.by_table"), 2)]
    for table, name in found.names.items():
        blocks.append(Heading(name, 3))
        if table in found.first:
            blocks += _definition(found, table, words)
        else:
            blocks.append(Paragraph(words("definitions.report.no_definition")))
    return blocks


def _definition(found: Findings, table: int, words: Words) -> list[Block]:
    revised, taken_out = found.revised(table), table not in found.last
    blocks: list[Block] = [
        Quote(found.first[table], words(f"definitions.report.{'first' if revised or taken_out else 'only'}")),
        *_readers(found, table, words),
    ]
    if revised:
        blocks.append(Quote(found.last[table], words("definitions.report.last")))
    if taken_out:
        blocks.append(Paragraph(words("definitions.report.taken_out")))
    if later := found.since(table):
        blocks.append(Quote(later, words("definitions.report.since")))
    if from_paper(found.sheets[table]):
        blocks.append(Paragraph(words("definitions.report.from_paper")))
    return blocks


def _readers(found: Findings, table: int, words: Words) -> list[Block]:
    if not found.texts:
        return []
    if not found.readers(table):
        return [Paragraph(words("definitions.report.unread"))]
    spoke = words.number(len(found.spoke(table)))
    blocks: list[Block] = [
        Paragraph(words("definitions.report.readers", of=_tables(len(found.readers(table)), words), spoke=spoke))
    ]
    for mark in MARKS:
        if said := found.marked(table, mark):
            phrases = "; ".join(
                words("definitions.report.phrase", words=phrase, readers=_tables(many, words)) for phrase, many in said
            )
            blocks.append(Paragraph(words(f"definitions.report.{mark}", words=phrases)))
    if questions := found.questions(table):
        blocks += [Paragraph(words("definitions.report.asked")), Bullets(tuple(questions))]
    return blocks


def _tables(many: int, words: Words) -> str:
    if many == 1:
        return words("definitions.report.tables_one")
    return words("definitions.report.tables_many", n=words.number(many))


def shared_words(found: Findings, words: Words) -> list[Block]:
    """Words in at least half of the last definitions, with the rule and what it cannot see."""
    heading = Heading(words("definitions.report.shared"), 2)
    if len(found.last) < 2:
        return [heading, Paragraph(words("definitions.report.too_few"))]
    lead: list[Block] = [heading, Paragraph(words("definitions.report.shared_lead"))]
    shared = found.shared(aside(words))
    if not shared:
        return [*lead, Paragraph(words("definitions.report.nothing_shared"))]
    columns = tuple(words(f"definitions.report.{name}") for name in ("word", "definitions"))
    rows = tuple((forms(word), _named(found, word)) for word in shared)
    caption = words("definitions.report.shared_caption", n=words.number(len(found.last)))
    return [*lead, Table(caption, columns, rows), Paragraph(words("definitions.report.shared_blind"))]


def _named(found: Findings, word: Word) -> str:
    return ", ".join(found.names[table] for table in word.tables)


def marked_words(found: Findings, words: Words) -> list[Block]:
    """Words that two or more tables would keep, or would change; nothing where nobody was asked to read."""
    if not found.texts:
        return []
    without = aside(words)
    keep, change = ({word.stem: word for word in found.most_marked(mark, without)} for mark in (KEEP, CHANGE))
    both = sorted({*keep, *change}, key=lambda one: (-sum(_many(marks, one) for marks in (keep, change)), one))
    rows = tuple(
        (forms((keep.get(one) or change[one])), _count(keep, one, words), _count(change, one, words))
        for one in both if max(_many(keep, one), _many(change, one)) > 1
    )  # fmt: skip
    columns = tuple(words(f"definitions.report.{name}") for name in ("word", "keep_column", "change_column"))
    table = Table(words("definitions.report.marked_caption"), columns, rows)
    return [
        Heading(words("definitions.report.marked"), 2),
        Paragraph(words("definitions.report.marked_lead")),
        table if rows else Paragraph(words("definitions.report.nothing_marked")),
    ]


def _many(marked: dict[str, Word], stem: str) -> int:
    return len(marked[stem].tables) if stem in marked else 0


def _count(marked: dict[str, Word], stem: str, words: Words) -> str:
    return _tables(_many(marked, stem), words) if stem in marked else "–"


def in_law(words: Words) -> list[Block]:
    """The formal definition that the report of 2018 found, as a note beside the room's own."""
    lead, takes_in, judged, source = from_law(words)
    return [
        Heading(words("definitions.report.law"), 2),
        Paragraph(words("definitions.report.law_after")),
        Paragraph(lead),
        Bullets(tuple(takes_in)),
        Paragraph(judged),
        Paragraph(source),
    ]


def missing(found: Findings, words: Words) -> list[Block]:
    """Tables without a definition, and those that had not finished: named, and nothing filled in."""
    silent = [name for table, name in found.names.items() if table not in found.first]
    last = min(found.day.progress[found.activity.id].part, REVISE) if found.texts else 0
    late = [found.names[table] for table in found.first if last not in found.sheets[table].record.finished]
    said = [words("definitions.report.silent", tables=", ".join(silent))] if silent else []
    said += [words("definitions.report.not_finished", tables=", ".join(late))] if late else []
    return [
        Heading(words("report.missing"), 2),
        Bullets(tuple(said)) if said else Paragraph(words("definitions.report.none_missing")),
    ]


def statements(found: Findings, words: Words) -> list[str]:
    """Sentences that the plenary may check: the words of most definitions, those that readers differ over, and how many tables
    wrote theirs again."""
    without, of = aside(words), words.number(len(found.last))
    said = [
        words("definitions.offered.shared", word=word.forms[0], n=words.number(len(word.tables)), of=of)
        for word in found.shared(without)[:MOST_OFFERED]
    ]
    if both := found.both_ways(without)[:MOST_OFFERED]:
        said.append(words("definitions.offered.both_ways", words=", ".join(f"“{word.forms[0]}”" for word in both)))
    if found.texts and (again := sum(map(found.revised, found.first))):
        of = words.number(len(found.first))
        said.append(words("definitions.offered.revised", n=words.number(again).capitalize(), of=of))
    return said


def tables(found: Findings, words: Words) -> list[DataTable]:
    """Each table's definition first and last, how many readers marked each word, and what readers asked."""
    texts = [
        (found.names[table], first, found.last.get(table, ""), found.since(table))
        for table, first in found.first.items()
    ]
    marks = [
        (found.names[table], at, word, keep, change, len(found.spoke(table)))
        for table, text in found.texts.items() if found.readers(table)
        for at, (word, (keep, change)) in enumerate(zip(text.words, found.counts(table), strict=True), 1)
    ]  # fmt: skip
    asked = [(found.names[table], question) for table in found.first for question in found.questions(table)]
    return [
        table_of("definitions", "definitions", "table first last since", texts, words),
        table_of("definitions", "marks", "table word_number word keep change readers", marks, words),
        table_of("definitions", "questions", "table question", asked, words),
    ]
