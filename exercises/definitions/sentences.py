"""Sentences on what was found, for wall and report: counts in words, and nothing that a count cannot say."""

from typing import Any

from exercises.definitions.findings import Findings, aside
from exercises.definitions.wording import Word
from workshop.words import Words

MOST_ON_THE_WALL, MOST_SIDE_BY_SIDE = (
    8,
    12,
)  # words in a list; definitions that can still be read from the middle of a room


def taken_part(found: Findings, words: Words) -> str:
    """ "Four of five tables wrote one." """
    return words.sentence("definitions.wall.wrote", tables=words.share(len(found.first), len(found.sheets)))


def changed_theirs(found: Findings, words: Words) -> str:
    """ "Two of four tables", of those that wrote a definition."""
    what = "tables" if len(found.first) == len(found.sheets) else "answering"
    return words.share(len(found.changed()), len(found.first), what)


def shared_sentences(found: Findings, words: Words) -> list[tuple[str, str]]:
    """What the last definitions share, one line for each number of them: ("In four of five definitions:", "people, fair").
    Nothing where fewer than two tables have one."""
    if len(found.last) < 2:
        return []
    grouped: dict[int, list[str]] = {}
    for word in found.shared(aside(words)):
        grouped.setdefault(len(word.tables), []).append(forms(word))
    said = [
        (words("definitions.wall.shared", definitions=_definitions(found, many, words)), ", ".join(shared))
        for many, shared in grouped.items()
    ]
    return [*said, ("", words("definitions.wall.meaning" if said else "definitions.wall.nothing_shared"))]


def _definitions(found: Findings, many: int, words: Words) -> str:
    return words.share(many, len(found.last), "definitions")


def shared_words(found: Findings, most: int, words: Words) -> list[str]:
    """The words of most definitions in sentences, one for each number of definitions, of the `most` words at most."""
    grouped: dict[int, list[str]] = {}
    for word in found.shared(aside(words))[:most]:
        grouped.setdefault(len(word.tables), []).append(f"“{forms(word)}”")
    return [
        words(
            f"definitions.report.shared_{'one' if len(these) == 1 else 'many'}",
            words=", ".join(these),
            definitions=_definitions(found, many, words),
        )
        for many, these in grouped.items()
    ]


def marked_words(marked: list[Word], words: Words) -> dict[str, Any]:
    """A column of words with how many tables marked them so. Words of one table only where no word has two."""
    several = [word for word in marked if len(word.tables) > 1]
    said = [
        words("definitions.wall.by_tables", word=forms(word), tables=words.number(len(word.tables))) for word in several
    ] or [words("definitions.wall.by_one", word=forms(word)) for word in marked]
    about = {} if several or not marked else {"about": words("definitions.wall.singles")}
    return {"entries": said[:MOST_ON_THE_WALL], "quiet": words("definitions.wall.no_such_mark"), **about}


def marked_phrases(found: Findings, table: int, mark: str, words: Words) -> list[str]:
    """What readers marked so in one definition: "“fair to all”, two of three readers"."""
    of = words.number(len(found.spoke(table)))
    return [
        words("definitions.wall.phrase", words=phrase, readers=words.number(many), of=of)
        for phrase, many in found.marked(table, mark)
    ]


def forms(word: Word) -> str:
    """A word in all the forms in which it was written: "community/communities"."""
    return "/".join(word.forms)


def from_law(words: Words) -> tuple[str, list[str], str, str]:
    """The formal definition that the report of 2018 found: what leads to it, what it takes in, how the report judges it, and
    where this is from."""
    law = words.of("definitions.law")
    return law["lead"], law["takes_in"], law["judged"], law["source"]
