"""Calls of language models: how many, what they cost, how long they took, and how many failed."""

from __future__ import annotations

import math
from typing import Annotated, Any, Final

import msgspec
from msgspec import Meta

from tidegauge.analysis.inquiry import Inquiry, invalid
from tidegauge.analysis.kind import Kind
from tidegauge.analysis.quantile import SKETCH_ERROR, is_exact, known, quantiles_sql
from tidegauge.analysis.question import AnalysisAnswer, AnalysisQuestion, EventChoice
from tidegauge.contracts.answer import ResultRow
from tidegauge.contracts.field import Field, resolve_field
from tidegauge.core.errors import ErrorDetail, LimitReached
from tidegauge.core.timestamps import format_timestamp
from tidegauge.query.compile import fields
from tidegauge.query.compile.statement import Binder
from tidegauge.query.period import read_interval

MAX_GROUPS: Final = 200
Name = Annotated[str, Meta(min_length=1, max_length=400)]
_FIGURES: Final = (
    "count(), countIf(failed), countIf(cached), sum(ifNull(cost, 0)), sum(ifNull(read, 0)), sum(ifNull(written, 0)), sumIf(written, took > 0),"
    " sumIf(took, isNotNull(written))"
)


class AiUsageQuestion(AnalysisQuestion, kw_only=True):
    """Each event is one call. A call failed when its status is 400 or above, or its type is error."""

    event: EventChoice = msgspec.field(default_factory=lambda: EventChoice("ai_request"))
    model_by: Name = "model"
    feature_by: Annotated[Name, Meta(description="What the call was for.")] = "feature"
    cost: Annotated[Name, Meta(description="The number with the cost of the call.")] = "value"
    input_tokens: Name = "input_tokens"
    output_tokens: Name = "output_tokens"
    currency: Annotated[str, Meta(pattern=r"^[A-Z]{3}$")] = "USD"
    interval: Annotated[str, Meta(max_length=40)] = "auto"


class Usage(msgspec.Struct, kw_only=True):
    """Of some calls. Durations in milliseconds; `tokens_per_second`: tokens written over the time of the calls that wrote them; rates are shares of 1."""

    calls: int
    errors: int
    error_rate: float | None
    cached: int
    cost: float
    cost_per_call: float | None
    input_tokens: float
    output_tokens: float
    cost_per_1k_tokens: float | None
    tokens_per_second: float | None
    p50_ms: float | None
    p95_ms: float | None


class UsageGroup(Usage, kw_only=True):
    """The calls of one model or feature."""

    name: str


class UsageBucket(Usage, kw_only=True):
    """One interval."""

    timestamp: str


class AiUsageAnswer(AnalysisAnswer, kw_only=True):
    """`cost_per_day` is the mean over the window, `cost_per_month` 30 times it. `results`: the cost by model, with its calls."""

    currency: str
    overall: Usage
    cost_per_day: float
    cost_per_month: float
    people: int
    models: list[UsageGroup]
    features: list[UsageGroup]
    buckets: list[UsageBucket]


async def ai_usage(question: AiUsageQuestion, inquiry: Inquiry) -> AiUsageAnswer:
    """The answer. Raises InvalidQuery, LimitReached, Unavailable."""
    asked = _Asked(question, inquiry)
    count, people = (await asked.read("count(), uniqExactIf(person, person != 0)", ""))[0]
    exact = is_exact(count)
    figures = f"{_FIGURES}, {quantiles_sql((0.5, 0.95), 'took', exact=exact)}"
    overall = _usage((await asked.read(figures, ""))[0])
    models, features = [await asked.groups(figures, name) for name in ("model", "feature")]
    days = (inquiry.span.to_ms - inquiry.span.from_ms) / 86_400_000
    return AiUsageAnswer(
        results=[ResultRow("cost", one.cost, one.calls, {"model": one.name}) for one in models],
        meta=inquiry.meta(total=overall.cost, exact=exact, error_bound=0.0 if exact else SKETCH_ERROR),
        currency=question.currency,
        overall=overall,
        cost_per_day=overall.cost / days,
        cost_per_month=30 * overall.cost / days,
        people=people,
        models=models,
        features=features,
        buckets=await asked.buckets(figures),
    )


