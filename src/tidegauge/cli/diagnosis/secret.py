"""The secret that signs tokens and seals keys. Its strength when given is checked where settings are read."""

from __future__ import annotations

import stat

from tidegauge.accounts.secret import FILE_NAME
from tidegauge.cli.diagnosis.finding import Finding
from tidegauge.core.setting_groups.secret import MIN_SECRET_LENGTH
from tidegauge.core.settings import Settings


def check_secret(settings: Settings) -> list[Finding]:
    """Given by settings, or kept in a file that only its owner reads, or made at the first start."""
    if settings.secret_key:
        return [Finding(True, "secret key given by the settings")]
    path = settings.data_dir / FILE_NAME
    if not path.exists():
        return [Finding(True, "secret key will be generated at the first start")]
    mode = stat.S_IMODE(path.stat().st_mode)
    if mode & 0o077:
        return [Finding(False, f"{path} can be read by others (mode {mode:o})", f"chmod 600 {path}, and change the secret if others use this machine")]
    try:
        length = len(path.read_text().strip())
    except (OSError, UnicodeDecodeError) as error:
        return [Finding(False, f"{path} cannot be read ({error})", "run as the server's user, or restore it from a backup")]
    return [
        Finding(
            length >= MIN_SECRET_LENGTH, f"secret key in {path}", "restore it from a backup: with a new one sealed keys are lost and everyone must log in again"
        )
    ]
