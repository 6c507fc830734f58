from __future__ import annotations

from tidegauge.core.suggestion import did_you_mean


def test_the_nearest_known_name_is_offered() -> None:
    assert did_you_mean("prot", ["host", "port"]) == " Did you mean 'port'?"


def test_nothing_near_offers_nothing() -> None:
    assert did_you_mean("zzzz", ["host", "port"]) == ""
    assert did_you_mean("x" * 100_000, ["host"]) == ""
