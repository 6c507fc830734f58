"""An event as the API shows it, with its properties as the client sent them, from a row of the store or of a batch."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

import msgspec
import pyarrow as pa

from tidegauge.contracts.batch import EventBatch
from tidegauge.contracts.field import CONTEXT_COLUMNS, HOT_NUMBER, HOT_TEXT, PATH_SEPARATOR
from tidegauge.core.timestamps import format_timestamp

DOCUMENT_COLUMNS: Final = (
    "timestamp",
    "received",
    "id",
    "name",
    "type",
    "user_id",
    "anonymous_id",
    "session_id",
    "source",
    "value",
    "is_bot",
    "given",
    *HOT_TEXT,
    *HOT_NUMBER,
    "tags",
    "text",
    "number",
    "rest",
)
"""What a document is made of. `timestamp` and `received` in milliseconds; `id` the effective one."""

_OWN_TEXT: Final = tuple(name for name in HOT_TEXT if name not in CONTEXT_COLUMNS)
_SHOWN: Final = ("user_id", "anonymous_id", "session_id", "source", *CONTEXT_COLUMNS, "page", "referrer")
_from_json = msgspec.json.Decoder(dict[str, Any]).decode


def properties(row: Mapping[str, Any]) -> dict[str, Any]:
    """The properties the client sent. Whole numbers are integers; what the columns could not hold exactly comes from `rest`; the order of keys is not kept."""
    found: dict[str, Any] = {}
    for bit, name in enumerate(CONTEXT_COLUMNS):
        if row["given"] >> bit & 1:
            found[name] = row[name]
    found.update((name, row[name]) for name in _OWN_TEXT if row[name])
    found.update((name, whole(row[name])) for name in HOT_NUMBER if row[name] is not None)
    found.update((key, value) for key, value in _entries(row["text"]) if PATH_SEPARATOR not in key)
    found.update((key, whole(value)) for key, value in _entries(row["number"]) if PATH_SEPARATOR not in key)
    if row["rest"]:
        found.update(_from_json(row["rest"]))
    return found


def document(row: Mapping[str, Any]) -> dict[str, Any]:
    """The event of GET /api/events: absent texts are null."""
    return {
        "id": row["id"],
        "type": row["type"],
        "name": row["name"],
        "timestamp": format_timestamp(row["timestamp"]),
        "received_at": format_timestamp(row["received"]),
        "value": whole(row["value"]),
        **{name: row[name] or None for name in _SHOWN},
        "is_bot": bool(row["is_bot"]),
        "properties": properties(row),
        "tags": list(row["tags"]),
    }


def event_documents(batch: EventBatch, indices: Iterable[int]) -> list[dict[str, Any]]:
    """The documents of a batch's rows, in the order of `indices`."""
    wanted = list(indices)
    taken = batch.record.select(list(DOCUMENT_COLUMNS)).take(pa.array(wanted, pa.int64()))
    rows = taken.to_pylist()
    for index, row in zip(wanted, rows, strict=True):
        row["timestamp"] = _epoch_ms(row["timestamp"])
        row["received"] = _epoch_ms(row["received"])
        row["id"] = row["id"] or f"{batch.sequence}-{index}"
    return [document(row) for row in rows]


def whole(number: float | None) -> float | int | None:
    """Whole numbers as integers: the columns hold floats only."""
    return int(number) if number is not None and float(number).is_integer() else number


def _entries(column: Any) -> Iterable[tuple[str, Any]]:
    """A map column's entries: Arrow gives pairs, the engines a dict."""
    return column.items() if isinstance(column, Mapping) else column


def _epoch_ms(moment: Any) -> int:
    instant_ms: int = round(moment.timestamp() * 1000)
    return instant_ms
