"""Roles: who may do what, as one table.

Everything that a browser can ask of this server stands here with the links that may ask it: each act, each topic of the live
socket, each page and each route. What is not here is nobody's: an act, a topic or a page without a line is refused to every link.
`rights` reads acts and topics, the pages and doors read theirs, and a test walks every line with every kind of link.

A link is of the lead, a helper, the room (the wall), a seat (a laptop at a table), an observer, or the host (who made workshops on
this server). `store` is no link: those acts the store adds itself. `reader` is none either: it is whoever has the address of a
report, and sees nothing else.
"""

from collections.abc import Mapping
from typing import Literal

Roles = frozenset[str]
LEAD, HOST, STORE, READER = frozenset({"lead"}), frozenset({"host"}), frozenset({"store"}), "reader"
STAFF, SEAT, OBSERVER = frozenset({"lead", "helper"}), frozenset({"seat"}), frozenset({"observer"})
AT_TABLE = SEAT | STAFF  # a helper may enter for a table what is on its paper
EVERYONE = AT_TABLE | OBSERVER | {"room"}
NO_LINK = EVERYONE | HOST | {""}  # also whoever has none


def _acts(*lines: tuple[Roles, str]) -> Mapping[str, Roles]:
    return {kind: roles for roles, kinds in lines for kind in kinds.split()}


WRITING, OF_A_PART, BY_STORE = "write move_note remove_note drop_version", "choose finish go_back", "taken_out redact"

# -- acts, by the sort of answer that they change

DAY = _acts(
    (LEAD, "set_up bring_cards take_out_cards check_venue show_address let_read"),
    (LEAD, "open turn another_round extend pause reveal pair close discuss end"),
    (LEAD, "take_break eyes_up blank message all_hands_for_all count_people"),
    (LEAD, "merge separate reseat people_moved"),
    (STAFF, "more_time"),
    (STORE, "message_taken_out redacted"),
)
ARRIVAL = _acts((AT_TABLE, "head_count help"), (STAFF, "on_my_way works_on_paper"))
REPORT = _acts(
    (LEAD, f"written_over leave_out arrange add_part remove_part take_pen check nobody {WRITING}"), (STORE, BY_STORE)
)
SHEET_OF_TABLE = _acts(
    (AT_TABLE, f"{OF_A_PART} {WRITING}"), (STAFF, "on_paper from_paper"), (STORE, f"freeze turned {BY_STORE}")
)  # fmt: skip
SHEET_OF_STAFF = _acts((STAFF, f"{OF_A_PART} {WRITING} on_paper from_paper"), (STORE, f"freeze turned {BY_STORE}"))
SHEET_OF_LEAD = _acts((LEAD, f"{OF_A_PART} {WRITING} on_paper from_paper"), (STORE, f"freeze turned {BY_STORE}"))
SHEET_OF_OBSERVER = _acts(
    (OBSERVER, f"{OF_A_PART} {WRITING}"), (STORE, f"on_paper from_paper freeze turned {BY_STORE}")
)
RANKING_OF_TABLE = _acts(
    (SEAT, "pile place tie cannot take_back hold all_hands"),
    (AT_TABLE, f"finish go_back weigh argue would_move {WRITING}"),
    (STAFF, "from_paper"),
    (STORE, f"freeze {BY_STORE}"),
)
RANKING_OF_SEAT = _acts((SEAT, "mark think_first"))
SLIP_OF_SEAT = _acts((SEAT, "hand_in"))
SLIPS_ON_PAPER = _acts((STAFF, "hand_in_paper"))

# -- topics: who may show each, and whose it is about; those that end in / are of an activity

TOPICS: Mapping[str, tuple[Roles, Literal["table", "seat", "nobody"]]] = {
    "stage": (EVERYONE, "table"),
    "room": (STAFF | OBSERVER | {"room"}, "nobody"),
    "control": (STAFF, "nobody"),
    "table/": (SEAT, "table"),
    "seat/": (SEAT, "seat"),
    "observer/": (OBSERVER, "seat"),
    "offered/": (SEAT | OBSERVER | {"room"}, "table"),
    "room/": (STAFF, "nobody"),
    "room/report": (LEAD, "nobody"),  # the draft of the report
    "desk/": (STAFF, "nobody"),
    "pen/": (LEAD, "nobody"),
}

# -- pages, by their address; "" is the first screen

PAGES: Mapping[str, Roles] = {
    "": NO_LINK,
    **dict.fromkeys(("run", "synthesis"), HOST),
    **dict.fromkeys(("cards", "alone"), HOST | LEAD),  # the host's own, and with ?w= one workshop's
    **dict.fromkeys(("setup", "venue", "local_case", "remote", "report", "check-report", "edit", "redact"), LEAD),
    **dict.fromkeys(("control", "agreement", "desk", "paper"), STAFF),
    "table": SEAT,
    "wall": LEAD | {"room"},
    "demonstration": frozenset({"room"}),
    "observer": OBSERVER,
}

# -- routes. Where no link is asked for, something else may be: the code, a table's digits, a secret, the host key

ROUTES: Mapping[str, Roles] = {
    **dict.fromkeys(("/join", "/join/{code}", "/enter", "/host", "/demonstrate", "/healthz", "/ours/{name}"), NO_LINK),
    "/how-you-read": NO_LINK,
    **dict.fromkeys(("/briefing", "/briefing/{code}", "/picture/{section}.svg", "/qr/{code}.svg"), NO_LINK),
    **dict.fromkeys(("/print/cards/{pack}", "/check/{code}", "/check/{code}/live", "/rehearse"), NO_LINK),
    **dict.fromkeys(("/guide", "/guide/{picture}", "/accessibility", "/data-protection"), NO_LINK),
    **dict.fromkeys(("/privacy", "/privacy/{code}"), NO_LINK),
    **dict.fromkeys(("/read/{secret}", "/read/{secret}/{file}"), NO_LINK),
    "/open/{workshop}": HOST,
    "/alone/{workshop}": HOST | LEAD,
    **dict.fromkeys(
        ("/room/{workshop}", "/renew/{workshop}", "/rehearse/{workshop}", "/rehearse/{workshop}/end"), LEAD
    ),
    **dict.fromkeys(("/print/workshop/{workshop}", "/print/programme/{workshop}", "/status/{workshop}"), STAFF),
    **dict.fromkeys(("/print/sheets/{workshop}", "/print/joining/{workshop}"), STAFF),
    "/live": EVERYONE,
}
