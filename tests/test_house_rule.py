"""The rule of the house, read from the imports: who may lean on whom, and where Streamlit may be."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
OURS = {"workshop", "exercises", "pages", "app"}
LEANS_ON = {"workshop": {"workshop"}, "exercises": {"workshop", "exercises"}, "pages": OURS - {"app"}}


def imports(file: Path) -> Iterator[tuple[int, str]]:
    """(line, module) of every import of a file, wherever in it; a relative one is named in full."""
    package = file.relative_to(ROOT).parent.parts
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else ()
            yield node.lineno, ".".join((*above, node.module or "")).strip(".")


def files(*folders: str) -> list[Path]:
    return [file for folder in folders for file in sorted((ROOT / folder).rglob("*.py"))]


def may_draw(file: Path) -> bool:
    """Whether a file may import Streamlit."""
    parts = file.relative_to(ROOT).parts
    is_screen = len(parts) == 3 and parts[0] == "exercises" and parts[2] == "screen.py"
    return parts == ("app.py",) or parts[0] == "pages" or parts[:2] == ("exercises", "parts") or is_screen


@pytest.mark.parametrize("folder", sorted(LEANS_ON))
def test_each_folder_leans_only_on_those_below_it(folder: str) -> None:
    """`workshop` imports nothing of ours but itself, `exercises` also `workshop`, `pages` both; nobody imports `app`."""
    assert files(folder), f"{folder}/ has no Python files: the rule would hold for nothing"
    wrong = [
        f"{file.relative_to(ROOT)}:{line} imports {module}"
        for file in files(folder)
        for line, module in imports(file)
        if module.partition(".")[0] in OURS - LEANS_ON[folder]
    ]
    assert not wrong, "\n".join(wrong)


def test_streamlit_stays_where_screens_are_drawn() -> None:
    """Streamlit is imported only in app.py, pages/, exercises/parts/ and exercises/*/screen.py."""
    wrong = [
        f"{file.relative_to(ROOT)}:{line} imports {module}"
        for file in files("workshop", "exercises", "pages")
        for line, module in imports(file)
        if module.partition(".")[0] == "streamlit" and not may_draw(file)
    ]
    assert not wrong, "\n".join(wrong)


def test_the_rule_sees_what_it_forbids(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An import inside a function, a relative import and a dotted one are all seen, with their lines."""
    file = tmp_path / "exercises" / "ranking" / "answer.py"
    file.parent.mkdir(parents=True)
    file.write_text("def late():\n    import streamlit.components\nfrom ..parts import strip\nfrom . import seat\n")
    monkeypatch.setitem(globals(), "ROOT", tmp_path)
    assert sorted(imports(file)) == [(2, "streamlit.components"), (3, "exercises.parts"), (4, "exercises.ranking")]
    assert not may_draw(file) and may_draw(file.with_name("screen.py"))
