"""The report's section on what makes a use acceptable: tables' own criteria first, how they sorted them, and what is new."""

from exercises.acceptability.charts import tiles, tiles_alternative
from exercises.acceptability.factors import FACTORS, NEW, TESTS
from exercises.acceptability.findings import Findings, option_name, sentences
from exercises.drawing import filled
from workshop.report.blocks import Block, Bullets, Figure, Heading, Paragraph, Table
from workshop.report.data import DataTable, table_of
from workshop.words import Words


def section(found: Findings, words: Words) -> list[Block]:
    """How it was run, which tests carry weight, the report's list beside what tables named, each table, what is missing."""
    blocks: list[Block] = [
        Heading(found.activity.heading),
        Paragraph(words("acceptability.how_run", minutes=found.activity.minutes)),
        Paragraph(found.activity.instruction, words("report.asked")),
    ]
    if not found.criteria:
        return [*blocks, Paragraph(words("acceptability.none"))]
    return [*blocks, *weight(found, words), *emphasis(found, words), *by_table(found, words), *missing(found, words)]


def weight(found: Findings, words: Words) -> list[Block]:
    placements = found.placements(words)
    spec = filled(tiles(len(found.criteria), int(placements["place"].max()), "page"), placements)
    return [
        Heading(words("acceptability.weights"), 2),
        Bullets(tuple(sentences(found, words))),
        Figure(words("acceptability.tiles_caption"), tiles_alternative(placements), spec),
    ]


def emphasis(found: Findings, words: Words) -> list[Block]:
    """The seventeen factors in the report's order, with the tables that named each; then what no factor fits."""
    rows = []
    for test in TESTS:
        for option in (*(factor.id for factor in test.factors), test.alone):
            tables = ", ".join(found.names[table] for table in found.under(option))
            if option in FACTORS or tables:
                rows.append((option_name(option, words), test.name, tables or words("acceptability.no_table")))
    columns = tuple(words(f"acceptability.column_{name}") for name in ("factor", "test", "tables"))
    new = tuple(
        words("acceptability.new_entry", text=one.text, table=found.names[table])
        for table, said in found.under(NEW).items() for one in said
    )  # fmt: skip
    return [
        Heading(words("acceptability.emphasis"), 2),
        Paragraph(words("acceptability.emphasis_about")),
        Table(words("acceptability.factors_caption"), columns, tuple(rows)),
        Paragraph(words("acceptability.new_about" if new else "acceptability.nothing_new")),
        *([Bullets(new)] if new else []),
    ]


def by_table(found: Findings, words: Words) -> list[Block]:
    """Each table's criteria in its own words and order, where it put them, and where it did not agree."""
    blocks: list[Block] = [Heading(words("report.by_table"), 2)]
    columns = tuple(words(f"acceptability.column_{name}") for name in ("place", "criterion", "under"))
    for table, said in found.criteria.items():
        rows = tuple((str(one.place), one.text, _under(one.option, words)) for one in said)
        blocks.append(Table(words("acceptability.table_caption", table=found.names[table]), columns, rows))
        blocks += [Paragraph(note.text, words("report.dissent")) for note in found.answers[table].written("dissent")]
    return blocks


def _under(option: str, words: Words) -> str:
    test = next((one for one in TESTS if option in {factor.id for factor in one.factors}), None)
    return f"{option_name(option, words)} ({test.name})" if test else option_name(option, words)


def missing(found: Findings, words: Words) -> list[Block]:
    said = []
    if silent := [found.names[table] for table in found.silent()]:
        said.append(words("acceptability.silent", tables=", ".join(silent)))
    said += [
        words("acceptability.not_sorted", table=found.names[table], n=len(left))
        for table, left in found.unsorted().items()
    ]
    return [
        Heading(words("report.missing"), 2),
        Bullets(tuple(said)) if said else Paragraph(words("acceptability.all_there")),
    ]


def statements(found: Findings, words: Words) -> list[str]:
    """Sentences that the plenary may check: which tests carry weight, and factors that more than one table named."""
    of = words.number(len(found.criteria))
    shared = [
        words("acceptability.offered", tables=words.number(len(tables)), of=of, factor=option_name(option, words)).capitalize()
        for option, tables in found.named().items() if len(tables) > 1 and option in FACTORS
    ]  # fmt: skip
    return [*sentences(found, words), *shared]


def tables(found: Findings, words: Words) -> list[DataTable]:
    """Each table's criteria with their places and where it put them, and where it did not agree."""
    criteria = [
        (found.names[table], one.place, one.text, option_name(one.option, words), one.test.name if one.test else "")
        for table, said in found.criteria.items() for one in said
    ]  # fmt: skip
    dissent = [(found.names[table], note.text) for table in found.criteria
               for note in found.answers[table].written("dissent")]  # fmt: skip
    return [
        table_of("acceptability", "criteria", "table place criterion put_under test", criteria, words),
        table_of("acceptability", "dissent", "table dissent", dissent, words),
    ]
