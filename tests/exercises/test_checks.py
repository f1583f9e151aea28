"""What goes out: a draft record until all three checks are passed, and what a checked report may quote."""

from collections.abc import Iterator

import pytest

from exercises import KINDS
from exercises.data import data_files
from exercises.plenary import planned
from exercises.plenary.answer import QUOTATIONS, STATEMENTS, name_of, showing
from exercises.report import edition
from tests.people import DECK, Laptop, Lead, UnderWay, setting_up, under_way
from workshop.acts import Key
from workshop.redaction import Redaction
from workshop.report.blocks import Paragraph, Quote, Report
from workshop.report.checks import WHAT, Checks
from workshop.report.draft import report_key
from workshop.scene import Scene
from workshop.store import Store
from workshop.times import date_of
from workshop.words import words

say = words()
AT = 1_700_000_000.0
MAY, MAY_NOT, STATEMENT, REMARK = (
    "It reaches every household.",
    "Nobody asked us.",
    "We asked who would gain.",
    "Only at first.",
)
VERSION = name_of("version", "draft-1", STATEMENT)


def scene(lead: Lead, demonstration: bool = False) -> Scene:
    return Scene(lead.store, say, lead.link, demonstration)


def checks_it(lead: Lead, *what: str) -> Checks:
    """The lead looks at what was found, and presses checks through as they stand."""
    key, checks = report_key(lead.link.workshop), edition(scene(lead)).checks
    for found in checks.unlooked:
        assert lead.says(key, kind="nobody", sign=found.name).status == "done"
    for one in what or WHAT:
        assert lead.says(key, kind="check", what=one, seen=checks.seen[one], at=AT).status == "done"
    return checks


def reasons(laptop: Laptop, *texts: str) -> None:
    """A whole ranking, and what made its first card first."""
    for at, card in enumerate(DECK):
        assert laptop.place(card, DECK[at - 1] if at else None).status == "done"
    for number, text in enumerate(texts):
        said = {"note": f"why-{number}", "field": "reason", "text": text, "base": 0, "client": "c", "card": DECK[0]}
        assert laptop.says(laptop.key, kind="write", **said).status == "done"
    assert laptop.finish().status == "done"


def told(made: Report) -> str:
    return "\n".join(map(str, made.pages))


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Iterator[UnderWay]:
    """A ranking with reasons and a plenary: a statement that one table doubts, and one reason of Oak's that may be quoted."""
    store = Store(f"sqlite:///{tmp_path_factory.mktemp('checked') / 'store.db'}", KINDS)
    day = under_way(store, activities=(*setting_up().activities, *planned(5)))
    reasons(day.oak, MAY, MAY_NOT), reasons(day.elm, "It is what Elm said.")
    day.lead.reveals(), day.lead.opens("plenary")
    room = Key(day.entry.id, "plenary", 1, "room")
    day.lead.says(room, kind="write", note="draft-1", field="statement", text=STATEMENT, base=0, client="c")
    for act in showing("draft-1", STATEMENT):
        assert day.lead.says(room, **act).status == "done"
    day.lead.says(day.lead.key, kind="turn", part=STATEMENTS)
    for laptop, choice in ((day.oak, "right"), (day.elm, "not_quite")):
        laptop.activity = "plenary"
        laptop.looks()
        assert laptop.says(laptop.key, kind="choose", question=VERSION, choice=choice).status == "done"
    beside = {"note": f"in_our_words-{VERSION}", "field": "in_our_words", "text": REMARK, "base": 0, "client": "c"}
    assert day.elm.says(day.elm.key, kind="write", **beside, card=VERSION).status == "done"
    day.lead.says(day.lead.key, kind="turn", part=QUOTATIONS)
    day.oak.looks()
    tick = {"question": name_of("words", "benefit", 1, 1, "why-0"), "choice": name_of("text", MAY)}
    assert day.oak.says(day.oak.key, kind="choose", **tick).status == "done"
    yield day
    store.close()


def test_a_report_goes_out_as_a_draft_record_until_all_is_checked(workshop_under_way: UnderWay) -> None:
    """Two checks of three are not enough, and it says of itself what it is."""
    lead = workshop_under_way.lead
    workshop_under_way.oak.writes("criteria", "Ask Mrs Patel")
    assert edition(scene(lead)).checks.next == "names"
    checks_it(lead, "names", "quotations")
    made = edition(scene(lead))
    assert not made.checked and made.report.notice == say("report.draft") and made.checks.next == "statements"
    checks_it(lead, "statements")
    made = edition(scene(lead))
    assert made.checked and made.report.notice == ""


def test_the_line_that_says_when_is_no_words_of_the_facilitators(workshop_under_way: UnderWay) -> None:
    """It stands where the report says what it is, and cannot be written over."""
    checks_it(workshop_under_way.lead)
    line = say("checks.checked_on", date=date_of(AT))
    blocks = edition(scene(workshop_under_way.lead)).report.pages
    (paragraph,) = [block for block in blocks if getattr(block, "text", "") == line]
    assert isinstance(paragraph, Paragraph) and paragraph.said


