"""What a question measures: its metric, aggregation and value field as measures and a formula over them."""

from __future__ import annotations

from typing import Final, NamedTuple

from tidegauge.contracts.field import Field, resolve_field
from tidegauge.contracts.plan import Compare, Expression, Measure, MeasureRef
from tidegauge.contracts.question import Question
from tidegauge.core.errors import ErrorDetail, InvalidQuery
from tidegauge.query.aggregation import FORMULA_WORDS, Chosen, parse_aggregation
from tidegauge.query.catalogue import Catalogue
from tidegauge.query.formula import MAX_TERMS, is_formula, parse_formula
from tidegauge.query.metric import CacheClass, Metric

MAX_METRIC_LENGTH: Final = 1_000
_MAX_FORMULA_DEPTH: Final = 5
_NO_FIELD: Final = ("count", "rate")
_NUMERIC: Final = ("sum", "average", "min", "max", "percentile", "stddev", "first", "last", "delta", "histogram")


class Measurement(NamedTuple):
    """Measures and the formula over them; `cache_class` of the first catalogue metric in it."""

    measures: tuple[Measure, ...]
    expression: Expression
    cache_class: CacheClass


def measurement(question: Question, catalogue: Catalogue, project: int) -> Measurement:
    """Resolve the question's metric. Raises InvalidQuery."""
    name = question.metric
    if not name or len(name) > MAX_METRIC_LENGTH or "\x00" in name:
        raise _invalid("metric", f"needs 1 to {MAX_METRIC_LENGTH:,} characters and no NUL")
    reader = _Reader(question, catalogue, project)
    found = catalogue.find(name, project)
    is_formula_text = found is None and is_formula(name)
    expression = parse_formula(name, reader.term) if is_formula_text else reader.term(name)
    if not reader.measures:
        raise _invalid("metric", "a formula needs at least one metric or event name")
    if len(reader.measures) > 1 and any(measure.aggregation == "histogram" for measure in reader.measures):
        raise _invalid("aggregation", "a histogram is of one metric, not of a formula")
    if not isinstance(expression, MeasureRef) and reader.measures[0].aggregation == "histogram":
        raise _invalid("aggregation", "a histogram cannot be part of a formula")
    return Measurement(tuple(reader.measures), expression, reader.cache_class or "activity")


class _Reader:
    """Collects measures while names are resolved; equal ones once."""

    def __init__(self, question: Question, catalogue: Catalogue, project: int) -> None:
        self.measures: list[Measure] = []
        self.cache_class: CacheClass | None = None
        self._catalogue = catalogue
        self._project = project
        self._word = question.aggregation
        self._chosen = None if self._word is None or self._word.strip().lower() in ("formula", "ratio") else parse_aggregation(self._word)
        self._field = _value_field(question.value_field)
        self._depth = 0

    def term(self, name: str) -> Expression:
        """A metric's or event's expression."""
        metric = self._catalogue.find(name, self._project) or _event(name)
        self.cache_class = self.cache_class or metric.cache_class
        return self._measure(metric) if metric.formula is None else self._formula(metric)

    def _formula(self, metric: Metric) -> Expression:
        if self._depth == 0 and self._word is not None and self._word.strip().lower() not in FORMULA_WORDS:
            raise _invalid("aggregation", f"{metric.name} is a formula ({metric.formula}): leave aggregation out")
        if self._field is not None:
            raise _invalid("value_field", f"{metric.name} is a formula ({metric.formula}): leave value_field out")
        self._depth += 1
        if self._depth > _MAX_FORMULA_DEPTH:
            raise _invalid("metric", f"metrics nest at most {_MAX_FORMULA_DEPTH} deep")
        chosen, self._chosen = self._chosen, None
        expression = parse_formula(metric.formula or "", self.term)
        self._chosen = chosen
        self._depth -= 1
        return expression

    def _measure(self, metric: Metric) -> MeasureRef:
        measure = self._default(metric) if self._chosen is None else self._asked(metric, self._chosen)
        if measure not in self.measures:
            if len(self.measures) == MAX_TERMS:
                raise _invalid("metric", f"at most {MAX_TERMS} measures")
            self.measures.append(measure)
        return MeasureRef(self.measures.index(measure))

    def _default(self, metric: Metric) -> Measure:
        return _checked(Measure(metric.aggregation, self._field or metric.field, metric.percentile, metric.condition, metric.source), metric)

    def _asked(self, metric: Metric, chosen: Chosen) -> Measure:
        field = self._field or _default_field(metric, chosen)
        return _checked(Measure(chosen.aggregation, field, chosen.percentile, metric.condition, metric.source), metric)


def _checked(measure: Measure, metric: Metric) -> Measure:
    aggregation, field = measure.aggregation, measure.field
    if metric.source == "sessions" and (field != metric.field if field is not None else aggregation not in _NO_FIELD):
        raise _invalid("aggregation", f"{metric.name} is of whole sessions; ask for session_duration to measure them")
    if aggregation in _NUMERIC and field is not None and field.kind not in ("number", "property"):
        raise _invalid("value_field", f"{aggregation} needs a number, {field.name} is a {field.kind}")
    if aggregation == "unique_count" and field is not None and field.kind in ("time", "list"):
        raise _invalid("value_field", f"distinct values of {field.name} are not counted")
    return measure


def _default_field(metric: Metric, chosen: Chosen) -> Field | None:
    if chosen.aggregation in _NO_FIELD:
        return None
    if metric.source == "sessions":
        return metric.field
    if chosen.aggregation == "unique_count":
        return metric.field if metric.aggregation == "unique_count" else resolve_field("person")
    return metric.field if metric.field is not None and metric.field.kind in ("number", "property") else resolve_field("value")


def _value_field(name: str | None) -> Field | None:
    return None if name is None else resolve_field(name)


def _event(name: str) -> Metric:
    """Any event name is a metric: how often it happened, unless the aggregation asks for more."""
    return Metric(name, "", "events", condition=Compare(resolve_field("name"), "eq", name))


def _invalid(place: str, reason: str) -> InvalidQuery:
    return InvalidQuery(f"{place}: {reason}.", details=[ErrorDetail(place, reason)])
