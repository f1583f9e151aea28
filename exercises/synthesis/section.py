"""What areas shared and how they fell, as blocks of a report: first what is not shared, then one part for each ranking."""

from collections.abc import Iterable, Iterator

from exercises.drawing import filled
from exercises.synthesis import places
from exercises.synthesis.areas import COMPARED
from exercises.synthesis.charts import beside, beside_alternative, spots
from exercises.synthesis.counts import by_area
from exercises.synthesis.findings import Across, RankingAcross, Synthesis
from exercises.synthesis.places import InArea, Reading
from exercises.synthesis.sharing import Held, SharedCard
from exercises.synthesis.telling import listing, middle_of, place_of, range_of, share_of_list
from workshop.report.blocks import Block, Bullets, Figure, Heading, Paragraph, Table
from workshop.words import Words


def sharing(found: Synthesis, words: Words) -> list[Block]:
    """Which activities areas do not share, said first; then those that they share, and those left to the areas' own reports."""
    return [
        Heading(words("synthesis.sharing")),
        Paragraph(words("synthesis.sharing_about")),
        *_listed("synthesis.not_shared", (_not_shared(one, words) for one in found.held if one.without), words),
        *_listed("synthesis.shared", (_shared(one, words) for one in found.held if one.shared), words),
        *_listed("synthesis.differently", _differently(found.held, words), words),
    ]


def _not_shared(one: Held, words: Words) -> str:
    return words("synthesis.held_not", heading=one.heading, areas=listing(one.areas), without=listing(one.without))


def _shared(one: Held, words: Words) -> str:
    key = "held" if one.kind in COMPARED else "held_only"
    areas = listing(one.areas) if one.without else words("synthesis.in_every_area")
    return words(f"synthesis.{key}", heading=one.heading, areas=areas)


def _differently(held: Iterable[Held], words: Words) -> Iterator[str]:
    for one in held:
        if one.shared and len(one.told) > 1:
            yield words("synthesis.told", heading=one.heading, groups="; ".join(map(listing, one.told)))
        if one.shared and one.again and one.kind in COMPARED:
            yield words("synthesis.again", heading=one.heading, areas=listing(one.again))


def _listed(key: str, sentences: Iterable[str], words: Words) -> list[Block]:
    said = tuple(sentences)
    return [Paragraph(words(key)), Bullets(said)] if said else [Paragraph(words(f"{key}_none"))]


def ranking(found: RankingAcross, words: Words) -> list[Block]:
    """One ranking: cards that are not compared, the words with what chance would give, each card, criteria, kinds."""
    return [
        Heading(words("synthesis.ranking", heading=found.held.heading)),
        Paragraph(words("synthesis.ranking_about", areas=listing(found.held.areas))),
        *not_compared(found, words),
        *(in_words(found, words) if found.across else []),
        *(block for card in found.across for block in one_card(card, words)),
        *criteria(found, words),
        *kinds(found, words),
    ]


def not_compared(found: RankingAcross, words: Words) -> list[Block]:
    sentences = [*(_alone(one, words) for one in found.not_compared()), *_partly(found.across, words)]
    return _listed("synthesis.cards_not", sentences, words)


def _alone(card: SharedCard, words: Words) -> str:
    if card.changed:
        return words("synthesis.card_changed", card=card.name, areas=listing(card.changed))
    return words("synthesis.card_alone", card=card.name, without=listing(card.without))


def _partly(across: Iterable[Across], words: Words) -> Iterator[str]:
    for card in (one.card for one in across):
        if card.changed:
            yield words("synthesis.card_partly_changed", card=card.name, areas=listing(card.changed))
        if card.without:
            yield words("synthesis.card_partly", card=card.name, without=listing(card.without))


def in_words(found: RankingAcross, words: Words) -> list[Block]:
    """Which cards areas placed alike and which parted them; chance only where there are areas and tables enough."""
    readings, total = found.readings(), len(found.across)
    said = [_word(word, cards, total, words) for word, cards in readings.items() if word != "too few" or cards]
    return [
        Heading(words("synthesis.words"), 2),
        Paragraph(words("synthesis.words_about")),
        Bullets(tuple(said)),
        *_by_chance(found, words),
    ]


def _word(word: Reading, cards: list[Across], total: int, words: Words) -> str:
    key, named = "word" if cards else "word_none", ", ".join(one.card.name for one in cards)
    return words(f"synthesis.{key}", word=words(f"synthesis.reading.{_key(word)}"), n=len(cards), of=total, cards=named)


