"""Sharing: what is left out of a bundle, and what gets another name in it.

Seats get other numbers, drawn by lot, and devices other names. Times are gone: when an act was kept, and whenever an act speaks of
a time of the clock. The lead's messages and whom to ask about privacy are gone, for they may name somebody, and so are counts of people
by sector that are too small to be shown. An invited expert keeps its number, because what the lead released of it is filed under that.
"""

import random
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from workshop.small_counts import shown_counts

NO_TIME, SOME_TIME = 0.0, "–"
ON_PAPER = ("", "paper")  # what the store did itself, and what was entered from paper: no device's name


@dataclass(frozen=True, slots=True)
class Renamed:
    """The new numbers of seats and names of devices, and the smallest count of people that is told."""

    numbers: Mapping[int, int]
    devices: Mapping[str, str]
    minimum: int

    @classmethod
    def of(cls, acts: Iterable[Mapping[str, Any]], seats: Iterable[Mapping[str, Any]], minimum: int) -> "Renamed":
        """New names for whatever these acts and seats name."""
        acts = list(acts)
        named = {number for act in acts for number in _seats_in(act)} | {seat["seat"] for seat in seats}
        clients = dict.fromkeys(name for act in acts for name in (act["client"], act["act"].get("client")) if name)
        devices = [name for name in clients if name not in ON_PAPER]
        drawn = random.SystemRandom().sample(sorted(named), len(named))
        lots = random.SystemRandom().sample(range(1, len(devices) + 1), len(devices))
        return cls(dict(zip(sorted(named), drawn, strict=True)),
                   {name: f"device-{lot}" for name, lot in zip(devices, lots, strict=True)}, minimum)  # fmt: skip

    def act(self, line: Mapping[str, Any]) -> dict[str, Any]:
        """A line of the journal as it may be shared."""
        return {
            **line, "party": self._party(line["party"]), "by": self._party(line["by"]), "at": None, "stage": None,
            "client": self.devices.get(line["client"], line["client"]), "act": self._said(line["act"]),
        }  # fmt: skip

    def seats(self, seats: Iterable[Mapping[str, Any]]) -> list[dict[str, int]]:
        """Which table each seat joined, by its new number."""
        told = [{"seat": self.numbers[seat["seat"]], "table": seat["table_id"]} for seat in seats]
        return sorted(told, key=lambda seat: seat["seat"])

    def _party(self, party: str) -> str:
        sort, _, number = party.partition(":")
        return f"seat:{self.numbers[int(number)]}" if sort == "seat" and number else party

    def _said(self, act: Mapping[str, Any]) -> dict[str, Any]:
        said = dict(act)
        if said.get("at") is not None:
            said["at"] = NO_TIME
        if isinstance(said.get("seat"), int):
            said["seat"] = self.numbers.get(said["seat"], said["seat"])
        if "client" in said:
            said["client"] = self.devices.get(said["client"], said["client"])
        if said.get("back_at"):
            said["back_at"] = SOME_TIME
        if said.get("kind") == "message":
            said["text"] = ""
        if said.get("kind") == "show_address":
            said["address"] = ""
        if said.get("kind") == "set_up" and isinstance(said.get("setup"), Mapping) and said["setup"].get("contact"):
            said["setup"] = {**said["setup"], "contact": ""}
        if said.get("kind") == "count_people":
            counts = shown_counts(said["sectors"], self.minimum)
            said["sectors"] = {sector: count for sector, count in counts.items() if count is not None}
        return said


def _seats_in(line: Mapping[str, Any]) -> list[int]:
    """Every seat that an act was sent by, speaks for, or is about."""
    parties = [party.partition(":") for party in (line["party"], line["by"])]
    about = line["act"].get("seat")
    return [int(number) for sort, _, number in parties if sort == "seat" and number] + (
        [about] if isinstance(about, int) else []
    )
