"""A store in PostgreSQL: all that is said of the store holds there too, so these are its own tests on another database."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from exercises import KINDS
from tests.people import DECK, UnderWay, under_way
from tests.postgres import Cluster
from tests.workshop.keeping.test_keeping import (  # noqa: F401
    test_a_day_goes_on_from_its_backup,
    test_a_workshop_that_was_removed_can_be_brought_back,
)
from tests.workshop.test_readings import test_another_address_takes_the_place_of_one_that_leaked  # noqa: F401
from tests.workshop.test_record import (  # noqa: F401
    test_answers_are_given_by_table,
    test_the_day_itself_is_an_answer,
    test_the_journal_keeps_what_was_understood,
)
from tests.workshop.test_redaction import (  # noqa: F401
    test_a_note_that_was_changed_or_removed_since_is_still_found,
    test_messages_are_taken_out_by_their_text,
)
from tests.workshop.test_registry import (  # noqa: F401
    test_codes_have_no_vowels_and_differ,
    test_digits_are_two_and_belong_to_a_table,
    test_seats_are_numbered_in_each_workshop,
)
from tests.workshop.test_store import (  # noqa: F401
    test_a_late_act_sent_again_is_still_late,
    test_a_refused_act_is_answered_the_same_again_and_does_not_stop_the_next,
    test_a_screen_that_shows_the_reveal_moves_on_the_record_apart,
    test_an_act_sent_twice_is_applied_once,
    test_many_threads_share_commits_and_lose_nothing,
    test_there_must_be_such_an_activity_and_party,
    test_what_was_refused_stays_refused_when_it_comes_again,
    test_who_hears_of_a_change_hears_before_the_answer,
    test_words_are_never_late,
)
from workshop.database import Database, StoreFault
from workshop.redaction import Redaction
from workshop.store import Store


@pytest.fixture
def url(postgres: Cluster) -> str:
    """A database with nothing in it."""
    return postgres.fresh()


@pytest.fixture(scope="module")
def store(postgres: Cluster) -> Iterator[Store]:
    """A store on PostgreSQL. Each test has a workshop of its own in it."""
    fresh = Store(postgres.fresh(), KINDS)
    yield fresh
    fresh.close()


@pytest.fixture
def other(postgres: Cluster) -> Iterator[Store]:
    """Another server's store."""
    fresh = Store(postgres.fresh(), KINDS)
    yield fresh
    fresh.close()


# -- what is PostgreSQL's alone


def test_it_outlives_the_server(url: str) -> None:
    """What was said, the links and the address of the store are there after a restart."""
    store = Store(url, KINDS)
    world = under_way(store)
    world.oak.writes("criteria", "Need, “proven”\n☂ \0 \ud800")
    before = {key: store.held(key) for key in (world.oak.key, world.lead.key)}
    store.close()
    again = Store(url, KINDS)
    assert {key: again.held(key) for key in before} == before and again.id == store.id
    assert again.registry.link(world.oak.secret) == world.oak.link
    assert again.health()["kept_in"] == "postgresql" and again.file is None
    again.close()


def test_what_no_text_can_hold_is_refused_and_answered(workshop_under_way: UnderWay) -> None:
    """A name with a character that a database cannot keep is refused as any other that is not there, and again."""
    oak = workshop_under_way.oak
    for strange in ("a\0b", "a\ud800b"):
        wrong = oak.envelope(oak.key, {"kind": "place", "card": strange, "pile": "more"})
        first, again = oak.store.act(wrong), oak.store.act(wrong)
        assert first.status == again.status == "refused" and first.why
        assert oak.says(oak.key, kind=strange).status == "refused"
    assert oak.place(DECK[0]).status == "done"


def test_a_server_that_goes_and_comes_back(postgres: Cluster, workshop_under_way: UnderWay) -> None:
    """While it is away nothing is acknowledged, and why is said without an address; then what was not answered is sent again and
    goes through once."""
    oak = workshop_under_way.oak
    oak.place(DECK[0])
    postgres.cut()
    assert oak.place(DECK[1]).status == "done"  # connections that were cut meanwhile are made anew
    mark = oak.envelope(oak.own, {"kind": "think_first", "top": [DECK[0]]})
    postgres.stop()
    try:
        with pytest.raises(StoreFault) as fault:
            oak.store.act(mark)
        assert str(fault.value) == "It could not be saved (the database cannot be reached)."
        assert oak.store.health()["store"] == "It could not be saved (the database cannot be reached)."
        with pytest.raises(StoreFault, match=r"^The store could not be opened \(the database cannot be reached\)\.$"):
            Store(postgres.url("store1"), KINDS)
    finally:
        postgres.start()
    assert [oak.store.act(mark).status for _ in range(2)] == ["done", "done"]
    assert len(oak.store.answer(oak.own).first) == 1 and oak.store.health()["store"] == "ok"


def test_what_was_taken_out_is_gone_from_its_tables(workshop_under_way: UnderWay, postgres: Cluster) -> None:
    """Once the tables are written anew, no file of them holds the text."""
    oak, store = workshop_under_way.oak, workshop_under_way.store
    oak.writes("criteria", "unspeakable")
    postgres.tell("CHECKPOINT")
    assert postgres.holds(b"unspeakable")
    store.redact(Redaction(oak.key, "first"))
    postgres.tell("CHECKPOINT")
    assert not postgres.holds(b"unspeakable")


def test_two_that_start_at_once_make_one_store(url: str) -> None:
    """The tables are made once, and both know the same secret."""
    with ThreadPoolExecutor(4) as starting:
        stores = list(starting.map(lambda _: Database(url), range(4)))
    assert len({(store.id, store.secret) for store in stores}) == 1
    for store in stores:
        store.close()
