"""A metric as a person defines it, checked by asking it of nothing."""

from __future__ import annotations

import re
from typing import Any, Final, Literal

import msgspec

from tidegauge.contracts.field import resolve_field
from tidegauge.contracts.plan import ALWAYS, And, Compare, Condition
from tidegauge.core.errors import ErrorDetail, InvalidQuery
from tidegauge.query.aggregation import Chosen, parse_aggregation
from tidegauge.query.filter import parse_filters
from tidegauge.query.metric import GoodWhen, Metric
from tidegauge.query.segments.source import has_segment

_NAME: Final = re.compile(r"[a-z][a-z0-9_]{0,99}")
MAX_TEXT: Final = 1_000


class Definition(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """Either a `formula` over metrics and events (`signups / unique_users * 100`), or an `event` (`*` for any) with an `aggregation` and `filters`.

    `name`: lower case letters, digits and _. `good_when`: up or down, for the colour of a change.
    """

    name: str
    description: str = ""
    unit: str = ""
    formula: str | None = None
    event: str | None = None
    aggregation: str | None = None
    value_field: str | None = None
    filters: list[dict[str, Any]] = []
    good_when: GoodWhen = "up"
    cache_class: Literal["live", "activity", "revenue", "health"] = "activity"


def as_metric(definition: Definition) -> Metric:
    """The catalogue's form. Raises InvalidQuery with the place of what cannot be; names in a formula are looked up when it is asked."""
    if not _NAME.fullmatch(definition.name):
        raise _invalid("name", "starts with a lower case letter and has up to 100 of a-z, 0-9 and _")
    for place, text in (("description", definition.description), ("unit", definition.unit)):
        if len(text) > MAX_TEXT or "\x00" in text:
            raise _invalid(place, f"has at most {MAX_TEXT:,} characters and no NUL")
    if (definition.formula is None) == (definition.event is None):
        raise _invalid("formula", "give either a formula or an event")
    if definition.formula is not None:
        return _formula(definition, definition.formula)
    chosen = Chosen("count") if definition.aggregation is None else parse_aggregation(definition.aggregation)
    field = None if definition.value_field is None else resolve_field(definition.value_field)
    if field is None and chosen.aggregation == "unique_count":
        field = resolve_field("person")
    elif field is None and chosen.aggregation not in ("count", "rate"):
        field = resolve_field("value")
    return Metric(
        definition.name,
        definition.description,
        definition.unit or "events",
        aggregation=chosen.aggregation,
        field=field,
        percentile=chosen.percentile,
        condition=_condition(definition),
        cache_class=definition.cache_class,
        good_when=definition.good_when,
    )


def _formula(definition: Definition, formula: str) -> Metric:
    given = [name for name in ("aggregation", "value_field") if getattr(definition, name) is not None]
    if given or definition.filters:
        raise _invalid((given or ["filters"])[0], "a formula takes its parts' own; define the parts as metrics")
    return Metric(
        definition.name,
        definition.description,
        definition.unit,
        formula=formula,
        cache_class=definition.cache_class,
        good_when=definition.good_when,
    )


def _condition(definition: Definition) -> Condition:
    event = definition.event or ""
    if not event or len(event) > MAX_TEXT or "\x00" in event:
        raise _invalid("event", f"has 1 to {MAX_TEXT:,} characters and no NUL")
    own = parse_filters(definition.filters)
    if has_segment(own):
        raise _invalid("filters", "a metric cannot ask for a segment; ask for the metric of a segment instead")
    if event == "*":
        return own
    named = Compare(resolve_field("name"), "eq", event)
    return named if own == ALWAYS else And((named, own))


def _invalid(place: str, reason: str) -> InvalidQuery:
    return InvalidQuery(f"{place}: {reason}.", details=[ErrorDetail(place, reason)])
