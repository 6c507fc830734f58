"""The statements that look at a project's newest events for what they hold."""

from __future__ import annotations

from typing import Final

from tidegauge.contracts.field import HOT_NUMBER, HOT_TEXT
from tidegauge.contracts.plan import Condition
from tidegauge.core.time_range import TimeRange
from tidegauge.query.compile.fields import TIME_MS
from tidegauge.query.compile.source import selected_where
from tidegauge.query.compile.statement import Binder, Statement

SAMPLED: Final = 10_000
VALUES: Final = 5
_VALUE_LENGTH: Final = 100


def compile_sample(project: int, span: TimeRange, condition: Condition) -> Statement:
    """(property, events, texts, numbers, last ms, values) over the newest SAMPLED events: how many have it, as which type, and some of its values."""
    binder = Binder()
    where = selected_where(project, span, condition, binder)
    text = f"arrayMap((k, v) -> (k, left(v, {_VALUE_LENGTH}), 0), mapKeys(text), mapValues(text))"
    number = "arrayMap((k, v) -> (k, toString(v), 1), mapKeys(number), mapValues(number))"
    hot = [f"if({name} = '', [], [('{name}', left(toString({name}), {_VALUE_LENGTH}), 0)])" for name in HOT_TEXT]
    hot += [f"if(isNull({name}), [], [('{name}', toString(assumeNotNull({name})), 1)])" for name in HOT_NUMBER]
    newest = f"SELECT {TIME_MS} AS t, text, number, {', '.join((*HOT_TEXT, *HOT_NUMBER))} FROM events WHERE {where} ORDER BY timestamp DESC LIMIT {SAMPLED}"
    entries = f"SELECT t, arrayJoin(arrayConcat({text}, {number}, {', '.join(hot)})) AS entry FROM ({newest})"
    commonest = f"arrayMap(x -> x.1, topK({VALUES}, 3, 'counts')(entry.2))"
    return binder.statement(
        f"SELECT entry.1 AS name, count() AS events, countIf(entry.3 = 0), countIf(entry.3 = 1), max(t), {commonest}"
        f" FROM ({entries}) GROUP BY name ORDER BY events DESC, name LIMIT 2000"
    )
