"""The other two that areas can share, as blocks of a report: criteria for acceptability by factor, and the framework's questions."""

from exercises.acceptability.factors import FACTORS
from exercises.acceptability.findings import option_name
from exercises.framework.findings import choice_in_words
from exercises.framework.questions import FEATURES, Feature
from exercises.synthesis.counts import by_area
from exercises.synthesis.findings import FactorsAcross, FrameworkAcross
from exercises.synthesis.telling import listing
from workshop.report.blocks import Block, Bullets, Heading, Paragraph, Table
from workshop.words import Words


def factors(found: FactorsAcross, words: Words) -> list[Block]:
    """Which of the seventeen factors were named in which areas, and which nowhere."""
    named = found.named()
    used = {option: tables for option, tables in named.items() if any(one.tables for one in tables.values())}
    rows = ((option_name(option, words), tables) for option, tables in used.items())
    caption, column = words("synthesis.factors_caption"), words("synthesis.column_factor")
    nowhere = [FACTORS[option].name for option in FACTORS if option not in used]
    return [
        Heading(found.held.heading),
        Paragraph(words("synthesis.factors_about", areas=listing(found.held.areas))),
        by_area(caption, column, list(found.found), rows, words) if used else Paragraph(words("synthesis.factors_none")),
        *([Paragraph(words("synthesis.factors_nowhere", factors=", ".join(nowhere)))] if used and nowhere else []),
    ]  # fmt: skip


def framework(found: FrameworkAcross, words: Words) -> list[Block]:
    """What each area weighed, and question by question where its tables stand, only of areas that weighed the same proposal."""
    weighed = tuple(
        words(
            "synthesis.weighed", area=area, proposals="; ".join(title or words("common.not_stated") for title in titles)
        )
        for area, titles in found.proposals().items()
    )
    return [
        Heading(found.held.heading),
        Paragraph(words("synthesis.framework_about")),
        Bullets(weighed),
        *([] if found.together else [Paragraph(words("synthesis.framework_apart"))]),
        *(block for areas in found.together for block in _together(found, areas, words)),
    ]


def _together(found: FrameworkAcross, areas: tuple[str, ...], words: Words) -> list[Block]:
    return [
        Heading(words("synthesis.same_proposal", areas=listing(areas)), 2),
        *(_feature(found, areas, feature, words) for feature in FEATURES),
    ]


def _feature(found: FrameworkAcross, areas: tuple[str, ...], feature: Feature, words: Words) -> Table:
    rows = tuple(
        (question.label, area, _stands(found, area, question.id, words))
        for question in feature.questions
        for area in areas
    )
    columns = tuple(words(f"synthesis.column_{name}") for name in ("question", "area", "stands"))
    return Table(words("synthesis.feature_caption", feature=feature.label, areas=listing(areas)), columns, rows)


def _stands(found: FrameworkAcross, area: str, question: str, words: Words) -> str:
    stands = found.stands(area, question)
    told = (
        words("synthesis.stand", stand=choice_in_words(say, words), tables=", ".join(tables))
        for say, tables in stands.items()
    )
    return "; ".join(told) or words("synthesis.not_asked")