def _by_chance(found: RankingAcross, words: Words) -> list[Block]:
    least = {"areas": words.number(places.MEASURED_AREAS), "tables": words.number(places.MEASURED_TABLES)}
    if not found.chance:
        return [Paragraph(words("synthesis.no_chance", **least))]
    cards, total = found.measured(), len(found.measured())
    rows = tuple(
        (words(f"synthesis.reading.{_key(word)}"), str(sum(one.reading == word for one in cards)), _about(many, words))
        for word, many in found.chance.items()
    )
    columns = tuple(words(f"synthesis.column_{name}") for name in ("word", "cards", "chance"))
    caption = words("synthesis.chance_caption", heading=found.held.heading, of=total)
    return [Paragraph(words("synthesis.chance_about", **least)), Table(caption, columns, rows)]


def _about(cards: float, words: Words) -> str:
    if cards < 0.5:
        return words("reading.less_than_one" if cards else "synthesis.never")
    return words("reading.about", count=f"{cards:.0f}")


def one_card(card: Across, words: Words) -> list[Block]:
    """A card: its word with the two distances behind it, the picture, and every table's place."""
    key = (words("synthesis.key"), words("synthesis.key_more"))
    spec = filled(beside(len(card.areas), words("synthesis.axis"), key), spots(card))
    columns = tuple(words(f"synthesis.column_{name}") for name in ("area", "places", "range", "middle", "near"))
    return [
        Heading(card.card.name, 2),
        Paragraph(_distances(card, words), words(f"synthesis.reading.{_key(card.reading)}") + "."),
        Figure(words("synthesis.figure", card=card.card.name), beside_alternative(card, words), spec),
        Table(words("synthesis.places", card=card.card.name), columns, tuple(_row(one, words) for one in card.areas)),
    ]


def _distances(card: Across, words: Words) -> str:
    shares = [area.shares for area in card.areas if area.counts]
    if card.reading == "too few":
        return words("synthesis.too_few_about")
    inside, between = share_of_list(places.inside(shares)), share_of_list(places.between(shares))
    key = "distances_same" if between == "0" else "distances"
    return words(f"synthesis.{key}", inside=inside, between=between, areas=words.number(len(shares)))


def _row(area: InArea, words: Words) -> tuple[str, ...]:
    near = words(f"synthesis.near.{'yes' if area.near else 'no' if area.counts else 'few'}")
    return area.area, raw(area, words), range_of(area, words), middle_of(area, words), near


def raw(area: InArea, words: Words) -> str:
    """Every table of the area: its place, or why it has none."""
    placed = ", ".join(words("synthesis.at", table=one.table, place=place_of(one, words)) for one in area.placed)
    missing = [
        words(f"synthesis.{key}", tables=", ".join(tables))
        for key, tables in (("left_out", area.left_out), ("unfinished", area.unfinished)) if tables
    ]  # fmt: skip
    return "; ".join(part for part in (placed, *missing) if part)


def criteria(found: RankingAcross, words: Words) -> list[Block]:
    """What tables judged by, area by area, in their words."""
    blocks: list[Block] = [Heading(words("synthesis.criteria"), 2), Paragraph(words("synthesis.criteria_about"))]
    for area, tables in found.criteria().items():
        wrote = tuple(words("synthesis.wrote", table=t, criteria="; ".join(said)) for t, said in tables.items() if said)
        silent = [table for table, said in tables.items() if not said]
        blocks += [Heading(area, 3), *([Bullets(wrote)] if wrote else [])]
        if silent:
            blocks.append(Paragraph(words("synthesis.wrote_none", tables=", ".join(silent))))
    return blocks


def kinds(found: RankingAcross, words: Words) -> list[Block]:
    """Kinds of benefit or risk behind reasons, as lead and helpers of each area tagged them."""
    heading, by_kind = Heading(words("synthesis.kinds", heading=found.held.heading), 2), found.kinds()
    if not by_kind:
        return [heading, Paragraph(words("synthesis.kinds_none"))]
    areas = [area for area in found.held.areas if found.tagged_in(area)]
    untagged = [area for area in found.held.areas if area not in areas]
    rows = ((found.kind_name(kind), tables) for kind, tables in by_kind.items())
    table = by_area(words("synthesis.kinds_caption"), words("synthesis.column_kind"), areas, rows, words)
    missing = [Paragraph(words("synthesis.kinds_untagged", areas=listing(untagged)))] if untagged else []
    return [heading, Paragraph(words("synthesis.kinds_about")), table, *missing]


def _key(word: str) -> str:
    return word.replace(" ", "_")
