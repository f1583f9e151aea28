"""The privacy notice: it says what this workshop keeps and for how long, and what its organiser has still to say."""

from contextlib import ExitStack

from exercises.plenary.slip import FEWEST_PEOPLE
from exercises.ranking.seat import ENOUGH_FIRST_IMPRESSIONS
from tests.building import Building
from tests.people import UnderWay, setting_up
from workshop.backups import DAYS_FOR_FILES
from workshop.documents import DATA_PROTECTION, document
from workshop.letting_in import YEAR
from workshop.patience import FORGOTTEN
from workshop.privacy import TO_FILL_IN, notice
from workshop.setup import Setup
from workshop.store import Store
from workshop.words import words

FILLED_IN = {"contact": "privacy@ashdale.example", "purpose": "To hear <all> sides", "lawful_basis": "Public task"}


def told(**settings: object) -> str:
    return "\n".join(line for part in notice(setting_up(**settings), words()) for line in part.lines)


def test_it_says_what_was_set_up() -> None:
    """Who, whom to ask, what for, on what basis; the days, and the smallest count."""
    said = told(**FILLED_IN, keep_days=90, minimum_count=7)
    assert all(text in said for text in (*FILLED_IN.values(), "Ashdale Council", "90 days", "under 7"))
    assert "[" not in said


def test_what_is_missing_is_said_to_be_missing() -> None:
    """Nobody takes an empty place for an answer; without a workshop all of it is a form."""
    missing = words().of("privacy.missing")
    assert all(missing[name] in told() for name in TO_FILL_IN if name != "host")
    form = "\n".join(line for part in notice(None, words()) for line in part.lines)
    assert all(missing[name] in form for name in TO_FILL_IN) and missing["days"] in form


def test_its_numbers_are_those_of_the_software() -> None:
    """How long copies, cookies and addresses stay, and from how many people up single answers are counted."""
    assert DAYS_FOR_FILES == 7 and "seven days later" in told()
    assert YEAR == 365 * 24 * 3600 and "for a year" in told()
    assert FORGOTTEN == 3600 and "about an hour" in told()
    notes = document(DATA_PROTECTION).html
    assert ENOUGH_FIRST_IMPRESSIONS == 4 and "once four people gave theirs" in notes
    assert FEWEST_PEOPLE == 5 and "only from five people up" in notes
    assert Setup().keep_days == 365 and "(365 unless you change it" in notes


def test_braces_that_were_typed_are_text() -> None:
    """What the lead typed fills a sentence, and is not filled itself."""
    assert "{days} {0}" in told(purpose="{days} {0}")


def test_it_is_one_press_from_joining(store: Store, workshop_under_way: UnderWay) -> None:
    """Before a table is chosen the page leads to the notice of that workshop, in which typed markup is text; a wrong code leads to none."""
    setup = setting_up(**FILLED_IN)
    workshop_under_way.lead.sets_up(setup)
    with ExitStack() as stack:
        doors, code = Building(store, stack).browser(), workshop_under_way.entry.code
        assert doors.get(f"/join/{code}").text.count(f'href="/privacy/{code}"') == 2
        page = doors.get(f"/privacy/{code.lower()}").text
        assert "To hear &lt;all&gt; sides" in page and "Ashdale" in page
        assert doors.get("/privacy").status_code == 200
        assert doors.get("/privacy/ZZZZZZ").status_code == 404
