"""What the vignettes found, in words: counts of tables, never a share or an average, and always what it cannot say."""

from collections.abc import Sequence

from exercises.vignettes import CASE_PART, SCALE
from exercises.vignettes.cases import FACTORS, Case, Level
from exercises.vignettes.findings import Findings
from exercises.vignettes.movement import Movement
from workshop.words import Words


def choice_name(choice: str, words: Words) -> str:
    """A step in words, or that there is no answer."""
    return words(f"vignettes.scale.{choice or 'none'}")


def factor_name(factor: str, words: Words) -> str:
    return words(f"vignettes.factor.{factor}")


def tables_counted(count: int, words: Words) -> str:
    """Such as "two tables", or "no table"."""
    if not count:
        return words("vignettes.no_table")
    tables = words("vignettes.table" if count == 1 else "vignettes.tables")
    return words("vignettes.count", count=words.number(count), tables=tables)


def shift_words(shift: float, words: Words) -> str:
    """A shift or a median of shifts: "no change", "two steps towards less acceptable", "half a step towards more acceptable"."""
    if shift == 0:
        return words("vignettes.shift.none")
    whole, half = divmod(abs(shift), 1)
    steps = words.number(int(whole))
    if half:
        said = words("vignettes.shift.and_a_half", steps=steps) if whole else words("vignettes.shift.half")
    else:
        said = words("vignettes.shift.steps", steps=steps) if whole > 1 else words("vignettes.shift.one")
    return words(f"vignettes.shift.{'less' if shift < 0 else 'more'}", steps=said)


def base_counts(found: Findings, case: Case, words: Words, every: bool = True) -> list[tuple[str, str]]:
    """Where tables put a case: (step, how many tables), from not acceptable to acceptable; `every` step, or only those that a table
    chose. Empty where none has placed it."""
    counts = found.base_counts(case)
    if not any(counts.values()):
        return []
    shown = [choice for choice, count in counts.items() if count or (every and choice in SCALE)]
    return [(choice_name(choice, words), tables_counted(counts[choice], words)) for choice in shown]


def put(found: Findings, case: Case, words: Words) -> str:
    """ "Two of five tables put it at “In between”, three at “Acceptable”." Of the tables that answered and finished the first part."""
    counts = {choice: count for choice, count in found.base_counts(case).items() if count}
    if not counts:
        return words("vignettes.nobody_placed")
    (first, count), *others = counts.items()
    said = [
        words(
            "vignettes.put.first", tables=_those(count, sum(counts.values()), words), choice=choice_name(first, words)
        )
    ]
    said += [words("vignettes.put.other", n=words.number(n), choice=choice_name(one, words)) for one, n in others]
    return _capital(f"{', '.join(said)}.")


def moves(found: Findings, factor: str, words: Words) -> str:
    """ "Three of five tables moved: two towards less acceptable, one towards more." And who could not say, or left it out."""
    said = [_moved(found, factor, words)] if found.movements[factor].shifts else []
    for name, tables in (("could_not_say", found.could_not_say(factor)), ("not_placed", found.not_placed(factor))):
        if tables:
            said.append(words(f"vignettes.moves.{name}", count=tables_counted(len(tables), words)))
    return " ".join(map(_capital, said)) or words("vignettes.nobody_placed")


def _moved(found: Findings, factor: str, words: Words) -> str:
    one = found.movements[factor]
    of = len(one.shifts)
    if not one.moved:
        return words(f"vignettes.moves.{'only_stayed' if of == 1 else 'none'}", of=words.number(of))
    which = "moved_those" if 1 < of < len(found.finished()) else "moved"
    who = words(f"vignettes.moves.{which}", tables=_those(one.moved, of, words))
    if one.less and one.more:
        less, more = words.number(one.less), words.number(one.more)
        return words("vignettes.moves.both_ways", who=who, less=less, more=more)
    way = words(f"vignettes.moves.{'all_' if one.moved > 1 else ''}{'less' if one.less else 'more'}")
    return words("vignettes.moves.one_way", who=who, way=way)


def _those(count: int, of: int, words: Words) -> str:
    """How many of the tables that placed something; one alone may be one among several that did not."""
    return words("vignettes.moves.only") if of == 1 else words.share(count, of)


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]


