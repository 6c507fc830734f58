from __future__ import annotations

import pytest

from tidegauge.core.errors import InvalidQuery
from tidegauge.core.time_range import DAY_MS
from tidegauge.query.people.directory import read_people_filter

NOW_MS = 1_763_780_123_456


def test_without_a_word_the_newest_of_the_last_30_days() -> None:
    wanted = read_people_filter({}, 3, "UTC", NOW_MS)
    assert (wanted.project, wanted.search, wanted.sort, wanted.is_descending, wanted.limit, wanted.after) == (3, "", "last_seen", True, 50, None)
    assert 29 * DAY_MS < wanted.span.to_ms - wanted.span.from_ms <= 31 * DAY_MS


def test_a_time_of_ones_own() -> None:
    wanted = read_people_filter({"from": "2025-11-01", "to": "2025-11-02", "timezone": "Asia/Bangkok"}, 3, "UTC", NOW_MS)
    assert wanted.span.from_ms == 1_761_930_000_000
    assert wanted.span.to_ms - wanted.span.from_ms == DAY_MS


REFUSED = (
    *({"cursor": text} for text in ("***", "x" * 500, "aW5mLzE")),
    *({"limit": text} for text in ("0", "x", "201")),
    *({"search": text} for text in ("a" * 300, "\x00")),
    {"sort": "name"},
    {"order": "up"},
    {"colour": "red"},
    {"time_window": "last_hour", "from": "2025-01-01"},
)


@pytest.mark.parametrize("given", REFUSED)
def test_what_cannot_be_is_refused(given: dict[str, str]) -> None:
    with pytest.raises(InvalidQuery):
        read_people_filter(given, 3, "UTC", NOW_MS)
