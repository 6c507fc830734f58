"""Whether the secret is the one that this installation's data is sealed under."""

from __future__ import annotations

from typing import Final

from tidegauge.accounts.secret import FILE_NAME
from tidegauge.cli.diagnosis.finding import Finding
from tidegauge.core.settings import Settings

LOST: Final = "with another one logins end, and second steps, alert channels and the text of write keys have to be made anew"


def check_sealed(settings: Settings) -> list[Finding]:
    """Nothing where there is no database yet, or one that cannot be asked: that of the metadata says it. Makes and changes nothing."""
    from tidegauge.accounts.rotation.repository import tables_sealed_elsewhere

    path = settings.data_dir / FILE_NAME
    try:
        secret = settings.secret_key.encode() or path.read_bytes().strip()
    except FileNotFoundError:
        secret = b""
    except OSError:
        return []  # that of the secret says it
    tables = tables_sealed_elsewhere(settings.meta_url, secret)
    if tables is None:
        return []
    if not secret:
        fix = f"put the {FILE_NAME} that it had there before the next start, or give secret_key: {LOST}"
        return [Finding(False, f"{path} is missing, although there is an installation", fix)]
    if tables:
        return [Finding(False, f"another secret than that of this installation: {', '.join(tables)} cannot be opened", f"give the one it had: {LOST}")]
    return [Finding(True, "what is sealed opens with the secret")]
