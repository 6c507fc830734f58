"""Each part's own look at itself, in one visible list. None of them asks anything outside of this process."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from tidegauge.app.health.part import Finding, State
from tidegauge.telemetry.breakers.breaker import BreakerReport

if TYPE_CHECKING:
    from tidegauge.app.parts import Parts

Check = Callable[["Parts"], Finding | None]
"""None for a part that this installation does not have."""

STALE_BATCHES: Final = 2_000
"""With more batches than this waiting, answers from the store are noticeably behind."""

TOLD_ERASURES: Final = 10
FILLING: Final = 0.8
BLOCKED_MS: Final = 1_000
BLOCKED_TOLD_MS: Final = 10_000
"""A loop that was blocked for a second is told of for so long: while it is, nobody can be told anything. Shorter ones are in the log and counted."""


def journal(parts: Parts) -> Finding:
    """Whether accepted events can be made durable."""
    held, cap = parts.journal.statistics.bytes_held, parts.settings.journal_max_bytes
    detail = f"{held:,} of {cap:,} bytes"
    if parts.journal.is_refusing:
        return Finding("down", "the disk refuses writes", detail)
    if parts.journal.is_full:
        return Finding("down", "full because the store is behind", detail)
    return Finding("ok", detail=detail) if held < FILLING * cap else Finding("degraded", f"{held / cap:.0%} full because the store is behind", detail)


def store(parts: Parts) -> Finding:
    """Whether questions are answered and batches are stored."""
    found, writer = _outside(parts, "store", "does not answer: the last good answers are given instead"), parts.store.writer.statistics
    behind = parts.journal.last_sequence - parts.store.stored_sequence
    if found is not None and found.state == "down":
        return found
    if writer.last_error:
        return Finding("degraded", "inserts fail and are tried again", writer.last_error)
    if behind >= STALE_BATCHES:
        return Finding("degraded", f"{behind:,} batches behind")
    return found or Finding("ok")


def metadata(parts: Parts) -> Finding:
    """What the last look at the metadata store found; one is taken every few seconds."""
    return parts.health.metadata


def redis(parts: Parts) -> Finding | None:
    """Whether rates are counted together."""
    return _outside(parts, "redis", "does not answer: rates are counted by each node alone")


def smtp(parts: Parts) -> Finding | None:
    """Whether mail leaves."""
    return _outside(parts, "smtp", "does not answer: mails wait and are tried again")


def webhooks(parts: Parts) -> Finding | None:
    """Hosts and services that messages go to, and the login provider: those that do not answer, if any."""
    away = parts.breakers.board.place_reports()
    if not away:
        return None
    return Finding(
        "degraded", f"{len(away)} of the places that are told or asked outside do not answer", ", ".join(sorted(report.part for report in away)[:20])
    )


def event_loop(parts: Parts) -> Finding:
    """Whether something held up the whole process just now."""
    blocked, now_ms = parts.watchdog.blockage, parts.clock.now_ms()
    if blocked is None or blocked.lasted_ms < BLOCKED_MS or now_ms - blocked.at_ms - blocked.lasted_ms > BLOCKED_TOLD_MS:
        return Finding("ok")
    return Finding("degraded", "was blocked just now: everything waited", f"{blocked.lasted_ms} ms in {blocked.where}")


def erasing(parts: Parts) -> Finding | None:
    """Deleted projects and erased people whose events do not go, if any."""
    projects, people = parts.accounts.tenancy.retries.failures(), parts.privacy.eraser.retries.failures()
    if not projects and not people:
        return None
    failures = [*(("project", failure) for failure in projects), *(("erasure", failure) for failure in people)]
    told = [f"{kind} {failure.name}: {failure.reason} ({failure.attempts} tries)" for kind, failure in failures[:TOLD_ERASURES]]
    return Finding("degraded", f"{len(failures)} erasures fail and are tried again", "; ".join(told))


CHECKS: Final[dict[str, Check]] = {
    "journal": journal,
    "store": store,
    "metadata": metadata,
    "redis": redis,
    "smtp": smtp,
    "webhooks": webhooks,
    "event_loop": event_loop,
    "erasing": erasing,
}


def _outside(parts: Parts, name: str, message: str) -> Finding | None:
    report = parts.breakers.board.find(name)
    return None if report is None else outside(report, message)


def outside(report: BreakerReport, message: str) -> Finding:
    """An outside part by its breaker: `message` while it does not answer."""
    if report.state == "closed" and not report.is_failing:
        return Finding("ok", "ok", "", report.latency_ms, report.checked_ms)
    state: State = "degraded" if report.state == "closed" else "down"
    return Finding(state, message, f"{report.last_fault}; breaker {report.state}", report.latency_ms, report.checked_ms)
