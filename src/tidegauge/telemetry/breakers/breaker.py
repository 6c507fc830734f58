"""One breaker before one part: interlock's, with what operators want to know of it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Final

import msgspec
import structlog
from interlock import CircuitBreaker, CircuitOpenError, Outcome, State
from interlock.protocols import CoreEventListener

from tidegauge.core.clock import Clock
from tidegauge.core.errors import Unavailable
from tidegauge.telemetry.breakers.policy import BreakerState, Policy, config_of

Ping = Callable[[], Awaitable[None]]
"""One cheap use of a part; raises what the part raises. Longer than PING_S is no answer."""

SHORTEST_WAIT_S: Final = 1.0
PING_S: Final = 2.0
IDLE_S: Final = 5.0
"""A part that nobody was heard of for so long is pinged: one that hangs is found without waiting for what hangs in it."""

log = structlog.get_logger(__name__)


class BreakerReport(msgspec.Struct, frozen=True):
    """`since_ms`: when it came to its state, epoch ms. `is_failing`: whether the last call failed, be it closed still. `latency_ms` and `checked_ms`: of the
    last call that was let through, and when that ended; None before the first. `last_fault` is the class of what the part raised last, without its text,
    which may name hosts and passwords."""

    part: str
    state: BreakerState
    is_failing: bool
    since_ms: int
    latency_ms: float | None
    checked_ms: int | None
    opened: int
    refused: int
    last_fault: str


class _Times:
    """interlock's monotonic clock, by ours."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def monotonic(self) -> float:
        return self._clock.monotonic_s()


class PartBreaker(CoreEventListener):
    """Implements contracts.breaker.Breaker. With a `ping`, no caller is ever the probe: they are refused until a ping came through."""

    def __init__(self, part: str, policy: Policy, clock: Clock, *, luck: float, ping: Ping | None = None) -> None:
        self.part, self.policy, self.ping = part, policy, ping
        self._clock = clock
        self._since_ms = clock.now_ms()
        self._latency_ms: float | None = None
        self._checked_ms: int | None = None
        self._heard_s = float("-inf")
        self._opened = self._refused = 0
        self._last_fault = ""
        self._is_failing = False
        self._circuit = CircuitBreaker(name=part, config=config_of(policy, luck), clock=_Times(clock), classifier=policy, listener=self)

    @property
    def is_closed(self) -> bool:
        """See Breaker."""
        return self._circuit.state is State.CLOSED

    @asynccontextmanager
    async def guard(self) -> AsyncIterator[None]:
        """See Breaker."""
        if self.ping is not None and not self.is_closed:
            raise self._refusal(None)
        async with self._admitted():
            yield

    async def probe(self) -> None:
        """Ping the part when it fails, or when nobody has used it for a while. Raises what the ping raises, and Unavailable before a breaker's time."""
        if self.ping is not None and (self._is_failing or not self.is_closed or self._is_idle()):
            async with self._admitted(is_counted=False), asyncio.timeout(PING_S):
                await self.ping()

    def _is_idle(self) -> bool:
        return self._clock.monotonic_s() - self._heard_s >= IDLE_S

    def report(self) -> BreakerReport:
        """How it stands."""
        state: BreakerState = "closed" if self.is_closed else "half_open" if self._circuit.state is State.HALF_OPEN else "open"
        return BreakerReport(
            self.part, state, self._is_failing, self._since_ms, self._latency_ms, self._checked_ms, self._opened, self._refused, self._last_fault
        )

    def on_state_change(self, *, name: str, old: State, new: State) -> None:
        """interlock's: another state."""
        was_away_s = (self._clock.now_ms() - self._since_ms) / 1000
        if new is State.CLOSED:
            log.info("breaker_closed", part=name)
        elif new is State.OPEN:
            self._opened += 1
            log.warning("breaker_opened", part=name, fault=self._last_fault, probe_failed=old is State.HALF_OPEN, state_s=round(was_away_s, 1))
        if State.HALF_OPEN not in (old, new) or new is State.CLOSED:  # a probe that fails leaves it as open as it was
            self._since_ms = self._clock.now_ms()

    def on_call(self, *, name: str, outcome: Outcome, duration: float) -> None:
        """interlock's: a call that was let through has ended."""
        self._latency_ms, self._checked_ms, self._is_failing = round(duration * 1000, 3), self._clock.now_ms(), outcome.is_failure
        self._heard_s = self._clock.monotonic_s()

    @asynccontextmanager
    async def _admitted(self, *, is_counted: bool = True) -> AsyncIterator[None]:
        try:
            async with self._circuit:
                try:
                    yield
                except Exception as error:  # catch-all: raised again; only its class is noted
                    if self.policy.is_failure(result=None, exception=error):
                        self._last_fault = type(error).__name__
                    raise
        except CircuitOpenError as refused:
            raise self._refusal(refused.retry_after, is_counted=is_counted) from None

    def _refusal(self, wait_s: float | None, *, is_counted: bool = True) -> Unavailable:
        self._refused += is_counted
        return Unavailable(self.policy.message, code=self.policy.code, retry_after_s=max(wait_s or 0.0, self.policy.wait_s, SHORTEST_WAIT_S))
