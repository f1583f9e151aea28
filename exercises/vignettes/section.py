"""The report's chapter on the vignettes: what tables were shown, how they moved, and what that cannot say.

What each table answered, and how it was run, stand in appendices (`by_table`); where the case is about a card, that card's page says
where tables put it.
"""

from exercises.ranking import charts as ranking_charts
from exercises.vignettes import CASE_PART, CHANGES_PART, charts, sentences
from exercises.vignettes.by_table import ANSWERS, as_table, how_it_ran, table_by_table
from exercises.vignettes.cases import FACTORS, Case, Vignette
from exercises.vignettes.findings import Findings
from exercises.vignettes.tables import levels_table, medians_table, moves_table, put_table
from workshop.report.blocks import Block, Bullets, Figure, Heading, Paragraph, Quote, Sentence
from workshop.report.data import DataTable, table_of
from workshop.words import Words

__all__ = ["how_it_ran", "method", "on_card", "section", "statements", "table_by_table", "tables"]
MOVES, DOTS, PUT = "moves", "dots", "put"


def section(found: Findings, words: Words) -> list[Block]:
    """What was asked and how many finished, what moved tables, where they put the case, why, the cases, and what 2018 says."""
    return [
        Heading(found.activity.heading),
        *asked(found, words),
        *what_moved(found, words),
        *where_put(found, words),
        *reasons(found, words),
        *the_cases(found, words),
        *earlier(words),
    ]


def asked(found: Findings, words: Words) -> list[Block]:
    """The question and how many tables finished; the case itself, where all had the same."""
    opening = words(f"vignettes.report.opening_{'dealt' if found.dealt else 'same'}")
    who = words.share(len(found.finished()), len(found.sheets))
    blocks: list[Block] = [
        Paragraph(words("vignettes.question"), words("report.question")),
        Paragraph(f"{opening} {words.sentence('vignettes.report.finished', who=who)}", rests_on=(ANSWERS,)),
    ]
    if not found.dealt:
        blocks += [Paragraph(one.vignette.text, words("vignettes.report.the_case"), said=True) for one in found.cases()]
    return blocks


def what_moved(found: Findings, words: Words) -> list[Block]:
    """How many tables moved at each change, from eight with the picture and the medians; and always what that cannot say."""
    strong, limits = sentences.limits(found, words)
    heading = Heading(words("vignettes.report.moved"), 2, id="moved")
    if not found.finished():
        nothing = Paragraph(words("vignettes.report.none_finished"), rests_on=(ANSWERS,))
        return [heading, nothing, Paragraph(limits, strong)]
    said = [Sentence(_leads(found, words), (MOVES,))] if found.measured else []
    rests_on = (MOVES, DOTS) if found.measured else (MOVES,)
    said += [Sentence(f"{what} {moves}", rests_on) for what, moves in sentences.all_moves(found, words)]
    caption = words("vignettes.report.moved_caption")
    return [
        heading, Bullets(tuple(said)), Paragraph(limits, strong),
        *(_picture(found, words) if found.measured else []), as_table(caption, moves_table(found, words), MOVES),
    ]  # fmt: skip


def _leads(found: Findings, words: Words) -> str:
    """Which change moved most tables, and whether that hangs on single ones; `method` says on how many."""
    first, said = found.leading(), sentences.most_moved(found, words)
    if first is None or not first.moved:
        return said
    stays = "always" if first.holds == first.of else "hangs"
    return f"{said} {words(f'vignettes.leading.{stays}')}"


def _picture(found: Findings, words: Words) -> list[Block]:
    spec = ranking_charts.filled(charts.chart(words, "page"), charts.dots(found, words))
    return [Figure(words("vignettes.chart.caption"), charts.alternative(found, words), spec, DOTS)]


def where_put(found: Findings, words: Words) -> list[Block]:
    """Where tables put each case before anything changed, in counts."""
    said = []
    for case in found.cases():
        put = sentences.put(found, case, words)
        said.append(Sentence(f"{case.title}. {put}" if found.dealt else put, (PUT,)))
    caption = words("vignettes.report.put_caption")
    heading = Heading(words("vignettes.report.put"), 2, id=PUT)
    return [heading, Bullets(tuple(said)), as_table(caption, put_table(found, words), PUT)]


def reasons(found: Findings, words: Words) -> list[Block]:
    """Why, in the tables' own words: of each case, then of each change to it; and where a table did not agree."""
    blocks = [block for case in found.cases() for block in _of_case(found, case, words)]
    if blocks:
        blocks.insert(0, Heading(words("vignettes.report.reasons"), 2, id="reasons"))
    apart = [
        Quote(note.text, found.names[table], table)
        for table, sheet in found.sheets.items()
        for note in sheet.written("dissent")
    ]
    if apart:
        blocks += [Heading(words("vignettes.report.dissent"), 2, id="dissent"), *apart]
    return blocks


def _of_case(found: Findings, case: Case, words: Words) -> list[Block]:
    """What tables wrote of a case and of its changes, under what each was; [] where none did."""
    blocks: list[Block] = []
    for one in case.vignettes():
        if quotes := _reasons(found, one, found.tables_of(one), words):
            blocks += [Heading(_what(one, words), 4 if found.dealt else 3, id=one.id), *quotes]
    return [Heading(case.title, 3, id=f"reasons-{case.id}"), *blocks] if blocks and found.dealt else blocks


def _what(vignette: Vignette, words: Words) -> str:
    if not vignette.level:
        return words("vignettes.the_case")
    return f"{sentences.factor_name(vignette.factor, words)}: {vignette.level.phrase}"


