"""The certificate that HTTPS is served with, taken up again when it was renewed."""

from __future__ import annotations

import asyncio
import ssl
import stat
from pathlib import Path
from typing import Final

import structlog

from tidegauge.core.settings_source import InvalidSettings

CHECK_S: Final = 5.0
CIPHERS: Final = "ECDHE+AESGCM:ECDHE+CHACHA20"
"""Of TLS 1.2: forward secrecy and authenticated encryption only (Mozilla's "intermediate" without its finite-field suites). TLS 1.3 has no others."""

log = structlog.get_logger(__name__)


class Certificate:
    """`context` serves new connections with what the files held when they were read last."""

    def __init__(self, cert: str, key: str) -> None:
        """Raises InvalidSettings for files that cannot be read, or do not belong together."""
        self._cert, self._key = Path(cert).expanduser(), Path(key).expanduser()
        self._seen = self._prints()
        try:
            self.context = self._load()
        except (OSError, ssl.SSLError) as error:
            raise InvalidSettings(f"tls_cert and tls_key cannot be used: {_reason(error)} ({self._cert}, {self._key}).") from None

    def report(self) -> None:
        """Say in the log what is not as it should be."""
        if is_read_by_others(self._key):
            log.warning("private_key_is_read_by_others", file=str(self._key), mend=f"chmod 600 {self._key}")

    def renew(self) -> bool:
        """Take up files that changed; whether they did. What cannot be used is reported and looked at again when it changes once more; the old certificate
        serves on. Blocks on the disk."""
        seen = self._prints()
        if seen == self._seen:
            return False
        self._seen = seen
        try:
            self._load()  # on its own first: a pair that does not fit would leave the context without a key
            self.context.load_cert_chain(self._cert, self._key)
        except (OSError, ssl.SSLError) as error:
            log.error("certificate_not_renewed", reason=_reason(error), file=str(self._cert))
            return False
        log.info("certificate_renewed", file=str(self._cert))
        return True

    async def keep_fresh(self) -> None:
        """Look at the files every 5 s."""
        self.report()
        while True:
            await asyncio.sleep(CHECK_S)
            await asyncio.to_thread(self.renew)

    def _load(self) -> ssl.SSLContext:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.minimum_version = ssl.TLSVersion.TLSv1_2
        context.options |= ssl.OP_NO_COMPRESSION | ssl.OP_NO_RENEGOTIATION
        context.set_ciphers(CIPHERS)
        context.set_alpn_protocols(["http/1.1"])
        context.load_cert_chain(self._cert, self._key)
        return context

    def _prints(self) -> list[tuple[int, int, int] | None]:
        """What tells that a file is another one: renewal tools replace files, or what a link leads to."""
        return [_print(path) for path in (self._cert, self._key)]


def is_read_by_others(key: Path) -> bool:
    """Whether anybody on the machine may read the private key."""
    try:
        return bool(key.stat().st_mode & stat.S_IROTH)
    except OSError:
        return False


def _print(path: Path) -> tuple[int, int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_ino, found.st_mtime_ns, found.st_size


def _reason(error: OSError) -> str:
    if isinstance(error, ssl.SSLError):
        return "the key is not that of the certificate" if error.reason == "KEY_VALUES_MISMATCH" else "no certificate or key in PEM form"
    return error.strerror or type(error).__name__
