"""What is said of answers, wired to the operator's model."""

from __future__ import annotations

from typing import Final

from fastapi import APIRouter

from tidegauge.accounts.office import Accounts
from tidegauge.app.breakers import PartBreakers
from tidegauge.core.clock import Clock
from tidegauge.core.settings import Settings
from tidegauge.insights.desk import AT_ONCE, InsightDesk
from tidegauge.insights.routes import insight_router
from tidegauge.insights.writer.allowance import Allowance
from tidegauge.insights.writer.model import Model, ModelSettings
from tidegauge.meta.database import Database
from tidegauge.outbound.client import OutboundClient
from tidegauge.outbound.guard import Guard
from tidegauge.query.execute import QueryService
from tidegauge.telemetry.metrics import Metrics

TIMEOUT_S: Final = 15.0


class Insights:
    """The parts of words about answers; call `stop` at the end."""

    def __init__(
        self, settings: Settings, database: Database, query: QueryService, accounts: Accounts, clock: Clock, breakers: PartBreakers, metrics: Metrics
    ) -> None:
        guard = Guard(settings.outbound_allow, settings.outbound_ports, is_tls_asked=settings.require_tls)
        self._client = OutboundClient(guard, timeout_s=TIMEOUT_S, threads=AT_ONCE, breakers=breakers.hosts)
        self.desk = InsightDesk(query, Allowance(database, clock, settings.llm_daily_tokens), self._model(settings), metrics.observe_model_call)
        self._timezone_of = accounts.tenancy.timezone

    def routers(self) -> list[APIRouter]:
        """`/api/insights`."""
        return [insight_router(self.desk, self._timezone_of)]

    async def stop(self) -> None:
        """Let go of the model's address."""
        self._client.close()

    def _model(self, settings: Settings) -> Model | None:
        if not settings.llm_model:
            return None
        known = ModelSettings(
            url=settings.llm_url, name=settings.llm_model, key=settings.llm_api_key, price_in=settings.llm_price_in, price_out=settings.llm_price_out
        )
        return Model(self._client, known)
