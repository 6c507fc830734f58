"""Make an installation again from a backup.

  tidegauge restore data/backups/backup-20260131T020000Z-3f9a1c --data-dir restored
  tidegauge restore data/backups/backup-20260131T020000Z-3f9a1c --check

Every byte of the backup is checked before anything is written, and what was restored is compared with it afterwards. The data directory must be
new; put the old secret.key into it first to keep what was sealed with it. --check only checks."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tidegauge.backup.manifest import Manifest, ProjectFigures
    from tidegauge.backup.restore import Restored

NAME = "restore"
HELP = "make an installation again from a backup, or check one"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The stores are those of the settings, as of `serve`."""
    parser.add_argument("backup", metavar="BACKUP", type=Path, help="the backup's directory")
    parser.add_argument("--data-dir", metavar="DIR", type=Path, help="a new directory to restore into")
    parser.add_argument("--config", metavar="FILE", type=Path, help="YAML settings file (store_url and meta_url may name other stores)")
    parser.add_argument("--erasures-from", metavar="URL", default="", help="newer metadata of the installation: what was erased since is erased again")
    parser.add_argument("--check", action="store_true", help="only check that every byte of the backup is there and right")


def run(arguments: argparse.Namespace) -> int:
    from tidegauge.backup.restore import checked_manifest, restore_backup
    from tidegauge.core.errors import InvalidInput
    from tidegauge.core.settings import load_settings
    from tidegauge.core.trusted_authorities import trust_also
    from tidegauge.telemetry.logs import configure_logs

    backup = arguments.backup.expanduser().absolute()
    if arguments.check:
        manifest = checked_manifest(backup)
        print(_table(manifest, manifest.projects))
        print(f"Every byte of {backup.name} is as it was written.")
        return 0
    if arguments.data_dir is None:
        raise InvalidInput("Say where to restore: --data-dir NEW. With --check the backup is only checked.")
    settings = load_settings(arguments.config, os.environ, {"data_dir": arguments.data_dir})
    trust_also(settings.ca_file)
    configure_logs("error", settings.log_format)
    restored = restore_backup(backup, settings, _show, erasures_from=arguments.erasures_from)
    _show(0, 0)
    print(_table(restored.manifest, restored.projects))
    print(f"Restored into {settings.data_dir}; it is the same as the backup.")
    print(_of_secret(restored, settings.data_dir))
    if restored.erasures is not None:
        print(f"The first start erases {restored.erasures.people} people and {restored.erasures.projects} projects that were erased since.")
    return 0


def _table(manifest: Manifest, projects: list[ProjectFigures]) -> str:
    from tidegauge.core.timestamps import format_timestamp

    lines = [f"{'project':>8}  {'events':>14}  {'sum of value':>20}  {'first':24}  {'last':24}  {'content':>20}"]
    lines += [
        f"{one.project:>8}  {one.events:>14,}  {one.value_sum:>20,.2f}  {format_timestamp(one.first_ms)}  {format_timestamp(one.last_ms)}  {one.content:>20}"
        for one in projects
    ]
    rows = sum(manifest.tables.values())
    return "\n".join([*lines, f"{manifest.events:,} events and {rows:,} rows of metadata, made {format_timestamp(manifest.created_ms)} by {manifest.version}"])


def _of_secret(restored: Restored, data_dir: Path) -> str:
    if restored.is_same_secret:
        return "The secret is the one that the backup was made under: everything can be read."
    lost = "Keys go on working; the text of write keys cannot be shown again, and alert channels need their addresses, passwords and tokens entered anew."
    if restored.is_same_secret is None:
        return f"The secret is not in a backup: put the old secret.key into {data_dir} before the first start. Without it: {lost}"
    return f"The secret is another than the one that the backup was made under. {lost}"


def _show(done: int, total: int) -> None:
    if sys.stderr.isatty():
        print(f"\r\x1b[K{f'{done:,} of {total:,} events' if total else ''}", end="", file=sys.stderr, flush=True)
