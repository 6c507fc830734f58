"""When a breaker opens, how long it waits, and what callers are told meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, Literal

import msgspec
from interlock import Config

JITTER: Final = 0.2
"""Every process draws its waits by so much longer or shorter, so that nodes which lost a part together do not come back to it together."""

_BACKOFF: Final = 2.0
_NEVER_S: Final = 86_400.0

BreakerState = Literal["closed", "half_open", "open"]


class Policy(msgspec.Struct, frozen=True):
    """`failures` in a row open the breaker for `wait_s`; twice as long after every probe that fails, up to `longest_wait_s`.

    `is_fault` tells which errors are the part's: others are answers, such as a question that was refused. `message` and `code` are what callers get.
    """

    failures: int
    wait_s: float
    longest_wait_s: float
    is_fault: Callable[[Exception], bool]
    message: str
    code: str = "unavailable"

    def is_failure(self, *, result: object, exception: Exception | None) -> bool:
        """Whether a call that ended says that the part is down: its own faults, and any time that ran out."""
        return exception is not None and (isinstance(exception, TimeoutError) or self.is_fault(exception))


def config_of(policy: Policy, luck: float) -> Config:
    """The library's settings for a policy; `luck` from 0 to 1 places the wait within its jitter."""
    wait_s = policy.wait_s * (1 - JITTER + 2 * JITTER * luck)
    return Config(
        failure_rate_threshold=1.0,  # of a window of as many calls as open it: that is in a row
        minimum_number_of_calls=policy.failures,
        window_size=policy.failures,
        slow_call_duration_threshold=_NEVER_S,
        permitted_calls_in_half_open=1,
        max_concurrent_probes=1,
        wait_duration_in_open=wait_s,
        wait_duration_backoff_multiplier=_BACKOFF,
        wait_duration_in_open_max=max(wait_s, policy.longest_wait_s),
    )
