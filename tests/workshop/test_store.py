"""The store: one way in, everything acknowledged is kept, nothing is kept twice."""

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import event
from sqlalchemy.pool import Pool

from exercises import KINDS
from tests.benchmarks.kills import folded, kill_often
from tests.people import DECK, NOON, Laptop, UnderWay, under_way
from workshop.acts import Envelope, Key
from workshop.database import StoreFault
from workshop.store import Store


def opened(folder: Path) -> Store:
    return Store(f"sqlite:///{folder / 'store.db'}", KINDS)


def kept(folder: Path, table: str) -> list[sqlite3.Row]:
    """The rows of a table, read past the store."""
    connection = sqlite3.connect(folder / "store.db")
    connection.row_factory = sqlite3.Row
    try:
        return connection.execute(f"select * from {table}").fetchall()  # noqa: S608  names of our own
    finally:
        connection.close()


# -- acts are applied once


def test_an_act_sent_twice_is_applied_once(workshop_under_way: UnderWay) -> None:
    """The same client and number is answered again and changes nothing."""
    oak = workshop_under_way.oak
    mark = oak.envelope(oak.own, {"kind": "think_first", "top": [DECK[0]]})  # not idempotent in itself
    assert oak.store.act(mark).status == "done"
    assert oak.store.act(mark).status == "done"
    assert len(oak.store.answer(oak.own).first) == 1 and oak.store.held(oak.own).revision == 1


def test_an_act_is_applied_once_across_a_restart(tmp_path: Path) -> None:
    """A laptop that sends again after the server came back is answered, not applied."""
    store = opened(tmp_path)
    oak = under_way(store).oak
    first = oak.envelope(oak.own, {"kind": "think_first", "top": [DECK[0]]})
    store.act(first)
    store.close()
    store = opened(tmp_path)
    assert store.act(first).status == "done"
    assert len(store.answer(oak.own).first) == 1
    store.close()


def test_everything_is_there_after_a_restart(tmp_path: Path) -> None:
    """Day, order, notes, late acts, seats and links come back as they were."""
    store = opened(tmp_path)
    world = under_way(store)
    world.oak.place(DECK[0])
    world.oak.writes("criteria", "Need, “proven”\n☂")
    world.lead.pauses()
    world.oak.place(DECK[1])
    before = {key: store.held(key) for key in (world.oak.key, world.lead.key)}
    store.close()
    again = opened(tmp_path)
    assert {key: again.held(key) for key in before} == before
    assert before[world.oak.key].late == ({"kind": "place", "card": DECK[1]},)
    assert again.registry.link(world.oak.secret) == world.oak.link
    assert again.registry.seats(world.entry.id) == {1: 1, 2: 2}
    assert again.id == store.id and again.registry.digits(world.entry.id, 1) == store.registry.digits(world.entry.id, 1)
    again.close()


def test_a_refused_act_is_answered_the_same_again_and_does_not_stop_the_next(workshop_under_way: UnderWay) -> None:
    """A refusal advances the mark, is not in the journal, and keeps its reason for whoever asks again."""
    oak = workshop_under_way.oak
    wrong = oak.envelope(oak.key, {"kind": "place", "card": "atlantis", "pile": "more"})
    first, again = oak.store.act(wrong), oak.store.act(wrong)
    assert first.status == again.status == "refused" and "“atlantis”" in first.why == again.why
    assert oak.place(DECK[0]).status == "done"
    assert [row["kind"] for row in oak.store.journal(workshop_under_way.entry.id)] == ["set_up", "open", "place"]


def test_what_was_refused_stays_refused_when_it_comes_again(workshop_under_way: UnderWay) -> None:
    """Whoever was told no is not surprised later: the same act, sent again once it would make sense, is still refused."""
    oak = workshop_under_way.oak
    oak.activity = "risk"
    early = oak.envelope(oak.key, {"kind": "place", "card": DECK[0], "pile": "more"})
    assert oak.store.act(early).status == "refused"
    workshop_under_way.lead.opens("risk")
    assert oak.store.act(early).status == "refused" and oak.said.order.placed() == ()
    assert oak.place(DECK[0]).status == "done"


