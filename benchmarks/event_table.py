"""Tables full of made-up events, generated inside the engine: 10 M in about a minute, without the way through HTTP."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from tidegauge.contracts.ports import QueryLimits
from tidegauge.store.block import TARGETS
from tidegauge.store.engines.embedded import EmbeddedEngine
from tidegauge.store.migration import migrate

BATCH_ROWS: Final = 5_000
DAYS: Final = 30
_CHUNK: Final = 1_000_000
_COLUMNS: Final = (
    "project, timestamp, received, name, type, user_id, session_id, source, country, device, browser, os, person, value, is_bot, given,"
    " page, path, referrer, status, duration_ms, _batch, _row"
)
_EVENTS: Final = """
INSERT INTO events ({columns})
SELECT 1, fromUnixTimestamp64Milli(toInt64({{now:Int64}} - intDiv(h1 * {span}, 4294967296)), 'UTC'), fromUnixTimestamp64Milli({{now:Int64}}, 'UTC'),
  ['page_view', 'page_view', 'page_view', 'click', 'sign_up', 'purchase', 'request', 'request'][1 + h2 % 8] AS event,
  if(event = 'page_view', 'page_view', 'custom'), concat('u', toString(u)), concat('s', toString(u), '-', toString(h3 % 4)), 'bench',
  ['US', 'DE', 'TH', 'BR', 'IN', 'JP', 'GB', 'FR'][1 + bitShiftRight(h2, 3) % 8], ['mobile', 'desktop', 'tablet'][1 + bitShiftRight(h2, 6) % 3],
  ['chrome', 'safari', 'firefox'][1 + bitShiftRight(h2, 9) % 3], ['android', 'ios', 'windows'][1 + bitShiftRight(h2, 12) % 3],
  xxh3(concat('1:', toString(u))), if(event = 'purchase', (h3 % 10000) / 100, NULL), 0, 1,
  concat('/p/', toString(bitShiftRight(h2, 15) % 200)) AS at_page, at_page, concat('https://r', toString(bitShiftRight(h2, 23) % 30), '.example/'),
  if(event = 'request', [200, 200, 200, 304, 404, 500][1 + h3 % 6], NULL), if(event = 'request', -log((1 + h3 % 9999) / 10000) * 100, NULL),
  1 + intDiv(number, {batch}), number % {batch}
FROM (SELECT number, bitAnd(cityHash64(number, 1), 4294967295) AS h1, cityHash64(number, 2) AS h2, cityHash64(number, 3) % 1000003 AS h3,
  cityHash64(number, 4) % {{people:UInt64}} AS u FROM numbers({{first:UInt64}}, {{size:UInt64}}))
"""


@contextmanager
def filled(events: int, *, people: int = 200_000) -> Iterator[EmbeddedEngine]:
    """An engine in a directory of its own with `events` events of one project over the last 30 days in `events` and `person_events`."""
    with tempfile.TemporaryDirectory() as directory:
        engine = EmbeddedEngine(Path(directory))
        try:
            migrate(engine)
            now_ms = int(time.time() * 1000)
            for first in range(0, events, _CHUNK):
                _fill(engine, first, min(_CHUNK, events - first), people, now_ms)
            yield engine
        finally:
            engine.close()


def _fill(engine: EmbeddedEngine, first: int, size: int, people: int, now_ms: int) -> None:
    statement = _EVENTS.format(columns=_COLUMNS, span=DAYS * 86_400_000, batch=BATCH_ROWS)
    engine.command(statement, {"now": now_ms, "people": people, "first": first, "size": size})
    low, high = first // BATCH_ROWS, (first + size) // BATCH_ROWS
    person = next(target for target in TARGETS if target.table == "person_events").insert
    engine.command(f"{person.replace('{block}', 'events')} WHERE _batch > {low} AND _batch <= {high}")


def rows(engine: EmbeddedEngine, table: str) -> tuple[int, int]:
    """Rows and bytes on disk of a table."""
    found = engine.query(f"SELECT sum(rows), sum(bytes_on_disk) FROM system.parts WHERE table = '{table}' AND active", {}, QueryLimits(), "size").rows
    return int(found[0][0]), int(found[0][1])
