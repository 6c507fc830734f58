"""Requests to a server: how many, how quick, how many failed, and where."""

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
from tidegauge.contracts.field import resolve_field
from tidegauge.contracts.plan import OTHER
from tidegauge.core.timestamps import format_timestamp
from tidegauge.query.compile import fields
from tidegauge.query.compile.statement import Binder
from tidegauge.query.period import read_interval

_LEVELS: Final = (0.5, 0.75, 0.9, 0.95, 0.99, 1.0)
_FIGURES: Final = "count(), countIf(status >= 500), countIf(status >= 400 AND status < 500), avg(took)"
MAX_ENDPOINTS: Final = 500


class RequestsQuestion(AnalysisQuestion, kw_only=True):
    """Each event is one request, with a status and a duration in milliseconds."""

    event: EventChoice = msgspec.field(default_factory=lambda: EventChoice("requests"))
    endpoint_by: Annotated[str, Meta(min_length=1, max_length=400, description="The property that names the endpoint.")] = "path"
    method_by: Annotated[str, Meta(min_length=1, max_length=400)] = "method"
    interval: Annotated[str, Meta(max_length=40)] = "auto"
    limit: Annotated[int, Meta(ge=1, le=MAX_ENDPOINTS, description="Endpoints at most, most requests first; the rest is one more.")] = 50
    satisfied_ms: Annotated[float, Meta(gt=0, le=3_600_000, description="Apdex: this quick satisfies, four times as long is tolerated.")] = 500.0


class Figures(msgspec.Struct, kw_only=True):
    """Of some requests. Durations in milliseconds, null where none has one; rates are shares of 1. Errors: status 500 and above; client errors: 400 to 499."""

    count: int
    errors: int
    client_errors: int
    error_rate: float | None
    mean_ms: float | None
    p50_ms: float | None
    p75_ms: float | None
    p90_ms: float | None
    p95_ms: float | None
    p99_ms: float | None
    max_ms: float | None


class Endpoint(Figures, kw_only=True):
    """`share` of all requests; `time_share` of all time spent. `apdex`: satisfied plus half of the tolerated, over all with a duration."""

    method: str
    path: str
    share: float
    time_share: float | None
    apdex: float | None


class RequestBucket(Figures, kw_only=True):
    """One interval."""

    timestamp: str


class StatusCount(msgspec.Struct):
    """Answers with one status."""

    status: int
    count: int


class Hour(msgspec.Struct):
    """Requests of one hour of one weekday (1 = Monday), in the zone."""

    weekday: int
    hour: int
    count: int
    p95_ms: float | None


class RequestsAnswer(AnalysisAnswer, kw_only=True):
    """`results`: the 95th percentile by endpoint, with its requests."""

    overall: Figures
    per_second: float
    statuses: list[StatusCount]
    buckets: list[RequestBucket]
    endpoints: list[Endpoint]
    pattern: list[Hour]


async def requests(question: RequestsQuestion, inquiry: Inquiry) -> RequestsAnswer:
    """The answer. Raises InvalidQuery, LimitReached, Unavailable."""
    asked = _Asked(question, inquiry)
    count = (await asked.read("count()", ""))[0][0]
    exact = is_exact(count)
    quantiles = quantiles_sql(_LEVELS, "took", exact=exact)
    overall = _figures((await asked.read(f"{_FIGURES}, {quantiles}", ""))[0])
    endpoints = await asked.endpoints(quantiles, overall)
    return RequestsAnswer(
        results=[ResultRow("p95", one.p95_ms, one.count, {"endpoint": f"{one.method} {one.path}".strip()}) for one in endpoints],
        meta=inquiry.meta(total=overall.p95_ms, exact=exact, error_bound=0.0 if exact else SKETCH_ERROR),
        overall=overall,
        per_second=count / ((inquiry.span.to_ms - inquiry.span.from_ms) / 1000),
        statuses=[StatusCount(int(row[0]), row[1]) for row in await asked.read("status, count()", "WHERE isNotNull(status) GROUP BY status ORDER BY status")],
        buckets=await asked.buckets(quantiles),
        endpoints=endpoints,
        pattern=await asked.pattern(exact=exact),
    )


