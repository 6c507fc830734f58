from __future__ import annotations

import re

import httpx
from fastapi import FastAPI

from tidegauge.app.api_docs import api_docs_router


async def test_the_reference_loads_only_from_here() -> None:
    app = FastAPI(docs_url=None)
    app.include_router(api_docs_router())
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://t") as client:
        page = await client.get("/docs")
        assert re.findall(r'(?:src|href)="([^"]+)"', page.text) == ["/docs/swagger-ui.css", "/docs/swagger-ui-bundle.js", "/docs/start.js"]
        for path in re.findall(r'(?:src|href)="([^"]+)"', page.text):
            assert (await client.get(path)).status_code == 200
        assert "'unsafe-eval'" not in page.headers["content-security-policy"]
