"""A served product for looking at what comes out of it: over a real socket, with what a browser or a tool would send."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.integration.server import ServedProduct, served, until

PLUGIN = "dots"


@pytest.fixture(scope="package")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedProduct]:
    """With a plug-in, some events, and the most talkative log."""
    with served(tmp_path_factory.mktemp("output"), environ={"TIDEGAUGE_LOG_LEVEL": "debug", "TIDEGAUGE_CORS_ORIGINS": "https://app.example.com"}) as product:
        folder = product.data_dir / "plugins" / PLUGIN
        folder.mkdir(parents=True)
        (folder / "index.html").write_text("<!doctype html><script src=main.js></script>")
        (folder / "main.js").write_text("// " + "x" * 1_000_000)
        (folder / "plugin.json").write_text('{"name": "Dots"}')
        send(product, *({"name": "page_view", "user_id": f"u{n}"} for n in range(20)))
        yield product


def send(product: ServedProduct, *events: dict[str, Any]) -> None:
    """The events are in the store when this returns."""
    before = product.value(metric="*", aggregation="count", time_window="last_24_hours")
    answer = product.client.post("/api/events", json=list(events), headers={"Authorization": f"Bearer {product.write_key}"})
    assert answer.json().get("accepted") == len(events), answer.text
    until(lambda: product.value(metric="*", aggregation="count", time_window="last_24_hours") == before + len(events))


def cpu_s(product: ServedProduct) -> float:
    """What the server has used of the machine's time."""
    fields = Path(f"/proc/{product.process.pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