def test_a_late_act_sent_again_is_still_late(workshop_under_way: UnderWay) -> None:
    """Whoever asks again is not told that it counts."""
    oak = workshop_under_way.oak
    oak.finish()
    late = oak.envelope(oak.key, {"kind": "place", "card": DECK[0], "pile": "more"})
    assert [oak.store.act(late).status, oak.store.act(late).status] == ["late", "late"]
    assert len(oak.held.late) == 1


# -- late acts are kept and not counted

LATE: dict[str, Callable[[UnderWay], Any]] = {
    "its table has finished": lambda world: world.oak.finish(),
    "the lead paused": lambda world: world.lead.pauses(),
    "the lead asked for eyes up": lambda world: world.lead.eyes_up(),
    "the lead pressed reveal and the screen did not know yet": lambda world: world.lead.reveals(),
    "the activity was closed": lambda world: world.lead.closes(),
    "another activity was opened": lambda world: world.lead.opens("risk"),
}


@pytest.mark.parametrize("why", LATE)
@pytest.mark.parametrize("act", ["place", "pile", "tie", "cannot", "take_back"])
def test_what_comes_late_is_kept_and_does_not_count(workshop_under_way: UnderWay, why: str, act: str) -> None:
    """A card placed too late changes no order, stands in the journal as late, and the table can see that it came."""
    oak = workshop_under_way.oak
    oak.place(DECK[0])
    order = oak.said.order.ranking()
    LATE[why](workshop_under_way)
    more = {"pile": {"pile": "less"}, "place": {"pile": "less"}, "tie": {"level_with": DECK[0]}}.get(act, {})
    assert oak.says(oak.key, kind=act, card=DECK[1], **more).status == "late"
    assert oak.said.order.ranking() == order
    assert oak.held.late == ({"kind": act, "card": DECK[1]},)
    assert oak.store.journal(workshop_under_way.entry.id)[-1]["status"] == "late"


def test_words_are_never_late(workshop_under_way: UnderWay) -> None:
    """A reason typed after the reveal or the finish counts: words are not an order."""
    oak = workshop_under_way.oak
    oak.finish()
    workshop_under_way.lead.reveals()
    assert oak.writes("reason", "because").status == "done"


def test_a_screen_that_shows_the_reveal_moves_on_the_record_apart(workshop_under_way: UnderWay) -> None:
    """After the reveal a table may go on; what was before stays as it was."""
    oak = workshop_under_way.oak
    oak.place(DECK[0])
    workshop_under_way.lead.reveals()
    oak.looks()
    assert oak.place(DECK[1], after=DECK[0]).status == "done"
    assert oak.said.before.ranking() == ((DECK[0],),)
    assert oak.said.order.ranking() == ((DECK[0],), (DECK[1],))


def test_going_back_opens_the_board_again(workshop_under_way: UnderWay) -> None:
    """After finish and go back, cards count again."""
    oak = workshop_under_way.oak
    oak.finish(), oak.goes_back()
    assert oak.place(DECK[0]).status == "done"


def test_an_activity_that_was_never_opened_takes_nothing(workshop_under_way: UnderWay) -> None:
    """Not even late: there is nothing to be late for."""
    oak = workshop_under_way.oak
    oak.activity = "risk"
    for outcome in (oak.place(DECK[0]), oak.writes("criteria", "need"), oak.marks(DECK[0])):
        assert (outcome.status, outcome.why) == ("refused", "This activity has not been opened yet.")


@pytest.mark.parametrize(
    "key",
    [
        Key("W", "lunch", 1, "table:1"),
        Key("W", "benefit", 1, "observer:1"),
        Key("W", "day", 1, "seat:1"),
        Key("nowhere", "benefit", 1, "table:1"),
    ],
)
def test_there_must_be_such_an_activity_and_party(workshop_under_way: UnderWay, key: Key) -> None:
    """An act for what is not there is refused, and an answer to it is not made."""
    store, entry = workshop_under_way.store, workshop_under_way.entry
    here = Key(entry.id if key.workshop == "W" else key.workshop, key.activity, key.round, key.party)
    outcome = store.act(Envelope(here, "laptop-x", 1, "seat:1", {"kind": "finish"}))
    assert (outcome.status, outcome.why) == ("refused", "This workshop has no such activity.")


