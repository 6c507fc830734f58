"""The statements of one person's history: what their keys' events add up to, their properties, visits and days."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tidegauge.contracts.field import HOT_NUMBER, HOT_TEXT
from tidegauge.query.builtin import PURCHASES
from tidegauge.query.compile.event_tables import narrow_table
from tidegauge.query.compile.fields import TIME_MS
from tidegauge.query.compile.source import SESSION_GAP_MS
from tidegauge.query.compile.statement import Binder, Statement
from tidegauge.query.row_rules.sight import own_sql

MAX_PROPERTIES: Final = 200
MAX_IDS: Final = 100
MAX_VISITS: Final = 50
MAX_NAMES: Final = 50
MAX_DAYS: Final = 366

_PLACE: Final = "(timestamp, _batch, _row)"


def compile_sums(project: int, keys: Sequence[int]) -> Statement:
    """(events, first ms, last ms, revenue, orders, sessions with an id, sessions without one, seconds in sessions with one)."""
    binder = Binder()
    bought = f"name IN {binder.texts(list(PURCHASES))}"
    gaps = f"arrayCount(step -> step >= {SESSION_GAP_MS}, arrayDifference(arraySort(groupArrayIf({TIME_MS}, session_id = ''))))"
    return binder.statement(
        f"SELECT count(), min({TIME_MS}), max({TIME_MS}), sumIf(ifNull(value, 0), {bought}), countIf({bought}),"
        f" uniqExactIf(session_id, session_id != ''), if(countIf(session_id = '') = 0, 0, {gaps} + 1) FROM {narrow_table()} WHERE {_own(project, keys, binder)}"
    )


def compile_present(project: int, keys: Sequence[int]) -> Statement:
    """(key, events) of those of some person keys that have any."""
    binder = Binder()
    return binder.statement(f"SELECT person, count() FROM {narrow_table()} WHERE {_own(project, keys, binder)} GROUP BY person")


def compile_names(project: int, keys: Sequence[int]) -> Statement:
    """(event name, how many, last ms), most first."""
    binder = Binder()
    return binder.statement(
        f"SELECT name, count() AS events, max({TIME_MS}) FROM {narrow_table()} WHERE {_own(project, keys, binder)}"
        f" GROUP BY name ORDER BY events DESC, name LIMIT {MAX_NAMES}"
    )


def compile_days(project: int, keys: Sequence[int], timezone: str) -> Statement:
    """(day, events) of the newest days with events, newest first; days of the zone."""
    binder = Binder()
    return binder.statement(
        f"SELECT toString(toDate(timestamp, {binder.text(timezone)})) AS day, count() FROM {narrow_table()} WHERE {_own(project, keys, binder)}"
        f" GROUP BY day ORDER BY day DESC LIMIT {MAX_DAYS}"
    )


def compile_visits(project: int, keys: Sequence[int]) -> Statement:
    """(session id, first ms, last ms, events, first page) of the newest visits with an id."""
    binder = Binder()
    return binder.statement(
        f"SELECT session_id, min({TIME_MS}) AS first_ms, max({TIME_MS}), count(), argMinIf(toString(page), {_PLACE}, page != '')"
        f" FROM {narrow_table()} WHERE {_own(project, keys, binder)} AND session_id != '' GROUP BY session_id ORDER BY first_ms DESC LIMIT {MAX_VISITS}"
    )


def compile_ids(project: int, keys: Sequence[int]) -> Statement:
    """(user ids, anonymous ids), the newest of each last."""
    binder = Binder()
    ids = ", ".join(f"arrayMap(found -> found.2, arraySort(groupUniqArray({MAX_IDS})(({column}_first, {column}))))" for column in ("user_id", "anonymous_id"))
    inner = ", ".join(f"min(timestamp) OVER (PARTITION BY {column}) AS {column}_first" for column in ("user_id", "anonymous_id"))
    return binder.statement(f"SELECT {ids} FROM (SELECT user_id, anonymous_id, {inner} FROM events WHERE {_found(project, keys, binder)})")


def compile_properties(project: int, keys: Sequence[int]) -> Statement:
    """(name, first value, last value, last ms, how often) of every plain property, most often first; values as text."""
    binder = Binder()
    hot = [f"SELECT '{name}' AS k, toString({name}) AS v, timestamp, _batch, _row FROM own WHERE {name} != ''" for name in HOT_TEXT]
    hot += [f"SELECT '{name}' AS k, toString({name}) AS v, timestamp, _batch, _row FROM own WHERE isNotNull({name})" for name in HOT_NUMBER]
    maps = [
        f"SELECT k, v, timestamp, _batch, _row FROM own ARRAY JOIN mapKeys({column}) AS k, arrayMap(held -> toString(held), mapValues({column})) AS v"
        for column in ("text", "number")
    ]
    columns = ", ".join((*HOT_TEXT, *HOT_NUMBER, "text", "number", "timestamp", "_batch", "_row"))
    own = f"WITH own AS (SELECT {columns} FROM events WHERE {_found(project, keys, binder)})"
    return binder.statement(
        f"{own} SELECT k, argMin(v, {_PLACE}), argMax(v, {_PLACE}), max({TIME_MS}), count() AS often FROM ({' UNION ALL '.join([*hot, *maps])})"
        f" GROUP BY k ORDER BY often DESC, k LIMIT {MAX_PROPERTIES}"
    )


def _own(project: int, keys: Sequence[int], binder: Binder) -> str:
    return f"project = {binder.project(project)} AND person IN {binder.unsigneds(keys)}{own_sql(project, binder)}"


def _found(project: int, keys: Sequence[int], binder: Binder) -> str:
    """The primary key of the keys' events in the wide table."""
    own = _own(project, keys, binder)
    return f"{own} AND (name, timestamp) IN (SELECT name, timestamp FROM {narrow_table()} WHERE {own})"
