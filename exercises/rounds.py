"""A round of an activity as the report takes it up: what was found, the section that writes of it, and what its chapter is called."""

from dataclasses import dataclass
from types import ModuleType
from typing import Any

from exercises import room
from workshop.report.blocks import Block
from workshop.report.parts import within
from workshop.setup import Activity


@dataclass(frozen=True, slots=True)
class Round:
    """One round of an activity with its findings, the section that writes of it, and the name of its chapter."""

    activity: Activity
    found: Any
    section: ModuleType
    chapter: str
    number: int = 1

    @classmethod
    def of(cls, activity: Activity, found: Any, number: int) -> "Round":
        chapter = activity.id if number == 1 else f"{activity.id}-{number}"
        return cls(activity, found, room(activity.kind, "section"), chapter, number)

    @property
    def first(self) -> bool:
        """Whether it is the first round of its activity."""
        return self.chapter == self.activity.id

    def tells(self, name: str, *given: Any) -> list[Block]:
        """What one function of the section gives, with its references made good for anywhere; [] where it has none."""
        write = getattr(self.section, name, None)
        return within(self.chapter, write(self.found, *given)) if write else []

    def named(self, *ids: str) -> tuple[str, ...]:
        """Tables and figures of its chapter as any other chapter refers to them."""
        return tuple(f"{self.chapter}/{id}" for id in ids)
