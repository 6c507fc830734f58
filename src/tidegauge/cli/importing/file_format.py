"""Which format a file has, by its name and, failing that, its first bytes."""

from __future__ import annotations

from pathlib import PurePath

import msgspec

from tidegauge.cli.importing.readers.access_log import parse_line
from tidegauge.core.errors import InvalidInput

_BY_SUFFIX = {".csv": "csv", ".tsv": "csv", ".parquet": "parquet", ".pq": "parquet", ".ndjson": "ndjson", ".jsonl": "ndjson"}
_COMPRESSION = (".gz", ".zst", ".bz2", ".xz")


def find_format(name: str, head: bytes) -> str:
    """`csv`, `json`, `ndjson`, `parquet` or `access-log`. Raises InvalidInput when the content looks like none of them."""
    if head.startswith(b"PAR1"):
        return "parquet"
    path = PurePath(name)
    suffix = PurePath(path.stem).suffix if path.suffix in _COMPRESSION else path.suffix
    if suffix in _BY_SUFFIX:
        return _BY_SUFFIX[suffix]
    text = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    first_line = text.split(b"\n", 1)[0]
    if text.startswith(b"["):
        return "json"
    if text.startswith(b"{"):
        return "ndjson" if _is_document(first_line) else "json"
    if not isinstance(parse_line(first_line.decode("utf-8", "replace")), str):
        return "access-log"
    if b"\0" in text or not first_line:
        raise InvalidInput(f"{name}: not CSV, JSON, NDJSON, Parquet or an access log. Say which with --format.")
    return "csv"


def _is_document(line: bytes) -> bool:
    try:
        msgspec.json.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return False
    return True
