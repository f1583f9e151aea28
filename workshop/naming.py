"""Naming: whether something written looks as if it names a person, or says how to reach one. It only warns; people decide.

The room is asked to name no person, client or real case. Before a note is released or a report goes out, somebody looks at what
this rule points to. It goes by form alone: an e-mail address, a number as long as a telephone's, a title with a surname
("Mrs Patel"), two words with capitals side by side ("Dana Okafor"). It cannot tell a person from a place, so the words that
public services are called by are known to it (`ORDINARY`), and what a workshop's own places are called can be given.
It misses a first name alone, a name without capitals, and anybody described well enough to be recognised.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

TITLES = (
    "Mr Mrs Ms Miss Mx Dr Doctor Prof Professor Sir Dame Rev Reverend Father Imam Rabbi Cllr Councillor Sgt Sergeant"
)
WORD = re.compile(r"[^\W\d_](?:['’-]?[^\W\d_])+")
ORDINARY = frozenset(
    WORD.findall("""
    an and the of for in on at to by with from or our we us it this that these those they he she you if when what how why
    who where all no not but so as is are was were be been some many more most each every because while once then tell ask
    january february march july august september october november december christmas easter
    monday tuesday wednesday thursday friday saturday sunday
    north south east west northern southern eastern western central greater upper lower great new old
    england english britain british scotland scottish wales welsh ireland irish european europe london manchester kingdom
    yorkshire midlands tower hamlets fraud initiative county borough city town district parish road street house royal united nations world
    council councils combined authority authorities government parliament minister ministry secretary home office cabinet
    department agency board body bodies commission commissioner committee trust trusts foundation partnership panel forum
    health healthcare care social adult adults child children childrens family families youth people public residents community
    communities services service support safety safeguarding housing homes welfare benefit benefits credit tax allowance
    justice police policing fire rescue ambulance crime probation prison prisons courts court offender education school
    schools university college library libraries hospital hospitals clinic surgery doctors nurses nurse patient patients
    data protection information act acts freedom law legal human rights right privacy digital economy open research
    national local regional international citizens citizen advice association group groups team teams officer officers
    manager centre programme project plan strategy policy framework impact assessment agreement report review standard
    universal single warm early help blue badge red age troubled sure start job jobcentre plus work tribunal
    general practice primary mental disability mortality index deprivation multiple energy companies company obligation
    source chapter heading dimensions identifying principles appendix
    discount rebate opportunities opportunity challenges challenge climate change prevention science statistics census survey
    """)
)
EMAIL = re.compile(r"(?<![\w.+%-])[\w.+%-]+@[\w-]+(?:\.[\w-]+)+")
NUMBER = re.compile(r"(?<![\w£$€.,])\+?\(?\d(?:[ ()-]{0,2}\d){9,14}(?!\w|,\d)")
TITLED = re.compile(rf"\b(?:{'|'.join(TITLES.split())})\b\.? ([^\W\d_a-z][\w'’-]+)")
BETWEEN = re.compile(r" (?:[A-Z]\.? )?")
START = re.compile(r"(?:^|[.!?:;\n•–—-])\W*$")
Looks = Literal["email", "number", "title", "name"]


@dataclass(frozen=True, slots=True)
class Sign:
    """What a text seems to name: as an `email`, a long `number`, a `title` with a surname, or a `name`; and its words."""

    looks: Looks
    words: str


@lru_cache(maxsize=4096)
def signs(text: str, known: frozenset[str] = frozenset()) -> tuple[Sign, ...]:
    """What in a text looks as if it named or reached a person, sort by sort. `known` are names of places and tables, which
    are nobody's.

    >>> [sign.words for sign in signs("Ask Mrs Patel, or Dana Okafor on 07700 900123, in Greater Manchester.")]
    ['07700 900123', 'Mrs Patel', 'Dana Okafor']
    """
    ordinary = ORDINARY | {word.casefold() for name in known for word in WORD.findall(name)}
    found = [Sign("email", one) for one in EMAIL.findall(text)]
    found += [Sign("number", one.group().strip()) for one in NUMBER.finditer(text)]
    titled = [one.group() for one in TITLED.finditer(text) if one[1].casefold() not in ordinary]
    found += [Sign("title", one) for one in titled]
    found += [Sign("name", one) for one in _names(text, ordinary) if not any(said in one for said in titled)]
    return tuple(dict.fromkeys(found))


def _names(text: str, ordinary: Collection[str]) -> Iterator[str]:
    """Runs of two to four words with capitals, none of them ordinary; none where most of the text is set in capitals."""
    words = list(WORD.finditer(text))
    if sum(_capital(word.group()) for word in words) * 4 > len(words) * 3 > 12:
        return
    run: list[re.Match[str]] = []
    for word in words:
        proper = _proper(word, text, ordinary)
        if run and not (proper and BETWEEN.fullmatch(text, run[-1].end(), word.start())):
            yield from _whole(run, text)
            run = []
        if proper:
            run.append(word)
    yield from _whole(run, text)


def _whole(run: list[re.Match[str]], text: str) -> Iterator[str]:
    if 2 <= len(run) <= 4:
        yield text[run[0].start() : run[-1].end()]


def _capital(word: str) -> bool:
    return word[0].isupper() and word[-1].islower()


def _proper(word: re.Match[str], text: str, ordinary: Collection[str]) -> bool:
    """Whether a word may be part of a name. What opens a sentence has a capital anyway: "Sharing Leeds data" names nobody."""
    bare = re.sub("['’]s$", "", word.group())
    opens = bare.endswith(("ing", "ed", "ly")) and START.search(text, 0, word.start())
    return _capital(bare) and bare.casefold() not in ordinary and not opens
