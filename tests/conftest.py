"""Shared by every suite: nothing here starts a server or opens a file by itself."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("tidegauge", parent=settings.default, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("tidegauge")  # no example and no making of one fails by the clock: a busy machine is no fault of what is tested
_SHORT = ("tests/unit/", "tests/architecture/", "tests/hostile/query/")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Several workers take one file each: the long ones first, so that they end together."""
    if hasattr(config, "workerinput"):
        items.sort(key=lambda item: item.nodeid.startswith(_SHORT))


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Iterator[None]:
    """What imports and the collection make stays: the garbage collector looks for nothing in it."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.enable()


@pytest.hookimpl(trylast=True)
def pytest_collection_finish() -> None:
    """Nor does it later, and it runs as seldom as in the product: it took a fifth of the processor's time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 50, 100)
