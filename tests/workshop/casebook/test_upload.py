"""Cards from a browser: a zip or single files, all of them or none."""

import io
import random
import stat
import struct
import unicodedata
import zipfile
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.workshop.casebook.oak_lane import CARD
from workshop.casebook import Faulty, Pack, read_upload
from workshop.casebook.template import template
from workshop.casebook.upload import MOST_ENTRIES, MOST_FILES, MOST_IN_A_FILE
from workshop.words import words
from workshop.zips import PackageFault

PACK = 'title = "Streets"\nnote = "Reconstructions."\n[decks]\ndefault = ["oak", "elm", "ash"]\n'
OWN = "".join(f"{line}\n" for line in CARD.splitlines() if not line.startswith(("ref", "chapter", "heading")))


def card(name: str) -> bytes:
    return OWN.replace('short_name = "Oak"', f'short_name = "{name}"').encode()


THREE = {"oak.md": card("Oak"), "elm.md": card("Elm"), "ash.md": card("Ash")}


def entry(name: str, **changed: Any) -> zipfile.ZipInfo:
    made = zipfile.ZipInfo("x")
    made.filename = made.orig_filename = name
    made.compress_type = zipfile.ZIP_DEFLATED
    for field, value in changed.items():
        setattr(made, field, value)
    return made


def zipped(files: dict[str, bytes] | list[tuple[Any, bytes]]) -> bytes:
    pairs = files.items() if isinstance(files, dict) else files
    with zipfile.ZipFile(made := io.BytesIO(), "w", zipfile.ZIP_DEFLATED) as package:
        for name, held in pairs:
            package.writestr(entry(name) if isinstance(name, str) else name, held)
    return made.getvalue()


def upload(*files: tuple[str, bytes]) -> Pack:
    return read_upload([(name, io.BytesIO(held)) for name, held in files])


def refused(*files: tuple[str, bytes]) -> list[str]:
    with pytest.raises(Faulty) as raised:
        upload(*files)
    return [str(fault) for fault in raised.value.faults]


def refused_zip(files: dict[str, bytes] | list[tuple[Any, bytes]]) -> list[str]:
    return refused(("streets.zip", zipped(files)))


def ids(pack: Pack) -> list[str]:
    return [card.id for card in pack.cards]


# -- what comes in


def test_a_zip_of_cards_needs_nothing_else() -> None:
    """Its title is its name; it has no decks."""
    pack = upload(("Our streets.zip", zipped(THREE)))
    assert (pack.id, pack.title, pack.note, pack.decks) == ("our-streets", "Our streets", "", {})
    assert ids(pack) == ["ash", "elm", "oak"] and pack.card("elm").short_name == "Elm"


def test_a_zip_of_a_folder_is_read_as_the_folder() -> None:
    """With its pack.toml, its README, and what computers put beside them unasked."""
    files = {f"streets/{name}": held for name, held in {**THREE, "pack.toml": PACK.encode()}.items()}
    unasked = {
        "streets/": b"", "streets/README.txt": b"\xff", "streets/Readme.md": b"", "streets/.DS_Store": b"\0" * 40_000,
        "__MACOSX/": b"", "__MACOSX/streets/._oak.md": b"\0\5", "streets/Thumbs.db": b"\0", "streets/desktop.ini": b"",
    }  # fmt: skip
    pack = upload(("x.zip", zipped({**files, **unasked})))
    assert (pack.title, pack.decks) == ("Streets", {"default": ("oak", "elm", "ash")})
    assert len(pack.cards) == 3


def test_single_files_come_in_together() -> None:
    """One card or several, with a pack.toml or without."""
    assert ids(upload(("oak.md", THREE["oak.md"]))) == ["oak"]
    pack = upload(*THREE.items(), ("pack.toml", PACK.encode()), ("README.md", b"\xff"))
    assert (pack.title, ids(pack)) == ("Streets", ["ash", "elm", "oak"])


def test_the_same_files_can_be_read_again() -> None:
    """As when somebody presses a second button below the same box."""
    files = [(name, io.BytesIO(held)) for name, held in THREE.items()]
    assert read_upload(files) == read_upload(files)


def test_the_template_can_be_brought_in_as_it_is() -> None:
    """One card, marked as an example, and a text on how to go on, which names every field that a card must have."""
    pack = upload(("card-template.zip", template(words())))
    (example,) = pack.cards
    assert example.title.startswith("Example") and "invented" in example.face and example.source is None
    readme = zipfile.ZipFile(io.BytesIO(template(words()))).read("README.txt").decode()
    assert "70 words" in readme and "UTF-8" in readme and f"{example.id}.md" in readme


