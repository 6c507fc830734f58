"""A part without a breaker lets everybody through."""

from __future__ import annotations

import pytest

from tidegauge.contracts.breaker import Unguarded


@pytest.mark.req("K6")
async def test_everybody_is_let_through_whatever_happened_before() -> None:
    none = Unguarded()
    for _ in range(20):
        with pytest.raises(ConnectionResetError):
            async with none.of("anywhere").guard():
                raise ConnectionResetError
    assert none.is_closed
