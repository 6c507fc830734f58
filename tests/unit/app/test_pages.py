from __future__ import annotations

from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI

from tidegauge.app.pages import Pages, pages_router
from tidegauge.core.errors import NotFound


@pytest.fixture
def build(tmp_path: Path) -> Path:
    (tmp_path / "assets").mkdir()
    (tmp_path / "index.html").write_text("<!doctype html><script src=/assets/app-1.js></script>")
    (tmp_path / "assets/app-1.js").write_text("plain")
    (tmp_path / "assets/app-1.js.br").write_text("packed")
    return tmp_path


async def _get(directory: Path, path: str, **headers: str) -> httpx.Response:
    app = FastAPI()
    app.include_router(pages_router(Pages(directory)))
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://t") as client:
        return await client.get(path, headers=headers)


async def test_the_page_is_served_for_every_path_of_the_interface_and_never_cached(build: Path) -> None:
    for path in ("/", "/overview", "/sources/keys"):
        answer = await _get(build, path)
        assert answer.status_code == 200
        assert "<script" in answer.text
        assert answer.headers["cache-control"] == "no-cache"


async def test_hashed_assets_are_immutable_and_packed_where_the_browser_can(build: Path) -> None:
    packed = await _get(build, "/assets/app-1.js", **{"accept-encoding": "gzip, br"})
    assert packed.headers["content-encoding"] == "br"
    assert "immutable" in packed.headers["cache-control"]
    plain = await _get(build, "/assets/app-1.js", **{"accept-encoding": "identity"})
    assert plain.text == "plain"


@pytest.mark.req("H8")
async def test_the_service_worker_is_a_script_asked_for_anew_each_time(build: Path) -> None:
    (build / "sw.js").write_text("self")
    answer = await _get(build, "/sw.js")
    assert answer.headers["cache-control"] == "no-cache"
    assert answer.headers["content-type"].startswith(("text/javascript", "application/javascript"))


@pytest.mark.parametrize("path", ["/assets/none.js", "/favicon.zip", "/api/none", "/assets/..%2f..%2fsecret.key", "/metrics/x/none"])
async def test_what_is_not_there_is_not_the_page(build: Path, path: str) -> None:
    with pytest.raises(NotFound):
        await _get(build, path)


async def test_without_a_build_the_page_says_how_to_make_one(tmp_path: Path) -> None:
    assert "make ui" in (await _get(tmp_path / "none", "/")).text
