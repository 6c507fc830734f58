"""Whether the parts that a caller depends on do their work."""

from __future__ import annotations

from typing import Any, Final

from tidegauge import __version__
from tidegauge.app.parts import Parts
from tidegauge.core.errors import Unavailable

STALE_BATCHES: Final = 2_000
"""With more batches than this waiting, answers from the store are noticeably behind."""


async def health(parts: Parts) -> dict[str, Any]:
    """The body of GET /health. `status` is "degraded" while a part is behind or failing: events are still taken and nothing is lost."""
    checks = {"journal": _journal(parts), "store": _store(parts), "metadata": await _metadata(parts)}
    if parts.settings.redis_url:
        checks["redis"] = "ok" if parts.accounts.windows.is_well else "does not answer: rates are counted by each node alone"
    is_well = all(check == "ok" for check in checks.values())
    return {"status": "ok" if is_well else "degraded", "version": __version__, "checks": checks}


def _journal(parts: Parts) -> str:
    if parts.journal.is_refusing:
        return "the disk refuses writes"
    share = parts.journal.statistics.bytes_held / parts.settings.journal_max_bytes
    return "ok" if share < 0.8 else f"{share:.0%} full because the store is behind"


def _store(parts: Parts) -> str:
    if parts.store.writer.statistics.last_error:
        return "inserts fail and are tried again"
    behind = parts.journal.last_sequence - parts.store.stored_sequence
    return "ok" if behind < STALE_BATCHES else f"{behind:,} batches behind"


async def _metadata(parts: Parts) -> str:
    try:
        await parts.database.check()
    except Unavailable as error:
        return error.message
    return "ok"
