from __future__ import annotations

from tidegauge.cli.diagnosis.finding import Finding


def test_a_line_says_what_and_only_when_needed_how_to_mend_it() -> None:
    assert Finding(True, "disk has room", "free some").line() == "✓ disk has room"
    assert Finding(False, "disk is full", "free some").line() == "✗ disk is full -> free some"
