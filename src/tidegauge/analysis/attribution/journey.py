"""Journeys as SQL: a person's touches up to each conversion, and those after the last one."""

from __future__ import annotations

from typing import Final

from tidegauge.analysis.attribution.question import AttributionQuestion
from tidegauge.analysis.channel import CHANNEL_FIELDS, DIRECT, channel_sql
from tidegauge.analysis.inquiry import Inquiry
from tidegauge.contracts.field import resolve_field
from tidegauge.contracts.plan import Or
from tidegauge.core.time_range import DAY_MS, TimeRange
from tidegauge.query.compile import fields
from tidegauge.query.compile.condition import compile_condition
from tidegauge.query.compile.statement import Binder

NO_TOUCH: Final = "(none)"
SAME_TOUCH_MS: Final = 30 * 60_000
"""Touches of one channel that follow each other within this are one; one without a source goes on with what was before."""

_MS: Final = "toUnixTimestamp64Milli(timestamp)"


def journeys_sql(question: AttributionQuestion, inquiry: Inquiry, binder: Binder) -> str:
    """Rows of (channels, ages_ms, is_converted, value): a journey's channels from the first to the last, how long before its end each was.

    A touch belongs to the next conversion of its person: no touch is credited twice. Touches older than the lookback are left out.
    """
    touch, conversion = inquiry.condition_of(question.touch, "touch"), inquiry.condition_of(question.conversion, "conversion")
    own = None if question.channel_by == "channel" else resolve_field(question.channel_by)
    channel = channel_sql(binder) if own is None else f"toString({fields.text(own, binder)})"
    unknown = binder.text(DIRECT if own is None else "")
    lookback_ms, from_ms = binder.integer(question.lookback_days * DAY_MS), binder.integer(inquiry.span.from_ms)
    reach = TimeRange(max(0, inquiry.span.from_ms - question.lookback_days * DAY_MS), inquiry.span.to_ms)
    needed = (*((own,) if own else CHANNEL_FIELDS), resolve_field("value"), resolve_field("person"))
    is_touch, is_end = compile_condition(touch, binder), compile_condition(conversion, binder)
    people = (
        f"SELECT arraySort(groupArrayArray(arrayConcat(if({is_touch}, [({_MS}, 0, {channel}, 0.)], []),"
        f" if({is_end}, [({_MS}, 1, '', ifNull(value, 0.))], [])))) AS steps"
        f" FROM {inquiry.table(touch, conversion, fields=needed)} WHERE {inquiry.where(binder, Or((touch, conversion)), reach)} AND person != 0 GROUP BY person"
    )
    parts = f"SELECT arrayJoin(arrayReverseSplit(step -> step.2, steps)) AS part, part[-1].2 AS is_converted, part[-1].1 AS end_ms FROM ({people})"
    in_reach = f"arrayFilter(step -> step.2 = 0 AND step.1 >= end_ms - {lookback_ms}, part)"
    same_ms, shifted = binder.integer(SAME_TOUCH_MS), "arraySlice(arrayPushFront({steps}, (toInt64(0), toUInt8(0), '', 0.)), 1, length({steps}))"
    begun = f"arrayFilter((step, before) -> before.1 = 0 OR step.3 != {unknown} OR step.1 - before.1 >= {same_ms}, reached, {shifted.format(steps='reached')})"
    told = (
        f"SELECT is_converted, end_ms, if(is_converted = 1, part[-1].4, 0.) AS value, {in_reach} AS reached, {begun} AS own,"
        f" if({int(question.ignore_direct)} AND arrayExists(step -> step.3 != {unknown}, own), arrayFilter(step -> step.3 != {unknown}, own), own) AS heard,"
        f" arrayFilter((step, before) -> before.1 = 0 OR step.3 != before.3 OR step.1 - before.1 >= {same_ms}, heard,"
        f" {shifted.format(steps='heard')}) AS touches"
        f" FROM ({parts}) WHERE end_ms >= {from_ms}"
    )
    return (
        f"(SELECT if(notEmpty(touches), arrayMap(step -> step.3, touches), [{binder.text(NO_TOUCH)}]) AS channels,"
        " if(notEmpty(touches), arrayMap(step -> end_ms - step.1, touches), [toInt64(0)]) AS ages_ms, is_converted, value"
        f" FROM ({told}) WHERE is_converted = 1 OR notEmpty(touches))"
    )


def credits_sql(journeys: str, half_life_ms: str) -> str:
    """(channel, touches, then conversions and value by each model but Markov) over the converting journeys."""
    weights = {
        "first": "arrayMap((channel, at) -> toFloat64(at = 1), channels, arrayEnumerate(channels))",
        "last": "arrayMap((channel, at) -> toFloat64(at = length(channels)), channels, arrayEnumerate(channels))",
        "linear": "arrayMap(channel -> 1 / length(channels), channels)",
        "time_decay": f"arrayMap(age -> exp2(-(age - arrayMin(ages_ms)) / {half_life_ms}), ages_ms)",
        "position_based": "arrayMap((channel, at) -> multiIf(length(channels) = 1, 1., length(channels) = 2, .5, at IN (1, length(channels)), .4,"
        " .2 / (length(channels) - 2)), channels, arrayEnumerate(channels))",
    }
    made = ", ".join(f"{weight} AS {name}_w, arrayMap(w -> w / arraySum({name}_w), {name}_w) AS {name}" for name, weight in weights.items())
    sums = ", ".join(f"sum({name}_s) AS {name}_c, sum({name}_s * value)" for name in weights)
    joined = ", ".join(f"{name} AS {name}_s" for name in weights)
    return (
        f"SELECT channel, count(), {sums} FROM (SELECT channels, value, {made} FROM {journeys} WHERE is_converted = 1)"
        f" ARRAY JOIN channels AS channel, {joined} GROUP BY channel ORDER BY last_c DESC, channel"
    )
