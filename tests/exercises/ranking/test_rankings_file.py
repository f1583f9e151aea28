import csv
import doctest
import json
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exercises.ranking import rankings_file
from exercises.ranking.agreement import chance_w, kendall_w, mean_spearman
from exercises.ranking.kemeny import kemeny
from exercises.ranking.rankings_file import Activity, RankingsFault, Row, agreement_command, read, summary, write

HEADING = "activity,table,case_study,position\n"
BENEFIT = (
    HEADING
    + """\
benefit,Oak,bins,1
benefit,Oak,data-lab,2
benefit,Oak,discount,3
benefit,Elm,discount,3
benefit,Elm,bins,1
benefit,Elm,data-lab,2
benefit,Ash,bins,3
benefit,Ash,data-lab,2
benefit,Ash,discount,1
"""
)
KEYS = (
    *("activity", "tables", "cases", "kendall_w", "chance_w_mean", "chance_w_95", "mean_rho", "tau_b", "kemeny"),
    "per_case",
)

names = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=12)
names = names.map(str.rstrip).filter(str.strip)
risky = st.builds("{}{}".format, st.sampled_from(["=", "+", "-", "@", "\t", "\r", "'", "'=", "''@", " ", "\n"]), names)
any_name = names | risky


@st.composite
def activities(draw):
    """Activities with ties, gaps and unfinished tables; the rows that say so name every card for each table."""
    found = {}
    for name in draw(st.lists(any_name, min_size=1, max_size=2, unique=True)):
        cards = draw(st.lists(any_name, min_size=1, max_size=5, unique=True))
        called = draw(st.lists(any_name, min_size=1, max_size=3, unique=True))
        tables = {table: draw(rankings(cards)) for table in called}
        finished = draw(st.sets(st.sampled_from(sorted(tables))))
        found[name] = Activity(name, tables, frozenset(finished), tuple(cards))
    return found


@st.composite
def rankings(draw, cards):
    scores = {card: draw(st.none() | st.integers(0, 3)) for card in cards}
    levels = sorted({score for score in scores.values() if score is not None})
    return tuple(tuple(sorted(card for card in cards if scores[card] == level)) for level in levels)


def fault_of(text):
    with pytest.raises(RankingsFault) as caught:
        read(text)
    message = str(caught.value)
    assert "\n" not in message and message.endswith(".") and len(message) < 250
    return message


# Reading


def test_read():
    """Each activity has its tables with their tiers, best first, whatever the order of the rows."""
    activity = read(BENEFIT)["benefit"]
    assert activity.tables == {
        "Oak": (("bins",), ("data-lab",), ("discount",)),
        "Elm": (("bins",), ("data-lab",), ("discount",)),
        "Ash": (("discount",), ("data-lab",), ("bins",)),
    }
    assert activity.finished == {"Oak", "Elm", "Ash"}
    assert activity.case_studies == ("bins", "data-lab", "discount")


def test_positions_only_order():
    """Any numbers above 0 will do; equal ones tie, and an empty one leaves the card out."""
    text = HEADING + "risk,Oak,a,100\nrisk,Oak,b,0.5\nrisk,Oak,c, 1e2\nrisk,Oak,d,\nrisk,Oak,e,+.7\n"
    assert read(text)["risk"].tables["Oak"] == (("b",), ("e",), ("a", "c"))
    assert read(text)["risk"].case_studies == ("a", "b", "c", "d", "e")


def test_several_activities():
    """One file may hold several activities, each with tables of its own."""
    found = read(HEADING + "risk,Oak,a,1\nbenefit,Oak,a,1\nrisk,Elm,a,1\n")
    assert list(found) == ["risk", "benefit"]
    assert [list(activity.tables) for activity in found.values()] == [["Oak", "Elm"], ["Oak"]]


@pytest.mark.parametrize("word", ["no", "No", "FALSE", "0"])
def test_unfinished_tables_do_not_count(word):
    """A table whose finished column says no stays in the file and out of the measures."""
    heading = "activity,table,case_study,position,finished\n"
    text = f"{heading}b,Oak,x,1,yes\nb,Elm,x,1,{word}\nb,Ash,x,1,\nb,Yew,x,1,True\n"
    activity = read(text)["b"]
    assert list(activity.tables) == ["Oak", "Elm", "Ash", "Yew"]
    assert list(activity.counted()) == ["Oak", "Ash", "Yew"]