class _Asked:
    """The statements of one question."""

    def __init__(self, question: RequestsQuestion, inquiry: Inquiry) -> None:
        self._question, self._inquiry = question, inquiry
        self._event = inquiry.condition_of(question.event, "event")
        self._needed = tuple(resolve_field(name) for name in (question.method_by, question.endpoint_by, "status", "duration_ms"))

    async def read(self, columns: str, tail: str, binder: Binder | None = None) -> list[tuple[Any, ...]]:
        """Columns over the requests."""
        binder = binder or Binder()
        return await self._inquiry.read(binder, f"SELECT {columns} FROM {self._source(binder)} {tail}")

    def _source(self, binder: Binder) -> str:
        """Requests as rows of moment, verb, endpoint, status and took (both NULL where absent)."""
        method, endpoint, status, took = self._needed
        return (
            f"(SELECT timestamp AS moment, toString({fields.text(method, binder)}) AS verb, toString({fields.text(endpoint, binder)}) AS endpoint,"
            f" {fields.number(status, binder)} AS status, {fields.number(took, binder)} AS took"
            f" FROM {self._inquiry.table(self._event, fields=self._needed)} WHERE {self._inquiry.where(binder, self._event)})"
        )

    async def endpoints(self, quantiles: str, overall: Figures) -> list[Endpoint]:
        binder, limit = Binder(), self._question.limit
        other, satisfied = binder.text(OTHER), binder.number(self._question.satisfied_ms)
        places = "(SELECT verb, endpoint, row_number() OVER (ORDER BY count() DESC, verb, endpoint) AS place FROM requests GROUP BY verb, endpoint)"
        rows = await self._inquiry.read(
            binder,
            f"WITH requests AS {self._source(binder)}"
            f" SELECT {_FIGURES}, {quantiles}, if(place <= {int(limit)}, verb, '') AS shown_verb, if(place <= {int(limit)}, endpoint, {other}) AS shown,"
            f" sum(ifNull(took, 0)), countIf(isNotNull(took)), countIf(took <= {satisfied}), countIf(took > {satisfied} AND took <= 4 * {satisfied})"
            f" FROM requests INNER JOIN {places} AS places USING (verb, endpoint) GROUP BY shown_verb, shown ORDER BY min(place)",
        )
        spent = sum(row[-4] for row in rows)
        return [_endpoint(row, overall.count, spent) for row in rows]

    async def buckets(self, quantiles: str) -> list[RequestBucket]:
        inquiry, binder = self._inquiry, Binder()
        interval = read_interval(self._question.interval, inquiry.window, inquiry.timezone, inquiry.now_ms)
        if interval is None:
            raise invalid("interval", "give one, such as hour")
        starts = list(interval.starts(inquiry.span, inquiry.timezone))
        start = f"roundDown(toUnixTimestamp64Milli(moment), {binder.integers(starts)}) AS start"
        found = {row[-1]: row for row in await self.read(f"{_FIGURES}, {quantiles}, {start}", "GROUP BY start", binder)}
        nothing = (0, 0, 0, None, [math.nan] * len(_LEVELS))
        return [RequestBucket(timestamp=format_timestamp(at), **msgspec.structs.asdict(_figures(found.get(at, nothing)))) for at in starts]

    async def pattern(self, *, exact: bool) -> list[Hour]:
        binder = Binder()
        zone = binder.text(self._inquiry.timezone)
        columns = f"toDayOfWeek(moment, 0, {zone}) AS weekday, toHour(moment, {zone}) AS hour, count(), {quantiles_sql((0.95,), 'took', exact=exact)}"
        return [
            Hour(day, hour, count, known(p95[0])) for day, hour, count, p95 in await self.read(columns, "GROUP BY weekday, hour ORDER BY weekday, hour", binder)
        ]


def _figures(row: tuple[Any, ...]) -> Figures:
    count, errors, client_errors, mean, quantiles = row[:5]
    p50, p75, p90, p95, p99, most = map(known, quantiles)
    return Figures(
        count=count,
        errors=errors,
        client_errors=client_errors,
        error_rate=errors / count if count else None,
        mean_ms=known(mean),
        p50_ms=p50,
        p75_ms=p75,
        p90_ms=p90,
        p95_ms=p95,
        p99_ms=p99,
        max_ms=most,
    )


def _endpoint(row: tuple[Any, ...], total: int, spent_ms: float) -> Endpoint:
    *_, verb, path, took_ms, timed, satisfied, tolerated = row
    return Endpoint(
        method=verb,
        path=path,
        share=row[0] / total,
        time_share=took_ms / spent_ms if spent_ms else None,
        apdex=(satisfied + tolerated / 2) / timed if timed else None,
        **msgspec.structs.asdict(_figures(row)),
    )


REQUESTS: Final = Kind(
    name="requests",
    title="Requests",
    description="How many requests there were, how quick they were answered, how many failed, and where.",
    question=RequestsQuestion,
    answer=RequestsAnswer,
    run=requests,
    cache_class="health",
)
