from __future__ import annotations

from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI

from tidegauge.app.error_page import add_error_handlers
from tidegauge.app.plugins import Plugins, plugins_router


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    plugin = tmp_path / "plugins" / "dots"
    (plugin / "parts").mkdir(parents=True)
    (plugin / "index.html").write_text("<!doctype html><script src=main.js></script>")
    (plugin / "parts" / "main.js").write_text("postMessage")
    (plugin / "plugin.json").write_text('{"name": "Dots", "version": "1.0", "later": true}')
    (tmp_path / "secret.key").write_text("secret")
    (tmp_path / "secret.json").write_text("{}")
    return tmp_path / "plugins"


EXAMPLES = Path(__file__).parents[3] / "examples/plugins"


async def _get(folder: Path, path: str) -> httpx.Response:
    app = FastAPI()
    add_error_handlers(app)
    app.include_router(plugins_router(Plugins(folder)))
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://t") as client:
        return await client.get(path)


@pytest.mark.req("H11")
@pytest.mark.hostile(185)
@pytest.mark.asvs("3.2.1")
async def test_a_page_of_a_plugin_has_no_origin_and_reaches_nothing(folder: Path) -> None:
    answer = await _get(folder, "/plugins/dots/index.html")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    policy = dict(part.split(" ", 1) for part in answer.headers["content-security-policy"].split("; "))
    assert policy["sandbox"] == "allow-scripts"
    assert policy["default-src"] == "'none'"
    assert policy["form-action"] == "'none'"
    assert "connect-src" not in policy
    assert "unsafe" not in answer.headers["content-security-policy"]


@pytest.mark.req("H11")
async def test_its_scripts_load_into_a_page_without_an_origin(folder: Path) -> None:
    answer = await _get(folder, "/plugins/dots/parts/main.js")
    assert answer.headers["content-type"] == "text/javascript; charset=utf-8"
    assert answer.headers["cross-origin-resource-policy"] == "cross-origin"
    assert answer.headers["access-control-allow-origin"] == "*"


@pytest.mark.hostile(186)
@pytest.mark.parametrize(
    "path",
    [
        "/plugins/dots/none.js",
        "/plugins/none/index.html",
        "/plugins/dots/..%2f..%2fsecret.json",
        "/plugins/..%2f/secret.json",
        "/plugins/dots/%2e%2e/%2e%2e/secret.key",
        "/plugins/dots/parts",
        "/plugins/dots/.hidden.js",
        "/plugins/dots/a%00.js",
        "/plugins/dots//etc/passwd.js",
        "/plugins/DOTS/index.html",
        "/plugins/dots/" + "a" * 300 + ".js",
        "/plugins/dots/link.json",
        "/plugins/away/secret.json",
    ],
)
@pytest.mark.asvs("5.3.2", "13.2.5")
async def test_nothing_outside_a_plugin_is_served(folder: Path, path: str) -> None:
    (folder / "dots" / ".hidden.js").write_text("hidden")
    (folder / "dots" / "link.json").symlink_to(folder.parent / "secret.json")
    (folder / "away").symlink_to(folder.parent)
    assert (await _get(folder, path)).status_code == 404


def test_the_list_names_what_can_be_shown(folder: Path) -> None:
    (folder / "broken").mkdir()
    (folder / "broken" / "index.html").write_text("")
    (folder / "broken" / "plugin.json").write_text("{")
    (folder / "bare").mkdir()
    assert [(plugin.key, plugin.name, plugin.version) for plugin in Plugins(folder).list()] == [("dots", "Dots", "1.0")]


def test_a_data_directory_without_plugins_has_none(tmp_path: Path) -> None:
    assert Plugins(tmp_path / "plugins").list() == ()


async def test_the_example_is_served_as_it_stands() -> None:
    assert [plugin.key for plugin in Plugins(EXAMPLES).list()] == ["dot-grid"]
    for name in ("index.html", "main.js", "style.css"):
        assert (await _get(EXAMPLES, f"/plugins/dot-grid/{name}")).status_code == 200
