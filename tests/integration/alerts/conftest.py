"""Questions of the past on an in-process chDB, as alerts ask them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.integration.query.conftest import NOW_MS, Lab

from tidegauge.contracts.event import Event

__all__ = ["NOW_MS", "Lab", "seen"]


def seen(name: str, ago_s: float, *, value: float | None = None, country: str = "", **properties: object) -> Event:
    """An event so many seconds ago."""
    at_ms = NOW_MS - int(ago_s * 1000)
    return Event(1, name, "custom", at_ms, NOW_MS, user_id="u", value=value, country=country, properties=properties or None)


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    built = Lab(tmp_path_factory.mktemp("lab"))
    yield built
    built.reader.engine.close()
