from __future__ import annotations

from collections.abc import Callable

import pytest

from tidegauge.ingest.draft import Draft
from tidegauge.ingest.steps.timestamp import CORRECTED, TOO_NEW, TOO_OLD, UNREADABLE, put_timestamps

NOW_MS = 1_800_000_000_000
Make = Callable[..., Draft]


@pytest.mark.parametrize(
    ("given", "expected_ms"),
    [
        (None, NOW_MS),
        ("2026-11-22T03:00:00Z", 1_795_316_400_000),
        ("2026-11-22T10:00:00+07:00", 1_795_316_400_000),
        ("2026-11-22T17:00:00+14:00", 1_795_316_400_000),
        ("2026-11-21T15:00:00-12:00", 1_795_316_400_000),
        ("2026-11-22T03:00:00", 1_795_316_400_000),
        ("2026-11-22T03:00:00.1234Z", 1_795_316_400_123),
        (1_795_316_400, 1_795_316_400_000),
        (1_795_316_400.5, 1_795_316_400_500),
        (1_795_316_400_123, 1_795_316_400_123),
        (NOW_MS + 86_400_000, NOW_MS + 86_400_000),
        ("2000-01-01T00:00:00Z", 946_684_800_000),
    ],
)
@pytest.mark.req("A2")
def test_instants_are_read(draft_of: Make, given: object, expected_ms: int) -> None:
    draft = draft_of({"timestamp": given}, {"timestamp": given})
    put_timestamps(draft)
    assert draft.timestamps == [expected_ms] * 2


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ("1900-01-01T00:00:00Z", TOO_OLD),
        (0, TOO_OLD),
        ("2300-01-01T00:00:00Z", TOO_NEW),
        ("2036-11-22T00:00:00Z", TOO_NEW),
        (NOW_MS + 86_400_001, TOO_NEW),
        (1_795_316_400_000_000, TOO_NEW),
        (1e18, UNREADABLE),
        ("yesterday", UNREADABLE),
        ("", UNREADABLE),
        ("2026-11-22T23:59:60Z", UNREADABLE),
        ("2026-11-22T24:00:00Z", UNREADABLE),
        ("2026-02-30", UNREADABLE),
        ("0001-01-01T00:00:00+14:00", TOO_OLD),
        (True, UNREADABLE),
        ([1], UNREADABLE),
    ],
)
def test_what_is_no_instant_of_use_is_rejected_alone(draft_of: Make, given: object, reason: str) -> None:
    draft = draft_of({"timestamp": "2026-11-22T03:00:00Z"}, {"timestamp": given})
    put_timestamps(draft)
    assert [(e.index, e.field, e.reason) for e in draft.errors] == [(1, "timestamp", reason)]
    assert len(draft.timestamps) == len(draft.events) == 1


@pytest.mark.parametrize("skew_ms", [-7_200_000, -1_500, 3_000, 86_400_000 * 30])
def test_a_skewed_clock_is_corrected_by_sent_at(draft_of: Make, skew_ms: int) -> None:
    draft = draft_of({"timestamp": (NOW_MS - 60_000 + skew_ms)}, {}, sent_at=NOW_MS + skew_ms)
    put_timestamps(draft)
    assert draft.timestamps == [NOW_MS - 60_000, NOW_MS]
    assert draft.warnings == {CORRECTED: 2}


@pytest.mark.parametrize("sent_at", [None, NOW_MS - 999, "soon", True, [1], {}])
def test_the_way_of_the_request_and_an_unreadable_sent_at_correct_nothing(draft_of: Make, sent_at: object) -> None:
    draft = draft_of({"timestamp": NOW_MS - 60_000}, sent_at=sent_at)
    put_timestamps(draft)
    assert draft.timestamps == [NOW_MS - 60_000]
