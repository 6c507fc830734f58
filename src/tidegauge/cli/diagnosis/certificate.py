"""The certificate that HTTPS is served with."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from tidegauge.app.certificate import Certificate, is_read_by_others
from tidegauge.cli.diagnosis.finding import Finding
from tidegauge.core.settings import Settings
from tidegauge.core.settings_source import InvalidSettings

SOON: Final = timedelta(days=14)


def check_certificate(settings: Settings) -> list[Finding]:
    """Whether the files can be used, how long they hold, and who reads the key. Nothing without `tls_cert`."""
    if not settings.tls_cert:
        return []
    try:
        Certificate(settings.tls_cert, settings.tls_key)
    except InvalidSettings as error:
        return [Finding(False, error.message, "tls_cert holds the certificate and its chain, tls_key its private key, both as PEM")]
    key = Path(settings.tls_key).expanduser()
    findings = [_end(Path(settings.tls_cert).expanduser())]
    if is_read_by_others(key):
        findings.append(Finding(False, f"{key} can be read by everybody on this machine", f"chmod 600 {key}; renew the certificate if others use the machine"))
    return findings


def _end(cert: Path) -> Finding:
    from cryptography.x509 import load_pem_x509_certificate

    ends = load_pem_x509_certificate(cert.read_bytes()).not_valid_after_utc
    left = ends - datetime.now(UTC)
    if left < timedelta():
        return Finding(False, f"the certificate in {cert} ended on {ends:%Y-%m-%d}", "renew it; the running server takes it up by itself")
    if left < SOON:
        return Finding(False, f"the certificate in {cert} ends on {ends:%Y-%m-%d}", "see why it is not renewed yet")
    return Finding(True, f"the certificate in {cert} holds until {ends:%Y-%m-%d}")
