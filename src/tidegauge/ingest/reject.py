"""Counts of what ingest did with events: a bounded set of names, shown in the statistics."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Final

from tidegauge.ingest.raw import ItemError

MAX_REASONS: Final = 200
OTHER: Final = "(other)"


class IngestCounters:
    """What happened since the start. Reasons are words of this product, never of a client; still their number is capped."""

    def __init__(self) -> None:
        self.accepted = 0
        self.duplicates = 0
        self.conflicts = 0
        self.suppressed: Counter[str] = Counter()
        self.requests: Counter[int] = Counter()
        self.rejected: Counter[str] = Counter()
        self.warnings: Counter[str] = Counter()

    def reject(self, errors: Iterable[ItemError]) -> None:
        """Count refused items by field and reason."""
        for error in errors:
            self._add(self.rejected, f"{error.field}: {error.reason}" if error.field else error.reason, 1)

    def warn(self, counts: Counter[str]) -> None:
        """Count what was accepted but changed."""
        for reason, count in counts.items():
            self._add(self.warnings, reason, count)

    def _add(self, counter: Counter[str], reason: str, count: int) -> None:
        counter[reason if reason in counter or len(counter) < MAX_REASONS else OTHER] += count

    def statistics(self) -> dict[str, object]:
        """Plain values for /api/statistics and the metrics page."""
        return {
            "accepted": self.accepted,
            "duplicates": self.duplicates,
            "conflicts": self.conflicts,
            "suppressed": self.suppressed.total(),
            "suppressed_by_reason": dict(self.suppressed.most_common()),
            "rejected": self.rejected.total(),
            "rejected_by_reason": dict(self.rejected.most_common()),
            "warnings_by_reason": dict(self.warnings.most_common()),
            "responses_by_status": {str(status): count for status, count in sorted(self.requests.items())},
        }
