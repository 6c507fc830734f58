from __future__ import annotations

import time

import pytest

from tidegauge.backup.failure import BackupStopped
from tidegauge.backup.maker import Pace, fingerprint


def test_it_rests_as_long_as_it_worked() -> None:
    pace = Pace(1.0)
    pace.rest()
    end = time.monotonic() + 0.05
    while time.monotonic() < end:
        pass
    began = time.monotonic()
    pace.rest()
    assert time.monotonic() - began >= 0.045


def test_one_that_is_told_to_stop_stops_at_its_next_rest() -> None:
    pace = Pace(0.0)
    pace.rest()
    pace.stop()
    with pytest.raises(BackupStopped):
        pace.rest()


def test_a_fingerprint_tells_secrets_apart_and_nothing_else() -> None:
    assert fingerprint(b"a" * 32) == fingerprint(b"a" * 32) != fingerprint(b"b" * 32)
    assert len(fingerprint(b"a" * 32)) == 16
