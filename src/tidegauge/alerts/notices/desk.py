"""What was told, what waits and what was given up, to look at and to send again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import msgspec

from tidegauge.alerts.notices.policy import Event
from tidegauge.alerts.notices.repository import FoundNotice, notices_of, send_again
from tidegauge.core.clock import Clock
from tidegauge.core.errors import Conflict
from tidegauge.core.timestamps import format_timestamp
from tidegauge.meta.database import Database

State = Literal["waiting", "sent", "dead"]


class NoticeView(msgspec.Struct, frozen=True):
    """A notice as callers see it. `next_attempt_at`: of one that waits; `error`: why the last attempt failed."""

    id: str
    channel_id: str
    alert_id: str
    rule_id: str
    event: Event
    text: str
    severity: str
    state: str
    created_at: str
    attempts: int
    next_attempt_at: str | None
    sent_at: str | None
    error: str


class NoticeDesk:
    """`on_again` is called when something waits again."""

    def __init__(self, database: Database, clock: Clock, on_again: Callable[[], None]) -> None:
        self._database, self._clock, self._on_again = database, clock, on_again

    async def all(self, project: int, channel_id: str | None, state: State | None) -> list[NoticeView]:
        """The project's notices, the newest first, 200 at most; of one channel or state only, if given."""
        return [_view(found) for found in await self._database.read(notices_of, project, channel_id, state)]

    async def again(self, project: int, notice_id: str) -> NoticeView:
        """Try a dead notice again, with those that were to go out with it. Raises NotFound, or Conflict when it is not dead."""
        found = await self._database.write(send_again, project, notice_id, self._clock.now_ms())
        if found is None:
            raise Conflict("This notice was not given up: it was sent, or waits for its turn.")
        self._on_again()
        return _view(found)


def _view(found: FoundNotice) -> NoticeView:
    return NoticeView(
        id=found.id,
        channel_id=found.channel_id,
        alert_id=found.fact.alert_id,
        rule_id=found.fact.rule_id,
        event=found.fact.event,
        text=found.fact.line,
        severity=found.fact.severity,
        state=found.state,
        created_at=format_timestamp(found.created_at_ms),
        attempts=found.attempts,
        next_attempt_at=format_timestamp(found.due_at_ms) if found.state == "waiting" else None,
        sent_at=None if found.sent_at_ms is None else format_timestamp(found.sent_at_ms),
        error=found.last_error,
    )
