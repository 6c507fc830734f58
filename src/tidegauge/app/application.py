"""The ASGI application: the parts' routes behind the front door."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final

from fastapi import APIRouter, FastAPI, Request
from starlette.middleware.cors import CORSMiddleware
from starlette.types import ASGIApp

from tidegauge import __version__
from tidegauge.accounts.audit.routes import audit_router
from tidegauge.accounts.audit.trail import AuditTrail
from tidegauge.accounts.retention.routes import retention_router
from tidegauge.accounts.routes import accounts_router
from tidegauge.analysis.routes import analysis_router
from tidegauge.app.api_docs import api_docs_router
from tidegauge.app.audited import AUDITED
from tidegauge.app.error_page import add_error_handlers
from tidegauge.app.front_door import FrontDoor
from tidegauge.app.header_keys import HeaderKeys
from tidegauge.app.idempotent_calls import IdempotentCalls, caller_by, repeatable
from tidegauge.app.ingest_docs import describe_ingest
from tidegauge.app.last_word import LastWord
from tidegauge.app.limits import api_quota
from tidegauge.app.login_agent import login_agent
from tidegauge.app.pages import Assets, Pages, pages_router, web_directory
from tidegauge.app.parts import Parts
from tidegauge.app.plugins import Plugins, plugins_router
from tidegauge.app.routes import operations_router
from tidegauge.app.row_access import WHOLE_ONLY
from tidegauge.app.security_headers import SecurityHeaders
from tidegauge.app.share_page import share_page_router
from tidegauge.app.unseen import Unseen
from tidegauge.backup.routes import backup_router
from tidegauge.compat.metric_socket import MetricFace
from tidegauge.core.settings import Settings
from tidegauge.ingest.client_address import client_address, parse_networks
from tidegauge.ingest.fast_path import FastPath
from tidegauge.ingest.header import read_headers
from tidegauge.live.routes import freshness_router
from tidegauge.live.transports.event_stream import PATH as STREAM_PATH
from tidegauge.live.transports.socketio_door import PATH as SOCKETIO_PATH
from tidegauge.live.transports.stream_routes import stream_router
from tidegauge.live.transports.websocket import websocket_endpoint, websocket_route
from tidegauge.query.routes import query_router
from tidegauge.telemetry.request_id import RequestIds
from tidegauge.telemetry.tracing.tracing import NoTracing

_ALLOWED: Final = ("authorization", "content-type", "idempotency-key", "x-project")
_EXPOSED: Final = ("idempotency-replayed", "retry-after", "x-request-id")
"""Headers that pages of other origins may send and read, where the settings let them call at all."""
_QUIET: Final = frozenset(("/health", "/api/health", "/health/live", "/health/ready", "/metrics"))
_UNTRACED: Final = ("/health", "/api/health", "/health/live", "/health/ready", STREAM_PATH, SOCKETIO_PATH, "/assets/")
"""Looked at too often to be read, or open for hours."""


def framework(parts: Parts, pages: Pages | None = None) -> FastAPI:
    """All routes but the hot ones. `pages`: the interface, else the one that was built."""
    app = FastAPI(title="Tidegauge", version=__version__, docs_url=None, redoc_url=None, lifespan=_lifespan(parts))
    app.state.gate = parts.accounts.gate
    app.state.sight_of, app.state.whole_only = parts.row_rules.of_caller_now, WHOLE_ONLY
    add_error_handlers(app)
    _add(app, operations_router(parts))
    for router in parts.privacy.routers():  # before those of people: their ids take the rest of a path
        _add(app, router)
    for router in parts.workbench.routers():
        _add(app, router)
    _add(app, query_router(parts.query, parts.ingest.registry, parts.accounts.tenancy.timezone, parts.clock))
    _add(app, analysis_router(parts.analyses, parts.accounts.tenancy.timezone))
    trusted = parse_networks(parts.settings.trusted_proxies)

    def address_of(request: Request) -> str:
        return client_address(dict(request.scope), read_headers(request.scope), trusted)

    app.state.quota, app.state.address_of = api_quota(parts.settings, parts.accounts.windows), address_of
    _add(app, accounts_router(parts.accounts, parts.has_events, address_of, login_agent))
    _add(app, retention_router(parts.retention))
    _add(app, audit_router(parts.accounts.audit))
    _add(app, backup_router(parts.backups, parts.backup_operators))
    for router in [*parts.notifying.routers(), *parts.alerting.routers(), *parts.aggregation.routers(), *parts.insights.routers()]:
        _add(app, router)
    for router in parts.dashboards.routers(address_of):
        _add(app, router)
    app.router.routes.append(websocket_route(parts.hub, parts.accounts.gate))
    _add(app, freshness_router(parts.hub))  # before the next: `freshness` is no connection
    _add(app, stream_router(parts.streams, parts.hub.roster))
    _add(app, api_docs_router())
    describe_ingest(app)
    _add(app, plugins_router(Plugins(parts.settings.data_dir / "plugins")))
    pages = pages or Pages(web_directory())
    _add(app, share_page_router(pages, parts.dashboards.door.origins))
    _add(app, pages_router(pages))
    return app


def _add(app: FastAPI, router: APIRouter) -> None:
    """The router's routes as they are: including it makes each of them a second time when the first request comes."""
    app.router.routes.extend(router.routes)


