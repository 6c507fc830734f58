"""The API keeps to its own description, whatever is sent: Schemathesis makes up right and wrong calls from it for a served product."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest
from tests.integration.server import WRITE_KEY, ServedProduct, served

pytestmark = pytest.mark.hostile(200)

_SCHEMATHESIS: Final = Path(sys.executable).parent / "st"
_CHECKS: Final = (
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_schema_conformance",
    "response_headers_conformance",
    "unsupported_method",
    "ignored_auth",
    "use_after_free",
)
_CONFIGURATION: Final = """
checks.enabled = false
{checks}

[[operations]]
include-path = ["/api/events", "/metrics"]
include-method = "POST"
headers = {{ X-API-Key = "{write_key}" }}

[[operations]]
include-path-regex = "^/api/auth/(logout|sessions)|/sessions$"
enabled = false

[[operations]]
include-path = "/api/live"
enabled = false

[[operations]]
include-path = ["/api/people/{{person}}/events", "/api/people/{{person}}/export", "/alerts/rules/{{name}}"]
checks.unsupported_method.enabled = false

[[operations]]
include-path = "/api/auth/oidc/callback"
checks.content_type_conformance.enabled = false
"""
"""A login that is ended ends the run, and event streams have no end; both have tests of their own. Ids of people may hold slashes, so what follows them is
theirs for other methods; `/alerts/rules/…` is a page too. An address that is too long is refused by the server's protocol, as text, before the product sees it.
"""
_QUIET: Final = {"TIDEGAUGE_UNKNOWN_KEYS_PER_IP": "", "TIDEGAUGE_OUTBOUND_ALLOW": "127.0.0.1"}


def run(product: ServedProduct, directory: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """One run against a served product; its report in words."""
    file = directory / "schemathesis.toml"
    checks = "\n".join(f"checks.{name}.enabled = true" for name in _CHECKS)
    file.write_text(_CONFIGURATION.format(write_key=WRITE_KEY, checks=checks))
    login = f"Authorization: {product.client.headers['Authorization']}"
    command = [
        str(_SCHEMATHESIS),
        "--config-file",
        str(file),
        "run",
        f"{product.url}/openapi.json",
        "--seed",
        "1",
        "--suppress-health-check",
        "all",
        "-H",
        login,
    ]
    return subprocess.run([*command, "--continue-on-failure", "--warnings", "off", *options], capture_output=True, text=True, check=False, cwd=directory)


@pytest.mark.req("J7", "M12")
@pytest.mark.asvs("2.2.1", "4.1.1", "16.5.3")
def test_some_right_and_wrong_calls_of_each_kind_are_answered_as_described(tmp_path: Path) -> None:
    with served(tmp_path, environ=_QUIET) as product:
        done = run(product, tmp_path, "--phases", "examples,fuzzing", "--max-examples", "3", "--no-shrink")
        assert done.returncode == 0, done.stdout[-6_000:] + done.stderr[-2_000:]
        assert product.client.get("/health").status_code == 200


@pytest.mark.soak
@pytest.mark.timeout(3_600)
def test_all_phases_find_nothing(tmp_path: Path) -> None:
    with served(tmp_path, environ=_QUIET) as product:
        done = run(product, tmp_path, "--phases", "examples,coverage,fuzzing,stateful", "--max-examples", "20", "--workers", "2")
        print(done.stdout[-3_000:])
        assert done.returncode == 0, done.stdout.partition("FAILURES")[2][:60_000] + done.stderr[-2_000:]
        assert product.client.get("/health").status_code == 200
