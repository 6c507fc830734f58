from __future__ import annotations

import httpx
import pytest
from starlette.responses import PlainTextResponse, Response
from starlette.types import Receive, Scope, Send

from tidegauge.app.security_headers import CONTENT_SECURITY_POLICY, SecurityHeaders


async def _call(headers: dict[str, str], *, is_https: bool = False) -> httpx.Response:
    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        response: Response = PlainTextResponse("ok", headers=headers)
        await response(scope, receive, send)

    async with httpx.AsyncClient(transport=httpx.ASGITransport(SecurityHeaders(app, is_https=is_https)), base_url="http://t") as client:
        return await client.get("/")


@pytest.mark.req("J7")
@pytest.mark.asvs("3.4.3", "3.4.4", "3.4.5", "3.4.6")
async def test_every_response_forbids_inline_code_framing_and_sniffing() -> None:
    answer = await _call({})
    assert answer.headers["content-security-policy"] == CONTENT_SECURITY_POLICY
    assert "unsafe" not in CONTENT_SECURITY_POLICY
    assert answer.headers["x-frame-options"] == "DENY"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "strict-transport-security" not in answer.headers


async def test_a_response_keeps_its_own_policy() -> None:
    assert (await _call({"content-security-policy": "default-src 'none'"})).headers.get_list("content-security-policy") == ["default-src 'none'"]


@pytest.mark.asvs("3.4.1")
async def test_strict_transport_only_when_served_over_https() -> None:
    assert "max-age" in (await _call({}, is_https=True)).headers["strict-transport-security"]


@pytest.mark.req("H8")
def test_the_service_worker_is_the_only_script_address_the_interface_may_make() -> None:
    assert "worker-src 'self'" in CONTENT_SECURITY_POLICY
    assert "trusted-types app 'allow-duplicates'" in CONTENT_SECURITY_POLICY
