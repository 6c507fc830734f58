"""Alert rules as they travel."""

from __future__ import annotations

from typing import Annotated, Any, Final, Literal

from msgspec import Meta, field

from tidegauge.alerts.condition import ANOMALIES, CHANGES, CONDITIONS
from tidegauge.alerts.term import Comparison, Term
from tidegauge.core.errors import ErrorDetail, InvalidInput

MAX_GROUPS: Final = 100
"""Groups of one rule that are watched; the commonest first."""

MAX_TERMS: Final = 5
_TIME: Final = ("time_window", "from", "to", "timezone")

Join = Literal["and", "or"]
Severity = Literal["info", "warning", "error", "critical"]
NoData = Literal["keep", "resolve", "no_data", "fire"]
Seconds = Annotated[int, Meta(ge=0, le=30 * 86_400)]


class Rule(Term, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """When a number is worth telling people: a simple rule is one term itself, one of several joins its `terms` by `join`.

    The `group_by` of a question gives every group an alert of its own; groups of several terms are joined by their values.

    `duration`: so long the condition has to hold without a break before the alert fires. `resolve_after`: so long it has to be over before the alert
    resolves. `recovery_threshold`: once firing, the number has to get past this one to be over. `min_count`: with fewer events there is no number.
    `no_data`: what becomes of an alert without a number for `no_data_after`.
    """

    name: Annotated[str, Meta(min_length=1, max_length=200)]
    query: Annotated[dict[str, Any], Meta(description="As of a term; absent where `terms` are given.")] = field(default_factory=dict)
    condition: Comparison = "gt"
    terms: Annotated[tuple[Term, ...], Meta(max_length=MAX_TERMS, description="Two to five numbers with a condition each, instead of one.")] = ()
    join: Annotated[Join, Meta(description="Whether all terms have to hold, or any.")] = "and"
    duration: Annotated[Seconds, Meta(description="Seconds that the condition has to hold before the alert fires.")] = 0
    severity: Severity = "warning"
    description: Annotated[str, Meta(max_length=4_000)] = ""
    resolve_after: Annotated[Seconds, Meta(description="Seconds that the condition has to be over before the alert resolves.")] = 0
    no_data: NoData = "keep"
    no_data_after: Seconds = 0
    notify: Annotated[
        tuple[Annotated[str, Meta(max_length=24)], ...],
        Meta(max_length=50, description="Ids of the channels that are told; the project's usual ones when empty."),
    ] = ()
    repeat_after: Annotated[Seconds, Meta(description="Seconds after which one that goes on firing is told again; 0 for never.")] = 0
    is_enabled: bool = True

    @property
    def parts(self) -> tuple[Term, ...]:
        """Its terms; the rule itself where it is simple."""
        return self.terms or (self,)

    @property
    def group_names(self) -> tuple[str, ...]:
        """What it has an alert for, each."""
        return next(filter(None, (term.group_names for term in self.terms)), ()) if self.terms else super().group_names


def check_rule(rule: Rule) -> Rule:
    """The rule itself. Raises InvalidInput where its parts contradict each other; its questions are checked by asking them."""
    if not rule.name.strip() or any(ord(letter) < 32 for letter in rule.name):
        raise _wrong("name", "needs a letter or a digit, in one line")
    if not rule.terms:
        _check_term(rule, "")
        return rule
    if len(rule.terms) == 1:
        raise _wrong("terms", "needs two at least; write a rule of one term without")
    if rule.query or rule.over:
        raise _wrong("query" if rule.query else "over", "must be absent where terms are given, which have their own")
    for index, term in enumerate(rule.terms):
        _check_term(term, f"terms.{index}.")
        if term.group_names and term.group_names != rule.group_names:
            raise _wrong(f"terms.{index}.query", f"must group by the same as the others ({', '.join(rule.group_names)}), or not at all")
    return rule


def _check_term(term: Term, place: str) -> None:
    if not term.query:
        raise _wrong(f"{place}query", "is missing: give the question whose number is watched")
    if term.is_funnel:
        _check_funnel(term, place)
    elif term.step is not None:
        raise _wrong(f"{place}step", "is of a funnel; leave it out")
    for name, query in (("query", term.query), ("over", term.over or {})):
        if query.get("interval") is not None:
            raise _wrong(f"{place}{name}.interval", "must be absent: a rule watches one number, that of the whole time")
    if term.over is not None:
        _check_over(term, term.over, place)
    elif term.is_percent:
        raise _wrong(f"{place}is_percent", "has a meaning only with over")
    if term.condition in ANOMALIES and term.threshold <= 0:
        raise _wrong(f"{place}threshold", "must be above 0: so many deviations from the usual are an anomaly (3 is a good start)")
    if term.history is not None and term.history.min_windows > term.history.windows:
        raise _wrong(f"{place}history.min_windows", "must not be above windows, or there will never be enough")
    _check_recovery(term, place)


def _check_funnel(term: Term, place: str) -> None:
    if term.query["analysis"] != "funnel":
        raise _wrong(f"{place}query", "must be a question of POST /api/metrics, or a funnel; another analysis has no single number to hold against a threshold")
    if term.over is not None:
        raise _wrong(f"{place}over", "must be absent: a funnel's number is its conversion")
    if term.condition in (*CHANGES, *ANOMALIES):
        raise _wrong(f"{place}condition", f"{term.condition} is not measured of a funnel; hold its conversion against a threshold")


def _check_over(term: Term, over: dict[str, Any], place: str) -> None:
    if not over or "analysis" in over:
        raise _wrong(f"{place}over", "must be a question of POST /api/metrics")
    if [over.get(part) for part in _TIME] != [term.query.get(part) for part in _TIME]:
        raise _wrong(f"{place}over.time_window", "must be of the same time as query")
    if Term(query=over, condition="gt").group_names != term.group_names:
        raise _wrong(f"{place}over.group_by", "must be the same as of query")


def _check_recovery(term: Term, place: str) -> None:
    if term.recovery_threshold is None:
        return
    side = CONDITIONS[term.condition].recovers
    if side is None:
        raise _wrong(f"{place}recovery_threshold", f"has no meaning with {term.condition}")
    if (term.recovery_threshold > term.threshold) if side == "below" else (term.recovery_threshold < term.threshold):
        raise _wrong(f"{place}recovery_threshold", f"must not be {'above' if side == 'below' else 'below'} threshold, or a firing alert would be over at once")


def _wrong(place: str, reason: str) -> InvalidInput:
    return InvalidInput(f"{place}: {reason}.", details=[ErrorDetail(place, reason)])
