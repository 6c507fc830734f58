"""How often the API may be asked: by an address, by a person or key, and by all together."""

from __future__ import annotations

from limits import RateLimitItem

from tidegauge.quota.place import place_of
from tidegauge.quota.windows import Windows, rate_of, refusal


class ApiQuota:
    """Rates read `1000/minute`; an empty one is no limit. Counted for each request that says who asks; sending events has limits of its own."""

    def __init__(self, windows: Windows, *, per_address: str, per_caller: str, together: str) -> None:
        self._windows = windows
        self._rules: list[tuple[str, RateLimitItem, str]] = []
        for kind, text, who in (("together", together, "all callers together"), ("address", per_address, "this address"), ("caller", per_caller, "you")):
            if (rate := rate_of(text)) is not None:
                self._rules.append((kind, rate, who))

    async def admit(self, address: str, caller: str) -> None:
        """One more request. Raises RateLimited."""
        identities = {"together": "", "address": place_of(address), "caller": caller}
        for kind, rate, who in self._rules:
            identity = (f"api-{kind}", identities[kind])
            if not await self._windows.hit(rate, *identity):
                raise await refusal(self._windows, rate, f"Too many requests: {who} may ask {rate.amount:,} times per {rate.get_expiry()} s.", *identity)