def all_moves(found: Findings, words: Words) -> list[tuple[str, str]]:
    """(what changed, how many moved) for each factor; where all had one case, with what it was changed to."""
    return [(_what_changed(found, factor, words), moves(found, factor, words)) for factor in FACTORS]


def _what_changed(found: Findings, factor: str, words: Words) -> str:
    name = factor_name(factor, words)
    if found.dealt or not found.deals:
        return f"{name}."
    level = next(iter(found.deals.values())).changed(factor).level
    return words("vignettes.moved_to", factor=name, phrase=level.phrase if level else "")


def leads(found: Findings, words: Words) -> str:
    """Which change moved most tables, and whether that hangs on one of them; "" below eight tables, where it would."""
    first = found.leading() if found.measured else None
    if first is None or not first.moved:
        return most_moved(found, words)
    holds, of = words.number(first.holds), words.number(first.of)
    stays = words(f"vignettes.leading.{'always' if first.holds == first.of else 'holds'}", holds=holds, of=of)
    return f"{most_moved(found, words)} {stays}"


def most_moved(found: Findings, words: Words) -> str:
    """Which change moved most tables, of those that placed all three; "" below eight tables."""
    first = found.leading() if found.measured else None
    if first is None:
        return ""
    if not first.moved:
        return words("vignettes.leading.nothing", of=words.number(first.of))
    names = [factor_name(factor, words) for factor in first.factors]
    fill = {"moved": words.number(first.moved), "of": words.number(first.of)}
    if len(names) == 1:
        return words("vignettes.leading.alone", factor=names[0], **fill)
    return words("vignettes.leading.level", factors=listed(names, words), **fill)


def listed(names: Sequence[str], words: Words) -> str:
    """Such as "Purpose and recipient"."""
    rest = [names[0], *(name.lower() for name in names[1:])]
    return f" {words('vignettes.and')} ".join([", ".join(rest[:-1]), rest[-1]]) if len(rest) > 1 else rest[0]


def limits(found: Findings, words: Words) -> tuple[str, str]:
    """What this cannot say: it is never left out."""
    return words("vignettes.limits_strong"), words(f"vignettes.limits_{'dealt' if found.dealt else 'same'}")


def stood(found: Findings, table: int, factor: str, words: Words) -> str:
    """Where a table put a change and how far that is from its case: "In between: two steps towards less acceptable"."""
    choice = choice_name(found.chosen(table, found.deals[table].changed(factor)), words)
    shift = found.shift(table, factor)
    return choice if shift is None else words("vignettes.stood", choice=choice, shift=shift_words(shift, words))


def base_stood(found: Findings, table: int, words: Words) -> str:
    return choice_name(found.chosen(table, found.deals[table].case.vignette), words)


def unfinished(found: Findings, part: int = CASE_PART) -> list[int]:
    """The tables that had not finished a part and so are not counted in it."""
    return [table for table in found.sheets if table not in found.finished(part)]


def level_words(level: Level, words: Words) -> str:
    """A level's phrase, with how identifiable it is where it is data."""
    if not level.identifiability:
        return level.phrase
    if level.identifiability == words("common.not_stated"):
        return words("vignettes.columns.identifiability_not_stated", phrase=level.phrase)
    return words("vignettes.columns.identifiability", phrase=level.phrase, identifiability=level.identifiability)


def measures(found: Findings, words: Words) -> list[str]:
    """One sentence for each factor, and one on what chance would give. For the method page."""
    said = [_measure(factor, one, words) for factor, one in found.movements.items() if one.without_each]
    gap = found.gap()
    if gap:
        said.append(words("vignettes.method.gap", most=gap.most, fewest=gap.fewest, of=gap.of, gap=gap.most - gap.fewest,
                          mean=f"{gap.mean:.1f}", p95=gap.p95))  # fmt: skip
    return said


def _measure(factor: str, one: Movement, words: Words) -> str:
    """The median, the range over tables, and what becomes of the median without any one of them; of two tables at least."""
    assert one.median is not None and one.range and one.without_each
    low, high, least, most = (shift_words(shift, words) for shift in (*one.range, *one.without_each))
    median = shift_words(one.median, words)
    told = words("vignettes.method.one", factor=factor_name(factor, words), median=median, low=low, high=high)
    stays = "stays" if least == most else "goes"
    return f"{told} {words(f'vignettes.method.{stays}', least=least, most=most)}"
