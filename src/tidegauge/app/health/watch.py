"""Keeps what is known of every part, and tells it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, Final

from tidegauge import __version__
from tidegauge.app.health.checks import CHECKS
from tidegauge.app.health.part import Finding, PartHealth, Since
from tidegauge.core.errors import Unavailable

if TYPE_CHECKING:
    from tidegauge.app.parts import Parts

EVERY_S: Final = 2.0
ANSWER_S: Final = 2.0
RETRY_AFTER_S: Final = 2.0


class HealthWatch:
    """`metadata`: what the last look at the metadata store found. `is_serving` from the end of the start to the beginning of the stop."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._since = Since(parts.clock)
        self.metadata = Finding("ok")
        self.is_serving = False

    async def run(self) -> None:
        """Look at what has to be asked, forever; for the supervisor."""
        while True:
            await self.look()
            await asyncio.sleep(EVERY_S)

    async def look(self) -> None:
        """One look: at the metadata store, then at all parts, so that the times of changes are near the truth when nobody asks."""
        clock = self._parts.clock
        began_s = clock.monotonic_s()
        state, message = "ok", "ok"
        try:
            async with asyncio.timeout(ANSWER_S):
                await self._parts.database.check()
        except Unavailable as error:
            state, message = "down", error.message
        except TimeoutError:
            state, message = "down", f"does not answer within {ANSWER_S:g} s"
        latency_ms = round((clock.monotonic_s() - began_s) * 1000, 3)
        self.metadata = Finding("down" if state == "down" else "ok", message, "", latency_ms, clock.now_ms())
        self.parts()

    def parts(self) -> list[PartHealth]:
        """How every part is now."""
        findings = {name: check(self._parts) for name, check in CHECKS.items()}
        return [self._since.note(name, finding) for name, finding in findings.items() if finding is not None]

    def summary(self, *, is_told_all: bool) -> dict[str, Any]:
        """The body of GET /health: "degraded" while a part is not well, though events are still taken and nothing is lost. Versions, times and details
        are for administrators of the installation."""
        parts = self.parts()
        is_well = all(part.state == "ok" for part in parts)
        told = {"status": "ok" if is_well else "degraded", "checks": {part.name: part.message for part in parts}}
        return told if not is_told_all else {**told, "version": __version__, "parts": parts}

    def check_ready(self) -> None:
        """Raises Unavailable while this process should be sent nothing: before it serves, once it stops, and when it cannot take events."""
        reasons = [] if self.is_serving else ["it starts or stops"]
        reasons += [f"the journal: {part.message}" for part in self.parts() if part.name == "journal" and part.state == "down"]
        if reasons:
            raise Unavailable(f"Not ready: {'; '.join(reasons)}.", code="not_ready", retry_after_s=RETRY_AFTER_S)
