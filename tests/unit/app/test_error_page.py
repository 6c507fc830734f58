from __future__ import annotations

import asyncio
import errno

import httpx
import msgspec
import pytest
from fastapi import FastAPI
from starlette.exceptions import HTTPException

from tidegauge.app.error_page import add_error_handlers
from tidegauge.core.errors import ErrorDetail, InvalidQuery, RateLimited, Unauthenticated


class _Body(msgspec.Struct):
    size: int


def _failing_app() -> FastAPI:
    app = FastAPI()
    add_error_handlers(app)
    failures: dict[str, BaseException] = {
        "query": InvalidQuery("Unknown aggregation 'avgg'.", details=[ErrorDetail("aggregation", "unknown")]),
        "rate": RateLimited("Slow down.", retry_after_s=0.2),
        "login": Unauthenticated("Who?"),
        "gone": HTTPException(404),
        "crash": ZeroDivisionError("secret detail"),
        "files": OSError(errno.EMFILE, "Too many open files"),
        "threads": RuntimeError("can't start new thread"),
        "file": FileNotFoundError(errno.ENOENT, "secret detail"),
    }

    @app.get("/fail/{kind}")
    async def fail(kind: str) -> None:
        raise failures[kind]

    @app.get("/typed")
    async def typed(size: int) -> int:
        return size

    @app.get("/decode")
    async def decode(text: str) -> int:
        return msgspec.json.decode(text.encode(), type=_Body).size

    return app


async def _get(path: str) -> httpx.Response:
    transport = httpx.ASGITransport(_failing_app(), raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://t") as client:
        return await client.get(path)


@pytest.mark.parametrize(
    ("path", "status", "code"),
    [
        ("/fail/query", 400, "invalid_query"),
        ("/fail/rate", 429, "rate_limited"),
        ("/fail/login", 401, "unauthenticated"),
        ("/fail/gone", 404, "not_found"),
        ("/fail/crash", 500, "internal_error"),
        ("/fail/files", 503, "exhausted"),
        ("/fail/threads", 503, "exhausted"),
        ("/fail/file", 500, "internal_error"),
        ("/none", 404, "not_found"),
        ("/typed?size=x", 400, "invalid_request"),
        ("/typed", 400, "invalid_request"),
        ("/decode?text={", 400, "invalid_request"),
        ('/decode?text={"size":"x"}', 400, "invalid_request"),
    ],
)
@pytest.mark.asvs("16.5.3")
async def test_every_failure_has_the_one_shape(path: str, status: int, code: str) -> None:
    answer = await _get(path)
    assert answer.status_code == status
    error = answer.json()["error"]
    assert error["code"] == code
    assert set(error) == {"code", "message", "details", "request_id"}
    assert error["message"].endswith((".", "?"))


@pytest.mark.asvs("16.5.1", "13.4.2")
async def test_a_crash_tells_nothing_of_the_inside() -> None:
    assert "secret" not in (await _get("/fail/crash")).text


async def test_retry_after_is_whole_seconds_and_never_zero() -> None:
    assert (await _get("/fail/rate")).headers["retry-after"] == "1"


async def test_a_body_error_names_the_field() -> None:
    assert (await _get('/decode?text={"size":"x"}')).json()["error"]["details"][0]["field"] == "size"


def test_cancellation_is_not_an_error() -> None:
    assert asyncio.CancelledError not in FastAPI().exception_handlers
