"""The request headers that ingest reads, found in one pass."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import parse_qs

from tidegauge.core.ids import new_id

Headers = dict[bytes, bytes]
_SANE_REQUEST_ID = re.compile(r"[A-Za-z0-9._-]{1,128}", re.ASCII)


def read_headers(scope: Mapping[str, Any]) -> Headers:
    """Lower-case names to values; of a repeated header the last."""
    pairs: Iterable[tuple[bytes, bytes]] = scope["headers"]
    return dict(pairs)


def text_header(headers: Headers, name: bytes) -> str:
    """A header as text ("" when absent); bytes beyond ASCII as Latin-1, as HTTP has them."""
    return headers.get(name, b"").decode("latin-1")


def request_id(headers: Headers) -> str:
    """The caller's own id when it is harmless to print, else a new one."""
    given = text_header(headers, b"x-request-id")
    return given if _SANE_REQUEST_ID.fullmatch(given) else new_id()


def given_key(headers: Headers, query_string: bytes) -> str:
    """The key of `Authorization: Bearer`, `X-API-Key` or `?api_key=`, in this order; "" when none is given."""
    scheme, _, token = text_header(headers, b"authorization").partition(" ")
    if scheme.lower() == "bearer" and token:
        return token.strip()
    if b"x-api-key" in headers:
        return text_header(headers, b"x-api-key").strip()
    if b"api_key" in query_string:
        return parse_qs(query_string.decode("latin-1"), max_num_fields=50).get("api_key", [""])[-1]
    return ""