@pytest.mark.parametrize(
    "text",
    [
        "\ufeff" + BENEFIT,
        BENEFIT.encode(),
        ("\ufeff" + BENEFIT).encode(),
        BENEFIT.replace("\n", "\r\n"),
        BENEFIT.replace("\n", "\r"),
        "\n" + BENEFIT.replace("\n", "\n\n"),
        BENEFIT.replace(",", " , "),
        BENEFIT.replace("activity,table", "Activity,TABLE"),
        BENEFIT.replace("Oak", '"Oak"').replace(",", ", "),
        BENEFIT + ",,,\n",
    ],
    ids=["mark", "bytes", "both", "CR LF", "CR", "blank lines", "spaces", "capitals", "quoted", "empty last row"],
)
def test_forgiving_of_spreadsheets(text):
    """Byte order marks, line ends, blank lines, spaces, capitals in the heading and quotation marks change nothing."""
    assert read(text) == read(BENEFIT)


def test_columns_in_any_order():
    """Columns are known by name, not by place."""
    assert read("position,case_study,table,activity\n1,x,Oak,b\n")["b"].tables == {"Oak": (("x",),)}


def test_heading_alone():
    """A heading without rows is a file of no activities."""
    assert read(HEADING) == {}


def test_read_from_a_path(tmp_path):
    """A path is opened and read."""
    path = tmp_path / "rankings.csv"
    path.write_text(BENEFIT, encoding="utf-8")
    assert read(path) == read(BENEFIT)


# Faults


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("activity,table,case_study\n", 1, ["'position'", "missing"]),
        ("activity,table,case_study,position,position\n", 1, ["'position'", "twice"]),
        ("activity,table,case_study,position,colour\n", 1, ["'colour'", "not a column"]),
        ("activity;table;case_study;position\n", 1, ["not a column"]),
        ("benefit,Oak,bins,1\n", 1, ["'benefit'", "not a column"]),
        (HEADING + "b,Oak,x\n", 2, ["3 cells", "expected 4"]),
        (HEADING + "b\n", 2, ["1 cell", "expected 4"]),
        (HEADING + "b,Oak,x,1,yes\n", 2, ["5 cells", "expected 4"]),
        (HEADING + "b,Oak,x,1\n\n ,Oak,x,1\n", 4, ["activity", "blank"]),
        (HEADING + "b,,x,1\n", 2, ["table", "blank"]),
        (HEADING + "b,Oak, ,1\n", 2, ["case_study", "blank"]),
        (HEADING + "b,Oak,x,first\n", 2, ["'first'", "above 0"]),
        (HEADING + "b,Oak,x,0\n", 2, ["'0'", "above 0"]),
        (HEADING + "b,Oak,x,-1\n", 2, ["'-1'", "above 0"]),
        (HEADING + "b,Oak,x,nan\n", 2, ["'nan'", "above 0"]),
        (HEADING + "b,Oak,x,inf\n", 2, ["'inf'", "above 0"]),
        (HEADING + "b,Oak,x,1e999\n", 2, ["'1e999'", "above 0"]),
        (HEADING + "b,Oak,x,1e-999\n", 2, ["'1e-999'", "above 0"]),
        (HEADING + "b,Oak,x,1_0\n", 2, ["'1_0'", "above 0"]),
        (HEADING + "b,Oak,x,١\n", 2, ["above 0"]),
        (HEADING + 'b,Oak,x,"2,5"\n', 2, ["'2,5'", "above 0"]),
        (HEADING + "b,Oak,x,1\nb,Elm,x,1\nb,Oak,x,2\n", 4, ["'Oak'", "'x'", "twice"]),
        (HEADING + "b,Oak,x,1\nb,Oak,x,\n", 3, ["'Oak'", "'x'", "twice"]),
        (HEADING + 'b,"Oak\nand Elm",x,1\nb,Oak,x,zero\n', 4, ["'zero'"]),
        (HEADING + 'b,Oak,"x,1\nb,Elm,x,1\n', 2, ["quotation"]),
        (HEADING + 'b,Oak,"x"y,1\n', 2, ["quotation"]),
        (HEADING + "b,Oak," + "x" * 1001 + ",1\n", 2, ["1,001 characters"]),
        (HEADING + "b,Oak," + "x" * 200_000 + ",1\n", 2, ["longer than 1,000 characters"]),
        (HEADING + "b,Oak,x,1\nb,Elm,\0,1\n", 3, ["NUL"]),
        (HEADING + "b,Oak,x," + "9" * 300 + "z\n", 2, ["above 0"]),
        (HEADING.encode() + "b,Oak,caf\xe9,1\n".encode("latin-1"), 2, ["UTF-8"]),
        (BENEFIT.encode("utf-16"), 1, ["UTF-8"]),
    ],
)
def test_faults_name_line_and_expectation(text, line, words):
    """A bad row is one short sentence with its line, what stands there and what was expected."""
    message = fault_of(text)
    assert message.startswith(f"line {line}: ")
    assert all(word in message for word in words), message


