"""Wording: the words of a text, which of them several texts share, and what changed from one text to the next.

The rule for shared words, in full. Words are runs of letters and digits, and case does not count. Words that only hold a
sentence together ("the", "of") and the words of the question itself are left out (`aside`). Two words count as the same where
they have the same stem: what is left when -s, -es or -ies, then -ed, -ing or -ly, then a last -e are taken off, as long as four
letters stay (three for -s). A word is shared where at least half of the definitions hold it, and at least two. What this
cannot see: two words for one thing ("fair", "just"), one word for two things, and a "not" before it.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

LEAST_LETTERS, ALIKE = 4, 0.5
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_POSSESSIVE = re.compile("['’]s$", re.IGNORECASE)
_ENDINGS = (("ies", "es", "s"), ("ing", "ed", "ly"), ("e",))
_STOPS = ",.;:!?"
Change = Literal["", "new", "gone"]


@dataclass(frozen=True, slots=True)
class Word:
    """A word as several tables wrote or marked it: its `forms` as written, and the tables."""

    forms: tuple[str, ...]
    tables: tuple[int, ...]

    @property
    def stem(self) -> str:
        return stem(self.forms[0])

    def joined(self, other: "Word") -> "Word":
        """The same word with another's forms and tables."""
        return _word({*self.forms, *other.forms}, {*self.tables, *other.tables})


def stem(word: str) -> str:
    """What is left of a word without its usual endings.

    >>> [stem(word) for word in ("communities", "Community", "shared", "sharing", "fairly", "need", "less", "use")]
    ['community', 'community', 'shar', 'shar', 'fair', 'need', 'less', 'use']
    """
    left = _POSSESSIVE.sub("", word.casefold())
    for endings in _ENDINGS:
        left = next(filter(None, (_without(left, ending) for ending in endings)), left)
    return left


def _without(word: str, ending: str) -> str:
    """The word without an ending; "" where it has no such ending, or too little would be left."""
    least = LEAST_LETTERS - (ending == "s")
    if not word.endswith(ending) or word.endswith("ss") or len(word) - len(ending) < least:
        return ""
    return word[: -len(ending)] + ("y" if ending == "ies" else "")


def stems(text: str, aside: Collection[str] = ()) -> dict[str, str]:
    """The stems of a text in its order, each with the first form it has there, without the stems set `aside`."""
    found: dict[str, str] = {}
    for word in _WORD.findall(text):
        if (one := stem(word)) not in aside:
            form = _POSSESSIVE.sub("", word)
            found.setdefault(one, form if form.isupper() else form.lower())
    return found


def gathered(texts: Iterable[tuple[int, str]], aside: Collection[str]) -> list[Word]:
    """The words in texts by (table, text): first those of most tables, then in the order of the alphabet."""
    forms: dict[str, set[str]] = {}
    tables: dict[str, set[int]] = {}
    for table, text in texts:
        for found, form in stems(text, aside).items():
            forms.setdefault(found, set()).add(form)
            tables.setdefault(found, set()).add(table)
    words = [_word(forms[one], tables[one]) for one in forms]
    return sorted(words, key=lambda word: (-len(word.tables), word.forms))


def _word(forms: set[str], tables: set[int]) -> Word:
    return Word(tuple(sorted(forms, key=lambda form: (len(form), form))), tuple(sorted(tables)))


def shared(definitions: Mapping[int, str], aside: Collection[str]) -> list[Word]:
    """Words that at least half of the definitions hold, and at least two; `definitions` by table."""
    least = max(2, -(-len(definitions) // 2))
    return [word for word in gathered(definitions.items(), aside) if len(word.tables) >= least]


def phrases(words: Sequence[str], counts: Sequence[int]) -> list[tuple[str, int]]:
    """Words that were marked, with how often; neighbours marked equally often stand together.

    >>> phrases(["It", "is", "fair", "to", "everyone."], [0, 0, 2, 1, 1])
    [('fair', 2), ('to everyone', 1)]
    """
    found: list[tuple[list[str], int]] = []
    before = 0
    for word, count in zip(words, counts, strict=True):
        if count and count == before:
            found[-1][0].append(word)
        elif count:
            found.append(([word], count))
        before = count
    return [(" ".join(together).strip(_STOPS) or " ".join(together), count) for together, count in found]


def changes(first: str, then: str) -> list[tuple[Change, str]]:
    """What became of a text, in runs of words that stayed (""), are new, or are gone. A comma or a capital is no change. Where
    less than half stayed, the one text stands whole before the other, since a patchwork cannot be read.

    >>> changes("Good for people", "Good for all people")
    [('', 'Good for'), ('new', 'all'), ('', 'people')]
    """
    was, now = first.split(), then.split()
    keys = [[word.strip(_STOPS).casefold() for word in text] for text in (was, now)]
    matched = SequenceMatcher(None, keys[0], keys[1], autojunk=False)
    runs: list[tuple[Change, str]] = [("gone", " ".join(was)), ("new", " ".join(now))]
    if matched.ratio() >= ALIKE:
        runs = []
        for what, a, b, c, d in matched.get_opcodes():
            stayed = what == "equal"
            runs += (
                [("", " ".join(now[c:d]))] if stayed else [("gone", " ".join(was[a:b])), ("new", " ".join(now[c:d]))]
            )
    return [run for run in runs if run[1]]
