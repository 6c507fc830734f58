"""The routes about the product itself: health, statistics, metrics."""

import asyncio
from typing import Annotated, Any, Final

import msgspec
from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import PlainTextResponse

from tidegauge.accounts.dependencies import proof_of, public, require
from tidegauge.accounts.policy import Permission
from tidegauge.accounts.principal import Principal
from tidegauge.accounts.proof import Proof
from tidegauge.app.parts import Parts
from tidegauge.app.statistics import statistics
from tidegauge.core.errors import Unavailable
from tidegauge.telemetry.metrics import CONTENT_TYPE

_PROOF_S: Final = 1.0

Reader = Annotated[Principal, Depends(require(Permission.READ))]


def operations_router(parts: Parts) -> APIRouter:
    """Health and metrics are public and hold nothing of any project; statistics need someone who may read."""
    router = APIRouter(tags=["operations"])

    async def state(request: Request) -> Response:
        proof = proof_of(request)
        return _json(parts.health.summary(is_told_all=bool(proof.token or proof.cookie) and await _is_operator(parts, proof)))

    for path in ("/health", "/api/health"):
        router.add_api_route(path, state, methods=["GET"], dependencies=[Depends(public())], summary="Whether the server does its work")

    @router.get("/health/live", dependencies=[Depends(public())], summary="Whether the process answers at all")
    async def live() -> Response:
        return _json({"status": "alive"})

    @router.get("/health/ready", dependencies=[Depends(public())], summary="Whether the process should be sent requests: 503 while it should not")
    async def ready() -> Response:
        parts.health.check_ready()
        return _json({"status": "ready"})

    @router.get("/api/statistics", summary="Counts since the start and the state of every part")
    async def numbers(reader: Reader) -> Response:
        return _json(statistics(parts, is_told_all=reader.may(Permission.ADMIN)))

    @router.get("/metrics", dependencies=[Depends(public())], summary="Metrics in Prometheus' text format", response_class=PlainTextResponse)
    async def metrics() -> Response:
        return Response(parts.metrics.render(), headers={"content-type": CONTENT_TYPE})

    for path, answer in (("/health", state), ("/api/health", state), ("/health/live", live), ("/health/ready", ready), ("/metrics", metrics)):
        # some balancers ask for the head alone: without this the interface's page would answer, and it is always well
        router.add_api_route(path, answer, methods=["HEAD"], dependencies=[Depends(public())], include_in_schema=False, response_model=None)
    return router


async def _is_operator(parts: Parts, proof: Proof) -> bool:
    """Whether the caller administers the installation. While that cannot be looked up nobody is known to: health is told for all that."""
    try:
        async with asyncio.timeout(_PROOF_S):
            caller = await parts.accounts.gate.whoever(proof)
    except (Unavailable, TimeoutError):
        return False
    return caller is not None and caller.may(Permission.ADMIN)


def _json(value: Any) -> Response:
    return Response(msgspec.json.encode(value), media_type="application/json")
