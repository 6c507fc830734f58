"""What a batch claims about people: this visitor is that user, this user was that one before."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, NamedTuple

import numpy as np
import pyarrow as pa

from tidegauge.contracts.batch import EventBatch, person_key
from tidegauge.contracts.text_column import has_text, held_text

ALIAS_EVENTS: Final = frozenset(("$identify", "identify", "$alias", "alias", "$create_alias"))
"""Events that may say who their user was before."""

PREVIOUS_NAMES: Final = ("previous_id", "alias", "$anon_distinct_id")
"""Properties of such an event that hold the earlier id: a user's or a visitor's."""

_PLACEHOLDERS: Final = (
    *("null", "undefined", "none", "nil", "nan", "n/a", "0", "-1", "true", "false", "id", "user_id", "userid", "distinct_id", "anonymous", "anonymous_id"),
    *("guest", "unknown", "not_authenticated", "email", "00000000-0000-0000-0000-000000000000"),
)
PLACEHOLDERS: Final = frozenset(("[object Object]", "NaN", *(form for word in _PLACEHOLDERS for form in (word, word.upper(), word.capitalize()))))
"""What broken clients send instead of an id. Who has such an id is never linked with anybody: it would make strangers one."""

VISITOR_PLACEHOLDERS: Final = frozenset(person_key("", word) for word in PLACEHOLDERS)
_MARKS: Final = (b"alias", b"identify")


class Alias(NamedTuple):
    """Whoever has the key `key`, of a visitor or of a user, is the user with the key `user`."""

    project: int
    row: int
    key: int
    user: int
    is_visitor: bool


class Visitors(NamedTuple):
    """Visitors of a project that came with a user, each with the first row and the user there."""

    project: int
    keys: list[int]
    rows: list[int]
    users: list[str]


def visitors_with_users(batch: EventBatch) -> list[Visitors]:
    """Who came with a user, by project; placeholders too. Seeing that nobody did takes some microseconds, else about 0.2 us a row."""
    events = batch.rows
    if events is not None and not any(event.user_id and event.anonymous_id for event in events):
        return []
    users, visitors = batch.record.column("user_id"), batch.record.column("anonymous_id")
    if not (has_text(users) and has_text(visitors)):
        return []
    rows = list(zip(range(len(batch)), users.to_pylist(), visitors.to_pylist(), strict=True))
    if len(batch.spans) == 1:
        return _visitors(next(iter(batch.spans)), rows)
    owners = batch.record.column("project").to_pylist()
    return [found for project in batch.spans for found in _visitors(project, [row for row in rows if owners[row[0]] == project])]


def _visitors(project: int, rows: list[tuple[int, str, str]]) -> list[Visitors]:
    first: dict[str, tuple[int, str]] = {}
    for row, user, visitor in rows:
        if user and visitor and visitor not in first:
            first[visitor] = (row, user)
    if not first:
        return []
    keys = [person_key("", visitor) for visitor in first]
    return [Visitors(project, keys, [row for row, _ in first.values()], [user for _, user in first.values()])]


def aliases(batch: EventBatch) -> Iterator[Alias]:
    """What alias events say, by row: the earlier id is meant as a user's and as a visitor's."""
    events = batch.rows
    if events is not None and not any(event.name in ALIAS_EVENTS for event in events):
        return
    names = batch.record.column("name")
    held = held_text(names)
    if not any(mark in held for mark in _MARKS):
        return
    for row in np.flatnonzero(np.isin(names.to_numpy(zero_copy_only=False), list(ALIAS_EVENTS))).tolist():
        user, previous = batch.record.column("user_id")[row].as_py(), _previous_id(batch.record, row)
        if not user or not previous or user in PLACEHOLDERS or previous in PLACEHOLDERS:
            continue
        project, key = batch.record.column("project")[row].as_py(), person_key(user, "")
        yield Alias(project, row, person_key(previous, ""), key, is_visitor=False)
        yield Alias(project, row, person_key("", previous), key, is_visitor=True)


def _previous_id(record: pa.RecordBatch, row: int) -> str:
    held: dict[str, Any] = dict(record.column("number")[row].as_py()) | dict(record.column("text")[row].as_py())
    found = next((held[name] for name in PREVIOUS_NAMES if held.get(name)), "")
    return str(int(found)) if isinstance(found, float) and found.is_integer() else str(found)
