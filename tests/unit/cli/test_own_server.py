from __future__ import annotations

import http.client
import ssl
from pathlib import Path

import pytest
import trustme

from tidegauge.cli.own_server import own_server
from tidegauge.core.settings import Settings


@pytest.mark.req("K7")
def test_a_server_with_a_certificate_is_spoken_to_by_https_and_must_have_that_one(tmp_path: Path) -> None:
    assert type(own_server(Settings(host="0.0.0.0", port=1), 1)) is http.client.HTTPConnection
    cert = tmp_path / "cert.pem"
    cert.write_bytes(trustme.CA().issue_cert("tide.example").cert_chain_pems[0].bytes())
    connection = own_server(Settings(host="::", port=1, tls_cert=str(cert)), 1)
    assert isinstance(connection, http.client.HTTPSConnection)
    assert connection.host == "::1"
    context: ssl.SSLContext = connection._context  # type: ignore[attr-defined]
    assert context.verify_mode is ssl.CERT_REQUIRED
    with pytest.raises(OSError, match="No such file"):
        own_server(Settings(tls_cert=str(tmp_path / "none.pem")), 1)
