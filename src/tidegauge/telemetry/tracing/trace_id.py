"""The trace that the request being answered belongs to."""

from __future__ import annotations

from contextvars import ContextVar
from typing import Final

TRACE_ID: Final[ContextVar[str]] = ContextVar("trace_id", default="")


def current_trace_id() -> str:
    """32 hexadecimal digits, "" when nothing is traced."""
    return TRACE_ID.get()
