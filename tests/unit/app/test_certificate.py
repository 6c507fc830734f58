from __future__ import annotations

import os
import socket
import ssl
import threading
from pathlib import Path

import pytest
import trustme
from structlog.testing import capture_logs

from tidegauge.app.certificate import Certificate, is_read_by_others
from tidegauge.core.settings_source import InvalidSettings


class Files:
    """The two files, written by an authority of the test's own."""

    def __init__(self, directory: Path) -> None:
        self.ca = trustme.CA()
        self.cert, self.key = directory / "cert.pem", directory / "key.pem"
        self.issue()

    def issue(self) -> None:
        made = self.ca.issue_cert("localhost")
        self.replace(self.key, made.private_key_pem.bytes())
        self.replace(self.cert, b"".join(part.bytes() for part in made.cert_chain_pems))

    def replace(self, path: Path, content: bytes) -> None:
        """As renewal tools do: another file takes the name."""
        draft = path.with_suffix(".new")
        draft.write_bytes(content)
        draft.chmod(0o600)
        os.replace(draft, path)

    def serial(self, context: ssl.SSLContext) -> str:
        """What a client is shown."""
        ours, theirs = socket.socketpair()

        def serve() -> None:
            with context.wrap_socket(theirs, server_side=True) as wrapped:
                wrapped.recv(1)

        thread = threading.Thread(target=serve)
        thread.start()
        trusted = ssl.create_default_context()
        self.ca.configure_trust(trusted)
        with trusted.wrap_socket(ours, server_hostname="localhost") as wrapped:
            found = wrapped.getpeercert()
            wrapped.send(b"x")
        thread.join(5)
        assert found is not None
        return str(found["serialNumber"])


@pytest.fixture
def files(tmp_path: Path) -> Files:
    return Files(tmp_path)


@pytest.mark.req("J7")
def test_new_files_are_taken_up_by_the_context_that_serves(files: Files) -> None:
    certificate = Certificate(str(files.cert), str(files.key))
    first = files.serial(certificate.context)
    assert not certificate.renew()
    files.issue()
    assert certificate.renew()
    assert files.serial(certificate.context) != first
    assert certificate.context.minimum_version is ssl.TLSVersion.TLSv1_2


@pytest.mark.req("J7")
@pytest.mark.hostile(407)
def test_files_that_cannot_be_used_change_nothing_and_are_said_once(files: Files) -> None:
    certificate = Certificate(str(files.cert), str(files.key))
    first = files.serial(certificate.context)
    files.replace(files.key, trustme.CA().issue_cert("localhost").private_key_pem.bytes())
    with capture_logs() as logs:
        assert not certificate.renew(), "the certificate is not there yet: the key came first"
        assert not certificate.renew()
    assert [line["reason"] for line in logs] == ["the key is not that of the certificate"]
    files.cert.unlink()
    with capture_logs() as logs:
        assert not certificate.renew()
    assert logs[0]["event"] == "certificate_not_renewed"
    assert files.serial(certificate.context) == first
    files.issue()
    assert certificate.renew()


@pytest.mark.req("J7")
def test_a_start_with_unusable_files_is_refused_in_words(files: Files, tmp_path: Path) -> None:
    with pytest.raises(InvalidSettings, match="No such file"):
        Certificate(str(tmp_path / "none"), str(files.key))
    with pytest.raises(InvalidSettings, match="PEM"):
        Certificate(str(files.key), str(files.key))
    files.replace(files.key, trustme.CA().issue_cert("localhost").private_key_pem.bytes())
    with pytest.raises(InvalidSettings, match="not that of the certificate"):
        Certificate(str(files.cert), str(files.key))


@pytest.mark.req("J7")
def test_a_key_that_everybody_reads_is_reported(files: Files) -> None:
    assert not is_read_by_others(files.key)
    files.key.chmod(0o644)
    with capture_logs() as logs:
        Certificate(str(files.cert), str(files.key)).report()
    assert logs[0]["event"] == "private_key_is_read_by_others"
    assert not is_read_by_others(files.key.with_name("none"))