def test_a_fault_in_the_program_refuses_one_act_and_stops_nobody(tmp_path: Path) -> None:
    """Where applying an act breaks, it is refused (sending it again would break again), and all others go on."""
    ranking = KINDS["ranking"].sorts["table"]

    def breaks(answer: Any, act: Any) -> Any:
        if act.kind == "finish":
            raise ZeroDivisionError
        return ranking.apply(answer, act)

    broken = type(ranking)(ranking.empty, ranking.acts, breaks, ranking.senders, standing=ranking.standing)
    kind = type(KINDS["ranking"])("ranking", {**KINDS["ranking"].sorts, "table": broken}, KINDS["ranking"].table_view)
    store = Store(f"sqlite:///{tmp_path / 'store.db'}", {**KINDS, "ranking": kind})
    oak = under_way(store).oak
    assert oak.finish().status == "refused" and "fault in the program" in oak.finish().why
    assert oak.place(DECK[0]).status == "done"
    store.close()


# -- the answer is the journal folded


@pytest.fixture(scope="module")
def lasting(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, Path]]:
    folder = tmp_path_factory.mktemp("lasting")
    store = opened(folder)
    yield store, folder
    store.close()


cards = st.sampled_from([*DECK, "atlantis"])
piles = st.sampled_from(["more", "middle", "less"])
table_acts = st.one_of(
    st.builds(lambda c, p: {"kind": "pile", "card": c, "pile": p}, cards, piles),
    st.builds(lambda c, p, a: {"kind": "place", "card": c, "pile": p, "after": a}, cards, piles, st.none() | cards),
    st.builds(lambda c, o: {"kind": "tie", "card": c, "level_with": o}, cards, cards),
    st.builds(lambda k, c: {"kind": k, "card": c}, st.sampled_from(["cannot", "take_back", "argue"]), cards),
    st.builds(
        lambda n, t, b, c: {"kind": "write", "note": n, "field": "criteria", "text": t, "base": b, "client": c},
        st.sampled_from(["n1", "n2", "not a name"]),
        st.text(max_size=6),
        st.integers(0, 3),
        st.sampled_from(["a", "b"]),
    ),
    st.builds(lambda c, n: {"kind": "would_move", "card": c, "way": "up", "people": n}, cards, st.integers(-1, 4)),
    st.sampled_from(
        [
            {"kind": "finish"},
            {"kind": "go_back"},
            {"kind": "freeze"},
            {"kind": "dance"},
            {},
            {"kind": "remove_note", "note": "n1"},
        ]
    ),
)
day_acts = st.sampled_from(
    [
        {"kind": "reveal", "step": 1},
        {"kind": "close"},
        {"kind": "open", "activity": "benefit", "at": NOON},
        {"kind": "pause", "on": True, "at": NOON},
        {"kind": "pause", "on": False, "at": NOON + 60},
        {"kind": "eyes_up", "on": True},
        {"kind": "eyes_up", "on": False},
        {"kind": "open", "activity": "risk", "at": NOON},
        {"kind": "reveal", "step": 9},
    ]
)
turns = st.tuples(
    st.sampled_from(["oak", "oak too", "elm", "lead"]), table_acts, day_acts, st.booleans(), st.booleans()
)


@settings(max_examples=40)
@given(st.lists(turns, max_size=30))
def test_the_answer_is_the_journal_folded(lasting: tuple[Store, Path], said: list[Any]) -> None:
    """Whatever several laptops and a lead say, in whatever order, twice or out of date: what is held, and what stands on
    the disk, is what folding the journal gives."""
    store, folder = lasting
    world = under_way(store)
    people = {"oak": world.oak, "oak too": world.sits_down(1), "elm": world.elm, "lead": world.lead}
    waiting = []
    for who, table_act, day_act, looks, twice in said:
        person = people[who]
        if looks:
            person.looks()
        envelope = person.envelope(person.key, day_act if who == "lead" else table_act)
        waiting += [store.submit(envelope) for _ in range(1 + twice)]
    outcomes = [one.result() for one in waiting]
    again = folded(store, world.entry.id)
    assert {key: store.held(key) for key in again} == again
    rows = [row for row in kept(folder, "answers") if row["workshop"] == world.entry.id]
    assert {
        Key(row["workshop"], row["activity"], row["round"], row["party"]): (row["revision"], row["body"])
        for row in rows
    } == {key: (held.revision, store.sort(key).dump(held.answer)) for key, held in again.items()}
    named = [(row["client"], row["seq"]) for row in store.journal(world.entry.id) if row["client"]]
    assert len(named) == len(set(named)) and len(outcomes) == len(waiting)


