"""Work that was begun and not finished, on which no server starts."""

from __future__ import annotations

from tidegauge.accounts.secret import PENDING_NAME
from tidegauge.backup.unfinished import MARK
from tidegauge.cli.diagnosis.finding import Finding
from tidegauge.core.settings import Settings


def check_unfinished(settings: Settings) -> list[Finding]:
    """A restore, or a change of the secret, that was interrupted; nothing where there is neither."""
    findings = []
    if (settings.data_dir / MARK).exists():
        fix = "remove the directory (and the databases of store_url and meta_url, if those were given) and restore again"
        findings.append(Finding(False, f"a restore into {settings.data_dir} was interrupted, and it holds only a part", fix))
    if not settings.secret_key and (settings.data_dir / PENDING_NAME).exists():
        fix = f"run `tidegauge secret rotate --data-dir {settings.data_dir}` again: it finishes what was begun"
        findings.append(Finding(False, f"a change of the secret in {settings.data_dir} was interrupted", fix))
    return findings
