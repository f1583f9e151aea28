"""Every command in the README is run by a test: here, by `test_server.py`, or by `.ci/run` itself."""

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = [line for block in re.findall(r"```sh\n(.*?)```", README, re.DOTALL) for line in block.splitlines() if line]
INSTALLS = [command for command in COMMANDS if "pip install" in command]
HERE = [command for command in COMMANDS if command not in INSTALLS]


def test_ci_calls_the_readmes_test_command() -> None:
    """`.ci/run` calls the README's test command as it stands there."""
    tests = [command for command in INSTALLS if command.endswith("-m pytest")]
    assert len(tests) == 1
    assert tests[0] in (ROOT / ".ci" / "run").read_text()


def test_ci_starts_the_app_as_the_readme_does() -> None:
    """The README's start command is the test environment's install followed by the command that the server test starts."""
    starts = [command for command in INSTALLS if command.endswith(".venv/bin/streamlit run app.py")]
    assert len(starts) == 1
    assert "python3 -m venv .venv && .venv/bin/pip install -c constraints.txt -e ." in starts[0]
    assert '"run", "app.py"' in (ROOT / "tests" / "server.py").read_text()


def test_the_other_commands_succeed(tmp_path: Path) -> None:
    """Each other command of the README runs, on an empty store, and says something."""
    assert HERE
    store = {**os.environ, "COMMON_GROUND_STORE": str(tmp_path)}
    for command in HERE:
        words = command.split()
        assert words[0] == ".venv/bin/python", command
        ran = subprocess.run(
            [sys.executable, *words[1:]], cwd=ROOT, env=store, capture_output=True, text=True, timeout=60
        )
        assert ran.returncode == 0, ran.stderr
        assert ran.stdout.strip()


def test_every_command_of_the_command_line_is_documented() -> None:
    """What `python -m workshop` offers is in the README."""
    told = subprocess.run(
        [sys.executable, "-m", "workshop", "--help"], cwd=ROOT, capture_output=True, text=True, timeout=60
    )
    offered = re.findall(r"^    (\w+) ", told.stdout, re.MULTILINE)
    assert offered
    for name in offered:
        assert f"-m workshop {name}" in README, f"`{name}` is not in the README"


def test_every_file_on_the_map_is_there() -> None:
    """The README's map names folders that exist."""
    for name in re.findall(r"^(\S+) {3,}", README.split("### The map")[1].split("```")[1], re.MULTILINE):
        assert (ROOT / name).exists(), name


def test_every_benchmark_is_told_of() -> None:
    """Whatever can be run in tests/benchmarks has a line in the README there, and nothing else has."""
    folder = ROOT / "tests" / "benchmarks"
    runs = {file.stem for file in folder.glob("*.py") if "python -m tests.benchmarks." + file.stem in file.read_text()}
    told = set(re.findall(r"^\| `(\w+)` \|", (folder / "README.md").read_text(), re.MULTILINE))
    assert told == runs - {"bare"}
