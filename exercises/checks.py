"""What the three checks of a report look at (F28), gathered from the day: its texts, what its tables let be quoted, and what the room
said of the plenary's statements. The rules stand in `workshop/report/checks.py`."""

from collections.abc import Iterable, Iterator, Mapping

from exercises.plenary.findings import Findings, answered
from exercises.plenary.quotations import quotable
from workshop.day import Day
from workshop.everyone import Everyone
from workshop.report.blocks import Report
from workshop.report.checks import Checks, Stated, quotes, texts
from workshop.report.draft import Draft
from workshop.words import Words

DOUBTS = {"not_quite", "missing"}


def checks_of(
    record: Report, draft: Draft, day: Day, said: Mapping[str, Everyone], plenaries: Iterable[Findings], words: Words
) -> Checks:
    """The checks of a draft record, in which everything stands that was said. `said` is everyone, by activity."""
    held = list(plenaries)
    return Checks(
        texts=tuple(texts(record)),
        quotes=quotes(record.pages, permitted(day, said)),
        statements=tuple(one for found in held for one in _stated(found, words)),
        plenary=bool(held),
        known=day.setup.known,
        nobody=draft.nobody,
        pressed=draft.checks,
    )


def permitted(day: Day, said: Mapping[str, Everyone]) -> set[tuple[int, str]]:
    """What may be quoted, as (table, text)."""
    return {(table, text) for table, _, text in quotable(day, said)}


def _stated(found: Findings, words: Words) -> Iterator[Stated]:
    """Every statement that was shown, as it read last, with what the room said of it, and what tables say otherwise since."""
    for statement in found.statements:
        version = statement.on or statement.versions[-1]
        answers = found.answers(version.id)
        said = [answered(answers, words)]
        for table, answer in answers.otherwise.items():
            name = words(f"plenary.said.{answer}")
            said.append(words("plenary_report.otherwise", table=found.names[table], answer=name))
        given = {*(one for one, tables in answers.by_answer.items() if tables), *answers.otherwise.values()}
        yield Stated(version.text, " ".join(said), bool(given & DOUBTS), tuple(answers.in_words.values()))
