from __future__ import annotations

import httpx
import pytest
from starlette.responses import PlainTextResponse
from starlette.types import Message, Receive, Scope, Send

from tidegauge.app.header_keys import HeaderKeys


async def _app(scope: Scope, receive: Receive, send: Send) -> None:
    await PlainTextResponse("met")(scope, receive, send)


@pytest.mark.req("J7")
@pytest.mark.asvs("14.2.1")
@pytest.mark.parametrize("query", ["api_key=k", "a=b&token=t", "api%5Fkey=k", "token="])
async def test_a_key_in_the_address_is_refused_and_not_repeated(query: str) -> None:
    async with httpx.AsyncClient(transport=httpx.ASGITransport(HeaderKeys(_app)), base_url="http://t") as client:
        answer = await client.post(f"/api/events?{query}", headers={"authorization": "Bearer other"})
        assert (answer.status_code, answer.json()["error"]["code"]) == (400, "key_in_address")
        assert "=k" not in answer.text
        for harmless in ("", "?tokens=1", "?q=token=1", "?project=2"):
            assert (await client.get(f"/api/events{harmless}")).text == "met"


@pytest.mark.asvs("14.2.1")
async def test_a_live_connection_is_refused_before_it_opens() -> None:
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    scope = {"type": "websocket", "path": "/ws", "query_string": b"token=t", "extensions": {"websocket.http.response": {}}}
    await HeaderKeys(_app)(scope, None, send)  # type: ignore[arg-type]
    assert sent[0]["status"] == 400
