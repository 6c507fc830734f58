"""The way from settings to parts: what can fail is opened first, and closed again when one of it does."""

from __future__ import annotations

import asyncio
from concurrent.futures import Future
from contextlib import AsyncExitStack, suppress

import structlog

from tidegauge.accounts.office import Accounts
from tidegauge.accounts.rotation.repository import read_kept_keys, sealed_elsewhere
from tidegauge.accounts.secret import load_secret
from tidegauge.app.breakers import PartBreakers
from tidegauge.app.limits import rate_windows
from tidegauge.app.parts import Parts
from tidegauge.core.clock import Clock, SystemClock
from tidegauge.core.errors import TidegaugeError
from tidegauge.core.settings import Settings
from tidegauge.journal.journal import Journal
from tidegauge.meta.database import Database
from tidegauge.store.engines.port import Engine
from tidegauge.store.opening import begin_opening
from tidegauge.store.store import Store

log = structlog.get_logger(__name__)


async def open_parts(settings: Settings, clock: Clock | None = None, opening: Future[Engine] | None = None) -> Parts:
    """Open everything; when one part cannot be opened, the others are closed again. Raises TidegaugeError.

    The engine opens in a thread beside the rest: it takes longest and needs nothing of them. `opening` has begun that already.
    """
    clock = clock or SystemClock()
    async with AsyncExitStack() as opened:
        engine = asyncio.wrap_future(opening or begin_opening(settings.store_url))
        opened.push_async_callback(_close_engine, engine)
        secret = await asyncio.to_thread(load_secret, settings)
        breakers = PartBreakers(settings, clock)
        database = Database(settings.meta_url, breaker=breakers.metadata)
        breakers.ping("metadata", database.ping)
        opened.callback(database.close)
        await asyncio.to_thread(database.upgrade)
        kept_keys = await database.read(read_kept_keys, secret)
        if tables := await database.read(sealed_elsewhere, secret):
            log.warning("another_secret", unreadable=tables, fix="start with the secret.key or secret_key that this installation had; see tidegauge doctor")
        accounts = Accounts(
            settings,
            secret,
            database,
            clock,
            windows=rate_windows(settings, breakers),
            kept_keys=kept_keys,
            mail_breaker=breakers.smtp,
            provider_breakers=breakers.providers,
        )
        first_run = await accounts.start()
        journal = await Journal.open(settings.data_dir, max_bytes=settings.journal_max_bytes, clock=clock)
        opened.push_async_callback(journal.close)
        store = Store(
            await engine,
            journal,
            clock,
            quarantine=settings.data_dir / "quarantine",
            duplicate_window_days=settings.duplicate_window_days,
            breaker=breakers.store,
        )
        breakers.ping("store", store.reader.ping)
        await store.start()
        opened.pop_all()
    parts = Parts(settings, clock, database, accounts, journal, store, breakers)
    parts.first_run = first_run
    return parts


async def _close_engine(opening: asyncio.Future[Engine]) -> None:
    with suppress(TidegaugeError):  # it did not open: that error is on its way already, or another is
        engine = await opening
        await asyncio.to_thread(engine.close)
