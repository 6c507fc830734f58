"""A backup of an installation whose server does not run: the stores are opened for it, and closed again."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack
from pathlib import Path

from tidegauge.accounts.secret import derive_key, load_secret
from tidegauge.backup.maker import FINGERPRINT, Pace, Progress, Source, fingerprint, make_backup
from tidegauge.backup.place import Place, backup_directory, new_name
from tidegauge.backup.unfinished import refuse_unfinished
from tidegauge.core.clock import SystemClock
from tidegauge.core.settings import Settings
from tidegauge.journal.journal import Journal
from tidegauge.meta.migration import upgrade
from tidegauge.store.store import Store


async def backup_stopped(settings: Settings) -> Path:
    """Store what the journal still holds, make the backup at full speed, and give its directory.

    Raises Conflict when a server has the store, BackupFailed, and what the stores raise.
    """
    refuse_unfinished(settings.data_dir)
    clock = SystemClock()
    secret = await asyncio.to_thread(load_secret, settings)
    await asyncio.to_thread(upgrade, settings.meta_url)
    async with AsyncExitStack() as opened:
        journal = await Journal.open(settings.data_dir, max_bytes=settings.journal_max_bytes, clock=clock)
        opened.push_async_callback(journal.close)
        store = await Store.open(
            settings.store_url, journal, clock=clock, data_directory=settings.data_dir, duplicate_window_days=settings.duplicate_window_days
        )
        opened.push_async_callback(store.stop)
        await store.start()
        source = Source(store.engine, settings.meta_url, fingerprint(derive_key(secret, FINGERPRINT)), lambda: store.stored_sequence)
        now_ms = clock.now_ms()
        return await asyncio.to_thread(make_backup, source, Place(backup_directory(settings)), Progress(new_name(now_ms), now_ms), Pace(0.0))
