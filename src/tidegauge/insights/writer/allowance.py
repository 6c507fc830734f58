"""How much of the model a project may use in a day, and what it did."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import msgspec

from tidegauge.core.clock import Clock
from tidegauge.insights.writer.repository import days, hold, settle
from tidegauge.meta.database import Database

SHOWN_DAYS = 31


class UseOfADay(msgspec.Struct, frozen=True):
    """`cost` by the prices that hold now, in the operator's money."""

    day: str
    calls: int
    tokens_in: int
    tokens_out: int
    cost: float


class Allowance:
    """`daily_tokens` hold for each project and all nodes together; days are of UTC."""

    def __init__(self, database: Database, clock: Clock, daily_tokens: int) -> None:
        self.daily_tokens = daily_tokens
        self._database = database
        self._clock = clock

    async def take(self, project: int, tokens: int) -> str | None:
        """Hold tokens: the day they are held of, None when the day has not so many left. Raises Unavailable."""
        day = self._today()
        return day if await self._database.write(hold, project, day, tokens, self.daily_tokens) else None

    async def settle(self, project: int, day: str, held: int, tokens_in: int, tokens_out: int) -> None:
        """Count what a call used in place of what was held for it. Raises Unavailable."""
        await self._database.write(settle, project, day, held, tokens_in, tokens_out)

    async def used(self, project: int, price_in: float, price_out: float) -> list[UseOfADay]:
        """The last days with calls, the newest first."""
        first = (self._now() - timedelta(days=SHOWN_DAYS)).date().isoformat()
        found = await self._database.read(days, project, first)
        return [UseOfADay(*one, cost=round((one.tokens_in * price_in + one.tokens_out * price_out) / 1e6, 6)) for one in found]

    def _today(self) -> str:
        return self._now().date().isoformat()

    def _now(self) -> datetime:
        return datetime.fromtimestamp(self._clock.now_ms() / 1000, UTC)
