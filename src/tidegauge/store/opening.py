"""Opens the engine in a thread of its own, while the rest of the product is still being imported."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING

from tidegauge.store.engines.confinement.opening import Confinement, restriction

if TYPE_CHECKING:
    from tidegauge.store.engines.port import Engine


def begin_opening(store_url: str, confinement: Confinement = "off") -> Future[Engine]:
    """The engine of `store.open_current_engine`, or what that raises, later; whoever takes it closes it.

    Most of it is chDB's own code (its library is half a gigabyte to map and relocate, then tables are made) and runs beside Python's. An import that two
    threads need is done by one of them and waited for by the other. chDB's import changes the process's working directory for a moment: begin when
    every path that the start opens is absolute (`load_settings` makes them so).

    A process can confine the engine once: what is loaded then is bound to this store's directory. Raises as `restriction`.
    """
    restrict = restriction(store_url, confinement)
    threads = ThreadPoolExecutor(1, thread_name_prefix="engine-opening")
    opening = threads.submit(_open, store_url, restrict)
    threads.shutdown(wait=False)
    return opening


def _open(store_url: str, restrict: Callable[[], None] | None) -> Engine:
    from tidegauge.store.store import open_current_engine

    return open_current_engine(store_url, restrict)
