from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from tidegauge.core.errors import InvalidInput
from tidegauge.query.people.alias import AliasBody, send_alias


class Sent:
    def __init__(self) -> None:
        self.events: list[tuple[int, dict[str, Any]]] = []

    async def take(self, project: int, events: Sequence[dict[str, Any]]) -> None:
        self.events += [(project, event) for event in events]


async def test_an_alias_is_an_event() -> None:
    sent = Sent()
    await send_alias(AliasBody("new", "old"), 3, sent.take)
    [(project, event)] = sent.events
    assert (project, event["name"], event["user_id"], event["properties"]) == (3, "$alias", "new", {"previous_id": "old"})


@pytest.mark.parametrize("body", [AliasBody("a", "a"), AliasBody("a\n", "b"), AliasBody("a", "b\x00")])
async def test_what_is_no_alias_is_not_sent(body: AliasBody) -> None:
    sent = Sent()
    with pytest.raises(InvalidInput):
        await send_alias(body, 3, sent.take)
    assert sent.events == []
