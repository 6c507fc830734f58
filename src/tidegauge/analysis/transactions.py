"""Transactions that change their status: where each stands, how they got there, and which are stuck."""

from __future__ import annotations

from typing import Annotated, Any, Final

import msgspec
from msgspec import Meta

from tidegauge.analysis.inquiry import Inquiry
from tidegauge.analysis.kind import Kind
from tidegauge.analysis.question import AnalysisAnswer, AnalysisQuestion, EventChoice
from tidegauge.contracts.answer import ResultRow
from tidegauge.contracts.field import resolve_field
from tidegauge.core.errors import ErrorDetail, LimitReached
from tidegauge.core.timestamps import format_timestamp
from tidegauge.query.compile import fields
from tidegauge.query.compile.statement import Binder

MAX_STATUSES: Final = 50
MAX_LISTED: Final = 200
Name = Annotated[str, Meta(min_length=1, max_length=400)]
Names = Annotated[list[Annotated[str, Meta(max_length=200)]], Meta(max_length=MAX_STATUSES)]


def _names(*names: str) -> list[str]:
    return msgspec.field(default_factory=lambda: list(names))


class TransactionsQuestion(AnalysisQuestion, kw_only=True):
    """Each event says the status of one transaction at that time. Statuses in none of the lists are pending."""

    event: EventChoice = msgspec.field(default_factory=lambda: EventChoice("transaction"))
    transaction_by: Annotated[Name, Meta(description="The property with the transaction's id.")] = "transaction_id"
    status_by: Name = "status"
    completed: Names = _names("completed", "succeeded", "success", "paid", "settled")
    failed: Names = _names("failed", "declined", "cancelled", "canceled", "expired", "refused", "error")
    stuck_after_seconds: Annotated[int, Meta(ge=1, le=31_536_000, description="A pending one without news for this long is stuck.")] = 900
    limit: Annotated[int, Meta(ge=1, le=MAX_LISTED, description="Transactions listed at most.")] = 50


class StatusShare(msgspec.Struct):
    """Transactions that stand at a status now. `outcome`: completed, failed or pending."""

    status: str
    outcome: str
    count: int
    value: float


class StatusChange(msgspec.Struct):
    """How often one status followed another; "" before the first."""

    source: str
    target: str
    count: int
    median_seconds: float


class Transaction(msgspec.Struct):
    """One transaction, as it stands."""

    transaction: str
    status: str
    outcome: str
    value: float | None
    first_seen: str
    last_seen: str
    changes: int
    is_stuck: bool


class TransactionsAnswer(AnalysisAnswer, kw_only=True):
    """`success_rate`: completed over completed and failed. Times are from the first event to the one that completed. `results`: transactions by status.

    `latest` are those that changed last; `stuck` the ones longest without news.
    """

    transactions: int
    completed: int
    failed: int
    pending: int
    stuck_count: int
    success_rate: float | None
    completed_value: float
    median_seconds_to_complete: float | None
    p95_seconds_to_complete: float | None
    statuses: list[StatusShare]
    flow: list[StatusChange]
    latest: list[Transaction]
    stuck: list[Transaction]


async def transactions(question: TransactionsQuestion, inquiry: Inquiry) -> TransactionsAnswer:
    """The answer. Raises InvalidQuery, LimitReached for more than MAX_STATUSES statuses, Unavailable."""
    asked = _Asked(question, inquiry)
    rows = await asked.read(
        "status, outcome, count(), sum(ifNull(value, 0)), countIf(is_stuck)", f"GROUP BY status, outcome ORDER BY count() DESC, status LIMIT {MAX_STATUSES + 1}"
    )
    if len(rows) > MAX_STATUSES:
        reason = f"{question.status_by} has more than {MAX_STATUSES} values: is it the property with the status?"
        raise LimitReached(reason, details=[ErrorDetail("status_by", f"more than {MAX_STATUSES} values")])
    counts = {outcome: sum(row[2] for row in rows if row[1] == outcome) for outcome in ("completed", "failed", "pending")}
    median_ms, p95_ms = (await asked.read("quantilesExactInclusiveIf(0.5, 0.95)(last_ms - first_ms, outcome = 'completed')", ""))[0][0]
    ended = counts["completed"] + counts["failed"]
    return TransactionsAnswer(
        results=[ResultRow("transactions", row[2], row[2], {"status": row[0]}) for row in rows],
        meta=inquiry.meta(total=sum(counts.values())),
        transactions=sum(counts.values()),
        **counts,
        stuck_count=sum(row[4] for row in rows),
        success_rate=counts["completed"] / ended if ended else None,
        completed_value=sum(row[3] for row in rows if row[1] == "completed"),
        median_seconds_to_complete=median_ms / 1000 if counts["completed"] else None,
        p95_seconds_to_complete=p95_ms / 1000 if counts["completed"] else None,
        statuses=[StatusShare(*row[:4]) for row in rows],
        flow=await asked.flow(),
        latest=await asked.listed("", "last_ms DESC"),
        stuck=await asked.listed("WHERE is_stuck", "last_ms"),
    )


