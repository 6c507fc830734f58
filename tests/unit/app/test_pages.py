from __future__ import annotations

from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from tidegauge.app.pages import Assets, Pages, pages_router
from tidegauge.core.errors import NotFound


@pytest.fixture
def build(tmp_path: Path) -> Path:
    (tmp_path / "assets").mkdir()
    (tmp_path / "index.html").write_text("<!doctype html><script src=/assets/app-1.js></script>")
    (tmp_path / "assets/app-1.js").write_text("plain")
    (tmp_path / "assets/app-1.js.br").write_text("packed")
    return tmp_path


async def _get(directory: Path, path: str, **headers: str) -> httpx.Response:
    pages = Pages(directory)
    framework = FastAPI()
    framework.include_router(pages_router(pages))
    app = Assets(framework, pages)
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


async def test_a_hashed_asset_is_answered_without_the_framework_and_read_once(build: Path) -> None:
    async def framework(scope: Scope, receive: Receive, send: Send) -> None:
        await Response("asked", status_code=418)(scope, receive, send)

    app = Assets(framework, Pages(build))
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://t") as client:
        first = await client.get("/assets/app-1.js", headers={"accept-encoding": "identity"})
        (build / "assets/app-1.js").unlink()
        again = await client.get("/assets/app-1.js", headers={"accept-encoding": "identity"})
        assert first.text == again.text == "plain"
        assert (await client.head("/assets/app-1.js")).status_code == 200
        for method, path in (("GET", "/assets/none.js"), ("GET", "/index.html"), ("POST", "/assets/app-1.js"), ("GET", "/assets/../index.html")):
            assert (await client.request(method, path)).status_code == 418


async def test_a_page_that_was_built_anew_is_served_as_it_is_now(build: Path) -> None:
    pages = Pages(build)
    before = pages.response("index.html", "")
    (build / "index.html").write_text("another")
    after = pages.response("index.html", "")
    assert before is not None
    assert after is not None
    assert before.body != after.body == b"another"


@pytest.mark.req("H8")
async def test_the_service_worker_is_a_script_asked_for_anew_each_time(build: Path) -> None:
    (build / "sw.js").write_text("self")
    answer = await _get(build, "/sw.js")
    assert answer.headers["cache-control"] == "no-cache"
    assert answer.headers["content-type"].startswith(("text/javascript", "application/javascript"))


@pytest.mark.parametrize("path", ["/assets/none.js", "/favicon.zip", "/api/none", "/assets/..%2f..%2fsecret.key", "/metrics/x/none"])
@pytest.mark.asvs("13.4.3")
async def test_what_is_not_there_is_not_the_page(build: Path, path: str) -> None:
    with pytest.raises(NotFound):
        await _get(build, path)


async def test_without_a_build_the_page_says_how_to_make_one(tmp_path: Path) -> None:
    assert "make ui" in (await _get(tmp_path / "none", "/")).text
