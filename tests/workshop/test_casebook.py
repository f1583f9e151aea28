import io
import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from workshop.casebook import (
    BENEFICIARIES,
    COMPLEXITY,
    IDENTIFIABILITY,
    CaseStudy,
    Fault,
    Faulty,
    Since,
    Source,
    check,
    clashes,
    complain,
    faults_of,
    id_for,
    local_card,
    parse,
    read_pack,
    write,
)

FACTS = """ref = "E7"
title = "Oak Lane"
short_name = "Oak"
summary = "A street shares its bin rounds."
shared = "Bin rounds"
by = "The street"
with_whom = "The next street"
identifiability = "not stated"
consent = "not stated"
outcome = "Fewer bins out on the wrong day"
beneficiaries = ["communities"]
sector = "housing"
complexity = 1
chapter = "Chapter 3"
heading = "Streets"
"""

CARD = f"""+++
{FACTS}+++

Oak Lane tells Elm Lane when its bins are collected.

It does so by post.

## Further detail

The post comes at ten.

## Participants on benefit

- Fewer missed rounds.
- A thought that runs on
  to a second line.

## Participants on risk

- None was named.

## Known since

- Said to have ended (in part) in 2019. (source: example.org)
"""

FORM = {
    "title": "Oak Lane",
    "short_name": "Oak",
    "summary": "A street shares its bin rounds.",
    "shared": "Bin rounds",
    "by": "The street",
    "with_whom": "The next street",
    "identifiability": "not stated",
    "consent": "not stated",
    "outcome": "Fewer bins out on the wrong day",
    "beneficiaries": ["communities"],
    "sector": "housing",
    "complexity": 1,
    "face": "Oak Lane tells Elm Lane when its bins are collected.",
}

PACK = """title = "Streets"
note = "Reconstructions."
[decks]
default = ["oak", "elm", "ash"]
"""


def card_text(number: int, name: str) -> str:
    return CARD.replace('"E7"', f'"E{number}"').replace('short_name = "Oak"', f'short_name = "{name}"')


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A pack of three cards without faults."""
    for number, name in ((10, "Oak"), (2, "Elm"), (3, "Ash")):
        (tmp_path / f"{name.lower()}.md").write_text(card_text(number, name), encoding="utf-8")
    (tmp_path / "pack.toml").write_text(PACK, encoding="utf-8")
    return tmp_path


def faults_in(text: str, file_name: str = "oak.md") -> list[Fault]:
    with pytest.raises(Faulty) as raised:
        parse(text, file_name)
    return list(raised.value.faults)


def only_fault(text: str, file_name: str = "oak.md") -> str:
    (fault,) = faults_in(text, file_name)
    return str(fault)


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


@pytest.mark.parametrize("absent", ["ref", "chapter", "heading"])
def test_a_ref_and_its_place_in_the_report_come_together(absent: str):
    """A card that gives only some of ref, chapter and heading is told which is missing."""
    text = "".join(f"{line}\n" for line in CARD.splitlines() if not line.startswith(f"{absent} ="))
    assert only_fault(text).startswith(f"oak.md: {absent} should be given")


def test_files_saved_by_a_windows_editor_read_the_same():
    """A byte order mark and carriage returns change nothing."""
    assert parse("\ufeff" + CARD.replace("\n", "\r\n"), "oak.md") == parse(CARD, "oak.md")


def test_section_headings_are_known_in_any_capitals():
    """A heading's capitals do not matter."""
    assert parse(CARD.replace("## Known since", "## KNOWN Since"), "oak.md") == parse(CARD, "oak.md")


