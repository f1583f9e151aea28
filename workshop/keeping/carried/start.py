"""Starts Common Ground from the folder that this file lies in, with what lies beside it and nothing else. With words after it, runs
the command `python -m workshop WORDS` in its place.

It is started by start.sh or start.bat, by a Python that reads none of its own packages (`-I -S`), so it knows the standard library
alone.
"""

import json
import os
import runpy
import sys
import sysconfig
from pathlib import Path

HERE = Path(__file__).resolve().parent
APP, PACKAGES = HERE / "app", HERE / "site-packages"  # Streamlit is for its own makers in a folder of any other name


def fault(told: dict) -> str:
    """Why this folder cannot be started here, in a sentence; "" where it can."""
    here = {"python": "{}.{}".format(*sys.version_info), "machine": sysconfig.get_platform()}
    if here["python"] != told["python"] or here["machine"] != told["machine"]:
        return (
            "This folder was made for Python {python} on {machine}. ".format(**told)
            + "This is Python {python} on {machine}. ".format(**here)
            + "Install that Python here, or make the folder on a machine of this sort: `python -m workshop carry FOLDER`."
        )
    for name, size in told["files"].items():
        file = HERE / name
        if not file.is_file() or (size is not None and file.stat().st_size != size):
            return f"This folder is not whole: {name} is missing or was cut off. Copy the whole folder again, and wait until it is done."
    return ""


def start(words: list) -> None:
    os.chdir(APP)
    os.environ["PYTHONPATH"] = os.pathsep.join([str(APP), str(PACKAGES)])  # for the programs that it starts
    os.environ.setdefault("COMMON_GROUND_STORE", str(HERE / "store"))
    sys.path[:0] = [str(APP), str(PACKAGES)]
    module, given = ("workshop", words) if words else ("streamlit", ["run", "app.py"])
    sys.argv = [module, *given]
    runpy.run_module(module, run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    why = fault(json.loads((HERE / "carried.json").read_text(encoding="utf-8")))
    if why:
        sys.exit(why)
    start(sys.argv[1:])