def _reasons(found: Findings, vignette: Vignette, tables: list[int], words: Words) -> list[Quote]:
    """What these tables wrote of one vignette, each with the step that it chose."""
    return [
        Quote(why, _credit(found, table, found.chosen(table, vignette), words), table)
        for table in tables
        for why in found.reasons(table, vignette)
    ]


def _credit(found: Findings, table: int, choice: str, words: Words) -> str:
    return words("vignettes.report.credit", table=found.names[table], choice=sentences.choice_name(choice, words))


def the_cases(found: Findings, words: Words) -> list[Block]:
    """Each case that a table had, with its source, and the changes that were made to it, which are ours."""
    blocks: list[Block] = [Heading(words("vignettes.report.cases"), 2, id="cases")]
    blocks.append(Paragraph(words("vignettes.report.cases_lead")))
    for case in found.cases():
        source = words("vignettes.report.source", chapter=case.source.chapter, heading=case.source.heading)
        levels = as_table(
            words("vignettes.report.levels", title=case.title), levels_table(found, case, words), f"levels-{case.id}"
        )
        told = [Paragraph(case.vignette.text, said=True)] if found.dealt else []  # else it opens the chapter
        blocks += [Heading(case.title, 3, id=case.id), *told,
                   Paragraph(source, words("vignettes.report.source_strong")), levels]  # fmt: skip
    return blocks


def earlier(words: Words) -> list[Block]:
    """What the report says of the question as a whole, with its places, and that it is another matter."""
    said = tuple(words(f"vignettes.report.earlier_{name}") for name in ("purpose", *FACTORS[::2]))
    return [
        Heading(words("vignettes.report.earlier"), 2, id="earlier"), Paragraph(words("vignettes.report.earlier_lead")),
        Bullets(said), Paragraph(words("vignettes.report.earlier_not")),
    ]  # fmt: skip


def on_card(found: Findings, card: str, words: Words) -> list[Block]:
    """Where a case is about this card: where tables put it, where all had it how they moved, and why, from both ends."""
    case = next((one for one in found.cases() if one.card == card), None)
    if case is None:
        return []
    why = _reasons(found, case.vignette, _ends(found, case), words)
    if not why and not any(found.base_counts(case).values()):
        return []
    said = [Sentence(sentences.put(found, case, words), (PUT,))]
    if not found.dealt and found.finished():
        said += [Sentence(f"{what} {moves}", (MOVES,)) for what, moves in sentences.all_moves(found, words)]
    blocks: list[Block] = [Paragraph(words("vignettes.report.card")), Bullets(tuple(said))]
    if why:
        blocks += [Heading(words("vignettes.report.card_why"), 4, id="why"), *why]
    return blocks


def _ends(found: Findings, case: Case) -> list[int]:
    """The tables that wrote why and put the case lowest, and those that put it highest; where none gave a step, all that wrote."""
    wrote = [table for table in found.tables_of(case.vignette) if found.reasons(table, case.vignette)]
    steps = {table: step for table in wrote if (step := found.step(table, case.vignette))}
    ends = {min(steps.values()), max(steps.values())} if steps else set()
    return [table for table in wrote if not steps or steps.get(table) in ends]


def method(found: Findings, words: Words) -> list[Block]:
    """How movement was counted, with what holds without any one table, the medians and what chance would give; only from eight tables."""
    if not found.measured:
        return []
    leads = sentences.leads(found, words)
    return [
        Heading(words("vignettes.method.heading", heading=found.activity.heading), 2, id="vignettes"),
        Paragraph(words("vignettes.method.design")),
        Paragraph(words("vignettes.method.shift")),
        Bullets(tuple(filter(None, (leads, *sentences.measures(found, words))))),
        as_table(words("vignettes.report.medians_caption"), medians_table(found, words), "medians"),
    ]


def statements(found: Findings, words: Words) -> list[str]:
    """Sentences that the plenary may check: for each kind of change, how many tables moved which way."""
    return [f"{changed} {said}" for changed, said in sentences.all_moves(found, words)] if found.deals else []


def tables(found: Findings, words: Words) -> list[DataTable]:
    """Where each table put its case and each change, how far that moved it, why, and where it did not agree."""
    dealt = [(table, one) for table in found.sheets for one in found.deals[table].vignettes]
    choices = [
        (*_of_vignette(found, table, one, words), sentences.choice_name(found.chosen(table, one), words),
         found.step(table, one), found.shift(table, one.factor) if one.level else None,
         "yes" if table in found.finished(CHANGES_PART if one.level else CASE_PART) else "no")
        for table, one in dealt
    ]  # fmt: skip
    why = [
        (*_of_vignette(found, table, one, words), text) for table, one in dealt for text in found.reasons(table, one)
    ]
    dissent = [
        (found.names[table], note.text) for table, sheet in found.sheets.items() for note in sheet.written("dissent")
    ]
    return [
        table_of("vignettes", "choices", "table case changed to choice step shift finished", choices, words),
        table_of("vignettes", "reasons", "table case changed to reason", why, words),
        table_of("vignettes", "dissent", "table dissent", dissent, words),
    ]


def _of_vignette(found: Findings, table: int, one: Vignette, words: Words) -> tuple[str, str, str, str]:
    """The table, its case, what was changed and to what ("" for the case itself)."""
    changed = (sentences.factor_name(one.factor, words), one.level.phrase) if one.level else ("", "")
    return (found.names[table], found.deals[table].case.title, *changed)
