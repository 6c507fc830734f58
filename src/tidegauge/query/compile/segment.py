"""Segments as SQL: a person is in one when an aggregate over their events says so."""

from __future__ import annotations

from collections.abc import Callable

from tidegauge.contracts.plan import Condition, condition_columns
from tidegauge.contracts.segment import AllOf, AnyOf, Did, Except, InSegment, OneOf, Rule, Seen
from tidegauge.contracts.sight import NARROW
from tidegauge.core.time_range import DAY_MS
from tidegauge.query.compile.event_tables import event_tables
from tidegauge.query.compile.statement import Binder
from tidegauge.query.row_rules.condition import entrusted

Compile = Callable[[Condition, Binder], str]


def segment_sql(condition: InSegment, binder: Binder, compile_condition: Compile) -> str:
    """The test of an event's person. Raises ValueError for a segment that was not settled."""
    return f"(person IN ({members_sql(condition, binder, compile_condition)}))"


def members_sql(condition: InSegment, binder: Binder, compile_condition: Compile) -> str:
    """The people of a segment, as a statement of one column."""
    rule = condition.rule
    if rule is None:
        raise ValueError(f"segment {condition.segment} was not settled")
    tables = event_tables(condition.project, is_merged=condition.is_merged, at_ms=condition.at_ms)
    source = tables.person_events if _columns(rule) <= NARROW else tables.events
    where = f"project = {binder.project(condition.project)} AND person != 0 AND timestamp < {_instant(condition.as_of_ms, binder)}"
    entrusted(condition.project, binder)
    days = _reach_days(rule)
    if days is not None and not _holds_for_nobody(rule):  # whoever has no event since then is not in it
        where += f" AND timestamp >= {_instant(condition.as_of_ms - days * DAY_MS, binder)}"
    having = _rule(rule, condition.as_of_ms, binder, compile_condition)
    return f"SELECT person FROM {source} WHERE {where} GROUP BY person HAVING {having}"


def _rule(rule: Rule, as_of_ms: int, binder: Binder, compile_condition: Compile) -> str:
    """The rule as an aggregate over one person's events up to the instant."""
    if isinstance(rule, AllOf | AnyOf):
        word, empty = (" AND ", "1") if isinstance(rule, AllOf) else (" OR ", "0")
        return f"({word.join(_rule(part, as_of_ms, binder, compile_condition) for part in rule.parts)})" if rule.parts else empty
    if isinstance(rule, Except):
        return f"NOT {_rule(rule.part, as_of_ms, binder, compile_condition)}"
    if isinstance(rule, OneOf):
        return f"(person IN {binder.unsigneds(rule.keys)})"
    if isinstance(rule, Seen):
        edge = _instant(as_of_ms - rule.days * DAY_MS, binder)
        return f"({'min' if rule.which == 'first' else 'max'}(timestamp) {'<' if rule.is_before else '>='} {edge})"
    tests = [compile_condition(rule.condition, binder)]
    if rule.days is not None:
        tests.append(f"timestamp >= {_instant(as_of_ms - rule.days * DAY_MS, binder)}")
    return f"(countIf({' AND '.join(tests)}) >= {binder.integer(rule.at_least)})"


def _instant(at_ms: int, binder: Binder) -> str:
    return f"fromUnixTimestamp64Milli({binder.integer(at_ms)}, 'UTC')"


def _reach_days(rule: Rule) -> int | None:
    """How far back the events matter that the rule looks at; None: all do."""
    if isinstance(rule, AllOf | AnyOf):
        days = [_reach_days(part) for part in rule.parts]
        return None if not days or None in days else max(day for day in days if day is not None)
    if isinstance(rule, Except):
        return _reach_days(rule.part)
    if isinstance(rule, Did):
        return rule.days
    if isinstance(rule, Seen):
        return rule.days if rule.which == "last" and not rule.is_before else None
    return None


def _holds_for_nobody(rule: Rule) -> bool:
    """Whether the rule is met by who has no event in its reach."""
    if isinstance(rule, AllOf):
        return all(map(_holds_for_nobody, rule.parts))
    if isinstance(rule, AnyOf):
        return any(map(_holds_for_nobody, rule.parts))
    return isinstance(rule, Except) and not _holds_for_nobody(rule.part)


def _columns(rule: Rule) -> set[str]:
    if isinstance(rule, AllOf | AnyOf):
        return set().union(*map(_columns, rule.parts))
    if isinstance(rule, Except):
        return _columns(rule.part)
    return condition_columns(rule.condition) if isinstance(rule, Did) else set()
