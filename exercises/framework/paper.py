"""One answer from a table's paper, as a line: `1.3 4`, `3.3 -`, `Secure not yet`.

A question is named by its number, then a point from 1 on the left to 5 on the right, `?` for "cannot say yet", or `-` where consent was
given. A condition is named by its name or the beginning of it, then `yes`, `not yet` or `?`.
"""

import re

from exercises.framework.questions import CANNOT, CONDITIONS, CONSENT, NOT_YET, QUESTIONS, YES
from workshop.acts import Refused

ANSWERS = {"?": CANNOT, "-": CONSENT, "–": CONSENT, "yes": YES, "not yet": NOT_YET}
_LINE = re.compile(r"(.+?)[\s:=]+([1-5]|\?|-|–|yes|not yet)\s*", re.IGNORECASE)


def read_line(line: str, expected: str) -> dict[str, str]:
    """The act that a line stands for. Refused with the sentence `expected` where it is none."""
    found = _LINE.fullmatch(line.strip())
    asked = _asked(found[1].strip()) if found else None
    if found is None or asked is None:
        raise Refused(expected)
    answer = found[2].casefold()
    return {"kind": "choose", "question": asked, "choice": ANSWERS.get(answer, answer)}


def _asked(named: str) -> str | None:
    """The id of what is named by a number, or by the beginning of one condition's name."""
    if (question := named.replace(".", "-")) in QUESTIONS:
        return question
    begun = [one.id for one in CONDITIONS if one.name.casefold().startswith(named.casefold())]
    return begun[0] if len(begun) == 1 else None