def test_new_words_make_it_a_draft_record_again(workshop_under_way: UnderWay) -> None:
    """Of a table or of the facilitator; a name that was looked at is not asked about twice."""
    lead, oak = workshop_under_way.lead, workshop_under_way.oak
    oak.writes("criteria", "Ask Mrs Patel")
    checks_it(lead)
    oak.writes("criteria", "It reaches many", "second")
    made = edition(scene(lead))
    assert not made.checked and made.checks.state("names") == "changed" and not made.checks.unlooked
    checks_it(lead, "names")
    assert edition(scene(lead)).checked
    key = report_key(lead.link.workshop)
    lead.says(key, kind="add_part", part="story", after="report.about")
    words = {"note": "story-words", "field": "report_own_words", "text": "Call 07700 900123.", "base": 0, "client": "c"}
    assert lead.says(key, kind="write", **words).status == "done"
    (found,) = edition(scene(lead)).checks.unlooked
    assert found.sign.words == "07700 900123" and not edition(scene(lead)).checked


def test_what_was_redacted_opens_the_check_of_names(workshop_under_way: UnderWay) -> None:
    """Since the report reads otherwise now; nothing of it is left to look at."""
    lead, oak = workshop_under_way.lead, workshop_under_way.oak
    oak.writes("criteria", "Ask Mrs Patel")
    assert checks_it(lead).found
    lead.store.redact(Redaction(oak.key, "first"))
    made = edition(scene(lead))
    assert made.checks.state("names") == "changed" and not made.checks.found and "Patel" not in told(made.report)


def test_without_a_plenary_nothing_may_be_quoted(workshop_under_way: UnderWay) -> None:
    lead = workshop_under_way.lead
    reasons(workshop_under_way.oak, MAY)
    assert MAY in told(edition(scene(lead)).report)
    checks_it(lead)
    made = edition(scene(lead))
    assert made.checked and not made.checks.plenary and not made.checks.statements and MAY not in told(made.report)


def test_a_checked_report_quotes_what_was_permitted_and_credits_the_area_alone(held: UnderWay) -> None:
    """What the tables of the plenary ticked; everything else that needs permission is left out, a remark on a statement too."""
    checks = checks_it(held.lead)
    made = edition(scene(held.lead))
    assert made.checked and {(MAY, True), (MAY_NOT, False)} <= {(quote.text, may) for quote, may in checks.quotes}
    quoted = [block for block in made.report.pages if isinstance(block, Quote) and block.text == MAY]
    assert quoted and {one.credit for one in quoted} == {say("plenary_report.quoted", area="Ashdale")}
    assert MAY_NOT not in told(made.report)


def test_a_tick_taken_back_makes_it_a_draft_record_again(held: UnderWay) -> None:
    """It is the check of quotations that is open then; ticked again, it holds as before."""
    checks_it(held.lead)
    question = name_of("words", "benefit", 1, 1, "why-0")
    held.oak.says(held.oak.key, kind="choose", question=question, choice=None)
    made = edition(scene(held.lead))
    assert not made.checked and made.checks.state("quotations") == "changed"
    held.oak.says(held.oak.key, kind="choose", question=question, choice=name_of("text", MAY))
    assert edition(scene(held.lead)).checked


def test_statements_stand_with_what_the_room_said(held: UnderWay) -> None:
    """Those of which a table said that they are not quite right, or that something is missing, are told apart."""
    checks_it(held.lead)
    (stated,) = edition(scene(held.lead)).checks.statements
    assert stated.text == STATEMENT and stated.doubted and stated.remarks == (REMARK,) and "not quite" in stated.said
    for part, answer, state in ((STATEMENTS, "right", "changed"), (STATEMENTS, "not_quite", "passed")):
        held.lead.says(held.lead.key, kind="turn", part=part)
        held.elm.looks()
        assert held.elm.says(held.elm.key, kind="choose", question=VERSION, choice=answer).status == "done"
        assert edition(scene(held.lead)).checks.state("statements") == state


def test_a_demonstration_never_loses_its_mark(workshop_under_way: UnderWay) -> None:
    """Checked or not."""
    for _ in range(2):
        made = edition(scene(workshop_under_way.lead, demonstration=True))
        assert made.report.notice == say("report.demonstration")
        checks_it(workshop_under_way.lead)


def test_the_data_say_whether_the_report_was_checked(workshop_under_way: UnderWay) -> None:
    """And that what is not permitted stands in them all the same, since they are the lead's."""
    draft, checked = "", ""
    draft = data_files(scene(workshop_under_way.lead))["README.txt"].decode("utf-8-sig")
    checks_it(workshop_under_way.lead)
    checked = data_files(scene(workshop_under_way.lead))["README.txt"].decode("utf-8-sig")
    assert f"{say('report.draft')}." in draft and "whether or not it may be quoted" in draft
    assert f"{say('data.readme.checked')}." in checked and say("report.draft") not in checked
