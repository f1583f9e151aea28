"""`python -m workshop rehearse`, against a real server: it measures, counts what was kept, and takes its workshop away."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from exercises.rehearsal.command import rehearse_command
from exercises.rehearsal.day import Plan
from exercises.rehearsal.doors import begins
from tests.room.wifi import Wifi
from tests.server import ROOT, Running, running
from workshop.__main__ import main

SHORT = ("--tables", "3", "--laptops", "2", "--minutes", "0.05")


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with running(tmp_path_factory.mktemp("rehearsed") / "store", COMMON_GROUND_HOST_KEY="quiet-otter") as server:
        yield server
        assert not [line for line in server.printed if "Traceback" in line]


def last_line(told: str) -> str:
    return told.strip().splitlines()[-1]


def test_nothing_is_lost(here: Running, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Laptops join, place, tie, write and finish; every wait is measured, every act is found, and the last line sums it up."""
    file = tmp_path / "numbers.json"
    assert main(["rehearse", "--url", here.address, *SHORT, "--json", str(file)]) == 0
    found = json.loads(file.read_text())
    assert found["everybody"] == found["first_screen"]["count"] == 6
    assert found["acts"]["sent"] == found["acts"]["answered"] == found["acts"]["found"] > 60
    assert (
        found["acts"]["refused"] == found["acts"]["lost"] == found["acts"]["texts_lost"] == 0 < found["acts"]["texts"]
    )
    for name in ("first_screen", "tablemate", "wall", "stage", "whole_room"):
        assert 0 < found[name]["p50"] <= found[name]["p95"] <= found[name]["max"], name
    assert found["tablemate"]["count"] >= 60 and found["wall"]["count"] >= 60
    assert found["server"]["core"] > 0 and found["carries"] > 0
    assert last_line(capsys.readouterr().out).startswith("Nothing was lost: ")


def test_one_act_that_is_lost_on_the_way_is_told(here: Running, capsys: pytest.CaptureFixture[str]) -> None:
    """A network that swallows a single act: the command ends with 1, and says how many were lost. The rehearsal before it left
    nothing in its way."""
    swallowed: list[bytes] = []

    def loses(piece: bytes) -> bool:
        if swallowed or b'"kind": "tie"' not in unmasked(piece):
            return False
        swallowed.append(piece)
        return True

    wifi = Wifi(here.port, loses=loses)
    status = rehearse_command(Plan(wifi.address, 3, 2, 3.0, patience=3.0), None)
    wifi.close()
    assert len(swallowed) == 1 and status == 1
    assert last_line(capsys.readouterr().out).startswith("Lost: 1 of ")


def test_a_connection_that_breaks_is_told(here: Running, capsys: pytest.CaptureFixture[str]) -> None:
    """What a laptop could not say any more is lost, whatever the others did."""
    wifi = Wifi(here.port)

    def breaks(piece: bytes) -> bool:
        if b'"kind": "finish"' in unmasked(piece):
            wifi.cut(), wifi.mend()
        return False

    wifi.loses = breaks
    assert rehearse_command(Plan(wifi.address, 1, 2, 3.0, patience=1.0), None) in (1, 2)
    wifi.close()
    told = capsys.readouterr()
    assert "Nothing was lost" not in told.out


def test_it_can_be_stopped(here: Running) -> None:
    """Ctrl+C removes the rehearsal at once: another can begin."""
    asked = [sys.executable, "-m", "workshop", "rehearse", "--url", here.address, "--tables", "1", "--laptops", "1"]
    with subprocess.Popen(
        asked,
        cwd=ROOT,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),  # in the background it is ignored
    ) as running:
        assert running.stdout
        assert any("have joined" in line for line in running.stdout)
        running.send_signal(signal.SIGINT)
        assert running.wait(60) == 130
    begins(here.address, 1).removes()


def test_from_another_machine_the_host_key_is_asked_for(here: Running, capsys: pytest.CaptureFixture[str]) -> None:
    """A wrong one is refused in a sentence; so is an address where no Common Ground answers."""
    assert main(["rehearse", "--url", here.address, *SHORT, "--key", "wrong"]) == 2
    assert "host key is needed" in capsys.readouterr().err
    assert main(["rehearse", "--url", "http://127.0.0.1:9", *SHORT]) == 2
    assert "no answer" in capsys.readouterr().err
    assert main(["rehearse", "--url", "127.0.0.1", *SHORT]) == 2
    assert "was expected" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        main(["rehearse", "--url", here.address, "--tables", "41"])


def unmasked(piece: bytes) -> bytes:
    """The text of a frame that a browser sent, as the WebSocket protocol masks it (RFC 6455, 5.3); the piece itself otherwise."""
    if len(piece) < 6 or piece[0] != 0x81 or not piece[1] & 0x80:
        return piece
    start = 2 + {126: 2, 127: 8}.get(piece[1] & 0x7F, 0)
    mask, hidden = piece[start : start + 4], piece[start + 4 :]
    return bytes(byte ^ mask[at % 4] for at, byte in enumerate(hidden))
