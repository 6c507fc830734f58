"""One installation for all tests of a module, with everyone in it."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from tests.security.callers import Crowd, gather
from tests.security.installation import Installation, installation


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def installed(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Installation]:
    async with installation(tmp_path_factory.mktemp("security"), outbound_allow=["127.0.0.1"], outbound_ports=[9]) as one:
        yield one


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def crowd(installed: Installation) -> Crowd:
    return await gather(installed)
