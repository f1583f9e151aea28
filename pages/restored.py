"""That the store was restored from a backup, said for a day on the first page, the page of workshops and the console."""

from pages.house import house
from workshop.backups import DAY
from workshop.restoring import sentences


def lately() -> list[str]:
    """What is told of it: the first sentence is for everybody, the others are for whoever runs the server; [] where all is well."""
    here = house()
    told = here.store.restored
    return sentences(told, here.words) if told and abs(here.store.clock() - told.at) < DAY else []
