"""One number and what is held against it: a simple rule is one, a rule of several joins some."""

from __future__ import annotations

from typing import Annotated, Any, Final, Literal

import msgspec
from msgspec import Meta

Comparison = Literal[
    "gt", "gte", "lt", "lte", "eq", "neq", "change_above", "change_below", "absent", "anomaly", "anomaly_above", "anomaly_below"
]  # fmt: skip
Season = Literal["none", "day", "week"]

MAX_PAST: Final = 500
SEASON_DAYS: Final[dict[Season, int]] = {"none": 0, "day": 1, "week": 7}


class History(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The past windows of a number that say what is usual: `windows` of them, each as long as the rule's.

    `season`: the last ones (none), those at the same time of the days before, or at the same time of the same weekday. With less than `min_windows`
    of them since the first event there is no number.
    """

    windows: Annotated[int, Meta(ge=8, le=MAX_PAST)] = 96
    season: Season = "none"
    min_windows: Annotated[int, Meta(ge=8, le=MAX_PAST)] = 12


class Term(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A number and its condition.

    `query`: a question as in POST /api/metrics, or the analysis `funnel`, whose conversion in percent (up to `step`) is the number. With `over` the number is
    `query` divided by `over`, in percent if `is_percent`, and `min_count` guards the events of `over`. `condition` holds the number against `threshold`;
    change_above and change_below its change, in percent, against the period before; anomaly, anomaly_above and anomaly_below its distance, in deviations,
    from what is usual by `history`; absent is true where no event counts.
    """

    query: Annotated[dict[str, Any], Meta(description="The body of POST /api/metrics; the last five minutes unless it names a time.")]
    over: Annotated[dict[str, Any] | None, Meta(description="What the number of `query` is divided by: a question for the same time.")] = None
    is_percent: Annotated[bool, Meta(description="Whether a quotient is in percent.")] = False
    step: Annotated[Annotated[int, Meta(ge=2, le=12)] | None, Meta(description="Up to which step of a funnel; absent: the last.")] = None
    condition: Comparison
    threshold: float = 0.0
    recovery_threshold: Annotated[float | None, Meta(description="Past which a firing alert is over; absent: `threshold`.")] = None
    min_count: Annotated[int, Meta(ge=0, le=10**9, description="Events below which there is no number.")] = 0
    history: Annotated[History | None, Meta(description="What an anomaly is measured against; absent: the last 96 windows.")] = None

    @property
    def is_funnel(self) -> bool:
        """Whether the number is a funnel's conversion."""
        return "analysis" in self.query

    @property
    def group_names(self) -> tuple[str, ...]:
        """What the number is of, each: the question's `group_by`, or a funnel's breakdown."""
        if self.is_funnel:
            return (str(self.query["breakdown"]),) if self.query.get("breakdown") else ()
        names = self.query.get("group_by") or ()
        return (names,) if isinstance(names, str) else tuple(map(str, names))

    @property
    def past(self) -> History:
        """What an anomaly is measured against."""
        return self.history or History()
