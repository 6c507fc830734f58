"""A data directory as the product's first start leaves it: made by the product once, copied by tests that need a started product, in a tenth of the time.

Passwords in it are hashed at argon2's lowest cost; tests of that cost make their own.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from unittest.mock import patch

from argon2 import PasswordHasher
from tests.integration.server import EMAIL, PASSWORD, SECRET, WRITE_KEY

from tidegauge.accounts import password
from tidegauge.app.opening import open_parts
from tidegauge.core.settings import load_settings


@contextmanager
def quick_hashes() -> Iterator[None]:
    """Whoever is opened while the context lasts hashes at argon2's lowest cost."""
    with patch.object(password, "PasswordHasher", partial(PasswordHasher, time_cost=1, memory_cost=8, parallelism=1)):
        yield


def make_first_start(directory: Path) -> Path:
    """`directory`, in which the product was started and stopped."""

    async def start() -> None:
        given = {"admin_email": EMAIL, "admin_password": PASSWORD, "write_key": WRITE_KEY, "secret_key": SECRET, "data_dir": directory}
        parts = await open_parts(load_settings(None, {}, given))
        await parts.start()
        await parts.stop()

    with quick_hashes(), ThreadPoolExecutor(1) as aside:  # a test's event loop may be set in this thread
        aside.submit(asyncio.run, start()).result()
    return directory
