"""What runs while the server does, in one list for the supervisor."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from tidegauge.app.parts import Parts

Work = Callable[[], Awaitable[None]]
_SCHEMA_FLUSH_S: Final = 10.0
_DEFINITIONS_S: Final = 10.0
_REFUSALS_S: Final = 1.0
_PURGE_S: Final = 3_600.0
_SAMPLES_S: Final = 60.0


def background_work(parts: Parts) -> list[tuple[str, Work]]:
    """Name -> work of everything that runs beside the answers, but for that of accounts."""
    flush = partial(parts.ingest.registry.flush, parts.schemas)
    return [
        ("ingest-worker", parts.offload.run),
        ("refused-items", partial(_every, _REFUSALS_S, parts.workbench.refusals.flush)),
        ("metric-definitions", partial(_every, _DEFINITIONS_S, parts.workbench.library.refresh)),
        ("alert-rules", partial(_every, _DEFINITIONS_S, parts.alerting.book.refresh)),
        ("alert-history", partial(_every, _PURGE_S, parts.alerting.purge)),
        *parts.alerting.jobs(),
        ("alert-notices", partial(_every, _PURGE_S, parts.notifying.purge)),
        *parts.notifying.jobs(),
        ("aggregation-rules", partial(_every, _DEFINITIONS_S, parts.aggregation.book.refresh)),
        *parts.aggregation.jobs(),
        ("row-rules", parts.row_rules.run),
        ("segments", partial(_every, _DEFINITIONS_S, parts.workbench.segments.refresh)),
        ("event-schema", partial(_every, _SCHEMA_FLUSH_S, flush)),
        ("retention", partial(parts.retention.run, parts.expire)),
        *parts.privacy.jobs(),
        ("deleted-dashboards", partial(_every, _PURGE_S, parts.dashboards.purge)),
        ("samples", partial(_every, _SAMPLES_S, parts.dashboards.maker.top_up_samples)),
        ("watchdog", parts.watchdog.run),
        ("breakers", parts.breakers.board.run),
        ("health", parts.health.run),
    ]


async def _every(seconds: float, work: Work) -> None:
    while True:
        await asyncio.sleep(seconds)
        await work()
