"""Moving: a workshop goes on at another laptop, because the one that ran it is broken.

What was said is in a backup. Where people found the server is written down in the store, and so is in each backup too: whoever brings
one back on another laptop is told what to do next, step by step, so that the room finds it again.
"""

from collections.abc import Sequence
from urllib.parse import urlsplit

from workshop.addresses import fixed_address, lan_addresses
from workshop.soundness import Holding
from workshop.store import Store
from workshop.words import Words

FOUND_AT = "found_at"  # under this name the store says where the room found its server
USUAL_PORT = 8501


def found_at(port: int) -> list[str]:
    """The addresses at which the room finds a server on this machine, likeliest first."""
    return [fixed] if (fixed := fixed_address()) else [f"http://{address}:{port}" for address in lan_addresses()]


def remember(store: Store, port: int) -> list[str]:
    """Write down where the room finds this server, and give where it found the one before; [] where that is not known."""
    before, now = known(store), found_at(port)
    if now and now != before:
        store.write_down(FOUND_AT, " ".join(now))
    return before


def known(store: Store) -> list[str]:
    """Where the room found the server that last ran on a store; [] where that is not known."""
    return store.written_down(FOUND_AT).get(FOUND_AT, "").split()


def steps(before: Sequence[str], held: Holding, say: Words) -> list[str]:
    """What to do next on a laptop where a backup was brought back, in sentences."""
    port = urlsplit(before[0]).port or USUAL_PORT if before else USUAL_PORT
    here = found_at(port)
    return [
        say("moving.start"),
        *(back_at(before, here, code_of(held), say)),
        say("moving.lead", port=port),
        say("moving.behind"),
    ]


def back_at(before: Sequence[str], here: Sequence[str], code: str, say: Words) -> list[str]:
    """How the room comes to find a server again that was known at some addresses and has others here."""
    now = here[0] if here else say("moving.no_address")
    if not before:
        return [say("moving.unknown", here=now, code=code)]
    if same := [one for one in before if one in here]:
        return [say("moving.same", before=same[0])]
    number = urlsplit(before[0]).hostname or before[0]
    table = say("control.one_table")
    return [
        say("moving.take_over", before=before[0], here=now, number=number),
        say("moving.or_else", here=now, code=code, one_table=table),
    ]


def code_of(held: Holding) -> str:
    """The code of the workshop in which something was said last; that of the newest where nothing was."""
    spoken = sorted((at, code) for code, at in held.workshops if at is not None)
    return spoken[-1][1] if spoken else next((code for code, _ in held.workshops), "")