@pytest.mark.parametrize(
    ("was", "becomes", "sentence"),
    [
        (
            'short_name = "Oak"',
            'short_name = "Oak Lane by the river"',
            "oak.md: short_name should be one line of text of at most 18 characters, but is 21 characters long.",
        ),
        (
            'summary = "A street',
            'summary = "' + "x" * 140,
            "oak.md: summary should be one line of text of at most 140 characters, but is 163 characters long.",
        ),
        ('title = "Oak Lane"\n', "", "oak.md: title should be one line of text, but is missing."),
        ('title = "Oak Lane"', 'title = "Oak\\nLane"', "oak.md: title should be one line of text, but is broken over"),
        ('shared = "Bin rounds"', 'shared = " "', 'oak.md: shared should be text, or "not stated", but is empty.'),
        ('by = "The street"', "by = 3", 'oak.md: by should be text, or "not stated", but is the number 3.'),
        ('by = "The street"', "by = 2017-06-28", 'oak.md: by should be text, or "not stated", but is a date or time.'),
        (
            'by = "The street"',
            'by = "a\\u0007b"',
            'oak.md: by should be text, or "not stated", but is holding a character that cannot be shown.',
        ),
        (
            'identifiability = "not stated"',
            'identifiability = "anonymised"',
            "oak.md: identifiability should be one of personally identifiable, de-personalised, anonymous, not stated, "
            "but is 'anonymised'.",
        ),
        ("complexity = 1", "complexity = 4", "oak.md: complexity should be one of 1, 2, 3, but is '4'."),
        ("complexity = 1", "complexity = true", "oak.md: complexity should be one of 1, 2, 3, but is true or false."),
        ("complexity = 1", "complexity = 1.0", "oak.md: complexity should be one of 1, 2, 3, but is the number 1.0."),
        ('["communities"]', '"communities"', "oak.md: beneficiaries should be a list of"),
        ('["communities"]', "[]", "oak.md: beneficiaries should be a list of"),
        ('["communities"]', '["everyone"]', "oak.md: beneficiaries should be a list of"),
        ('["communities"]', '["communities", "not stated"]', "oak.md: beneficiaries should be a list of"),
        ('["communities"]', '["communities", "communities"]', "oak.md: beneficiaries should be a list of"),
        ('["communities"]', '[["communities"]]', "oak.md: beneficiaries should be a list of"),
        ('ref = "E7"', 'ref = "seven"', "oak.md: ref should be a letter and a number such as \"E4a\", but is 'seven'."),
        ("consent =", "concent =", "oak.md: concent should be a field of a card, but is unknown; perhaps consent."),
        ("sector =", 'id = "oak"\nsector =', "oak.md: id should be a field of a card, but is unknown"),
        (
            "sector =",
            'detail = "x"\nsector =',
            "oak.md: detail should be below the second +++, but is among the facts.",
        ),
        ("when its bins", "when its bins " * 70, "oak.md: face should be text of at most 70 words, but is 222 words."),
        ("## Further detail", "## More", "oak.md: section should be one of Further detail, Participants on benefit"),
        ("## Further detail", "##More", "oak.md: section should be one of Further detail, Participants on benefit"),
        ("## Participants on risk", "## Participants on benefit", "oak.md: section should be one of Further detail"),
        ("- None was named.", "None was named.", "oak.md: on_risk should be lines that begin with a dash and a space"),
        ("  to a second line.", "to a second line.", "oak.md: on_benefit should be lines that begin with a dash"),
        ("- None was named.", "-  ", "oak.md: on_risk should be a list of text, but is empty."),
        (" (source: example.org)", "", 'oak.md: since should be a list of text, each ending "(source: ...)", but is'),
        ("(source: example.org)", "(source: )", 'oak.md: since should be a list of text, each ending "(source: ...)"'),
    ],
)
def test_every_kind_of_fault_is_one_sentence(was: str, becomes: str, sentence: str):
    """One thing wrong gives a sentence that names the file, the field, what was expected and what was found."""
    assert was in CARD
    assert any(str(fault).startswith(sentence) for fault in faults_in(CARD.replace(was, becomes, 1)))


def test_a_fault_stays_on_one_line_whatever_was_typed():
    """A value shown in a fault is cut short and keeps no line break."""
    text = CARD.replace('identifiability = "not stated"', f'identifiability = """{"long " * 30}\nand longer"""')
    assert len(only_fault(text)) < 220
    assert "\n" not in only_fault(text)


def test_all_faults_of_a_card_are_told_at_once():
    """Faults in the name of the file, the facts and the body are listed together."""
    text = (
        CARD.replace('title = "Oak Lane"\n', "").replace("complexity = 1", "complexity = 9").replace("- None", "None")
    )
    told = {fault.field for fault in faults_in(text, "Oak Lane.md")}
    assert told == {"", "title", "complexity", "on_risk"}


