"""The pause that the store keeps between two small inserts saves a busy server's processor; a test that sends and looks only waits for it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch

from tidegauge.store import writer


@contextmanager
def without_pace() -> Iterator[None]:
    """In this process, what is accepted goes into the store at once while the context lasts."""
    with patch.object(writer, "PACE_S", 0.0):
        yield
