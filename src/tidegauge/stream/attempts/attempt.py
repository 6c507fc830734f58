"""An attempt at a funnel."""

from __future__ import annotations

from typing import Final, NamedTuple


class Attempt(NamedTuple):
    """`key`: of the event that began it. `times`: milliseconds of the steps it took; empty: there was none."""

    key: int
    times: tuple[int, ...]


NO_ATTEMPT: Final = Attempt(0, ())
