"""The report's chapter on the definitions: what each table wrote, what they share, how they changed; and, to compare, the
definition in law. Each table's first and revised definition, what readers marked, and how it ran stand in appendices
(`by_table`)."""

from exercises.definitions.by_table import ANSWERS, MARKED, how_it_ran, table_by_table
from exercises.definitions.findings import Findings, aside
from exercises.definitions.sentences import changed_theirs, forms, from_law, shared_words, taken_part
from workshop.report.blocks import Block, Bullets, Heading, Paragraph, Passage, Sentence, Table
from workshop.report.data import DataTable, table_of
from workshop.words import Words

__all__ = ["how_it_ran", "section", "statements", "table_by_table", "tables"]
DEFINITIONS, SHARED = "definitions", "shared"
MOST_OFFERED = 3  # sentences of one sort that are offered to the plenary
MOST_NAMED = 6  # words that get into a sentence of the chapter


def section(found: Findings, words: Words) -> list[Block]:
    """What was asked and how many answered; definitions side by side with what was found of them; their words; the law."""
    return [
        Heading(found.activity.heading),
        Passage(tuple(opening(found, words)), words("report.question")),
        *(wrote(found, words) if found.first else []),
        *shared(found, words),
        *(in_law(words) if found.first else []),
    ]


def opening(found: Findings, words: Words) -> list[Sentence]:
    """The question, how many tables wrote a definition, and whether others read it."""
    told = taken_part(found, words) if found.first else words("definitions.report.nobody_wrote")
    read = [Sentence(words("definitions.report.read"), (ANSWERS,))] if found.was_read else []
    return [Sentence(words("definitions.question")), Sentence(told, (ANSWERS,)), *read]


def wrote(found: Findings, words: Words) -> list[Block]:
    """Sentences on all definitions, and the definitions themselves."""
    said = [*_on_shared(found, words), *_on_changed(found, words), *_on_marked(found, words)]
    return [
        Heading(words("definitions.report.wrote"), 2, id="wrote"),
        *([Bullets(tuple(said))] if said else []),
        definitions(found, words),
    ]


def _on_shared(found: Findings, words: Words) -> list[Sentence]:
    if len(found.last) < 2:
        return []
    said = [Sentence(one, (SHARED, DEFINITIONS)) for one in shared_words(found, MOST_NAMED, words)]
    return said or [Sentence(words("definitions.report.nothing_shared"), (DEFINITIONS,))]


def _on_changed(found: Findings, words: Words) -> list[Sentence]:
    if not found.was_read:
        return []
    key = {0: "revised_none", 1: "revised_one"}.get(len(found.changed()), "revised_many")
    told = words.sentence(f"definitions.report.{key}", tables=changed_theirs(found, words))
    return [Sentence(told, (DEFINITIONS,))]


def _on_marked(found: Findings, words: Words) -> list[Sentence]:
    both = found.both_ways(aside(words))[:MOST_NAMED]
    named = ", ".join(f"“{forms(word)}”" for word in both)
    key = "both_ways_one" if len(both) == 1 else "both_ways_many"
    return [Sentence(words(f"definitions.report.{key}", words=named), (MARKED,))] if both else []


def definitions(found: Findings, words: Words) -> Table:
    """Every table's definition as it stood last, and what became of it once others had read it."""
    named = ("definition", "since") if found.was_read else ("definition",)
    columns = (words("report.column_table"), *(words(f"definitions.report.column_{name}") for name in named))
    rows = [
        (found.names[table], found.last.get(table) or first, words(f"definitions.report.{_since(found, table)}"))
        for table, first in found.first.items()
    ]
    cut = tuple(row[: len(columns)] for row in rows)
    caption = words(f"definitions.report.definitions_caption{'_read' if found.was_read else ''}")
    return Table(caption, columns, cut, id=DEFINITIONS)


def _since(found: Findings, table: int) -> str:
    if table not in found.last:
        return "taken_out"
    if table not in found.texts:
        return "late"
    if not found.readers(table):
        return "unread_since"
    return "changed" if found.revised(table) else "kept"


def shared(found: Findings, words: Words) -> list[Block]:
    """Words in at least half of the last definitions, with the rule and what it cannot see; nothing where there are none."""
    these = found.shared(aside(words)) if len(found.last) > 1 else []
    columns = (words("definitions.report.word"), words("definitions.report.definitions"))
    rows = tuple((forms(word), ", ".join(found.names[table] for table in word.tables)) for word in these)
    caption = words("definitions.report.shared_caption", n=len(found.last))
    heading = Heading(words("definitions.report.shared"), 2, id="shared")
    lead = Paragraph(words("definitions.report.shared_lead"))
    return [heading, lead, Table(caption, columns, rows, id=SHARED)] if rows else []


def in_law(words: Words) -> list[Block]:
    """The formal definition that the report of 2018 found, as a note beside the room's own."""
    lead, takes_in, judged, source = from_law(words)
    return [
        Heading(words("definitions.report.law"), 2, id="law"),
        Paragraph(words("definitions.report.law_after")),
        Paragraph(lead),
        Bullets(tuple(takes_in)),
        Paragraph(judged),
        Paragraph(source),
    ]


def statements(found: Findings, words: Words) -> list[str]:
    """Sentences that the plenary may check: the words of most definitions, those that readers differ over, and how many tables
    wrote theirs again."""
    without, of = aside(words), len(found.last)
    said = [
        words("definitions.offered.shared", word=word.forms[0],
              definitions=words.share(len(word.tables), of, "definitions"))
        for word in found.shared(without)[:MOST_OFFERED]
    ]  # fmt: skip
    if both := found.both_ways(without)[:MOST_OFFERED]:
        said.append(words("definitions.offered.both_ways", words=", ".join(f"“{word.forms[0]}”" for word in both)))
    if found.changed():
        key = "revised_one" if len(found.changed()) == 1 else "revised_many"
        said.append(words.sentence(f"definitions.offered.{key}", tables=changed_theirs(found, words)))
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
