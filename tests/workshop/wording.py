"""What our code says in English, read from the code itself."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]


def as_written(node: ast.AST) -> str:
    """A text as it stands in the code, {} for whatever is filled in; "" where it is none."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(as_written(one) or "{}" for one in node.values)
    return ""


def refusals() -> Iterator[tuple[str, str]]:
    """Each sentence with which the core or an exercise refuses something or says that it could not be kept, and the file it stands in."""
    for file in sorted([*(ROOT / "workshop").rglob("*.py"), *(ROOT / "exercises").rglob("*.py")]):
        for node in ast.walk(ast.parse(file.read_text())):
            refuses = isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("Refused", "StoreFault")
            if refuses and node.args and (told := as_written(node.args[0])):  # type: ignore[attr-defined]
                yield file.relative_to(ROOT).as_posix(), told
