"""Who what is being done is done for: set where a caller is let in, kept by everything that is done for them.

The store's reader lets callers in by turns, so that one of them never takes the store from the others.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Final

SERVER: Final = ""
"""What the server does of its own accord: all of it is one caller."""

_caller: ContextVar[str] = ContextVar("caller", default=SERVER)


def current_caller() -> str:
    """The id of whoever this is done for: a person, a key, a public link; SERVER when nobody asked for it."""
    return _caller.get()


def call_for(name: str) -> None:
    """What follows in this task, and in the tasks that it starts, is done for this caller."""
    _caller.set(name)


@contextmanager
def calling(name: str) -> Iterator[None]:
    """What is done inside is done for this caller, whoever it was done for before."""
    before = _caller.set(name)
    try:
        yield
    finally:
        _caller.reset(before)
