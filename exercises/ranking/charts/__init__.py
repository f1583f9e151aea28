"""The pictures of a ranking: frame in, Vega-Lite spec out, and every picture also said in words.

A picture answers one question. *Orders* sets whole orders side by side (up to seven tables); *strips* shows where each card
landed (from eight); *shift* shows what a reveal changed; *beside* sets a card's benefit beside its risk. None shows one
order for the room, an average, a winner or a quadrant: that tables part is what the pictures are there to show. The counts
and measures stand in `findings.py`.

Each picture comes in three parts. A drawing function (`cells`, `dots`, `moves`, `pairs`) adds what is drawn to the frame; a
chart function (`orders`, `strips`, `shift`, `beside`) gives the spec, which depends on the shape alone, so it is built and
checked once and a live screen changes only the frame under it; an alternative (`orders_alternative`, ...) says the picture
in a sentence or two. All order comes from columns of the frame. The spec reads the dataset named `source`, the name that
Streamlit gives to a frame it is handed: `st.vega_lite_chart(frame, spec, theme=None)`. `filled` puts a frame inside for
print. A spec is shared by all who ask for the same shape: do not change it in place.

Each picture is a module here; what they are all drawn with is in `exercises.drawing`, the words they share in `telling.py`.

`placements`, one row for each table and card (and, where both are there, each `when` and `activity`):

    table        str    the table's name as shown; no two tables share one
    table_order  int    where the table stands among the tables
    case_study   str    the card's id
    letter       str    the card's letter in this workshop
    short_name   str    its short name, 18 characters or fewer
    position     float  mid-rank from 1, first place being 1; NaN where the table did not place the card
    of           int    how many cards that table placed
    finished     bool   whether the table had said that it had finished
    when         str    "before" (the reveal) or "now"
    activity     str    "benefit" or "risk"

The drawing columns:

    label        str    "A  Short name", or in `moves` and `pairs` what the row is: a table or a card
    lit          bool   the chosen card (or, in `pairs`, the chosen line)
    name, wrapped       str    the short name, on one line and on two
    slot         float  the row of the cell: 1 to `of`, then the cards not placed, below a gap
    top, bottom  float  the edges of the cell; cells of a tie touch
    placed, tied bool   whether the table placed the card; whether it tied it with another
    heading      str    the table's name, on the table's first row only
    state        str    "had not finished", on the table's first row only, else empty
    rule         float  where the line above "not placed" stands, on the first card not placed, else NaN
    row          int    the row of the strip or arrow, from 1
    median, q1, q3      float  of the places that finished tables gave the card; quartiles linear
    x, lane      float  where the dot stands: its place, moved aside for its neighbours; -1 to 1 within the row
    first        bool   the one row that draws the bar, or a tie's or group's words
    note         str    what the picture says beside the mark
    before, now  float  places before the reveal and now, NaN where not placed
    turn         str    "up", "down", "same", "in", "out" or "neither"
    side         str    "Benefit" or "Risk"
    line         str    which two ends belong together
    both         bool   whether the line has both its ends
"""

from exercises.drawing import Size, Spec, filled
from exercises.ranking.charts.beside import beside, beside_alternative, pairs
from exercises.ranking.charts.orders import MOST_TABLES_SIDE_BY_SIDE, cells, orders, orders_alternative
from exercises.ranking.charts.shift import moves, shift, shift_alternative
from exercises.ranking.charts.strips import dots, strips, strips_alternative

__all__ = [
    "MOST_TABLES_SIDE_BY_SIDE", "Size", "Spec", "beside", "beside_alternative", "cells", "dots", "filled", "moves",
    "orders", "orders_alternative", "pairs", "shift", "shift_alternative", "strips", "strips_alternative",
]  # fmt: skip
