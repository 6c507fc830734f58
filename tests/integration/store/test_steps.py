"""Killed before and after every step of the store's writers, the next process makes everything whole."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
WRITER = ("INSERT INTO events ", "INSERT INTO person_events", "INSERT INTO event_ids", "INSERT INTO identities", "store")
ROLLUP = ("note 2", "INSERT INTO rollup_totals SELECT", "INSERT INTO rollup_dimensions SELECT", "note 1")


def run(directory: Path, *point: str) -> int:
    command = [sys.executable, "-m", "tests.integration.store.step_child", str(directory), *point]
    finished = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=100)
    assert finished.returncode in (0, -signal.SIGKILL), finished.stderr
    assert (finished.returncode == 0) == (finished.stdout.endswith("done\n")), finished.stdout
    return finished.returncode


def kill_at(directory: Path, points: Iterable[tuple[str, str]]) -> None:
    for moment, step in points:
        assert run(directory, moment, step) == -signal.SIGKILL, f"{moment} {step} was never reached"
    assert run(directory) == 0


@pytest.mark.req("A3", "B10")
@pytest.mark.hostile(106, 108)
@pytest.mark.timeout(300)
def test_killed_in_the_middle_of_a_batch_and_of_a_move(tmp_path: Path) -> None:
    steps = [("after", "INSERT INTO person_events"), ("after", "INSERT INTO identities"), ("after", "INSERT INTO rollup_totals SELECT"), ("before", "note 1")]
    kill_at(tmp_path, steps)


@pytest.mark.soak
@pytest.mark.req("A3", "B10")
@pytest.mark.hostile(106, 108)
@pytest.mark.timeout(600)
@pytest.mark.parametrize("steps", [WRITER, ROLLUP], ids=["writer", "rollup"])
def test_killed_before_and_after_every_step(tmp_path: Path, steps: tuple[str, ...]) -> None:
    kill_at(tmp_path, [(moment, step) for step in steps for moment in ("before", "after")])
