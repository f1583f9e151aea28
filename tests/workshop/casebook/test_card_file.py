"""A card's file, read and written."""

from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.workshop.casebook.oak_lane import CARD, FACTS, FORM, faults_in, only_fault
from workshop.casebook import (
    BENEFICIARIES,
    COMPLEXITY,
    IDENTIFIABILITY,
    NOT_STATED,
    CaseStudy,
    Faulty,
    Since,
    Source,
    local_card,
    parse,
    write,
)


def test_a_card_file_becomes_a_case_study():
    """Facts, face and the four sections of a file each arrive in their own field."""
    card = parse(CARD, "oak.md")
    assert (card.id, card.ref, card.complexity, card.beneficiaries) == ("oak", "E7", 1, ("communities",))
    assert card.source == Source("Chapter 3", "Streets")
    assert card.face == "Oak Lane tells Elm Lane when its bins are collected.\n\nIt does so by post."
    assert card.detail == "The post comes at ten."
    assert card.on_benefit == ("Fewer missed rounds.", "A thought that runs on\nto a second line.")
    assert card.on_risk == ("None was named.",)
    assert card.since == (Since("Said to have ended (in part) in 2019.", "example.org"),)
    assert (card.dated, card.kept_for) == ("", "")


def test_a_card_of_ones_own_needs_no_ref_and_no_place_in_a_report():
    """A file without ref, chapter and heading is a local card with no source."""
    own = "".join(f"{line}\n" for line in CARD.splitlines() if not line.startswith(("ref", "chapter", "heading")))
    card = parse(own, "oak.md")
    assert (card.ref, card.source) == ("", None)


@pytest.mark.parametrize(("told", "source"), [
    ("The street's diary, 2024, page 3", Source("", "", "The street's diary, 2024, page 3")),
    ("not stated", None),
    ("", None),
])  # fmt: skip
def test_a_card_of_ones_own_says_in_words_where_its_facts_are_from(told: str, source: Source | None):
    """Or that it is not stated, as does a card that leaves it out."""
    own = "".join(f"{line}\n" for line in CARD.splitlines() if not line.startswith(("ref", "chapter", "heading")))
    assert parse(own.replace("complexity = 1", f'complexity = 1\nsource = "{told}"'), "oak.md").source == source


def test_files_saved_by_a_windows_editor_read_the_same():
    """A byte order mark and carriage returns change nothing."""
    assert parse("\ufeff" + CARD.replace("\n", "\r\n"), "oak.md") == parse(CARD, "oak.md")


def test_section_headings_are_known_in_any_capitals():
    """A heading's capitals do not matter."""
    assert parse(CARD.replace("## Known since", "## KNOWN Since"), "oak.md") == parse(CARD, "oak.md")


def test_unreadable_facts_are_told_with_their_line_and_the_rest_is_still_checked():
    """A TOML mistake names its line in the file, and the face below is checked all the same."""
    text = CARD.replace('by = "The street"', "by = The street").replace("bins are", "bins are " * 80)
    syntax, face = map(str, faults_in(text))
    assert "line 7, 'by = The street'" in syntax
    assert CARD.splitlines()[6].startswith("by")
    assert face.startswith("oak.md: face should be")


def test_curly_quotes_are_told_as_what_they_are():
    """What a word processor makes of a quotation mark is the commonest slip of all."""
    told = only_fault(CARD.replace('title = "Oak Lane"', "title = “Oak Lane”"))
    assert told.endswith("""'title = “Oak Lane”' (its quotes are curly; straight ones were expected, ").""")


def test_facts_that_break_off_at_their_end_are_told_with_the_last_line():
    """A text that is never closed is a fault at the end of the facts, not a crash."""
    told = "\n".join(map(str, faults_in(CARD.replace('heading = "Streets"', 'heading = """Streets'))))
    assert "oak.md should be facts such as" in told


@pytest.mark.parametrize("text", ["", "Just a story.", CARD.removeprefix("+++\n"), f"+++\n{FACTS}", "\n" + CARD])
def test_a_card_without_its_two_lines_of_plus_signs_is_told_so(text: str):
    """A file whose facts are not fenced gets the one fault that explains the rest."""
    assert only_fault(text).startswith("oak.md should be facts between two lines of +++, the first at the very top")


def texts(one_line: bool = False, most: int = 80) -> st.SearchStrategy[str]:
    letters = st.characters(exclude_categories=("Cs", "Cc"), include_characters="" if one_line else "\n\t")
    awkward = st.sampled_from(
        [
            "+++",
            '"""',
            "\\",
            "'",
            "## Further detail",
            "\\## x",
            "- a",
            "  - b",
            "(source: x)",
            "💚",
            "= [",
            "#",
            "{}",
            "\n",
        ]
    )
    pieces = st.one_of(letters, awkward.filter(lambda piece: not one_line or "\n" not in piece))
    joined = st.lists(pieces, min_size=1, max_size=12).map(
        lambda parts: "\n+++\n".join(parts) if not one_line else "".join(parts)
    )
    plain = st.lists(pieces, min_size=1, max_size=12).map("".join)
    return st.one_of(joined, plain).map(lambda text: text[:most].strip()).filter(bool)


