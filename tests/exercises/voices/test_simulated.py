"""Expert voices in the demonstration: all that is said there is taken, and released by the lead."""

from typing import Any

from exercises.voices import VOICES, simulated
from exercises.voices.findings import PART, QUESTION, findings
from tests.exercises.voices.asking import a_day, note
from tests.people import Person, UnderWay, setting_up, under_way
from workshop.acts import Key
from workshop.everyone import Everyone, everyone
from workshop.sheet import Sheet
from workshop.store import Store
from workshop.words import words

say = words()


def acted(world: UnderWay, person: Person, party: str, acts: Any) -> list[dict[str, Any]]:
    """Send acts as the demonstration does, each taken; gives them."""
    sent = [act for _, act in acts]
    for act in sent:
        outcome = person.says(Key(world.entry.id, "voices", 1, party), **act)
        assert outcome.status == "done", (act, outcome.why)
    return sent


def said(world: UnderWay) -> Everyone:
    return everyone(world.store, world.entry.id, "voices")


def test_tables_ask_an_expert_answers_and_the_lead_releases(store: Store) -> None:
    """At the end all that the expert wrote is with the tables, one question was answered aloud, and some table took note."""
    world = under_way(store, activities=(*setting_up().activities, VOICES))
    world.lead.opens("voices")
    expert = world.opens_link("observer")
    day = store.day(world.entry.id)
    seats = {table.id: world.sits_down(table.id) for table in day.setup.tables}
    for part in (0, 1):
        world.lead.says(world.lead.key, kind="turn", part=part)
        for table, laptop in seats.items():
            laptop.looks()
            acts = simulated.acts(day, VOICES, part, table, laptop.client, say)
            acted(world, laptop, f"table:{table}", acts)
        acted(world, expert, f"observer:{expert.link.seat}", simulated.observer(day, VOICES, part, said(world), say))
        acted(world, world.lead, "room", simulated.staff(day, VOICES, part, said(world), say))
    found = findings(day, VOICES, said(world))
    assert found.unreleased == 0 and found.part(expert.link.seat or 0)
    assert len(found.questions) == 2 and all(one.released for one in found.questions)
    assert found.clarifications and any(found.heard.values())


def test_with_more_tables_the_next_question_is_answered_aloud() -> None:
    """So that a newcomer sees it leave the list."""
    tables = {n: Sheet((note(f"question-{n}", QUESTION, f"Question {n}?"),)) for n in (1, 3, 5)}
    acts = [act for _, act in simulated.observer(a_day(), VOICES, 0, Everyone(tables), say)]
    assert [act["kind"] for act in acts].count("choose") == 1
    assert [act["field"] for act in acts if act["kind"] == "write"][0] == PART
    assert not list(simulated.observer(a_day(), VOICES, 1, Everyone(tables), say))


def test_a_table_does_the_same_each_time() -> None:
    """And its pauses are short."""
    once, twice = (list(simulated.acts(a_day(), VOICES, 0, 1, "c", say)) for _ in range(2))
    assert once == twice and all(0 <= pause < 10 for pause, _ in once)
