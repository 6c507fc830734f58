"""Facts and letters for tests."""

from __future__ import annotations

from typing import Any

from tidegauge.alerts.notices.fact import Fact
from tidegauge.alerts.notices.message import Letter

T = 1_795_000_000_000


def fact(**more: Any) -> Fact:
    usual = {"event": "firing", "rule_id": "r1", "alert_id": "a1", "name": "Checkout fails", "line": "Checkout fails (/cart): 31 > 20", "severity": "critical"}
    return Fact(**{**usual, "group": {"page": "/cart"}, "value": 31.0, "threshold": 20.0, "condition": "gt", "since_ms": T, "at_ms": T, **more})


def letter(*facts: Fact, **more: Any) -> Letter:
    return Letter(**{"id": "d1", "facts": facts or (fact(),), "base_url": "https://tg.example.com", "timezone": "Asia/Bangkok", **more})
