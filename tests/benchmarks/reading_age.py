"""The reading age of what people read: interface words and cards.

By Flesch-Kincaid (Kincaid and others, 1975): a school grade of the United States, from the words in a sentence and the syllables in a
word; plus five it is an age. It knows nothing of how hard a word is, only how long, and a label of two words has no sentence: texts of
fewer than four words are left out. Syllables are counted by vowels, by rule; a term that is explained (identifiable, Council Tax)
counts as long as it is.

What participants read is what stands in the second language: it was translated for their screens alone.

    python -m tests.benchmarks.reading_age [--worst 15]
"""

import argparse
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from workshop import words
from workshop.casebook import NOT_STATED, CaseStudy, read_pack, read_versions

ROOT = Path(__file__).parents[2]
PACK = ROOT / "case_studies" / "data-for-public-benefit-2018"
OF_THE_REPORT = re.compile(r"^(report|glossary|data|carry|afterwards|anatomy|synthesis|method|measures|\w+_report)\b")
NOBODY_READS = re.compile(r"^(simulated\w*|numbers|card_template|demonstration_page)\b|\.forms$")
SHORTEST, TELLING = 4, 7
READ_ON_A_CARD = ("title", "summary", "shared", "by", "with_whom", "consent", "outcome", "dated", "face", "detail")


@dataclass(frozen=True, slots=True)
class Measured:
    """A text with its sentences, words and syllables."""

    name: str
    text: str
    sentences: int
    words: int
    syllables: int

    @property
    def age(self) -> float:
        return age(self.sentences, self.words, self.syllables)


def age(sentences: int, words: int, syllables: int) -> float:
    """The reading age of so many.

    >>> round(age(1, 15, 20), 1)
    11.0
    """
    return 0.39 * words / sentences + 11.8 * syllables / words - 15.59 + 5


def syllables(word: str) -> int:
    """How many syllables a word has, by its vowels: those that stand together are one, and a last e is silent.

    >>> [syllables(one) for one in ("table", "people", "shared", "identifiable", "consent", "a", "area", "services", "used")]
    [2, 2, 1, 6, 2, 1, 3, 3, 1]
    """
    plain = re.sub(r"[^a-z]", "", word.casefold())
    spoken = _SILENT.sub("", plain)
    return max(1, len(re.findall(r"[aeiouy]+", spoken)) + len(_APART.findall(spoken)))


# A last e, and one before an ending: cared, homes, likely, careful, something; not the one of table, wanted, places or people.
_SILENT = re.compile(r"(?<=[^aeiouylr])e$|(?<=[aeiouy])[lr]e$|(?<=[^aeioutdy])e(?=d$)|(?<=[bdfklmnprtv])e(?=s$)"
                     r"|(?<=[aeiou][^aeiouy])e(?=(?:ly|ful|less|ment|thing|times?|body|one|where)$)|(?<=ev)e(?=ry)")  # fmt: skip
# Vowels that stand together and are two syllables: idea, area, creation, usual, being, quiet, science.
_APART = re.compile(r"(?<![ctg])ia|io(?!u?s?n|u)|(?<=cr)ea|(?<=[dr])ea$|eo(?!p)|ua(?!r)|[eo](?=ing)|uie|ie(?=n[ct])")


def measured(name: str, text: str) -> Measured | None:
    """A text measured; None for a label, which is no sentence."""
    plain = re.sub(r"\{\w+\}", "three", text).replace("*", "").replace("`", "")
    sentences = [one for one in re.split(r"(?<=[.?!])[\s”’)]+|\n+", plain) if re.search(r"\w", one)]
    said = re.findall(r"[^\W_][\w'’&-]*", plain)
    if len(said) < SHORTEST:
        return None
    return Measured(name, text, len(sentences), len(said), sum(map(syllables, said)))


def leaves(table: Mapping[str, Any], at: str = "") -> Iterator[tuple[str, str]]:
    """Each sentence of a file of words, under its key."""
    for name, found in table.items():
        if isinstance(found, dict):
            yield from leaves(found, f"{at}{name}.")
        elif isinstance(found, list):
            yield from ((at + name, one) for one in found if isinstance(one, str))
        else:
            yield at + name, str(found)


def read(language: str) -> dict[str, Any]:
    """All of a language's files of words."""
    held: dict[str, Any] = {}
    for file in sorted((Path(words.__file__).parent / language).glob("*.toml")):
        words._add(held, tomllib.loads(file.read_text(encoding="utf-8")), file.name)
    return held


def interface() -> dict[str, list[tuple[str, str]]]:
    """The interface words by who reads them."""
    others = [language for language in words.languages() if language != words.ENGLISH]
    second = read(others[0]) if others else {}
    given = [("given", text) for text in second.pop(words.GIVEN, {})]
    theirs = {key for key, _ in leaves(second)}
    groups: dict[str, list[tuple[str, str]]] = {"participants": given, "facilitators": [], "report": []}
    for key, text in leaves(read(words.ENGLISH)):
        if not NOBODY_READS.search(key):
            group = "participants" if key in theirs else "report" if OF_THE_REPORT.match(key) else "facilitators"
            groups[group].append((key, text))
    return groups


def card_texts(card: CaseStudy) -> Iterator[tuple[str, str]]:
    """What a table can read of a card while it decides; not what nobody stated, nor the law that it was of."""
    for name in READ_ON_A_CARD:
        if (text := getattr(card, name)) and text != NOT_STATED:
            yield f"{card.id}: {name}", text


def cards() -> dict[str, list[tuple[str, str]]]:
    """The cards of the default deck, as they are and in easy read."""
    deck, versions = read_pack(PACK).deck("default"), read_versions(PACK)
    easy = [versions[card]["easy"] for card in deck if "easy" in versions[card]]
    return {"cards": [text for card in deck for text in card_texts(card)],
            "easy read cards": [text for card in easy for text in card_texts(card)]}  # fmt: skip


def told(group: str, texts: Iterable[tuple[str, str]], most: int) -> None:
    found = [one for name, text in texts if (one := measured(name, text))]
    if not found:
        return
    whole = age(
        sum(one.sentences for one in found), sum(one.words for one in found), sum(one.syllables for one in found)
    )
    ages = sorted(one.age for one in found)
    in_a_sentence = sum(one.words for one in found) / sum(one.sentences for one in found)
    print(f"{group:16} {len(found):6} texts  {sum(one.words for one in found):6} words  {in_a_sentence:5.1f} a sentence  "
          f"age {whole:5.1f}  median {median(ages):5.1f}  nine of ten under {ages[len(ages) * 9 // 10]:5.1f}")  # fmt: skip
    for one in sorted((one for one in found if one.words > TELLING), key=lambda one: -one.age)[:most]:
        print(f"    {one.age:5.1f}  {one.name}: {one.text[:200]}")


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--worst", type=int, default=0, help="also the hardest texts of each group")
    asked.add_argument("--of", default="", help="of one group only")
    given = asked.parse_args()
    for group, texts in {**interface(), **cards()}.items():
        if given.of in group:
            told(group, texts, given.worst)


if __name__ == "__main__":
    main()
