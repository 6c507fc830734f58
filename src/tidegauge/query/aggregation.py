"""The names of aggregations as callers write them."""

from __future__ import annotations

import re
from typing import Final, NamedTuple, get_args

from tidegauge.contracts.plan import Aggregation
from tidegauge.core.errors import ErrorDetail, InvalidQuery
from tidegauge.query.catalogue import suggest

_KNOWN: Final[dict[str, Aggregation]] = {name: name for name in get_args(Aggregation) if name != "percentile"}
_ALIASES: Final[dict[str, Aggregation]] = {
    "avg": "average",
    "mean": "average",
    "minimum": "min",
    "maximum": "max",
    "unique": "unique_count",
    "uniques": "unique_count",
    "distinct": "unique_count",
    "count_distinct": "unique_count",
    "standard_deviation": "stddev",
    "std": "stddev",
    "total": "sum",
}
FORMULA_WORDS: Final = ("formula", "ratio", "rate", "average", "avg")
"""What a caller may call the aggregation of a metric that is a formula: they change nothing."""

AGGREGATION_NAMES: Final = (*_KNOWN, "median", "p50", "p75", "p90", "p95", "p99")
_PERCENTILE: Final = re.compile(r"(?:p|percentile_)(\d{1,2}(?:\.\d{1,6})?|100)")


class Chosen(NamedTuple):
    """An aggregation and, for percentile, its level from 0 to 100."""

    aggregation: Aggregation
    percentile: float | None = None


def parse_aggregation(name: str) -> Chosen:
    """`count`, `sum`, …, `median`, `p95`, `p99.9`, `percentile_90`. Raises InvalidQuery for anything else, with a suggestion."""
    word = name.strip().lower()
    found = _KNOWN.get(word) or _ALIASES.get(word)
    if found is not None:
        return Chosen(found)
    if word == "median":
        return Chosen("percentile", 50.0)
    level = _PERCENTILE.fullmatch(word)
    if level is not None:
        return Chosen("percentile", float(level[1]))
    message = f"Unknown aggregation '{name[:60]}'.{suggest(word, (*AGGREGATION_NAMES, *_ALIASES))}"
    raise InvalidQuery(message, details=[ErrorDetail("aggregation", f"one of {', '.join(AGGREGATION_NAMES)}, or pNN")])
