"""The authorities whose certificates every connection of this process trusts: the system's, and those of `ca_file`."""

from __future__ import annotations

import atexit
import os
import shutil
import ssl
import tempfile
from pathlib import Path
from typing import Final

from tidegauge.core.settings_source import InvalidSettings

FILE_NAME: Final = "trusted.pem"
VARIABLES: Final = ("SSL_CERT_FILE", "REQUESTS_CA_BUNDLE")
"""What OpenSSL, and so every library here, reads its file of authorities from; the second is of the one library that does not."""


def trust_also(ca_file: str, directory: Path | None = None) -> None:
    """Trust the certificates in `ca_file` beside the system's, from now on in this process; nothing to do for "".

    OpenSSL takes one file, so both stand together in `trusted.pem`, written anew each time: in `directory`, where it lasts, else in one of its own that is
    removed with the process. Raises InvalidSettings for a file that cannot be read or holds no certificate.
    """
    if not ca_file:
        return
    path = Path(ca_file).expanduser()
    try:
        own = path.read_bytes()
        ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT).load_verify_locations(path)
    except OSError as error:
        reason = "no certificate in PEM form" if isinstance(error, ssl.SSLError) else error.strerror
        raise InvalidSettings(f"ca_file cannot be used: {reason} ({path}).") from None
    bundle = (directory or _passing_directory()) / FILE_NAME
    _replace(bundle, _of_system(bundle) + b"\n" + own)
    for variable in VARIABLES:
        os.environ[variable] = str(bundle)


def authorities_file() -> str | None:
    """The file of authorities that connections trust now, for a library that has to be told; None where the system has only a directory."""
    return ssl.get_default_verify_paths().cafile


def _of_system(bundle: Path) -> bytes:
    paths = ssl.get_default_verify_paths()
    known = next((name for name in (paths.cafile, paths.openssl_cafile) if name and Path(name) != bundle and Path(name).is_file()), None)
    return Path(known).read_bytes() if known else b""


def _passing_directory() -> Path:
    directory = tempfile.mkdtemp(prefix="tidegauge-")
    atexit.register(shutil.rmtree, directory, ignore_errors=True)
    return Path(directory)


def _replace(path: Path, content: bytes) -> None:
    """Whole or not at all: another process may be reading it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as draft:
        draft.write(content)
    Path(draft.name).chmod(0o644)
    Path(draft.name).replace(path)