class _Asked:
    """The statements of one question."""

    def __init__(self, question: TransactionsQuestion, inquiry: Inquiry) -> None:
        self._question, self._inquiry = question, inquiry
        self._event = inquiry.condition_of(question.event, "event")
        self._own = resolve_field(question.transaction_by), resolve_field(question.status_by), resolve_field("value")

    async def read(self, columns: str, tail: str) -> list[tuple[Any, ...]]:
        """Columns over transactions as rows of transaction, steps (in order: ms, batch, row, status, value), status, outcome, value, first_ms, last_ms and
        is_stuck."""
        binder, question = Binder(), self._question
        own, status, value = self._own
        steps = (
            f"SELECT toString({fields.text(own, binder)}) AS transaction, arraySort(step -> (step.1, step.2, step.3),"
            f" groupArray((toUnixTimestamp64Milli(timestamp), _batch, _row, toString({fields.text(status, binder)}), {fields.number(value, binder)}))) AS steps"
            f" FROM {self._inquiry.table(self._event, fields=self._own)} WHERE {self._inquiry.where(binder, self._event)} AND transaction != ''"
            " GROUP BY transaction"
        )
        completed, failed = binder.texts(question.completed), binder.texts(question.failed)
        silent_ms = f"{binder.integer(self._inquiry.now_ms)} - last_ms"
        each = (
            "SELECT transaction, steps, steps[-1].4 AS status, multiIf(has("
            f"{completed}, lower(status)), 'completed', has({failed}, lower(status)), 'failed', 'pending') AS outcome,"
            " arrayLast(step -> isNotNull(step.5), steps).5 AS value, steps[1].1 AS first_ms, steps[-1].1 AS last_ms,"
            f" outcome = 'pending' AND {silent_ms} >= {binder.integer(question.stuck_after_seconds * 1000)} AS is_stuck FROM ({steps})"
        )
        return await self._inquiry.read(binder, f"SELECT {columns} FROM ({each}) {tail}")

    async def flow(self) -> list[StatusChange]:
        """Changes from one status to another, most frequent first; the same status again is none."""
        before = "arrayPushFront(arrayPopBack(steps), (toInt64(0), toUInt64(0), toUInt32(0), '', CAST(NULL, 'Nullable(Float64)')))"
        changes = f"arrayFilter(pair -> pair.1 != pair.2, arrayMap((old, new) -> (old.4, new.4, if(old.4 = '', 0, new.1 - old.1)), {before}, steps))"
        rows = await self.read(
            f"arrayJoin({changes}) AS change, change.1 AS source, change.2 AS target, count() OVER (PARTITION BY source, target) AS often,"
            " quantileExactInclusive(0.5)(change.3) OVER (PARTITION BY source, target)",
            f"LIMIT 1 BY source, target LIMIT {MAX_STATUSES * MAX_STATUSES}",
        )
        found = [StatusChange(source, target, count, took_ms / 1000) for _, source, target, count, took_ms in rows]
        return sorted(found, key=lambda one: (-one.count, one.source, one.target))

    async def listed(self, where: str, order: str) -> list[Transaction]:
        rows = await self.read(
            "transaction, status, outcome, value, first_ms, last_ms, length(steps), is_stuck",
            f"{where} ORDER BY {order}, transaction LIMIT {int(self._question.limit)}",
        )
        return [
            Transaction(name, status, outcome, value, format_timestamp(first), format_timestamp(last), steps, bool(stuck))
            for name, status, outcome, value, first, last, steps, stuck in rows
        ]


TRANSACTIONS: Final = Kind(
    name="transactions",
    title="Transactions",
    description="Where each transaction stands, how statuses follow each other, how many succeed, and which are stuck.",
    question=TransactionsQuestion,
    answer=TransactionsAnswer,
    run=transactions,
    cache_class="live",
)
