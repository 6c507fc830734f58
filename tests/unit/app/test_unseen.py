from __future__ import annotations

from typing import Any

import pytest

from tidegauge.app.unseen import Unseen
from tidegauge.contracts.sight import WHOLE, Sight, current_sight
from tidegauge.core.errors import Forbidden


@pytest.mark.req("J1")
async def test_a_request_reads_nothing_before_somebody_is_let_in() -> None:
    seen: list[Sight | str] = []

    async def app(scope: Any, receive: Any, send: Any) -> None:
        try:
            seen.append(current_sight())
        except Forbidden as refused:
            seen.append(refused.code)

    for kind in ("http", "lifespan"):
        await Unseen(app)({"type": kind}, None, None)  # type: ignore[arg-type]
    assert seen == ["no_caller", WHOLE]
    assert current_sight() is WHOLE
