"""Makes the letter of a delivery: its facts, what explains them, and the picture of the number."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime
from typing import Any, Final

import msgspec

from tidegauge.alerts.channels.channel import Channel
from tidegauge.alerts.notices.chart import Series, chart_png
from tidegauge.alerts.notices.fact import Fact
from tidegauge.alerts.notices.message import Letter
from tidegauge.alerts.notices.repository import Claim
from tidegauge.alerts.question import DEFAULT_WINDOW
from tidegauge.alerts.repository import contributing_of
from tidegauge.alerts.rulebook import KnownRule
from tidegauge.contracts.sight import as_owner
from tidegauge.core.errors import TidegaugeError
from tidegauge.meta.database import Database
from tidegauge.query.body import decode_question
from tidegauge.query.execute import QueryService

log = logging.getLogger(__name__)

PICTURE_S: Final = 10.0
STEPS: Final = {
    "last_5_minutes": ("last_6_hours", "5_minutes"),
    "last_15_minutes": ("last_24_hours", "15_minutes"),
    "last_hour": ("last_7_days", "1_hour"),
    "last_24_hours": ("last_30_days", "1_day"),
}
"""Window of a rule -> what its picture shows: steps as long as the window, so that the threshold means the same for each."""


class Composer:
    """`rule_of`: a rule by its id, as it is now."""

    def __init__(self, query: QueryService, database: Database, rule_of: Callable[[str], KnownRule | None], base_url: str) -> None:
        self._query, self._database, self._rule_of, self._base_url = query, database, rule_of, base_url

    async def compose(self, claimed: Claim, channel: Channel) -> Letter:
        """The letter. What cannot be found out in time is left out of it."""
        fact = claimed.facts[-1]
        known = self._rule_of(fact.rule_id)
        return Letter(
            id=claimed.delivery_id,
            facts=claimed.facts,
            title=channel.title,
            text=channel.text,
            base_url=self._base_url,
            timezone="UTC" if known is None else known.timezone,
            contributing=await self._contributing(fact),
            picture=None if known is None or channel.kind == "webhook" else await self._picture(known, fact),
        )

    async def _contributing(self, fact: Fact) -> str:
        if fact.event not in ("firing", "still_firing"):
            return ""
        try:
            found = await self._database.read(contributing_of, fact.alert_id)
        except TidegaugeError:
            return ""
        return "" if found is None or found[0] != fact.since_ms else "; ".join(one.text for one in found[1])

    async def _picture(self, known: KnownRule, fact: Fact) -> bytes | None:
        try:
            async with asyncio.timeout(PICTURE_S):
                series = await self.series(known, fact.group)
                return None if series is None else await asyncio.to_thread(chart_png, series)
        except (TidegaugeError, TimeoutError) as error:
            log.info("an alert message goes without its picture: %s", error)
            return None

    async def series(self, known: KnownRule, group: dict[str, str]) -> Series | None:
        """The number of a rule over time; None for one that is not measured in equal steps (a funnel, a quotient, several terms, another window)."""
        rule = known.rule
        window = rule.query.get("time_window", DEFAULT_WINDOW)
        if rule.terms or rule.is_funnel or rule.over is not None or window not in STEPS:
            return None
        span, interval = STEPS[window]
        filters = [{"field": name, "operator": "eq", "value": value} for name, value in group.items()]
        asked: dict[str, Any] = {name: value for name, value in rule.query.items() if name not in ("group_by", "limit")}
        asked |= {"time_window": span, "interval": interval, "filters": [*(rule.query.get("filters") or []), *filters]}
        with as_owner(known.sight):
            answer = await self._query.execute(decode_question(msgspec.json.encode(asked)), known.project_id, known.timezone)
        points = [(_ms(row.timestamp), float(row.value) if isinstance(row.value, int | float) else None) for row in answer.results if row.timestamp]
        limit = rule.threshold if rule.condition in ("gt", "gte", "lt", "lte", "eq", "neq") else None
        return Series(points, limit, known.timezone) if len(points) > 1 else None


def _ms(timestamp: str) -> int:
    return int(datetime.fromisoformat(timestamp).timestamp() * 1000)
