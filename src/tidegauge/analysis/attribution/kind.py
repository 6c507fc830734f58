"""The kind of analysis that shares conversions out between channels."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from tidegauge.analysis.attribution.journey import credits_sql, journeys_sql
from tidegauge.analysis.attribution.markov import CONVERSION, NOTHING, START, removal_effects, shares
from tidegauge.analysis.attribution.question import MAX_CHANNELS, MAX_PATHS, MODELS, AttributionAnswer, AttributionQuestion, ChannelCredit, Credit, Journey
from tidegauge.analysis.channel import BY_DICTIONARY
from tidegauge.analysis.inquiry import Inquiry
from tidegauge.analysis.kind import Kind
from tidegauge.contracts.answer import ResultRow
from tidegauge.core.errors import ErrorDetail, LimitReached
from tidegauge.core.time_range import DAY_MS
from tidegauge.query.compile.statement import Binder


async def attribution(question: AttributionQuestion, inquiry: Inquiry) -> AttributionAnswer:
    """The answer. Raises InvalidQuery, LimitReached for more than MAX_CHANNELS channels, Unavailable."""
    credited = await _credits(question, inquiry)
    if len(credited) > MAX_CHANNELS:
        reason = f"{question.channel_by} has more than {MAX_CHANNELS} values in these journeys: narrow them by a filter, or group by another property."
        raise LimitReached(reason, details=[ErrorDetail("channel_by", f"more than {MAX_CHANNELS} values")])
    steps, journeys = await _steps(question, inquiry)
    conversions, value = sum(row[1] for row in credited.values()), sum(row[2] for row in credited.values())
    effects = {channel: effect for channel, effect in removal_effects(steps).items() if channel in credited}
    portions = shares(effects)
    channels = [_channel(name, row, portions, effects, conversions, value) for name, row in credited.items()]
    return AttributionAnswer(
        results=[ResultRow(one.channel, one.credits[question.model].conversions, one.touches, {"channel": one.channel}) for one in channels],
        meta=inquiry.meta(total=round(conversions)),
        model=question.model,
        conversions=round(conversions),
        value=value,
        journeys=journeys,
        channels=channels,
        paths=await _paths(question, inquiry),
    )


async def _credits(question: AttributionQuestion, inquiry: Inquiry) -> dict[str, Sequence[Any]]:
    """Channel -> touches, then conversions and value by model."""
    binder = Binder()
    statement = credits_sql(journeys_sql(question, inquiry, binder), binder.number(question.half_life_days * DAY_MS))
    return {row[0]: row[1:] for row in await inquiry.read(binder, f"{statement} LIMIT {MAX_CHANNELS + 1} {BY_DICTIONARY}")}


async def _steps(question: AttributionQuestion, inquiry: Inquiry) -> tuple[dict[tuple[str, str], int], int]:
    """How often a journey went from one state to the next, and the number of journeys."""
    binder = Binder()
    start, converted, nothing = (binder.text(state) for state in (START, CONVERSION, NOTHING))
    rows = await inquiry.read(
        binder,
        f"SELECT step.1, step.2, count() FROM (SELECT arrayJoin(arrayZip(arrayPushFront(channels, {start}),"
        f" arrayPushBack(channels, if(is_converted = 1, {converted}, {nothing})))) AS step FROM {journeys_sql(question, inquiry, binder)})"
        f" GROUP BY step {BY_DICTIONARY}",
    )
    return {(source, target): count for source, target, count in rows}, sum(count for source, _, count in rows if source == START)


async def _paths(question: AttributionQuestion, inquiry: Inquiry) -> list[Journey]:
    binder = Binder()
    rows = await inquiry.read(
        binder,
        f"SELECT channels, count() AS conversions, sum(value) FROM {journeys_sql(question, inquiry, binder)} WHERE is_converted = 1"
        f" GROUP BY channels ORDER BY conversions DESC, channels LIMIT {MAX_PATHS} {BY_DICTIONARY}",
    )
    return [Journey(list(channels), conversions, value) for channels, conversions, value in rows]


def _channel(name: str, row: Sequence[Any], portions: dict[str, float], effects: dict[str, float], conversions: float, value: float) -> ChannelCredit:
    touches, *sums = row
    credited = {model: Credit(sums[2 * at], sums[2 * at + 1]) for at, model in enumerate(MODELS[:-1])}
    portion = portions.get(name, 0.0)
    credited["markov"] = Credit(portion * conversions, portion * value)
    return ChannelCredit(name, touches, credited, effects.get(name))


ATTRIBUTION: Final = Kind(
    name="attribution",
    title="Attribution",
    description="Which channels led to the conversions, by six models.",
    question=AttributionQuestion,
    answer=AttributionAnswer,
    run=attribution,
    looks_back=True,
    cache_class="revenue",
)