def test_unreadable_facts_are_told_with_their_line_and_the_rest_is_still_checked():
    """A TOML mistake names its line in the file, and the face below is checked all the same."""
    text = CARD.replace('by = "The street"', "by = The street").replace("bins are", "bins are " * 80)
    syntax, face = map(str, faults_in(text))
    assert "line 7, 'by = The street'" in syntax
    assert CARD.splitlines()[6].startswith("by")
    assert face.startswith("oak.md: face should be")


def test_facts_that_break_off_at_their_end_are_told_with_the_last_line():
    """A text that is never closed is a fault at the end of the facts, not a crash."""
    told = "\n".join(map(str, faults_in(CARD.replace('heading = "Streets"', 'heading = """Streets'))))
    assert "oak.md should be facts such as" in told


@pytest.mark.parametrize("text", ["", "Just a story.", CARD.removeprefix("+++\n"), f"+++\n{FACTS}", "\n" + CARD])
def test_a_card_without_its_two_lines_of_plus_signs_is_told_so(text: str):
    """A file whose facts are not fenced gets the one fault that explains the rest."""
    assert only_fault(text).startswith("oak.md should be facts between two lines of +++, the first at the very top")


# Writing


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
    own = st.just(("", None))
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


# A local card from a form


def test_a_form_becomes_a_local_card():
    """A form's fields, stripped, become a card without ref or source."""
    card = local_card(
        "oak-lane", FORM | {"title": "  Oak Lane ", "dated": "", "detail": "", "face": "One.\r\n\r\nTwo."}
    )
    assert (card.id, card.title, card.ref, card.source) == ("oak-lane", "Oak Lane", "", None)
    assert card.face == "One.\n\nTwo."


def test_a_form_hears_of_every_fault_by_field():
    """Faults of a form name the field and no file, and none is left out."""
    faults = faults_of(FORM | {"title": "", "complexity": None, "colour": "red"})
    assert [str(fault) for fault in faults] == [
        "colour should be a field of a card, but is unknown.",
        "title should be one line of text, but is empty.",
        "complexity should be one of 1, 2, 3, but is missing.",
    ]
    assert faults_of(FORM) == []


def test_an_empty_form_hears_of_each_required_field():
    """Nothing filled in gives a fault for each field that a card cannot be without."""
    assert [fault.field for fault in faults_of({})] == list(FORM)


def test_a_local_card_is_refused_with_its_faults():
    """A form with a fault, or an id that cannot be a file's name, makes no card."""
    with pytest.raises(Faulty) as raised:
        local_card("Oak Lane", FORM | {"sector": ""})
    assert [fault.field for fault in raised.value.faults] == ["id", "sector"]


@pytest.mark.parametrize(
    ("title", "taken", "made"),
    [
        ("Oak & Ash: a story", (), "oak-ash-a-story"),
        ("Café Zoë", (), "cafe-zoe"),
        ("Oak", ("oak", "oak-2"), "oak-3"),
        ("💚", (), "card"),
    ],
)
def test_an_id_is_made_from_a_title(title: str, taken: tuple[str, ...], made: str):
    """An id is plain small letters and hyphens, and is unlike those already taken."""
    assert id_for(title, taken) == made


@given(st.text())
def test_an_id_made_from_any_title_is_legal(title: str):
    """Whatever the title, a card can be kept under the id made from it."""
    assert local_card(id_for(title), FORM).id == id_for(title)


# What may leave the server


@pytest.mark.parametrize("stage", ["benefit", "risk"])
def test_what_participants_said_stays_behind_while_tables_decide(stage: str):
    """Before the end neither benefit, risk nor later facts, nor the heading they stood under, leave the server."""
    card = parse(CARD, "oak.md")
    sent = json.dumps(card.face_at(stage))
    assert not {"on_benefit", "on_risk", "since"} & card.face_at(stage).keys()
    assert card.face_at(stage)["source"] is None
    for secret in ("Fewer missed rounds", "None was named", "ended (in part)", "Streets"):
        assert secret not in sent
    assert card.face in card.face_at(stage).values()