def test_many_threads_share_commits_and_lose_nothing(workshop_under_way: UnderWay) -> None:
    """Acts of eight laptops at once are each applied once, and the answers are the journal folded."""
    store, laptops = workshop_under_way.store, [workshop_under_way.sits_down(n % 2 + 1) for n in range(8)]

    def types(laptop: Laptop) -> None:
        for n in range(20):
            assert laptop.writes("criteria", f"{n}", note=laptop.client, base=n).status == "done"

    threads = [threading.Thread(target=types, args=(laptop,)) for laptop in laptops]
    [thread.start() for thread in threads], [thread.join() for thread in threads]
    again = folded(store, workshop_under_way.entry.id)
    assert {key: store.held(key) for key in again} == again
    oak = workshop_under_way.oak.said
    assert sorted(note.text for note in oak.notes) == ["19"] * 4 and {note.revision for note in oak.notes} == {20}


def test_who_hears_of_a_change_hears_before_the_answer(workshop_under_way: UnderWay) -> None:
    """Listeners are told which answers changed before the act is answered; one that breaks stops nothing."""
    store, oak, heard = workshop_under_way.store, workshop_under_way.oak, []

    def breaks(_: set[Key]) -> None:
        raise RuntimeError("a listener of the test, broken on purpose")

    store.on_change(breaks)
    store.on_change(lambda keys: heard.append((keys, oak.said.order.placed())))
    oak.place(DECK[0])
    assert heard == [({oak.key}, (DECK[0],))]
    oak.place(DECK[1], after=DECK[0])
    assert len(heard) == 2


# -- a process that dies


def test_a_process_killed_again_and_again_loses_no_acknowledged_act(tmp_path: Path) -> None:
    """Killed in the middle of bursts of acts and of backups, everything that was answered is there once, nothing is there twice,
    and what was not answered is sent again and taken in once. `python -m tests.benchmarks.kills` does it for longer."""
    toll = kill_often(tmp_path, 3, seed=5, longest=60)
    assert toll.wrong == [] and toll.kept >= toll.answered > 3


# -- a disk that takes no more


@contextmanager
def every_connection(pragma: str) -> Iterator[None]:
    """SQLite itself brought into trouble, or out of it, by a pragma on every connection used meanwhile."""

    def settle(connection: Any, *_: Any) -> None:
        connection.execute(f"pragma {pragma}")

    event.listen(Pool, "checkout", settle)
    try:
        yield
    finally:
        event.remove(Pool, "checkout", settle)


FULL = ("max_page_count = 1", "max_page_count = 1073741823", "the disk is full")
READ_ONLY = ("query_only = on", "query_only = off", "the store is read-only")


@pytest.mark.parametrize(("trouble", "relief", "reason"), [FULL, READ_ONLY])
def test_what_cannot_be_saved_is_not_acknowledged(
    workshop_under_way: UnderWay, trouble: str, relief: str, reason: str, caplog: pytest.LogCaptureFixture
) -> None:
    """On a full or read-only disk the act fails with the reason, nothing is held, told or put in the log, and later it
    goes on."""
    store, oak, heard = workshop_under_way.store, workshop_under_way.oak, []
    oak.place(DECK[0])
    held, journal = oak.held, len(store.journal(workshop_under_way.entry.id))
    store.on_change(heard.append)
    letter = [oak.envelope(oak.key, write(f"n{n}", "long words " * 300)) for n in range(30)]
    with every_connection(trouble):
        waiting = [store.submit(one) for one in letter]
        faults = [fault for one in waiting if (fault := one.exception())]
        done = len(letter) - len(faults)
        assert faults and all(isinstance(fault, StoreFault) for fault in faults)
        assert oak.held.revision == held.revision + done == held.revision + len(heard)
        assert len(store.journal(workshop_under_way.entry.id)) == journal + done
        if trouble.startswith("query_only"):
            assert reason in store.health()["store"]
    assert "long words" not in caplog.text and reason in str(faults[0])  # a log cannot be redacted
    with every_connection(relief):
        assert [store.act(one).status for one in letter] == ["done"] * 30
        assert len(oak.said.notes) == 30 and store.health()["store"] == "ok"
    again = folded(store, workshop_under_way.entry.id)
    assert {key: store.held(key) for key in again} == again


