"""What a transaction changed, seen from outside the functions that change it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Delete, Insert, Table, Update, event, inspect
from sqlalchemy.orm import ORMExecuteState, Session


@dataclass
class RowChange:
    """A row that was added (`before` is None), removed (`after` is None) or changed. Of a changed row both hold only the columns that differ.

    `row` has every loaded column. A statement that changed rows without loading them has no columns, and `rows` says how many they were.
    """

    table: str
    before: dict[str, Any] | None = None
    after: dict[str, Any] | None = None
    row: dict[str, Any] = field(default_factory=dict)
    rows: int = 1


def watch(session: Session) -> list[RowChange]:
    """A list that fills with what `session` changes, in order."""
    changes: list[RowChange] = []

    @event.listens_for(session, "after_flush")
    def flushed(session: Session, _context: object) -> None:
        changes.extend(RowChange(*_named(added), before=None, after=_columns(added), row=_columns(added)) for added in session.new)
        changes.extend(RowChange(*_named(gone), before=_columns(gone), after=None, row=_columns(gone)) for gone in session.deleted)
        for changed in session.dirty:
            before, after = _difference(changed)
            if after:
                changes.append(RowChange(*_named(changed), before=before, after=after, row=_columns(changed)))

    @event.listens_for(session, "do_orm_execute")
    def executed(state: ORMExecuteState) -> Any:
        statement = state.statement
        if not isinstance(statement, Insert | Update | Delete) or not isinstance(statement.table, Table):
            return None
        result: Any = state.invoke_statement()
        rows: int | None = getattr(result, "rowcount", None)
        if rows is None:  # with RETURNING: read once to count, and given on to be read again
            kept = result.freeze()
            rows, result = len(kept().all()), kept()
        if rows != 0:
            changes.append(RowChange(str(statement.table.name), rows=max(rows, 1)))  # str: its own kind of text cannot be encoded
        return result

    return changes


def _named(instance: object) -> tuple[str]:
    return (str(inspect(instance).mapper.local_table.name),)


def _columns(instance: object) -> dict[str, Any]:
    state = inspect(instance)
    assert state is not None
    return {column.key: state.dict[column.key] for column in state.mapper.column_attrs if column.key in state.dict}


def _difference(instance: object) -> tuple[dict[str, Any], dict[str, Any]]:
    state = inspect(instance)
    assert state is not None
    before: dict[str, Any] = {}
    after: dict[str, Any] = {}
    for name in (column.key for column in state.mapper.column_attrs):
        history = state.attrs[name].history
        if history.has_changes():
            before[name] = history.deleted[0] if history.deleted else None
            after[name] = history.added[0] if history.added else None
    return before, after
