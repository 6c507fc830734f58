"""Slows down guessing of passwords, without letting anyone lock somebody else out."""

from __future__ import annotations

import time

from limits import RateLimitItem, parse
from limits.storage import MemoryStorage
from limits.strategies import FixedWindowRateLimiter

from tidegauge.core.errors import RateLimited


class LoginThrottle:
    """Counts failed logins in this process: for an account seen from one address, and for an address over all accounts. Rates read `10/15 minutes`."""

    def __init__(self, per_account: str, per_ip: str) -> None:
        self._windows = FixedWindowRateLimiter(MemoryStorage())
        self._per_account = parse(per_account)
        self._per_ip = parse(per_ip)

    def begin(self, email: str, ip: str) -> None:
        """Before the password is checked: counts the attempt, so that many at once count too. Raises RateLimited."""
        if not self._windows.test(self._per_ip, "ip", ip):
            self._refuse(self._per_ip, "ip", ip)
        if not self._windows.hit(self._per_account, "account", email, ip):
            self._refuse(self._per_account, "account", email, ip)

    def fail(self, ip: str) -> None:
        """The password was wrong."""
        self._windows.hit(self._per_ip, "ip", ip)

    def succeed(self, email: str, ip: str) -> None:
        """The password was right: the account's count starts again."""
        self._windows.clear(self._per_account, "account", email, ip)

    def _refuse(self, item: RateLimitItem, *identity: str) -> None:
        wait_s = self._windows.get_window_stats(item, *identity).reset_time - time.time()
        raise RateLimited("Too many failed logins. Wait before the next try.", retry_after_s=min(max(wait_s, 1.0), float(item.get_expiry())))