def cards() -> st.SearchStrategy[CaseStudy]:
    known = st.builds(Since, texts(), texts(one_line=True).filter(lambda source: "(source:" not in source))
    lists = st.lists(texts(), max_size=3).map(tuple)
    maybe = st.one_of(st.just(""), texts())
    whom = st.lists(st.sampled_from(BENEFICIARIES), min_size=1, unique=True).map(tuple)
    facts = dict.fromkeys(("shared", "by", "with_whom", "consent", "outcome"), texts())
    elsewhere = texts(one_line=True).filter(lambda source: source != NOT_STATED)
    own = st.tuples(st.just(""), st.one_of(st.none(), st.builds(Source, st.just(""), st.just(""), elsewhere)))
    reported = st.tuples(
        st.from_regex(r"[A-Z][0-9]{1,3}[a-z]?", fullmatch=True),
        st.builds(Source, texts(one_line=True), texts(one_line=True)),
    )
    made = st.builds(
        CaseStudy,
        id=st.from_regex(r"[a-z0-9]{1,9}(-[a-z0-9]{1,9}){0,2}", fullmatch=True),
        ref=st.just(""),
        title=texts(one_line=True),
        short_name=texts(one_line=True, most=18),
        summary=texts(one_line=True, most=140),
        identifiability=st.sampled_from(IDENTIFIABILITY),
        beneficiaries=st.one_of(whom, st.just(("not stated",))),
        sector=texts(one_line=True),
        complexity=st.sampled_from(COMPLEXITY),
        dated=maybe,
        source=st.none(),
        kept_for=maybe,
        face=texts(),
        detail=maybe,
        on_benefit=lists,
        on_risk=lists,
        since=st.lists(known, max_size=3).map(tuple),
        **facts,
    )
    return st.tuples(made, st.one_of(own, reported)).map(
        lambda pair: replace(pair[0], ref=pair[1][0], source=pair[1][1])
    )


def local(**changes: object) -> CaseStudy:
    return replace(local_card("oak", FORM), **changes)


@given(cards())
@example(local(face="+++\n## Further detail\n\\## x\n\\\\##x", title='A "quoted" \\ title +++'))
@example(local(face="line\n\n\n   ## indented", on_risk=("- a\n\n  b\n- c", "💚\n\n\n## Known since")))
@example(local(since=(Since("It (source: a) says\n+++", "b (c)"),), dated="'''\n+++\n\"\"\""))
def test_a_written_card_reads_back_as_the_same_card(card: CaseStudy):
    """Writing and reading give the same card back, whatever legal text it holds."""
    assert parse(write(card), f"{card.id}.md") == card


@pytest.mark.parametrize("strange", [
    "[" * 1500, "[" * 1500 + "]" * 1500, "[[[[1]]]]", "1" * 5000, "0x" + "f" * 5000, "99999999999999999999",
    "[{" + "a." * 1500 + "a = 1}]", "[{" + "a." * 150 + "a = 1}]", "{a = {b = {c = {d = 1}}}}",
])  # fmt: skip
def test_facts_that_no_rule_can_speak_of_are_one_fault(strange: str):
    """Lists in lists, keys in keys and numbers without end are refused, wherever they stand, and never a crash."""
    for name, was in (("title", '"Oak Lane"'), ("complexity", "1"), ("beneficiaries", '["communities"]')):
        told = only_fault(CARD.replace(f"{name} = {was}", f"{name} = {strange}"))
        assert told.startswith('oak.md should be plain facts such as title = "Oak Lane"')


def test_facts_without_end_are_refused_unread():
    """Reading TOML takes longer than the text is long, so a text that is no card's is not read at all."""
    told = only_fault(CARD.replace('title = "Oak Lane"', "a." * 9000 + "a = 1"))
    assert told == "oak.md should be facts of at most 10000 characters, but is 18356 characters long."


@given(st.text(max_size=300))
@example("+++\n+++\n")
@example("+++\nsince = [[]]\nface = 3\non_risk = 1\n+++\n")
def test_any_text_is_read_or_refused_with_faults(text: str):
    """No text makes reading a card fail in any way but with faults."""
    for attempt in (text, f"+++\n{text}", f"+++\n{FACTS}{text}\n+++\nface", CARD + text):
        try:
            card = parse(attempt, "oak.md")
        except Faulty as refused:
            assert refused.faults
        else:
            assert parse(write(card), "oak.md") == card
