"""HTTPS as a browser and a script meet it: with a certificate of a test's own authority, renewed while the server runs."""

from __future__ import annotations

import asyncio
import json
import socket
import ssl
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import httpx
import msgspec
import pytest
import socketio
import trustme
import websockets
from tests.integration.server import EMAIL, PASSWORD, SECRET, WRITE_KEY, ServedProduct, served, until

from tidegauge.cli.backing_up.job import make
from tidegauge.cli.diagnosis.network import served_status
from tidegauge.core.settings import Settings

pytestmark = pytest.mark.xdist_group("https")


class Authority:
    """Signs certificates for 127.0.0.1 into the two files that the server reads."""

    def __init__(self, directory: Path) -> None:
        self.ca = trustme.CA()
        self.cert, self.key = directory / "cert.pem", directory / "key.pem"
        self.trusted = ssl.create_default_context()
        self.ca.configure_trust(self.trusted)
        self.issue()

    def issue(self) -> None:
        made = self.ca.issue_cert("127.0.0.1", "localhost")
        self.key.write_bytes(made.private_key_pem.bytes())
        self.key.chmod(0o600)
        self.cert.write_bytes(b"".join(part.bytes() for part in made.cert_chain_pems))


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("authority"))


@pytest.fixture(scope="module")
def plain_port() -> int:
    return free_port()


@pytest.fixture(scope="module")
def product(tmp_path_factory: pytest.TempPathFactory, authority: Authority, plain_port: int) -> Iterator[ServedProduct]:
    options = ("--tls-cert", str(authority.cert), "--tls-key", str(authority.key))
    environ = {"TIDEGAUGE_HTTP_REDIRECT_PORT": str(plain_port), "TIDEGAUGE_HEADER_TIMEOUT_S": "1"}
    with served(tmp_path_factory.mktemp("https"), *options, environ=environ, tls=authority.trusted) as product:
        yield product


def address(product: ServedProduct) -> tuple[str, int]:
    url = httpx.URL(product.url)
    return url.host, url.port or 443


async def _lines(response: httpx.Response) -> AsyncIterator[str]:
    async for line in response.aiter_lines():
        yield line


def shown_serial(product: ServedProduct, authority: Authority) -> str:
    with socket.create_connection(address(product)) as raw, authority.trusted.wrap_socket(raw, server_hostname="127.0.0.1") as wrapped:
        found = wrapped.getpeercert()
        assert found is not None
        return str(found["serialNumber"])


@pytest.mark.req("J7")
@pytest.mark.asvs("3.3.1", "3.4.1")
def test_a_browser_gets_guarded_cookies_and_is_told_to_stay(product: ServedProduct, authority: Authority) -> None:
    with httpx.Client(base_url=product.url, verify=authority.trusted, timeout=60) as browser:
        answer = browser.post("/api/auth/login", json={"email": EMAIL, "password": PASSWORD})
        assert {cookie.name for cookie in browser.cookies.jar} == {"__Host-tg_access", "__Secure-tg_refresh"}
        assert all(cookie.secure for cookie in browser.cookies.jar)
        assert answer.headers["strict-transport-security"].startswith("max-age=31536000")
        assert browser.get("/api/auth/me").json()["email"] == EMAIL
    assert "https://127.0.0.1" in product.log.read_text()


@pytest.mark.req("J7", "E4")
@pytest.mark.asvs("4.4.1")
async def test_live_transports_go_over_it(product: ServedProduct, authority: Authority) -> None:
    token = product.client.headers["authorization"]
    async with websockets.connect(product.url.replace("https", "wss") + "/ws", additional_headers={"authorization": token}, ssl=authority.trusted) as wire:
        await wire.send(json.dumps({"type": "subscribe", "id": "q", "query": {"metric": "secured", "aggregation": "count", "time_window": "last_hour"}}))
        await wire.send(json.dumps({"type": "ping"}))
        kinds = {json.loads(await asyncio.wait_for(wire.recv(), 60))["type"] for _ in range(2)}
        assert "pong" in kinds
    reader = httpx.AsyncClient(base_url=product.url, verify=authority.trusted, headers={"authorization": token}, timeout=60)
    async with reader, reader.stream("GET", "/api/live") as response:
        assert response.status_code == 200
        assert '"connected"' in await anext(line async for line in _lines(response) if line.startswith("data:"))
    async with socketio.AsyncSimpleClient(ssl_verify=False) as client:
        await client.connect(product.url, auth={"token": token.removeprefix("Bearer ")}, transports=["websocket"])
        assert client.connected
    sent = await asyncio.to_thread(product.client.post, "/api/events", json=[{"name": "secured"}], headers={"authorization": f"Bearer {WRITE_KEY}"})
    assert sent.status_code == 202


