"""The routes about the product itself: health, statistics, metrics."""

from typing import Annotated, Any

import msgspec
from fastapi import APIRouter, Depends, Response

from tidegauge.accounts.dependencies import public, require
from tidegauge.accounts.policy import Permission
from tidegauge.accounts.principal import Principal
from tidegauge.app.health import health
from tidegauge.app.parts import Parts
from tidegauge.app.statistics import statistics
from tidegauge.telemetry.metrics import CONTENT_TYPE

Reader = Annotated[Principal, Depends(require(Permission.READ))]


def operations_router(parts: Parts) -> APIRouter:
    """Health and metrics are public and hold nothing of any project; statistics need someone who may read."""
    router = APIRouter(tags=["operations"])

    async def state() -> Response:
        return _json(await health(parts))

    for path in ("/health", "/api/health"):
        router.add_api_route(path, state, methods=["GET"], dependencies=[Depends(public())], summary="Whether the server does its work")

    @router.get("/api/statistics", summary="Counts since the start and the state of every part")
    async def numbers(reader: Reader) -> Response:
        return _json(statistics(parts))

    @router.get("/metrics", dependencies=[Depends(public())], summary="Metrics in Prometheus' text format")
    async def metrics() -> Response:
        return Response(parts.metrics.render(), headers={"content-type": CONTENT_TYPE})

    return router


def _json(value: Any) -> Response:
    return Response(msgspec.json.encode(value), media_type="application/json")
