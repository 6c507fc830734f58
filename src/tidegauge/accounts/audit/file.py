"""Entries as files: CSV for people, one JSON object a line for programs."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Final, Literal

import msgspec

from tidegauge.accounts.audit.entry import Entry
from tidegauge.core.spreadsheet_text import safe_text

Format = Literal["csv", "ndjson"]
MEDIA_TYPES: Final[dict[Format, str]] = {"csv": "text/csv; charset=utf-8", "ndjson": "application/x-ndjson"}

_COLUMNS: Final = ("number", "time", *(name for name in Entry.__struct_fields__ if name not in ("number", "at_ms")))


class EntryView(msgspec.Struct, frozen=True, kw_only=True):
    """An entry as the API gives it: `detail` is an object."""

    number: int
    at_ms: int
    project_id: int | None
    action: str
    outcome: str
    person_id: str
    email: str
    key_id: str
    target_kind: str
    target_id: str
    target_name: str
    address: str
    agent: str
    request_id: str
    detail: msgspec.Raw


def view(entry: Entry) -> EntryView:
    """The entry for an answer."""
    fields = msgspec.structs.asdict(entry)
    return EntryView(**{**fields, "detail": msgspec.Raw(entry.detail.encode())})


def header(kind: Format) -> bytes:
    """What stands before the entries."""
    return _csv([_COLUMNS]) if kind == "csv" else b""


def writer(kind: Format) -> Callable[[list[Entry]], bytes]:
    """The function that writes some entries."""
    return _as_csv if kind == "csv" else _as_ndjson


def safe_cell(value: object) -> str:
    """A cell that no spreadsheet takes for a formula, empty for nothing."""
    return "" if value is None else safe_text(str(value))


def _as_csv(entries: list[Entry]) -> bytes:
    return _csv([(entry.number, _time(entry.at_ms), *(safe_cell(getattr(entry, name)) for name in _COLUMNS[2:])) for entry in entries])


def _as_ndjson(entries: list[Entry]) -> bytes:
    return b"".join(msgspec.json.encode(view(entry)) + b"\n" for entry in entries)


def _csv(rows: list[tuple[object, ...]] | list[tuple[str, ...]]) -> bytes:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows(rows)
    return out.getvalue().encode()


def _time(at_ms: int) -> str:
    return datetime.fromtimestamp(at_ms / 1000, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
