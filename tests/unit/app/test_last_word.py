from __future__ import annotations

import asyncio
import json

import pytest
from starlette.types import Message, Receive, Scope, Send

from tidegauge.app.last_word import LastWord

SCOPE: Scope = {"type": "http", "method": "GET", "path": "/x", "headers": [], "query_string": b"", "state": {}}


async def cut_off(*, begins: bool) -> tuple[list[Message], bool]:
    """What was sent by a request that was cancelled while at work, and whether it ended as cancelled."""
    sent: list[Message] = []
    at_work = asyncio.Event()

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        if begins:
            await send({"type": "http.response.start", "status": 200, "headers": []})
        at_work.set()
        await asyncio.Event().wait()

    async def send(message: Message) -> None:
        sent.append(message)

    async def receive() -> Message:
        return {"type": "http.request"}

    task = asyncio.ensure_future(LastWord(app)(SCOPE, receive, send))
    await at_work.wait()
    task.cancel()
    await asyncio.wait([task])
    return sent, task.cancelled()


@pytest.mark.hostile(120)
async def test_who_has_no_answer_yet_is_told_to_come_back() -> None:
    sent, is_cancelled = await cut_off(begins=False)
    assert (sent[0]["status"], dict(sent[0]["headers"])[b"retry-after"], is_cancelled) == (503, b"2", False)
    assert json.loads(sent[1]["body"])["error"]["code"] == "stopping"


async def test_an_answer_that_has_begun_is_cut() -> None:
    sent, is_cancelled = await cut_off(begins=True)
    assert ([message["type"] for message in sent], is_cancelled) == (["http.response.start"], True)
