"""What makes a use acceptable, on paper: criteria first; then, on a sheet that is handed out later, where each belongs."""

from exercises.acceptability import NAME, SORT
from exercises.acceptability.factors import NEW, TESTS
from exercises.acceptability.findings import option_name
from workshop.paper import AtTable, PaperSheet, Told
from workshop.paper.boxes import Codes, Option, lines, text
from workshop.paper.lines import one_line

MOST_CRITERIA, NEW_CODE = 10, "N"


def sheets(at: AtTable) -> list[PaperSheet]:
    say = at.words
    named = (
        lines(say, "criteria", words="conditions_for_use", rows=MOST_CRITERIA),
        text(say, "dissent"),
        lines(say, "parked", rows=3),
    )
    listed = [
        Told(test.name, (test.meaning,), tuple((code, name) for code, _, name in _factors(number, at)))
        for number, test in enumerate(TESTS, 1)
    ]  # fmt: skip
    new = Told(pairs=((NEW_CODE, say("paper.acceptability.new")),))
    criteria = [(note.id, one_line(note.text)) for note in at.own.written("criteria")]
    sorting = Codes("sorting", say("paper.acceptability.label"), tuple(criteria), _options(at), say("paper.acceptability.help"),
                    say("paper.acceptability.typed_as"), rows=len(criteria) or MOST_CRITERIA)  # fmt: skip
    return [
        PaperSheet(NAME, say("acceptability.question"), named, at.activity.instruction),
        PaperSheet(
            SORT,
            say("acceptability.sort_question"),
            (*listed, new, sorting),
            say("acceptability.sort_instruction"),
            later=True,
        ),
    ]


def _factors(number: int, at: AtTable) -> list[tuple[str, str, str]]:
    """The code, the id and the name of each factor of a test, and of the test alone."""
    test = TESTS[number - 1]
    factors = [(f"{number}.{at}", factor.id, factor.name) for at, factor in enumerate(test.factors, 1)]
    return [*factors, (f"{number}.0", test.alone, option_name(test.alone, at.words))]


def _options(at: AtTable) -> tuple[Option, ...]:
    found = [Option(*one) for number in range(1, len(TESTS) + 1) for one in _factors(number, at)]
    return (*found, Option(NEW_CODE, NEW, option_name(NEW, at.words)))
