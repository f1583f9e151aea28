"""How columns share a page."""

from hypothesis import given
from hypothesis import strategies as st

from workshop.report.columns import AIR, LONGEST_WHOLE, fitted_widths, wanted_widths

CELLS = st.text(st.sampled_from("abc "), max_size=40)
ROWS = st.integers(1, 9).flatmap(lambda n: st.lists(st.lists(CELLS, min_size=n, max_size=n), min_size=1, max_size=4))


@given(ROWS, st.integers(20, 120))
def test_no_column_is_narrower_than_its_longest_word_where_there_is_room(rows: list[list[str]], room: int) -> None:
    """Heads over narrow numbers do not run into each other."""
    least = [
        min(max((len(word) for row in rows for word in row[at].split()), default=0), LONGEST_WHOLE) + AIR
        for at in range(len(rows[0]))
    ]
    widths = fitted_widths(rows, room)
    if sum(least) <= room:
        shares = [width * room / sum(widths) for width in widths]
        assert all(share >= low - 1e-6 for share, low in zip(shares, least, strict=True))


def test_where_all_have_room_each_is_as_wide_as_it_would_like() -> None:
    rows = [["Table", "Place"], ["Oak", "first of eight"]]
    assert fitted_widths(rows, 90) == [width + AIR for width in wanted_widths(rows)]
