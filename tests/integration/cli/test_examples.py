"""The examples run as their readers run them."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.integration.server import EMAIL, PASSWORD, WRITE_KEY, ServedProduct, served, until

EXAMPLES = Path(__file__).parents[3] / "examples"

pytestmark = [pytest.mark.req("K10"), pytest.mark.xdist_group("examples")]


@pytest.fixture(scope="module")
def product(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedProduct]:
    with served(tmp_path_factory.mktemp("examples")) as product:
        yield product


def run(product: ServedProduct, *argv: str) -> str:
    environ = {
        **os.environ,
        "TIDEGAUGE_URL": product.url,
        "TIDEGAUGE_WRITE_KEY": WRITE_KEY,
        "TIDEGAUGE_EMAIL": EMAIL,
        "TIDEGAUGE_PASSWORD": PASSWORD,
        "TIDEGAUGE": str(Path(sys.executable).with_name("tidegauge")),
        "XDG_CACHE_HOME": str(product.data_dir.parent / "cache"),
    }
    done = subprocess.run(argv, capture_output=True, text=True, env=environ, check=False, timeout=180)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_sending_and_asking(product: ServedProduct) -> None:
    sent = run(product, sys.executable, str(EXAMPLES / "send_events.py"))
    assert sent.startswith("accepted 2, rejected 1: value ")
    until(lambda: product.value(metric="purchase", aggregation="count", time_window="last_hour") == 1)
    assert run(product, sys.executable, str(EXAMPLES / "ask_question.py")).startswith("Tide Watch: 29.99 from 1 orders\nexact: True")


def test_importing_a_table_twice(product: ServedProduct) -> None:
    script = str(EXAMPLES / "import_orders.sh")
    assert run(product, script) == "imported 4, rejected 0\n"
    assert run(product, script) == "imported 4, rejected 0 (4 already there)\n"
    question = {"metric": "order_line", "aggregation": "sum", "from": "2026-01-01T00:00:00Z", "to": "2026-02-01T00:00:00Z"}
    until(lambda: product.value(**question) == pytest.approx(84 + 42 + 129 + 95))


def test_every_example_is_described() -> None:
    text = (EXAMPLES / "README.md").read_text()
    assert [path.name for path in EXAMPLES.iterdir() if path.name != "README.md" and f"`{path.name}`" not in text] == []