class _Asked:
    """The statements of one question."""

    def __init__(self, question: AiUsageQuestion, inquiry: Inquiry) -> None:
        self._question, self._inquiry = question, inquiry
        self._event = inquiry.condition_of(question.event, "event")

    async def read(self, columns: str, tail: str, binder: Binder | None = None) -> list[tuple[Any, ...]]:
        """Columns over calls as rows of moment, person, model, feature, cost, read, written, took (NULL where absent), failed and cached."""
        binder, question = binder or Binder(), self._question
        model, feature, cost, read, written, took, status, cached, kind, person = (
            resolve_field(name) for name in (question.model_by, question.feature_by, question.cost, question.input_tokens, question.output_tokens, *_OWN)
        )
        texts = f"toString({fields.text(model, binder)}) AS model, toString({fields.text(feature, binder)}) AS feature"
        numbers = ", ".join(
            f"{fields.number(field, binder)} AS {name}" for field, name in ((cost, "cost"), (read, "read"), (written, "written"), (took, "took"))
        )
        needed: tuple[Field, ...] = (model, feature, cost, read, written, took, status, cached, kind, person)
        source = (
            f"(SELECT timestamp AS moment, person, {texts}, {numbers}, ifNull({fields.number(status, binder)} >= 400, 0) OR type = 'error' AS failed,"
            f" {fields.text(cached, binder)} = 'true' AS cached FROM {self._inquiry.table(self._event, fields=needed)}"
            f" WHERE {self._inquiry.where(binder, self._event)})"
        )
        return await self._inquiry.read(binder, f"SELECT {columns} FROM {source} {tail}")

    async def groups(self, figures: str, by: str) -> list[UsageGroup]:
        """The dearest first. Raises LimitReached for more than MAX_GROUPS."""
        rows = await self.read(
            f"{figures}, {by}, sum(ifNull(cost, 0)) AS spent", f"GROUP BY {by} ORDER BY spent DESC, count() DESC, {by} LIMIT {MAX_GROUPS + 1}"
        )
        if len(rows) > MAX_GROUPS:
            name = self._question.model_by if by == "model" else self._question.feature_by
            reason = f"{name} has more than {MAX_GROUPS} values. Narrow them by a filter."
            raise LimitReached(reason, details=[ErrorDetail(f"{by}_by", f"more than {MAX_GROUPS} values")])
        return [UsageGroup(name=row[-2], **msgspec.structs.asdict(_usage(row))) for row in rows]

    async def buckets(self, figures: str) -> list[UsageBucket]:
        inquiry, binder = self._inquiry, Binder()
        interval = read_interval(self._question.interval, inquiry.window, inquiry.timezone, inquiry.now_ms)
        if interval is None:
            raise invalid("interval", "give one, such as hour")
        starts = list(interval.starts(inquiry.span, inquiry.timezone))
        start = f"roundDown(toUnixTimestamp64Milli(moment), {binder.integers(starts)}) AS start"
        found = {row[-1]: row for row in await self.read(f"{figures}, {start}", "GROUP BY start", binder)}
        nothing = (0, 0, 0, 0.0, 0.0, 0.0, None, None, [math.nan, math.nan])
        return [UsageBucket(timestamp=format_timestamp(at), **msgspec.structs.asdict(_usage(found.get(at, nothing)))) for at in starts]


_OWN: Final = ("duration_ms", "status", "is_cached", "type", "person")


def _usage(row: tuple[Any, ...]) -> Usage:
    calls, errors, cached, cost, read, written, written_timed, took_ms, quantiles = row[:9]
    p50, p95 = map(known, quantiles)
    return Usage(
        calls=calls,
        errors=errors,
        error_rate=errors / calls if calls else None,
        cached=cached,
        cost=cost,
        cost_per_call=cost / calls if calls else None,
        input_tokens=read,
        output_tokens=written,
        cost_per_1k_tokens=1000 * cost / (read + written) if read + written else None,
        tokens_per_second=1000 * written_timed / took_ms if took_ms and written_timed else None,
        p50_ms=p50,
        p95_ms=p95,
    )


AI_USAGE: Final = Kind(
    name="ai-usage",
    title="AI usage",
    description="Calls, tokens, cost, time and failures of language models, by model and by what they were for.",
    question=AiUsageQuestion,
    answer=AiUsageAnswer,
    run=ai_usage,
)
