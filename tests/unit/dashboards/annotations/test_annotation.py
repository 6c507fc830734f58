from __future__ import annotations

import pytest

from tidegauge.core.errors import InvalidInput
from tidegauge.dashboards.annotations.annotation import AnnotationBody, read_time


@pytest.mark.parametrize("value", ["2026-11-22T00:00:00Z", "2026-11-22T07:00:00+07:00", 1_795_305_600, "1795305600", 1_795_305_600_000, "1795305600000"])
def test_times_are_read_in_all_their_forms(value: str | float) -> None:
    assert read_time(value, "from") == 1_795_305_600_000


@pytest.mark.parametrize("value", ["", "now", "2300-01-01", -1, 1e300, float("nan")])
def test_what_is_no_time_is_refused(value: str | float) -> None:
    with pytest.raises(InvalidInput, match="from"):
        read_time(value, "from")


def test_a_span_does_not_end_before_it_begins() -> None:
    assert AnnotationBody(timestamp=1_000, title="x").span() == (1_000_000, None)
    assert AnnotationBody(timestamp=1_000, end=1_000, title="x").span() == (1_000_000, 1_000_000)
    with pytest.raises(InvalidInput):
        AnnotationBody(timestamp=1_000, end=999, title="x").span()
