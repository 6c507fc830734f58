"""Versions below which a library has a known hole that this product would open: they hold for what is installed and for what the locks install."""

from __future__ import annotations

import json
import re
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final

import apsw
import pytest
from packaging.version import Version

ROOT: Final = Path(__file__).resolve().parents[2]

FLOORS: Final = {
    # package -> (lowest version, what is mended in it)
    "starlette": ("1.3.0", "CVE-2026-48710: Host poisons request.url; PYSEC-2026-248; CVE-2025-62727: ranges in quadratic time"),
    "python-socketio": ("5.16.2", "CVE-2026-48804: packets wait for attachments without a bound; CVE-2025-61765: pickle between servers"),
    "python-engineio": ("3.9.0", "sockets of foreign pages"),
    "pyjwt": ("2.15.0", "CVE-2026-32597, CVE-2026-48523, CVE-2026-102272 to 102275: critical headers and keys"),
    "weasyprint": ("70.0", "CVE-2025-68616, CVE-2026-49452, CVE-2026-55073: fetching what a page names"),
    "brotli": ("1.2.1", "CVE-2026-116366: writing past a buffer"),
    "redis": ("4.5.5", "CVE-2023-28858, CVE-2023-28859: a cancelled call's answer given to another"),
    "uvicorn": ("0.11.7", "CVE-2020-7694: terminal codes in the log"),
    "h11": ("0.16.0", "CVE-2025-43859: chunked bodies read leniently"),
    "cryptography": ("44.0.1", "CVE-2024-12797: unauthenticated TLS peers"),
    "jinja2": ("3.1.6", "CVE-2025-27516: out of the sandbox"),
    "python-multipart": ("0.0.18", "CVE-2024-53981: a form that holds the server"),
}
FRONTEND_FLOORS: Final = {
    "dompurify": ("3.4.17", "mutations of markup"),
    "marked": ("4.0.10", "CVE-2022-21680, CVE-2022-21681: patterns that explode"),
    "vite": ("6.2.7", "CVE-2025-46565: files outside the root served while developing"),
}
SQLITE: Final = "3.51.3"
"""Earlier ones can damage a database when its log is reset."""


def locked(file: str) -> dict[str, str]:
    """Package -> pinned version of a lock of Python packages."""
    return dict(re.findall(r"^([a-z0-9._-]+)==([^\s\\;]+)", (ROOT / file).read_text(), re.MULTILINE))


def frontend() -> dict[str, str]:
    """Package -> version of everything that the interface is built with."""
    packages = json.loads((ROOT / "frontend/package-lock.json").read_text())["packages"]
    return {path.rpartition("node_modules/")[2]: about["version"] for path, about in packages.items() if path and "version" in about}


@pytest.mark.req("J7")
@pytest.mark.hostile(300)
@pytest.mark.parametrize("package", FLOORS)
def test_a_library_is_newer_than_its_known_holes(package: str) -> None:
    floor, why = FLOORS[package]
    for lock in ("requirements.lock", "requirements-dev.lock"):
        pinned = locked(lock).get(package)
        assert pinned is None or Version(pinned) >= Version(floor), f"{lock}: {package} {pinned} is below {floor}: {why}"
    try:
        installed = version(package)
    except PackageNotFoundError:
        return  # not used here; the floor holds for when it is
    assert Version(installed) >= Version(floor), why


@pytest.mark.req("J7")
@pytest.mark.hostile(300)
@pytest.mark.parametrize("package", FRONTEND_FLOORS)
def test_the_interface_is_built_with_nothing_below_its_floor(package: str) -> None:
    floor, why = FRONTEND_FLOORS[package]
    used = frontend().get(package)
    assert used is None or Version(used) >= Version(floor), why


@pytest.mark.asvs("15.1.1")
def test_for_every_severity_a_time_is_promised_and_the_worse_the_sooner() -> None:
    rows = re.findall(r"^\| (critical|high|medium) .*?\| (\d+) days \| (\d+) days \| .*?(\d+) days \|$", (ROOT / "SECURITY.md").read_text(), re.MULTILINE)
    assert [row[0] for row in rows] == ["critical", "high", "medium"]
    for column in (1, 2, 3):
        days = [int(row[column]) for row in rows]
        assert days == sorted(days)
        assert days[-1] <= 90


@pytest.mark.hostile(300)
def test_the_locks_are_read() -> None:
    assert {"starlette", "pyjwt", "brotli", "redis"} <= set(locked("requirements.lock"))
    assert {"react", "marked", "vite"} <= set(frontend())
    assert Version(apsw.sqlite_lib_version()) >= Version(SQLITE)


@pytest.mark.hostile(297)
def test_nothing_is_decided_by_the_address_that_a_host_header_makes() -> None:
    made = re.compile(r"\brequest\.(url|base_url)\b|\burl_for\(|HTTPSRedirectMiddleware")
    sources = (path for path in (ROOT / "src/tidegauge").rglob("*.py") if "web" not in path.parts)
    assert [path.relative_to(ROOT).as_posix() for path in sources if made.search(path.read_text())] == []
