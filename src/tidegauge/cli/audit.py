"""Prove that the audit log is whole, or print what proves it later.

  tidegauge audit verify --data-dir DIR
  tidegauge audit head --data-dir DIR          keep the line it prints somewhere else …
  tidegauge audit verify --head 812:9f3c…      … and whoever owns this machine cannot write another history unseen

Both may run while the server does."""

from __future__ import annotations

import argparse
import asyncio
import os
import re
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tidegauge.accounts.audit.log import AuditLog
    from tidegauge.core.settings import Settings

NAME = "audit"
HELP = "verify the audit log, or print its newest hash"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The settings are those of `serve`: the log is where they say, signed with their secret."""
    parser.add_argument("what", choices=("verify", "head"), help="walk the chain and name the first entry that does not hold, or print number and hash")
    parser.add_argument("--data-dir", metavar="DIR", type=Path, help="where everything is kept (default ./data)")
    parser.add_argument("--config", metavar="FILE", type=Path, help="YAML settings file")
    parser.add_argument("--head", metavar="NUMBER:HASH", help="with verify: what `head` printed once; it must be in the chain")


def run(arguments: argparse.Namespace) -> int:
    """0 when it holds, 1 when not."""
    from tidegauge.core.settings import load_settings
    from tidegauge.core.trusted_authorities import trust_also

    settings = load_settings(arguments.config, os.environ, {"data_dir": arguments.data_dir} if arguments.data_dir else {})
    trust_also(settings.ca_file)
    return asyncio.run(_head(settings) if arguments.what == "head" else _verify(settings, arguments.head))


async def _verify(settings: Settings, kept: str | None) -> int:
    async with _opened(settings) as log:
        verdict = await log.verify()
        is_kept = kept is None or await log.holds(*_parsed(kept))
    if verdict.found is not None:
        print(f"Broken at entry {verdict.found.number}: {_SAID[verdict.found.fault]}", file=sys.stderr)
        return 1
    if not is_kept:
        print(f"The chain holds, but it is not the one that {kept} was printed of: its entries were written anew.", file=sys.stderr)
        return 1
    since = f", the {verdict.ends.base_number} before them are past their age and were removed" if verdict.ends.base_number else ""
    print(f"{verdict.walked} entries hold{since}.")
    return 0


async def _head(settings: Settings) -> int:
    async with _opened(settings) as log:
        ends = (await log.verify()).ends
    print(f"{ends.head_number}:{ends.head_hash.hex()}")
    return 0


@asynccontextmanager
async def _opened(settings: Settings) -> AsyncIterator[AuditLog]:
    from tidegauge.accounts.audit.log import AuditLog
    from tidegauge.accounts.rotation.repository import read_kept_keys
    from tidegauge.accounts.secret import FILE_NAME, derive_key, load_secret
    from tidegauge.core.clock import SystemClock
    from tidegauge.core.errors import NotFound
    from tidegauge.meta.database import Database

    if not settings.secret_key and not (settings.data_dir / FILE_NAME).exists():
        raise NotFound(f"There is no installation in {settings.data_dir}: no {FILE_NAME}. Give --data-dir, or the secret_key that signed the log.")
    database = Database(settings.meta_url)
    try:
        secret = load_secret(settings)
        kept = await database.read(read_kept_keys, secret)
        yield AuditLog(database, kept.get("audit") or derive_key(secret, "audit"), SystemClock(), keep_days=settings.audit_days)
    finally:
        database.close()


def _parsed(kept: str) -> tuple[int, bytes]:
    from tidegauge.core.errors import InvalidInput

    number, _, hash = kept.partition(":")
    if not re.fullmatch(r"[0-9]{1,18}", number) or not re.fullmatch(r"[0-9a-f]{64}", hash):
        raise InvalidInput("--head is not what `tidegauge audit head` prints: a number, a colon, 64 hex digits.")
    return int(number), bytes.fromhex(hash)


_SAID = {
    "changed": "its fields or its hash are not as they were written.",
    "removed": "entries before it are missing.",
    "inserted": "it does not belong here: it was put in, moved, or signed with another secret.",
    "cut": "entries after it are missing.",
    "ends": "the record of the chain's ends was altered, or the secret is another one.",
}
