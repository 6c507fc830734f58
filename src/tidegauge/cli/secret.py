"""Change the secret of the installation: everything that is sealed under it is sealed anew.

  tidegauge secret rotate --data-dir DIR                          the secret in DIR/secret.key is replaced
  TIDEGAUGE_NEW_SECRET_KEY=… tidegauge secret rotate              … of an installation whose secret_key is set: then set it to the new one

Stop every server of the installation first. Logins end unless previous_secret_key names the old one for a while; keys, channels, second factors and privacy
keys go on. Make a new backup afterwards: an older one needs the old secret."""

from __future__ import annotations

import argparse
import asyncio
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tidegauge.core.settings import Settings

NAME = "secret"
HELP = "change the secret under which secrets are sealed"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The settings are those of `serve`."""
    parser.add_argument("what", choices=("rotate",), help="seal everything under a new secret")
    parser.add_argument("--data-dir", metavar="DIR", type=Path, help="where everything is kept (default ./data)")
    parser.add_argument("--config", metavar="FILE", type=Path, help="YAML settings file")


def run(arguments: argparse.Namespace) -> int:
    """0 when it is done; a second run finishes one that was interrupted."""
    from tidegauge.accounts.rotation.change import NEW_SECRET
    from tidegauge.core.settings import load_settings
    from tidegauge.core.trusted_authorities import trust_also

    environ = {name: value for name, value in os.environ.items() if name != NEW_SECRET}
    settings = load_settings(arguments.config, environ, {"data_dir": arguments.data_dir} if arguments.data_dir else {})
    trust_also(settings.ca_file)
    with _alone(settings):
        changed = asyncio.run(_rotate(settings))
    print(", ".join(f"{count} of {table}" for table, count in changed.items() if count) or "The change that was interrupted is finished", end=".\n")
    if settings.secret_key:
        print("Now set secret_key to the new secret on every server, start them, and make a new backup.")
    else:
        print(f"{settings.data_dir / 'secret.key'} holds the new secret. Start the server and make a new backup.")
    return 0


async def _rotate(settings: Settings) -> dict[str, int]:
    from tidegauge.accounts.rotation.change import NEW_SECRET, change_secret
    from tidegauge.accounts.secret import FILE_NAME
    from tidegauge.core.errors import NotFound
    from tidegauge.meta.database import Database

    if not settings.secret_key and not (settings.data_dir / FILE_NAME).exists():
        raise NotFound(f"There is no installation in {settings.data_dir}: no {FILE_NAME}. Give --data-dir, or secret_key.")
    database = Database(settings.meta_url)
    try:
        await asyncio.to_thread(database.upgrade)
        return await change_secret(settings, database, os.environ.get(NEW_SECRET, ""))
    finally:
        database.close()


@contextmanager
def _alone(settings: Settings) -> Iterator[None]:
    """While no server has the embedded store. Raises Conflict when one has; servers on a ClickHouse server cannot be seen from here."""
    from tidegauge.store.engines.path_lock import PathLock

    path = Path(settings.store_url.removeprefix("chdb://"))
    lock = PathLock(path) if settings.store_url.startswith("chdb://") and path.exists() else None
    try:
        yield
    finally:
        if lock is not None:
            lock.release()
