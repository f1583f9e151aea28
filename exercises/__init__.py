"""The exercises, one folder for each kind of answer. Adding one is adding a folder and a line here."""

from exercises.ranking import RANKING
from workshop.acts import Kind
from workshop.arrival import ARRIVAL

KINDS: dict[str, Kind] = {
    "day": Kind("day", {"table": ARRIVAL}),
    "ranking": RANKING,
}
