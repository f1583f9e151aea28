"""The carry-on page: what colleagues who were not there can take up (F27).

A paragraph for a committee paper, drafted from what was found, each sentence with what it rests on; three figures to paste, by a
rule; and, on the two cards that divided tables most, questions for half an hour in a team. The questions are ours, on the card and on
what divided tables there; nothing in them says who is right.
"""

from collections.abc import Iterator, Mapping, Sequence

from exercises.acceptability.findings import option_name
from exercises.acceptability.findings import share as share_of_answering
from exercises.dividing import Divided, divided, to_discuss
from exercises.framework.section import GATE, unmet
from exercises.opening import DAY_TABLE, checked_statements, on_the_day, tables_in_words
from exercises.ranking.findings import FEW_TABLES, about
from exercises.rounds import Round
from workshop.casebook import CaseStudy
from workshop.casebook.case_study import NOT_STATED
from workshop.day import Day
from workshop.report.blocks import Block, Bullets, Figure, Heading, PageBreak, Paragraph, Passage, Sentence
from workshop.report.first_page import shortened
from workshop.words import Words

FIGURE_KINDS = (
    "ranking",
    "acceptability",
    "framework",
    "vignettes",
    "staged",
)  # whose figure is pasted, the first first
MOST_FIGURES, MOST_CARDS, MOST_ASKED = 3, 2, 2
STATEMENT = 200  # letters of a statement in the paragraph


def carry_on(
    day: Day, people: int, rounds: Sequence[Round], figures: Mapping[str, Figure], words: Words
) -> list[Block]:
    """The whole page. `people` are those that tables counted; `figures` is the first of each chapter, by its name."""
    return [
        PageBreak(),
        Heading(words("carry.heading")),
        Heading(words("carry.committee"), 2, id="committee"),
        Passage(tuple(committee(day, people, rounds, words))),
        *to_paste(rounds, figures, words),
        *in_a_team(day, rounds, words),
    ]


# -- a paragraph for a committee paper


def committee(day: Day, people: int, rounds: Sequence[Round], words: Words) -> Iterator[Sentence]:
    """What was held, what tables agreed on, what divided them, what they ask for, what they will do; and how far it carries."""
    yield _held(day, people, words)
    yield from _ranked(rounds, words)
    yield from _agreed(rounds, words)
    yield from _divided(rounds, words)
    yield from list(_asked(rounds, words))[:MOST_ASKED]
    yield from _will_do(rounds, words)
    yield Sentence(words("carry.limits"))


def _held(day: Day, people: int, words: Words) -> Sentence:
    counted = words("carry.people", people=people) if people else ""
    cards = "" if day.setup.cards else "_without_cards"
    told = words(f"carry.held{cards}", on=on_the_day(day, words), tables=tables_in_words(day, words), people=counted,
                 area=day.setup.area or words("common.not_stated"))  # fmt: skip
    return Sentence(told, (DAY_TABLE,))


def _ranked(rounds: Sequence[Round], words: Words) -> Iterator[Sentence]:
    """How many tables put how many cards in order, rankings of which that is the same in one sentence."""
    done: dict[tuple[str, int], list[Round]] = {}
    for one in _first(rounds, "ranking"):
        tables = words.share(len(one.found.finished("before")), len(one.found.answers))
        done.setdefault((tables, len(one.found.deck)), []).append(one)
    for (tables, cards), held in done.items():
        headings = words("carry.and").join(words("carry.for_one", heading=one.activity.heading) for one in held)
        told = words.sentence("carry.ranked", tables=tables, cards=words.number(cards), headings=headings)
        yield Sentence(told, tuple(id for one in held for id in one.named("criteria")))


def _agreed(rounds: Sequence[Round], words: Words) -> Iterator[Sentence]:
    """Cards that tables saw alike, with chance; and the first statement that every table called right which answered it."""
    for one in _first(rounds, "ranking"):
        found = one.found
        alike = found.readings("before")["alike"] if len(found.rankings("before")) > FEW_TABLES else []
        if alike:
            cards = ", ".join(words("carry.card", card=found.deck[card].card.short_name) for card in alike)
            told = words(
                "carry.alike", heading=one.activity.heading, cards=cards, count=len(alike), of=len(found.spread("before")),
                chance=about(found.chance("before")["alike"], words),
            )  # fmt: skip
            yield Sentence(told, one.named("cards"))
    for one, version, answers in checked_statements(rounds):
        if len(answers.by_answer["right"]) == len(answers.tables):
            tables = words.share(len(answers.tables), len(answers.tables) + len(answers.silent))
            text = shortened(version.text, STATEMENT)
            yield Sentence(words.sentence("carry.right", tables=tables, statement=text), one.named("statements"))
            return