def write(note: str, text: str) -> dict[str, Any]:
    return {"kind": "write", "note": note, "field": "criteria", "text": text, "base": 0, "client": "c"}


def test_no_act_overtakes_one_that_could_not_be_saved(tmp_path: Path) -> None:
    """Where a long note does not fit and a short one would, the short one waits for it: its mark would otherwise pass for
    the mark of both, and the long one would be taken for a repeat and be lost."""
    store = opened(tmp_path)
    world = under_way(store)
    oak = world.oak
    connection = sqlite3.connect(tmp_path / "store.db", isolation_level=None)
    connection.execute(
        "create trigger full before insert on journal when new.act like '%long%'"
        " begin select raise(abort, 'database or disk is full'); end"
    )
    long, short = oak.envelope(oak.key, write("a", "long")), oak.envelope(oak.key, write("b", "short"))
    waiting = [store.submit(long), store.submit(short)]
    assert [str(one.exception()) for one in waiting] == [
        "It could not be saved (the disk is full).",
        "It could not be saved (an act before it could not be saved).",
    ]
    assert world.elm.place(DECK[0]).status == "done"  # nobody else waits
    connection.execute("drop trigger full")
    connection.close()
    assert [store.act(long).status, store.act(short).status] == ["done", "done"]
    assert [note.text for note in oak.said.notes] == ["long", "short"]
    store.close()


def test_a_closed_store_answers_at_once(tmp_path: Path) -> None:
    """What comes after closing fails; it does not wait for ever. What came before is kept."""
    store = opened(tmp_path)
    world = under_way(store)
    handed_in = [store.submit(world.oak.envelope(world.oak.key, write(f"n{n}", "x"))) for n in range(20)]
    store.close()
    assert [one.result(0).status for one in handed_in] == ["done"] * 20
    with pytest.raises(StoreFault, match="closed"):
        world.oak.place(DECK[0])


# -- removing


def test_a_removed_workshop_leaves_no_trace(tmp_path: Path) -> None:
    """No row, no held answer, no link and no word of it is left; another workshop keeps all of its own."""
    store = opened(tmp_path)
    world, other = under_way(store), under_way(store)
    for one in (world, other):
        one.oak.writes("criteria", f"a word of {one.entry.id}")
        one.oak.marks(DECK[0])
    store.remove_workshop(world.entry.id)
    assert store.registry.workshop(id=world.entry.id) is None and store.registry.link(world.oak.secret) is None
    assert store.answers(world.entry.id, "benefit") == {} and store.registry.seats(world.entry.id) == {}
    assert other.oak.said.notes[0].text == f"a word of {other.entry.id}" and store.registry.link(other.oak.secret)
    store.close()
    assert world.entry.id.encode() not in (tmp_path / "store.db").read_bytes()
    assert other.entry.id.encode() in (tmp_path / "store.db").read_bytes()


def test_nothing_comes_back_behind_a_removal(tmp_path: Path) -> None:
    """Laptops that still have a socket open speak on while and after their workshop is removed: nothing is kept."""
    store = opened(tmp_path)
    world = under_way(store)
    before = [store.submit(world.oak.envelope(world.oak.key, write(f"n{n}", "x"))) for n in range(200)]
    speaking = threading.Thread(target=lambda: [world.elm.counts_heads(4) for _ in range(50)])
    speaking.start()
    store.remove_workshop(world.entry.id)
    speaking.join()
    assert world.oak.counts_heads(5).status == "refused"
    assert {one.result().status for one in before} <= {"done", "refused"}
    store.close()
    for table in ("journal", "answers", "marks", "links", "workshops"):
        assert kept(tmp_path, table) == []
