"""The report's chapter on what makes a use acceptable: what tables asked of a use in their own words, where they meant the same,
what is new, and which tests carry weight. Each table's own list, and how it ran, stand in appendices (`by_table`)."""

from exercises.acceptability.by_table import ANSWERS, how_it_ran, placed_under, table_by_table
from exercises.acceptability.charts import tiles, tiles_alternative
from exercises.acceptability.factors import FACTORS, NEW, TESTS
from exercises.acceptability.findings import Findings, of_new, of_tests, option_name, sentences, share
from exercises.drawing import filled
from workshop.report.blocks import Block, Bullets, Figure, Heading, Passage, Sentence, Table
from workshop.report.data import DataTable, table_of
from workshop.words import Words

__all__ = ["how_it_ran", "section", "statements", "table_by_table", "tables"]
FIRST, FACTORS_NAMED, NEW_ONES, TESTS_NAMED, TILES = "first", "factors", "new", "tests", "tiles"
MOST_SHARED = 5  # factors that get a sentence of their own


def section(found: Findings, words: Words) -> list[Block]:
    """What was asked and how many answered; what they asked of a use; which tests carry weight."""
    return [
        Heading(found.activity.heading),
        Passage((Sentence(words("acceptability.question")), *answered(found, words)), words("report.question")),
        *(named(found, words) if found.criteria else []),
        *(weight(found, words) if found.any_sorted else []),
    ]


def answered(found: Findings, words: Words) -> list[Sentence]:
    """How many tables named criteria, and what became of these."""
    if not found.criteria:
        return [Sentence(words("acceptability.none"), (ANSWERS,))]
    tables = words.share(len(found.criteria), len(found.answers))
    told = [Sentence(words.sentence("acceptability.report.answered", tables=tables), (ANSWERS,))]
    if found.any_sorted:
        told.append(Sentence(words("acceptability.report.sorted"), (TESTS_NAMED, FACTORS_NAMED)))
    else:
        told.append(Sentence(words("acceptability.report.not_sorted"), (ANSWERS,)))
    return told


def named(found: Findings, words: Words) -> list[Block]:
    """What tables put first, the factors that many named and those that none did, what is new, where tables differ within."""
    said = [*(_of_factors(found, words) if found.any_sorted else []), *_dissent(found, words)]
    return [
        Heading(words("acceptability.report.named"), 2, id="named"),
        *([Bullets(tuple(said))] if said else []),
        first(found, words),
        *([factors(found, words)] if found.any_sorted else []),
        *([new(found, words)] if found.under(NEW) else []),
    ]


def _of_factors(found: Findings, words: Words) -> list[Sentence]:
    shared, unnamed = _shared(found, found.shared()[:MOST_SHARED], words), found.unnamed()
    nothing = [] if shared or len(found.criteria) == 1 else [words("acceptability.report.nothing_shared")]
    key = {1: "unnamed_one", len(FACTORS): "unnamed_all"}.get(len(unnamed), "unnamed_many")
    left = [words.sentence(f"acceptability.report.{key}", n=words.number(len(unnamed)))] if unnamed else []
    return [
        *(Sentence(one, (FACTORS_NAMED,)) for one in (*shared, *nothing)),
        *(Sentence(one, (NEW_ONES,)) for one in of_new(found, words)),
        *(Sentence(one, (FACTORS_NAMED,)) for one in left),
    ]


def _shared(found: Findings, options: list[str], words: Words) -> list[str]:
    """How many tables named something under each of some factors."""
    return [
        words.sentence(
            "acceptability.offered",
            tables=share(found, len(found.under(one)), words),
            factor=option_name(one, words),
        )
        for one in options
    ]


def _dissent(found: Findings, words: Words) -> list[Sentence]:
    apart = sum(bool(found.dissent(table)) for table in found.criteria)
    tables = share(found, apart, words)
    return [Sentence(words.sentence("acceptability.report.dissent", tables=tables), (ANSWERS,))] if apart else []


def first(found: Findings, words: Words) -> Table:
    """Each table's most important criterion, and where it put that."""
    columns = (
        words("report.column_table"),
        *(words(f"acceptability.column_{n}") for n in ("criterion", "under")),
    )
    rows = tuple(
        (found.names[table], top.text, placed_under(top.option, words)) for table, (top, *_) in found.criteria.items()
    )
    return Table(words("acceptability.report.first_caption"), columns, rows, id=FIRST)


def factors(found: Findings, words: Words) -> Table:
    """The seventeen factors in the report's order, with the tables that named each; and tests alone where a table named one."""
    rows = []
    for test in TESTS:
        for option in (*(factor.id for factor in test.factors), test.alone):
            tables = ", ".join(found.names[table] for table in found.under(option))
            if option in FACTORS or tables:
                rows.append((option_name(option, words), test.name, tables or words("acceptability.no_table")))
    columns = tuple(words(f"acceptability.column_{name}") for name in ("factor", "test", "tables"))
    caption = words("acceptability.report.factors_caption", of=len(found.criteria))
    return Table(caption, columns, tuple(rows), id=FACTORS_NAMED)


def new(found: Findings, words: Words) -> Table:
    """What tables called new, in their own words."""
    rows = tuple((found.names[table], one.text) for table, said in found.under(NEW).items() for one in said)
    columns = (words("report.column_table"), words("acceptability.column_criterion"))
    return Table(words("acceptability.report.new_caption", of=len(found.criteria)), columns, rows, id=NEW_ONES)


def weight(found: Findings, words: Words) -> list[Block]:
    """Which tests stand at which place at which table: in sentences, counted, and as a picture."""
    placements = found.placements(words)
    spec = filled(tiles(len(found.criteria), int(placements["place"].max()), "page"), placements)
    rests_on = (TESTS_NAMED, TILES)
    counted = tuple(
        (test.name, test.meaning, _names(found, found.tables_under(test.id)), _names(found, found.tables_first_under(test.id)))
        for test in TESTS
    )  # fmt: skip
    columns = (
        words("acceptability.column_test"),
        words("acceptability.report.column_meaning"),
        words("acceptability.report.column_named"),
        words("acceptability.report.column_first"),
    )
    caption = words("acceptability.report.tests_caption", of=len(found.criteria))
    return [
        Heading(words("acceptability.weights"), 2, id="weights"),
        Bullets(tuple(Sentence(one, rests_on) for one in of_tests(found, words))),
        Table(caption, columns, counted, id=TESTS_NAMED),
        Figure(words("acceptability.tiles_caption"), tiles_alternative(placements), spec, TILES),
    ]


def _names(found: Findings, tables: list[int]) -> str:
    return ", ".join(found.names[table] for table in tables) or "–"


def statements(found: Findings, words: Words) -> list[str]:
    """Sentences that the plenary may check: which tests carry weight, and factors that more than one table named."""
    return [*sentences(found, words), *_shared(found, found.shared(), words)]


def tables(found: Findings, words: Words) -> list[DataTable]:
    """Each table's criteria with their places and where it put them, and where it did not agree."""
    criteria = [
        (found.names[table], one.place, one.text, option_name(one.option, words), one.test.name if one.test else "")
        for table, said in found.criteria.items() for one in said
    ]  # fmt: skip
    dissent = [(found.names[table], text) for table in found.criteria for text in found.dissent(table)]
    return [
        table_of("acceptability", "criteria", "table place criterion put_under test", criteria, words),
        table_of("acceptability", "dissent", "table dissent", dissent, words),
    ]