@pytest.mark.parametrize("text", ["", "\ufeff", "\n\n", b"", "  \n,,\n"])
def test_empty_file(text):
    """A file without anything says which columns were expected."""
    assert fault_of(text).startswith("the file is empty, expected the columns activity, table, case_study, position")


@pytest.mark.parametrize(("first", "second"), [("yes", "no"), ("no", "yes"), ("no", ""), ("1", "false")])
def test_mixed_finished(first, second):
    """A table that is finished in one row and not in another is a fault; in another activity it may differ."""
    heading = "activity,table,case_study,position,finished\n"
    message = fault_of(f"{heading}b,Oak,x,1,{first}\nb,Oak,y,2,{second}\n")
    assert message.startswith("line 3: table 'Oak' in activity 'b' is finished in one row and not in another")
    assert len(read(f"{heading}b,Oak,x,1,{first}\nr,Oak,y,2,{second}\n")) == 2


def test_unknown_finished():
    """Any other word in finished is a fault."""
    assert "finished is 'maybe', expected yes or no" in fault_of(
        "activity,table,case_study,position,finished\nb,Oak,x,1,maybe\n"
    )


@given(st.binary(max_size=60) | st.text(max_size=60).map(lambda rest: (HEADING + rest).encode("utf-8", "replace")))
def test_anything_is_read_or_refused_in_a_sentence(content):
    """Whatever the bytes, reading gives activities or a RankingsFault, never another error."""
    try:
        assert isinstance(read(content), dict)
    except RankingsFault as fault:
        assert str(fault).endswith(".") and "\n" not in str(fault)


# Writing


@given(activities())
def test_what_is_written_reads_back(found):
    """Writing all rows of activities and reading them gives the same: names, tiers, gaps and who had finished."""
    again = read(write(row for activity in found.values() for row in activity.rows()))
    assert again == found
    assert list(again) == list(found)


@given(any_name)
def test_no_cell_starts_a_formula(name):
    """No written cell begins with a character that makes a spreadsheet run it."""
    written = write([Row(name, name, name, 1.0)])
    cells = [cell for record in csv.reader(StringIO(written, newline="")) for cell in record]
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in cells)


@pytest.mark.parametrize("name", ["=1+1", "+44", "-x", "@SUM", "\tx", "\rx"])
def test_formulas_are_defused(name):
    """A name that a spreadsheet would run is written with an apostrophe and read without it."""
    written = write([Row("b", name, "x", 1.0)])
    assert f"'{name}" in written
    assert list(read(written)["b"].tables) == [name]


def test_apostrophes_of_ones_own_stay():
    """A name with an apostrophe of its own keeps it."""
    for name in ("'tis", "''=", "O'Neill", "'"):
        assert list(read(write([Row("b", name, "x", 1.0)]))["b"].tables) == [name]


def test_written_numbers_are_plain():
    """Positions are written as people write them; a card left out has none."""
    rows = [Row("b", "Oak", "x", 1.0, False), Row("b", "Oak", "y", 2.5, False), Row("b", "Oak", "z", None, False)]
    assert write(rows).splitlines() == [
        "activity,table,case_study,position,finished", "b,Oak,x,1,no", "b,Oak,y,2.5,no", "b,Oak,z,,no",
    ]  # fmt: skip


def test_examples_by_hand():
    """The example in the docstring comes out as printed."""
    result = doctest.testmod(rankings_file)
    assert result.attempted and not result.failed


# The summary


