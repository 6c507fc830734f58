"""An engine that is asked in confined threads only."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Final, TypeVar

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from tidegauge.contracts.ports import QueryLimits, Rows
from tidegauge.store.engines.port import Engine

_THREADS: Final = 16
_CONTROL_THREADS: Final = 2
_T = TypeVar("_T")
_confined = threading.local()


def confine_thread(restrict: Callable[[], None]) -> None:
    """Restrict the calling thread, once."""
    if not is_confined():
        restrict()
        _confined.is_so = True


def is_confined() -> bool:
    """Whether the calling thread is."""
    return bool(getattr(_confined, "is_so", False))


class ConfinedEngine:
    """Implements Engine: `engine`, which was made in a confined thread, asked in threads of its own that `restrict` confines.

    Whoever asks hands over to one of them and waits (0.1 ms); a thread that has called `adopt` asks directly. The engine starts threads of its own when it
    needs more, and they are as confined as the one that asked: one asker without bounds would be enough to make one for later statements.
    """

    def __init__(self, engine: Engine, restrict: Callable[[], None]) -> None:
        self._engine = engine
        self._restrict = restrict
        self._threads = ThreadPoolExecutor(_THREADS, "engine", initializer=confine_thread, initargs=(restrict,))
        self._controls = ThreadPoolExecutor(_CONTROL_THREADS, "engine-control", initializer=confine_thread, initargs=(restrict,))

    def adopt(self) -> None:
        """See Engine."""
        confine_thread(self._restrict)

    def insert(self, statement: str, block: pa.Table) -> None:
        """See Engine."""
        self._run(self._engine.insert, statement, block)

    def query(self, statement: str, parameters: dict[str, Any], limits: QueryLimits, query_id: str) -> Rows:
        """See Engine."""
        return self._run(self._engine.query, statement, parameters, limits, query_id)

    def integers(self, statement: str, parameters: dict[str, Any]) -> npt.NDArray[np.uint64]:
        """See Engine."""
        return self._run(self._engine.integers, statement, parameters)

    def stream(self, statement: str, parameters: dict[str, Any]) -> Iterator[pa.Table]:
        """See Engine. Each block is fetched in a confined thread, the rows are read in the caller's."""
        blocks = self._run(self._engine.stream, statement, parameters)
        try:
            while (block := self._run(next, blocks, None)) is not None:
                yield block
        finally:
            self._run(_close, blocks)

    def command(self, statement: str, parameters: dict[str, Any] | None = None) -> None:
        """See Engine."""
        self._run(self._engine.command, statement, parameters)

    def settle(self) -> None:
        """See Engine."""
        self._run(self._engine.settle)

    def kill(self, query_id: str) -> None:
        """See Engine."""
        self._control(self._engine.kill, query_id)

    def interrupt(self) -> None:
        """See Engine."""
        self._engine.interrupt()

    def close(self) -> None:
        """See Engine. What is asked later raises what the engine raises."""
        self._control(self._engine.close)

    def _run(self, work: Callable[..., _T], *arguments: Any) -> _T:
        return work(*arguments) if is_confined() else self._threads.submit(work, *arguments).result()

    def _control(self, work: Callable[..., _T], *arguments: Any) -> _T:
        """By threads that no long statement keeps busy."""
        return work(*arguments) if is_confined() else self._controls.submit(work, *arguments).result()


def _close(blocks: Any) -> None:
    blocks.close()