def test_what_the_readme_of_the_template_says_of_a_pack_toml_is_true() -> None:
    """The lines that it shows are read with cards of those names."""
    readme = words()("card_template.readme")
    pack = {f"{name}.md": card(name) for name in ("library-loans", "school-meals", "bus-passes")}
    shown = readme[readme.index('title = "') :].encode()
    assert upload(*pack.items(), ("pack.toml", shown)).decks["default"] == tuple(name[:-3] for name in pack)


@pytest.mark.parametrize("hostile", [
    "<b>bold</b> & <script>alert(1)</script>", "=SUM(1+1)", "**bold** :red[x] $x$", "\u202eabc", "👩🏽‍🌾 🏳️‍🌈", "{braces} {0} %s",
    "مرحبا بالعالم", "C:\\temp\\x", "http://example.org",
])  # fmt: skip
def test_whatever_a_card_says_is_text(hostile: str) -> None:
    """Markup, formulas, text from right to left and signs come in letter for letter."""
    text = OWN.replace('title = "Oak Lane"', f"title = '{hostile}'").replace("It does so by post.", hostile)
    read = upload(("oak.md", text.encode())).card("oak")
    assert read.title == hostile and read.face.endswith(hostile)


# -- what does not


@pytest.mark.parametrize("name", [
    "../oak.md", "a/../../oak.md", "/oak.md", "//host/oak.md", "C:/oak.md", "C:oak.md", "a\\oak.md", "..\\oak.md", "a//oak.md",
    "./oak.md", "a/./oak.md", "pack.toml\0.exe", "oak\n.md", "../", "/", "__MACOSX/../oak.md", "oak.md:stream", "\x7foak.md",
])  # fmt: skip
def test_a_path_that_leads_elsewhere_is_refused_by_its_name(name: str) -> None:
    """Absolute, upwards, in Windows' way, or hidden behind a character that cannot be seen."""
    told = refused_zip([*THREE.items(), (name, card("Yew"))])
    assert len(told) == 1 and told[0].endswith("or a path that leads elsewhere, but is not.")
    assert "\n" not in told[0] and "\0" not in told[0]


@pytest.mark.parametrize(("name", "found"), [
    ("photo.jpg", "should be a card (its name ends in .md), pack.toml or a README, but is another kind of file."),
    ("oak.docx", "another kind of file"), ("run.py", "another kind of file"), ("Pack.toml", "another kind of file"),
    ("oak", "another kind of file"), ("more.zip", "should be unpacked, but is a packed file within what was brought in."),
    ("more.tar.gz", "a packed file"), ("Yew.MD", "should be named with .md at its end"), ("oak.md.txt", "named with .md at its end"),
])  # fmt: skip
def test_any_other_kind_of_file_is_named(name: str, found: str) -> None:
    """In a zip and by itself; also a zip within a zip, and a card saved under another ending."""
    (told,) = refused_zip({**THREE, name: b"x"})
    assert told.startswith(name) and found in told
    if name != "more.zip":
        assert refused(*THREE.items(), (name, b"x")) == [told]


@pytest.mark.parametrize(("mode", "found"), [
    (stat.S_IFLNK, "a link"), (stat.S_IFIFO, "something else"), (stat.S_IFCHR, "something else"), (stat.S_IFSOCK, "something else"),
])  # fmt: skip
def test_a_link_is_no_file(mode: int, found: str) -> None:
    """Nor is a device or a pipe."""
    (told,) = refused_zip([*THREE.items(), (entry("yew.md", external_attr=(mode | 0o777) << 16), b"/etc/passwd")])
    assert told == f"yew.md should be a file or a folder, but is {found}."


def test_a_name_comes_once() -> None:
    """Capitals, and the way in which an accent is written, do not tell two names apart."""
    with pytest.warns(UserWarning, match="Duplicate name"):
        twice = zipped([*THREE.items(), ("oak.md", b"x"), ("ELM.md", b"x")])
    told = refused(("streets.zip", twice))
    assert told[-2:] == [
        "oak.md should be there once, but is there twice.",
        "ELM.md should be there once, but is there twice.",
    ]
    assert refused(("oak.md", card("Oak")), ("oak.md", card("Elm"))) == [
        "oak.md should be there once, but is there twice."
    ]
    accents = {unicodedata.normalize(form, "é/"): b"" for form in ("NFC", "NFD")}
    assert "é/ should be there once" in unicodedata.normalize("NFC", refused_zip({**THREE, **accents})[0])


def test_cards_lie_in_one_folder() -> None:
    """Two folders could hold two cards of one name."""
    told = refused_zip({"a/oak.md": card("Oak"), "b/oak.md": card("Elm")})
    assert told == ["b/oak.md should be in one folder with the others, but is in another."]


