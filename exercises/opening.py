"""Page one of the report: what the room checked, what divided it, what follows, on one side before the contents (F26).

It holds nothing of its own: every line leads to a table or figure of a later chapter, where what is cut here stands in full. How many
there are of each, and how much room each text has, is settled below, so that the page keeps to one side with the longest texts that
can be typed.
"""

from collections.abc import Iterator, Sequence

from exercises.dividing import Divided, divided
from exercises.plenary.answer import Version
from exercises.plenary.findings import Answers, answered
from exercises.ranking.by_card import credit
from exercises.rounds import Round
from workshop.dates import as_date, read_date
from workshop.day import Day
from workshop.report.blocks import Block, Heading, Paragraph, Passage, Quote, Sentence
from workshop.report.first_page import CUT, shortened
from workshop.words import Words

DAY_TABLE = "report.about/day"
MOST_STATEMENTS, MOST_CARDS, MOST_STEPS = 5, 2, 3
STATEMENT, REASON, STEP = 150, 120, 90  # letters of an average text
NAME, HEADING, ROLE, WHEN = 24, 30, 30, 24


def opening(day: Day, rounds: Sequence[Round], words: Words) -> list[Block]:
    """The whole page, from its heading."""
    said = [
        *_under("opening.checked", checked(rounds, words), words),
        *_under("opening.divided", dividing(rounds, words), words),
        *_under("opening.follows", follows(rounds, words), words),
    ]
    nothing = "opening.nothing" if day.setup.cards else "opening.nothing_without_cards"
    where = [Sentence(words("opening.where" if said else nothing))]
    where += [Sentence(words("opening.cut"))] if CUT in str(said) else []
    lead = Passage((the_day(day, words), *where, *_orders(rounds, words)))
    return [Heading(words("opening.heading")), lead, *said]


def _under(heading: str, blocks: list[Block], words: Words) -> list[Block]:
    return [Heading(words(heading), 2, id=heading.partition(".")[2]), *blocks] if blocks else []


def the_day(day: Day, words: Words) -> Sentence:
    """When, how many tables, on how many cards."""
    cards = words("opening.cards", cards=words.number(len(day.setup.cards))) if day.setup.cards else ""
    told = words("opening.day", on=on_the_day(day, words), tables=tables_in_words(day, words), cards=cards)
    return Sentence(told, (DAY_TABLE,))


def on_the_day(day: Day, words: Words) -> str:
    """ "On 24 November 2026", or as much as was typed of another date; "On the day" where none was."""
    known = read_date(day.setup.date, words)
    date = as_date(known, words) if known else shortened(day.setup.date, WHEN)
    return words("opening.on", date=date) if date else words("opening.on_a_day")


def tables_in_words(day: Day, words: Words) -> str:
    count = len(day.setup.tables)
    return words(f"opening.tables_{'one' if count == 1 else 'many'}", count=words.number(count))


def _orders(rounds: Sequence[Round], words: Words) -> list[Sentence]:
    """Where to see every order, on a day whose rankings came to no word: up to three tables none is given (F19)."""
    ranked = [one for one in rounds if one.activity.kind == "ranking" and one.first and one.found.rankings("before")]
    figures = tuple(id for one in ranked for id in one.named("orders"))
    return [Sentence(words("opening.orders"), figures)] if figures and not divided(rounds) else []


def checked_statements(rounds: Sequence[Round]) -> list[tuple[Round, Version, Answers]]:
    """Statements that are on the wall and that any table answered, in their order, with the answers (F24)."""
    return [
        (one, statement.on, answers)
        for one in rounds if one.activity.kind == "plenary"
        for statement in one.found.statements if statement.on
        if (answers := one.found.answers(statement.on.id)).tables
    ]  # fmt: skip


def checked(rounds: Sequence[Round], words: Words) -> list[Block]:
    """The first of them, each with its answers in short."""
    shown = checked_statements(rounds)
    blocks: list[Block] = [
        Paragraph(
            words("opening.statement", statement=shortened(version.text, STATEMENT), answers=answered(answers, words)),
            f"{number}.", one.named("statements"), said=True,
        )
        for number, (one, version, answers) in enumerate(shown[:MOST_STATEMENTS], 1)
    ]  # fmt: skip
    return [*blocks, *_more("statements", len(shown), MOST_STATEMENTS, shown[0][0], words)] if shown else []


def _more(what: str, count: int, most: int, where: Round, words: Words) -> Iterator[Block]:
    """How many there are, where the page does not hold them all."""
    if count > most:
        told = words.sentence(f"opening.more_{what.replace('-', '_')}", count=words.number(count))
        yield Paragraph(told, rests_on=where.named(what))


def dividing(rounds: Sequence[Round], words: Words) -> list[Block]:
    """The cards that divided tables most, each with a reason from both ends."""
    return [block for one in divided(rounds)[:MOST_CARDS] for block in _card(one, words)]


def _card(one: Divided, words: Words) -> Iterator[Block]:
    heading = shortened(one.round.activity.heading, HEADING)
    yield Passage(one.sentences(words), words("opening.card", card=one.name, heading=heading))
    for table, reason in one.both_ends():
        said = shortened(reason, REASON)
        whole = "" if said == reason else reason
        yield Quote(said, _credit(one, table, words), table, whole)


def _credit(one: Divided, table: int, words: Words) -> str:
    found = one.found
    return credit(found, words, table, one.card, shortened(found.names[table], NAME))


def follows(rounds: Sequence[Round], words: Words) -> list[Block]:
    """The first next step of each table, those with a role and a date before others."""
    named = [(one, *step) for one in rounds if one.activity.kind == "plenary" for step in _in_turn(one)]
    ordered = sorted(named, key=lambda step: not (step[2] and step[3]))
    unsaid = words("common.not_stated")
    blocks: list[Block] = [
        Paragraph(
            words("opening.step", what=shortened(what, STEP) or unsaid,
                  role=shortened(role, ROLE) or words("opening.no_role")),
            f"{shortened(when, WHEN) or words('opening.no_date')}:",
            one.named("next-steps"), said=True,
        )
        for one, what, role, when in ordered[:MOST_STEPS]
    ]  # fmt: skip
    return [*blocks, *_more("next-steps", len(named), MOST_STEPS, named[0][0], words)] if named else []


def _in_turn(one: Round) -> Iterator[tuple[str, str, str]]:
    """Every step that tables named: each table's first, then each table's second, and so on."""
    steps = one.found.next_steps().values()
    for at in range(max(map(len, steps), default=0)):
        yield from (said[at] for said in steps if at < len(said))