def create_app(parts: Parts) -> ASGIApp:
    """The whole product as one ASGI application."""
    pages = Pages(web_directory())
    app = _guarded(Assets(_once(_audited(Unseen(LastWord(framework(parts, pages))), parts), parts), pages), parts.settings)
    door = FrontDoor(
        RequestIds(app, parts.metrics, parts.clock, quiet=_QUIET),
        {"/api/events": parts.ingest.events, "/metrics": parts.ingest.points},
        {
            "/ws": websocket_endpoint(parts.hub, parts.accounts.gate),
            SOCKETIO_PATH: parts.socketio,
            "/ws/": websocket_endpoint(parts.hub, parts.accounts.gate, MetricFace(parts.alerting.desk.question_of)),
        },
        {STREAM_PATH: _guarded(parts.streams, parts.settings), SOCKETIO_PATH: _guarded(parts.socketio, parts.settings)},
    )
    return parts.tracing.app(door if parts.settings.keys_in_addresses else HeaderKeys(door), unseen=_UNTRACED)


def fast_path(parts: Parts) -> FastPath | None:
    """The way of small ingest requests past all that `create_app` puts in front of them; whatever is put there in future has to be done or excluded here too.

    Requests with a query pass it by, so keys in addresses are none of its business; with tracing every request has its span.
    """
    return FastPath(parts.ingest) if isinstance(parts.tracing, NoTracing) else None


def _audited(app: ASGIApp, parts: Parts) -> ASGIApp:
    """With what is done by it recorded."""
    trusted = parse_networks(parts.settings.trusted_proxies)
    return AuditTrail(app, parts.accounts.audit, AUDITED, lambda scope: client_address(scope, read_headers(scope), trusted))


def _once(app: ASGIApp, parts: Parts) -> ASGIApp:
    """With calls that have a key carried out once."""
    return IdempotentCalls(app, parts.accounts.idempotency, repeatable(AUDITED), caller_by(parts.accounts.gate))


def _guarded(app: ASGIApp, settings: Settings) -> ASGIApp:
    """With the headers that browsers go by."""
    if settings.cors_origins:
        app = CORSMiddleware(app, allow_origins=settings.cors_origins, allow_methods=["*"], allow_headers=_ALLOWED, expose_headers=_EXPOSED)
    return SecurityHeaders(app, is_https=settings.https)


def _lifespan(parts: Parts):  # type: ignore[no-untyped-def]
    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        await parts.start()
        try:
            yield
        finally:
            await parts.stop()

    return lifespan
