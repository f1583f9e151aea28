"""What was found of the definitions: what each table wrote first and last, what its readers marked, and what the words share.

The first definition is the one that stood when the lead turned to reading; readers' marks are over that one and carry its
revision. The last is the one that stood at the reveal. Marks are counted by table, never by device, and a mark counts only
where that definition was dealt to that table.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property

from exercises.definitions import CHANGE, DRAFT, KEEP, MARK, MARKS, READ, REVISE
from exercises.definitions.dealing import dealt
from exercises.definitions.wording import Change, Word, changes, gathered, phrases, shared, stems
from workshop.day import Day
from workshop.everyone import Everyone
from workshop.setup import Activity
from workshop.sheet import Sheet
from workshop.words import Words
from workshop.writing import Note, Notes, written


@dataclass(frozen=True, slots=True)
class Dealt:
    """A definition as it was dealt to be read: whose it is, at which revision, and its words in order."""

    table: int
    revision: int
    words: tuple[str, ...]

    @property
    def id(self) -> str:
        """What marks on its words and a question about it are called by."""
        return f"m-{self.table}-{self.revision}"


@dataclass(frozen=True)
class Findings:
    """One round of the activity; `sheets` is by table number, every table of the day in it."""

    day: Day
    activity: Activity
    sheets: Mapping[int, Sheet]

    @cached_property
    def names(self) -> dict[int, str]:
        return {table.id: table.name for table in self.day.setup.tables}

    @property
    def revealed(self) -> bool:
        return any(sheet.before for sheet in self.sheets.values())

    # -- what was written

    @cached_property
    def first(self) -> dict[int, str]:
        """Each table's first definition, of those that wrote one."""
        texts = {table: self._stood(sheet) for table, sheet in self.sheets.items()}
        return {table: text for table, text in texts.items() if text}

    def _stood(self, sheet: Sheet) -> str:
        kept = (_text(notes) for notes in (sheet.turns.get(READ, ()), sheet.turns.get(REVISE, ()), sheet.record.notes))
        return next(filter(None, kept), "")

    @cached_property
    def last(self) -> dict[int, str]:
        """Each table's definition as it stood at the reveal, of those that had one then."""
        texts = {table: _text(sheet.record.notes) for table, sheet in self.sheets.items()}
        return {table: text for table, text in texts.items() if text}

    def revised(self, table: int) -> bool:
        return table in self.last and self.last[table].split() != self.first[table].split()

    def changed(self) -> list[int]:
        """Tables that wrote theirs again once others had read it."""
        return [table for table in self.texts if self.readers(table) and self.revised(table)]

    @property
    def was_read(self) -> bool:
        """Whether any definition was dealt to another table."""
        return any(self.deal.values())

    def finished(self, table: int) -> bool:
        """Whether a table said that it had finished the part in which the activity ended."""
        part = min(self.day.progress[self.activity.id].part, REVISE) if self.texts else DRAFT
        return part in self.sheets[table].record.finished

    def since(self, table: int) -> str:
        """What a table's definition is now, where it was written again after the reveal; else nothing."""
        now = _text(self.sheets[table].notes)
        return now if self.revealed and now != self.last.get(table, "") else ""

    def changes(self, table: int) -> list[tuple[Change, str]]:
        """A table's definition from the first to the last, in runs of words that stayed, are new, or are gone."""
        return changes(self.first[table], self.last.get(table, ""))

    # -- who reads what

    @cached_property
    def texts(self) -> dict[int, Dealt]:
        """The definitions that stood when the lead turned to reading, by table; {} before that."""
        notes = {table: _note(sheet.turns.get(READ, ())) for table, sheet in self.sheets.items()}
        return {table: Dealt(table, note.revision, tuple(note.text.split())) for table, note in notes.items() if note}

    @cached_property
    def deal(self) -> dict[int, tuple[int, ...]]:
        """The tables whose definitions each table was dealt, of those that were not closed when the lead turned to reading."""
        at = self.day.progress[self.activity.id]
        readers = [table for table, sheet in self.sheets.items() if READ in sheet.turns]
        return dealt(self.texts, readers, f"{self.activity.id} {at.round} {at.openings[:1]}")

    def to_read(self, table: int) -> list[Dealt]:
        """What a table was dealt, in the order to read it."""
        return [self.texts[other] for other in self.deal.get(table, ())]

    def readers(self, table: int) -> list[int]:
        return [reader for reader, others in self.deal.items() if table in others]

    # -- what readers said

    def marks(self, reader: int, table: int) -> dict[int, str]:
        """How a reader marked the words of a definition, by the word's place from 0."""
        text = self.texts[table]
        found = {}
        for question, choice in self.sheets[reader].record.choices.items():
            mark = MARK.fullmatch(question)
            if mark and question.startswith(f"{text.id}-") and 1 <= int(mark[3]) <= len(text.words):
                found[int(mark[3]) - 1] = choice
        return found

    def counts(self, table: int) -> list[tuple[int, int]]:
        """For each word of a table's first definition: how many readers would keep it, and how many change it."""
        marks = [self.marks(reader, table) for reader in self.readers(table)]
        words = range(len(self.texts[table].words)) if table in self.texts else ()
        return [(sum(m.get(at) == KEEP for m in marks), sum(m.get(at) == CHANGE for m in marks)) for at in words]

    def marked(self, table: int, mark: str) -> list[tuple[str, int]]:
        """The words of a definition that readers marked so, neighbours together, with how many readers did."""
        if table not in self.texts:
            return []
        return phrases(self.texts[table].words, [count[MARKS.index(mark)] for count in self.counts(table)])

    def questions(self, table: int) -> list[str]:
        """What a definition's readers would ask, whichever revision of it they read."""
        return [text for _, text in self.asked_by(table)]

    def asked_by(self, table: int) -> list[tuple[int, str]]:
        """The same, each with the reader that asked it."""
        return [(reader, text) for reader, asked in self._asked(table).items() for text in asked]

    def spoke(self, table: int) -> list[int]:
        """The readers of a definition that marked a word of it, or asked something."""
        asked = self._asked(table)
        return [reader for reader in self.readers(table) if asked[reader] or self.marks(reader, table)]

    def _asked(self, table: int) -> dict[int, list[str]]:
        asks = {reader: written(self.sheets[reader].record.notes, "ask") for reader in self.readers(table)}
        return {
            reader: [note.text for note in notes if (note.card or "").startswith(f"m-{table}-")]
            for reader, notes in asks.items()
        }

    # -- over all definitions

    def shared(self, aside: Collection[str]) -> list[Word]:
        """Words that at least half of the last definitions hold (see `wording`)."""
        return shared(self.last, aside)

    def most_marked(self, mark: str, aside: Collection[str]) -> list[Word]:
        """Words by the tables that marked them so, in whichever definition."""
        return gathered(
            [
                (reader, self.texts[table].words[at])
                for reader, tables in self.deal.items()
                for table in tables
                for at, choice in self.marks(reader, table).items()
                if choice == mark
            ],
            aside,
        )

    def both_ways(self, aside: Collection[str]) -> list[Word]:
        """Words that one table would keep and another change, with both tables."""
        keep, change = ({word.stem: word for word in self.most_marked(mark, aside)} for mark in MARKS)
        both = [keep[one].joined(change[one]) for one in keep if one in change]
        return [word for word in both if len(word.tables) > 1]

    def next_discussion(self) -> list[int]:
        """Definitions to discuss: first where readers differ over a word, then those asked most about, then those marked most."""

        def lively(table: int) -> tuple[int, int, int]:
            counts = self.counts(table)
            differ = sum(bool(keep and change) for keep, change in counts)
            return -differ, -len(self.questions(table)), -sum(map(sum, counts))

        return sorted(self.first, key=lively)

    def liveliest(self, most: int) -> list[int]:
        """So many definitions as a wall can hold, in the order of their tables: those to discuss first."""
        held = self.next_discussion()[:most]
        return [table for table in self.first if table in held]


def findings(day: Day, activity: Activity, said: Everyone) -> Findings:
    """The findings of one round."""
    return Findings(day, activity, said.tables)


def aside(words: Words) -> frozenset[str]:
    """The stems that count as no word of a definition's own: those that hold any sentence together, and those of the question."""
    return frozenset(stems(f"{words('definitions.stop')} {words('definitions.question')}"))


def _note(notes: Notes) -> Note | None:
    return next(iter(written(notes, "definition")), None)


def _text(notes: Notes) -> str:
    note = _note(notes)
    return note.text.strip() if note else ""
