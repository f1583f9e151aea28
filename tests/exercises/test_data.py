"""The zip of all data and figures, and what is read at the address of the report, of a day on which simulated tables typed what a
spreadsheet would run."""

import csv
from collections.abc import Iterator
from io import BytesIO, StringIO
from typing import Any
from zipfile import ZipFile

import pytest

from exercises import KINDS, NAMES, room
from exercises.data import data_tables, data_zip
from exercises.ranking import rankings_file
from exercises.reading import told
from exercises.report import opened, report
from tests.exercises.impressions import sheets as impressions
from tests.exercises.plenary import told as plenary
from tests.exercises.ranking.test_rounds import FIRST, SECOND, both
from tests.exercises.voices import asking
from tests.people import DECK, Laptop, Lead, Person, UnderWay
from tests.workshop.keeping.days import a_whole_day
from workshop.report.blocks import Figure, printable
from workshop.report.checks import texts
from workshop.report.data import DataTable, csv_text, read_back
from workshop.scene import Scene
from workshop.store import Store
from workshop.words import words

say = words()
HOSTILE = '=HYPERLINK("http://elsewhere","a;b,c")\n+1 '
SIGNS = tuple("=+-@\t\r ")


@pytest.fixture(scope="module")
def day(tmp_path_factory: Any) -> Iterator[Scene]:
    """A day of every activity, at whose tables everything that is written begins as a formula does but one note, which names somebody
    and is held."""
    store, says = Store(f"sqlite:///{tmp_path_factory.mktemp('day') / 'store.db'}", KINDS), Person.says

    def hostile(one: Person, key: Any, **act: Any) -> Any:
        return says(
            one, key, **{**act, "text": HOSTILE + act["text"]} if "Patel" not in act.get("text", "Patel") else act
        )

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(Laptop, "says", hostile)
        lead = a_whole_day(store, tables=3)
    yield Scene(store, say, lead.link, False)
    store.close()


@pytest.fixture(scope="module")
def files(day: Scene) -> dict[str, bytes]:
    with ZipFile(BytesIO(data_zip(day))) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def rows(table: DataTable) -> list[list[str]]:
    return [
        ["" if cell is None else printable(cell) if isinstance(cell, str) else f"{cell:g}" for cell in row]
        for row in table.rows
    ]


def test_every_exercise_but_framing_has_data(day: Scene) -> None:
    """And each of them has something that tables typed."""
    assert [name for name in NAMES if not hasattr(room(name, "section"), "tables")] == ["framing"]
    kinds = {activity.id: activity.kind for activity in opened(day)}
    typed = {
        kind for file, table in data_tables(day) for one, kind in kinds.items()
        if file.startswith(f"{one}-") and HOSTILE[:20] in csv_text(table).replace('""', '"')
    }  # fmt: skip
    assert typed == set(NAMES) - {"framing"}


def test_every_table_comes_back_from_its_file_as_it_was(day: Scene, files: dict[str, bytes]) -> None:
    for name, table in data_tables(day):
        assert files[name].startswith(b"\xef\xbb\xbf"), name
        heading, *read = read_back(files[name].decode())
        assert heading == [column.name for column in table.columns] and read == rows(table), name


def test_no_cell_of_any_file_is_a_formula(files: dict[str, bytes]) -> None:
    """The one thing that begins with a sign is a number."""
    for name, content in files.items():
        if name.endswith(".csv"):
            cells = [cell for row in csv.reader(StringIO(content.decode("utf-8-sig"), newline="")) for cell in row]
            assert all(cell[1:].isdigit() for cell in cells if cell.startswith(SIGNS)), name


def test_the_dictionary_names_every_column_of_every_file(files: dict[str, bytes]) -> None:
    _, *told = read_back(files["dictionary.csv"].decode())
    there = [(name, column) for name, content in files.items() if name.endswith(".csv") and name != "dictionary.csv"
             for column in next(iter(read_back(content.decode())))]  # fmt: skip
    assert [(file, column) for file, column, _, _ in told] == there
    assert all(meaning and values for _, _, meaning, values in told)


def test_the_figures_are_those_of_the_report(day: Scene, files: dict[str, bytes]) -> None:
    """Each as SVG and as PNG, by its number, with what it says in words."""
    drawn = [block for block in report(day).blocks if isinstance(block, Figure)]
    _, *told = read_back(files["figures.csv"].decode())
    assert drawn and [row[1:3] for row in told] == [[one.caption, printable(one.alt)] for one in drawn]
    for number, (*_, file) in enumerate(told, 1):
        assert file.startswith(f"figures/figure-{number:02}-")
        assert b"<svg" in files[file][:200]
        assert files[f"{file.removesuffix('svg')}png"].startswith(b"\x89PNG")


def test_the_rankings_can_be_read_as_rankings(files: dict[str, bytes]) -> None:
    (name,) = [name for name in files if name.endswith("rankings.csv") and name.startswith("benefit")]
    assert len(rankings_file.read(files[name])["benefit"].finished) == 3


def test_nothing_that_was_not_released_is_in_it(day: Scene, files: dict[str, bytes]) -> None:
    """A note that the lead held back, whose question it was, which seat spoke, when."""
    everything = "\n".join(content.decode() for name, content in files.items() if not name.endswith(".png"))
    assert "Mrs Patel" not in everything
    assert not any(table.name in files["voices-questions.csv"].decode() for table in day.day.setup.tables)
    columns = {column.name for _, table in data_tables(day) for column in table.columns}
    assert not columns & {"seat", "time", "at", "device", "client", "expert"}


