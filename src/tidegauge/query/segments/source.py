"""Where questions find segments, and how a condition on one is made definite."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

import msgspec

from tidegauge.contracts.plan import And, Condition, Not, Or
from tidegauge.contracts.segment import AllOf, AnyOf, Except, InSegment, OneOf, Rule
from tidegauge.core.errors import ErrorDetail, InvalidQuery
from tidegauge.query.catalogue import suggest
from tidegauge.query.filter import SEGMENT_FIELD
from tidegauge.query.segments.builtin import BUILTIN_RULES


class SegmentSource(Protocol):
    """A project's own segments, in memory."""

    def names(self, project: int) -> dict[str, str]:
        """Lower-case name -> id."""
        ...

    def rule(self, project: int, segment: str) -> Rule | None:
        """The rule of an id, None when there is none."""
        ...

    def name_of(self, project: int, segment: str) -> str | None:
        """What a segment is called, by its id; None for one that is not the project's own."""
        ...

    def deleted_name(self, project: int, segment: str) -> str | None:
        """What a deleted segment, by name or id, was called while it can be restored; None when there is none."""
        ...


class NoSegments:
    """Projects have the built-in ones only."""

    def names(self, project: int) -> dict[str, str]:
        return {}

    def rule(self, project: int, segment: str) -> Rule | None:
        return None

    def name_of(self, project: int, segment: str) -> str | None:
        return None

    def deleted_name(self, project: int, segment: str) -> str | None:
        return None


def find_segment(source: SegmentSource, project: int, named: str) -> InSegment:
    """The condition that `named` (a name or id) means. Raises InvalidQuery."""
    if named in BUILTIN_RULES or source.rule(project, named) is not None:
        return InSegment(project, named)
    names = source.names(project)
    found = names.get(named.strip().lower()) or (named.strip().lower() if named.strip().lower() in BUILTIN_RULES else None)
    if found is None:
        if source.deleted_name(project, named) is not None:
            raise _gone(source, project, named)
        known = (*BUILTIN_RULES, *names)
        raise InvalidQuery(f"There is no segment '{named[:60]}'.{suggest(named, known)}", details=[ErrorDetail("segment", "name or id of a segment")])
    return InSegment(project, found)


def placed(condition: Condition, source: SegmentSource, project: int) -> Condition:
    """The condition with every segment that was only named found in the project. Raises InvalidQuery."""
    return settle(condition, lambda segment: segment if segment.project else find_segment(source, project, segment.segment))


def named_segments(given: Any) -> set[str]:
    """The segments that filters anywhere in a question ask for, by name or id."""
    if isinstance(given, list):
        return set().union(*map(named_segments, given))
    if not isinstance(given, dict):
        return set()
    if given.get("field") == SEGMENT_FIELD:
        value = given.get("value")
        return {each for each in (value if isinstance(value, list) else [value]) if isinstance(each, str)}
    return set().union(*map(named_segments, given.values()))


def has_segment(condition: Condition) -> bool:
    """Whether the condition asks for people of a segment: then events before the time asked about matter too."""
    if isinstance(condition, And | Or):
        return any(map(has_segment, condition.parts))
    return has_segment(condition.part) if isinstance(condition, Not) else isinstance(condition, InSegment)


def settle(condition: Condition, fill: Callable[[InSegment], InSegment]) -> Condition:
    """The condition with every segment in it as `fill` makes it."""
    if not has_segment(condition):
        return condition
    if isinstance(condition, And | Or):
        return type(condition)(tuple(settle(part, fill) for part in condition.parts))
    if isinstance(condition, Not):
        return Not(settle(condition.part, fill))
    return fill(condition) if isinstance(condition, InSegment) else condition


def filled(condition: InSegment, source: SegmentSource, as_of_ms: int, root: Callable[[int], int] | None) -> InSegment:
    """A segment as it is defined now, asked of an instant. `root`: who a key is now, in a project with links. Raises InvalidQuery when it is gone."""
    rule = condition.rule or BUILTIN_RULES.get(condition.segment) or source.rule(condition.project, condition.segment)
    if rule is None:
        raise _gone(source, condition.project, condition.segment)
    merged = rule if root is None else _merged(rule, root)
    return msgspec.structs.replace(condition, rule=merged, as_of_ms=as_of_ms, is_merged=root is not None)


def _gone(source: SegmentSource, project: int, segment: str) -> InvalidQuery:
    name = source.deleted_name(project, segment)
    called = f"'{name[:60]}'" if name is not None else segment
    reason = f"The segment {called} was deleted. Restore it, or take it out of the question."
    return InvalidQuery(reason, details=[ErrorDetail("segment", "deleted")])


def _merged(rule: Rule, root: Callable[[int], int]) -> Rule:
    """The rule with every listed person as who they are now."""
    if isinstance(rule, AllOf | AnyOf):
        return type(rule)(tuple(_merged(part, root) for part in rule.parts))
    if isinstance(rule, Except):
        return Except(_merged(rule.part, root))
    return OneOf(tuple(dict.fromkeys(map(root, rule.keys)))) if isinstance(rule, OneOf) else rule
