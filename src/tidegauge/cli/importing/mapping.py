"""Rows to events: which column fills which field, what the rest becomes."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import msgspec

from tidegauge.cli.importing.block import Block, Reject
from tidegauge.cli.importing.instant import to_instant
from tidegauge.cli.importing.order import PROPERTY_PREFIX, Order
from tidegauge.core.errors import ErrorDetail, InvalidInput
from tidegauge.core.suggestion import did_you_mean

if TYPE_CHECKING:
    from tidegauge.cli.importing.expression import Expression

TABLES = ("csv", "parquet")
_LOG_MAPS = {"timestamp": "timestamp", "anonymous_id": "anonymous_id"}


class Mapped(msgspec.Struct):
    """The events of a block with their row numbers and original bytes, and the rows that could not become one."""

    events: list[dict[str, Any]]
    numbers: list[int]
    originals: list[bytes]
    rejects: list[Reject]


class Mapping:
    """Turns blocks of one file into events. Raises InvalidInput for options that do not fit the file."""

    def __init__(self, order: Order, file_format: str) -> None:
        is_log = file_format == "access-log"
        self._order = order
        self._is_table = file_format in TABLES
        self._maps = {**(_LOG_MAPS if is_log else {}), **dict(order.maps)}
        self._sets = [(field, _expression("--set", sql)) for field, sql in order.sets]
        self._where = _expression("--where", order.where) if order.where else None
        self._fixed: dict[str, Any] = {"name": order.name or "request", "type": "system"} if is_log else {"name": order.name} if order.name else {}
        self._is_checked = False
        self._converters = {field: _converter(field, order) for field in (*self._maps, *(field for field, _ in self._sets), "timestamp")}

    def apply(self, block: Block, ids: Sequence[str]) -> Mapped:
        """The block's events; `ids` are the records' own, unless a column gives ids."""
        if not self._is_checked and block.records:
            self._check(block.records)
        computed = [(field, self._converters[field], expression.values(block)) for field, expression in self._sets]
        chosen = self._where.values(block) if self._where else None
        mapped = Mapped([], [], [], list(block.rejects))
        taken = frozenset(self._maps.values())
        for row, record in enumerate(block.records):
            if chosen is not None and not chosen[row]:
                continue
            event: dict[str, Any] = {"id": ids[row], **self._fixed}
            event["properties"] = properties = {name: cell for name, cell in record.items() if cell is not None and cell == cell and name not in taken}
            problem = self._fill(event, properties, record) or _fill_computed(event, properties, computed, row)
            if problem or "timestamp" not in event:
                mapped.rejects.append(Reject(block.numbers[row], problem or "timestamp: missing", block.originals[row].decode("utf-8", "replace")))
                continue
            mapped.events.append(event)
            mapped.numbers.append(block.numbers[row])
            mapped.originals.append(block.originals[row])
        return mapped

    def _fill(self, event: dict[str, Any], properties: dict[str, Any], record: dict[str, Any]) -> str | None:
        """Take the mapped columns; gives what was wrong."""
        for field, column in self._maps.items():
            cell = record.get(column)
            if cell is None and "." in column and not self._is_table:
                cell = _nested(record, column)
            if cell is not None and (problem := _put(event, properties, field, self._converters[field], cell)):
                return problem
        return None

    def _check(self, records: list[dict[str, Any]]) -> None:
        """Compare the options with the first rows, so that a mistake shows before anything is sent."""
        columns = list(dict.fromkeys(name for record in records for name in record))
        for field, column in self._order.maps:
            if column in columns or (not self._is_table and any(_nested(record, column) is not None for record in records)):
                continue
            hint = did_you_mean(column, columns) or f" Columns: {', '.join(columns[:30])}."
            if self._is_table:
                raise InvalidInput(f"--map {field}={column}: there is no column '{column}'.{hint}", details=[ErrorDetail(column, "unknown column")])
            print(f"note: none of the first {len(records)} rows has '{column}' for {field}.{hint}", file=sys.stderr)  # a later object may have it
        if "timestamp" not in self._maps and all(field != "timestamp" for field, _ in self._sets):
            if "timestamp" not in columns:
                raise InvalidInput(f"When did the rows happen? Give --map timestamp=COLUMN. Columns: {', '.join(columns[:30])}.")
            self._maps["timestamp"] = "timestamp"
        if not self._fixed.get("name") and not {"name", "type"} & {*self._maps, *(field for field, _ in self._sets)}:
            raise InvalidInput("What are the events called? Give --name EVENT or --map name=COLUMN.")
        self._is_checked = True


def _expression(option: str, sql: str) -> Expression:
    from tidegauge.cli.importing.expression import Expression  # loads polars, half a second: only for imports that need it

    return Expression(option, sql)


def _fill_computed(event: dict[str, Any], properties: dict[str, Any], computed: list[tuple[str, Callable[[Any], Any], list[Any]]], row: int) -> str | None:
    for field, convert, values in computed:
        if values[row] is not None and (problem := _put(event, properties, field, convert, values[row])):
            return problem
    return None


def _put(event: dict[str, Any], properties: dict[str, Any], field: str, convert: Callable[[Any], Any], cell: Any) -> str | None:
    if cell != cell:  # NaN says nothing
        return None
    converted = convert(cell)
    if converted is None:
        return f"{field}: {str(cell)[:100]!r} cannot be one" if cell != "" else None
    if field == "properties":
        properties.update(converted)
    elif field.startswith(PROPERTY_PREFIX):
        properties[field.removeprefix(PROPERTY_PREFIX)] = converted
    else:
        event[field] = converted
    return None


def _converter(field: str, order: Order) -> Callable[[Any], Any]:
    """A cell as the field wants it; None when it cannot be."""
    if field == "timestamp":
        zone, text_format = order.zone, order.timestamp_format
        return lambda cell: to_instant(cell, zone, text_format)
    if field in ("id", "user_id", "anonymous_id", "session_id", "name", "source"):
        return _text
    if field == "value":
        return lambda cell: float(cell) if isinstance(cell, Decimal) else cell
    if field == "tags":
        return lambda cell: [tag.strip() for tag in cell.split(",") if tag.strip()] if isinstance(cell, str) else cell
    if field == "properties":
        return lambda cell: cell if isinstance(cell, dict) else None
    return lambda cell: cell


def _text(cell: Any) -> str | None:
    """Whole floats without their `.0`: tables hold ids as floats where some are missing."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell) or None


def _nested(record: dict[str, Any], path: str) -> Any:
    """The leaf at a dotted path, None where there is none."""
    cell: Any = record
    for part in path.split("."):
        if not isinstance(cell, dict):
            return None
        cell = cell.get(part)
    return cell