def _divided(rounds: Sequence[Round], words: Words) -> Iterator[Sentence]:
    for one in divided(rounds)[:MOST_CARDS]:
        dealt = one.found.deck[one.card]
        told = words(
            f"carry.{'camps' if one.in_camps else 'argued'}", heading=one.round.activity.heading, argued=one.argued(words),
            card=words("carry.card", card=dealt.card.short_name), placed=one.placed("carry.placed", words),
        )  # fmt: skip
        yield Sentence(told, (*one.evidence, *one.together))


def _asked(rounds: Sequence[Round], words: Words) -> Iterator[Sentence]:
    """What most tables ask of a use of data; which condition is not called met; how many asked for something in a case."""
    for one in _first(rounds, "acceptability"):
        for option in one.found.shared()[:1]:
            tables = share_of_answering(one.found, len(one.found.under(option)), words)
            told = words.sentence("carry.factor", tables=tables, factor=option_name(option, words))
            yield Sentence(told, one.named("factors"))
    for one in _first(rounds, "framework"):
        if any(one.found.unmet(table) for table in one.found.sheets):
            first, *_ = unmet(one.found, words)
            yield Sentence(words("carry.condition", said=first.text), one.named(GATE))
    for one in _first(rounds, "staged"):
        asking = len(one.found.conditions())
        if asking:
            tables = words.share(asking, len(one.found.sheets))
            told = words.sentence("carry.conditions", tables=tables, title=one.found.case.title)
            yield Sentence(told, one.named("answers"))


def _will_do(rounds: Sequence[Round], words: Words) -> Iterator[Sentence]:
    for one in _first(rounds, "plenary"):
        named = len(one.found.next_steps())
        if named:
            told = words.sentence("carry.steps", tables=words.share(named, len(one.found.names)))
            yield Sentence(told, one.named("by-table"))


def _first(rounds: Sequence[Round], kind: str) -> list[Round]:
    return [one for one in rounds if one.first and one.activity.kind == kind]


# -- figures to paste


def to_paste(rounds: Sequence[Round], figures: Mapping[str, Figure], words: Words) -> list[Block]:
    """The first figure of each ranking, of the criteria for acceptability, and so on by FIGURE_KINDS, until there are three."""
    chosen = [one for kind in FIGURE_KINDS for one in _first(rounds, kind) if one.chapter in figures][:MOST_FIGURES]
    if not chosen:
        return []
    shown = [(figures[one.chapter], one) for one in chosen]
    return [
        Heading(words.sentence(f"carry.figures_{'one' if len(shown) == 1 else 'many'}", count=words.number(len(shown))), 2, id="figures"),
        Bullets(tuple(Sentence(words("carry.figure", says=figure.caption), (figure.id,)) for figure, _ in shown)),
        Paragraph(words("carry.how_to_paste")),
    ]  # fmt: skip


# -- half an hour in a team


def in_a_team(day: Day, rounds: Sequence[Round], words: Words) -> list[Block]:
    """A plan of three lines, and the cards that divided tables most, each with its text, what divided them, and questions."""
    cards = to_discuss(rounds)[:MOST_CARDS]
    if not cards:
        return []
    plan = words.of("carry")["plan"]
    return [
        PageBreak(),
        Heading(words("carry.team"), 2, id="team"),
        Bullets(tuple(plan)),
        *(block for one in cards for block in _one_card(one, words)),
    ]


def _one_card(one: Divided, words: Words) -> list[Block]:
    dealt = one.found.deck[one.card]
    said = one.sentences(words)
    return [
        Heading(f"{dealt.letter}  {dealt.card.title}", 3, id=f"team-{one.card}"),
        Paragraph(dealt.card.face),
        *([Passage(said, words("carry.on_the_day", heading=one.round.activity.heading))] if said else []),
        Bullets(tuple(questions(dealt.card, one.round.activity.exercise, words))),
    ]


def questions(card: CaseStudy, exercise: str, words: Words) -> list[str]:
    """Four questions on a card: where one would put it, what is particular to it, whose data it is, and what would bring the two
    ends together. Of a card that is not in our pack, what its facts ask for."""
    asked = words.of("carry.questions")
    own = words.of("carry.about").get(card.id)
    facts = ["not_asked" if card.consent == NOT_STATED else "asked",
             "recognised" if card.identifiability in ("anonymous", "de-personalised") else "less"]  # fmt: skip
    particular = [own, asked[facts[0]]] if own else [asked[name] for name in facts]
    return [asked[exercise], *particular, asked["together"]]
