"""Rates: who asks for too much waits, and finds what it had left when it comes back."""

from hypothesis import given
from hypothesis import strategies as st

from workshop import rates
from workshop.messages import LONGEST_MESSAGE
from workshop.rates import Rate, Rates, cost_of


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


@given(st.lists(st.tuples(st.floats(0, 5), st.floats(1, 17)), max_size=60))
def test_over_any_while_no_more_is_taken_than_the_rate_allows(said: list[tuple[float, float]]) -> None:
    """Whatever the pauses: whoever waits as told has taken what there was at once, and so much a second."""
    clock, spent = Clock(), 0.0
    rate = Rate(20, 200, clock)
    for pause, cost in said:
        clock.now += pause
        clock.now += rate.spend(cost)
        spent += cost
        assert spent <= 200 + 20 * (clock.now - 100.0) + 1e-6


def test_what_is_refused_costs_nothing() -> None:
    """A place that was not there is asked for again later, and then it is."""
    clock = Clock()
    rate = Rate(1, 2, clock)
    assert [rate.may() for _ in range(4)] == [True, True, False, False]
    clock.now += 1
    assert rate.may() and not rate.may()


def test_whoever_comes_back_finds_what_it_had_left() -> None:
    """Closing a socket and opening another gives no new allowance."""
    held = Rates(1, 2)
    assert held.of("oak").spend(10) > 0
    held.of("elm")
    assert held.of("oak").left < 0
    idle = held.of("ash")
    held.of("elm")
    assert held.of("ash") is idle


def test_who_has_it_all_again_is_forgotten() -> None:
    """So that nothing is held of everybody who ever came."""
    held = Rates(1e9, 1)
    for number in range(50):
        held.of(str(number)).spend()
    assert len(held._owing) <= 2 and len(held._in_use) <= 2


def test_people_and_scripted_laptops_never_wait() -> None:
    """Two acts a second for ever, and the moves of ten minutes at once, one every three seconds; the longest text is one of many."""
    assert rates.MESSAGES_A_SECOND >= 10 * 2 and rates.MESSAGES_AT_ONCE >= 600 / 3
    assert (cost_of(""), cost_of("x" * LONGEST_MESSAGE)) == (1, 17)
