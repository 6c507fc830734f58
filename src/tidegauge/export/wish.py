"""What somebody wants as a file."""

from __future__ import annotations

from typing import Any, Final, Literal

import msgspec

from tidegauge.core.errors import ErrorDetail, InvalidInput
from tidegauge.query.sql.runner import SqlQuestion

MAX_BODY_BYTES: Final = 8 * 1024 * 1024
MAX_TITLE: Final = 200

Extension = Literal["csv", "xlsx", "json", "parquet"]


class ShownTable(msgspec.Struct, forbid_unknown_fields=True):
    """A table as a screen shows it: every row has a cell for every column."""

    columns: list[str]
    rows: list[list[str | int | float | bool | None]]


class Wish(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A format, a title, and one source: a question as `POST /api/metrics` takes it, a statement as `POST /api/sql` does, or a table that is shown."""

    format: Extension
    title: str = ""
    question: dict[str, Any] | None = None
    sql: SqlQuestion | None = None
    table: ShownTable | None = None


def check(wish: Wish) -> None:
    """Raises InvalidInput unless there is exactly one source, with rows that fit their columns, and a title of one short line."""
    sources = [name for name in ("question", "sql", "table") if getattr(wish, name) is not None]
    if len(sources) != 1:
        has = f"has {' and '.join(sources)}" if sources else "has none"
        raise InvalidInput(f"A file is made of one of question, sql and table; this wish {has}.", details=[ErrorDetail("", "give exactly one source")])
    if len(wish.title) > MAX_TITLE:
        raise InvalidInput(f"title: at most {MAX_TITLE} characters.", details=[ErrorDetail("title", f"at most {MAX_TITLE} characters")])
    if wish.table is not None:
        width = len(wish.table.columns)
        wrong = next((number for number, row in enumerate(wish.table.rows) if len(row) != width), None)
        if wrong is not None:
            reason = f"must have {width} cells, one for each column"
            raise InvalidInput(f"table.rows[{wrong}] {reason}.", details=[ErrorDetail(f"table.rows[{wrong}]", reason)])