def test_a_zip_is_brought_in_by_itself() -> None:
    """Whether beside a card or beside another zip."""
    sentence = "one.zip should be brought in by itself, but is brought in beside other files."
    assert refused(("oak.md", card("Oak")), ("one.zip", zipped(THREE))) == [sentence]
    assert refused(("one.zip", zipped(THREE)), ("two.zip", zipped(THREE))) == [sentence]


def test_nothing_at_all_is_said() -> None:
    """An empty zip, or a pack.toml without a card."""
    (told,) = refused(("none.zip", zipped({})))
    assert told == "none.zip should be at least one card, in a file whose name ends in .md, but is without one."
    assert refused(("README.md", b""))[0].startswith("What was chosen should be at least one card")


@pytest.mark.parametrize("encoding", ["utf-16", "latin-1", "cp1252"])
def test_text_of_another_encoding_is_told_with_its_line(encoding: str) -> None:
    written = OWN.replace("Oak Lane tells", "Oak Läne tells").encode(encoding)
    line = 1 if encoding == "utf-16" else written.decode(encoding).splitlines().index("+++", 1) + 3
    assert refused(("oak.md", written)) == [
        f"oak.md should be saved as UTF-8 text, but is something else at line {line}."
    ]


def test_a_zip_under_the_name_of_a_card_is_no_text() -> None:
    assert refused(("oak.md", zipped(THREE))) == ["oak.md should be text, but is a zip under another name."]
    assert refused_zip({"elm.md": card("Elm"), "oak.md": zipped(THREE)}) == [
        "oak.md should be text, but is a zip under another name."
    ]


def test_every_fault_of_every_file_is_told_at_once() -> None:
    """What is wrong with names, with facts, with text and between cards; nothing comes in."""
    told = refused_zip({
        "oak.md": card("Oak").replace(b"complexity = 1", b"complexity = 9"),
        "elm.md": card("Oak"),
        "Ash.md": card("Ash"),
        "yew.md": card("Yew").replace(b" (source: example.org)", b""),
        "pack.toml": b'title = "Streets"\n',
        "photo.jpg": b"x",
    })  # fmt: skip
    assert [line.partition(" should")[0] for line in told] == [
        "photo.jpg", "pack.toml: note", "pack.toml: decks", "Ash.md", "oak.md: complexity", "yew.md: since", "oak.md: short_name",
    ]  # fmt: skip


def test_a_fact_known_since_carries_its_source() -> None:
    """The rules of a card that is brought in are those of any other."""
    (told,) = refused(("oak.md", card("Oak").replace(b" (source: example.org)", b"")))
    assert told.startswith(
        'oak.md: since should be a list of text, each ending "(source: ...)", but is without a source'
    )


# -- bombs, locks and damage


def test_too_many_files_are_refused_unread() -> None:
    many = {f"card-{n}.md": b"x" for n in range(MOST_FILES + 1)}
    assert refused_zip(many) == ["streets.zip should be at most 60 files at once, but is 61 files."]
    assert refused(*many.items()) == ["What was chosen should be at most 60 files at once, but is 61 files."]
    folders = {f"{n}/": b"" for n in range(MOST_ENTRIES + 1)}
    assert refused_zip(folders) == ["streets.zip should be a zip of at most 300 files and folders, but is one of 301."]


def test_a_card_that_is_too_long_is_refused() -> None:
    long = card("Oak") + b"x" * MOST_IN_A_FILE
    sentence = "oak.md should be at most 32 kB long, but is 33 kB long."
    assert refused_zip({"oak.md": long}) == [sentence] == refused(("oak.md", long))
    assert refused_zip({"oak.md": b" " * 3_000_000})[0] == "oak.md should be at most 32 kB long, but is 3 MB long."


def test_a_bomb_is_refused_by_what_it_claims() -> None:
    """Also where what would be read is small, and the rest would be passed over."""
    told = refused_zip({**THREE, "README.md": b" " * 2_000_000})
    assert told == ["streets.zip should be at most 1 MB when unpacked, but is 2 MB."]


@pytest.mark.parametrize("claimed", [10, 20_000])
def test_a_bomb_that_claims_to_be_small_gives_no_more_than_it_claims(claimed: int) -> None:
    """A card of 4 MB whose zip says that it has a few bytes is damaged, and read no further than these."""
    written = zipped({"oak.md": b" " * 4_000_000})
    lying = written.replace(struct.pack("<L", 4_000_000), struct.pack("<L", claimed))
    assert lying != written and len(lying) < 10_000
    with pytest.raises(
        PackageFault, match=r"^streets.zip: The file is damaged or was cut off. A zip of card files was expected.$"
    ):
        upload(("streets.zip", lying))


