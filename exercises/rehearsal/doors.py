"""A browser's way in, by script: the plain pages and forms of `workshop/doors.py`, and the doors of a rehearsal.

One connection to the server, kept open, as a browser keeps one; cookies are held, redirects are told and not followed.
"""

import http.client
import json
import re
import threading
import time
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from workshop.registry import Link

PATIENCE = 60.0  # seconds for one answer
IDLE = 2.0  # seconds for which a connection is kept open unused
FILES = re.compile(r"""(?:src|href)="\.?(/static/[^"]+\.(?:js|css|woff2))\"""")
FORM = "application/x-www-form-urlencoded"


class NotHeld(Exception):
    """The rehearsal cannot be held. Its text is the sentence to show."""


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    headers: Any
    body: bytes

    def json(self) -> dict[str, Any]:
        try:
            told = json.loads(self.body)
        except ValueError:
            told = None
        return told if isinstance(told, dict) else {}


@dataclass
class Browser:
    """`base` is the server's address, `http://192.168.1.20:8501`."""

    base: str
    cookies: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        at = urlsplit(self.base)
        if at.scheme not in ("http", "https") or not at.hostname:
            raise NotHeld(f"{self.base}: an address such as http://192.168.1.20:8501 was expected.")
        secure = at.scheme == "https"
        make = http.client.HTTPSConnection if secure else http.client.HTTPConnection
        self._one_at_a_time, self._used = threading.Lock(), 0.0
        self._connection = make(at.hostname, at.port, timeout=PATIENCE)

    @property
    def cookie(self) -> str:
        """The Cookie header."""
        return "; ".join(f"{name}={value}" for name, value in self.cookies.items())

    def get(self, path: str) -> Answer:
        return self._asks("GET", path)

    def post(self, path: str, **form: Any) -> Answer:
        return self._asks("POST", path, urlencode(form))

    def close(self) -> None:
        self._connection.close()

    def _asks(self, method: str, path: str, body: str | None = None) -> Answer:
        """Ask, and where nothing comes back of what can safely be asked again, ask once more on a new connection."""
        headers = {"Cookie": self.cookie} if self.cookies else {}
        if body is not None:
            headers |= {"Origin": self.base, "Content-Type": FORM}
        try:
            answer = self._asked(method, path, body, headers)
        except NotHeld:
            if method != "GET":
                raise
            answer = self._asked(method, path, body, headers)
        for held in answer.headers.get_all("set-cookie", []):
            name, _, value = held.partition(";")[0].partition("=")
            self.cookies[name] = value
        return answer

    def _asked(self, method: str, path: str, body: str | None, headers: dict[str, str]) -> Answer:
        with self._one_at_a_time:
            if time.monotonic() - self._used > IDLE:
                self._connection.close()  # the server may have, too; a new one is made
            self._used = time.monotonic()
            try:
                self._connection.request(method, path, body, headers)
                response = self._connection.getresponse()
                return Answer(response.status, response.headers, response.read())
            except (OSError, http.client.HTTPException) as fault:
                self._connection.close()
                raise NotHeld(f"{self.base}: no answer ({fault or type(fault).__name__}).") from None

    # -- a table's laptop

    def joins(self, code: str, table: int, digits: str = "") -> tuple[str, Link]:
        """Open the joining page, choose a table and take a seat there; the page to go to, and the seat's link."""
        self.get(f"/join/{code}")
        seated = self.post(f"/join/{code}", table=table, digits=digits)
        page = seated.headers.get("location", "")
        if seated.status != 303 or not page.startswith("/table?"):
            raise NotHeld(f"A laptop could not join table {table} (the server answered {seated.status}).")
        place = {name: values[0] for name, values in parse_qs(urlsplit(page).query).items()}
        return page, Link(place["w"], "seat", int(place["as"].removeprefix("seat-")), table)

    def loads(self, page: str) -> int:
        """Load a page of Streamlit's with the files that it names, as a browser with an empty cache does; how many bytes."""
        shell = self.get(page).body
        files = dict.fromkeys(FILES.findall(shell.decode(errors="replace")))
        return len(shell) + sum(len(self.get(file).body) for file in files)


@dataclass(frozen=True)
class Place:
    """The rehearsal workshop on the server, and the browser that is its lead."""

    lead: Browser
    workshop: str
    code: str
    digits: dict[str, str]

    @property
    def cookie(self) -> str:
        return self.lead.cookie

    def status(self) -> dict[str, Any]:
        return self.lead.get(f"/status/{self.workshop}").json()

    def kept(self) -> dict[str, Any]:
        """What the store holds of it. Raises NotHeld."""
        answer = self.lead.get(f"/rehearse/{self.workshop}")
        if answer.status != 200:
            raise NotHeld("The server no longer has the rehearsal, so what it kept cannot be counted.")
        return answer.json()

    def removes(self) -> None:
        """Have the server remove it; where that cannot be asked any more, it does so by itself once nobody is there."""
        self.lead.close()
        with suppress(NotHeld):
            self.lead.post(f"/rehearse/{self.workshop}/end")
        self.lead.close()


def begins(base: str, tables: int, key: str = "") -> Place:
    """Have the server make a rehearsal for so many tables. Raises NotHeld with its reason."""
    lead = Browser(base.rstrip("/"))
    answer = lead.post("/rehearse", tables=tables, **({"key": key} if key else {}))
    told = answer.json()
    if answer.status != 200 or not {"workshop", "code", "cookie", "digits"} <= told.keys():
        lead.close()
        why = (
            told.get("why")
            or f"the server answered {answer.status}, so it is no Common Ground or another version of it"
        )
        raise NotHeld(f"{base}: {why}")
    name, _, value = told["cookie"].partition("=")
    lead.cookies[name] = value
    return Place(lead, told["workshop"], told["code"], told["digits"])