def test_afterwards_everything_may_leave_the_server():
    """At the end the whole card goes out, as plain JSON."""
    sent = parse(CARD, "oak.md").face_at("afterwards")
    assert json.loads(json.dumps(sent)) == sent
    assert sent["since"] == [{"text": "Said to have ended (in part) in 2019.", "source": "example.org"}]
    assert sent["source"] == {"chapter": "Chapter 3", "heading": "Streets"}
    assert sent["on_risk"] == ["None was named."]


def test_an_unknown_stage_is_refused_in_one_sentence():
    """A stage that is none of the three gives no card at all."""
    with pytest.raises(ValueError, match="one of benefit, risk, afterwards, but is 'reveal'"):
        parse(CARD, "oak.md").face_at("reveal")


# Packs


def test_a_folder_becomes_a_pack_in_the_order_of_its_refs(folder: Path):
    """Cards stand in the order of their numbers, E2 before E10, and decks keep the order they were written in."""
    pack = read_pack(folder)
    assert (pack.id, pack.title, pack.note) == (folder.name, "Streets", "Reconstructions.")
    assert [card.ref for card in pack.cards] == ["E2", "E3", "E10"]
    assert [card.id for card in pack.deck("default")] == ["oak", "elm", "ash"]
    assert pack.card("elm").short_name == "Elm"


def test_local_cards_stand_after_those_of_the_source(folder: Path):
    """A card without a ref is welcome in a folder and comes last."""
    (folder / "aspen.md").write_text(write(replace(local_card("aspen", FORM), short_name="Aspen")), encoding="utf-8")
    assert [card.id for card in read_pack(folder).cards] == ["elm", "ash", "oak", "aspen"]


def test_notes_and_hidden_files_are_passed_over(folder: Path):
    """A README, hidden files and pictures in a folder are no fault."""
    for name in ("README.md", ".DS_Store", ".oak.md", "map.png"):
        (folder / name).write_bytes(b"\xff not a card")
    assert check(folder) == []


@pytest.mark.parametrize("name", ["Oak.MD", "oak.md.txt", "oak.markdown"])
def test_a_card_saved_under_another_ending_is_not_lost_in_silence(folder: Path, name: str):
    """A card that would not be read because of its file's ending is a fault."""
    (folder / name).write_text(CARD, encoding="utf-8")
    assert [str(fault) for fault in check(folder)] == [
        f"{name} should be named with .md at its end, but is named otherwise."
    ]


def test_every_fault_of_every_file_is_listed(folder: Path):
    """Faults in one card hide neither those of another nor those of the pack."""
    (folder / "oak.md").write_text(CARD.replace("complexity = 1", "complexity = 7").replace("- None", "None"), "utf-8")
    (folder / "elm.md").write_bytes(b"+++\ntitle = \xff\n+++\n")
    (folder / "pack.toml").write_text('title = "Streets"\nnotes = "x"\n[decks]\nlong = ["oak"]\n', encoding="utf-8")
    told = [(fault.file, fault.field) for fault in check(folder)]
    assert told == [
        ("pack.toml", "notes"),
        ("pack.toml", "note"),
        ("pack.toml", "decks"),
        ("elm.md", ""),
        ("oak.md", "on_risk"),
        ("oak.md", "complexity"),
    ]


def test_a_pack_with_faults_is_not_read(folder: Path):
    """Reading a faulty folder raises all that checking it lists."""
    (folder / "oak.md").write_text("no facts", encoding="utf-8")
    (folder / "elm.md").write_text("no facts", encoding="utf-8")
    with pytest.raises(Faulty) as raised:
        read_pack(folder)
    assert list(raised.value.faults) == check(folder)
    assert len(raised.value.faults) == 2


def test_text_that_is_not_utf_8_is_told_with_its_line(folder: Path):
    """A file in another encoding is named with the line where it shows."""
    (folder / "oak.md").write_bytes(b"+++\ntitle = \xff\n+++\n")
    assert [str(f) for f in check(folder)] == ["oak.md should be saved as UTF-8 text, but is something else at line 2."]


