"""Which way finds the attempts of a funnel."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tidegauge.contracts.funnel_watch import FunnelWatch
from tidegauge.stream.attempts.any_order import any_order
from tidegauge.stream.attempts.attempt import Attempt
from tidegauge.stream.attempts.ordered import furthest
from tidegauge.stream.attempts.stopped import stopped
from tidegauge.stream.attempts.strict import strict

Finder = Callable[[Sequence[int], int], Attempt]
"""(a person's keys ascending, attempts begin before this time) -> the attempt that counts."""


def finder(watch: FunnelWatch) -> Finder:
    """The one for a funnel's order and exclusions."""
    steps, conversion_ms = len(watch.steps), watch.conversion_ms
    reaches = [(one.after, one.before) for one in watch.exclusions]
    if watch.order == "any":
        return lambda keys, entry_end_ms: any_order(keys, steps, len(reaches), conversion_ms, entry_end_ms)
    if watch.order == "strict":
        return lambda keys, entry_end_ms: strict(keys, steps, conversion_ms, entry_end_ms)
    if reaches:
        return lambda keys, entry_end_ms: stopped(keys, steps, reaches, conversion_ms, entry_end_ms)
    return lambda keys, entry_end_ms: furthest(keys, steps, conversion_ms, entry_end_ms)
