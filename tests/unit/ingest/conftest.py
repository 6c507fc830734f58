"""Drafts, events and a whole ingest in memory."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import Any

import msgspec
import pytest

from tidegauge.contracts.event import Event
from tidegauge.core.clock import ManualClock
from tidegauge.ingest.decode import decode_body
from tidegauge.ingest.draft import Draft
from tidegauge.ingest.privacy.policy import Policy, ProjectKeys
from tidegauge.ingest.privacy.rule import NumberedRule, PrivacyRule
from tidegauge.ingest.raw import RawBatch, RawEvent
from tidegauge.ingest.sender import NOTHING, Context
from tidegauge.ingest.shape import Shape, is_shape

NOW_MS = 1_800_000_000_000  # 2027-01-15T08:00:00Z


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock(NOW_MS)


@pytest.fixture(params=["typed", "untyped", "shaped"])
def draft_of(request: pytest.FixtureRequest) -> Callable[..., Draft]:
    """Makes a draft of JSON events, decoded at once, item by item or by a known shape: every step must do the same with all."""

    def make(*events: dict[str, Any], context: Context = NOTHING, erased: Iterable[int] = (), sent_at: Any = None, policy: Policy | None = None) -> Draft:
        batch = _untyped(events) if request.param == "untyped" else decode_body(json.dumps(list(events)).encode(), "", _shape(request.param, events))
        batch.sent_at = sent_at
        return Draft(1, batch, context, NOW_MS, frozenset(erased), policy)

    return make


def _shape(kind: str, events: tuple[dict[str, Any], ...]) -> Shape | None:
    names = {name for event in events if isinstance(event.get("properties"), dict) for name in event["properties"]}
    return Shape(names) if kind == "shaped" and is_shape(names) else None


def _untyped(events: tuple[dict[str, Any], ...]) -> RawBatch:
    return RawBatch([msgspec.convert(event, RawEvent) for event in events], list(range(len(events))))


def event(**fields: Any) -> Event:
    """An accepted event."""
    return Event(**{"project": 1, "name": "click", "type": "custom", "timestamp_ms": NOW_MS, "received_ms": NOW_MS, **fields})


@pytest.fixture
def make_event() -> Callable[..., Event]:
    return event


KEYS = ProjectKeys(b"h" * 32, {"00000001": b"a" * 32, "00000002": b"b" * 32}, "00000002")


@pytest.fixture
def policy_of() -> Callable[..., Policy]:
    """A policy of rules given as (subject, action, target); their ids are "0", "1", …"""

    def make(*rules: tuple[str, ...]) -> Policy:
        return Policy(1, [NumberedRule(str(number), PrivacyRule(*rule)) for number, rule in enumerate(rules)], KEYS)  # type: ignore[arg-type]

    return make