def test_summary_in_full():
    """Every key of the summary, with its value, for three tables of three cards."""
    activity = read(BENEFIT)["benefit"]
    chance = chance_w(activity.counted())
    found = summary(activity)
    assert tuple(found) == KEYS
    assert found == {
        "activity": "benefit",
        "tables": 3,
        "cases": 3,
        "kendall_w": 0.1111111111,
        "chance_w_mean": round(chance.mean, 10),
        "chance_w_95": round(chance.p95, 10),
        "mean_rho": -0.3333333333,
        "tau_b": [
            {"a": "Oak", "b": "Elm", "tau": 1.0},
            {"a": "Oak", "b": "Ash", "tau": -1.0},
            {"a": "Elm", "b": "Ash", "tau": -1.0},
        ],
        "kemeny": {"distance": 3, "orders": 1, "order": ["bins", "data-lab", "discount"]},
        "per_case": [
            {
                "case_study": "bins",
                "placed": 3,
                "lowest": 1.0,
                "highest": 3.0,
                "median": 1.0,
                "iqr": 1.0,
                "reading": "spread",
            },
            {
                "case_study": "data-lab",
                "placed": 3,
                "lowest": 2.0,
                "highest": 2.0,
                "median": 2.0,
                "iqr": 0.0,
                "reading": "alike",
            },
            {
                "case_study": "discount",
                "placed": 3,
                "lowest": 1.0,
                "highest": 3.0,
                "median": 3.0,
                "iqr": 1.0,
                "reading": "spread",
            },
        ],
    }


def test_summary_of_one_table():
    """What has no meaning is null, and a card that nobody placed is there with nothing filled in."""
    found = summary(read(HEADING + "b,Oak,x,\nb,Oak,a,1\n")["b"])
    assert [found[key] for key in KEYS[1:8]] == [1, 2, None, None, None, None, []]
    assert found["kemeny"] == {"distance": 0, "orders": 1, "order": ["a"]}
    assert found["per_case"][0]["reading"] == "too few"
    nothing = dict.fromkeys(("lowest", "highest", "median", "iqr"))
    assert found["per_case"][1] == {"case_study": "x", "placed": 0, **nothing, "reading": "too few"}


def test_summary_where_nobody_finished():
    """Where no table had finished there are no measures and no best order."""
    found = summary(read("activity,table,case_study,position,finished\nb,Oak,x,1,no\nb,Elm,x,1,no\n")["b"])
    assert (found["tables"], found["cases"], found["kemeny"], found["tau_b"]) == (0, 1, None, [])
    assert found["per_case"][0]["placed"] == 0


def test_summary_of_seventeen_cards():
    """Any number of case studies is measured; only the Kemeny order is null above sixteen."""
    rows = [Row("b", table, f"card {place}", place) for table in ("Oak", "Elm") for place in range(1, 18)]
    found = summary(read(write(rows))["b"])
    assert (found["cases"], found["kendall_w"], found["kemeny"]) == (17, 1.0, None)


@given(activities())
def test_summary_says_what_the_measures_say(found):
    """For any file the summary is valid JSON without NaN and carries the measures of finished tables."""
    for activity in found.values():
        answer = json.loads(json.dumps(summary(activity), allow_nan=False))
        counted = activity.counted()
        assert tuple(answer) == KEYS
        assert answer["kendall_w"] == pytest.approx(kendall_w(counted))
        assert answer["mean_rho"] == pytest.approx(mean_spearman(counted))
        best = kemeny(counted)
        assert (answer["kemeny"] or {}).get("distance") == (best and best.distance)
        assert len(answer["tau_b"]) == len(counted) * (len(counted) - 1) // 2
        assert [case["case_study"] for case in answer["per_case"]] == sorted(activity.case_studies)


# The command


def test_command_prints_a_list(tmp_path):
    """The command prints one object for each activity, in the file's order, and returns 0."""
    path = tmp_path / "rankings.csv"
    path.write_text(BENEFIT + "risk,Oak,bins,1\n", encoding="utf-8")
    out, err = StringIO(), StringIO()
    assert agreement_command(path, out, err) == 0
    assert [answer["activity"] for answer in json.loads(out.getvalue())] == ["benefit", "risk"]
    assert err.getvalue() == ""


def test_command_refuses_in_a_sentence(tmp_path):
    """A fault is one line with file and line, nothing is printed, and the command returns 2."""
    path = tmp_path / "rankings.csv"
    path.write_text(HEADING + "b,Oak,x,zero\n", encoding="utf-8")
    out, err = StringIO(), StringIO()
    assert agreement_command(str(path), out, err) == 2
    expected = "line 2: the position is 'zero', expected a number above 0, or nothing if left out."
    assert err.getvalue() == f"{path}: {expected}\n"
    assert out.getvalue() == ""


def test_command_without_a_file(tmp_path):
    """A file that is not there, or a folder, is one line too."""
    for path in (tmp_path / "none.csv", tmp_path):
        out, err = StringIO(), StringIO()
        assert agreement_command(path, out, err) == 2
        assert err.getvalue().startswith(f"{path}: cannot be read (") and err.getvalue().count("\n") == 1
        assert out.getvalue() == ""
