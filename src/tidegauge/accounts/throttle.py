"""Slows down guessing of passwords, without letting anyone lock somebody else out."""

from __future__ import annotations

from limits import RateLimitItem, parse

from tidegauge.core.errors import RateLimited
from tidegauge.quota.place import place_of
from tidegauge.quota.windows import MemoryWindows, Windows, refusal


class LoginThrottle:
    """Counts failed logins: for an account seen from one address, and for an address over all accounts. Rates read `10/15 minutes`; of IPv6 a /64 is one
    address."""

    def __init__(self, per_account: str, per_ip: str, windows: Windows | None = None) -> None:
        self._windows = windows or MemoryWindows()
        self._per_account = parse(per_account)
        self._per_ip = parse(per_ip)

    async def begin(self, email: str, ip: str) -> None:
        """Before the password is checked: counts the attempt, so that many at once count too. Raises RateLimited."""
        place = place_of(ip)
        if not await self._windows.test(self._per_ip, "ip", place):
            raise await self._refusal(self._per_ip, "ip", place)
        if not await self._windows.hit(self._per_account, "account", email, place):
            raise await self._refusal(self._per_account, "account", email, place)

    async def fail(self, ip: str) -> None:
        """The password was wrong."""
        await self._windows.hit(self._per_ip, "ip", place_of(ip))

    async def succeed(self, email: str, ip: str) -> None:
        """The password was right: the account's count starts again."""
        await self._windows.clear(self._per_account, "account", email, place_of(ip))

    async def _refusal(self, item: RateLimitItem, *identity: str) -> RateLimited:
        return await refusal(self._windows, item, "Too many failed logins. Wait before the next try.", *identity)
