"""The messages of the live socket: acts go up, what a screen shows comes down.

A browser opens `/live?w=WORKSHOP&as=seat-3` with the cookie of that seat (`as=lead`, `as=room` for the others), and says
which topics its screen shows. Each message is one JSON object with a `kind`.

Up:
    {"kind": "show", "topic": T, "revision": R|null}    show T; its state follows unless it is still at revision R
    {"kind": "hide", "topic": T}
    {"kind": "act", "client": C, "seq": N, "activity": A, "party": P, "stage": S|null, "act": {...}}
        P is "table", "seat" or "observer" (one's own), or for lead and helpers "table:3", "room" or "day"; "again": true where the
        act was answered before, by a server that has come back from a backup since. What else a browser notes in it is passed over
    {"kind": "said", "client": C, "seq": N}             this client was answered up to N: it asks what is held of that
    {"kind": "ping"}
Down:
    {"kind": "here", "clock": seconds, "role": "seat", "table": 3|null, "scripts": V, "run": U, "life": L}  once, first; the server's
        clock, and the version of its scripts: a page that was told another before was opened before an upgrade, and offers to be loaded
        again. U is drawn at each start of a server: revisions heard from another are not to be compared. L is another one after each
        backup that was put in the store's place
    {"kind": "holds", "client": C, "seq": M}            the last act of that client that is kept: what it said after M, it sends again
    {"kind": "state", "topic": T, "revision": R, "body": {...}}   now, and whenever it changes; only the newest is sent
    {"kind": "done"|"late"|"refused", "client": C, "seq": N, "why": sentence}   the answer to each act, after the state it made
    {"kind": "pong", "clock": seconds}                  the server's clock again, for one of the two may have jumped
    {"kind": "fault", "why": sentence}                  a message that could not be read; the connection goes on

Topics, and who may show them: `stage` (everyone), `table/ACTIVITY` and `seat/ACTIVITY` (a seat: its own), `table/day` (a
seat: what its table says of itself), `observer/ACTIVITY` (an observer: its own), `offered/ACTIVITY` (seat, room, observer: what
was released to them of what others said), `room/ACTIVITY` and `desk/ACTIVITY` (lead, helper: what they keep for the room, and
what they work on), `room` and `control` (lead, helper; `room` also the room and observers): a revision with no content.
A topic that a link may not show is answered with `fault`. The socket closes with 4401 where the link is not known, 1009 where
a message is over 64 kB, and 1013 where the store could not keep an act or the device is at another table now: the browser
keeps what was not answered and comes again.
"""

import json
import re
from collections.abc import Mapping
from typing import Any

LONGEST_MESSAGE = 64 * 1024
CLIENT = re.compile("[A-Za-z0-9_-]{1,64}")


class Unreadable(Exception):
    """A message that is not one of ours; its text says what was expected."""


def message_of(text: str) -> dict[str, Any]:
    """The object that a message holds. Raises Unreadable."""
    try:
        message = json.loads(text)
        json.dumps(message, allow_nan=False)  # NaN, and 1e999 read as infinity, could not be read back by a browser
    except (ValueError, RecursionError):
        raise Unreadable("A message was not JSON.") from None
    if not isinstance(message, dict):
        raise Unreadable("A message was not an object.")
    return message


def too_long(text: str) -> bool:
    return len(text.encode("utf-8", "surrogatepass")) > LONGEST_MESSAGE


def name_of_act(message: Mapping[str, Any]) -> tuple[str, int]:
    """The client and the number that name an act once and for all. Raises Unreadable."""
    client, seq = message["client"], message["seq"]
    if not CLIENT.fullmatch(client) or isinstance(seq, bool) or not 1 <= seq < 2**31:
        raise Unreadable("An act needs a client of 1 to 64 letters and digits, and a seq from 1.")
    return client, seq


def last_answered(message: Mapping[str, Any]) -> tuple[str, int]:
    """A client, and the number of its last act that was answered, 0 where none was. Raises Unreadable."""
    client, seq = message["client"], message["seq"]
    if not CLIENT.fullmatch(client) or isinstance(seq, bool) or not 0 <= seq < 2**31:
        raise Unreadable("What was said needs a client of 1 to 64 letters and digits, and a seq from 0.")
    return client, seq


def stage_shown(message: Mapping[str, Any]) -> int | None:
    """The number of the stage that the sender's screen showed; None where it said none."""
    at = message.get("stage")
    return at if isinstance(at, int) and 0 <= at < 2**31 else None
