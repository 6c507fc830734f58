from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pytest

from tidegauge.contracts.ports import QueryLimits, Rows
from tidegauge.store.engines.confinement.engine import ConfinedEngine, is_confined


class Recorder:
    """Says in which thread it was asked, and whether that was confined."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, bool, int]] = []

    def _note(self, name: str) -> None:
        self.asked.append((name, is_confined(), threading.get_ident()))

    def adopt(self) -> None:
        raise AssertionError("the confined engine's own affair")

    def insert(self, statement: str, block: pa.Table) -> None:
        self._note("insert")

    def query(self, statement: str, parameters: dict[str, Any], limits: QueryLimits, query_id: str) -> Rows:
        self._note("query")
        if statement == "wrong":
            raise ValueError(statement)
        return Rows(["n"], [(1,)])

    def integers(self, statement: str, parameters: dict[str, Any]) -> npt.NDArray[np.uint64]:
        self._note("integers")
        return np.zeros(1, np.uint64)

    def stream(self, statement: str, parameters: dict[str, Any]) -> Iterator[pa.Table]:
        try:
            for number in range(3):
                self._note("block")
                yield pa.table({"n": [number]})
        finally:
            self._note("closed")

    def command(self, statement: str, parameters: dict[str, Any] | None = None) -> None:
        self._note("command")

    def settle(self) -> None:
        self._note("settle")

    def kill(self, query_id: str) -> None:
        self._note("kill")

    def close(self) -> None:
        self._note("close")


def test_everything_is_asked_in_confined_threads_from_wherever_it_comes() -> None:
    restricted: list[int] = []
    inner = Recorder()
    engine = ConfinedEngine(inner, lambda: restricted.append(threading.get_ident()))
    engine.insert("", pa.table({}))
    assert engine.query("", {}, QueryLimits(), "q").rows == [(1,)]
    engine.integers("", {})
    assert [block["n"][0].as_py() for block in engine.stream("", {})] == [0, 1, 2]
    engine.command("")
    engine.settle()
    engine.kill("q")
    engine.close()
    assert [name for name, _, _ in inner.asked] == ["insert", "query", "integers", "block", "block", "block", "closed", "command", "settle", "kill", "close"]
    assert all(is_so and thread in restricted for _, is_so, thread in inner.asked)
    assert not is_confined()


def test_an_adopted_thread_is_confined_once_and_asks_by_itself() -> None:
    restricted: list[int] = []
    inner = Recorder()
    engine = ConfinedEngine(inner, lambda: restricted.append(threading.get_ident()))
    with ThreadPoolExecutor(1, initializer=engine.adopt) as threads:
        for _ in range(2):
            threads.submit(engine.command, "").result()
        threads.submit(engine.adopt).result()
        own = threads.submit(threading.get_ident).result()
    assert (restricted, {thread for _, _, thread in inner.asked}) == ([own], {own})


def test_errors_and_an_early_end_reach_the_asker_and_the_source() -> None:
    inner = Recorder()
    engine = ConfinedEngine(inner, lambda: None)
    with pytest.raises(ValueError, match="wrong"):
        engine.query("wrong", {}, QueryLimits(), "q")
    blocks = engine.stream("", {})
    next(blocks)
    blocks.close()  # type: ignore[attr-defined]
    assert [name for name, _, _ in inner.asked] == ["query", "block", "closed"]
