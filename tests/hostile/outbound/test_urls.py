"""URLs that people type to turn the server against its own network (cases 85 to 89)."""

from __future__ import annotations

import datetime
import socket
import ssl
import threading
import time
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID
from tests.integration.web_sink import status, web_sink

from tidegauge.outbound.client import OutboundClient
from tidegauge.outbound.guard import Guard
from tidegauge.outbound.reply import Unreachable
from tidegauge.outbound.target import Refused

FIRST = {"status": b"", "header": b"HTTP/1.1 200 OK\r\nX: ", "body": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\n"}
INSIDE = [
    *("127.0.0.1", "127.1.2.3", "[::1]", "10.0.0.1", "172.16.3.4", "192.168.1.1", "169.254.169.254", "0.0.0.0", "100.64.0.1", "224.0.0.1", "255.255.255.255"),
    *("0x7f.1", "0x7f000001", "2130706433", "0177.0.0.1", "127.1", "127.0.1", "017700000001", "0x7f.0x0.0x0.0x1", "127.0.0.1.", "00000127.0.0.1"),
    *(
        "[::ffff:127.0.0.1]",
        "[::ffff:7f00:1]",
        "[::ffff:169.254.169.254]",
        "[::127.0.0.1]",
        "[64:ff9b::7f00:1]",
        "[fe80::1]",
        "[fd00::1]",
        "[::]",
        "[2002:7f00:1::]",
    ),
    *("localhost", "LOCALHOST", "localhost.", "①②⑦.⓪.⓪.①", "１２７.0.0.1", "127。0。0。1", "ⓛocalhost", "xn--localhost-.localhost"),
]


@pytest.mark.hostile(85)
@pytest.mark.parametrize("host", INSIDE)
@pytest.mark.asvs("1.3.6")
async def test_an_address_inside_is_refused_at_save_and_at_send(host: str) -> None:
    client = OutboundClient(Guard(resolve=lambda name, port: ["127.0.0.1"] if "localhost" in name else []))
    for scheme in ("http", "https"):
        with pytest.raises(Refused):
            await client.check(f"{scheme}://{host}/hook")
        with pytest.raises(Refused):
            await client.post(f"{scheme}://{host}/hook", b"", {})
    client.close()


@pytest.mark.hostile(85)
async def test_a_punycode_name_is_as_public_as_what_it_stands_for() -> None:
    client = OutboundClient(Guard(resolve=lambda name, port: ["192.168.0.7"]))
    for url in ("https://xn--bcher-kva.example/", "https://bücher.example/"):
        with pytest.raises(Refused, match="not on the public internet"):
            await client.post(url, b"", {})
    client.close()


@pytest.mark.hostile(88)
@pytest.mark.parametrize(
    "url",
    [
        *("file:///etc/passwd", "gopher://example.com/_x", "ftp://example.com/", "javascript:alert(1)", "data:,x", "ws://example.com/", "dict://example.com/"),
        *(
            "https://user:pass@example.com/",
            "https://user@example.com/",
            "https://@example.com/",
            "https://example.com@127.0.0.1/",
            "https://127.0.0.1#@example.com/",
        ),
        *(
            "\\\\host\\share",
            "https:\\\\example.com\\",
            "https://example.com\\@127.0.0.1/",
            "https:/\\127.0.0.1/",
            "https://example.com:22/",
            "https://example.com:6379/",
        ),
        *(
            "https://example.com:0/",
            "https://example.com:65536/",
            "https://example.com:-1/",
            "https://example.com:x/",
            "https://exa\tmple.com/",
            "https://example.com/\r\nX: y",
        ),
        *(
            "https://[::1%25eth0]/",
            "https://[::1]x/",
            "https://[v1.x]/",
            "https://%31%32%37.0.0.1/",
            "https://example.com\x00.evil/",
            "https://-a.example/",
            "h" * 3_000,
        ),
    ],
)
@pytest.mark.asvs("1.3.6", "1.2.2")
async def test_what_two_readers_would_read_differently_is_refused(url: str) -> None:
    client = OutboundClient(Guard(resolve=lambda name, port: ["8.8.8.8"]))
    with pytest.raises(Refused):
        await client.check(url)
    with pytest.raises(Refused):
        await client.post(url, b"", {})
    client.close()


@pytest.mark.hostile(86)
@pytest.mark.parametrize("code", [301, 302, 303, 307, 308])
@pytest.mark.asvs("15.3.2")
async def test_a_redirect_is_an_answer_and_not_followed(code: int) -> None:
    with web_sink() as inside, web_sink() as outside:
        outside.answer = status(code, Location=f"http://127.0.0.1:{inside.port}/secret")
        client = OutboundClient(Guard(allow=["127.0.0.1"], ports=[outside.port, inside.port]))
        assert (await client.post(f"http://127.0.0.1:{outside.port}/", b"{}", {})).status == code
        client.close()
    assert len(outside.received) == 1
    assert inside.received == []


def _certificate(folder: Path, name: str) -> tuple[ssl.SSLContext, Path]:
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.datetime.now(datetime.UTC)
    builder = x509.CertificateBuilder().subject_name(subject).issuer_name(subject).public_key(key.public_key()).serial_number(x509.random_serial_number())
    builder = builder.not_valid_before(now - datetime.timedelta(days=1)).not_valid_after(now + datetime.timedelta(days=1))
    builder = builder.add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
    builder = builder.add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
    certificate = builder.sign(key, hashes.SHA256())
    public, private = folder / f"{name}.crt", folder / f"{name}.key"
    public.write_bytes(certificate.public_bytes(Encoding.PEM))
    private.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(public, private)
    return context, public


@pytest.mark.hostile(87)
async def test_a_name_that_changes_its_answer_is_reached_where_it_was_checked_under_its_own_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """127.0.0.2 stands for the outside, which the guard allows; the second answer of the resolver is inside."""
    tls, trusted = _certificate(tmp_path, "hooks.example.com")
    monkeypatch.setenv("SSL_CERT_FILE", str(trusted))
    answers = iter([["127.0.0.1"], ["10.0.0.1"], ["10.0.0.1"]])
    asked: list[str] = []

    def resolve(name: str, port: int) -> list[str]:
        asked.append(name)
        return next(answers)

    with web_sink(tls) as sink:
        guard = Guard(allow=["127.0.0.1"], ports=[sink.port], resolve=resolve)
        client = OutboundClient(guard)
        assert (await client.post(f"https://hooks.example.com:{sink.port}/x", b"{}", {})).status == 204
        assert asked == ["hooks.example.com"]
        assert sink.server_names == ["hooks.example.com"]
        assert sink.received[0].headers["host"] == f"hooks.example.com:{sink.port}"
        with pytest.raises(Refused):
            await client.post(f"https://hooks.example.com:{sink.port}/x", b"{}", {})
        client.close()
    assert len(sink.received) == 1


@pytest.mark.hostile(87)
@pytest.mark.asvs("12.3.2")
async def test_a_certificate_of_another_name_is_no_proof(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tls, trusted = _certificate(tmp_path, "other.example.com")
    monkeypatch.setenv("SSL_CERT_FILE", str(trusted))
    with web_sink(tls) as sink:
        client = OutboundClient(Guard(allow=["127.0.0.1"], ports=[sink.port], resolve=lambda name, port: ["127.0.0.1"]))
        with pytest.raises(Unreachable, match="certificate is not valid for this name"):
            await client.post(f"https://hooks.example.com:{sink.port}/x", b"{}", {})
        client.close()
    assert sink.received == []


def _endless(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.end_headers()
    while True:
        handler.wfile.write(b"secret " * 1_000)


def _huge(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", str(1024**3))
    handler.end_headers()
    for _ in range(1024):
        handler.wfile.write(b"x" * 1024**2)


@pytest.mark.hostile(89)
@pytest.mark.parametrize("answer", [_endless, _huge], ids=["endless", "a gigabyte"])
async def test_an_answer_without_end_is_cut_by_its_size_and_nobody_sees_it(answer: object) -> None:
    with web_sink() as sink:
        sink.answer = answer  # type: ignore[assignment]
        client = OutboundClient(Guard(allow=["127.0.0.1"], ports=[sink.port]))
        begun_s = time.monotonic()
        reply = await client.post(f"http://127.0.0.1:{sink.port}/", b"{}", {})
        client.close()
    assert time.monotonic() - begun_s < 60
    assert (reply.status, reply.retry_after_s) == (200, None)
    assert "secret" not in repr(reply)


@pytest.mark.hostile(89)
@pytest.mark.parametrize(
    "first", [b"", b"HTTP/1.1 200 OK\r\nX: ", b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\n"], ids=["status", "header", "body"]
)
async def test_a_byte_now_and_then_is_cut_by_the_whole_time(first: bytes) -> None:
    """Every byte comes within the socket's own timeout; the whole must not take longer than it may."""
    is_over = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]

        def drip() -> None:
            connection, _ = listener.accept()
            with connection:
                connection.sendall(first)
                while not is_over.wait(0.05):
                    try:
                        connection.sendall(b"1\r\nx\r\n" if b"chunked" in first else b"a")
                    except OSError:
                        return

        thread = threading.Thread(target=drip)
        thread.start()
        client = OutboundClient(Guard(allow=["127.0.0.1"], ports=[port]), timeout_s=0.5)
        begun_s = time.monotonic()
        with pytest.raises(Unreachable, match=r"did not answer within 0\.5 s"):
            await client.post(f"http://127.0.0.1:{port}/", b"{}", {})
        assert time.monotonic() - begun_s < 30
        client.close()
        is_over.set()
        thread.join()
