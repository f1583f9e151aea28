"""What the plenary found: statements with what the room said of them, and what the day comes to in tables' own words.

Nothing is added up: it is counted how many tables gave which answer, and said in words. An answer belongs to the words that
were answered. Answers as they stood at the reveal are the record; where a table answered only since, that is said.

For the report's first page: `statements` are those that were shown, each with the words that are `on` (None: taken off again), and
`answered(found.answers(statement.on.id), words)` is what the room said of them, in short; `next_steps()` are what each table will do,
with role and date. In the chapter they stand in the tables “statements” and “next-steps”.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from exercises.plenary import answer
from exercises.plenary.answer import ANSWERS, Statement, answer_to, name_of, own_steps, words_on
from exercises.plenary.quotations import Wording, own_words, permitted
from exercises.plenary.slip import Counted, Slips, counted, people
from workshop.day import Day, Progress
from workshop.everyone import Everyone
from workshop.setup import Activity
from workshop.sheet import Sheet
from workshop.words import Words


@dataclass(frozen=True, slots=True)
class Answers:
    """What tables said of one version: tables by answer, what they wrote beside it, which said nothing; and which answered
    only after the reveal, or answer otherwise since."""

    by_answer: Mapping[str, list[int]]
    in_words: Mapping[int, str]
    silent: list[int]
    since: list[int]
    otherwise: Mapping[int, str]

    @property
    def tables(self) -> list[int]:
        """The tables that answered."""
        return [table for tables in self.by_answer.values() for table in tables]

    def answer(self, table: int) -> str:
        return next(one for one, tables in self.by_answer.items() if table in tables)


@dataclass(frozen=True)
class Findings:
    """A plenary, with the day that it looks back on: `day_said` is everyone, by activity, in those that were opened."""

    day: Day
    activity: Activity
    said: Everyone
    day_said: Mapping[str, Everyone]

    @cached_property
    def names(self) -> dict[int, str]:
        """Tables by number: those that are not closed, and those that spoke before they were."""
        return {table.id: table.name for table in self.day.setup.tables
                if not table.closed or self.sheets.get(table.id, Sheet()) != Sheet()}  # fmt: skip

    @property
    def sheets(self) -> Mapping[int, Sheet]:
        return self.said.tables

    @property
    def at(self) -> Progress | None:
        return self.day.progress.get(self.activity.id)

    @cached_property
    def statements(self) -> list[Statement]:
        """The statements that were ever shown, in the order of the drafts."""
        return [statement for statement in answer.statements(self.said.room) if statement.versions]

    @property
    def shown(self) -> list[Statement]:
        """Those that are on now."""
        return answer.shown(self.said.room)

    def answers(self, version: str) -> Answers:
        said = {table: answer_to(self.sheets[table], version) for table in self.names}
        had = {table: self.sheets[table].record.choices.get(version) for table in self.names}
        now = {table: self.sheets[table].choices.get(version) for table in self.names}
        return Answers(
            by_answer={one: [table for table in said if said[table] == one] for one in ANSWERS},
            in_words={table: text for table in said if (text := words_on(self.sheets[table], version))},
            silent=[table for table in said if said[table] is None],
            since=[table for table in said if said[table] and not had[table]],
            otherwise={table: str(now[table]) for table in said if had[table] and now[table] not in (None, had[table])},
        )

    def written(self, field: str) -> dict[int, list[str]]:
        """What tables wrote in a field, by table; those that wrote nothing are left out."""
        said = {table: [note.text.strip() for note in self.sheets[table].written(field)] for table in self.names}
        return {table: texts for table, texts in said.items() if texts}

    def next_steps(self) -> dict[int, list[tuple[str, str, str]]]:
        """Each table's next steps: what, which role, by when."""
        steps = {table: own_steps(self.sheets[table]) for table in self.names}
        return {table: said for table, said in steps.items() if said}

    @cached_property
    def parked(self) -> list[Wording]:
        """Every note that a table parked in any activity of the day, in the order of the programme."""
        tables = [table.id for table in self.day.setup.tables]
        words = [one for table in tables for one in own_words(self.day, self.day_said, table) if one.field == "parked"]
        return sorted(words, key=lambda one: self._programme.index(one.activity))

    def released(self) -> list[Wording]:
        """Those that the lead has put on the wall, reading now as they read then."""
        return [one for one in self.parked if self.said.room.choices.get(one.key) == one.state]

    @cached_property
    def permitted(self) -> list[Wording]:
        """What may be quoted, in an order that tells nothing of who wrote it."""
        words = permitted(self.day, self.day_said)
        return sorted(words, key=lambda one: (self._programme.index(one.activity), name_of("order", one.text)))

    @property
    def slips(self) -> int:
        """How many slips were handed in, on devices and on paper."""
        return people(self._given)

    @property
    def on_paper(self) -> int:
        """How many of them on paper."""
        return people(self.said.slips.values())

    @property
    def _given(self) -> list[Slips]:
        return [*self.said.seats.values(), *self.said.slips.values()]

    @property
    def counted(self) -> Counted | None:
        """What slips came to, None while more may come."""
        if not self.day.ended and not (self.at and self.at.closed):
            return None
        return counted(self._given, self.day.setup.minimum_count)

    def heading(self, activity: str | None) -> str:
        """What an activity of the day is called; "" for none."""
        found = self.day.setup.activity(activity or "")
        return found.heading if found else ""

    @cached_property
    def _programme(self) -> list[str]:
        return [activity.id for activity in self.day.setup.activities]


def findings(day: Day, activity: Activity, said: Everyone) -> Findings:
    """The findings of a plenary alone, without the day before it."""
    return of_the_day(day, activity, {activity.id: said})


def of_the_day(day: Day, activity: Activity, said: Mapping[str, Everyone]) -> Findings:
    """The findings of a plenary, with all that was said before it."""
    return Findings(day, activity, said[activity.id], said)


def answered(answers: Answers, words: Words) -> str:
    """What tables said, in words: "Four of six tables: that is right; one: not quite; one has not answered."."""
    of = len(answers.tables) + len(answers.silent)
    counts = [(one, len(tables)) for one, tables in answers.by_answer.items() if tables]
    if not counts:
        return words("plenary.nobody_answered")
    (first, count), *others = counts
    said = [words("plenary.first_said", tables=words.share(count, of), answer=words(f"plenary.said.{first}"))]
    said += [
        words("plenary.also_said", count=words.number(count), answer=words(f"plenary.said.{one}"))
        for one, count in others
    ]
    if answers.silent:
        silent = len(answers.silent)
        said.append(words(f"plenary.{'one' if silent == 1 else 'some'}_silent", count=words.number(silent)))
    sentence = "; ".join(said)
    return f"{sentence[0].upper()}{sentence[1:]}."