def test_readme_says_what_it_is(files: dict[str, bytes]) -> None:
    told = files["README.txt"].decode("utf-8-sig")
    assert say("report.draft") in told and all(line in told for line in say.of("data.readme")["not"])
    assert all(name in told for name in files if name.endswith(".csv"))


def test_a_demonstration_is_marked_on_every_file(day: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    """And in its README."""
    monkeypatch.setattr("exercises.data.pictures.svg", str)
    monkeypatch.setattr("exercises.data.pictures.png", lambda spec: b"drawn")
    with ZipFile(BytesIO(data_zip(Scene(day.store, say, day.link, True)))) as archive:
        names = archive.namelist()
        assert all(name.rpartition("/")[2].startswith("demonstration-") for name in names)
        told = archive.read("demonstration-README.txt").decode()
        assert say("report.demonstration") in told and all(name in told for name in names if name.endswith(".csv"))


def test_a_day_on_which_nobody_spoke_has_a_zip_too(workshop_under_way: UnderWay) -> None:
    quiet = Scene(workshop_under_way.store, say, workshop_under_way.lead.link, False)
    with ZipFile(BytesIO(data_zip(quiet))) as archive:
        assert {"README.txt", "dictionary.csv", "benefit-rankings.csv"} <= set(archive.namelist())
        assert not any(name.startswith("figures") for name in archive.namelist())


def test_people_are_counted_by_table_and_by_sector_where_they_are_enough(workshop_under_way: UnderWay) -> None:
    """A small count, and what would give it away, is empty."""
    day = workshop_under_way
    day.oak.counts_heads(4)
    people = {"Council": 6, "Health": 5, "Police": 2, "Housing": 1}
    assert day.lead.says(day.lead.key, kind="count_people", sectors=people).status == "done"
    told = dict(data_tables(Scene(day.store, say, day.lead.link, False)))
    assert told["day-tables.csv"].rows[0] == ("Oak", 4)
    assert dict(told["day-sectors.csv"].rows) == {"Council": 6, "Health": 5, "Police": None, "Housing": None}


def test_what_an_expert_wrote_is_left_out_until_it_is_released() -> None:
    tables = room("voices", "section").tables
    held, released = str(tables(asking.found(), say)), str(tables(asking.found(room=asking.all_released()), say))
    for text in ("Ask who is told.", "The card does not say.", "data protection law"):
        assert text not in held and text in released


def test_a_note_that_was_held_is_left_out() -> None:
    found = room("impressions", "findings").findings(impressions.a_day(), impressions.ACTIVITY, impressions.an_hour())
    told = str(room("impressions", "section").tables(found, say))
    assert impressions.HELP in told and impressions.PATEL not in told


@pytest.mark.parametrize(("people", "ended", "counts"), [
    (4, True, []),
    (5, False, []),
    (7, True, [("I was heard.", "Yes", 7), ("Somebody dominated our table.", "No", 7), (say("slip.use"), "Yes", 7)]),
])  # fmt: skip
def test_slips_are_counted_where_the_report_counts_them(people: int, ended: bool, counts: list[Any]) -> None:
    """Not where they are few, nor while more can come."""
    slips = [("yes", "no", "yes")] * people
    found = plenary.found({}, plenary.room(), plenary.a_day(ended=ended), slips)
    assert list(table("plenary", "exit-slip", found).rows) == counts


def test_counts_of_few_people_are_joined_or_withheld() -> None:
    """Five, two and three people are five and five; four, three and three could not be told apart."""
    heard, use = ["yes"] * 5 + ["partly"] * 2 + ["no"] * 3, ["yes"] * 4 + ["partly"] * 3 + ["no"] * 3
    slips = zip(heard, ["no"] * 10, use, strict=True)
    rows = table("plenary", "exit-slip", plenary.found({}, plenary.room(), plenary.a_day(ended=True), slips)).rows
    assert [row[1:] for row in rows if row[0] == say("slip.heard")] == [("Yes", 5), ("Partly or No", 5)]
    assert [row[1:] for row in rows if row[0] == say("slip.use")] == [("", None)]


def test_a_second_round_says_what_moved_tables() -> None:
    """And its orders are called by their round."""
    found = both(FIRST, SECOND)
    assert table("ranking", "moved-by", found).rows == (("Table 1", DECK[1], "What the other end said"),)
    assert {row[0] for row in table("ranking", "rankings", found).rows} >= {"benefit again"}


def table(kind: str, name: str, found: Any) -> DataTable:
    return next(table for table in room(kind, "section").tables(found, say) if table.name == name)


def test_whatever_activity_is_open_nothing_that_was_written_in_it_is_read(day: Scene) -> None:
    """Not in its chapter, on a card's page, in an appendix, or where another activity looks back on it. At the end of the day all is."""
    lead, id = Lead(day.store, day.link), day.workshop
    at_the_end = read(day)
    for activity in ("impressions", "risk", "voices", "plenary"):
        assert lead.opens(activity).status == "done"
        found = read(Scene(day.store, say, day.link))
        mine = written(day, activity) - {
            text for other in day.day.progress if other != activity for text in written(day, other)
        }
        assert not [text for text in mine if text in found], activity
        assert not mine or [text for text in mine if text in at_the_end], activity
    assert lead.ends().status == "done" and told(day.store, say, id).left_out == ()


def read(scene: Scene) -> str:
    """Every text that is read of a workshop now."""
    return "\n".join(place.text for place in texts(told(scene.store, say, scene.workshop).report))


def written(scene: Scene, activity: str) -> set[str]:
    """What tables wrote in an activity."""
    held = scene.store.answers(scene.workshop, activity).values()
    return {note.text.strip() for one in held for note in getattr(one.answer, "notes", ()) if note.text.strip()}
