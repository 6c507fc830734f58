from __future__ import annotations

from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI

from tidegauge.app.pages import Pages
from tidegauge.app.security_headers import CONTENT_SECURITY_POLICY, SecurityHeaders
from tidegauge.app.share_page import share_page_router


async def _page(directory: Path, token: str) -> httpx.Response:
    async def origins_of(token: str) -> tuple[str, ...]:
        return ("https://blog.example", "http://localhost:8080") if token == "embed" else ()

    app = FastAPI()
    app.include_router(share_page_router(Pages(directory), origins_of))
    async with httpx.AsyncClient(transport=httpx.ASGITransport(SecurityHeaders(app, is_https=False)), base_url="http://t") as client:
        return await client.get(f"/share/{token}")


@pytest.mark.req("H10", "J7")
@pytest.mark.hostile(188)
@pytest.mark.asvs("3.4.6")
async def test_an_embed_is_framed_by_its_origins_and_every_other_page_by_nobody(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<!doctype html>")
    embed = await _page(tmp_path, "embed")
    assert "frame-ancestors https://blog.example http://localhost:8080" in embed.headers["content-security-policy"]
    assert "x-frame-options" not in embed.headers
    assert embed.headers["content-security-policy"].partition("frame-ancestors")[0] == CONTENT_SECURITY_POLICY.partition("frame-ancestors")[0]
    plain = await _page(tmp_path, "other")
    assert plain.headers["content-security-policy"] == CONTENT_SECURITY_POLICY
    assert plain.headers["x-frame-options"] == "DENY"
    assert {answer.headers["referrer-policy"] for answer in (embed, plain)} == {"no-referrer"}


async def test_without_a_built_interface_the_page_says_so(tmp_path: Path) -> None:
    assert "not built" in (await _page(tmp_path, "x")).text
