"""What is done in a rehearsal, as far as it can be told without a server."""

import json

from exercises.rehearsal import MOST_LAPTOPS, MOST_MINUTES
from exercises.rehearsal.day import QUICKEST, WHOLE_SCRIPT, Plan, first_of, setting_up, used
from exercises.rehearsal.doors import NotHeld
from exercises.rehearsal.measures import Server
from workshop.messages import too_long
from workshop.setup import MOST_TABLES, fault_of, plain_setup
from workshop.words import words


def test_the_longest_rehearsal_has_enough_to_do_and_can_be_set_up() -> None:
    """Tables do not run out of rankings before the time is up, and the setting-up fits into one message of the lead's."""
    plan = Plan("http://127.0.0.1:1", MOST_TABLES, MOST_LAPTOPS, MOST_MINUTES * 60.0)
    setup = setting_up(plan, words())
    assert fault_of(setup) == "" and len(setup.tables) == MOST_TABLES
    assert len(setup.activities) * QUICKEST >= plan.seconds
    assert not too_long(
        json.dumps({"kind": "act", "act": {"kind": "set_up", "setup": plain_setup(setup)}}) + " " * 1000
    )


def test_a_short_one_is_quicker_and_a_long_one_keeps_the_pace_of_people() -> None:
    assert Plan("", 1, 1, WHOLE_SCRIPT / 2).pace == 0.5
    assert Plan("", 1, 1, 600.0).pace == 1.0


def test_what_the_server_used_is_between_the_first_and_the_last_time_it_was_asked() -> None:
    """The share of a core over that time, and the most memory; where it did not answer, that one is passed over."""

    def told(clock: float, processor: float, memory: int | None) -> dict[str, object]:
        return {"clock": clock, "processor_seconds": processor, "memory": memory, "processors": 4}

    assert used([told(10.0, 2.0, 5), {}, told(15.0, 2.5, 9), told(20.0, 4.0, 7)]) == Server(0.2, 9, 4)
    assert used([told(10.0, 2.0, None)]) == Server(0.0, None, 4)
    assert used([{}]) == used([]) == Server(0.0, None, 1)


def test_the_first_of_several_faults_is_told() -> None:
    """However deep it lies in groups of them."""
    fault = NotHeld("no answer")
    several = BaseExceptionGroup("", [BaseExceptionGroup("", [fault, OSError()]), ValueError()])
    assert first_of(several) is fault and first_of(fault) is fault
