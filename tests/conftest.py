"""Shared by every suite: nothing here starts a server or opens a file by itself."""

from __future__ import annotations

import gc

import pytest

_SHORT = ("tests/unit/", "tests/architecture/", "tests/hostile/query/")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Several workers take one file each: the long ones first, so that they end together."""
    if hasattr(config, "workerinput"):
        items.sort(key=lambda item: item.nodeid.startswith(_SHORT))


@pytest.hookimpl(trylast=True)
def pytest_collection_finish() -> None:
    """What imports and the collection made stays for the whole run: the garbage collector need not look through it again and again."""
    gc.collect()
    gc.freeze()
