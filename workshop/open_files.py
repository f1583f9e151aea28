"""How many files this process may hold open at once, for each laptop that is connected is two of them.

Systems let a program begin with few (often 1,024, on macOS 256) and go up to a *hard* limit by itself. The server does so when it
starts. Where the hard limit is too low for the laptops that are to come, whoever runs the day is told; only the machine's
administrator can raise that one (on Linux `ulimit -Hn` tells it).
"""

from contextlib import suppress

try:
    import resource
except ImportError:  # on Windows, which knows no such limit
    resource = None  # type: ignore[assignment]

ENOUGH = 65_536  # more is of no use, and some programs go through every number up to the limit
OF_THE_SERVER = 64  # the store, its backups, logs, fonts, and what opens for a moment
HELD, LOADING = (
    2,
    6,
)  # sockets of a laptop: ours and Streamlit's; and while it loads a page, as many connections as browsers open
AT_ONE_MOMENT = 60  # laptops that load a page at the same moment
PEOPLE_AT_A_TABLE = 6  # each of whom may have a device


def raise_limit() -> int | None:
    """Raise the limit of this process as far as it may; what it is then. None where there is no such limit."""
    if resource is None:
        return None
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    highest = ENOUGH if hard == resource.RLIM_INFINITY else min(hard, ENOUGH)
    for wanted in (highest, min(highest, 10_240)):  # macOS says that there is no limit, and takes 10,240 at most
        if soft != resource.RLIM_INFINITY and soft < wanted:
            with suppress(ValueError, OSError):
                resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
                break
    return limit()


def limit() -> int | None:
    """How many files this process may hold open now; None where there is no limit."""
    if resource is None:
        return None
    soft, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    return None if soft == resource.RLIM_INFINITY else soft


def room_for(files: int | None) -> int | None:
    """How many laptops so many open files are enough for; None where there is no limit.

    >>> [room_for(files) for files in (50, 256, 1024, 4096, None)]
    [0, 24, 300, 1836, None]
    """
    if files is None:
        return None
    left = max(0, files - OF_THE_SERVER)
    few = left // (HELD + LOADING)
    return few if few <= AT_ONE_MOMENT else (left - LOADING * AT_ONE_MOMENT) // HELD


def may_come(tables: int) -> int:
    """How many devices may come to so many tables."""
    return tables * PEOPLE_AT_A_TABLE
