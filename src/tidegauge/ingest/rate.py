"""How fast senders may send: requests per address and per key, events per project."""

from __future__ import annotations

from limits import RateLimitItem

from tidegauge.core.clock import Clock
from tidegauge.core.errors import RateLimited
from tidegauge.ingest.limit import IngestLimits
from tidegauge.quota.windows import MemoryWindows, Windows, rate_of, refusal

_BURST_S = 1.0
_MAX_SUSPECTS = 100_000


class RateLimiter:
    """About 4 us in this process for each limit that is set, nothing for the others. Events a second are counted by each node for itself."""

    def __init__(self, limits: IngestLimits, clock: Clock, windows: Windows | None = None) -> None:
        self._windows = windows or MemoryWindows()
        self._per_ip = rate_of(limits.requests_per_ip)
        self._per_key = rate_of(limits.requests_per_key)
        self._unknown_keys = rate_of(limits.unknown_keys_per_ip)
        self._clock = clock
        self._max_events_per_second = limits.max_events_per_second
        self._project_limits: dict[int, int] = {}
        self._due_s: dict[int, float] = {}
        self._suspects: set[str] = set()

    def set_project_limit(self, project: int, max_events_per_second: int) -> None:
        """A project's own limit of events a second; 0 takes the installation's."""
        self._project_limits[project] = max_events_per_second

    def asks_of(self, ip: str) -> bool:
        """Whether the requests of an address or a key are counted, so that `admit_address` and `admit_key` have to be asked."""
        return self._per_ip is not None or self._per_key is not None or ip in self._suspects

    async def admit_address(self, ip: str) -> None:
        """Before the key is known. Also refuses an address that has shown too many unknown keys, so that trying keys is slow."""
        if self._per_ip is not None:
            await self._hit(self._per_ip, "ip", ip, "this address")
        if self._unknown_keys is not None and ip in self._suspects:
            await self._admit_suspect(self._unknown_keys, ip)

    async def admit_key(self, key_id: str) -> None:
        """Raises RateLimited when the key has sent too many requests."""
        if self._per_key is not None:
            await self._hit(self._per_key, "key", key_id, "this key")

    async def note_unknown_key(self, ip: str) -> None:
        """Remember a request without a valid key."""
        if self._unknown_keys is not None:
            if len(self._suspects) >= _MAX_SUSPECTS:
                self._suspects.clear()
            self._suspects.add(ip)
            await self._windows.hit(self._unknown_keys, "unknown", ip)

    async def _admit_suspect(self, item: RateLimitItem, ip: str) -> None:
        """An address that has shown an unknown key; forgotten when its window is over (asking the window for everyone costs 4 us a request)."""
        if not await self._windows.test(item, "unknown", ip):
            raise await self._refusal(item, "unknown", ip, "unknown keys from this address")
        remaining, _ = await self._windows.left(item, "unknown", ip)
        if remaining == item.amount:
            self._suspects.discard(ip)

    def admit_events(self, project: int, count: int) -> None:
        """Raises RateLimited when the project is over its events a second (generic cell rate algorithm, ITU-T I.371).

        A large batch is taken whole and paid for by waiting.
        """
        rate = self._project_limits.get(project) or self._max_events_per_second
        if not rate:
            return
        now_s = self._clock.monotonic_s()
        due_s = max(self._due_s.get(project, now_s), now_s)
        if due_s - now_s >= _BURST_S:
            raise RateLimited(f"The project takes at most {rate:,} events a second. Send again later.", retry_after_s=due_s - now_s - _BURST_S + 1 / rate)
        self._due_s[project] = due_s + count / rate

    async def _hit(self, item: RateLimitItem, kind: str, identity: str, who: str) -> None:
        if not await self._windows.hit(item, kind, identity):
            raise await self._refusal(item, kind, identity, who)

    async def _refusal(self, item: RateLimitItem, kind: str, identity: str, who: str) -> RateLimited:
        return await refusal(self._windows, item, f"Too many requests: {who} may send {item.amount:,} per {item.get_expiry()} s.", kind, identity)
