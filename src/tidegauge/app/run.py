"""Serve until a signal says stop."""

from __future__ import annotations

import asyncio
import gc
import socket
import sys
from concurrent.futures import Future
from functools import partial

import pyarrow as pa
import structlog
import uvicorn

from tidegauge.app.application import create_app, fast_path
from tidegauge.app.banner import banner
from tidegauge.app.bounded_protocol import sweep_forever
from tidegauge.app.certificate import Certificate
from tidegauge.app.demo.project import DemoProject
from tidegauge.app.ingest_protocol import serving
from tidegauge.app.limits import connection_limits
from tidegauge.app.opening import open_parts
from tidegauge.app.parts import Parts
from tidegauge.app.redirect_port import RedirectPort
from tidegauge.app.self_monitoring.monitor import SelfMonitor
from tidegauge.app.statistics import attach_readings
from tidegauge.core.long_work import give_short_threads
from tidegauge.core.settings import Settings
from tidegauge.core.settings_source import InvalidSettings
from tidegauge.live.transports.frame_protocol import FrameProtocol
from tidegauge.store.engines.port import Engine

log = structlog.get_logger(__name__)

_STOP_S = 3
"""Open requests get this long to end after SIGTERM."""


_FAREWELL_S = 0.05
"""What is said to live connections gets this long to reach their sockets, which are closed next."""


class _Server(uvicorn.Server):
    """Says so when it listens, and only then begins what a listening server can do without: the first request or two wait for it, not the start."""

    def __init__(self, config: uvicorn.Config, parts: Parts, *, is_demo: bool) -> None:
        super().__init__(config)
        self._parts = parts
        self._is_demo = is_demo

    async def startup(self, sockets: list[object] | None = None) -> None:  # type: ignore[override]
        await super().startup()
        if self.started:
            host, port = self.servers[0].sockets[0].getsockname()[:2]
            scheme = "https" if self.config.is_ssl else "http"
            print(banner(f"{scheme}://{host}:{port}", self._parts.first_run, is_demo=self._is_demo), file=sys.stdout, flush=True)
            self._parts.supervisor.start("connection-limits", partial(sweep_forever, self.server_state.connections))
            self._parts.supervisor.start("ingest-warm", self._parts.ingest.warm)
            if self._parts.settings.self_monitoring:
                self._parts.supervisor.start("self-monitoring", SelfMonitor(self._parts).run)
            if self._is_demo:
                self._parts.supervisor.start("demo", self._run_demo)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Live connections are asked to come back before the server waits for what is open to end."""
        self._parts.health.is_serving = False
        self._parts.hub.roster.send_away()
        await asyncio.sleep(_FAREWELL_S)
        await super().shutdown(sockets)

    async def _run_demo(self) -> None:
        parts = self._parts
        await parts.ingest.warm()
        await DemoProject(parts.accounts, parts.dashboards.maker, parts.ingest.intake, parts.ingest.registry, parts.clock).run()


def serve(settings: Settings, opening: Future[Engine]) -> int:
    """Run the product on the engine that is being opened; the exit code when it has stopped. Raises TidegaugeError when a part cannot be opened."""
    pa.set_memory_pool(pa.system_memory_pool())
    with asyncio.Runner(loop_factory=_loop_factory) as runner:
        return runner.run(_serve(settings, opening))


def _loop_factory() -> asyncio.AbstractEventLoop:
    import uvloop

    loop: asyncio.AbstractEventLoop = uvloop.new_event_loop()
    give_short_threads(loop)
    return loop


async def _serve(settings: Settings, opening: Future[Engine]) -> int:
    certificate = await asyncio.to_thread(Certificate, settings.tls_cert, settings.tls_key) if settings.tls_cert else None
    redirect = await _open_redirect(settings)
    parts = await open_parts(settings, opening=opening)
    attach_readings(parts)
    config = uvicorn.Config(
        create_app(parts),
        host=settings.host,
        port=settings.port,
        loop="none",
        http=serving(connection_limits(settings), fast_path(parts)),
        ws=FrameProtocol,
        ws_ping_interval=settings.ws_heartbeat_s,
        ws_ping_timeout=settings.ws_idle_s,
        log_config=None,
        access_log=False,
        proxy_headers=False,
        server_header=False,
        date_header=False,
        timeout_graceful_shutdown=_STOP_S,
        timeout_keep_alive=settings.keep_alive_s,
        ssl_context_factory=(lambda *_: certificate.context) if certificate is not None else None,
    )
    gc.collect()
    gc.freeze()  # what start-up made stays; collections look only at what came after
    gc.enable()
    gc.set_threshold(100_000, 50, 1_000)  # events are plain structs without cycles: the default of 700 runs a collection every few requests
    server = _Server(config, parts, is_demo=settings.demo)
    if certificate is not None:
        parts.supervisor.start("certificate", certificate.keep_fresh)
    try:
        await server.serve()
    finally:
        if redirect is not None:
            await redirect.close()
    return 0 if server.started else 1


async def _open_redirect(settings: Settings) -> RedirectPort | None:
    if not settings.http_redirect_port:
        return None
    redirect = RedirectPort(settings.base_url)
    try:
        await redirect.open(settings.host, settings.http_redirect_port)
    except OSError as error:
        raise InvalidSettings(f"http_redirect_port {settings.http_redirect_port} cannot be listened on: {error.strerror}.") from None
    return redirect
