"""Who is behind a bar of a funnel: who got to a step, or who stopped before it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any, Final, Literal

import msgspec
from msgspec import Meta

from tidegauge.analysis.funnel.kind import counts_later
from tidegauge.analysis.funnel.plan import FunnelPlan, funnel_plan
from tidegauge.analysis.funnel.question import MAX_GROUPS, MAX_STEPS, FunnelQuestion
from tidegauge.analysis.funnel.statement import FunnelSql
from tidegauge.analysis.inquiry import Inquiry, invalid
from tidegauge.analysis.kind import Kind
from tidegauge.analysis.people import Limit
from tidegauge.analysis.question import AnalysisAnswer
from tidegauge.contracts.answer import ResultRow
from tidegauge.contracts.field import resolve_field
from tidegauge.core.timestamps import format_timestamp
from tidegauge.query.compile.statement import Binder

MAX_OFFSET: Final = 100_000
_NAMED: Final = tuple(map(resolve_field, ("person", "user_id", "anonymous_id")))
Value = Annotated[str, Meta(max_length=1_000)]


class FunnelPeopleQuestion(FunnelQuestion, kw_only=True):
    """The question that gave the funnel, and one of its bars. Without a `value` of the breakdown: everybody."""

    step: Annotated[int, Meta(ge=1, le=MAX_STEPS, description="From 1.")]
    outcome: Annotated[Literal["converted", "dropped"], Meta(description="converted: got to the step; dropped: got to the step before and no further.")] = (
        "converted"
    )
    value: Annotated[Value | None, Meta(description="Only people whose attempt began with this value of the breakdown.")] = None
    not_values: Annotated[list[Value], Meta(max_length=MAX_GROUPS, description="Leave these values out, to see who is in (other).")] = msgspec.field(
        default_factory=list
    )
    limit: Limit = 100
    offset: Annotated[int, Meta(ge=0, le=MAX_OFFSET)] = 0


class FunnelPerson(msgspec.Struct):
    """A person with the attempt that counts: when it began, how many steps they took, and how many seconds after the first each later one came."""

    person: str
    user_id: str | None
    anonymous_id: str | None
    entered_at: str
    last_seen: str
    """The time of their last step."""
    steps: int
    seconds: list[float]
    value: str | None


class FunnelPeopleAnswer(AnalysisAnswer, kw_only=True):
    """Who began last comes first. `total`: all of them, listed or not. `results`: a row for each, how many steps they took."""

    people: list[FunnelPerson]
    total: int


async def funnel_people(question: FunnelPeopleQuestion, inquiry: Inquiry) -> FunnelPeopleAnswer:
    """The answer. Raises InvalidQuery, LimitReached, Unavailable."""
    plan, binder = funnel_plan(question, inquiry), Binder()
    where = _where(question, plan, binder)
    rows = await inquiry.read(binder, FunnelSql(plan, inquiry, binder).listed(where, question.limit, question.offset))
    names = await _names(plan, inquiry, [row[0] for row in rows])
    people = [_person(row, names, has_value=plan.breakdown is not None) for row in rows]
    total = rows[0][4] if rows else 0
    return FunnelPeopleAnswer(
        results=[ResultRow("steps", one.steps, one.steps, {"person": one.user_id or one.anonymous_id or one.person}) for one in people],
        meta=inquiry.meta(total=total, truncated=total > question.offset + len(people)),
        people=people,
        total=total,
    )


def _where(question: FunnelPeopleQuestion, plan: FunnelPlan, binder: Binder) -> str:
    if question.step > len(plan.steps):
        raise invalid("step", f"the funnel has {len(plan.steps)} step(s)")
    if question.outcome == "dropped" and question.step == 1:
        raise invalid("step", "nobody can stop before the first step; give 2 or more")
    if plan.breakdown is None and (question.value is not None or question.not_values):
        raise invalid("value", "needs a breakdown")
    parts = [f"level >= {question.step}" if question.outcome == "converted" else f"level = {question.step - 1}"]
    if question.value is not None:
        parts.append(f"value = {binder.text(question.value)}")
    if question.not_values:
        parts.append(f"NOT has({binder.texts(question.not_values)}, value)")
    return " AND ".join(parts)


async def _names(plan: FunnelPlan, inquiry: Inquiry, persons: list[int]) -> dict[int, tuple[str, str]]:
    """User and anonymous id of people, as the events of the steps carry them."""
    if not persons:
        return {}
    binder = Binder()
    keys = f"{binder.texts([str(person) for person in persons])}"
    where = f"{inquiry.where(binder, plan.looked_at, plan.reach)} AND person IN (SELECT arrayJoin(arrayMap(key -> toUInt64(key), {keys})))"
    sql = f"SELECT person, max(user_id), max(anonymous_id) FROM {inquiry.table(*plan.conditions, fields=_NAMED)} WHERE {where} GROUP BY person"
    return {person: (user, anonymous) for person, user, anonymous in await inquiry.read(binder, sql)}


def _person(row: Sequence[Any], names: dict[int, tuple[str, str]], *, has_value: bool) -> FunnelPerson:
    person, level, times, value, _ = row
    user, anonymous = names.get(person, ("", ""))
    return FunnelPerson(
        person=str(person),
        user_id=user or None,
        anonymous_id=anonymous or None,
        entered_at=format_timestamp(times[0]),
        last_seen=format_timestamp(times[-1]),
        steps=level,
        seconds=[(time - times[0]) / 1_000 for time in times[1:]],
        value=value if has_value else None,
    )


FUNNEL_PEOPLE: Final = Kind(
    name="funnel-people",
    title="People of a funnel",
    description="Who got to a step of a funnel, or stopped before it.",
    question=FunnelPeopleQuestion,
    answer=FunnelPeopleAnswer,
    run=funnel_people,
    looks_ahead=counts_later,
)
