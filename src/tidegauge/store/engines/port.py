"""What the store asks of an engine. Synchronous: callers choose the thread."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, Protocol

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from tidegauge.contracts.ports import QueryLimits, Rows
from tidegauge.store.engines.failure import HIDDEN

WRITE_SETTINGS: Final[dict[str, str | int]] = {
    "async_insert": 0,
    "max_partitions_per_insert_block": 0,
    "max_insert_threads": 1,
    "optimize_on_insert": 0,
    "mutations_sync": 2,
    "max_threads": 2,
}
"""Synchronous inserts with errors of their own, a batch may touch any number of months, and a deletion is over when it returns."""

READ_SETTINGS: Final[dict[str, str | int]] = {
    "max_threads": 2,
    "output_format_json_quote_64bit_integers": 0,
    "output_format_json_quote_denormals": 0,
    "compile_expressions": 0,
    "compile_aggregate_expressions": 0,
    "compile_sort_description": 0,
}
"""Two threads a statement, so that short ones get a core; integers stay integers and what is not a number is null.

Nothing is compiled to machine code: that takes a short statement 30 to 40 ms when it is asked for the third time, and saves a long one nothing (at most
5 % of a scan of 10 M events).
"""


STREAM_SETTINGS: Final[dict[str, str | int]] = {"max_threads": 1, "preferred_block_size_bytes": 2_000_000, "output_format_arrow_compression_method": "none"}
"""One thread, as a stream is read beside everything else. With blocks of 16 MB the engine takes 420 MB of memory for a stream of events, with these 110."""

MAX_SANDBOX_BYTES: Final = 32_000_000
"""Bytes of an answer to a statement that a person wrote."""

PROJECT_TABLES: Final = ("events", "event_ids", "person_events", "identities", "rollup_totals", "rollup_dimensions")
"""Tables whose rows belong to projects."""

ROLLUPS: Final = ("rollup_totals", "rollup_dimensions")

REORDERING: Final = ("optimize_move_to_prewhere", "query_plan_merge_filters", "enable_join_runtime_filters")
"""By these the engine asks what a person's WHERE or ON says of a row before whether the row is theirs; an error ("cannot parse 'secret'") would tell of it."""


def limit_settings(limits: QueryLimits) -> dict[str, str | int]:
    """The engine's settings for the limits: always the same names, as a connection keeps what the statement before was given."""
    sandbox = limits.sandbox
    own = table_filters(limits)
    return {
        "max_execution_time": str(limits.timeout_s),
        "max_memory_usage": limits.memory_bytes,
        "max_result_rows": limits.result_rows,
        "result_overflow_mode": "throw",
        "max_result_bytes": MAX_SANDBOX_BYTES if sandbox else 0,
        "max_rows_to_read": sandbox.rows_to_read if sandbox else 0,
        "limit": sandbox.rows if sandbox else 0,
        **dict.fromkeys(REORDERING, int(sandbox is None)),
        "additional_table_filters": "{" + ", ".join(f"'{table}': {quoted(condition)}" for table, condition in own.items()) + "}",
    }


def table_filters(limits: QueryLimits) -> dict[str, str]:
    """Table -> the condition that the engine adds wherever a statement reads it."""
    sandbox, sight = limits.sandbox, limits.sight
    if sight.is_whole:
        return {} if sandbox is None else dict.fromkeys(PROJECT_TABLES, f"project = {int(sandbox.project)}")
    if sandbox is not None and sandbox.project != sight.project:
        return dict.fromkeys(PROJECT_TABLES, "0")
    own = f"project = {int(sight.project)}"
    filters = dict.fromkeys(PROJECT_TABLES, own)
    seen, refused = f"{own} AND ({sight.sql})", f"throwIf({own}, '{HIDDEN}') = 0"
    filters["events"] = seen
    filters["person_events"] = seen if sight.has_narrow_copy else refused
    if not limits.has_sight:
        filters |= dict.fromkeys(ROLLUPS, refused)
    return filters


def quoted(text: str) -> str:
    """The text as the engine's dialect writes it in a statement."""
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"


class Engine(Protocol):
    """ClickHouse, wherever it runs. Raises TidegaugeError subclasses: LimitReached, Unavailable, InvalidQuery."""

    def adopt(self) -> None:
        """Make the calling thread one that does nothing but ask this engine: an initializer of pools. Threads that are not adopted may ask too."""
        ...

    def insert(self, statement: str, block: pa.Table) -> None:
        """Run `INSERT INTO … SELECT … FROM {block}`, with the block's rows in place of `{block}`; durable when it returns."""
        ...

    def query(self, statement: str, parameters: dict[str, Any], limits: QueryLimits, query_id: str) -> Rows:
        """Rows of a read statement within the limits. Instants are text (`2026-01-31 23:59:59.999`), maps are dicts, tuples are lists."""
        ...

    def integers(self, statement: str, parameters: dict[str, Any]) -> npt.NDArray[np.uint64]:
        """The one UInt64 column of a statement, any number of rows."""
        ...

    def stream(self, statement: str, parameters: dict[str, Any]) -> Iterator[pa.Table]:
        """Rows of a read statement, some thousand at a time, as they were when it began; each is read when asked for. Close it when left early."""
        ...

    def command(self, statement: str, parameters: dict[str, Any] | None = None) -> None:
        """Run a statement that gives nothing (DDL, INSERT … SELECT, ALTER … DELETE)."""
        ...

    def settle(self) -> None:
        """Return once no insert that failed goes on behind its caller's back: what is counted then stays."""
        ...

    def kill(self, query_id: str) -> None:
        """Stop a running query; nothing happens when there is none."""
        ...

    def interrupt(self) -> None:
        """Let everybody go who waits for a server that does not answer: their calls fail, and all later ones. Nothing for an engine in this process."""
        ...

    def close(self) -> None:
        """Let go of everything."""
        ...
