"""The area report: what stands before, between and after the sections that exercises write."""

from collections.abc import Collection, Mapping
from typing import Any

from workshop.casebook import Source
from workshop.day import Day
from workshop.report.blocks import Block, Bullets, Heading, Paragraph, Table
from workshop.report.first_page import shortened
from workshop.small_counts import shown_counts
from workshop.words import Words

DAY = "day"  # the id of the table of numbers of the day
SUBTITLE_HOST, SUBTITLE_DATE, TITLE_AREA = 50, 30, 45  # letters of them that stand on the first page


def about(day: Day, arrivals: Mapping[int, Any], there: Collection[str], words: Words) -> list[Block]:
    """What this is and is not, who took part (tables and head counts, no names), and how to read the chapters that are `there`.
    `arrivals` is by table number."""
    return [
        Heading(words("report.about")),
        Paragraph(words("report.what_it_is" if day.setup.cards else "report.what_it_is_without_cards")),
        Paragraph(" ".join([words("report.what_it_is_not"), *_what_cards_are(day, words)])),
        Paragraph(_held(day, words)),
        Heading(words("report.took_part"), 2, id="took-part"),
        *took_part(day, arrivals, words),
        *sectors(day, words),
        Heading(words("report.how_to_read"), 2, id="how-to-read"),
        Bullets(tuple(told for chapter, told in words.of("report.read").items() if f"report.{chapter}" in there)),
        Paragraph(words("report.how_to_follow")),
    ]


def _held(day: Day, words: Words) -> str:
    """Where, by whom and when, in full: the title and what stands below it may be cut."""
    setup, unsaid = day.setup, words("common.not_stated")
    return words("report.held", area=setup.area or unsaid, host=setup.host or unsaid, date=setup.date or unsaid)


def people(arrivals: Mapping[int, Any]) -> int:
    """How many people tables counted at themselves."""
    return sum(arrival.people or 0 for arrival in arrivals.values())


def took_part(day: Day, arrivals: Mapping[int, Any], words: Words) -> list[Block]:
    """How many tables there were, and how many people they counted."""
    counting, there = sum(bool(arrival.people) for arrival in arrivals.values()), people(arrivals)
    tables = len(day.setup.tables)
    counted = words.sentence("report.counted", tables=words.share(counting, tables), people=there)
    ran = sum(activity.id in day.progress for activity in day.setup.activities)
    rows = [("tables_set_up", tables), ("tables_counted", counting), ("people_counted", there),
            ("cards_dealt", len(day.setup.cards)), ("activities_run", ran)]  # fmt: skip
    return [
        Paragraph(counted if there else words("report.people_not_counted"), rests_on=(DAY,)),
        Table(
            words("report.day_caption"),
            (words("report.what"), words("report.how_many")),
            tuple((words(f"report.{name}"), str(count)) for name, count in rows),
            id=DAY,
        ),
    ]


def how_it_ran(day: Day, words: Words) -> list[Block]:
    """What was run, what was set up and left out, and how often something was taken out of the record."""
    ran = [a.heading for a in day.setup.activities if a.id in day.progress]
    left_out = [a.heading for a in day.setup.activities if a.id not in day.progress]
    blocks: list[Block] = [Paragraph(words("report.activities", ran=", ".join(ran) or words("report.nothing")))]
    if left_out:
        blocks.append(Paragraph(words("report.skipped", left_out=", ".join(left_out))))
    if day.redactions:
        told = "report.redacted_one" if day.redactions == 1 else "report.redacted_many"
        blocks.append(Paragraph(words(told, count=day.redactions)))
    return blocks


def _what_cards_are(day: Day, words: Words) -> list[str]:
    """Whether the cards are from the report of 2018 or the area's own; nothing where there are none."""
    reported = sum(bool(dealt.card.ref) for dealt in day.setup.cards)
    own = len(day.setup.cards) - reported
    if not reported and not own:
        return []
    key = "mixed" if reported and own else "reported" if reported else "own"
    return [words(f"report.cards_are_{key}", reported=words.number(reported), own=words.number(own))]


def sectors(day: Day, words: Words) -> list[Block]:
    """People by sector, small counts withheld; the sectors alone where too much would be blank."""
    shown = shown_counts(day.people, day.setup.minimum_count)
    if not shown:
        return []
    if all(count is None for count in shown.values()):
        return [Paragraph(words("report.sectors_listed", sectors=", ".join(shown), minimum=day.setup.minimum_count))]
    withheld = words("report.withheld")
    rows = tuple((sector, withheld if count is None else str(count)) for sector, count in shown.items())
    caption = words("report.sectors_caption", minimum=day.setup.minimum_count)
    return [Table(caption, (words("report.sector"), words("report.people_column")), rows)]


def method(day: Day, words: Words) -> list[Block]:
    """What is counted and how far it carries; how orders are compared only where there was a ranking."""
    said, ranked = words.of("method"), any(a.kind == "ranking" for a in day.setup.activities if a.id in day.progress)
    texts = [*(said["rankings"] if ranked else []), *said["paragraphs"]]
    return list(map(Paragraph, texts))


def cards(day: Day, words: Words) -> list[Block]:
    """The cards as tables saw them, and then what the 2018 report says of them, which tables did not see."""
    blocks: list[Block] = [Heading(words("report.cards")), Paragraph(words("report.cards_lead"))]
    for dealt in day.setup.cards:
        face, after = dealt.card.face_at("benefit"), dealt.card.face_at("afterwards")
        blocks += [Heading(f"{dealt.letter}  {dealt.card.title}", 2), Paragraph(str(face["face"]))]
        if dealt.version > 1:
            blocks.append(Paragraph(words("report.version", version=dealt.version)))
        told = ("shared", "by", "with_whom", "identifiability", "consent", "outcome", "beneficiaries", "dated")
        rows = tuple(
            (words(f"card.{name}"), _said(face[name], words)) for name in told if face[name] or name != "dated"
        )
        blocks.append(
            Table(
                words(f"report.card_caption{'' if dealt.card.ref else '_own'}", card=dealt.card.short_name),
                (words("report.fact"), words("report.stated")),
                rows,
            )
        )
        blocks.append(Paragraph(_source(dealt.card.source, words), words("card.source")))
        for name in ("on_benefit", "on_risk"):
            if after[name]:
                blocks += [Paragraph(words(f"card.{name}")), Bullets(tuple(map(str, after[name])))]  # type: ignore[call-overload]
        if dealt.card.since:
            since = tuple(f"{since.text} ({since.source})" for since in dealt.card.since)
            blocks += [Paragraph(words("card.since")), Bullets(since)]
    return blocks


def _source(source: Source | None, words: Words) -> str:
    if source is None:
        return words("common.not_stated")
    return source.elsewhere or words("report.source", chapter=source.chapter, heading=source.heading)


def _said(value: object, words: Words) -> str:
    if isinstance(value, list | tuple):
        return ", ".join(map(str, value)) or words("common.not_stated")
    return str(value) or words("common.not_stated")


def title(day: Day, words: Words) -> str:
    """What the report is called, with as much of the area's name as the first page has room for."""
    return words("report.title", area=shortened(day.setup.area, TITLE_AREA) or words("common.not_stated"))


def subtitle(day: Day, words: Words) -> str:
    """Host and date, as much of them as the first page has room for."""
    parts = [shortened(day.setup.host, SUBTITLE_HOST), shortened(day.setup.date, SUBTITLE_DATE)]
    return " · ".join(part for part in parts if part) or words("report.subtitle")