def test_two_cards_do_not_share_a_short_name_or_a_number(folder: Path):
    """A short name or ref used twice is a fault of the later file, whatever its capitals, even beside other faults."""
    (folder / "oak.md").write_text(card_text(2, "ELM").replace("complexity = 1", "complexity = 7"), encoding="utf-8")
    assert {str(fault) for fault in check(folder) if fault.field != "complexity"} == {
        "oak.md: ref should be this card's alone, but is 'E2', as in elm.md.",
        "oak.md: short_name should be this card's alone, but is 'ELM', as in elm.md.",
    }


def test_cards_that_clash_are_found_before_they_share_a_workshop():
    """Cards from several places are compared by id, ref and short name."""
    oak = parse(CARD, "oak.md")
    assert {fault.field for fault in clashes([oak, oak])} == {"id", "ref", "short_name"}
    assert clashes([oak, replace(oak, id="elm", ref="E8", short_name="Elm")]) == []


@pytest.mark.parametrize(
    ("decks", "field", "found"),
    [
        ("", "decks", "missing"),
        ("[decks]", "decks", "without one"),
        ("decks = 3", "decks", "the number 3"),
        ('[decks]\ndefault = ["oak", "elm"]', "decks.default", "2 long"),
        ('[decks]\ndefault = "oak"', "decks.default", "text"),
        ('[decks]\ndefault = ["oak", "elm", "ahs"]', "decks.default", "naming 'ahs', which is unknown; perhaps ash"),
        ('[decks]\ndefault = ["oak", "elm", 3]', "decks.default", "naming '3', which is unknown"),
        ('[decks]\ndefault = ["oak", "elm", "ash", "elm"]', "decks.default", "naming 'elm' twice"),
        ('[decks]\ndefault = ["oak", "elm", "ash"]\nshort = ["oak"]', "decks.short", "1 long"),
    ],
)
def test_a_deck_names_at_least_three_cards_of_its_folder_once_each(folder: Path, decks: str, field: str, found: str):
    """A missing, short, misspelt or repeating deck is told apart by its fault."""
    (folder / "pack.toml").write_text(f'title = "Streets"\nnote = "x"\n{decks}\n', encoding="utf-8")
    assert [(fault.file, fault.field, fault.found) for fault in check(folder)] == [("pack.toml", field, found)]


def test_a_deck_may_name_a_card_that_has_faults_of_its_own(folder: Path):
    """A card that cannot be read is not also reported as absent from the deck."""
    (folder / "oak.md").write_text("no facts", encoding="utf-8")
    assert [fault.file for fault in check(folder)] == ["oak.md"]


def test_a_folder_without_pack_toml_is_told_so(folder: Path):
    """The missing pack.toml is one fault, and the cards are checked all the same."""
    (folder / "pack.toml").unlink()
    (folder / "oak.md").write_text("no facts", encoding="utf-8")
    assert [fault.file for fault in check(folder)] == ["pack.toml", "oak.md"]
    assert str(check(folder)[0]) == "pack.toml should be in the folder, but is missing."


def test_a_mistake_in_pack_toml_is_told_with_its_line(folder: Path):
    """Unreadable TOML in pack.toml names the line."""
    (folder / "pack.toml").write_text('title = "Streets"\nnote = Reconstructions\n', encoding="utf-8")
    assert "unreadable at line 2, 'note = Reconstructions'" in str(check(folder)[0])


def test_a_folder_that_is_not_there_is_told_so(tmp_path: Path):
    """A path that is no folder is one clear fault."""
    assert [str(fault) for fault in check(tmp_path / "elms")] == [
        "elms should be a folder of case studies, but is not a folder."
    ]


def test_complaining_prints_a_fault_a_line_and_says_so_in_its_answer(folder: Path):
    """The command line gets one line and 0 for a sound folder, a line for each fault and 1 for another."""
    out = io.StringIO()
    assert complain(folder, out) == 0
    assert out.getvalue() == "3 cards, no faults\n"
    (folder / "oak.md").write_text(CARD.replace("complexity = 1", "complexity = 7").replace("- None", "None"), "utf-8")
    out = io.StringIO()
    assert complain(folder, out) == 1
    assert out.getvalue().splitlines() == [str(fault) for fault in check(folder)]
    assert len(check(folder)) == 2