@pytest.mark.req("J7")
@pytest.mark.asvs("12.1.1", "12.1.2")
def test_old_versions_and_weak_ciphers_are_refused(product: ServedProduct, authority: Authority) -> None:
    def shake(context: ssl.SSLContext) -> str:
        with socket.create_connection(address(product)) as raw, context.wrap_socket(raw, server_hostname="127.0.0.1") as wrapped:
            return f"{wrapped.version()} {(wrapped.cipher() or ('',))[0]}"

    def limited(version: ssl.TLSVersion, ciphers: str) -> ssl.SSLContext:
        context = ssl.create_default_context()
        authority.ca.configure_trust(context)
        context.minimum_version = ssl.TLSVersion.MINIMUM_SUPPORTED
        context.maximum_version = version
        context.set_ciphers(ciphers)
        return context

    assert shake(authority.trusted).startswith("TLSv1.3")
    assert "ECDHE" in shake(limited(ssl.TLSVersion.TLSv1_2, "DEFAULT"))
    for ciphers in ("AES128-SHA:@SECLEVEL=0", "ECDHE-ECDSA-AES128-SHA:ECDHE-RSA-AES128-SHA:@SECLEVEL=0"):
        with pytest.raises(ssl.SSLError):
            shake(limited(ssl.TLSVersion.TLSv1_2, ciphers))
    with pytest.warns(DeprecationWarning, match="TLSVersion"):
        old = limited(ssl.TLSVersion.TLSv1_1, "DEFAULT:@SECLEVEL=0")
    with pytest.raises((ssl.SSLError, OSError)):
        shake(old)


@pytest.mark.req("J7")
@pytest.mark.asvs("3.7.2")
def test_the_plain_port_leads_to_https_and_nowhere_else(product: ServedProduct, plain_port: int) -> None:
    answer = httpx.get(f"http://127.0.0.1:{plain_port}/sources?range=7d", headers={"host": "evil.example"}, follow_redirects=False, timeout=60)
    assert (answer.status_code, answer.headers["location"]) == (308, f"{product.url}/sources?range=7d")
    sent = httpx.post(f"http://127.0.0.1:{plain_port}/api/events", json=[{"name": "x"}], headers={"authorization": f"Bearer {WRITE_KEY}"}, timeout=60)
    assert (sent.status_code, sent.json()["error"]["code"]) == (403, "https_required")
    with pytest.raises(httpx.TransportError):
        httpx.get(product.url.replace("https", "http"), timeout=60)


@pytest.mark.req("K7")
def test_the_operators_commands_reach_a_server_of_https(product: ServedProduct, authority: Authority, tmp_path: Path) -> None:
    host, port = address(product)
    settings = Settings(data_dir=product.data_dir, host=host, port=port, tls_cert=str(authority.cert), secret_key=SECRET)
    assert served_status(settings) in ("ok", "degraded")
    assert (make(settings) / "manifest.json").exists()
    (tmp_path / "other").mkdir()
    other = Authority(tmp_path / "other")
    assert served_status(msgspec.structs.replace(settings, tls_cert=str(other.cert))) is None, "whoever has another certificate is somebody else"


@pytest.mark.req("J7")
@pytest.mark.hostile(407)
def test_a_renewed_certificate_is_served_without_a_restart(product: ServedProduct, authority: Authority) -> None:
    first = shown_serial(product, authority)
    kept = httpx.Client(base_url=product.url, verify=authority.trusted, timeout=60)
    assert kept.get("/health").status_code == 200
    authority.issue()
    until(lambda: shown_serial(product, authority) != first, every_s=0.5)
    assert kept.get("/health").status_code == 200, "open connections go on"
    kept.close()


@pytest.mark.req("J7")
@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--tls-cert", "/nowhere.pem", "--tls-key", "/nowhere.key"), "cannot be used"),
        (("--tls-cert", "/nowhere.pem"), "tls_key is not set"),
    ],
)
def test_a_start_without_a_usable_certificate_says_so(tmp_path: Path, options: tuple[str, ...], said: str) -> None:
    import subprocess
    import sys

    done = subprocess.run(
        [sys.executable, "-m", "tidegauge", "serve", "--data-dir", str(tmp_path), *options], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode != 0
    assert said in done.stderr + done.stdout
    assert "Traceback" not in done.stderr
