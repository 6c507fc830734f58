from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from tidegauge.store.engines.confinement.landlock import LEAST_ABI, READ, Ruleset, abi_version


def in_thread(work: object) -> list[object]:
    ends: list[object] = []

    def run() -> None:
        try:
            ends.append(work())  # type: ignore[operator]
        except OSError as error:
            ends.append(type(error))

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    return ends


@pytest.mark.skipif(abi_version() < LEAST_ABI, reason="the kernel has no Landlock")
def test_a_restricted_thread_keeps_what_was_allowed_and_the_others_everything(tmp_path: Path) -> None:
    own, other = tmp_path / "own", tmp_path / "other"
    for place in (own, other):
        place.mkdir()
        (place / "text").write_text("here")
    rules = Ruleset()
    rules.allow([own, tmp_path / "missing"], rules.everything_but_execute)
    rules.allow([other / "text"], READ)

    def look() -> object:
        rules.restrict_thread()
        (own / "new").write_text("x")
        denied = 0
        for attempt in (lambda: os.listdir(other), lambda: (other / "text").write_text("y"), lambda: Path("/etc/passwd").read_text()):
            try:
                attempt()
            except PermissionError:
                denied += 1
        return (other / "text").read_text(), denied, in_thread(lambda: Path("/etc/passwd").read_text())

    assert in_thread(look) == [("here", 3, [PermissionError])], "its own threads are restricted too"
    rules.close()
    assert Path("/etc/passwd").read_text()


def test_below_the_least_version_there_are_no_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tidegauge.store.engines.confinement.landlock.abi_version", lambda: 2)
    with pytest.raises(NotImplementedError, match="has 2"):
        Ruleset()
