"""Looking at refused items, and sending them again."""

from __future__ import annotations

from collections import Counter
from typing import Any, Final

import msgspec

from tidegauge.core.errors import Conflict, ErrorDetail, InvalidInput, NotFound
from tidegauge.core.time_range import HOUR_MS
from tidegauge.core.timestamps import format_timestamp
from tidegauge.ingest.decode import decode_body, decode_points
from tidegauge.ingest.intake import Intake
from tidegauge.ingest.receipt import Receipt
from tidegauge.ingest.refusals.log import MAX_BODY_BYTES, RefusalLog, RefusedItem
from tidegauge.ingest.refusals.repository import SavedRefusals

MAX_LIMIT: Final = 1_000
_to_json = msgspec.json.Encoder().encode


class Replay(msgspec.Struct, forbid_unknown_fields=True):
    """What to send instead of what was kept: any JSON, as `POST /api/events` or `POST /metrics` takes it."""

    body: Any = msgspec.UNSET


class RejectView(msgspec.Struct):
    """A refused item. `index` -1: the whole request could not be read. `is_cut`: longer than 16 KiB, so the rest is gone."""

    id: str
    at: str
    key: str
    call: str
    reason: str
    field: str
    index: int
    body: str
    is_cut: bool


class ReasonCount(msgspec.Struct):
    """How many of the kept items were refused for a reason, and when the newest of them came."""

    reason: str
    field: str
    count: int
    last_at: str


class HourCount(msgspec.Struct):
    """How many of the kept items came in an hour."""

    at: str
    count: int


class Rejects(msgspec.Struct):
    """The newest refused items; the counts are of all that are kept (the newest 1,000)."""

    rejects: list[RejectView]
    counts: list[ReasonCount]
    by_hour: list[HourCount]
    kept: int


class RefusalDesk:
    """Everything the rejects page does."""

    def __init__(self, log: RefusalLog, saved: SavedRefusals, intake: Intake) -> None:
        self._log = log
        self._saved = saved
        self._intake = intake

    async def flush(self) -> None:
        """Save what waits."""
        await self._log.flush(self._saved)

    async def list(self, project: int, *, reason: str, limit: int) -> Rejects:
        """The newest, also those of this second. Raises InvalidInput."""
        if not 1 <= limit <= MAX_LIMIT:
            raise InvalidInput(f"limit: must be 1 to {MAX_LIMIT:,}.", details=[ErrorDetail("limit", f"1 to {MAX_LIMIT:,}")])
        await self.flush()
        items = await self._saved.list(project)
        shown = [_view(item) for item in items if not reason or item.reason == reason]
        hours = Counter(item.at_ms // HOUR_MS * HOUR_MS for item in items)
        by_hour = [HourCount(format_timestamp(at_ms), count) for at_ms, count in sorted(hours.items())]
        return Rejects(shown[:limit], _counts(items), by_hour, len(items))

    async def replay(self, project: int, item_id: str, given: Any) -> Receipt:
        """Send an item again, as it was or as `given`; it is forgotten when nothing of it is refused. Raises NotFound, InvalidInput, Conflict, Unavailable."""
        item = await self._find(project, item_id)
        if given is msgspec.UNSET and len(item.body) >= MAX_BODY_BYTES:
            raise Conflict("The item was longer than what is kept of it; give its body.", details=[ErrorDetail("body", "needed")])
        body = _timed(item) if given is msgspec.UNSET else _to_json(given)
        receipt = await self._intake.take(project, decode_points(body) if item.call == "points" else decode_body(body))
        if not receipt.rejected and not receipt.is_refused:
            await self._saved.remove(project, item_id)
        return receipt

    async def remove(self, project: int, item_id: str | None) -> int:
        """Forget one item, or all; gives how many there were. Raises NotFound."""
        await self.flush()
        gone = await self._saved.remove(project, item_id)
        if item_id is not None and not gone:
            raise NotFound("There is no such refused item.")
        return gone

    async def _find(self, project: int, item_id: str) -> RefusedItem:
        await self.flush()
        item = await self._saved.find(project, item_id)
        if item is None:
            raise NotFound("There is no such refused item.")
        return item


def _timed(item: RefusedItem) -> bytes:
    """The item's body; an item without a time of its own happened when it first came."""
    try:
        read = msgspec.json.decode(item.body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return item.body
    if not isinstance(read, dict) or read.get("timestamp") is not None or "events" in read:
        return item.body
    return _to_json({**read, "timestamp": item.at_ms})


def _view(item: RefusedItem) -> RejectView:
    body, is_cut = item.body.decode("utf-8", "replace"), len(item.body) >= MAX_BODY_BYTES
    return RejectView(item.id, format_timestamp(item.at_ms), item.key, item.call, item.reason, item.field, item.position, body, is_cut)


def _counts(items: list[RefusedItem]) -> list[ReasonCount]:
    """By falling count; `items` are the newest first."""
    counts = Counter((item.reason, item.field) for item in items)
    newest = {(item.reason, item.field): item.at_ms for item in reversed(items)}
    return [ReasonCount(reason, field, count, format_timestamp(newest[reason, field])) for (reason, field), count in counts.most_common()]