def test_entries_that_share_their_bytes_add_up() -> None:
    """A zip in which many names stand for one text is as large as all of them together."""
    written = zipped({"oak.md": b" " * 30_000})
    start, end = written.index(b"PK\1\2"), written.index(b"PK\5\6")
    listed = b"".join(written[start:end].replace(b"oak.md", b"o%02d.md" % n) for n in range(50))
    tail = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 50, 50, len(listed), start, 0)
    assert refused(("streets.zip", written[:start] + listed + tail)) == [
        "streets.zip should be at most 1 MB when unpacked, but is 1.5 MB."
    ]


def test_a_file_of_more_than_five_megabytes_is_not_opened() -> None:
    with pytest.raises(PackageFault, match=r"^streets.zip: The file has 5.1 MB; 5 MB at most were expected.$"):
        upload(("streets.zip", b"PK\3\4" + b"x" * 5_100_000))


@pytest.mark.parametrize(("at", "value", "sentence"), [
    (8, 1, "oak.md should be open to be read, but is locked with a password."),
    (10, 12, "oak.md should be packed as zip files usually are, but is packed in another way."),
])  # fmt: skip
def test_a_zip_that_is_locked_or_packed_in_a_rare_way_is_told_so(at: int, value: int, sentence: str) -> None:
    written = bytearray(zipped({"oak.md": card("Oak")}))
    struct.pack_into("<H", written, written.index(b"PK\1\2") + at, value)
    assert refused(("streets.zip", bytes(written))) == [sentence]


@pytest.mark.parametrize("written", [b"", b"not a zip", b"PK\3\4", zipped(THREE)[:400], zipped(THREE)[:-30]])
def test_what_is_no_zip_or_was_cut_off_is_one_sentence(written: bytes) -> None:
    with pytest.raises(PackageFault) as fault:
        upload(("streets.zip", written))
    assert str(fault.value).startswith("streets.zip: ") and str(fault.value).endswith(
        "A zip of card files was expected."
    )


# -- whatever comes


def comes_in_or_is_refused(*files: tuple[str, bytes]) -> None:
    """A pack, or sentences of one line; nothing else ever."""
    try:
        pack = upload(*files)
    except Faulty as faulty:
        told = [str(fault) for fault in faulty.faults]
    except PackageFault as fault:
        told = [str(fault)]
    else:
        assert pack.cards and len(set(ids(pack))) == len(pack.cards) <= MOST_FILES
        return
    assert told and all(line and "\n" not in line and len(line) < 600 for line in told)


@given(st.binary(max_size=400), st.sampled_from(["x.zip", "oak.md", "pack.toml", "README.md", "x.exe"]))
def test_any_bytes_are_refused_in_sentences(held: bytes, name: str) -> None:
    comes_in_or_is_refused((name, held))
    comes_in_or_is_refused((name, b"PK\3\4" + held))


@given(st.integers(0, 10_000), st.integers(1, 30))
def test_a_zip_with_bytes_altered_is_read_or_refused(seed: int, changes: int) -> None:
    """Wherever the damage falls: in names, sizes, what is packed, or the list of what is there."""
    chance, written = random.Random(seed), bytearray(zipped({**THREE, "pack.toml": PACK.encode()}))
    for _ in range(changes):
        written[chance.randrange(len(written))] = chance.choice((0, 1, 255, chance.randrange(256)))
    comes_in_or_is_refused(("streets.zip", bytes(written)))


PIECES = [
    "..",
    "/",
    "\\",
    "oak",
    ".md",
    "pack.toml",
    "C:",
    ".",
    "\0",
    "é",
    "\u202e",
    "README",
    ".txt",
    ".zip",
    " ",
    "__MACOSX",
    "\n",
]
NAMES = st.lists(st.sampled_from(PIECES), min_size=1, max_size=6).map("".join)
HELD = st.one_of(
    st.sampled_from([card("Oak"), card("Elm"), PACK.encode(), b"", b"+++\n+++\n", b"\xff", b"PK\3\4", b"+++\na = [[[[1]]]]\n+++"]),
    st.binary(max_size=60),
)  # fmt: skip
MODES = st.sampled_from([0, stat.S_IFREG, stat.S_IFDIR, stat.S_IFLNK, stat.S_IFSOCK, 0o170000])


@given(st.lists(st.tuples(NAMES, HELD, MODES), max_size=6, unique_by=lambda one: one[0]))
def test_hostile_names_come_in_as_cards_or_not_at_all(entries: list[tuple[str, bytes, int]]) -> None:
    """Whatever the files of a zip are called and claim to be, a card that comes in has a card's name."""
    pairs = [(entry(name, external_attr=mode << 16), held) for name, held, mode in entries]
    comes_in_or_is_refused(("streets.zip", zipped(pairs)))
    comes_in_or_is_refused(*((name, held) for name, held, _ in entries), ("oak.md", card("Oak")))
