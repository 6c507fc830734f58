from __future__ import annotations

import json
from typing import Any

import pytest

from tidegauge.core.errors import ErrorDetail, InvalidInput, PayloadTooLarge, RateLimited, TidegaugeError, Unauthenticated, Unavailable
from tidegauge.ingest.reply import send_error, send_json


class Sent:
    def __init__(self) -> None:
        self.messages: list[Any] = []

    async def __call__(self, message: Any) -> None:
        self.messages.append(message)

    @property
    def headers(self) -> dict[bytes, bytes]:
        return dict(self.messages[0]["headers"])


async def test_an_answer_has_its_length_and_request_id() -> None:
    sent = Sent()
    await send_json(sent, 202, b"{}", "r1")
    assert sent.messages[0]["status"] == 202
    guards = {b"x-content-type-options": b"nosniff", b"cache-control": b"no-store"}
    assert sent.headers == {b"content-type": b"application/json", b"content-length": b"2", b"x-request-id": b"r1", **guards}
    assert sent.messages[1]["body"] == b"{}"


async def test_an_error_has_the_one_shape() -> None:
    sent = Sent()
    await send_error(sent, InvalidInput("Bad.", details=[ErrorDetail("body", "empty")]), "r1")
    error = {"code": "invalid_request", "message": "Bad.", "details": [{"field": "body", "reason": "empty"}], "request_id": "r1"}
    assert json.loads(sent.messages[1]["body"]) == {"error": error}


@pytest.mark.parametrize(
    ("error", "header"),
    [
        (Unavailable("x", retry_after_s=0.2), (b"retry-after", b"1")),
        (RateLimited("x", retry_after_s=9.01), (b"retry-after", b"10")),
        (Unauthenticated("x"), (b"www-authenticate", b"Bearer")),
        (PayloadTooLarge("x"), (b"connection", b"close")),
    ],
)
async def test_what_the_caller_needs_to_know_is_in_the_headers(error: TidegaugeError, header: tuple[bytes, bytes]) -> None:
    sent = Sent()
    await send_error(sent, error, "r1")
    assert sent.headers[header[0]] == header[1]
    assert sent.messages[0]["status"] == error.status
